package engine

import (
	"fmt"
	"go/scanner"
	"go/token"
	"regexp"
	"strings"

	"kvsh/kernel/split"
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

var isMain = regexp.MustCompile(`^package\s+main$`)

// wrap makes a file of a cell or a script: its imports, its other declarations,
// and a function with its statements. Positions in it are those of the text, by
// line directives.
func wrap(src string) string {
	var imports, decls, body strings.Builder
	for _, p := range split.Source(src) {
		line, column := place(src, p.From)
		text := fmt.Sprintf("/*line :%d:%d*/%s\n", line, column, src[p.From:p.To])
		switch {
		case p.Kind == split.Import:
			imports.WriteString(text)
		case p.Kind == split.Declaration:
			decls.WriteString(text)
		case p.Kind == split.Package && isMain.MatchString(src[p.From:p.To]):
			// a cell of a notebook file has it, where it says nothing
		default:
			body.WriteString(text)
		}
	}
	return "package main\n" + imports.String() + decls.String() + "func " + cellFunc + "() {\n" + body.String() + "}\n"
}

// place is the line and column of an offset, from 1.
func place(src string, offset int) (line, column int) {
	before := src[:offset]
	return 1 + strings.Count(before, "\n"), offset - strings.LastIndex(before, "\n")
}
