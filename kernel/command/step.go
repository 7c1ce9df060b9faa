package command

import (
	"go/scanner"
	"go/token"
	"strings"
)

// Kind is what a step is.
type Kind int

// The kinds of steps.
const (
	Code  Kind = iota
	Call       // %name or %%name
	Shell      // !command
	Help       // name?
)

// A Step is a part of a cell: a command or code.
type Step struct {
	Line int // where it begins in the cell, from 1
	Kind Kind
	// Name is that of the command, or what help is asked for; a name of a command
	// there has its % before it.
	Name string
	// Args is what stands behind the name: the arguments, the command for the shell,
	// or the question marks.
	Args string
	Col  int // where Args begins in its line, in bytes from 1
	// Text is the code, with empty lines before it for those of the cell, so that
	// positions in it are those in the cell; or the cell under %%name as it is.
	Text  string
	Whole bool // the command was written %%name
}

// Split cuts a cell into its steps. A cell without commands is one step of code
// with the text as it is, and ok is false. Blank lines between steps are left
// out.
func Split(src string) (steps []Step, ok bool) {
	c := cutter{src: src}
	for _, l := range suspects(src) {
		if l.from >= c.from && c.begins(l.at) {
			c.command(l)
		}
	}
	if len(c.steps) == 0 {
		return []Step{{Line: 1, Kind: Code, Text: src}}, false
	}
	c.code(len(src))
	return c.steps, true
}

// A line of a cell.
type line struct {
	number   int // from 1
	from, to int // offsets; the end of the line is left out
	at       int // its first letter that is not blank
}

// suspects lists the lines that are commands by their first or last letter.
func suspects(src string) []line {
	var out []line
	for l := (line{number: 1}); l.from <= len(src); l = (line{number: l.number + 1, from: l.to + 1}) {
		l.to = len(src)
		if n := strings.IndexByte(src[l.from:], '\n'); n >= 0 {
			l.to = l.from + n
		}
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
		case first == '%', first == '!', first == '?', src[last] == '?':
			out = append(out, l)
		}
	}
	return out
}

func isBlank(b byte) bool { return b == ' ' || b == '\t' || b == '\r' }

// cutter cuts a cell.
type cutter struct {
	src   string
	steps []Step
	from  int // where the code begins that is not yet in a step
	// The code from there is scanned as far as it is asked for.
	scanner *scanner.Scanner
	file    *token.File
	at      int // the offset of the token that was scanned last
	tok     token.Token
	depth   int  // of brackets before it
	fresh   bool // a statement may begin there
}

// begins reports whether a statement of Go may begin at an offset.
func (c *cutter) begins(at int) bool {
	if c.scanner == nil {
		rest := c.src[c.from:]
		c.scanner = &scanner.Scanner{}
		c.file = token.NewFileSet().AddFile("", -1, len(rest))
		c.scanner.Init(c.file, []byte(rest), func(token.Position, string) {}, scanner.ScanComments)
		c.depth, c.fresh, c.tok = 0, true, token.COMMENT
		c.next()
	}
	for c.at < at && c.tok != token.EOF {
		c.next()
	}
	return c.at == at && c.depth <= 0 && c.fresh
}

// next goes to the next token.
func (c *cutter) next() {
	switch c.tok {
	case token.LPAREN, token.LBRACK, token.LBRACE:
		c.depth++
	case token.RPAREN, token.RBRACK, token.RBRACE:
		c.depth--
	}
	if c.tok != token.COMMENT {
		c.fresh = c.tok == token.SEMICOLON || c.tok == token.ILLEGAL
	}
	pos, tok, _ := c.scanner.Scan()
	c.at, c.tok = c.from+c.file.Offset(pos), tok
}

// command makes a step of a line, if it is a command, and of the code before it.
func (c *cutter) command(l line) {
	s, ok := readLine(c.src[l.at:l.to])
	if !ok {
		return
	}
	s.Line = l.number
	s.Col += l.at - l.from
	next := l.to
	switch {
	case s.Kind == Shell:
		for strings.HasSuffix(strings.TrimRight(c.src[l.from:next], "\r"), `\`) && next < len(c.src) {
			end := strings.IndexByte(c.src[next+1:], '\n')
			if end < 0 {
				end = len(c.src) - next - 1
			}
			next += 1 + end
		}
		s.Args = strings.TrimRight(c.src[l.from+s.Col-1:next], " \t\r")
	case s.Whole && strings.TrimSpace(c.src[:l.from]) == "":
		s.Text = c.src[min(l.to+1, len(c.src)):]
		next = len(c.src)
	case s.Whole:
		s.Whole, s.Name = false, "%"+s.Name // no command has such a name
	}
	c.code(l.from)
	c.steps = append(c.steps, s)
	c.from = min(next+1, len(c.src))
	c.scanner = nil
}

// code makes a step of the code up to an offset, if there is any.
func (c *cutter) code(to int) {
	from := min(c.from, to)
	text := c.src[from:to]
	if strings.TrimSpace(text) == "" {
		return
	}
	first := strings.TrimLeft(text, " \t\r\n")
	start := from + strings.LastIndexByte(text[:len(text)-len(first)], '\n') + 1
	before := strings.Count(c.src[:start], "\n")
	c.steps = append(c.steps, Step{
		Line: before + 1, Kind: Code, Text: strings.Repeat("\n", before) + strings.TrimSuffix(c.src[start:to], "\n"),
	})
}
