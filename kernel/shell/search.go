package shell

import (
	"fmt"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"kvsh/kernel/shell/edit"
	"kvsh/kernel/shell/history"
)

// search is the search for a cell of the history.
type search struct {
	query    string
	found    []history.Match
	selected int
}

// mostFound is how many cells are searched for, and searchRows how many of them are
// shown at once.
const (
	mostFound  = 200
	searchRows = 8
)

func (s *shell) beginSearch() {
	s.menu, s.tip = nil, tip{}
	s.search = &search{}
	s.seek("")
}

func (s *shell) seek(query string) {
	s.search.query, s.search.selected = query, 0
	s.search.found = s.past().Search(query, mostFound)
}

func (s *shell) searchKey(k edit.Key) tea.Cmd {
	f := s.search
	switch k.Name {
	case "enter", "tab", "right":
		s.search = nil
		if len(f.found) > 0 {
			s.editor.Set(f.found[f.selected].Source)
			s.walk = nil
		}
		return s.advise()
	case "esc", "ctrl+c", "ctrl+g":
		s.search = nil
	case "up", "ctrl+r", "ctrl+p":
		f.selected = max(min(f.selected+1, len(f.found)-1), 0)
	case "down", "ctrl+s", "ctrl+n":
		f.selected = max(f.selected-1, 0)
	case "backspace", "ctrl+h":
		_, size := lastLetter(f.query)
		s.seek(f.query[:len(f.query)-size])
	case "ctrl+u":
		s.seek("")
	case "ctrl+w":
		s.seek(f.query[:strings.LastIndexByte(strings.TrimRight(f.query, " "), ' ')+1])
	default:
		if k.Text != "" {
			s.seek(f.query + k.Text)
		}
	}
	return nil
}

// rows is the search as lines of the screen: the query, and the cells found, the
// newest at the top.
func (f *search) rows(t *theme, width, height int) (rows []string, cursor int) {
	label := fmt.Sprintf("history (%d): ", len(f.found))
	if len(f.found) == mostFound {
		label = fmt.Sprintf("history (%d or more): ", len(f.found))
	}
	label = ansi.Truncate(label, width-1, "")
	query := ending(f.query, width-1-ansi.StringWidth(label))
	rows = append(rows, paint(t.in, label)+query)
	count := max(min(searchRows, height-1, len(f.found)), 0)
	top := min(max(f.selected-count/2, 0), len(f.found)-count)
	for i := top; i < top+count; i++ {
		rows = append(rows, f.row(t, i, width))
	}
	return rows, ansi.StringWidth(label + query)
}

// row is a cell that was found, on one line.
func (f *search) row(t *theme, i, width int) string {
	m := f.found[i]
	var b strings.Builder
	marks := m.Spans
	for at, r := range m.Source {
		for len(marks) > 0 && marks[0][1] <= at {
			marks = marks[1:]
		}
		letter := string(r)
		switch {
		case r == '\n':
			letter = paint(t.dim, "⏎ ")
		case r == '\t':
			letter = ""
		case len(marks) > 0 && marks[0][0] <= at:
			letter = paint(t.matched, printable(letter))
		default:
			letter = printable(letter)
		}
		b.WriteString(letter)
		if at > 4*width {
			break
		}
	}
	if i == f.selected {
		row := ansi.Truncate(" "+ansi.Strip(b.String()), width-2, "…")
		return " " + paint(t.selected, row+strings.Repeat(" ", max(width-2-ansi.StringWidth(row), 0)))
	}
	return ansi.Truncate("  "+b.String(), width-1, "…")
}

// lastLetter is the last letter of a text.
func lastLetter(text string) (rune, int) { return utf8.DecodeLastRuneInString(text) }
