package generic

import (
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"slices"
	"testing"
)

var packages = []string{"cmp", "iter", "maps", "slices"}

// sourceImporter imports our packages from Source, and others as compiled.
type sourceImporter struct {
	fset     *token.FileSet
	compiled types.Importer
	done     map[string]*types.Package
}

func (im sourceImporter) Import(path string) (*types.Package, error) {
	if pkg := im.done[path]; pkg != nil {
		return pkg, nil
	}
	source := Source(path)
	if source == nil {
		return im.compiled.Import(path)
	}
	var files []*ast.File
	for name, text := range source {
		file, err := parser.ParseFile(im.fset, name, text, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		files = append(files, file)
	}
	config := types.Config{Importer: im, GoVersion: "go1.26"}
	pkg, err := config.Check(path, im.fset, files, nil)
	im.done[path] = pkg
	return pkg, err
}

// describe gives the exported objects of pkg with their full types, and for
// types with their methods.
func describe(pkg *types.Package) map[string]string {
	objects := map[string]string{}
	for _, name := range pkg.Scope().Names() {
		if !token.IsExported(name) {
			continue
		}
		object := pkg.Scope().Lookup(name)
		text := types.ObjectString(object, nil)
		if named, ok := object.Type().(*types.Named); ok {
			for method := range named.Methods() {
				text += "\n" + types.ObjectString(method, nil)
			}
		}
		objects[name] = text
	}
	return objects
}

func TestAPI(t *testing.T) {
	compiled := importer.Default()
	ours := sourceImporter{token.NewFileSet(), compiled, map[string]*types.Package{}}
	for _, path := range packages {
		pkg, err := ours.Import(path)
		if err != nil {
			t.Fatal(err)
		}
		realPkg, err := compiled.Import(path)
		if err != nil {
			t.Fatal(err)
		}
		got, want := describe(pkg), describe(realPkg)
		if len(want) == 0 {
			t.Errorf("%s: nothing is exported", path)
		}
		for name, text := range want {
			if got[name] != text {
				t.Errorf("%s.%s is\n%s\nand has to be\n%s", path, name, got[name], text)
			}
		}
		for name := range got {
			if want[name] == "" {
				t.Errorf("%s.%s is not in the real package", path, name)
			}
		}
		if pkg.Name() != realPkg.Name() {
			t.Errorf("%s is named %s", path, pkg.Name())
		}
	}
}

func TestImports(t *testing.T) {
	allowed := append([]string{"math/bits", "sort"}, packages...)
	for _, path := range packages {
		for name, text := range Source(path) {
			file, err := parser.ParseFile(token.NewFileSet(), name, text, parser.ImportsOnly)
			if err != nil {
				t.Fatal(err)
			}
			for _, spec := range file.Imports {
				if imported := spec.Path.Value; !slices.ContainsFunc(allowed, func(a string) bool {
					return fmt.Sprintf("%q", a) == imported
				}) {
					t.Errorf("%s/%s imports %s", path, name, imported)
				}
			}
		}
	}
}

func TestSource(t *testing.T) {
	for _, path := range packages {
		if len(Source(path)) == 0 {
			t.Errorf("no source for %s", path)
		}
	}
	for _, path := range []string{"", ".", "sort", "strings", "slices/slices.go", "../generic"} {
		if Source(path) != nil {
			t.Errorf("source for %q", path)
		}
	}
}
