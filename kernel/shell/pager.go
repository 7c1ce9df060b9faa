package shell

import (
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"charm.land/bubbles/v2/viewport"
	"github.com/charmbracelet/x/ansi"

	"kvsh/kernel/shell/screen"
)

// pager shows a long text on the alternate screen.
type pager struct {
	view   viewport.Model
	lines  []string
	typing bool   // what is searched for
	query  string // that was typed, or is
	found  int    // the line that was found last, -1 for none
	shown  int    // the line at the top since then
	opened time.Time
	closed chan struct{}
}

// sideways is how far a step to the side goes, in cells.
const sideways = 8

// page shows a text in the pager, if the terminal is too low for it, and waits until
// it is closed.
func (s *shell) page(text string) {
	closed := make(chan struct{})
	s.inLoop(func() tea.Cmd {
		s.printer.take(s.feed.take())
		if s.plain || lines(text) < s.look.height && !tooWide(text, s.look.width) {
			s.printer.print(text)
			close(closed)
			return nil
		}
		s.pager = newPager(text, s.look.width, s.look.height, closed)
		s.screen.Full(true)
		return nil
	})
	select {
	case <-closed:
	case <-s.feed.end:
	}
}

func tooWide(text string, width int) bool {
	for line := range strings.SplitSeq(text, "\n") {
		if len(line) > width && ansi.StringWidth(line) > width {
			return true
		}
	}
	return false
}

func newPager(text string, width, height int, closed chan struct{}) *pager {
	text = strings.ReplaceAll(strings.TrimRight(text, "\n"), "\t", tab)
	p := &pager{view: viewport.New(viewport.WithWidth(width), viewport.WithHeight(max(height-1, 1))), found: -1, opened: time.Now(), closed: closed}
	p.lines = strings.Split(text, "\n")
	p.view.SetContentLines(p.lines)
	p.view.SetHorizontalStep(sideways)
	return p
}

func (p *pager) resize(width, height int) {
	p.view.SetWidth(width)
	p.view.SetHeight(max(height-1, 1))
}

func (s *shell) pagerKey(msg tea.KeyPressMsg) tea.Cmd {
	p := s.pager
	if p.typing {
		p.typeQuery(msg)
		return nil
	}
	switch msg.String() {
	case "q", "esc", "ctrl+c", "ctrl+d", "enter":
		s.pager = nil
		s.idle(p.opened)
		s.screen.Full(false)
		close(p.closed)
	case "/":
		p.typing, p.query = true, ""
	case "n":
		p.next(1)
	case "N", "shift+n":
		p.next(-1)
	case "g", "home", "<":
		p.view.GotoTop()
	case "G", "shift+g", "end", ">":
		p.view.GotoBottom()
	case "0":
		p.view.SetXOffset(0)
	default:
		p.view, _ = p.view.Update(msg)
	}
	return nil
}

func (p *pager) typeQuery(msg tea.KeyPressMsg) {
	switch msg.String() {
	case "enter":
		p.typing = false
		p.next(1)
	case "esc", "ctrl+c":
		p.typing, p.query = false, ""
	case "backspace":
		_, size := lastLetter(p.query)
		p.query = p.query[:len(p.query)-size]
	default:
		p.query += msg.Text
	}
}

// next goes to the next line that has what is searched for: from the one found last,
// which need not be at the top, or from the top if the text was moved since.
func (p *pager) next(step int) {
	if p.query == "" {
		return
	}
	from := p.view.YOffset()
	if p.found >= 0 && from == p.shown {
		from = p.found
	}
	query := strings.ToLower(p.query)
	for i := 1; i <= len(p.lines); i++ {
		at := ((from+i*step)%len(p.lines) + len(p.lines)) % len(p.lines)
		if strings.Contains(strings.ToLower(ansi.Strip(p.lines[at])), query) {
			p.view.SetYOffset(at)
			p.found, p.shown = at, p.view.YOffset()
			return
		}
	}
}

// draw is the pager as lines of the screen.
func (p *pager) draw(t *theme, width int) ([]string, screen.Cursor) {
	rows := strings.Split(p.view.View(), "\n")
	foot := fmt.Sprintf(" lines %d-%d of %d  q leaves, / searches, arrows move", p.view.YOffset()+1,
		min(p.view.YOffset()+p.view.Height(), len(p.lines)), len(p.lines))
	if p.typing {
		query := ending(p.query, width-2)
		return append(rows, "/"+query), screen.Cursor{Row: len(rows), Column: ansi.StringWidth("/" + query)}
	}
	return append(rows, paint(t.selected, ansi.Truncate(foot, width, "…"))), screen.Cursor{Row: len(rows), Hidden: true}
}
