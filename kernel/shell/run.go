package shell

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"kvsh/kernel"
	"kvsh/kernel/command"
	"kvsh/kernel/engine"
)

// execution is a cell that runs.
type execution struct {
	number int // 0 for what comes before the first cell
	source string
	began  time.Time
	idle   time.Duration // that it has waited for the user
	ctx    context.Context
	cancel context.CancelFunc
}

// doneMsg tells that a cell has ended.
type doneMsg struct {
	e    *execution
	err  error
	took time.Duration
}

// enter takes the text of the editor as a cell: it runs, or waits for the one that
// does.
func (s *shell) enter() tea.Cmd {
	source := strings.TrimRight(s.editor.Text(), " \t\n")
	blank := strings.TrimSpace(source) == ""
	if blank {
		if s.running == nil {
			s.printer.print(s.prompt(s.number))
		}
		s.editor.Reset()
		return nil
	}
	s.forget()
	s.editor.Reset()
	if s.running != nil {
		s.queue = append(s.queue, source)
		return nil
	}
	return s.start(source)
}

// start prints a cell and runs it.
func (s *shell) start(source string) tea.Cmd {
	s.echo(s.number, source, "")
	e := s.admit(s.life, source)
	return s.occupy(e, func() error { return s.execute(e, s.outputOf(e.number)) })
}

// admit gives a cell that is going to run its number, and writes it down.
func (s *shell) admit(ctx context.Context, source string) *execution {
	e := newExecution(ctx, source)
	e.number = s.number
	s.number++
	s.printer.any = false
	if err := s.past().Add(e.number, source); err != nil {
		s.complain(fmt.Sprintf("the history is not kept: %v", err))
	}
	s.journal.begin(e.number, source)
	return e
}

func newExecution(ctx context.Context, source string) *execution {
	e := &execution{source: source}
	e.ctx, e.cancel = context.WithCancel(ctx)
	return e
}

// occupy runs work as the cell that runs.
func (s *shell) occupy(e *execution, work func() error) tea.Cmd {
	e.began = time.Now()
	s.running, s.spin = e, 0
	run := func() tea.Msg {
		err := work()
		return doneMsg{e, err, time.Since(e.began)}
	}
	return tea.Batch(run, s.tick())
}

// echo prints a cell as it was entered.
func (s *shell) echo(number int, source, mark string) {
	text := newCellText(&s.look.theme, strings.Split(source, "\n"), s.sessions.isPackage)
	prompt, more := s.prompts(number)
	s.printer.endLine()
	s.printer.paper.Print(text.whole(prompt, more) + mark)
}

// execute runs a cell with its commands.
func (s *shell) execute(e *execution, out kernel.Output) error {
	if _, err := s.sessions.current(); err != nil {
		return err
	}
	name := fmt.Sprintf("cell[%d]", e.number)
	run := func(ctx context.Context, code string) error {
		session, err := s.sessions.current()
		if err != nil {
			return err
		}
		return session.Run(ctx, kernel.Cell{Name: name, Source: code, Number: e.number}, out)
	}
	steps, found := command.Split(e.source, s.commands()...)
	if !found {
		return run(e.ctx, e.source)
	}
	env := s.environment(e.ctx, out, run)
	env.Cell = name
	for _, step := range steps {
		if err := env.Do(e.ctx, step); err != nil {
			return err
		}
	}
	return nil
}

// outputOf is where what a cell gives goes: to the screen and to the record.
func (s *shell) outputOf(number int) kernel.Output {
	return tee{output{s.feed, number}, s.journal.output(number)}
}

// ended starts the next cell after one that has ended.
func (s *shell) ended(msg doneMsg) tea.Cmd {
	if s.conclude(msg) {
		return tea.Quit
	}
	if len(s.queue) == 0 {
		return nil
	}
	next := s.queue[0]
	s.queue = s.queue[1:]
	return s.start(next)
}

// conclude shows how a cell ended, and reports whether the shell is to end too.
func (s *shell) conclude(msg doneMsg) (quit bool) {
	msg.e.cancel()
	s.printer.take(s.feed.take())
	s.printer.settle()
	s.running = nil
	if s.ask != nil {
		s.ask.answer("", errInterrupted)
		s.ask = nil
	}
	var exit *engine.Exit
	switch {
	case msg.err == nil:
	case errors.Is(msg.err, errQuit):
		quit = true
	case errors.As(msg.err, &exit):
		s.exit, quit = exit.Code, true
	case errors.Is(msg.err, context.Canceled):
		s.printer.print(paint(s.look.theme.fault, "interrupted"))
	default:
		s.printer.print(s.look.fault(msg.err.Error()))
	}
	if msg.e.number > 0 {
		s.dismiss(msg.e.number, msg.err, msg.took)
	}
	if took := msg.took - msg.e.idle; took >= time.Second {
		s.say("took " + duration(took))
	}
	if s.printer.any {
		s.printer.paper.Print("")
	}
	return quit
}

// idle tells that the cell that runs has waited for the user.
func (s *shell) idle(since time.Time) {
	if s.running != nil {
		s.running.idle += time.Since(since)
	}
}

// dismiss writes down how a cell ended.
func (s *shell) dismiss(number int, err error, took time.Duration) {
	s.journal.end(number, err)
	_ = s.past().Done(number, err == nil, took) // Add has told why not
}

// cancel is Ctrl-C: it ends the cell that runs, else it gives up the text.
func (s *shell) cancel() tea.Cmd {
	if s.running != nil {
		s.running.cancel()
		s.drop()
		return nil
	}
	if !s.editor.Empty() {
		s.echo(s.number, s.editor.Text(), paint(s.look.theme.dim, "^C"))
	}
	s.forget()
	s.editor.Reset()
	return nil
}

// drop gives up the cells that wait: their text goes back to the editor.
func (s *shell) drop() {
	if len(s.queue) == 0 {
		return
	}
	sources := s.queue
	s.queue = nil
	if text := s.editor.Text(); text != "" {
		sources = append(sources, text)
	}
	s.editor.Set(strings.Join(sources, "\n"))
}

// cells are the sources of the session's cells.
func (s *shell) cells() []string {
	var out []string
	for _, e := range s.past().Entries() {
		if e.Session == s.past().Session() {
			out = append(out, e.Source)
		}
	}
	return out
}

// complain prints a warning.
func (s *shell) complain(text string) { s.printer.print(paint(s.look.theme.fault, text)) }

// duration is a time as people read it.
func duration(d time.Duration) string {
	if d = d.Round(time.Second / 10); d >= time.Minute {
		d = d.Round(time.Second)
	}
	switch {
	case d < time.Minute:
		return fmt.Sprintf("%.1f s", d.Seconds())
	case d < time.Hour:
		return fmt.Sprintf("%d min %d s", int(d.Minutes()), int(d.Seconds())%60)
	}
	return fmt.Sprintf("%d h %d min", int(d.Hours()), int(d.Minutes())%60)
}
