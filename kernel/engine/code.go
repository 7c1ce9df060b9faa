package engine

import (
	"errors"
	"go/scanner"
	"strings"

	"kvsh/kernel"
)

// code is the text that faults are about. Lines are those of the file that it is in,
// from 1.
type code struct {
	name, src string
	above     int // lines of the file before the text
}

// codeOf is the text of a cell.
func codeOf(in kernel.Cell) code { return code{in.Name, in.Source, max(in.Line-1, 0)} }

// trimmed is a cell without blank lines before its code, of which a part of a long
// cell has many. It does not hold on to them.
func trimmed(in kernel.Cell) kernel.Cell {
	source := strings.TrimLeft(in.Source, "\n")
	if blank := len(in.Source) - len(source); blank > 0 {
		in.Source, in.Line = strings.Clone(source), max(in.Line, 1)+blank
	}
	return in
}

// line is a line of the text, "" if it is not there.
func (c code) line(n int) string {
	lines := strings.Split(c.src, "\n")
	n -= c.above
	if n < 1 || n > len(lines) {
		return ""
	}
	return strings.TrimSuffix(lines[n-1], "\r")
}

func (c code) fault(line, column int, msg string) *Error {
	lines := strings.Split(strings.TrimRight(c.src, "\n"), "\n")
	if last := c.above + len(lines); line > last { // the end of a wrapped script
		line, column = last, len(lines[len(lines)-1])+1
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
	end := c.above + strings.Count(strings.TrimRight(c.src, "\n"), "\n") + 1
	var out Errors
	for _, e := range list {
		if e.Pos.Line <= end || len(out) == 0 {
			out = append(out, c.fault(max(e.Pos.Line, c.above+1), max(e.Pos.Column, 1), e.Msg))
		}
	}
	return out
}
