package engine

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
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

// A Place is a place in the code, from 1, and the function that it is in.
type Place struct {
	File      string
	Line, Col int
	Func      string
}

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
		fmt.Fprintf(&b, "\n  called at %s:%d:%d", call.File, call.Line, call.Col)
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

// sorted is the faults in the order of the text, each once.
func (list Errors) sorted() Errors {
	slices.SortStableFunc(list, func(a, b *Error) int { return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col)) })
	return slices.CompactFunc(list, func(a, b *Error) bool { return a.Line == b.Line && a.Col == b.Col && a.Msg == b.Msg })
}

// ErrorName is the kind of an error that a run ended with, in the words of front
// ends: interrupted, timeout, exit, panic, compile error, or error.
func ErrorName(err error) string {
	var fault *Error
	switch {
	case errors.Is(err, context.Canceled):
		return "interrupted"
	case errors.Is(err, context.DeadlineExceeded):
		return "timeout"
	case errors.As(err, new(*Exit)):
		return "exit"
	case errors.As(err, &fault) && strings.HasPrefix(fault.Msg, "panic: "):
		return "panic"
	case errors.As(err, new(Errors)):
		return "compile error"
	}
	return "error"
}
