package engine

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ast/astutil"
)

// reject returns what a checked program has that the interpreter would run
// wrong and that lower does not mend. Such a program does not run at all.
func (c code) reject(fset *token.FileSet, file *ast.File, pkg *types.Package, info *types.Info) error {
	r := &rejecter{info: info, pkg: pkg}
	r.walk(file)
	if len(r.found) == 0 {
		return nil
	}
	var faults Errors
	for _, f := range r.found {
		at := fset.Position(f.pos)
		faults = append(faults, c.fault(at.Line, at.Column, f.msg))
	}
	faults.sort()
	return faults
}

type rejecter struct {
	info  *types.Info
	pkg   *types.Package
	found []rejected
}

type rejected struct {
	pos token.Pos
	msg string
}

func (r *rejecter) add(at ast.Node, msg string) { r.found = append(r.found, rejected{at.Pos(), msg}) }

func (r *rejecter) walk(file *ast.File) {
	var around []ast.Node // from the file inwards
	astutil.Apply(file, func(cursor *astutil.Cursor) bool {
		n := cursor.Node()
		switch n := n.(type) {
		case *ast.RangeStmt:
			r.rangeOver(n)
		case *ast.SelectorExpr:
			r.methodExpression(n)
		case *ast.TypeAssertExpr:
			if n.Type != nil {
				r.assertion(n.X, n.Type)
			}
		case *ast.TypeSwitchStmt:
			r.typeSwitch(n)
		case *ast.FuncDecl:
			r.errorMethod(n)
		case *ast.CallExpr:
			r.recovery(n, around)
		case *ast.DeferStmt:
			r.deferInLoop(n, around)
		}
		around = append(around, n)
		return true
	}, func(*astutil.Cursor) bool {
		around = around[:len(around)-1]
		return true
	})
}

func (r *rejecter) rangeOver(s *ast.RangeStmt) {
	if _, ok := r.info.TypeOf(s.X).Underlying().(*types.Signature); ok {
		r.add(s, "the interpreter can't range over a function; call it with the loop's body as a function")
	}
}

// methodExpression rejects T.M as a function.
func (r *rejecter) methodExpression(e *ast.SelectorExpr) {
	selection := r.info.Selections[e]
	if selection != nil && selection.Kind() == types.MethodExpr {
		r.add(e, "the interpreter has no method expressions such as "+types.ExprString(e)+"; write a function literal that calls the method")
	}
}

// typeSwitch rejects switches that have interfaces among their cases: the
// interpreter passes these by, and others with them.
func (r *rejecter) typeSwitch(s *ast.TypeSwitchStmt) {
	for _, clause := range s.Body.List {
		for _, t := range clause.(*ast.CaseClause).List {
			if to, ok := r.info.TypeOf(t).Underlying().(*types.Interface); ok && !to.Empty() {
				r.add(t, "the interpreter can't have an interface in a type switch; ask for it before: if x, ok := x.("+types.ExprString(t)+"); ok { ... }")
			}
		}
	}
}

// assertion rejects the question whether x has the methods of an interface,
// where the interpreter does not know those of the value: a value of the
// program in an any, and any value if the interface is the program's and the
// value may be a library's.
func (r *rejecter) assertion(x, t ast.Expr) {
	from, ok := r.info.TypeOf(x).Underlying().(*types.Interface)
	to, isInterface := r.info.TypeOf(t).Underlying().(*types.Interface)
	if !ok || !isInterface || to.Empty() {
		return
	}
	hidden := from.Empty() && r.implemented(to)
	foreign := r.declared(r.info.TypeOf(t)) && (from.Empty() || !r.declared(r.info.TypeOf(x)))
	if hidden || foreign {
		r.add(t, "the interpreter can't tell whether "+types.ExprString(x)+" has the methods of "+types.ExprString(t)+"; ask for a type that is no interface")
	}
}

// declared reports whether a type is of the program rather than of a package or
// the language.
func (r *rejecter) declared(t types.Type) bool {
	named, ok := types.Unalias(t).(*types.Named)
	return !ok || named.Obj().Pkg() == r.pkg
}

// implemented reports whether the program declares a type that has the methods
// of an interface.
func (r *rejecter) implemented(methods *types.Interface) bool {
	for _, object := range r.info.Defs {
		name, ok := object.(*types.TypeName)
		if !ok || types.IsInterface(name.Type()) {
			continue
		}
		if types.Implements(name.Type(), methods) || types.Implements(types.NewPointer(name.Type()), methods) {
			return true
		}
	}
	return false
}

// errorMethod rejects methods by which an error takes part in errors.Is and
// errors.As, which do not see them.
func (r *rejecter) errorMethod(f *ast.FuncDecl) {
	if f.Recv == nil || !slices.Contains([]string{"Is", "As", "Unwrap"}, f.Name.Name) {
		return
	}
	method, ok := r.info.Defs[f.Name].(*types.Func)
	if !ok {
		return
	}
	if types.Implements(method.Signature().Recv().Type(), universeError.Underlying().(*types.Interface)) {
		r.add(f.Name, "errors.Is and errors.As don't see the method "+f.Name.Name+" of an interpreted type; wrap errors by fmt.Errorf and %w")
	}
}

// recovery rejects a recover in a function literal that no defer statement
// calls, where it would recover nothing.
func (r *rejecter) recovery(call *ast.CallExpr, around []ast.Node) {
	name, ok := ast.Unparen(call.Fun).(*ast.Ident)
	if !ok {
		return
	}
	if builtin, ok := r.info.Uses[name].(*types.Builtin); !ok || builtin.Name() != "recover" {
		return
	}
	for i := len(around) - 1; i >= 2; i-- {
		literal, ok := around[i].(*ast.FuncLit)
		if _, named := around[i].(*ast.FuncDecl); named {
			return
		}
		if !ok {
			continue
		}
		outer, isCall := around[i-1].(*ast.CallExpr)
		_, deferred := around[i-2].(*ast.DeferStmt)
		if !isCall || !deferred || outer.Fun != literal {
			r.add(call, "the interpreter recovers only in a function that is written in the defer statement, or in one that is declared by name")
		}
		return
	}
}

// deferInLoop rejects a deferred function literal that uses a variable of a
// loop around it in the same function: it would see the last iteration's.
func (r *rejecter) deferInLoop(s *ast.DeferStmt, around []ast.Node) {
	literal, ok := ast.Unparen(s.Call.Fun).(*ast.FuncLit)
	if !ok {
		return
	}
	for _, n := range slices.Backward(around) {
		switch n.(type) {
		case *ast.FuncLit, *ast.FuncDecl:
			return
		case *ast.ForStmt, *ast.RangeStmt:
			if name := r.variableOf(n, literal); name != nil {
				r.add(name, "a deferred function can't use "+name.Name+" of the loop around it; pass it as an argument: defer func("+name.Name+" ...) { ... }("+name.Name+")")
				return
			}
		}
	}
}

// variableOf returns the first use in a function literal of a variable that is
// declared in the loop around it.
func (r *rejecter) variableOf(loop ast.Node, literal *ast.FuncLit) *ast.Ident {
	var found *ast.Ident
	ast.Inspect(literal.Body, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		if !ok || found != nil {
			return found == nil
		}
		if v, ok := r.info.Uses[id].(*types.Var); ok && !v.IsField() {
			inLoop := loop.Pos() <= v.Pos() && v.Pos() < loop.End()
			inLiteral := literal.Pos() <= v.Pos() && v.Pos() < literal.End()
			if inLoop && !inLiteral {
				found = id
			}
		}
		return true
	})
	return found
}
