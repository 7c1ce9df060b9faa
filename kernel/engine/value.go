package engine

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
)

// kept are the variables that keep the values of an expression, and the statement
// that gives them these.
type kept struct {
	vars   []*types.Var
	assign *ast.AssignStmt
}

// keep declares variables of the package for the values of an expression, nil if
// it has none to show.
func keep(s *ast.ExprStmt, file *ast.File, pkg *types.Package, info *types.Info) *kept {
	tv := info.Types[s.X]
	if tv.IsVoid() || tv.IsNil() || tv.IsType() || tv.Type == nil {
		return nil
	}
	var list []types.Type
	if tuple, ok := tv.Type.(*types.Tuple); ok {
		for v := range tuple.Variables() {
			list = append(list, v.Type())
		}
	} else {
		list = []types.Type{types.Default(tv.Type)}
		tv.Type = list[0]
		info.Types[s.X] = tv
	}
	at := s.Pos()
	spec := &ast.ValueSpec{}
	out := &kept{assign: &ast.AssignStmt{TokPos: at, Tok: token.ASSIGN, Rhs: []ast.Expr{s.X}}}
	for _, t := range list {
		name := &ast.Ident{NamePos: at, Name: fmt.Sprintf("kvsh_value%d_%d", at, len(out.vars))}
		v := types.NewVar(at, pkg, name.Name, t)
		pkg.Scope().Insert(v)
		info.Defs[name] = v
		out.vars = append(out.vars, v)
		spec.Names = append(spec.Names, name)
		out.assign.Lhs = append(out.assign.Lhs, name)
	}
	file.Decls = append(file.Decls, &ast.GenDecl{TokPos: at, Tok: token.VAR, Specs: []ast.Spec{spec}})
	return out
}
