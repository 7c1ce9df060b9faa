package engine

import (
	"cmp"
	"go/ast"
	"go/token"
	"os"
	"reflect"
	"slices"

	"github.com/traefik/yaegi/interp"

	"kvsh/stdlib/display"
)

// runtimeName is the name, and runtimePath the import path, of the package that
// rewritten programs call.
const (
	runtimeName = "kvsh_rt"
	runtimePath = "kvsh/kernel/rt"
)

// runtimeTable is the symbols of that package, and of the standard ones that
// the interpreter has of its own and different.
func runtimeTable() interp.Exports {
	return interp.Exports{
		runtimePath + "/rt": {
			"Show":      reflect.ValueOf(showValues),
			"Clear":     reflect.ValueOf(func(v any) { reflect.ValueOf(v).Clear() }),
			"MinInt":    reflect.ValueOf(least[int64]),
			"MinUint":   reflect.ValueOf(least[uint64]),
			"MinFloat":  reflect.ValueOf(least[float64]),
			"MinString": reflect.ValueOf(least[string]),
			"MaxInt":    reflect.ValueOf(largest[int64]),
			"MaxUint":   reflect.ValueOf(largest[uint64]),
			"MaxFloat":  reflect.ValueOf(largest[float64]),
			"MaxString": reflect.ValueOf(largest[string]),
		},
		"os/os": {"Exit": reflect.ValueOf(os.Exit)}, // the interpreter's own panics
	}
}

func least[T cmp.Ordered](v ...T) T   { return slices.Min(v) }
func largest[T cmp.Ordered](v ...T) T { return slices.Max(v) }

// importRuntime adds the import of the run-time package to a file.
func importRuntime(file *ast.File) {
	at := file.Name.End()
	spec := &ast.ImportSpec{Name: ident(at, runtimeName), Path: &ast.BasicLit{ValuePos: at, Kind: token.STRING, Value: `"` + runtimePath + `"`}}
	file.Imports = append(file.Imports, spec)
	file.Decls = append([]ast.Decl{&ast.GenDecl{TokPos: at, Tok: token.IMPORT, Specs: []ast.Spec{spec}}}, file.Decls...)
}

// showValues shows the value of a script's last expression; of several results,
// each. A last result that is a nil error is left out.
func showValues(values ...any) {
	for i, v := range values {
		if v == nil && i > 0 && i == len(values)-1 {
			continue
		}
		display.Show(v)
	}
}
