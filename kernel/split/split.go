// Package split cuts the text of a cell or a script, where declarations and
// statements stand side by side, into its parts.
package split

import (
	"go/scanner"
	"go/token"
	"slices"
	"strings"
)

// Kind is what a part is.
type Kind int

// The kinds of parts. Variables are statements: they get their values in turn.
const (
	Statement   Kind = iota
	Declaration      // of a type, a constant, a function or a method
	Import
	Package // clause
)

// A Part is one declaration or one statement: the bytes From to To of the text,
// without comments around it and without the semicolon behind it. A comment that
// does not end is no comment, but belongs to a part, or is one.
type Part struct {
	From, To int
	Kind     Kind
}

// Source cuts a text at the ends of lines that end statements, and at semicolons
// around declarations. Statements with semicolons between them are one part, as
// are the clauses of a for, an if or a switch.
func Source(src string) []Part {
	var s scanner.Scanner
	file := token.NewFileSet().AddFile("", -1, len(src))
	s.Init(file, []byte(src), func(token.Position, string) {}, scanner.ScanComments)
	c := cutter{src: src}
	for {
		pos, tok, lit := s.Scan()
		at := file.Offset(pos)
		switch {
		case tok == token.EOF:
			c.end(at, false)
			return c.parts
		case tok == token.COMMENT && isOpen(lit):
			c.take(at, tok)
			c.end(len(src), false)
			return c.parts
		case tok == token.COMMENT:
			c.behind = min(c.behind, at)
		case tok == token.SEMICOLON && c.depth == 0:
			c.end(at, lit == ";")
		default:
			c.take(at, tok)
		}
	}
}

// cutter cuts a text as its tokens come.
type cutter struct {
	src     string
	parts   []Part
	from    int           // where the part begins that is being read
	begun   []token.Token // its tokens
	behind  int           // where the comments behind the last one begin, the end of the text if there is none
	depth   int           // of brackets
	written bool          // a semicolon ended the part before
}

// take takes a token of a part.
func (c *cutter) take(at int, tok token.Token) {
	switch tok {
	case token.LPAREN, token.LBRACE, token.LBRACK:
		c.depth++
	case token.RPAREN, token.RBRACE, token.RBRACK:
		c.depth = max(c.depth-1, 0)
	}
	if len(c.begun) == 0 {
		c.from = at
	}
	c.begun = append(c.begun, tok)
	c.behind = len(c.src)
}

// end ends the part, if one has begun, at an offset that may be in a comment behind
// it; by a semicolon, if one is written there.
func (c *cutter) end(at int, written bool) {
	if len(c.begun) == 0 {
		return
	}
	to := len(strings.TrimRight(c.src[:min(at, c.behind)], " \t\r\n"))
	kind, last := kindOf(c.begun), len(c.parts)-1
	if c.written && kind == Statement && c.parts[last].Kind == Statement {
		c.parts[last].To = to
	} else {
		c.parts = append(c.parts, Part{c.from, to, kind})
	}
	c.begun, c.written = nil, written
}

// isOpen reports whether a comment does not end.
func isOpen(comment string) bool {
	return strings.HasPrefix(comment, "/*") && (len(comment) < len("/**/") || !strings.HasSuffix(comment, "*/"))
}

// kindOf tells the kind of a part by its tokens.
func kindOf(tokens []token.Token) Kind {
	switch tokens[0] {
	case token.PACKAGE:
		return Package
	case token.IMPORT:
		return Import
	case token.TYPE, token.CONST:
		return Declaration
	case token.FUNC:
		if len(tokens) > 1 && tokens[1] == token.IDENT {
			return Declaration
		}
		i := slices.Index(tokens, token.RPAREN) // the end of a receiver
		if i > 0 && i+2 < len(tokens) && tokens[i+1] == token.IDENT && tokens[i+2] == token.LPAREN {
			return Declaration
		}
	}
	return Statement
}
