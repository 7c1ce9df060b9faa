package command

import (
	"strings"

	"kvsh/kernel/split"
)

// An Entry is what a user types at one prompt of a shell.
type Entry struct {
	Line int    // where it begins in the text, from 1
	Text string // its lines
	Open bool   // the text ends in the middle of it
}

// Entries cuts a text into what a user would type at the prompts of a shell, one
// after the other: a command, with the text up to a blank line if it takes one; a
// statement; or declarations and imports that stand together, so that functions
// may call those below them. The commands of a front end are as for [Split].
func Entries(src string, extra ...Command) (out []Entry) {
	c := newCutter(src, extra)
	c.many = true
	c.cut()
	for _, p := range c.pieces {
		if p.Kind != Code {
			out = append(out, Entry{Line: p.Line, Text: c.src[p.from:p.to]})
			continue
		}
		number, from := p.Line, 0
		for _, to := range breaks(p.Text) {
			e := Entry{Line: number, Text: p.Text[from:to]}
			number += strings.Count(e.Text, "\n") + 1
			from = to + 1
			out = append(out, e.trimmed())
		}
	}
	if n := len(c.pieces); n > 0 && len(out) > 0 && c.pieces[n-1].Kind == Code {
		last := &out[len(out)-1]
		last.Open = goesOn(last.Text)
	}
	return out
}

// trimmed is an entry without blank lines before it.
func (e Entry) trimmed() Entry {
	blank := len(e.Text) - len(strings.TrimLeft(e.Text, blanks))
	start := strings.LastIndexByte(e.Text[:blank], '\n') + 1
	return Entry{Line: e.Line + strings.Count(e.Text[:start], "\n"), Text: e.Text[start:]}
}

// breaks lists the ends of lines that the entries of code end with.
func breaks(code string) (ends []int) {
	declared := false // the entry before is declarations
	from := 0
	for to := range statementEnds([]byte(code)) {
		declares := declares(code[from:to])
		if n := len(ends); n > 0 && declared && declares {
			ends[n-1] = to
		} else {
			ends = append(ends, to)
		}
		declared, from = declares, to+1
	}
	return ends
}

// declares reports whether code is declarations and imports alone.
func declares(code string) bool {
	for _, p := range split.Source(code) {
		if p.Kind != split.Declaration && p.Kind != split.Import {
			return false
		}
	}
	return true
}
