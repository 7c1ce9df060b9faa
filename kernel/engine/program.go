package engine

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"maps"
	"slices"
	"strings"

	"kvsh/kernel/symbols"
)

// IsProgram reports whether the source is a whole program, which begins with a
// package clause, rather than a script.
func IsProgram(src string) bool {
	var s scanner.Scanner
	s.Init(token.NewFileSet().AddFile("", -1, len(src)), []byte(src), func(token.Position, string) {}, 0)
	_, first, _ := s.Scan()
	return first == token.PACKAGE
}

// wrap makes a program of a script. Positions in it are those of the script,
// by line directives.
func wrap(name, src string) (string, error) {
	var decls, body strings.Builder
	for _, s := range split(src) {
		line, column := place(src, s.from)
		text := fmt.Sprintf("/*line :%d:%d*/%s\n", line, column, src[s.from:s.to])
		if s.decl {
			decls.WriteString(text)
		} else {
			body.WriteString(text)
		}
	}
	program := func(imports string) string {
		return "package main\n" + imports + decls.String() + "func main() {\n" + body.String() + "}\n"
	}
	file, err := parser.ParseFile(token.NewFileSet(), name, program(""), parser.SkipObjectResolution)
	if err != nil {
		return "", err
	}
	return program(missingImports(file)), nil
}

// segment is a part of a script: one declaration or one statement.
type segment struct {
	from, to int
	decl     bool
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
			out = append(out, segment{from, at, isDeclaration(begun)})
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

// missingImports is an import line for each package that the file names by x.Y
// without importing or declaring x.
func missingImports(file *ast.File) string {
	known := map[string]bool{}
	for _, spec := range file.Imports {
		known[importName(spec)] = true
	}
	used := map[string]bool{}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			if x, ok := n.X.(*ast.Ident); ok {
				used[x.Name] = true
			}
		case *ast.AssignStmt:
			if n.Tok == token.DEFINE {
				for _, e := range n.Lhs {
					if x, ok := e.(*ast.Ident); ok {
						known[x.Name] = true
					}
				}
			}
		case *ast.Field:
			declare(known, n.Names...)
		case *ast.ValueSpec:
			declare(known, n.Names...)
		case *ast.RangeStmt:
			for _, e := range []ast.Expr{n.Key, n.Value} {
				if x, ok := e.(*ast.Ident); ok {
					known[x.Name] = true
				}
			}
		}
		return true
	})
	packages := symbols.Packages()
	var out strings.Builder
	for _, name := range slices.Sorted(maps.Keys(used)) {
		if path, ok := packages[name]; ok && !known[name] {
			fmt.Fprintf(&out, "import %s %q\n", name, path)
		}
	}
	return out.String()
}

func declare(known map[string]bool, names ...*ast.Ident) {
	for _, n := range names {
		known[n.Name] = true
	}
}

// importName is the name by which a file knows an imported package.
func importName(spec *ast.ImportSpec) string {
	if spec.Name != nil {
		return spec.Name.Name
	}
	path := strings.Trim(spec.Path.Value, `"`)
	return path[strings.LastIndex(path, "/")+1:]
}
