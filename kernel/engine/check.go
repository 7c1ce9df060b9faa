package engine

import (
	"errors"
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"kvsh/kernel/symbols"
)

// goVersion is the language that programs are checked as.
const goVersion = "go1.26"

// check type-checks a parsed program and returns all that is wrong with it, in
// the words of the Go compiler. Imports and variables that are not used are no
// faults here, nor is a value that is only shown.
func (c code) check(fset *token.FileSet, file *ast.File, shown *ast.ExprStmt) (*types.Package, *types.Info, error) {
	info := &types.Info{
		Types:      map[ast.Expr]types.TypeAndValue{},
		Defs:       map[*ast.Ident]types.Object{},
		Uses:       map[*ast.Ident]types.Object{},
		Selections: map[*ast.SelectorExpr]*types.Selection{},
	}
	var faults Errors
	config := types.Config{
		Importer:  symbols.NewImporter(fset),
		GoVersion: goVersion,
		Error: func(err error) {
			var te types.Error
			switch {
			case !errors.As(err, &te):
			case te.Soft && strings.Contains(te.Msg, "and not used"):
			case strings.HasPrefix(te.Msg, "\t"): // more of the error before
			case shown != nil && te.Pos == shown.Pos() && strings.HasSuffix(te.Msg, "is not used"):
			default:
				at := fset.Position(te.Pos)
				faults = append(faults, c.fault(at.Line, at.Column, te.Msg))
			}
		},
	}
	pkg, _ := config.Check("main", fset, []*ast.File{file}, info) // its error is the first of those above
	if len(faults) == 0 {
		return pkg, info, nil
	}
	faults.sort()
	return nil, nil, faults
}

// lastExpression returns the last statement of main if it is an expression, and
// no call whose results nobody wants to see.
func lastExpression(file *ast.File) *ast.ExprStmt {
	for _, d := range file.Decls {
		f, ok := d.(*ast.FuncDecl)
		if !ok || f.Recv != nil || f.Name.Name != "main" || f.Body == nil || len(f.Body.List) == 0 {
			continue
		}
		last, ok := f.Body.List[len(f.Body.List)-1].(*ast.ExprStmt)
		if ok && !isPrint(last.X) {
			return last
		}
	}
	return nil
}

// isPrint reports whether an expression is a call whose results nobody wants to
// see.
func isPrint(e ast.Expr) bool {
	call, ok := e.(*ast.CallExpr)
	if !ok {
		return false
	}
	f, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return false
	}
	pkg, ok := f.X.(*ast.Ident)
	return ok && pkg.Name == "fmt" && (strings.Contains(f.Sel.Name, "rint") || strings.Contains(f.Sel.Name, "can"))
}

// show wraps the last value of main into a call that shows it.
func show(last *ast.ExprStmt) { last.X = runtimeCall(last.Pos(), last.End(), "Show", last.X) }
