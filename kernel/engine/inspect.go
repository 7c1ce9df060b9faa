package engine

import (
	"fmt"
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"kvsh/kernel/symbols"
)

// An Inspection is what is known of a name in a cell.
type Inspection struct {
	Name   string
	Kind   string // as of a Candidate
	Type   string // signature, type, or declaration of a type
	Doc    string
	Value  string // of a variable or a constant of the session
	Source string // of what a cell declared
}

// Text is the inspection for a terminal.
func (i Inspection) Text() string {
	var b strings.Builder
	line := func(name, text string) {
		if text != "" {
			fmt.Fprintf(&b, "%-7s %s\n", name+":", strings.ReplaceAll(text, "\n", "\n        "))
		}
	}
	if i.Kind == "type" { // the declaration says it all
		b.WriteString(i.Type + "\n")
	} else {
		line(i.Kind, i.Name)
		line("type", i.Type)
	}
	line("value", i.Value)
	if i.Doc != "" {
		b.WriteString("\n" + strings.TrimSpace(i.Doc) + "\n")
	}
	if i.Source != "" {
		b.WriteString("\n" + i.Source + "\n")
	}
	return b.String()
}

// maxValue is how much of a variable's value is told.
const maxValue = 500

// Inspect tells what the name at a cursor, a byte offset, is: the identifier
// around it, or the function of the call whose arguments it is in. A detail above
// 0 adds the source of what a cell declared.
func (s *Session) Inspect(src string, cursor, detail int) (Inspection, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	cursor = min(max(cursor, 0), len(src))
	start, end := identifier(src, cursor)
	if start == end { // behind a bracket or in the arguments of a call
		at := calledAt(src, cursor)
		if at < 0 {
			return Inspection{}, false
		}
		start, end = identifier(src, at)
	}
	if start == end {
		return Inspection{}, false
	}
	name := src[start:end]
	// The name as it is typed is looked for by a mark behind it; then by itself.
	g := s.look(src[:end], src[end:])
	if g == nil {
		return Inspection{}, false
	}
	object := s.objectAt(g, name)
	if object == nil {
		if path, ok := symbols.Packages()[name]; ok {
			return Inspection{Name: name, Kind: "package", Type: path, Doc: symbols.Doc(path, "")}, true
		}
		return Inspection{}, false
	}
	return s.describe(object, name, detail), true
}

// calledAt is where the name of the function ends in whose arguments an offset
// is, -1 if it is in none.
func calledAt(src string, at int) int {
	depth := 0
	toks := tokens(src[:at])
	for i, l := range slices.Backward(toks) {
		switch l.text {
		case ")", "]", "}":
			depth++
		case "(", "[", "{":
			if depth--; depth < 0 {
				if l.text == "(" && i > 0 {
					return toks[i-1].end()
				}
				depth = 0
			}
		}
	}
	return -1
}

// objectAt is what a name at the cursor stands for.
func (s *Session) objectAt(g *glimpse, name string) types.Object {
	at := g.path[0].(*ast.Ident)
	if len(g.path) > 1 {
		if sel, ok := g.path[1].(*ast.SelectorExpr); ok && sel.Sel == at {
			if id, ok := sel.X.(*ast.Ident); ok {
				if p, ok := g.info.Uses[id].(*types.PkgName); ok {
					return p.Imported().Scope().Lookup(name)
				}
			}
			t := g.info.TypeOf(sel.X)
			if t == nil || t == types.Typ[types.Invalid] {
				return nil
			}
			object, _, _ := types.LookupFieldOrMethod(t, true, g.pkg, name)
			return object
		}
	}
	if scope := g.pkg.Scope().Innermost(at.Pos()); scope != nil {
		if _, object := scope.LookupParent(name, at.Pos()); object != nil {
			return object
		}
	}
	if live := s.live[name]; live != nil {
		return live.object
	}
	if object := s.former.named(g.path, name); object != nil {
		return object
	}
	return types.Universe.Lookup(name)
}

// describe tells of an object.
func (s *Session) describe(object types.Object, name string, detail int) Inspection {
	out := Inspection{Name: name, Kind: kindOf(object), Type: typeOf(object)}
	switch object := object.(type) {
	case *types.PkgName:
		out.Doc = symbols.Doc(object.Imported().Path(), "")
		return out
	case *types.Func:
		if object.Signature().Recv() != nil {
			out.Kind = "method"
			pkg, name := docName(object)
			out.Doc = symbols.Doc(pkg, name)
		}
	case *types.TypeName:
		out.Type = declaration(object)
	}
	if object.Pkg() == nil {
		out.Doc = symbols.Doc("builtin", name)
	} else if out.Doc == "" {
		out.Doc = symbols.Doc(object.Pkg().Path(), name)
	}
	live := s.live[name]
	switch {
	case live != nil && live.object == object:
		out.Doc = live.doc
		if detail > 0 {
			out.Source = live.text
		}
	case isEntry(object):
		out.Name = object.Name()
	default:
		return out
	}
	switch object := object.(type) {
	case *types.Var:
		out.Value = s.valueText(object)
	case *types.Const:
		out.Value = object.Val().String()
	}
	return out
}

// valueText is the value of a variable in short.
func (s *Session) valueText(v *types.Var) (text string) {
	defer func() {
		if r := recover(); r != nil {
			text = fmt.Sprint("can't be shown: ", r)
		}
	}()
	text = s.machine.Syntax(s.machine.Value(v))
	if runes := []rune(text); len(runes) > maxValue {
		text = string(runes[:maxValue]) + " …"
	}
	return text
}

// declaration is a type as it is declared, with its exported fields and methods.
func declaration(name *types.TypeName) string {
	var b strings.Builder
	fmt.Fprintf(&b, "type %s ", types.TypeString(name.Type(), byName))
	fields, ok := name.Type().Underlying().(*types.Struct)
	if !ok {
		b.WriteString(types.TypeString(name.Type().Underlying(), byName))
	} else {
		b.WriteString("struct {\n")
		for f := range fields.Fields() {
			if f.Exported() || f.Pkg() != nil && f.Pkg().Path() == "main" {
				fmt.Fprintf(&b, "\t%s %s\n", f.Name(), types.TypeString(f.Type(), byName))
			}
		}
		b.WriteString("}")
	}
	set := types.NewMethodSet(types.NewPointer(name.Type()))
	for i := range set.Len() {
		if fn := set.At(i).Obj(); fn.Exported() && !types.IsInterface(name.Type()) {
			fmt.Fprintf(&b, "\nfunc %s%s", fn.Name(), strings.TrimPrefix(types.TypeString(fn.Type(), byName), "func"))
		}
	}
	return b.String()
}
