package engine

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// keepTypes takes declarations of types out of the cell that are live already,
// word for word, so that values made before keep the type when a cell is run
// again. Methods for a live type become functions with the receiver first.
func (c *cell) keepTypes() {
	c.signatures = map[string]map[string]string{}
	for _, d := range c.file.Decls {
		if f, ok := d.(*ast.FuncDecl); ok {
			c.noteMethod(f)
		}
	}
	for _, d := range c.file.Decls {
		if d, ok := d.(*ast.GenDecl); ok && d.Tok == token.TYPE {
			d.Specs = slices.DeleteFunc(d.Specs, func(spec ast.Spec) bool { return c.isLiveType(spec.(*ast.TypeSpec)) })
		}
	}
	c.file.Decls = slices.DeleteFunc(c.file.Decls, func(d ast.Decl) bool {
		general, ok := d.(*ast.GenDecl)
		return ok && general.Tok == token.TYPE && len(general.Specs) == 0
	})
	for _, d := range c.file.Decls {
		if f, ok := d.(*ast.FuncDecl); ok && f.Recv != nil && len(f.Recv.List) == 1 {
			c.liveMethod(f)
		}
	}
}

// noteMethod notes the signature of a method.
func (c *cell) noteMethod(f *ast.FuncDecl) {
	name, recv := receiver(f)
	if name == "" {
		return
	}
	if c.signatures[name] == nil {
		c.signatures[name] = map[string]string{}
	}
	c.signatures[name][f.Name.Name] = source(recv) + " " + signature(f.Type.Params) + " " + signature(f.Type.Results)
}

// signature is the types of parameters or results, without their names.
func signature(list *ast.FieldList) string {
	var types []string
	if list != nil {
		for _, field := range list.List {
			for range max(1, len(field.Names)) {
				types = append(types, source(field.Type))
			}
		}
	}
	return "(" + strings.Join(types, ", ") + ")"
}

// receiver is the name of the type of a method, and the type as it is written; ""
// if it is no method of a type without parameters.
func receiver(f *ast.FuncDecl) (name string, recv ast.Expr) {
	if f.Recv == nil || len(f.Recv.List) != 1 {
		return "", nil
	}
	recv = ast.Unparen(f.Recv.List[0].Type)
	base := recv
	if star, ok := base.(*ast.StarExpr); ok {
		base = ast.Unparen(star.X)
	}
	if id, ok := base.(*ast.Ident); ok {
		return id.Name, recv
	}
	return "", nil
}

// changes reports whether the cell declares a method that a live type has with
// another signature.
func (c *cell) changes(typ string) (method string, changed bool) {
	for name, sig := range c.signatures[typ] {
		if before, ok := c.session.live[typ].methods[name]; ok && before != sig {
			return name, true
		}
	}
	return "", false
}

// isLiveType reports whether a declaration repeats that of a live type.
func (c *cell) isLiveType(spec *ast.TypeSpec) bool {
	live := c.session.live[spec.Name.Name]
	if live == nil || live.source == "" || spec.TypeParams != nil || live.source != source(spec) {
		return false
	}
	if _, changed := c.changes(spec.Name.Name); changed {
		return false
	}
	same := true
	ast.Inspect(spec.Type, func(n ast.Node) bool { // what it mentions must be what it was
		if id, ok := n.(*ast.Ident); ok && id.Name != spec.Name.Name && c.own[id.Name] {
			same = same && c.session.live[id.Name] != nil && c.session.live[id.Name].source != ""
		}
		return true
	})
	if same {
		delete(c.own, spec.Name.Name)
	}
	return same
}

// liveMethod makes a function of a method of a live type.
func (c *cell) liveMethod(f *ast.FuncDecl) {
	recv := f.Recv.List[0]
	typ, _ := receiver(f)
	if typ == "" || c.own[typ] || c.session.live[typ] == nil {
		return
	}
	if method, changed := c.changes(typ); changed && method == f.Name.Name {
		c.add(f.Name.Pos(), "method "+method+" of "+typ+" has another signature in a cell before; declare "+typ+" again in this cell, with all its methods")
		return
	}
	name, ok := c.session.live[typ].object.(*types.TypeName)
	if !ok {
		return
	}
	named, ok := name.Type().(*types.Named)
	if !ok {
		return
	}
	method := f.Name
	if len(recv.Names) == 0 {
		recv.Names = []*ast.Ident{{NamePos: recv.Pos(), Name: "_"}}
	}
	f.Name = &ast.Ident{NamePos: method.NamePos, Name: typ + "ꞏꞏ" + method.Name}
	f.Recv = nil
	params := *f.Type.Params
	params.List = append([]*ast.Field{recv}, params.List...)
	f.Type.Params = &params
	c.methods = append(c.methods, liveMethod{named, f, method})
}

// keepMethods lets cells after call the methods that the cell declares for its own
// types. Those of generic types are made when they are called.
func (s *Session) keepMethods(c *cell, prog *ssa.Program) {
	for _, d := range c.file.Decls {
		f, ok := d.(*ast.FuncDecl)
		if !ok || f.Recv == nil {
			continue
		}
		method, ok := c.info.Defs[f.Name].(*types.Func)
		if !ok || method.Signature().RecvTypeParams() != nil {
			continue
		}
		if made := prog.FuncValue(method); made != nil { // there is none of a blank name
			s.machine.Replace(method, made)
		}
	}
}

// addMethod gives a live type a method that the cell declares for it, or the
// method that it has a new body.
func (s *Session) addMethod(c *cell, prog *ssa.Program, m liveMethod) {
	fn, ok := c.info.Defs[m.decl.Name].(*types.Func)
	if !ok {
		return
	}
	if have := findMethod(m.typ, m.name.Name); have != nil {
		s.machine.Replace(have, prog.FuncValue(fn))
		return
	}
	sig := fn.Signature()
	var params []*types.Var
	for i := 1; i < sig.Params().Len(); i++ {
		params = append(params, sig.Params().At(i))
	}
	method := types.NewFunc(m.name.Pos(), m.typ.Obj().Pkg(), m.name.Name,
		types.NewSignatureType(sig.Params().At(0), nil, nil, types.NewTuple(params...), sig.Results(), sig.Variadic()))
	m.typ.AddMethod(method)
	s.machine.Replace(method, prog.FuncValue(fn))
}

func findMethod(t *types.Named, name string) *types.Func {
	for i := range t.NumMethods() {
		if t.Method(i).Name() == name {
			return t.Method(i)
		}
	}
	return nil
}

// nameFields names the fields in struct literals of the cells' types that are
// written without: a field that is not exported can't be left unnamed in another
// package, and each cell is one to the checker. It reports whether it changed
// any.
func (c *cell) nameFields() bool {
	changed := false
	ast.Inspect(c.file, func(n ast.Node) bool {
		lit, ok := n.(*ast.CompositeLit)
		if !ok || len(lit.Elts) == 0 {
			return true
		}
		t := c.info.TypeOf(lit)
		if t == nil {
			return true
		}
		if p, ok := t.Underlying().(*types.Pointer); ok { // an element &T{...} whose type is left out
			t = p.Elem()
		}
		fields, ok := t.Underlying().(*types.Struct)
		if !ok || fields.NumFields() != len(lit.Elts) {
			return true
		}
		for i, e := range lit.Elts {
			if _, keyed := e.(*ast.KeyValueExpr); !keyed {
				lit.Elts[i] = &ast.KeyValueExpr{Key: &ast.Ident{NamePos: e.Pos(), Name: fields.Field(i).Name()}, Colon: e.Pos(), Value: e}
				changed = true
			}
		}
		return true
	})
	return changed
}
