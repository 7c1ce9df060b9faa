package symbols

import (
	"fmt"
	"go/importer"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// api lists all that a package exports, with types, fields and methods.
func api(pkg *types.Package) []string {
	qualify := func(p *types.Package) string { return p.Path() }
	var out []string
	for _, name := range pkg.Scope().Names() {
		object := pkg.Scope().Lookup(name)
		if !object.Exported() {
			continue
		}
		out = append(out, types.ObjectString(object, qualify))
		named, ok := object.Type().(*types.Named)
		if _, isType := object.(*types.TypeName); !isType || !ok {
			continue
		}
		for method := range named.Methods() {
			if method.Exported() {
				out = append(out, types.ObjectString(method, qualify))
			}
		}
		if s, ok := named.Underlying().(*types.Struct); ok {
			for field := range s.Fields() {
				if field.Exported() {
					out = append(out, fmt.Sprintf("%s.%s %s", name, field.Name(), types.TypeString(field.Type(), qualify)))
				}
			}
		}
	}
	slices.Sort(out)
	return out
}

func TestTheArchiveHoldsTheTypesOfOurPackages(t *testing.T) {
	list, err := exec.Command("go", "list", "-export", "-deps", "-f", "{{.ImportPath}}\t{{.Export}}", "kvsh/stdlib/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for line := range strings.Lines(string(list)) {
		path, file, _ := strings.Cut(strings.TrimSpace(line), "\t")
		files[path] = file
	}
	fresh := importer.ForCompiler(token.NewFileSet(), "gc", func(path string) (io.ReadCloser, error) { return os.Open(files[path]) })
	kept := NewImporter(token.NewFileSet())
	compared := 0
	for path := range files {
		if !strings.HasPrefix(path, "kvsh/stdlib/") {
			continue
		}
		want, err := fresh.Import(path)
		if err != nil {
			t.Fatal(err)
		}
		got, err := kept.Import(path)
		if err != nil {
			t.Errorf("%v; run go generate ./kernel/symbols", err)
			continue
		}
		if !slices.Equal(api(got), api(want)) {
			t.Errorf("%s: the archive has other types than the package; run go generate ./kernel/symbols", path)
		}
		compared += len(api(want))
	}
	if compared < 200 {
		t.Errorf("only %d names were compared", compared)
	}
}

func TestTheImporterSharesTypesBetweenPackages(t *testing.T) {
	im := NewImporter(token.NewFileSet())
	for _, path := range []string{"bufio", "io", "kvsh/stdlib/frame", "github.com/go-gota/gota/dataframe", "net/http"} {
		if p, err := im.Import(path); err != nil || !p.Complete() {
			t.Fatalf("%s: %v, %v", path, p, err)
		}
	}
	lookup := func(path, name string) types.Type {
		p, err := im.Import(path)
		if err != nil {
			t.Fatal(err)
		}
		return p.Scope().Lookup(name).Type()
	}
	reader := lookup("bufio", "NewReader").(*types.Signature).Params().At(0).Type()
	if !types.Identical(reader, lookup("io", "Reader")) {
		t.Error("bufio's io.Reader is another than io's")
	}
	if _, err := im.Import("no/such"); err == nil {
		t.Error("a package that is not there was imported")
	}
}

func TestTheImporterSuggestsPackages(t *testing.T) {
	im := NewImporter(token.NewFileSet())
	for path, want := range map[string]string{
		"math/rnad":    `there is no package math/rnad here; did you mean "math" or "math/rand" or `,
		"strngs":       `there is no package strngs here; did you mean "strings"`,
		"zzzzzzzzzzzz": `there is no package zzzzzzzzzzzz here`,
		"gonum.org/v1": `there is no package gonum.org/v1 here; did you mean "gonum.org/v1/`,
	} {
		if _, err := im.Import(path); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: %v", path, err)
		}
	}
}

func TestTheTypesOfConstantsAndGenericNames(t *testing.T) {
	im := NewImporter(token.NewFileSet())
	for _, tt := range [][2]string{
		{"math", "Pi"},
		{"slices", "SortFunc"},
		{"maps", "Keys"},
		{"cmp", "Ordered"},
		{"iter", "Seq2"},
		{"unique", "Handle"},
		{"weak", "Pointer"},
		{"sync/atomic", "Pointer"},
		{"log/slog", "LevelInfo"},
		{"math/rand/v2", "N"},
		{"structs", "HostLayout"},
	} {
		p, err := im.Import(tt[0])
		if err != nil {
			t.Fatal(err)
		}
		if p.Scope().Lookup(tt[1]) == nil {
			t.Errorf("there is no %s.%s", tt[0], tt[1])
		}
	}
	p, err := im.Import("slices")
	if err != nil {
		t.Fatal(err)
	}
	if name := p.Scope().Lookup("Contains").(*types.Func).Signature().Params().At(1).Name(); name != "v" {
		t.Errorf("the parameter is named %q", name)
	}
}

func BenchmarkImport(b *testing.B) {
	for b.Loop() {
		if _, err := NewImporter(token.NewFileSet()).Import("kvsh/stdlib/kv"); err != nil {
			b.Fatal(err)
		}
	}
}
