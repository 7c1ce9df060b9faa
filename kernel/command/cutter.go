package command

import (
	"go/scanner"
	"go/token"
	"strings"

	"kvsh/kernel/engine"
)

// A line of a text.
type line struct {
	number   int // from 1
	from, to int // offsets; the end of the line is left out
	at       int // its first letter that is not blank
}

// A piece is a step of a text and where it is: the bytes from to to.
type piece struct {
	Step     // code is without empty lines before it
	from, to int
}

// cutter cuts a text into commands and the code between them.
type cutter struct {
	src      string
	bytes    []byte
	extra    []Command
	commands []Command // nil until they are asked for
	// The text is many cells: a command may take one anywhere, up to a blank line.
	many bool

	pieces []piece
	found  bool // there is a command
	from   int  // where the code begins that is not yet in a piece, at a line
	number int  // of that line, from 1
	// The code from there is scanned as far as it is asked for.
	scanner *scanner.Scanner
	file    *token.File
	at      int // the offset of the token that was scanned last
	tok     token.Token
	depth   int  // of brackets before it
	fresh   bool // a statement may begin there
}

func newCutter(src string, extra []Command) *cutter {
	return &cutter{src: src, bytes: []byte(src), extra: extra, number: 1}
}

// cut fills the pieces.
func (c *cutter) cut() {
	for _, l := range suspects(c.src) {
		if l.from >= c.from && c.begins(l.at) {
			c.command(l)
		}
	}
	c.code(len(c.src))
}

// suspects lists the lines that are commands by their first or last letter.
func suspects(src string) []line {
	var out []line
	for l := (line{number: 1}); l.from <= len(src); l = (line{number: l.number + 1, from: l.to + 1}) {
		l.to = lineEnd(src, l.from)
		for l.at = l.from; l.at < l.to && isBlank(src[l.at]); l.at++ {
		}
		last := l.to - 1
		for last > l.at && isBlank(src[last]) {
			last--
		}
		if l.at == l.to {
			continue
		}
		switch first := src[l.at]; {
		case first == '%', first == ':', first == '!', first == '?', src[last] == '?':
			out = append(out, l)
		}
	}
	return out
}

// lineEnd is the offset of the end of the line that an offset is in.
func lineEnd(src string, at int) int {
	if n := strings.IndexByte(src[at:], '\n'); n >= 0 {
		return at + n
	}
	return len(src)
}

// blanks is the white space of Go.
const blanks = " \t\r\n"

func isBlank(b byte) bool { return b == ' ' || b == '\t' || b == '\r' }

// begins reports whether a statement of Go may begin at an offset.
func (c *cutter) begins(at int) bool {
	if c.scanner == nil {
		rest := c.bytes[c.from:]
		c.scanner = &scanner.Scanner{}
		c.file = token.NewFileSet().AddFile("", -1, len(rest))
		c.scanner.Init(c.file, rest, func(token.Position, string) {}, scanner.ScanComments)
		c.depth, c.fresh, c.tok = 0, true, token.COMMENT
		c.next()
	}
	for c.at < at && c.tok != token.EOF {
		c.next()
	}
	return c.at == at && c.depth == 0 && c.fresh
}

// next goes to the next token.
func (c *cutter) next() {
	switch c.tok {
	case token.LPAREN, token.LBRACK, token.LBRACE:
		c.depth++
	case token.RPAREN, token.RBRACK, token.RBRACE:
		c.depth = max(c.depth-1, 0)
	}
	if c.tok != token.COMMENT {
		c.fresh = c.tok == token.SEMICOLON || c.tok == token.ILLEGAL
	}
	pos, tok, _ := c.scanner.Scan()
	c.at, c.tok = c.from+c.file.Offset(pos), tok
}

// command makes a piece of a line, if it is a command, and of the code before it.
func (c *cutter) command(l line) {
	s, ok := readLine(c.src[l.at:l.to])
	if !ok {
		return
	}
	s.Line = l.number
	s.Col += l.at - l.from
	to := l.to
	switch {
	case s.Kind == Shell:
		to = c.shellEnd(l)
		s.Args = strings.TrimRight(c.src[l.from+s.Col-1:to], " \t\r")
	case (s.Whole || c.takesCell(s)) && (c.many || strings.TrimSpace(c.src[:l.from]) == ""):
		body := min(l.to+1, len(c.src))
		to = c.cellEnd(s, body)
		s.Text, s.Whole = c.src[body:to], true
	case s.Whole:
		s.Sign, s.Whole, s.Name = "%", false, "%"+s.Name // no command has such a name
	}
	c.code(l.from)
	c.found = true
	c.add(piece{s, l.from, to})
}

// add adds a piece that ends at a line's end, or at its beginning.
func (c *cutter) add(p piece) {
	c.pieces = append(c.pieces, p)
	next := p.to
	if p.to == 0 || c.src[p.to-1] != '\n' {
		next = min(p.to+1, len(c.src))
	}
	c.number += strings.Count(c.src[c.from:next], "\n")
	c.from = next
	c.scanner = nil
}

// shellEnd is the end of a command for the shell, which a \ at the end of a line
// takes to the next one.
func (c *cutter) shellEnd(l line) int {
	to := l.to
	for strings.HasSuffix(strings.TrimRight(c.src[l.from:to], "\r"), `\`) && to < len(c.src) {
		to = lineEnd(c.src, to+1)
	}
	return to
}

// takesCell reports whether a command that was written with one sign takes the
// rest of its cell.
func (c *cutter) takesCell(s Step) bool {
	return s.Kind == Call && s.Sign == ":" && c.find(s.Name).Body == Cell
}

// find is the command of a name, an empty one if there is none.
func (c *cutter) find(name string) Command {
	if c.commands == nil {
		c.commands = (&Env{Extra: c.extra}).Commands()
	}
	found, _ := lookup(c.commands, name)
	return found
}

// cellEnd is the end of the text that a command takes: that of all, or, where
// there are many cells, a blank line, in code one behind a statement.
func (c *cutter) cellEnd(s Step, from int) int {
	if !c.many {
		return len(c.src)
	}
	if c.blankAt(from) {
		return from
	}
	if !c.find(s.Name).Code {
		for at := from; at < len(c.src); at = lineEnd(c.src, at) + 1 {
			if c.blankAt(at) {
				return at
			}
		}
		return len(c.src)
	}
	for end := range statementEnds(c.bytes[from:]) {
		if at := from + end + 1; c.blankAt(at) {
			return at
		}
	}
	return len(c.src)
}

// blankAt reports whether the line that begins at an offset is blank.
func (c *cutter) blankAt(at int) bool {
	return at < len(c.src) && strings.TrimSpace(c.src[at:lineEnd(c.src, at)]) == ""
}

// goesOn reports whether more lines of code are to come.
func goesOn(code string) bool {
	status, _ := engine.IsComplete(code)
	return status == engine.Incomplete
}

// code makes a piece of the code up to an offset, if there is any.
func (c *cutter) code(to int) {
	from := min(c.from, to)
	text := c.src[from:to]
	first := strings.TrimLeft(text, blanks)
	if first == "" {
		return
	}
	start := from + strings.LastIndexByte(text[:len(text)-len(first)], '\n') + 1
	text = strings.TrimSuffix(c.src[start:to], "\n")
	c.add(piece{Step{
		Line: c.number + strings.Count(c.src[from:start], "\n"), Kind: Code, Text: text,
	}, start, start + len(text)})
}
