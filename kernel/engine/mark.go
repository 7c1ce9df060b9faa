package engine

import (
	"go/ast"
	"go/token"
	"strconv"
)

// markName is the variable that holds the number of the statement under way.
// The interpreter's own traces can't tell two statements of a kind in one
// function apart.
const markName = "kvsh_mark"

// marker puts an assignment of the statement's number before every statement
// that may panic.
type marker struct {
	places []token.Pos // of the statements, by their numbers
}

// mark marks all functions of a file but those that only goroutines run, which
// would write to the variable at the same time, and declares the variable.
func (m *marker) mark(file *ast.File) {
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GoStmt:
			return false
		case *ast.BlockStmt:
			n.List = m.statements(n.List)
		case *ast.CaseClause:
			n.Body = m.statements(n.Body)
		case *ast.CommClause:
			n.Body = m.statements(n.Body)
		}
		return true
	})
	at := file.Name.Pos()
	file.Decls = append(file.Decls, &ast.GenDecl{TokPos: at, Tok: token.VAR, Specs: []ast.Spec{&ast.ValueSpec{
		Names: []*ast.Ident{{NamePos: at, Name: markName}}, Type: &ast.Ident{NamePos: at, Name: "int"},
	}}})
}

func (m *marker) statements(list []ast.Stmt) []ast.Stmt {
	var out []ast.Stmt
	for _, s := range list {
		if mayPanic(s) {
			// Every synthesized name needs a place, or the compiler does not know it.
			at := s.Pos()
			number := strconv.Itoa(len(m.places))
			m.places = append(m.places, at)
			out = append(out, &ast.AssignStmt{
				Lhs: []ast.Expr{&ast.Ident{NamePos: at, Name: markName}}, TokPos: at, Tok: token.ASSIGN,
				Rhs: []ast.Expr{&ast.BasicLit{ValuePos: at, Kind: token.INT, Value: number}},
			})
		}
		out = append(out, s)
	}
	return out
}

// mayPanic reports whether a statement, without the blocks in it, may panic.
func mayPanic(s ast.Stmt) bool {
	switch s.(type) {
	case *ast.CaseClause, *ast.CommClause: // the bodies of a switch are no statements
		return false
	}
	found := false
	ast.Inspect(s, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BlockStmt, *ast.FuncLit:
			return false
		case *ast.CallExpr, *ast.IndexExpr, *ast.SliceExpr, *ast.StarExpr, *ast.SelectorExpr, *ast.TypeAssertExpr, *ast.SendStmt:
			found = true
		case *ast.BinaryExpr:
			found = found || n.Op == token.QUO || n.Op == token.REM
		case *ast.AssignStmt:
			found = found || n.Tok == token.QUO_ASSIGN || n.Tok == token.REM_ASSIGN
		}
		return !found
	})
	return found
}
