package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"golang.org/x/term"

	run "kvsh/kernel/notebook/runner"
)

// inputName is what standard input is called in messages.
const inputName = "stdin"

func stdinIsTerminal() bool { return term.IsTerminal(int(os.Stdin.Fd())) }

// keepGoing runs standard input, and goes on after what fails.
func keepGoing(ctx context.Context, args []string) int {
	switch {
	case len(args) > 0:
		return usagef("-keep-going is for standard input alone, not for %s; for a file write kvsh run -allow-errors FILE", args[0])
	case stdinIsTerminal():
		return usagef("-keep-going is for standard input that is no terminal; write kvsh -keep-going < FILE")
	}
	return runner{allowErrors: true}.input(ctx)
}

// input runs standard input as if it were typed into the shell.
func (r runner) input(ctx context.Context) int {
	text, err := readInput(ctx)
	if err != nil {
		return r.result(inputName, err, 0)
	}
	s, err := run.OpenInput(inputName, text)
	if err != nil {
		return fail(err)
	}
	return r.opened(ctx, s, nil)
}

// stdin runs the notebook or script on standard input.
func (r runner) stdin(ctx context.Context, args []string) int {
	text, err := readInput(ctx)
	if err != nil {
		return r.result(inputName, err, 0)
	}
	return r.source(ctx, inputName, string(text), args)
}

// readInput reads standard input to its end, unless it is interrupted.
func readInput(ctx context.Context) ([]byte, error) {
	type input struct {
		text []byte
		err  error
	}
	read := make(chan input, 1)
	go func() {
		text, err := io.ReadAll(os.Stdin)
		read <- input{text, err}
	}()
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case in := <-read:
		if in.err != nil {
			return nil, fmt.Errorf("read standard input: %w", in.err)
		}
		return in.text, nil
	}
}
