package shell

import (
	"os"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"

	"kvsh/kernel/shell/graphics"
)

// Messages to the loop.
type (
	feedMsg   struct{}                      // cells have given something
	tickMsg   struct{ e *execution }        // time has passed while a cell runs
	sizeMsg   struct{ width, height int }   // of the terminal, in cells
	signalMsg struct{ os.Signal }           // from outside
	callMsg   struct{ call func() tea.Cmd } // something to do in the loop
)

// inLoop has the loop do something, and waits until it is done.
func (s *shell) inLoop(do func() tea.Cmd) {
	done := make(chan struct{})
	s.send(callMsg{func() tea.Cmd {
		defer close(done)
		return do()
	}})
	select {
	case <-done:
	case <-s.feed.end:
	}
}

// Init asks the terminal what it is, and does what comes before the first cell.
func (s *shell) Init() tea.Cmd {
	query := background
	switch {
	case s.look.fixed:
	case graphics.InTmux(s.opts.Env):
		query += graphics.TmuxQuery
	default:
		query += graphics.Query
	}
	_, _ = s.opts.Out.WriteString(query) // what fails here fails again when it is drawn
	return tea.Batch(s.begun, s.notice)
}

// View is for bubbletea's own drawing, which is not used.
func (s *shell) View() tea.View { return tea.NewView("") }

// Update takes a message, and draws what has changed.
func (s *shell) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmd := s.take(msg)
	s.draw()
	return s, cmd
}

func (s *shell) take(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return s.key(msg)
	case tea.PasteMsg:
		return s.paste(msg.Content)
	case sizeMsg:
		s.resize(msg.width, msg.height)
	case tea.BackgroundColorMsg:
		if s.look.fixed { // it was asked for nothing else
			s.answers.complete()
		}
		s.look.dark = msg.IsDark()
		s.look.apply()
	case uv.PrimaryDeviceAttributesEvent, uv.KittyGraphicsEvent, uv.CellSizeEvent:
		if _, last := msg.(uv.PrimaryDeviceAttributesEvent); last {
			s.answers.complete()
		}
		s.look.learn(msg)
	case signalMsg:
		return s.signal(msg)
	case feedMsg:
		s.printer.take(s.feed.take())
	case callMsg:
		return msg.call()
	case doneMsg:
		return s.ended(msg)
	case tickMsg:
		if msg.e == s.running {
			s.spin++
			return s.tick()
		}
	case offers:
		s.offered(msg)
	case tip:
		s.tipped(msg)
	}
	return nil
}

func (s *shell) resize(width, height int) {
	s.screen.Resize(width, height)
	s.look.width, s.look.height = width, height
	s.look.apply()
	if s.pager != nil {
		s.pager.resize(width, height)
	}
}

func (s *shell) signal(msg signalMsg) tea.Cmd {
	if msg.Signal == syscall.SIGINT {
		return s.cancel()
	}
	s.exit = 128 + int(msg.Signal.(syscall.Signal))
	s.end()
	return tea.Quit
}

// tick comes back after a while, for the sign that a cell runs.
func (s *shell) tick() tea.Cmd {
	e := s.running
	return tea.Tick(spinEvery, func(time.Time) tea.Msg { return tickMsg{e} })
}

// spinEvery is how often the sign that a cell runs moves.
const spinEvery = 120 * time.Millisecond
