package symbols

import (
	"slices"
	"testing"
)

func TestBareNamesMeanTheUsualPackages(t *testing.T) {
	packages := Packages()
	for name, want := range map[string]string{
		"fmt": "fmt", "rand": "math/rand", "template": "text/template", "kv": "kvsh/stdlib/kv", "table": "kvsh/stdlib/table",
		"dataframe": "github.com/go-gota/gota/dataframe", "plot": "gonum.org/v1/plot", "stat": "gonum.org/v1/gonum/stat",
		"mat": "gonum.org/v1/gonum/mat", "json": "encoding/json", "slices": "slices", "slog": "log/slog", "draw": "image/draw",
	} {
		if got := packages[name]; got != want {
			t.Errorf("%s means %s, want %s", name, got, want)
		}
	}
	for name, path := range packages {
		if Table(path) == nil || Restricted(path) {
			t.Errorf("%s means %s", name, path)
		}
	}
}

func TestAllNamesAreBareNames(t *testing.T) {
	for _, path := range ImportPaths() {
		if name := byPath()[path].name; !Restricted(path) && Packages()[name] == "" {
			t.Errorf("%s means nothing", name)
		}
	}
}

func TestImportPaths(t *testing.T) {
	paths := ImportPaths()
	if !slices.IsSorted(paths) || len(slices.Compact(slices.Clone(paths))) != len(paths) {
		t.Errorf("the paths are %q", paths)
	}
	for _, path := range []string{"unsafe", "os/exec", "math/rand/v2", "kvsh/stdlib/kv", "gonum.org/v1/plot", "iter"} {
		if !slices.Contains(paths, path) {
			t.Errorf("%s is not listed", path)
		}
	}
}

func BenchmarkPackages(b *testing.B) {
	for b.Loop() {
		Packages()
	}
}
