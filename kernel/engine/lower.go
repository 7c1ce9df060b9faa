package engine

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ast/astutil"
)

// lowerer rewrites a checked program into the Go that the interpreter runs
// right: it knows neither ranges over integers, nor min, max and clear, nor that
// each iteration of a loop has variables of its own, takes values too late for
// deferred calls and returns, sends print to standard output, and panics when it
// asks whether nil is an error.
type lowerer struct {
	info  *types.Info
	pkg   *types.Package
	names int // synthesized so far
}

// lower rewrites the file in place.
func (l *lowerer) lower(file *ast.File) {
	var results []map[types.Object]bool // of the functions around
	enter := func(cursor *astutil.Cursor) bool {
		switch n := cursor.Node().(type) {
		case *ast.FuncDecl:
			results = append(results, l.namedResults(n.Type))
		case *ast.FuncLit:
			results = append(results, l.namedResults(n.Type))
		}
		return true
	}
	leave := func(cursor *astutil.Cursor) bool {
		switch n := cursor.Node().(type) {
		case *ast.FuncDecl, *ast.FuncLit:
			results = results[:len(results)-1]
		case *ast.RangeStmt:
			if loop := l.integerRange(n); loop != nil {
				cursor.Replace(loop)
			} else {
				l.freshRange(n)
			}
		case *ast.ForStmt:
			l.freshFor(n)
		case *ast.CallExpr:
			if call := l.builtin(n); call != nil {
				l.info.Types[call] = l.info.Types[n]
				cursor.Replace(call)
			}
		case *ast.TypeAssertExpr:
			if call := l.asError(n); call != nil {
				cursor.Replace(call)
			}
		case *ast.DeferStmt:
			l.deferred(cursor, n)
		case *ast.ReturnStmt:
			l.returned(cursor, n, results[len(results)-1])
		}
		return true
	}
	astutil.Apply(file, enter, leave)
}

// ident is a synthesized name. It needs a place in the file, or the interpreter
// does not know it.
func ident(at token.Pos, name string) *ast.Ident { return &ast.Ident{NamePos: at, Name: name} }

// fresh is a name that the program does not use.
func (l *lowerer) fresh(at token.Pos) *ast.Ident {
	l.names++
	return ident(at, fmt.Sprintf("kvsh_%d", l.names))
}

func assign(at token.Pos, tok token.Token, to, from ast.Expr) *ast.AssignStmt {
	return &ast.AssignStmt{Lhs: []ast.Expr{to}, TokPos: at, Tok: tok, Rhs: []ast.Expr{from}}
}

// typeExpr is the expression of a basic or a named type, nil of others.
func (l *lowerer) typeExpr(at token.Pos, t types.Type) ast.Expr {
	switch t := types.Default(types.Unalias(t)).(type) {
	case *types.Basic:
		return ident(at, t.Name())
	case *types.Named:
		object := t.Obj()
		switch {
		case t.TypeArgs().Len() > 0:
			return nil
		case object.Pkg() == nil || object.Pkg() == l.pkg:
			return ident(at, object.Name())
		}
		return &ast.SelectorExpr{X: ident(at, object.Pkg().Name()), Sel: ident(at, object.Name())}
	}
	return nil
}

// integerRange turns
//
//	for i := range n { body }
//
// into
//
//	for k, end := T(0), T(n); k < end; k++ { i := k; body }
//
// and returns nil for ranges over anything else.
func (l *lowerer) integerRange(s *ast.RangeStmt) ast.Stmt {
	t := l.info.TypeOf(s.X)
	if key := s.Key; key != nil && l.info.TypeOf(key) != nil { // an untyped number takes the variable's type
		t = l.info.TypeOf(key)
	}
	basic, ok := t.Underlying().(*types.Basic)
	if !ok || basic.Info()&types.IsInteger == 0 || !isInteger(l.info.TypeOf(s.X)) {
		return nil
	}
	at := s.For
	typ := l.typeExpr(at, t)
	if typ == nil {
		return nil
	}
	convert := func(e ast.Expr) ast.Expr { return &ast.CallExpr{Fun: typ, Lparen: at, Args: []ast.Expr{e}, Rparen: at} }
	k, end := l.fresh(at), l.fresh(at)
	body := s.Body
	if name, blank := s.Key.(*ast.Ident); s.Key != nil && !(blank && name.Name == "_") {
		body.List = append([]ast.Stmt{assign(at, s.Tok, s.Key, ident(at, k.Name))}, body.List...)
	}
	return &ast.ForStmt{
		For: at,
		Init: &ast.AssignStmt{
			Lhs: []ast.Expr{k, end}, TokPos: at, Tok: token.DEFINE,
			Rhs: []ast.Expr{convert(&ast.BasicLit{ValuePos: at, Kind: token.INT, Value: "0"}), convert(s.X)},
		},
		Cond: &ast.BinaryExpr{X: ident(at, k.Name), OpPos: at, Op: token.LSS, Y: ident(at, end.Name)},
		Post: &ast.IncDecStmt{X: ident(at, k.Name), TokPos: at, Tok: token.INC},
		Body: body,
	}
}

