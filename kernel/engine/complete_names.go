package engine

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"kvsh/kernel/symbols"
)

// How near a name is: smaller comes first.
const (
	nearLocal = iota
	nearLive  = 20 + iota
	nearPackage
	nearPredeclared
	nearKeyword
	nearImportable
)

// names adds all names in scope at a place, from the innermost scope outwards,
// and those that need no declaration.
func (c *completer) names(scope *types.Scope, at token.Pos) {
	near := nearLocal
	for ; scope != nil && scope != types.Universe; scope = scope.Parent() {
		inPackage := c.pkg != nil && scope == c.pkg.Scope()
		for _, name := range scope.Names() {
			_, object := scope.LookupParent(name, at)
			if object == nil || object != scope.Lookup(name) && !inPackage {
				continue
			}
			if inPackage {
				object = scope.Lookup(name)
			}
			r := ranked{Candidate: Candidate{Text: name, Kind: kindOf(object)}, near: min(near, nearLive), object: object}
			if inPackage {
				r.near = nearLive
			}
			if p, ok := object.(*types.PkgName); ok {
				r.near, r.pkg = nearPackage, p.Imported().Path()
			}
			c.add(r)
		}
		near++
	}
	for name := range c.session.live {
		object := c.session.live[name].object
		c.add(ranked{Candidate: Candidate{Text: name, Kind: kindOf(object)}, near: nearLive, object: object})
	}
	c.tables()
	for name, path := range c.session.imports {
		c.add(ranked{Candidate: Candidate{Text: name, Kind: "package", Type: path}, near: nearPackage, pkg: path})
	}
	for _, name := range types.Universe.Names() {
		object := types.Universe.Lookup(name)
		c.add(ranked{Candidate: Candidate{Text: name, Kind: kindOf(object)}, near: nearPredeclared, object: object, pkg: "builtin", name: name})
	}
	for tok := token.BREAK; tok <= token.VAR; tok++ {
		c.add(ranked{Candidate: Candidate{Text: tok.String(), Kind: "keyword"}, near: nearKeyword})
	}
	for name, path := range symbols.Packages() {
		near := nearImportable
		if strings.HasPrefix(path, "kvsh/") {
			near = nearPackage
		}
		c.add(ranked{Candidate: Candidate{Text: name, Kind: "package", Type: path}, near: near, pkg: path})
	}
}

// selector adds what may follow x and a dot.
func (c *completer) selector(x ast.Expr) {
	if id, ok := x.(*ast.Ident); ok {
		if p, ok := c.info.Uses[id].(*types.PkgName); ok {
			c.members(p.Imported())
			return
		}
	}
	tv, ok := c.info.Types[x]
	if !ok || tv.Type == nil || tv.Type == types.Typ[types.Invalid] {
		return
	}
	c.methods(tv.Type, tv.Addressable() || !tv.IsType())
	if !tv.IsType() {
		c.fieldsOf(tv.Type, 0, map[types.Type]bool{})
	}
}

// members adds the exported names of a package.
func (c *completer) members(p *types.Package) {
	for _, name := range p.Scope().Names() {
		object := p.Scope().Lookup(name)
		if object.Exported() {
			c.add(ranked{Candidate: Candidate{Text: name, Kind: kindOf(object)}, object: object, pkg: p.Path(), name: name})
		}
	}
}

// methods adds the methods of a type; also those of a pointer to it, if values
// have an address.
func (c *completer) methods(t types.Type, addressable bool) {
	if _, isPointer := t.Underlying().(*types.Pointer); addressable && !isPointer && !types.IsInterface(t) {
		t = types.NewPointer(t)
	}
	set := types.NewMethodSet(t)
	for i := range set.Len() {
		fn := set.At(i).Obj().(*types.Func)
		if !fn.Exported() && (fn.Pkg() == nil || fn.Pkg().Path() != "main") {
			continue
		}
		r := ranked{Candidate: Candidate{Text: fn.Name(), Kind: "method"}, near: len(set.At(i).Index()), object: fn}
		r.pkg, r.name = docName(fn)
		c.add(r)
	}
}

// fieldsOf adds the fields of a struct, and of what it embeds.
func (c *completer) fieldsOf(t types.Type, depth int, seen map[types.Type]bool) {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	fields, ok := t.Underlying().(*types.Struct)
	if !ok || seen[t] {
		return
	}
	seen[t] = true
	for f := range fields.Fields() {
		if !f.Exported() && (f.Pkg() == nil || f.Pkg().Path() != "main") {
			continue
		}
		r := ranked{Candidate: Candidate{Text: f.Name(), Kind: "field"}, near: depth, object: f}
		if named, ok := types.Unalias(t).(*types.Named); ok && named.Obj().Pkg() != nil {
			r.pkg, r.name = named.Obj().Pkg().Path(), named.Obj().Name()+"."+f.Name()
		}
		c.add(r)
	}
	for f := range fields.Fields() {
		if f.Embedded() {
			c.fieldsOf(f.Type(), depth+1, seen)
		}
	}
}

// fields adds the fields that a struct literal does not name yet.
func (c *completer) fields(lit *ast.CompositeLit) {
	t := c.info.TypeOf(lit)
	if t == nil {
		return
	}
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	fields, ok := t.Underlying().(*types.Struct)
	if !ok {
		return
	}
	given := map[string]bool{}
	for _, e := range lit.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			if key, ok := kv.Key.(*ast.Ident); ok {
				given[key.Name] = true
			}
		}
	}
	for f := range fields.Fields() {
		if !given[f.Name()] && (f.Exported() || f.Pkg() != nil && f.Pkg().Path() == "main") {
			c.add(ranked{Candidate: Candidate{Text: f.Name(), Kind: "field"}, near: -1000, object: f})
		}
	}
}

// kindOf is what an object is.
func kindOf(object types.Object) string {
	switch object := object.(type) {
	case *types.PkgName:
		return "package"
	case *types.Func, *types.Builtin:
		return "func"
	case *types.TypeName:
		return "type"
	case *types.Const:
		return "const"
	case *types.Var:
		if object.IsField() {
			return "field"
		}
	}
	return "var"
}

// typeOf is the type of an object, or what it stands for, with packages by their
// names.
func typeOf(object types.Object) string {
	switch object := object.(type) {
	case *types.PkgName:
		return object.Imported().Path()
	case *types.TypeName:
		return types.TypeString(object.Type().Underlying(), byName)
	case nil, *types.Builtin, *types.Nil:
		return ""
	}
	return types.TypeString(object.Type(), byName)
}

// byName writes packages by their names, and the cells' own not at all.
func byName(p *types.Package) string {
	if p.Path() == "main" {
		return ""
	}
	return p.Name()
}

// docName is where a method's documentation is found.
func docName(fn *types.Func) (pkg, name string) {
	recv := fn.Signature().Recv()
	if recv == nil || fn.Pkg() == nil {
		return "", ""
	}
	t := recv.Type()
	if p, ok := t.(*types.Pointer); ok {
		t = p.Elem()
	}
	named, ok := types.Unalias(t).(*types.Named)
	if !ok {
		return "", ""
	}
	return fn.Pkg().Path(), named.Obj().Name() + "." + fn.Name()
}
