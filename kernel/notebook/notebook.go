package notebook

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
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
// parameters.
func Parse(name, src string) (*Notebook, error) {
	list, err := cells(src)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	nb := &Notebook{Name: name, Source: src, Cells: list}
	if err := nb.findParams(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
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

// findParams reads the parameters out of the cell that is tagged so.
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
	help := map[int]string{}
	for _, group := range file.Comments {
		for _, c := range group.List {
			text := strings.TrimSpace(strings.TrimPrefix(c.Text, "//"))
			help[fset.Position(c.Pos()).Line] = text
		}
	}
	var wrong error
	ast.Inspect(file, func(n ast.Node) bool {
		assign, ok := n.(*ast.AssignStmt)
		if !ok || assign.Tok != token.DEFINE || len(assign.Lhs) != 1 || len(assign.Rhs) != 1 {
			return true
		}
		line := fset.Position(assign.Pos()).Line
		name, isName := assign.Lhs[0].(*ast.Ident)
		if line <= first || line > last || !isName || wrong != nil {
			return true
		}
		p := Param{Name: name.Name, Line: line, Help: help[line]}
		if p.Help, p.Positional = strings.CutPrefix(p.Help, "arg:"); p.Positional {
			p.Help = strings.TrimSpace(p.Help)
		}
		value := assign.Rhs[0]
		p.from, p.to = fset.Position(value.Pos()).Offset, fset.Position(value.End()).Offset
		if p.Type = literalType(value); p.Type == "" {
			wrong = fmt.Errorf("line %d: parameter %s: its default must be a literal: a text, a number, true, false or []string{...}", line, p.Name)
			return true
		}
		p.Default = nb.Source[p.from:p.to]
		nb.Params = append(nb.Params, p)
		return true
	})
	return wrong
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
