package shell

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/sys/unix"
)

// plain is the loop of a shell in a terminal that can only print lines: one of an
// editor, or one whose output goes elsewhere.
type plain struct {
	*shell
	lines   lineReader
	calls   chan callMsg
	signals chan os.Signal
	asked   bool // the question is on the terminal
}

// paper is where a plain terminal's lines go.
type paper struct{ w io.Writer }

func (p paper) Print(text string) { fmt.Fprintln(p.w, strings.TrimSuffix(text, "\n")) }

// RunPlain runs a shell without escape sequences until its user leaves. It returns
// the exit code for the process.
func RunPlain(ctx context.Context, opts Options) (exit int, err error) {
	if opts.Env == nil {
		opts.Env = os.Getenv
	}
	out, err := ownFile(opts.Out)
	if err != nil {
		return exitFailed, err
	}
	opts.Out = out
	defer opts.Out.Close()
	p := newPlain(newShell(ctx, opts))
	defer p.stop()
	signal.Notify(p.signals, syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP)
	defer signal.Stop(p.signals)
	if opts.Banner != "" {
		fmt.Fprintln(opts.Out, opts.Banner)
	}
	p.take(p.notice())
	if e, work := p.first(); work != nil && p.run(e, work) {
		return p.exit, nil
	}
	return p.loop()
}

// newPlain makes a shell one that prints lines.
func newPlain(s *shell) *plain {
	s.plain = true
	s.printer.paper = paper{s.opts.Out}
	s.look.beginPlain()
	p := &plain{shell: s, lines: lineReader{in: bufio.NewReader(s.opts.In)}, calls: make(chan callMsg), signals: make(chan os.Signal, 1)}
	s.send = func(msg tea.Msg) {
		select {
		case p.calls <- msg.(callMsg): // there are no other messages
		case <-s.feed.end:
		}
	}
	return p
}

// loop runs the cells that are typed.
func (p *plain) loop() (exit int, err error) {
	for {
		source, err := p.read()
		switch {
		case errors.Is(err, io.EOF) || p.life.Err() != nil:
			fmt.Fprintln(p.opts.Out)
			return p.exit, nil
		case errors.Is(err, errInterrupted):
			fmt.Fprintln(p.opts.Out)
			continue
		case err != nil:
			return exitFailed, fmt.Errorf("read the next cell: %w", err)
		case strings.TrimSpace(source) == "":
			continue
		}
		e := p.admit(p.life, source)
		if p.run(e, func() error { return p.execute(e, p.outputOf(e.number)) }) {
			return p.exit, nil
		}
	}
}

// read reads a cell, line by line until it is complete.
func (p *plain) read() (string, error) {
	prompt, more := p.prompts(p.number)
	var lines []string
	for {
		fmt.Fprint(p.opts.Out, prompt)
		line, err := p.line()
		if err != nil {
			return "", err
		}
		lines = append(lines, line)
		source := strings.Join(lines, "\n")
		whole, _ := p.isWhole(source)
		blank := len(lines) > 1 && lines[len(lines)-1] == "" && lines[len(lines)-2] == ""
		if whole || blank {
			return strings.TrimRight(source, " \t\n"), nil
		}
		prompt = more
	}
}

// line waits for the next line that is typed.
func (p *plain) line() (string, error) {
	for {
		select {
		case got := <-p.lines.next():
			return p.lines.taken(got)
		case call := <-p.calls:
			p.take(call)
		case sig := <-p.signals:
			p.take(signalMsg{sig})
			return "", errInterrupted
		case <-p.life.Done():
			return "", errInterrupted
		}
	}
}

// run runs work to its end, shows what it gives meanwhile and lets it ask.
func (p *plain) run(e *execution, work func() error) (quit bool) {
	e.began = time.Now()
	p.running = e
	done := make(chan error, 1)
	go func() { done <- work() }()
	for {
		var answer <-chan line
		if p.ask != nil {
			answer = p.lines.next()
		}
		select {
		case got := <-answer:
			p.endQuestion(true)
			p.ask.answer(p.lines.taken(got))
			p.ask = nil
		case <-p.feed.wake:
			p.take(feedMsg{})
		case call := <-p.calls:
			p.take(call)
			p.showQuestion()
		case sig := <-p.signals:
			if sig != syscall.SIGINT || !p.away.Load() { // else it is for who has the terminal
				p.take(signalMsg{sig})
			}
		case err := <-done:
			p.endQuestion(false)
			return p.conclude(doneMsg{e, err, time.Since(e.began)}) || p.life.Err() != nil
		}
	}
}

// showQuestion puts a question that has been asked on the terminal, behind the text
// that the cell has begun a line with.
func (p *plain) showQuestion() {
	if p.ask == nil || p.asked {
		return
	}
	p.asked = true
	fmt.Fprint(p.opts.Out, p.printer.tail+p.ask.prompt)
	p.printer.tail = ""
	if p.ask.password {
		p.echo(false)
	}
}

// endQuestion ends the line of a question, unless Enter has.
func (p *plain) endQuestion(answered bool) {
	if !p.asked {
		return
	}
	p.asked = false
	if p.ask.password {
		p.echo(true)
	}
	if p.ask.password || !answered {
		fmt.Fprintln(p.opts.Out)
	}
}

// echo turns on or off that the terminal shows what is typed. What is no terminal
// shows nothing.
func (p *plain) echo(on bool) {
	fd := int(p.opts.In.Fd())
	state, err := unix.IoctlGetTermios(fd, unix.TCGETS)
	if err != nil {
		return
	}
	state.Lflag &^= unix.ECHO
	if on {
		state.Lflag |= unix.ECHO
	}
	_ = unix.IoctlSetTermios(fd, unix.TCSETS, state) // it has just been read
}
