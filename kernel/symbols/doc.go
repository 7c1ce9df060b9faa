// Package symbols holds what interpreted code may import: for each package a
// table of its exported names, as reflect values, in the form that yaegi reads.
//
// The tables of kvsh's own packages and of the libraries beside them are
// generated; run "go generate ./kernel/symbols" after a change to an exported
// name. The standard library's come with yaegi.
package symbols

//go:generate go run ./generate

import (
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"

	"github.com/traefik/yaegi/interp"
	"github.com/traefik/yaegi/stdlib"
	"github.com/traefik/yaegi/stdlib/unrestricted"
)

// Symbols maps "import path/package name" to the exported names of the
// package. The generated files fill it.
var Symbols = map[string]map[string]reflect.Value{}

// Tables returns all tables, for [interp.Interpreter.Use] in their order: a later
// one replaces names of those before. The second has what may end the process,
// such as os.Exit, and os/exec.
func Tables() []interp.Exports {
	return []interp.Exports{stdlib.Symbols, unrestricted.Symbols, Symbols}
}

// preferred decides which package a bare name means if several have it.
var preferred = map[string]string{
	"rand":     "math/rand",
	"template": "text/template",
	"scanner":  "text/scanner",
	"pprof":    "runtime/pprof",
	"draw":     "image/draw",
}

// Packages maps every package name to the import path that it means in code
// without imports. Of two packages with a name kvsh's own wins, then the one
// with the shorter path.
func Packages() map[string]string {
	out := maps.Clone(preferred)
	for _, table := range Tables() {
		for _, key := range slices.Sorted(maps.Keys(table)) {
			importPath, name := path.Split(key)
			importPath = strings.TrimSuffix(importPath, "/")
			if have, ok := out[name]; !ok || preferred[name] == "" && better(importPath, have) {
				out[name] = importPath
			}
		}
	}
	return out
}

func better(a, b string) bool {
	own := func(p string) bool { return strings.HasPrefix(p, "kvsh/") }
	if own(a) != own(b) {
		return own(a)
	}
	return len(a) < len(b)
}
