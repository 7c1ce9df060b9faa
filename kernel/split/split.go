// Package split cuts the text of a cell or a script, where declarations and
// statements stand side by side, into its parts.
package split

import (
	"go/scanner"
	"go/token"
	"slices"
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
// without comments around it and without the semicolon behind it.
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
	s.Init(file, []byte(src), func(token.Position, string) {}, 0)
	var out []Part
	var begun []token.Token // the first tokens of the part
	from, depth := 0, 0
	written := false // a semicolon ended the part before
	for {
		pos, tok, lit := s.Scan()
		at := file.Offset(pos)
		switch tok {
		case token.LPAREN, token.LBRACE, token.LBRACK:
			depth++
		case token.RPAREN, token.RBRACE, token.RBRACK:
			depth--
		}
		ends := tok == token.EOF || tok == token.SEMICOLON && depth <= 0
		if ends && len(begun) > 0 {
			kind := kindOf(begun)
			if last := len(out) - 1; written && kind == Statement && out[last].Kind == Statement {
				out[last].To = at
			} else {
				out = append(out, Part{from, at, kind})
			}
			begun = nil
			written = lit == ";"
		}
		if tok == token.EOF {
			return out
		}
		if !ends {
			if len(begun) == 0 {
				from = at
			}
			begun = append(begun, tok)
		}
	}
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
