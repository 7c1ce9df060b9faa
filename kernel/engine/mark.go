package engine

import (
	"go/ast"
	"go/token"
	"slices"
	"strconv"
)

// markName begins the names of the variables that hold the number of the
// statement under way, one variable for each function. The interpreter's own
// traces tell the function of a frame, but not the statement.
const markName = "kvsh_mark_"

// marker puts an assignment of the statement's number, from 1, before every
// statement that may panic.
type marker struct {
	bodies []*ast.BlockStmt // of the functions, by their numbers; outer ones before those in them
	main   int              // the number of main
	places []token.Pos      // of the statements, by their numbers less 1
}

// mark marks all functions of a file and declares the variables. Goroutines that
// run one function share its variable, which costs no more than the right line
// when one of them panics.
func (m *marker) mark(file *ast.File) {
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			if n.Recv == nil && n.Name.Name == "main" {
				m.main = len(m.bodies)
			}
			if n.Body != nil {
				m.function(n.Body)
			}
		case *ast.FuncLit:
			m.function(n.Body)
		}
		return true
	})
	at := file.Name.Pos()
	var variables []ast.Spec
	for number := range m.bodies {
		variables = append(variables, &ast.ValueSpec{Names: []*ast.Ident{ident(at, variable(number))}, Type: ident(at, "int")})
	}
	if len(variables) > 0 {
		file.Decls = append(file.Decls, &ast.GenDecl{TokPos: at, Tok: token.VAR, Lparen: at, Specs: variables, Rparen: at})
	}
}

// variable is the name of a function's variable.
func variable(number int) string { return markName + strconv.Itoa(number) }

// function marks the statements of a function, without the functions in it.
func (m *marker) function(body *ast.BlockStmt) {
	name := variable(len(m.bodies))
	m.bodies = append(m.bodies, body)
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.BlockStmt:
			n.List = m.statements(name, n.List)
		case *ast.CaseClause:
			n.Body = m.statements(name, n.Body)
		case *ast.CommClause:
			n.Body = m.statements(name, n.Body)
		}
		return true
	})
}

func (m *marker) statements(name string, list []ast.Stmt) []ast.Stmt {
	var out []ast.Stmt
	for _, s := range list {
		at := s.Pos() // every synthesized name needs a place, or the compiler does not know it
		if holds(s, isRecover) {
			out = append(out, &ast.ExprStmt{X: runtimeCall(at, at, "Recovering")})
		}
		if mayPanic(s) {
			m.places = append(m.places, at)
			number := &ast.BasicLit{ValuePos: at, Kind: token.INT, Value: strconv.Itoa(len(m.places))}
			out = append(out, assign(at, token.ASSIGN, ident(at, name), number))
		}
		out = append(out, s)
	}
	return out
}

// holding is the number of the innermost function that holds a position. Main
// holds all that is in no other function: the statements of a script may come
// from places before and after those of its functions.
func (m *marker) holding(fset *token.FileSet, at token.Position) int {
	for number, body := range slices.Backward(m.bodies) {
		if number != m.main && !before(at, fset.Position(body.Lbrace)) && before(at, fset.Position(body.Rbrace)) {
			return number
		}
	}
	return m.main
}

func before(a, b token.Position) bool {
	return a.Line < b.Line || a.Line == b.Line && a.Column < b.Column
}

// isRecover reports whether a node is a call of recover.
func isRecover(n ast.Node) bool {
	call, ok := n.(*ast.CallExpr)
	if !ok {
		return false
	}
	name, ok := ast.Unparen(call.Fun).(*ast.Ident)
	return ok && name.Name == "recover"
}

// mayPanic reports whether a statement, without the blocks in it, may panic.
func mayPanic(s ast.Stmt) bool {
	return holds(s, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr, *ast.IndexExpr, *ast.SliceExpr, *ast.StarExpr, *ast.SelectorExpr, *ast.TypeAssertExpr, *ast.SendStmt:
			return true
		case *ast.BinaryExpr:
			return n.Op == token.QUO || n.Op == token.REM
		case *ast.AssignStmt:
			return n.Tok == token.QUO_ASSIGN || n.Tok == token.REM_ASSIGN
		}
		return false
	})
}

// holds reports whether a statement has a part of a kind, outside the blocks and
// functions in it. The bodies of a switch are no statements.
func holds(s ast.Stmt, kind func(ast.Node) bool) bool {
	found := false
	ast.Inspect(s, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BlockStmt, *ast.FuncLit, *ast.CaseClause, *ast.CommClause:
			return false
		default:
			found = found || n != nil && kind(n)
		}
		return !found
	})
	return found
}
