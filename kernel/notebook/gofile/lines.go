package gofile

import (
	"fmt"
	"go/scanner"
	"go/token"
	"strings"
)

// lexical is what the tokens of a text say of its lines, which count from 0.
type lexical struct {
	inside map[int]bool  // begins inside a raw string or a block comment
	text   map[int]bool  // begins inside a raw string
	block  map[int][]int // the lines whose brackets are open at its begin
	broken bool          // there is what can be no token
	empty  bool          // there is no token
}

// scan looks at the tokens of a text. Lines are told by the positions of tokens,
// not by what scanning makes of line directives.
func scan(src string) lexical {
	var s scanner.Scanner
	file := token.NewFileSet().AddFile("", -1, len(src))
	lex := lexical{inside: map[int]bool{}, text: map[int]bool{}, block: map[int][]int{}}
	s.Init(file, []byte(src), func(token.Position, string) { lex.broken = true }, scanner.ScanComments)
	starts := lineStarts(src)
	line := 0
	var open []int
	lex.empty = true
	for {
		pos, tok, lit := s.Scan()
		lex.empty = lex.empty && (tok == token.EOF || tok == token.COMMENT)
		at := file.Offset(pos)
		for line+1 < len(starts) && starts[line+1] <= at {
			line++
			lex.block[line] = append([]int(nil), open...)
		}
		switch tok {
		case token.EOF:
			for line++; line < len(starts); line++ {
				lex.block[line] = append([]int(nil), open...)
			}
			return lex
		case token.LPAREN, token.LBRACK, token.LBRACE:
			open = append(open, line)
		case token.RPAREN, token.RBRACK, token.RBRACE:
			if len(open) > 0 {
				open = open[:len(open)-1]
			}
		case token.STRING, token.COMMENT:
			// The literal may have lost carriage returns, but no ends of lines.
			for i := range strings.Count(lit, "\n") {
				lex.inside[line+1+i] = true
				lex.text[line+1+i] = tok == token.STRING
			}
		}
	}
}

func lineStarts(src string) []int {
	starts := []int{0}
	for i := range len(src) {
		if src[i] == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// isBlank reports whether a line has nothing but white space.
func isBlank(line string) bool { return strings.TrimSpace(line) == "" }

// A SyntaxError is what is wrong with the text of a Go file.
type SyntaxError struct {
	File      string
	Line, Col int
	Msg       string
}

func (e *SyntaxError) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Col, e.Msg)
}
