package engine

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/token"
	"io"
	"os"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/traefik/yaegi/interp"

	"kvsh/stdlib/display"
)

// runtimeName is the name, and runtimePath the import path, of the package that
// rewritten programs call.
const (
	runtimeName = "kvsh_rt"
	runtimePath = "kvsh/kernel/rt"
)

// runtimeTable is the symbols of that package.
func (e *execution) runtimeTable() interp.Exports {
	return interp.Exports{
		runtimePath + "/rt": {
			"Show":      reflect.ValueOf(showValues),
			"AsError":   reflect.ValueOf(asError),
			"Clear":     reflect.ValueOf(func(v any) { reflect.ValueOf(v).Clear() }),
			"MinInt":    reflect.ValueOf(least[int64]),
			"MinUint":   reflect.ValueOf(least[uint64]),
			"MinFloat":  reflect.ValueOf(least[float64]),
			"MinString": reflect.ValueOf(least[string]),
			"MaxInt":    reflect.ValueOf(largest[int64]),
			"MaxUint":   reflect.ValueOf(largest[uint64]),
			"MaxFloat":  reflect.ValueOf(largest[float64]),
			"MaxString": reflect.ValueOf(largest[string]),

			"Print":      reflect.ValueOf(func(v ...any) { io.WriteString(e.tracer.out, printed("", v)) }),
			"Println":    reflect.ValueOf(func(v ...any) { io.WriteString(e.tracer.out, printed(" ", v)+"\n") }),
			"Crashed":    reflect.ValueOf(func(v any) { e.stop(e.panicFault(v, e.reached())) }),
			"Recovering": reflect.ValueOf(e.tracer.recovering),
		},
	}
}

// fatalTable is log.Fatal and its like. They print by the interpreter's own
// functions, which know its standard error and what else log was told.
func fatalTable(log map[string]reflect.Value) interp.Exports {
	fatal := func(name string) reflect.Value {
		write := log[name]
		return reflect.MakeFunc(write.Type(), func(args []reflect.Value) []reflect.Value {
			write.CallSlice(args)
			os.Exit(1)
			return nil
		})
	}
	return interp.Exports{"log/log": {"Fatal": fatal("Print"), "Fatalf": fatal("Printf"), "Fatalln": fatal("Println")}}
}

// asError asks whether a value is an error. What the code recovers from a panic
// of its own comes as a reflect.Value.
func asError(v any) (error, bool) {
	if rv, ok := v.(reflect.Value); ok && rv.IsValid() && rv.CanInterface() {
		v = rv.Interface()
	}
	err, ok := v.(error)
	return err, ok
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

// printed is values as the builtins print and println write them, but for
// addresses: by their kinds, whatever methods they have.
func printed(between string, values []any) string {
	texts := make([]string, len(values))
	for i, value := range values {
		v := reflect.ValueOf(value)
		switch {
		case !v.IsValid():
			texts[i] = "nil"
		case v.CanInt():
			texts[i] = strconv.FormatInt(v.Int(), 10)
		case v.CanUint():
			texts[i] = strconv.FormatUint(v.Uint(), 10)
		case v.CanFloat():
			texts[i] = strconv.FormatFloat(v.Float(), 'g', -1, v.Type().Bits())
		case v.CanComplex():
			texts[i] = strconv.FormatComplex(v.Complex(), 'g', -1, v.Type().Bits())
		case v.Kind() == reflect.String:
			texts[i] = v.String()
		default:
			texts[i] = fmt.Sprint(value)
		}
	}
	return strings.Join(texts, between)
}
