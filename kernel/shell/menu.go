package shell

import (
	"context"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/sahilm/fuzzy"

	"kvsh/kernel/engine"
	"kvsh/kernel/shell/edit"
)

// An offer is a name that may complete what is typed.
type offer struct{ text, kind, typ, doc string }

// offers are the names that fit a text at a place, as a completion has found them.
type offers struct {
	text     string // of the editor
	at       int    // of its cursor, in bytes of the text
	from, to int    // what an offer takes the place of
	list     []offer
}

// menu is the offers that fit what is typed until now, to choose from.
type menu struct {
	offers
	fit      []fuzzy.Match // by their fit
	selected int
}

// menuRows is the number of offers that are shown at once.
const menuRows = 8

// complete asks what fits at the cursor; at the beginning of a line it indents.
func (s *shell) complete() tea.Cmd {
	line, col := s.editor.Cursor()
	if strings.TrimSpace(s.editor.Lines()[line][:col]) == "" {
		s.editor.Replace(s.editor.Offset(), s.editor.Offset(), "\t")
		return nil
	}
	text, at := s.editor.Text(), s.editor.Offset()
	return func() tea.Msg { return s.offersAt(text, at) }
}

// offersAt finds what fits at an offset of a text, whatever of the name is typed.
func (s *shell) offersAt(text string, at int) offers {
	session, err := s.sessions.current()
	if err != nil {
		return offers{text: text, at: at, from: at, to: at}
	}
	env := s.environment(context.Background(), nil, nil)
	if from, to, items, ok := env.Complete(text, at); ok {
		o := offers{text: text, at: at, from: from, to: to}
		for _, i := range items {
			o.list = append(o.list, offer{text: i.Text, kind: i.Kind, typ: i.Short})
		}
		return o
	}
	found := session.Complete(text, at)
	if begin := found.Start; begin < at { // all names, as other letters may be meant
		all := session.Complete(text[:begin]+text[at:], begin)
		for _, i := range all.Items {
			if all.Start == begin && !slices.ContainsFunc(found.Items, func(x engine.Candidate) bool { return x.Text == i.Text }) {
				found.Items = append(found.Items, i)
			}
		}
	}
	o := offers{text: text, at: at, from: found.Start, to: max(found.End, at)}
	for _, i := range found.Items {
		o.list = append(o.list, offer{i.Text, i.Kind, i.Type, i.Doc})
	}
	return o
}

// offered opens the menu, or completes at once if only one name fits.
func (s *shell) offered(o offers) {
	if o.text != s.editor.Text() || o.at != s.editor.Offset() || s.search != nil {
		return // other keys came meanwhile
	}
	m := &menu{offers: o}
	m.rank(o.text[o.from:o.at])
	s.menu = nil
	switch len(m.fit) {
	case 0:
	case 1:
		s.accept(m)
	default:
		s.menu = m
	}
}

// rank keeps the offers that fit what is typed, the best first: those that begin
// with it, then those that have its letters in their order.
func (m *menu) rank(typed string) {
	m.selected, m.fit = 0, nil
	if typed == "" {
		for i, o := range m.list {
			m.fit = append(m.fit, fuzzy.Match{Str: o.text, Index: i})
		}
		return
	}
	var begin, fold, others []fuzzy.Match
	for _, match := range fuzzy.FindFrom(typed, m) {
		switch {
		case strings.HasPrefix(match.Str, typed):
			begin = append(begin, match)
		case len(match.Str) >= len(typed) && strings.EqualFold(match.Str[:len(typed)], typed):
			fold = append(fold, match)
		default:
			others = append(others, match)
		}
	}
	m.fit = append(append(begin, fold...), others...)
}

// String and Len make the offers a source of package fuzzy.
func (m *menu) String(i int) string { return m.list[i].text }
func (m *menu) Len() int            { return len(m.list) }

