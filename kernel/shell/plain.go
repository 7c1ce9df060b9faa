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
)

// plain is the shell in a terminal that can only print lines: one of an editor, or
// one whose output goes elsewhere.
type plain struct {
	*shell
	in *bufio.Reader
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
	s := newShell(opts)
	defer s.feed.close()
	defer s.stop()
	p := &plain{s, bufio.NewReader(opts.In)}
	s.plain = p
	s.printer.paper = paper{opts.Out}
	s.look.chosen, s.look.protocol = noTheme, 0
	s.look.apply()
	s.look.theme = theme{name: noTheme}
	if opts.Banner != "" {
		fmt.Fprintln(opts.Out, opts.Banner)
	}
	interrupts := make(chan os.Signal, 1)
	signal.Notify(interrupts, syscall.SIGINT)
	defer signal.Stop(interrupts)
	if told, ok := s.notice().(callMsg); ok {
		told.call()
	}
	if first, work := s.first(); work != nil {
		p.wait(ctx, first, work, interrupts)
	}
	for ctx.Err() == nil {
		source, err := p.read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return exitFailed, fmt.Errorf("read the next cell: %w", err)
		}
		select {
		case <-interrupts: // while it was typed
			continue
		default:
		}
		if strings.TrimSpace(source) == "" {
			continue
		}
		e := &execution{number: s.number, source: source}
		s.number++
		s.admit(e)
		if quit := p.wait(ctx, e, func() error { return s.execute(e, s.outputOf(e.number)) }, interrupts); quit {
			break
		}
	}
	return s.exit, nil
}

// exitFailed is the exit code of a shell that could not go on.
const exitFailed = 1

// read reads a cell, line by line until it is complete.
func (p *plain) read() (string, error) {
	prompt, more := p.prompts(p.number)
	var lines []string
	for {
		fmt.Fprint(p.opts.Out, prompt)
		line, err := p.in.ReadString('\n')
		if err != nil && line == "" {
			fmt.Fprintln(p.opts.Out)
			return "", err
		}
		lines = append(lines, strings.TrimRight(line, "\r\n"))
		source := strings.Join(lines, "\n")
		whole, _ := p.isWhole(source)
		blank := len(lines) > 1 && lines[len(lines)-1] == "" && lines[len(lines)-2] == ""
		if whole || blank {
			return strings.TrimRight(source, " \t\n"), nil
		}
		prompt = more
	}
}

// wait runs work to its end and shows what it gives meanwhile.
func (p *plain) wait(ctx context.Context, e *execution, work func() error, interrupts <-chan os.Signal) (quit bool) {
	e.began = time.Now()
	p.running = e
	done := make(chan error, 1)
	go func() { done <- work() }()
	for {
		select {
		case <-p.feed.wake:
			p.printer.take(p.feed.take())
		case <-interrupts:
			e.cancel()
		case <-ctx.Done():
			e.cancel()
		case err := <-done:
			return p.conclude(doneMsg{e, err, time.Since(e.began)})
		}
	}
}

// Ask asks the user for the engine.
func (p *plain) Ask(prompt string, _ bool) (string, error) {
	p.printer.take(p.feed.take())
	fmt.Fprint(p.opts.Out, p.printer.tail+prompt)
	p.printer.tail = ""
	line, err := p.in.ReadString('\n')
	if err != nil && line == "" {
		return "", err
	}
	return strings.TrimRight(line, "\r\n"), nil
}
