package engine

import (
	"go/ast"
	"go/token"
	"go/types"
)

// keepDefers mends two things that the SSA form gets wrong. A function that
// ranges over a function, and defers only in that loop's body, would not run
// what was deferred: it gets an empty deferred call of its own. And a loop over
// the array *p that takes no elements does not look at p.
func (o *orderer) keepDefers(file *ast.File) {
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			o.keepDefer(n.Body)
		case *ast.FuncLit:
			o.keepDefer(n.Body)
		case *ast.RangeStmt:
			o.rangeArray(n)
		}
		return true
	})
}

func (o *orderer) keepDefer(body *ast.BlockStmt) {
	if body == nil || !o.defersInLoop(body, false) {
		return
	}
	at := body.Lbrace
	sig := types.NewSignatureType(nil, nil, nil, nil, nil, false)
	literal := &ast.FuncLit{Type: &ast.FuncType{Func: at, Params: &ast.FieldList{}}, Body: &ast.BlockStmt{Lbrace: at, Rbrace: at}}
	o.info.Types[literal] = types.TypeAndValue{Type: sig}
	o.info.Types[literal.Type] = types.TypeAndValue{Type: sig}
	call := &ast.CallExpr{Fun: literal, Lparen: at, Rparen: at}
	body.List = append([]ast.Stmt{&ast.DeferStmt{Defer: at, Call: call}}, body.List...)
}

// defersInLoop reports whether a defer statement stands in the body of a loop
// over a function.
func (o *orderer) defersInLoop(n ast.Node, inside bool) bool {
	found := false
	ast.Inspect(n, func(inner ast.Node) bool {
		switch s := inner.(type) {
		case *ast.FuncLit:
			return false
		case *ast.DeferStmt:
			found = found || inside
		case *ast.RangeStmt:
			if t := o.info.TypeOf(s.X); t != nil && inner != n {
				_, overFunc := t.Underlying().(*types.Signature)
				_, generic := types.Unalias(t).(*types.TypeParam)
				found = found || (overFunc || generic) && o.defersInLoop(s.Body, true)
			}
		}
		return !found
	})
	return found
}

func (o *orderer) rangeArray(s *ast.RangeStmt) {
	star, ok := ast.Unparen(s.X).(*ast.StarExpr)
	if !ok || s.Value != nil {
		return
	}
	if _, ok := o.info.TypeOf(star).Underlying().(*types.Array); !ok {
		return
	}
	calls := false
	ast.Inspect(star, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			calls = true
		case *ast.UnaryExpr:
			calls = calls || n.Op == token.ARROW
		}
		return true
	})
	if !calls {
		s.X = star.X
	}
}

// refuse finds what can't be run right: the name of a generic type that a generic
// function declares.
func (c *checking) refuse(file *ast.File) {
	for _, d := range file.Decls {
		f, ok := d.(*ast.FuncDecl)
		if !ok || f.Body == nil || f.Type.TypeParams == nil {
			continue
		}
		ast.Inspect(f.Body, func(n ast.Node) bool {
			if spec, ok := n.(*ast.TypeSpec); ok && spec.TypeParams != nil {
				c.add(spec.Pos(), "a generic type can't be declared in a generic function here; declare "+spec.Name.Name+" outside of "+f.Name.Name)
			}
			return true
		})
	}
}
