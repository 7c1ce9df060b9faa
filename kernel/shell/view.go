package shell

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"kvsh/kernel/shell/highlight"
	"kvsh/kernel/shell/screen"
)

// patience is how long a cell runs before the screen says so.
const patience = time.Second

// coloring is the text being typed with its colours, as long as it is the same.
type coloring struct {
	text  string
	theme string
	cell  *cellText
}

// draw brings the screen up to date.
func (s *shell) draw() {
	width, height := s.screen.Size()
	if s.pager != nil {
		s.screen.Draw(s.pager.draw(&s.look.theme, width))
		return
	}
	rows, cursor := s.rows(width-1, height)
	s.screen.Draw(rows, cursor)
}

// rows is what stands below all that was printed.
func (s *shell) rows(width, height int) ([]string, screen.Cursor) {
	if s.ask != nil {
		above := s.printer.liveRows()
		asked, cursor := s.ask.rows(s.printer.tail, width)
		cursor.Row += len(above)
		return append(above, asked...), cursor
	}
	above := last(slices.Concat(s.printer.rows(width), s.status(width)), max((height-1)/2, 1))
	below := s.below(width, max(height/2, 2))
	room := max(height-len(above)-len(below), 1)
	sheet := s.sheet(width, room)
	cursor := sheet.cursor
	cursor.Row += len(above)
	if s.search != nil {
		rows, column := s.search.rows(&s.look.theme, width, max(height-len(above), 2))
		return append(above, rows...), screen.Cursor{Row: len(above), Column: column}
	}
	return slices.Concat(above, sheet.rows, below), cursor
}

// status tells of the cell that runs and of those that wait.
func (s *shell) status(width int) (rows []string) {
	if s.running == nil {
		return nil
	}
	t := &s.look.theme
	if took := time.Since(s.running.began) - s.running.idle; took >= patience {
		frames := []rune("⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏")
		text := fmt.Sprintf("%c In[%d] runs for %s; Ctrl-C stops it", frames[s.spin%len(frames)], s.running.number, duration(took))
		rows = append(rows, paint(t.dim, ansi.Truncate(text, width, "…")))
	}
	const most = 4
	for i, source := range s.queue {
		if i == most {
			rows = append(rows, paint(t.dim, fmt.Sprintf("and %d more wait", len(s.queue)-most)))
			break
		}
		line, _, more := strings.Cut(source, "\n")
		if more {
			line += " …"
		}
		rows = append(rows, paint(t.dim, ansi.Truncate(fmt.Sprintf("In[%d]: %s", s.number+i, printable(line)), width, "…")))
	}
	return rows
}

// below is what lies under the text: the menu, or the signature.
func (s *shell) below(width, height int) []string {
	switch {
	case s.menu != nil:
		return s.menu.rows(&s.look.theme, width, height)
	case s.tip.signature != "":
		return []string{s.tip.row(&s.look.theme, width)}
	}
	return nil
}

// sheet is the text being typed.
func (s *shell) sheet(width, height int) sheet {
	text := s.editor.Text()
	if c := &s.colored; c.cell == nil || c.text != text || c.theme != s.look.theme.name {
		*c = coloring{text, s.look.theme.name, newCellText(&s.look.theme, s.editor.Lines(), s.sessions.isPackage)}
	}
	cell := s.colored.cell
	cell.lines = s.editor.Lines()
	cell.pair = [2]int{}
	if open, shut, ok := highlight.Match(text, s.editor.Offset()); ok {
		cell.pair = [2]int{open, shut}
	}
	cell.from, cell.to, _ = s.editor.Selection()
	prompt, more := s.prompts(s.number + len(s.queue))
	if mode := s.editor.Mode(); mode != "" && mode != "insert" {
		prompt = paint(s.look.theme.selected, ansi.Strip(prompt))
	}
	line, col := s.editor.Cursor()
	return cell.lay(prompt, more, line, col, width, height)
}

func last[T any](list []T, most int) []T { return list[max(len(list)-most, 0):] }