func isInteger(t types.Type) bool {
	basic, ok := t.Underlying().(*types.Basic)
	return ok && basic.Info()&types.IsInteger != 0
}

// freshRange gives each iteration of a range its own variables, where a
// function in the body or a pointer may outlive the iteration.
func (l *lowerer) freshRange(s *ast.RangeStmt) {
	if s.Tok != token.DEFINE || !mayKeep(s.Body) {
		return
	}
	var copies []ast.Stmt
	for _, e := range []ast.Expr{s.Key, s.Value} {
		if v, ok := e.(*ast.Ident); ok && v.Name != "_" {
			copies = append(copies, assign(s.For, token.DEFINE, ident(s.For, v.Name), ident(s.For, v.Name)))
		}
	}
	s.Body.List = append(copies, s.Body.List...)
}

// freshFor gives each iteration of a loop its own variables, and turns
//
//	for i := 0; i < n; i++ { body }
//
// into
//
//	for k := 0; k < n; k++ { j := k; body of j; k = j }
//
// What the body assigns to a variable goes back before the loop's own statement
// changes it, also where the body continues early.
func (l *lowerer) freshFor(s *ast.ForStmt) {
	init, ok := s.Init.(*ast.AssignStmt)
	if !ok || init.Tok != token.DEFINE || !mayKeep(s.Body) {
		return
	}
	at := s.For
	outer, inner := map[types.Object]string{}, map[types.Object]string{}
	var in, back []ast.Stmt
	for _, e := range init.Lhs {
		v, ok := e.(*ast.Ident)
		if !ok || l.info.Defs[v] == nil {
			continue
		}
		k, j := l.fresh(at), l.fresh(at)
		outer[l.info.Defs[v]], inner[l.info.Defs[v]] = k.Name, j.Name
		in = append(in, assign(at, token.DEFINE, ident(at, j.Name), ident(at, k.Name)))
		back = append(back, assign(at, token.ASSIGN, ident(at, k.Name), ident(at, j.Name)))
		v.Name = k.Name
	}
	if s.Cond != nil {
		l.rename(s.Cond, outer)
	}
	if s.Post != nil {
		l.rename(s.Post, outer)
	}
	l.rename(s.Body, inner)
	continues(s.Body, back)
	s.Body.List = slices.Concat(in, s.Body.List, back)
}

// rename renames the uses of variables in a part of a loop.
func (l *lowerer) rename(part ast.Node, names map[types.Object]string) {
	ast.Inspect(part, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && names[l.info.Uses[id]] != "" {
			id.Name = names[l.info.Uses[id]]
		}
		return true
	})
}

// mayKeep reports whether a body has a function or takes an address, which may
// outlive the iteration.
func mayKeep(body *ast.BlockStmt) bool {
	found := false
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			found = true
		case *ast.UnaryExpr:
			found = found || n.Op == token.AND
		}
		return !found
	})
	return found
}

// continues puts statements before every continue that may end an iteration of
// the loop with the body. A continue with a label may be another loop's; there
// the statements do no harm.
func continues(body *ast.BlockStmt, before []ast.Stmt) {
	depth := 0 // of loops in the body
	astutil.Apply(body, func(cursor *astutil.Cursor) bool {
		switch n := cursor.Node().(type) {
		case *ast.FuncLit:
			return false
		case *ast.ForStmt, *ast.RangeStmt:
			depth++
		case *ast.BranchStmt:
			if n.Tok == token.CONTINUE && (depth == 0 || n.Label != nil) {
				for _, s := range before {
					cursor.InsertBefore(s)
				}
			}
		}
		return true
	}, func(cursor *astutil.Cursor) bool {
		switch cursor.Node().(type) {
		case *ast.ForStmt, *ast.RangeStmt:
			depth--
		}
		return true
	})
}
