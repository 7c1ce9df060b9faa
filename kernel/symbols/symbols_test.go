package symbols

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// exportedNames parses a package of the module and lists what it exports.
func exportedNames(t *testing.T, dir string) (pkg string, names []string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range files {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		pkg = file.Name.Name
		for _, d := range file.Decls {
			names = append(names, declared(d)...)
		}
	}
	slices.Sort(names)
	return pkg, names
}

// declared lists the exported names of a declaration but for methods.
func declared(d ast.Decl) []string {
	var idents []*ast.Ident
	switch d := d.(type) {
	case *ast.FuncDecl:
		if d.Recv == nil {
			idents = append(idents, d.Name)
		}
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			switch spec := spec.(type) {
			case *ast.TypeSpec:
				idents = append(idents, spec.Name)
			case *ast.ValueSpec:
				idents = append(idents, spec.Names...)
			}
		}
	}
	var out []string
	for _, id := range idents {
		if id.IsExported() {
			out = append(out, id.Name)
		}
	}
	return out
}

func TestTheTablesHoldWhatThePackagesExport(t *testing.T) {
	dirs, err := filepath.Glob("../../stdlib/*")
	if err != nil || len(dirs) < 8 {
		t.Fatalf("%v, %v", dirs, err)
	}
	for _, dir := range dirs {
		pkg, want := exportedNames(t, dir)
		table := Symbols["kvsh/stdlib/"+filepath.Base(dir)+"/"+pkg]
		var got []string
		for name := range table {
			if !strings.HasPrefix(name, "_") { // a wrapper of an interface
				got = append(got, name)
			}
		}
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%s: the table has %q, the package exports %q; run go generate ./kernel/symbols", dir, got, want)
		}
	}
}

func TestBareNamesMeanTheUsualPackages(t *testing.T) {
	packages := Packages()
	for name, want := range map[string]string{
		"fmt": "fmt", "rand": "math/rand", "template": "text/template", "kv": "kvsh/stdlib/kv", "table": "kvsh/stdlib/table",
		"dataframe": "github.com/go-gota/gota/dataframe", "plot": "gonum.org/v1/plot", "stat": "gonum.org/v1/gonum/stat", "json": "encoding/json", "exec": "os/exec",
	} {
		if got := packages[name]; got != want {
			t.Errorf("%s means %s, want %s", name, got, want)
		}
	}
}
