package engine

import (
	"fmt"
	"go/scanner"
	"go/token"
	"slices"
	"strings"
)

// IsProgram reports whether the source is a whole program, which begins with a
// package clause, rather than a script.
func IsProgram(src string) bool {
	var s scanner.Scanner
	s.Init(token.NewFileSet().AddFile("", -1, len(src)), []byte(src), func(token.Position, string) {}, 0)
	_, first, _ := s.Scan()
	return first == token.PACKAGE
}

// cellFunc is the function that has a cell's statements.
const cellFunc = "kvsh_cell"

// wrap makes a file of a cell or a script: its imports, its other declarations,
// and a function with its statements. Positions in it are those of the text, by
// line directives.
func wrap(src string) string {
	var imports, decls, body strings.Builder
	for _, s := range split(src) {
		line, column := place(src, s.from)
		text := fmt.Sprintf("/*line :%d:%d*/%s\n", line, column, src[s.from:s.to])
		switch {
		case s.imports:
			imports.WriteString(text)
		case s.decl:
			decls.WriteString(text)
		default:
			body.WriteString(text)
		}
	}
	return "package main\n" + imports.String() + decls.String() + "func " + cellFunc + "() {\n" + body.String() + "}\n"
}

// segment is a part of a script: one declaration or one statement.
type segment struct {
	from, to int
	decl     bool
	imports  bool
}

// split cuts a script at the semicolons, written or implied, that are in no
// bracket.
func split(src string) []segment {
	var s scanner.Scanner
	file := token.NewFileSet().AddFile("", -1, len(src))
	s.Init(file, []byte(src), func(token.Position, string) {}, 0)
	var out []segment
	var begun []token.Token // the first tokens of the segment
	from, depth := 0, 0
	for {
		pos, tok, _ := s.Scan()
		at := file.Offset(pos)
		switch tok {
		case token.LPAREN, token.LBRACE, token.LBRACK:
			depth++
		case token.RPAREN, token.RBRACE, token.RBRACK:
			depth--
		}
		ends := tok == token.EOF || tok == token.SEMICOLON && depth <= 0
		if ends && len(begun) > 0 {
			out = append(out, segment{from, at, isDeclaration(begun), begun[0] == token.IMPORT})
			begun = nil
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

// isDeclaration reports whether tokens are an import, a type or constant
// declaration, or a named function or method. Variables are statements.
func isDeclaration(tokens []token.Token) bool {
	switch tokens[0] {
	case token.IMPORT, token.TYPE, token.CONST:
		return true
	case token.FUNC:
		if len(tokens) > 1 && tokens[1] == token.IDENT {
			return true
		}
		i := slices.Index(tokens, token.RPAREN) // the end of a receiver
		return i > 0 && i+2 < len(tokens) && tokens[i+1] == token.IDENT && tokens[i+2] == token.LPAREN
	}
	return false
}

// place is the line and column of an offset, from 1.
func place(src string, offset int) (line, column int) {
	before := src[:offset]
	return 1 + strings.Count(before, "\n"), offset - strings.LastIndex(before, "\n")
}
