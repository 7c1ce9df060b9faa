package engine

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strconv"

	"golang.org/x/tools/go/ast/astutil"
)

// orderer makes the order in which a statement reads variables and calls
// functions that of the Go compiler. The language leaves it open: in
//
//	fmt.Println(n, next(), n)
//
// the compiler calls next before it reads n, while the SSA form reads from left
// to right. So where a variable that a call may change stands left of a call, the
// calls come first:
//
//	t := next()
//	fmt.Println(n, t, n)
type orderer struct {
	info  *types.Info
	pkg   *types.Package
	temps int
}

// order rewrites the functions of a file.
func order(file *ast.File, pkg *types.Package, info *types.Info) {
	o := &orderer{info: info, pkg: pkg}
	o.keepDefers(file)
	astutil.Apply(file, nil, func(cursor *astutil.Cursor) bool {
		stmt, ok := cursor.Node().(ast.Stmt)
		if !ok || cursor.Index() < 0 {
			return true
		}
		switch stmt.(type) {
		case *ast.ExprStmt, *ast.AssignStmt, *ast.ReturnStmt, *ast.SendStmt:
			for _, before := range o.statement(stmt) {
				cursor.InsertBefore(before)
			}
		}
		return true
	})
}

// statement takes the calls out of a statement, if that is needed.
func (o *orderer) statement(stmt ast.Stmt) []ast.Stmt {
	if !o.readsBeforeCall(stmt) {
		return nil
	}
	var out []ast.Stmt
	roots := map[ast.Node]bool{} // calls that are the statement, or its only value
	switch s := stmt.(type) {
	case *ast.ExprStmt:
		roots[ast.Unparen(s.X)] = true
	case *ast.AssignStmt:
		if len(s.Rhs) == 1 {
			roots[ast.Unparen(s.Rhs[0])] = true
		}
	case *ast.ReturnStmt:
		if len(s.Results) == 1 {
			roots[ast.Unparen(s.Results[0])] = true
		}
	}
	astutil.Apply(stmt, func(cursor *astutil.Cursor) bool {
		return !conditional(cursor.Node())
	}, func(cursor *astutil.Cursor) bool {
		call, ok := cursor.Node().(ast.Expr)
		if !ok || roots[call] || !o.isCall(call) {
			return true
		}
		t := o.info.TypeOf(call)
		if _, several := t.(*types.Tuple); several || t == nil {
			return true
		}
		temp := o.temp(call.Pos(), t)
		out = append(out, &ast.AssignStmt{Lhs: []ast.Expr{temp.defined}, TokPos: call.Pos(), Tok: token.DEFINE, Rhs: []ast.Expr{call}})
		cursor.Replace(temp.used)
		return true
	})
	return out
}

type temporary struct{ defined, used *ast.Ident }

// temp is a new variable of a type.
func (o *orderer) temp(at token.Pos, t types.Type) temporary {
	o.temps++
	name := "kvsh_t" + strconv.Itoa(o.temps)
	v := types.NewVar(at, o.pkg, name, t)
	out := temporary{&ast.Ident{NamePos: at, Name: name}, &ast.Ident{NamePos: at, Name: name}}
	o.info.Defs[out.defined] = v
	o.info.Uses[out.used] = v
	return out
}

// conditional reports whether what a node holds may not be evaluated with the
// statement that it is in.
func conditional(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.FuncLit:
		return true
	case *ast.BinaryExpr:
		return n.Op == token.LAND || n.Op == token.LOR
	}
	return false
}

// isCall reports whether an expression calls a function, rather than converting
// or calling a builtin, or receives from a channel.
func (o *orderer) isCall(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.CallExpr:
		tv := o.info.Types[e.Fun]
		return !tv.IsType() && !tv.IsBuiltin()
	case *ast.UnaryExpr:
		return e.Op == token.ARROW
	}
	return false
}

// readsBeforeCall reports whether a variable that calls may change stands left of
// a call in a statement.
func (o *orderer) readsBeforeCall(stmt ast.Stmt) bool {
	var reads, calls []token.Pos
	skip := map[ast.Node]bool{}
	if s, ok := stmt.(*ast.AssignStmt); ok {
		for _, e := range s.Lhs { // is written, not read
			if id, ok := e.(*ast.Ident); ok {
				skip[id] = true
			}
		}
	}
	ast.Inspect(stmt, func(n ast.Node) bool {
		if n == nil || conditional(n) {
			return false
		}
		switch n := n.(type) {
		case *ast.CallExpr:
			if o.isCall(n) {
				calls = append(calls, n.Lparen)
			}
		case *ast.UnaryExpr:
			if o.isCall(n) {
				calls = append(calls, n.OpPos)
			}
		case *ast.Ident:
			if !skip[n] && o.changeable(n) {
				reads = append(reads, n.Pos())
			}
		}
		return true
	})
	if len(reads) == 0 || len(calls) < 1 {
		return false
	}
	return slices.Min(reads) < slices.Max(calls)
}

// changeable reports whether a name is a variable that a call may change: of the
// package, or of a function around the one that reads it.
func (o *orderer) changeable(id *ast.Ident) bool {
	v, ok := o.info.Uses[id].(*types.Var)
	if !ok || v.IsField() {
		return false
	}
	switch v.Type().Underlying().(type) {
	case *types.Struct, *types.Array:
		return false
	}
	return v.Parent() != nil
}
