package engine

import (
	"cmp"
	"errors"
	"fmt"
	"go/scanner"
	"go/token"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/traefik/yaegi/interp"

	"kvsh/stdlib/display"
)

// An Error is a fault of the user's code, at a place of it. Line and Col count
// from 1; they are 0 if the place is not known.
type Error struct {
	File      string
	Line, Col int
	Msg       string
	Source    string  // the line of code, "" if it is not known
	Calls     []Place // the calls that led there while the code ran, the innermost first
	Err       error   // what the code failed with, if it was an error
}

// A Place is a place in the code, from 1.
type Place struct{ Line, Col int }

// maxCalls is how many calls a message tells.
const maxCalls = 8

// Error is "file:line:col: message", with the line of code and a caret under
// it, and the calls that led there.
func (e *Error) Error() string {
	if e.Line == 0 {
		return e.File + ": " + e.Msg
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s:%d:%d: %s", e.File, e.Line, e.Col, e.Msg)
	if strings.TrimSpace(e.Source) != "" {
		fmt.Fprintf(&b, "\n%s\n%s^", e.Source, blank(e.Source[:min(max(e.Col-1, 0), len(e.Source))]))
	}
	for i, call := range e.Calls {
		if i == maxCalls {
			fmt.Fprintf(&b, "\n  and %d calls more", len(e.Calls)-i)
			break
		}
		fmt.Fprintf(&b, "\n  called at %s:%d:%d", e.File, call.Line, call.Col)
	}
	return b.String()
}

func (e *Error) Unwrap() error { return e.Err }

// blank is white space as wide as a text on a terminal, where East Asian letters
// take two places. Tabs stay tabs.
func blank(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case r == '\t':
			b.WriteByte('\t')
		case unicode.In(r, wide...):
			b.WriteString("  ")
		case !unicode.Is(unicode.Mn, r): // marks stand over the letter before
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// wide is the scripts of East Asia, with their punctuation and the full-width
// forms of others.
var wide = []*unicode.RangeTable{
	unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana,
	{R16: []unicode.Range16{{Lo: 0x3000, Hi: 0x303f, Stride: 1}, {Lo: 0xff01, Hi: 0xff60, Stride: 1}}},
}

// Errors is all faults that were found in a text, in its order.
type Errors []*Error

func (list Errors) Error() string {
	texts := make([]string, len(list))
	for i, e := range list {
		texts[i] = e.Error()
	}
	return strings.Join(texts, "\n")
}

// sort brings the faults into the order of the text.
func (list Errors) sort() {
	slices.SortStableFunc(list, func(a, b *Error) int { return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col)) })
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
var placed = regexp.MustCompile(`^(\d+):(\d+): (.*)$`)

// unknown is a message of the compiler about a name of a package that the type
// checker knows, but the interpreter's tables lack.
var unknown = regexp.MustCompile(`^(?:undefined selector: (\S+)|package (\S+) "\S+" has no symbol (\S+))$`)

// compileFault is an error of the parser or the compiler as the user's.
func (c code) compileFault(err error) error {
	var list scanner.ErrorList
	if errors.As(err, &list) {
		list.RemoveMultiples()
		return c.parseFaults(list)
	}
	first, _, _ := strings.Cut(strings.TrimPrefix(err.Error(), c.name+":"), "\n")
	m := placed.FindStringSubmatch(first)
	if m == nil {
		return &Error{File: c.name, Msg: err.Error(), Err: err}
	}
	line, _ := strconv.Atoi(m[1]) // digits
	column, _ := strconv.Atoi(m[2])
	msg := m[3]
	if u := unknown.FindStringSubmatch(msg); u != nil {
		msg = "the interpreter does not know " + strings.Trim(u[1]+u[2]+"."+u[3], ".")
	}
	return c.fault(line, column, msg)
}

// parseFaults is errors of the parser as the user's. What the parser misses at
// the end of the text is told only if nothing is wrong before.
func (c code) parseFaults(list scanner.ErrorList) Errors {
	end := strings.Count(strings.TrimRight(c.src, "\n"), "\n") + 1
	var out Errors
	for _, e := range list {
		if e.Pos.Line <= end || len(out) == 0 {
			out = append(out, c.fault(e.Pos.Line, e.Pos.Column, e.Msg))
		}
	}
	return out
}

// runFault is what stopped the running code as the user's error. The places are
// those of the frames, the innermost first.
func (c code) runFault(err error, places []token.Position) error {
	var p interp.Panic
	if !errors.As(err, &p) {
		return c.compileFault(err)
	}
	return c.panicFault(p.Value, places)
}

// panicFault is the value of a panic as the user's error.
func (c code) panicFault(value any, places []token.Position) error {
	msg, cause := panicText(value)
	out := &Error{File: c.name, Msg: msg}
	if len(places) > 0 {
		out = c.fault(places[0].Line, places[0].Column, msg)
		for _, p := range places[1:] {
			out.Calls = append(out.Calls, Place{p.Line, p.Column})
		}
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
