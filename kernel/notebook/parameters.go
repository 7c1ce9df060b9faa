package notebook

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"kvsh/kernel/split"
)

// The tags of the cell with the parameters and of the one that follows it and
// gives them other values, as papermill has them.
const (
	ParametersTag = "parameters"
	InjectedTag   = "injected-parameters"
)

// Parameters are the parameters of a notebook: the variables and constants,
// outside blocks, of the cell that is tagged so.
type Parameters struct {
	File  string // the notebook's, for messages
	Title string
	Cell  int // the index of their cell, -1 if there is none
	List  []Param

	source string // of the cell
}

// Tagged is the index of the first code cell that has a tag, or -1.
func (nb *Notebook) Tagged(tag string) int {
	return slices.IndexFunc(nb.Cells, func(c Cell) bool { return c.Kind == CodeCell && slices.Contains(c.Tags(), tag) })
}

// Parameters reads the notebook's parameters. The error says where one has a
// default that is no literal.
func (nb *Notebook) Parameters() (*Parameters, error) {
	ps := &Parameters{File: nb.Name, Title: nb.Title(), Cell: nb.Tagged(ParametersTag)}
	if ps.Cell < 0 {
		return ps, nil
	}
	ps.source = nb.Cells[ps.Cell].Source
	for _, part := range split.Source(ps.source) {
		if err := ps.read(nb, part); err != nil {
			return nil, err
		}
	}
	return ps, nil
}

// read reads the parameters that a part of the cell defines. What is no Go has
// none: the engine reports what is wrong with the cell, all of it.
func (ps *Parameters) read(nb *Notebook, part split.Part) error {
	end := len(ps.source)
	if n := strings.IndexByte(ps.source[part.To:], '\n'); n >= 0 {
		end = part.To + n // with the comment behind the part
	}
	before, after := "package main;", ""
	if part.Kind == split.Statement {
		before, after = "package main;func main() {", "\n}"
	}
	lines := 1 + strings.Count(ps.source[:part.From], "\n")
	column := part.From - strings.LastIndexByte(ps.source[:part.From], '\n')
	before += fmt.Sprintf("/*line :%d:%d*/", lines, column)
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "", before+ps.source[part.From:end]+after, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil
	}
	help := trailingComments(fset, file)
	for _, d := range definitions(file) {
		from, to := fset.Position(d.value.Pos()), fset.Position(d.value.End())
		shift := part.From - len(before)
		p := Param{Name: d.name.Name, Type: d.paramType(), from: from.Offset + shift, to: to.Offset + shift}
		if p.Type == "" {
			return fmt.Errorf("%s: parameter %s: its default must be a literal: a text, a number, true, false or []string{...}", nb.Place(ps.Cell, from.Line, from.Column), p.Name)
		}
		p.Default = ps.source[p.from:p.to]
		p.Help, p.Positional = strings.CutPrefix(help[to.Line], "arg:")
		p.Help = strings.TrimSpace(p.Help)
		ps.List = append(ps.List, p)
	}
	return nil
}

// trailingComments is the text of the line comments by their lines.
func trailingComments(fset *token.FileSet, file *ast.File) map[int]string {
	texts := map[int]string{}
	for _, group := range file.Comments {
		for _, c := range group.List {
			if strings.HasPrefix(c.Text, "/*line ") {
				continue
			}
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
