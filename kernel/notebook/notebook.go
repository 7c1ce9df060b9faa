package notebook

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"slices"
	"strings"
)

// A Notebook is a notebook file.
type Notebook struct {
	Name   string // of the file, for messages
	Source string
	Cells  []Cell
	Params []Param
}

// Parse reads a notebook file. A file without markers has no cells and no
// parameters. An error begins with the name, the line and the column.
func Parse(name, src string) (*Notebook, error) {
	list, err := cells(src)
	if err != nil {
		return nil, fmt.Errorf("%s:%w", name, err)
	}
	nb := &Notebook{Name: name, Source: src, Cells: list}
	if err := nb.findParams(); err != nil {
		return nil, fmt.Errorf("%s:%w", name, err)
	}
	return nb, nil
}

// Title is the first heading of the notebook, or "".
func (nb *Notebook) Title() string {
	for i := range nb.Cells {
		if nb.Cells[i].Kind != MarkdownCell {
			continue
		}
		for line := range strings.Lines(nb.Cells[i].Text()) {
			if heading, ok := strings.CutPrefix(line, "# "); ok {
				return strings.TrimSpace(heading)
			}
		}
	}
	return ""
}

// findParams reads the parameters out of the cell that is tagged so: its
// variables and constants outside blocks.
func (nb *Notebook) findParams() error {
	k := slices.IndexFunc(nb.Cells, func(c Cell) bool { return slices.Contains(c.Tags(), "parameters") })
	if k < 0 {
		return nil
	}
	first, last := nb.Cells[k].Line, nb.Cells[k].Line+len(nb.Cells[k].Lines)
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, nb.Name, nb.Source, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil // the engine reports what is wrong with the program, all of it
	}
	help := trailingComments(fset, file)
	for _, d := range definitions(file) {
		from, to := fset.Position(d.value.Pos()), fset.Position(d.value.End())
		at := fset.Position(d.name.Pos())
		if at.Line <= first || at.Line > last {
			continue
		}
		p := Param{Name: d.name.Name, Line: at.Line, Type: d.paramType(), from: from.Offset, to: to.Offset}
		if p.Type == "" {
			return fmt.Errorf("%d:%d: parameter %s: its default must be a literal: a text, a number, true, false or []string{...}", from.Line, from.Column, p.Name)
		}
		p.Default = nb.Source[p.from:p.to]
		p.Help, p.Positional = strings.CutPrefix(help[to.Line], "arg:")
		p.Help = strings.TrimSpace(p.Help)
		nb.Params = append(nb.Params, p)
	}
	return nil
}

// trailingComments is the text of the line comments by their lines.
func trailingComments(fset *token.FileSet, file *ast.File) map[int]string {
	texts := map[int]string{}
	for _, group := range file.Comments {
		for _, c := range group.List {
			texts[fset.Position(c.Pos()).Line] = strings.TrimSpace(strings.TrimPrefix(c.Text, "//"))
		}
	}
	return texts
}

// definition is one name that gets one value, and maybe a type.
type definition struct {
	name       *ast.Ident
	typ, value ast.Expr
}

// definitions lists the variables and constants of the package and of main,
// without those in blocks.
func definitions(file *ast.File) []definition {
	var out []definition
	declared := func(d ast.Decl) {
		general, ok := d.(*ast.GenDecl)
		if !ok {
			return
		}
		for _, spec := range general.Specs {
			if v, ok := spec.(*ast.ValueSpec); ok && len(v.Names) == 1 && len(v.Values) == 1 {
				out = append(out, definition{v.Names[0], v.Type, v.Values[0]})
			}
		}
	}
	for _, d := range file.Decls {
		declared(d)
		f, ok := d.(*ast.FuncDecl)
		if !ok || f.Recv != nil || f.Name.Name != "main" || f.Body == nil {
			continue
		}
		for _, s := range f.Body.List {
			switch s := s.(type) {
			case *ast.DeclStmt:
				declared(s.Decl)
			case *ast.AssignStmt:
				if name, ok := s.Lhs[0].(*ast.Ident); ok && s.Tok == token.DEFINE && len(s.Lhs) == 1 && len(s.Rhs) == 1 {
					out = append(out, definition{name, nil, s.Rhs[0]})
				}
			}
		}
	}
	return out
}

// paramType is the type of a parameter that is defined so, or "".
func (d definition) paramType() Type {
	t := literalType(d.value)
	if d.typ == nil || t == "" {
		return t
	}
	switch declared := types.ExprString(d.typ); {
	case declared == string(t):
		return t
	case declared == string(Number) && t == Whole:
		return Number
	}
	return ""
}

// literalType is the type that a literal gives a parameter, or "".
func literalType(e ast.Expr) Type {
	switch e := e.(type) {
	case *ast.BasicLit:
		switch e.Kind {
		case token.STRING:
			return Text
		case token.INT:
			return Whole
		case token.FLOAT:
			return Number
		}
	case *ast.Ident:
		if e.Name == "true" || e.Name == "false" {
			return Switch
		}
	case *ast.UnaryExpr:
		if t := literalType(e.X); e.Op == token.SUB && (t == Whole || t == Number) {
			return t
		}
	case *ast.CompositeLit:
		array, ok := e.Type.(*ast.ArrayType)
		if !ok || array.Len != nil {
			return ""
		}
		if of, ok := array.Elt.(*ast.Ident); ok && of.Name == "string" {
			return List
		}
	}
	return ""
}
