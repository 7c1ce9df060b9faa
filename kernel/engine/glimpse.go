package engine

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ast/astutil"

	"kvsh/kernel/split"
)

// glimpse is what can be told of a cell that is still being typed: its syntax as
// far as it goes, and the types in it.
type glimpse struct {
	pkg  *types.Package
	info *types.Info
	path []ast.Node // from the identifier at the cursor outwards
}

// cursorMark ends the identifier at the cursor.
const cursorMark = "kvshꞏcursor"

// look checks a cell whose identifier at the cursor ends with cursorMark. It is
// nil if nothing can be told. Text behind the cursor that does not parse is left
// out.
func (s *Session) look(before, after string) *glimpse {
	for _, text := range []string{before + cursorMark + after, before + cursorMark + closing(before)} {
		if g := s.lookAt(text); g != nil {
			return g
		}
	}
	return nil
}

func (s *Session) lookAt(text string) *glimpse {
	fset := token.NewFileSet()
	file, _ := parser.ParseFile(fset, "", split.Wrap(text, cellFunc, 1), parser.AllErrors)
	if file == nil {
		return nil
	}
	var at *ast.Ident
	ast.Inspect(file, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && strings.HasSuffix(id.Name, cursorMark) {
			at = id
		}
		return at == nil
	})
	if at == nil {
		return nil
	}
	g := &glimpse{}
	g.path, _ = astutil.PathEnclosingInterval(file, at.Pos(), at.End())
	if len(g.path) == 0 || g.path[0] != ast.Node(at) { // the syntax around it is too broken
		return nil
	}
	c := &cell{checking: checking{fset: fset, lib: s.lib}, session: s, file: file, own: map[string]bool{}}
	c.addImports()
	g.pkg, g.info = c.peek()
	return g
}

// peek type-checks a file as far as it goes, with the live names and with what
// cells before have left.
func (c *cell) peek() (*types.Package, *types.Info) {
	pkg := types.NewPackage("main", "main")
	c.insertFormer(pkg.Scope())
	declared := map[string]bool{}
	for _, d := range c.file.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			declared[d.Name.Name] = d.Recv == nil
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				switch spec := spec.(type) {
				case *ast.TypeSpec:
					declared[spec.Name.Name] = true
				case *ast.ValueSpec:
					for _, n := range spec.Names {
						declared[n.Name] = true
					}
				}
			}
		}
	}
	for name, live := range c.session.live {
		if !declared[name] {
			pkg.Scope().Insert(live.object)
		}
	}
	info := newInfo()
	config := types.Config{Importer: c.lib, GoVersion: goVersion, Error: func(err error) {
		var fault types.Error
		if errors.As(err, &fault) {
			c.mayBeFormer(fault.Pos, fault.Msg)
		}
	}}
	_ = types.NewChecker(&config, c.fset, pkg, info).Files([]*ast.File{c.file}) // as far as it goes
	if c.recall() {
		return c.peek()
	}
	return pkg, info
}

// tokens lists the tokens of a text with their offsets.
func tokens(src string) (toks []lexeme) {
	var s scanner.Scanner
	file := token.NewFileSet().AddFile("", -1, len(src))
	s.Init(file, []byte(src), func(token.Position, string) {}, scanner.ScanComments)
	for {
		pos, tok, lit := s.Scan()
		if tok == token.EOF {
			return toks
		}
		text := lit
		if text == "" {
			text = tok.String()
		}
		toks = append(toks, lexeme{file.Offset(pos), tok, text})
	}
}

type lexeme struct {
	offset int
	tok    token.Token
	text   string
}

func (l lexeme) end() int { return l.offset + len(l.text) }

// closing is the brackets that a text leaves open.
func closing(src string) string {
	var open []byte
	for _, l := range tokens(src) {
		switch l.tok {
		case token.LPAREN:
			open = append(open, ')')
		case token.LBRACK:
			open = append(open, ']')
		case token.LBRACE:
			open = append(open, '}')
		case token.RPAREN, token.RBRACK, token.RBRACE:
			if len(open) > 0 {
				open = open[:len(open)-1]
			}
		}
	}
	var b strings.Builder
	for i := len(open) - 1; i >= 0; i-- {
		if open[i] == '}' {
			b.WriteByte('\n')
		}
		b.WriteByte(open[i])
	}
	return b.String()
}
