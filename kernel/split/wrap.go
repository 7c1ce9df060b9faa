package split

import (
	"fmt"
	"go/scanner"
	"go/token"
	"regexp"
	"strings"
)

// IsProgram reports whether a source is a whole program, which begins with a
// package clause, rather than a script.
func IsProgram(src string) bool {
	var s scanner.Scanner
	s.Init(token.NewFileSet().AddFile("", -1, len(src)), []byte(src), func(token.Position, string) {}, 0)
	_, first, _ := s.Scan()
	return first == token.PACKAGE
}

var mainClause = regexp.MustCompile(`^package\s+main$`)

// Wrap makes a Go file of a cell or a script: its imports, its other
// declarations, and a function of the given name with its statements. A clause
// package main, which a cell of a notebook file may have, says nothing. Positions
// are those of the text, by line directives, whose first line has a number.
func Wrap(src, function string, first int) string {
	var imports, decls, body strings.Builder
	line, lineStart, seen := first, 0, 0
	for _, p := range Source(src) {
		between := src[seen:p.From]
		if n := strings.Count(between, "\n"); n > 0 {
			line += n
			lineStart = seen + strings.LastIndexByte(between, '\n') + 1
		}
		seen = p.From
		text := fmt.Sprintf("/*line :%d:%d*/%s\n", line, 1+p.From-lineStart, src[p.From:p.To])
		switch {
		case p.Kind == Import:
			imports.WriteString(text)
		case p.Kind == Declaration:
			decls.WriteString(text)
		case p.Kind == Package && mainClause.MatchString(src[p.From:p.To]):
		default:
			body.WriteString(text)
		}
	}
	return "package main\n" + imports.String() + decls.String() + "func " + function + "() {\n" + body.String() + "}\n"
}
