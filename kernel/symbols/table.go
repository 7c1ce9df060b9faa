package symbols

import (
	"path"
	"reflect"
	"sync"

	"kvsh/kernel/symbols/std"
)

// tables maps "import path/package name" to the exported names of the libraries
// and of kvsh's own packages. The generated files fill it.
var tables = map[string]map[string]reflect.Value{}

// Tables returns the standard library's tables and all others, by "import
// path/package name".
func Tables() []map[string]map[string]reflect.Value {
	return []map[string]map[string]reflect.Value{std.Symbols, tables}
}

// A symbolTable is one package's table.
type symbolTable struct {
	name    string // of the package
	symbols map[string]reflect.Value
}

// byPath has all tables by import path.
var byPath = sync.OnceValue(func() map[string]symbolTable {
	out := map[string]symbolTable{}
	for _, all := range Tables() {
		for key, table := range all {
			out[path.Dir(key)] = symbolTable{path.Base(key), table}
		}
	}
	return out
})

// Table returns the exported names of the package at an import path, or nil if
// there is none. A package of constants and generic names only has an empty
// table. The caller must not change it.
func Table(importPath string) map[string]reflect.Value {
	return byPath()[importPath].symbols
}