// accept puts the offer that is selected in the place of what is typed.
func (s *shell) accept(m *menu) {
	o := m.list[m.fit[m.selected].Index]
	s.editor.Replace(m.from, max(m.to, s.editor.Offset()), o.text)
	s.menu, s.walk = nil, nil
}

// menuKey is a key while the menu is open; the editor gets those that are not
// taken.
func (s *shell) menuKey(k edit.Key) (cmd tea.Cmd, taken bool) {
	m := s.menu
	switch k.Name {
	case "tab", "down", "ctrl+n":
		m.selected = (m.selected + 1) % len(m.fit)
	case "shift+tab", "up", "ctrl+p":
		m.selected = (m.selected + len(m.fit) - 1) % len(m.fit)
	case "pgdown":
		m.selected = min(m.selected+menuRows, len(m.fit)-1)
	case "pgup":
		m.selected = max(m.selected-menuRows, 0)
	case "enter":
		s.accept(m)
		return s.advise(), true
	case "esc", "ctrl+c", "ctrl+g":
		s.menu = nil
	default:
		return s.narrow(k)
	}
	return nil, true
}

// narrow types on while the menu is open.
func (s *shell) narrow(k edit.Key) (cmd tea.Cmd, taken bool) {
	m := s.menu
	before := s.editor.Offset()
	if event := s.editor.Press(k); event != edit.Changed {
		s.menu = nil
		return s.after(event), true
	}
	s.walk = nil
	at, text := s.editor.Offset(), s.editor.Text()
	m.to = max(m.to+at-before, at)
	if at < m.from || at > len(text) || strings.ContainsAny(text[m.from:at], " \t\n.(){}[],;") {
		s.menu = nil
		if k.Text == "." {
			return tea.Batch(s.advise(), s.complete()), true
		}
		return s.advise(), true
	}
	if m.rank(text[m.from:at]); len(m.fit) == 0 {
		s.menu = nil
	}
	return s.advise(), true
}

// rows is the menu as lines of the screen, the last of which tells of the selected
// offer.
func (m *menu) rows(t *theme, width, height int) (rows []string) {
	count := min(menuRows, max(height-1, 1), len(m.fit))
	top := min(max(m.selected-count/2, 0), len(m.fit)-count)
	names := 0
	for _, f := range m.fit[top : top+count] {
		names = max(names, ansi.StringWidth(f.Str))
	}
	names = min(names, max(width/2, 8))
	for i := top; i < top+count; i++ {
		rows = append(rows, ansi.Truncate(m.row(t, i, names, width), width, ""))
	}
	o := m.list[m.fit[m.selected].Index]
	foot := fmt.Sprintf("%d of %d", m.selected+1, len(m.fit))
	if o.doc != "" {
		foot += "  " + printable(o.doc)
	}
	return append(rows, paint(t.dim, ansi.Truncate("  "+foot, width, "…")))
}

func (m *menu) row(t *theme, i, names, width int) string {
	f := m.fit[i]
	o := m.list[f.Index]
	name := ansi.Truncate(o.text, names, "…")
	blank := strings.Repeat(" ", names-ansi.StringWidth(name))
	about := o.typ
	if about == "" {
		about = o.kind
	}
	about = ansi.Truncate(printable(about), max(width-names-5, 0), "…")
	if i == m.selected {
		row := " " + name + blank + "  " + about
		return " " + paint(t.selected, row+strings.Repeat(" ", max(width-ansi.StringWidth(row)-2, 0)))
	}
	return "  " + marked(t, name, f.MatchedIndexes) + blank + "  " + paint(t.dim, about)
}

// marked is a text with the letters at some offsets marked.
func marked(t *theme, text string, at []int) string {
	var b strings.Builder
	for i, r := range text {
		letter := string(r)
		if len(at) > 0 && at[0] == i {
			letter = paint(t.matched, letter)
			at = at[1:]
		}
		b.WriteString(letter)
	}
	return b.String()
}
