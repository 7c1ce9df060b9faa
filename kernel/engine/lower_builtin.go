package engine

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"strconv"
)

// The functions of this file put calls of the run-time package in place of
// builtins and of the question whether a value is an error.

// builtin turns a call of min, max, clear, print or println into one of the
// run-time package, and returns nil for other calls.
func (l *lowerer) builtin(call *ast.CallExpr) ast.Expr {
	name, ok := ast.Unparen(call.Fun).(*ast.Ident)
	if !ok {
		return nil
	}
	if _, ok := l.info.Uses[name].(*types.Builtin); !ok {
		return nil
	}
	at := call.Pos()
	function := func(name string, args ...ast.Expr) *ast.CallExpr { return runtimeCall(at, call.Rparen, name, args...) }
	switch name.Name {
	case "clear":
		return function("Clear", call.Args...)
	case "print":
		return function("Print", call.Args...)
	case "println":
		return function("Println", call.Args...)
	}
	if name.Name != "min" && name.Name != "max" {
		return nil
	}
	t := l.info.TypeOf(call)
	if v := l.info.Types[call].Value; v != nil {
		return constantExpr(at, v)
	}
	typ := l.typeExpr(at, t)
	wide, suffix := widest(t)
	if typ == nil || wide == "" {
		return nil
	}
	convert := func(to ast.Expr, e ast.Expr) ast.Expr {
		return &ast.CallExpr{Fun: to, Lparen: at, Args: []ast.Expr{e}, Rparen: call.Rparen}
	}
	args := make([]ast.Expr, len(call.Args))
	for i, a := range call.Args {
		args[i] = convert(ident(at, wide), a)
	}
	prefix := map[string]string{"min": "Min", "max": "Max"}[name.Name]
	return convert(typ, function(prefix+suffix, args...))
}

// runtimeCall is a call of a function of the run-time package.
func runtimeCall(from, to token.Pos, name string, args ...ast.Expr) *ast.CallExpr {
	return &ast.CallExpr{Fun: &ast.SelectorExpr{X: ident(from, runtimeName), Sel: ident(from, name)}, Lparen: from, Args: args, Rparen: to}
}

// universeError is the type error.
var universeError = types.Universe.Lookup("error").Type()

// asError turns the question whether an any is an error,
//
//	err, ok := x.(error)
//
// into a call of the run-time package, and returns nil for others.
func (l *lowerer) asError(e *ast.TypeAssertExpr) ast.Expr {
	if e.Type == nil || !types.Identical(l.info.TypeOf(e.Type), universeError) {
		return nil
	}
	from, ok := l.info.TypeOf(e.X).Underlying().(*types.Interface)
	if _, question := l.info.TypeOf(e).(*types.Tuple); !ok || !question || !from.Empty() {
		return nil
	}
	call := runtimeCall(e.Pos(), e.Rparen, "AsError", e.X)
	l.info.Types[call] = l.info.Types[e]
	return call
}

// constantExpr is the literal of a constant.
func constantExpr(at token.Pos, v constant.Value) ast.Expr {
	kinds := map[constant.Kind]token.Token{constant.Int: token.INT, constant.Float: token.FLOAT, constant.String: token.STRING}
	text := v.ExactString()
	if v.Kind() == constant.Float {
		f, _ := constant.Float64Val(v) // the nearest
		text = strconv.FormatFloat(f, 'e', -1, 64)
	}
	return &ast.BasicLit{ValuePos: at, Kind: kinds[v.Kind()], Value: text}
}

// widest is the type that min and max of a type are computed in, and the
// ending of the functions that do.
func widest(t types.Type) (typ, suffix string) {
	basic, ok := t.Underlying().(*types.Basic)
	switch {
	case !ok:
		return "", ""
	case basic.Info()&types.IsUnsigned != 0:
		return "uint64", "Uint"
	case basic.Info()&types.IsInteger != 0:
		return "int64", "Int"
	case basic.Info()&types.IsFloat != 0:
		return "float64", "Float"
	case basic.Info()&types.IsString != 0:
		return "string", "String"
	}
	return "", ""
}
