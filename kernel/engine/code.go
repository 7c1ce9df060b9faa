package engine

import (
	"errors"
	"go/scanner"
	"strings"
)

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

// parseFault is an error of the parser as the user's.
func (c code) parseFault(err error) error {
	var list scanner.ErrorList
	if !errors.As(err, &list) {
		return &Error{File: c.name, Msg: err.Error(), Err: err}
	}
	list.RemoveMultiples()
	return c.parseFaults(list)
}

// parseFaults is errors of the parser as the user's. What the parser misses at
// the end of the text is told only if nothing is wrong before.
func (c code) parseFaults(list scanner.ErrorList) Errors {
	end := strings.Count(strings.TrimRight(c.src, "\n"), "\n") + 1
	var out Errors
	for _, e := range list {
		if e.Pos.Line <= end || len(out) == 0 {
			out = append(out, c.fault(max(e.Pos.Line, 1), max(e.Pos.Column, 1), e.Msg))
		}
	}
	return out
}
