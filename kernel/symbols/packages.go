package symbols

import (
	"maps"
	"slices"
	"strings"
	"sync"
)

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
// with the shorter path. Restricted packages must be imported. The caller must
// not change the map.
func Packages() map[string]string { return packages() }

var packages = sync.OnceValue(func() map[string]string {
	out := maps.Clone(preferred)
	for _, importPath := range ImportPaths() {
		name := byPath()[importPath].name
		if Restricted(importPath) || preferred[name] != "" {
			continue
		}
		if have, ok := out[name]; !ok || better(importPath, have) {
			out[name] = importPath
		}
	}
	return out
})

func better(a, b string) bool {
	own := func(p string) bool { return strings.HasPrefix(p, "kvsh/") }
	if own(a) != own(b) {
		return own(a)
	}
	return len(a) < len(b)
}

// ImportPaths lists the import paths of all packages, the restricted ones too,
// in order. The caller must not change it.
func ImportPaths() []string { return importPaths() }

var importPaths = sync.OnceValue(func() []string {
	paths := slices.Collect(maps.Keys(byPath()))
	paths = append(paths, "unsafe")
	slices.Sort(paths)
	return paths
})
