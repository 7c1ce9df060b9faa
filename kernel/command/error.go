package command

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"kvsh/kernel/engine"
)

// An Error is what the user did wrong in a command, or what went wrong with it.
type Error struct {
	Line    int    // of the cell, from 1; 0 if it is not known
	Command string // as it is written: %time, :time or !ls
	Msg     string
	Err     error // what it came from, nil if it was the command itself
}

// Error is "%cd: message".
func (e *Error) Error() string {
	if e.Command == "" {
		return e.Msg
	}
	return e.Command + ": " + e.Msg
}

func (e *Error) Unwrap() error { return e.Err }

// wrong is an error of the user's, which Do gives its line and its command.
func wrong(format string, args ...any) *Error {
	return &Error{Msg: fmt.Sprintf(format, args...)}
}

// failed says what was tried, what became of it, and what to do.
func failed(tried string, err error, todo string) *Error {
	cause := err
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		cause = path.Err
	case errors.As(err, &link):
		cause = link.Err
	}
	msg := fmt.Sprintf("can't %s: %v", tried, cause)
	if todo != "" {
		msg += "; " + todo
	}
	return &Error{Msg: msg, Err: err}
}

// place gives an error its line and its command. Errors of code that ran stay as
// they are.
func place(err error, line int, command string) error {
	var own *Error
	switch {
	case err == nil, errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded),
		errors.As(err, new(*engine.Error)), errors.As(err, new(engine.Errors)), errors.As(err, new(*engine.Exit)):
		return err
	case errors.As(err, &own):
		if own.Line > 0 {
			return err
		}
		placed := *own
		placed.Line = line
		if placed.Command == "" {
			placed.Command = command
		}
		return &placed
	}
	return &Error{Line: line, Command: command, Msg: err.Error(), Err: err}
}
