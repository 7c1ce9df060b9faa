package engine

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ast/astutil"
)

// guard turns every
//
//	go f(x)
//
// into
//
//	t := x
//	go func() {
//		defer func() {
//			if r := recover(); r != nil {
//				kvsh_rt.Crashed(r)
//			}
//		}()
//		f(t)
//	}()
//
// since a panic in a goroutine would end the process with the interpreter's own
// stack. It comes after mark, which takes a recover for the program's own.
func (l *lowerer) guard(file *ast.File) {
	astutil.Apply(file, nil, func(cursor *astutil.Cursor) bool {
		s, ok := cursor.Node().(*ast.GoStmt)
		if !ok || cursor.Index() < 0 { // not in a list of statements
			return true
		}
		at := s.Go
		l.keepCall(cursor, s.Call)
		if l.isVariable(s.Call.Fun) {
			f := l.fresh(at)
			cursor.InsertBefore(assign(at, token.DEFINE, f, s.Call.Fun))
			s.Call.Fun = ident(at, f.Name)
		}
		r := l.fresh(at)
		crash := &ast.IfStmt{
			If:   at,
			Init: assign(at, token.DEFINE, r, &ast.CallExpr{Fun: ident(at, "recover"), Lparen: at, Rparen: at}),
			Cond: &ast.BinaryExpr{X: ident(at, r.Name), OpPos: at, Op: token.NEQ, Y: ident(at, "nil")},
			Body: &ast.BlockStmt{Lbrace: at, List: []ast.Stmt{&ast.ExprStmt{X: runtimeCall(at, at, "Crashed", ident(at, r.Name))}}, Rbrace: at},
		}
		s.Call = callLiteral(at, &ast.DeferStmt{Defer: at, Call: callLiteral(at, crash)}, &ast.ExprStmt{X: s.Call})
		return true
	})
}

// isVariable reports whether an expression is a variable or a field.
func (l *lowerer) isVariable(e ast.Expr) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		_, ok := l.info.Uses[e].(*types.Var)
		return ok
	case *ast.SelectorExpr:
		_, ok := l.info.Uses[e.Sel].(*types.Var)
		return ok
	}
	return false
}

// callLiteral is a call of a function literal with statements.
func callLiteral(at token.Pos, body ...ast.Stmt) *ast.CallExpr {
	literal := &ast.FuncLit{
		Type: &ast.FuncType{Func: at, Params: &ast.FieldList{Opening: at, Closing: at}},
		Body: &ast.BlockStmt{Lbrace: at, List: body, Rbrace: at},
	}
	return &ast.CallExpr{Fun: literal, Lparen: at, Rparen: at}
}
