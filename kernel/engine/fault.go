package engine

import (
	"bytes"
	"errors"
	"fmt"
	"go/scanner"
	"go/token"
	"io"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"github.com/traefik/yaegi/interp"

	"kvsh/stdlib/display"
)

// An Error is a fault of the user's code, at a place of it. Line and Col count
// from 1; they are 0 if the place is not known.
type Error struct {
	File      string
	Line, Col int
	Msg       string
	Source    string // the line of code, "" if it is not known
	Err       error  // what the code failed with, if it was an error
}

// Error is "file:line:col: message", with the line of code and a caret under
// it.
func (e *Error) Error() string {
	if e.Line == 0 {
		return e.File + ": " + e.Msg
	}
	s := fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Col, e.Msg)
	if strings.TrimSpace(e.Source) == "" {
		return s
	}
	before := e.Source[:min(max(e.Col-1, 0), len(e.Source))]
	indent := strings.Map(func(r rune) rune { // tabs stay tabs, so that the caret stands right
		if r == '\t' {
			return r
		}
		return ' '
	}, before)
	return s + "\n" + e.Source + "\n" + indent + "^"
}

func (e *Error) Unwrap() error { return e.Err }

// Errors is all faults that were found in a text, in its order.
type Errors []*Error

func (list Errors) Error() string {
	texts := make([]string, len(list))
	for i, e := range list {
		texts[i] = e.Error()
	}
	return strings.Join(texts, "\n")
}

// code is the text that faults are about.
type code struct{ name, src string }

// line is a line of the text, from 1.
func (c code) line(n int) string {
	lines := strings.Split(c.src, "\n")
	if n < 1 || n > len(lines) {
		return ""
	}
	return strings.TrimSuffix(lines[n-1], "\r")
}

func (c code) fault(line, column int, msg string) *Error {
	lines := strings.Split(strings.TrimRight(c.src, "\n"), "\n")
	if last := len(lines); line > last { // the end of a wrapped script
		line, column = last, len(lines[last-1])+1
	}
	return &Error{File: c.name, Line: line, Col: column, Msg: msg, Source: c.line(line)}
}

// placed is a message of the compiler that begins with its place.
var placed = regexp.MustCompile(`^(?:\S*?:)?(\d+):(\d+): (.*)$`)

// compileFault is an error of the parser or the compiler as the user's.
func (c code) compileFault(err error) error {
	var list scanner.ErrorList
	if errors.As(err, &list) {
		list.RemoveMultiples()
		var out Errors
		for _, e := range list {
			out = append(out, c.fault(e.Pos.Line, e.Pos.Column, e.Msg))
		}
		return out
	}
	msg := err.Error()
	first, _, _ := strings.Cut(msg, "\n")
	if m := placed.FindStringSubmatch(first); m != nil {
		line, _ := strconv.Atoi(m[1]) // digits
		column, _ := strconv.Atoi(m[2])
		return c.fault(line, column, m[3])
	}
	return &Error{File: c.name, Msg: msg, Err: err}
}

// runFault is what stopped the running code, at a place, as the user's error.
func (c code) runFault(err error, at token.Position) error {
	var p interp.Panic
	if !errors.As(err, &p) {
		return c.compileFault(err)
	}
	msg, cause := panicText(p.Value)
	out := &Error{File: c.name, Msg: msg}
	if at.IsValid() {
		out = c.fault(at.Line, at.Column, msg)
	}
	out.Err = cause
	return out
}

// panicText is the message of a panic's value. A failure that the prelude
// raised reads as the error it is.
func panicText(v any) (string, error) {
	if rv, ok := v.(reflect.Value); ok && rv.IsValid() && rv.CanInterface() {
		v = rv.Interface()
	}
	var failure *display.Failure
	var invalid *reflect.ValueError
	err, isError := v.(error)
	switch {
	case isError && errors.As(err, &invalid) && invalid.Kind == reflect.Invalid: // how the interpreter meets a nil pointer
		return "panic: nil pointer dereference", err
	case isError && errors.As(err, &failure):
		return failure.Err.Error(), failure.Err
	case isError:
		return "panic: " + err.Error(), err
	}
	return fmt.Sprintf("panic: %v", v), nil
}

// tracer passes standard error of the running code on, but for the line that
// the interpreter writes for each frame that a panic unwinds.
type tracer struct {
	mu      sync.Mutex
	out     io.Writer
	pending []byte
}

var unwound = regexp.MustCompile(`^(?:.*:)?\d+:\d+: panic(?:: .*)?$`)

func (t *tracer) Write(b []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.pending = append(t.pending, b...)
	for {
		line, rest, whole := bytes.Cut(t.pending, []byte("\n"))
		if !whole {
			return len(b), nil
		}
		if !unwound.Match(line) {
			if _, err := t.out.Write(append(line[:len(line):len(line)], '\n')); err != nil {
				return 0, err
			}
		}
		t.pending = rest
	}
}

// flush writes what is left of the last line.
func (t *tracer) flush() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.out.Write(t.pending)
	t.pending = nil
}
