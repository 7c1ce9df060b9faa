package engine

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strings"

	"kvsh/kernel/split"
)

// document keeps the text and the documentation of what the cell declares.
func (c *cell) document() {
	var decls bool
	for name := range c.own {
		if c.session.live[name] != nil {
			decls = true
		}
	}
	if !decls {
		return
	}
	for _, part := range split.Source(c.src) {
		if part.Kind != split.Declaration {
			continue
		}
		text := c.src[part.From:part.To]
		above := docAbove(c.src, part.From)
		file, err := parser.ParseFile(token.NewFileSet(), "", "package p\n"+text, parser.SkipObjectResolution)
		if err != nil {
			continue
		}
		for _, name := range declaredNames(file) {
			if live := c.session.live[name]; live != nil && c.own[name] {
				live.text, live.doc = text, above
			}
		}
	}
}

// declaredNames lists the functions, types and constants that a file declares.
func declaredNames(file *ast.File) []string {
	var out []string
	for _, d := range file.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Recv == nil {
				out = append(out, d.Name.Name)
			}
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				switch spec := spec.(type) {
				case *ast.TypeSpec:
					out = append(out, spec.Name.Name)
				case *ast.ValueSpec:
					for _, n := range spec.Names {
						out = append(out, n.Name)
					}
				}
			}
		}
	}
	return out
}

// docAbove is the comment right above an offset, without its marks.
func docAbove(src string, at int) string {
	var last []lexeme
	for _, l := range tokens(src[:at]) {
		if l.tok != token.COMMENT {
			last = nil
			continue
		}
		if n := len(last); n > 0 && lineOf(src, last[n-1].offset)+1 != lineOf(src, l.offset) {
			last = nil
		}
		last = append(last, l)
	}
	if n := len(last); n == 0 || lineOf(src, last[n-1].end())+1 != lineOf(src, at) {
		return ""
	}
	group := &ast.CommentGroup{}
	for _, l := range last {
		group.List = append(group.List, &ast.Comment{Text: l.text})
	}
	return group.Text()
}

func lineOf(src string, at int) int {
	return 1 + strings.Count(src[:at], "\n")
}
