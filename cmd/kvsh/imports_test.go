package main

import (
	"encoding/json"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// mayImport lists what each package of the module may import of it. Data flows
// one way, from bench to cmd, and imports point only back along it. A name that
// ends in /... stands for all packages below it.
var mayImport = map[string][]string{
	"stdlib/display":  {},
	"stdlib/nearest":  {},
	"stdlib/outfile":  {},
	"stdlib/pareto":   {},
	"stdlib/stats":    {},
	"stdlib/table":    {"stdlib/display"},
	"stdlib/bench":    {"stdlib/nearest", "stdlib/stats"},
	"stdlib/frame":    {"stdlib/bench", "stdlib/nearest", "stdlib/stats", "stdlib/outfile", "stdlib/table"},
	"stdlib/chart":    {"stdlib/display", "stdlib/frame", "stdlib/nearest", "stdlib/outfile", "stdlib/pareto", "stdlib/stats", "stdlib/table", "stdlib/chart/..."},
	"stdlib/evidence": {"stdlib/bench", "stdlib/frame", "stdlib/nearest", "stdlib/pareto", "stdlib/stats", "stdlib/table"},
	"stdlib/figure":   {"stdlib/chart", "stdlib/evidence", "stdlib/frame", "stdlib/pareto", "stdlib/stats"},
	"stdlib/kv":       {"stdlib/...", "testdata"},

	"kernel/symbols":          {"kernel/symbols/std", "stdlib/..."},
	"kernel/symbols/std":      {},
	"kernel/symbols/generate": {},
	"kernel/generic":          {},
	"kernel/generic/cmp":      {},
	"kernel/generic/iter":     {},
	"kernel/generic/maps":     {},
	"kernel/generic/slices":   {},
	"kernel":                  {},
	"kernel/vm":               {},
	"kernel/split":            {},
	"kernel/engine":           {"kernel", "kernel/generic", "kernel/split", "kernel/symbols", "kernel/vm", "stdlib/display"},
	"kernel/notebook":         {"kernel/split", "stdlib/nearest"},

	"kernel/notebook/ipynb":    {"kernel/notebook", "stdlib/nearest"},
	"kernel/notebook/gofile":   {"kernel/notebook", "kernel/split"},
	"kernel/notebook/report":   {"kernel/notebook"},
	"kernel/notebook/document": {"kernel/notebook", "kernel/notebook/...", "stdlib/outfile"},
	"kernel/notebook/record":   {"kernel", "kernel/engine", "kernel/notebook", "stdlib/display"},
	"kernel/notebook/runner":   {"kernel", "kernel/command", "kernel/engine", "kernel/notebook", "kernel/notebook/gofile", "kernel/notebook/ipynb", "kernel/notebook/record", "kernel/split", "stdlib/display"},

	"kernel/zmtp":            {},
	"kernel/command":         {"kernel", "kernel/engine", "kernel/split", "stdlib/nearest", "stdlib/table"},
	"kernel/shell/edit":      {},
	"kernel/shell/graphics":  {},
	"kernel/shell/highlight": {"kernel/command"},
	"kernel/shell/history":   {},
	"kernel/shell/screen":    {},
	"kernel/shell": {
		"kernel", "kernel/command", "kernel/engine", "kernel/notebook", "kernel/notebook/document", "kernel/notebook/record", "kernel/shell/...",
		"stdlib/display", "stdlib/nearest", "stdlib/table",
	},

	"kernel/jupyter/spec": {"stdlib/outfile"},
	"kernel/jupyter":      {"kernel", "kernel/command", "kernel/engine", "kernel/zmtp", "stdlib/display"},

	"notebooks":         {"stdlib/..."},
	"testdata":          {},
	"testdata/generate": {"stdlib/..."},
	"cmd/kvsh":          {"kernel/...", "stdlib/...", "notebooks", "testdata"},
}

// onlyThere lists modules that one package alone may use, or a few.
var onlyThere = map[string]string{
	"golang.org/x/tools/go/ssa":        "kernel/",
	"gonum.org/v1/plot":                "stdlib/chart",
	"github.com/parquet-go/parquet-go": "stdlib/frame",
	"github.com/klauspost/compress":    "stdlib/bench stdlib/chart/canvas",
	"github.com/go-gota/gota":          "stdlib/frame",
	"golang.org/x/perf":                "stdlib/stats",
	"github.com/rogpeppe/go-internal":  "cmd/",
	"golang.org/x/image/font/sfnt":     "stdlib/chart",
	"github.com/mattn/go-runewidth":    "stdlib/table stdlib/chart/braille kernel/shell/edit cmd/",
	"github.com/yuin/goldmark":         "kernel/notebook/report",
	"golang.org/x/net/html":            "kernel/notebook/report",
	"go.yaml.in/yaml/v3":               "kernel/notebook/gofile",
	"github.com/fsnotify/fsnotify":     "cmd/",
	"charm.land":                       "kernel/shell",
	"github.com/charmbracelet":         "kernel/shell",
	"github.com/sahilm/fuzzy":          "kernel/shell",
}

func TestImportsPointOneWay(t *testing.T) {
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "kvsh/...", "kvsh/testdata/generate").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	dec := json.NewDecoder(strings.NewReader(string(out)))
	seen := 0
	for dec.More() {
		var pkg struct {
			ImportPath string
			Imports    []string
		}
		if err := dec.Decode(&pkg); err != nil {
			t.Fatal(err)
		}
		seen++
		name := strings.TrimPrefix(pkg.ImportPath, "kvsh/")
		allowed, known := mayImport[name]
		if !known && !strings.HasPrefix(name, "stdlib/chart/") {
			t.Errorf("package %s has no place in the order of imports", name)
		}
		for _, imported := range pkg.Imports {
			if ours, ok := strings.CutPrefix(imported, "kvsh/"); ok && known && !matches(allowed, ours) {
				t.Errorf("%s imports %s, which is not before it in the flow of data", name, ours)
			}
			for module, owners := range onlyThere {
				inModule := imported == module || strings.HasPrefix(imported, module+"/")
				owns := slices.ContainsFunc(strings.Fields(owners), func(owner string) bool { return strings.HasPrefix(name, owner) })
				if inModule && !owns && !strings.HasPrefix(name, "kernel/symbols") && !strings.HasPrefix(name, "testdata") {
					t.Errorf("%s imports %s, which only %s may use", name, imported, owners)
				}
			}
		}
	}
	if seen < len(mayImport)/2 {
		t.Errorf("go list found only %d packages", seen)
	}
}

// matches reports whether a package is in a list of packages and name/...
// patterns.
func matches(list []string, name string) bool {
	return slices.ContainsFunc(list, func(p string) bool {
		below, wild := strings.CutSuffix(p, "/...")
		return p == name || wild && (name == below || strings.HasPrefix(name, below+"/"))
	})
}
