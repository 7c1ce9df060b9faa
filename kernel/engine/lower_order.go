package engine

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ast/astutil"
)

// The interpreter evaluates the arguments of a deferred call when the call runs,
// and assigns the first result of a return before it evaluates the second. The
// functions of this file put such values into variables of their own first.

// deferred keeps the receiver and the arguments of a deferred call from the
// moment of the defer statement.
func (l *lowerer) deferred(cursor *astutil.Cursor, s *ast.DeferStmt) {
	if cursor.Index() >= 0 { // in a list of statements
		l.keepCall(cursor, s.Call)
	}
}

// keepCall puts the receiver and the arguments of a call into variables before
// the statement that the cursor is at.
func (l *lowerer) keepCall(cursor *astutil.Cursor, call *ast.CallExpr) {
	at := cursor.Node().Pos()
	keep := func(e ast.Expr) ast.Expr {
		t := l.fresh(at)
		cursor.InsertBefore(assign(at, token.DEFINE, t, e))
		return ident(at, t.Name)
	}
	if f, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok {
		if selection := l.info.Selections[f]; selection != nil && selection.Kind() == types.MethodVal {
			f.X = l.receiver(selection, f.X, keep)
		}
	}
	for i, a := range call.Args {
		t := l.info.Types[a]
		if _, several := t.Type.(*types.Tuple); several || t.Value != nil || t.IsNil() || t.IsType() || !t.IsValue() {
			continue
		}
		if _, literal := a.(*ast.FuncLit); !literal {
			call.Args[i] = keep(a)
		}
	}
}

// receiver keeps the receiver of a method call as the call would have it: a
// pointer or an interface as it is, a value that the method may change by its
// address, another value by a copy.
func (l *lowerer) receiver(selection *types.Selection, x ast.Expr, keep func(ast.Expr) ast.Expr) ast.Expr {
	switch selection.Recv().Underlying().(type) {
	case *types.Pointer, *types.Interface:
		return keep(x)
	}
	method, ok := selection.Obj().(*types.Func)
	if !ok {
		return x
	}
	if _, pointer := method.Signature().Recv().Type().(*types.Pointer); pointer || selection.Indirect() {
		return x // its address is evaluated late, which only a reassigned index or field could show
	}
	return keep(x)
}

// returned evaluates the values of a return before it assigns any, if they
// read the function's own results.
func (l *lowerer) returned(cursor *astutil.Cursor, s *ast.ReturnStmt, results map[types.Object]bool) {
	if cursor.Index() < 0 || len(s.Results) < 2 || len(results) == 0 {
		return
	}
	for i, e := range s.Results {
		if t := l.info.Types[e]; i == 0 || t.Value != nil || t.IsNil() || !l.reads(e, results) {
			continue
		}
		t := l.fresh(s.Return)
		cursor.InsertBefore(assign(s.Return, token.DEFINE, t, e))
		s.Results[i] = ident(s.Return, t.Name)
	}
}

// reads reports whether an expression uses one of the variables.
func (l *lowerer) reads(e ast.Expr, variables map[types.Object]bool) bool {
	found := false
	ast.Inspect(e, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && variables[l.info.Uses[id]] {
			found = true
		}
		return !found
	})
	return found
}

// namedResults is the variables of a function's named results.
func (l *lowerer) namedResults(t *ast.FuncType) map[types.Object]bool {
	out := map[types.Object]bool{}
	if t.Results == nil {
		return out
	}
	for _, field := range t.Results.List {
		for _, name := range field.Names {
			if object := l.info.Defs[name]; object != nil {
				out[object] = true
			}
		}
	}
	return out
}
