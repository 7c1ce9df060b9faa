package shell

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"kvsh/kernel"
	"kvsh/kernel/command"
	"kvsh/kernel/shell/history"
)

// begin runs what comes before the first cell.
func (s *shell) begin() tea.Cmd {
	e, work := s.first()
	if work == nil {
		return nil
	}
	return s.occupy(e, work)
}

// first is what comes before the first cell: the user's own file, and the cells of
// a session that is brought back. There is no work if there is neither.
func (s *shell) first() (e *execution, work func() error) {
	text, err := os.ReadFile(s.opts.Init)
	switch {
	case s.opts.Init == "" || errors.Is(err, fs.ErrNotExist):
		text = nil
	case err != nil:
		s.complain(fmt.Sprintf("read the file to run first: %v", err))
	}
	if len(text) == 0 && !s.opts.Resume {
		return nil, nil
	}
	e = newExecution(s.life, "the beginning")
	return e, func() error {
		if len(text) > 0 {
			if err := s.runInit(e, string(text)); err != nil {
				return err
			}
		}
		if s.opts.Resume {
			return s.resume(e)
		}
		return nil
	}
}

// notice tells what is to be told of the history, once it is open.
func (s *shell) notice() tea.Msg {
	_, err := s.openHistory()
	past := s.lastSession()
	return callMsg{func() tea.Cmd {
		if err != nil {
			s.complain(fmt.Sprintf("the history is of this session only: %v", err))
		}
		if past != nil && !past.Ended && !s.opts.Resume {
			s.say(fmt.Sprintf("The session of %s was cut off after %s; kvsh -resume brings it back.", clock(past.Last.Local(), time.Now()), count(len(past.Cells), "cell")))
		}
		return nil
	}}
}

// runInit runs the user's file of cells; what fails in it does not keep the shell
// from being used.
func (s *shell) runInit(e *execution, text string) error {
	session, err := s.sessions.current()
	if err != nil {
		return err
	}
	return s.opts.Notebook(e.ctx, session, s.opts.Init, []byte(text), output{s.feed, 0})
}

// lastSession is the session to bring back: the newest one that was cut off, else
// the newest.
func (s *shell) lastSession() *history.Past {
	var newest *history.Past
	for _, p := range s.past().Past() {
		if p.Alive {
			continue
		}
		if !p.Ended {
			return &p
		}
		if newest == nil {
			newest = &p
		}
	}
	return newest
}

// resume runs the cells of a session again that went well, as cells of this one,
// without what they gave. The one that the session died of is put behind the
// prompt.
func (s *shell) resume(e *execution) error {
	past := s.lastSession()
	if past == nil {
		return errors.New("there is no session to bring back")
	}
	var brought, failed int
	for _, cell := range past.Cells {
		source := again(cell.Source, s.commands()...)
		if !cell.Done {
			s.inLoop(func() tea.Cmd { s.offer(cell.Source); return nil })
		}
		if !cell.Done || !cell.OK || source == "" {
			continue
		}
		switch err := s.runAgain(e.ctx, source); {
		case e.ctx.Err() != nil:
			return e.ctx.Err()
		case err != nil:
			failed++
			s.inLoop(func() tea.Cmd { s.printer.print(s.look.fault(err.Error())); return nil })
		default:
			brought++
		}
	}
	s.inLoop(func() tea.Cmd {
		text := fmt.Sprintf("brought back %s of %s", count(brought, "cell"), past.Began.Local().Format("2006-01-02 15:04"))
		if failed > 0 {
			text += fmt.Sprintf("; %d failed", failed)
		}
		s.say(text)
		return nil
	})
	return s.past().Resumed(past.ID)
}

// offer puts a text behind the prompt, unless the user has typed one.
func (s *shell) offer(text string) {
	if s.editor.Empty() {
		s.editor.Set(text)
	}
}

// runAgain runs a cell of another session as the next one of this.
func (s *shell) runAgain(ctx context.Context, source string) error {
	var cell *execution
	s.inLoop(func() tea.Cmd {
		s.echo(s.number, source, "")
		cell = s.admit(ctx, source)
		return nil
	})
	if cell == nil {
		return context.Canceled // the shell has ended
	}
	defer cell.cancel()
	err := s.execute(cell, quiet{})
	s.dismiss(cell.number, err, 0)
	return err
}

// again is the part of a cell that brings its session back: its code, and the
// commands that change the session.
func again(source string, extra ...command.Command) string {
	steps, found := command.Split(source, extra...)
	if !found {
		return source
	}
	lines := strings.Split(source, "\n")
	keep := make([]bool, len(lines))
	for i, step := range steps {
		end := len(lines)
		if i+1 < len(steps) {
			end = steps[i+1].Line - 1
		}
		if step.Kind == command.Code || step.Kind == command.Call && slices.Contains([]string{"cd", "env", "reset", "run", "time"}, step.Name) {
			for n := step.Line - 1; n < end; n++ {
				keep[n] = true
			}
		}
	}
	var out []string
	for n, line := range lines {
		if keep[n] {
			out = append(out, line)
		}
	}
	return strings.TrimSpace(strings.Join(out, "\n"))
}

// quiet takes what nobody is to see.
type quiet struct{}

func (quiet) Stream(string, []byte)         {}
func (quiet) Display(kernel.Bundle, string) {}
func (quiet) Update(kernel.Bundle, string)  {}
func (quiet) Clear(bool)                    {}
func (quiet) Result(kernel.Bundle)          {}

// say prints a note.
func (s *shell) say(text string) { s.printer.print(paint(s.look.theme.dim, text)) }

// clock is a time with its day, but for one of the last hours.
func clock(t, now time.Time) string {
	if now.Sub(t) < 12*time.Hour {
		return t.Format("15:04")
	}
	return t.Format("2006-01-02 15:04")
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
