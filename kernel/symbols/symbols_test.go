package symbols

import (
	"go/token"
	"go/types"
	"os"
	"os/exec"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// hasEntry tells whether a table has an entry of an exported name.
func hasEntry(object types.Object) bool {
	switch object := object.(type) {
	case *types.Func:
		return object.Signature().TypeParams() == nil
	case *types.Var:
		return true
	case *types.TypeName:
		if t, ok := object.Type().(interface{ TypeParams() *types.TypeParamList }); ok && t.TypeParams() != nil {
			return false
		}
		i, ok := object.Type().Underlying().(*types.Interface)
		return !ok || i.IsMethodSet()
	}
	return false
}

// checkEntry reports an entry of the wrong kind.
func checkEntry(t *testing.T, object types.Object, v reflect.Value) {
	t.Helper()
	ok := v.IsValid()
	switch object.(type) {
	case *types.Func:
		ok = ok && v.Kind() == reflect.Func && !v.CanAddr()
	case *types.Var:
		ok = ok && v.CanSet()
	case *types.TypeName:
		ok = ok && v.Kind() == reflect.Pointer && v.IsNil()
	}
	if !ok {
		t.Errorf("%s has the entry %v", object, v)
	}
}

// checkTable compares a package's table with its types and returns how many
// names it has.
func checkTable(t *testing.T, pkg *types.Package) int {
	t.Helper()
	table := Table(pkg.Path())
	if table == nil {
		t.Errorf("%s has no table", pkg.Path())
	}
	entries := 0
	for _, name := range pkg.Scope().Names() {
		object := pkg.Scope().Lookup(name)
		if object.Exported() && hasEntry(object) {
			checkEntry(t, object, table[name])
			entries++
		}
	}
	for name, v := range table {
		if strings.HasPrefix(name, "_") {
			entries++
			checkWrapper(t, pkg.Path()+"."+name[1:], v.Type().Elem(), table[name[1:]])
		}
	}
	if len(table) != entries {
		t.Errorf("%s: the table has %d names, the package %d", pkg.Path(), len(table), entries)
	}
	return entries
}

// checkWrapper checks that a wrapper is of its interface, and has a field for
// each method.
func checkWrapper(t *testing.T, name string, wrapper reflect.Type, wrapped reflect.Value) {
	t.Helper()
	if !wrapped.IsValid() || !wrapper.Implements(wrapped.Type().Elem()) {
		t.Errorf("%s: the wrapper is of another interface", name)
		return
	}
	for method := range wrapped.Type().Elem().Methods() {
		if field, ok := wrapper.FieldByName("W" + method.Name); !ok || field.Type != method.Type {
			t.Errorf("%s: the wrapper has the wrong field for %s", name, method.Name)
		}
	}
}

// standardLibrary lists the packages that code outside of the standard library
// can import on this machine, but for those that are left out.
func standardLibrary(t *testing.T) []string {
	t.Helper()
	list := exec.Command("go", "list", "std")
	list.Env = append(os.Environ(), "CGO_ENABLED=0")
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	left := []string{"plugin", "runtime/cgo", "runtime/race", "testing/cryptotest", "testing/slogtest", "testing/synctest"}
	return slices.DeleteFunc(strings.Fields(string(out)), func(path string) bool {
		parts := strings.Split(path, "/")
		return slices.Contains(left, path) || slices.Contains(parts, "internal") || parts[0] == "vendor"
	})
}

func TestTheStandardLibraryIsThere(t *testing.T) {
	im := NewImporter(token.NewFileSet())
	paths := standardLibrary(t)
	entries := 0
	for _, path := range paths {
		pkg, err := im.Import(path)
		if err != nil {
			t.Error(err)
			continue
		}
		if !pkg.Complete() {
			t.Errorf("%s is not complete", path)
		}
		if path != "unsafe" {
			entries += checkTable(t, pkg)
		}
		if !slices.Contains(ImportPaths(), path) {
			t.Errorf("%s is not listed", path)
		}
	}
	if len(paths) < 150 || entries < 3000 {
		t.Errorf("only %d packages with %d names were found", len(paths), entries)
	}
}

func TestTheTablesHoldWhatThePackagesExport(t *testing.T) {
	im := NewImporter(token.NewFileSet())
	checked := 0
	for _, path := range ImportPaths() {
		if !strings.HasPrefix(path, "kvsh/") && !strings.Contains(path, ".") {
			continue
		}
		pkg, err := im.Import(path)
		if err != nil {
			t.Fatal(err)
		}
		checkTable(t, pkg)
		checked++
	}
	if checked < 20 {
		t.Errorf("only %d packages were checked", checked)
	}
}

func TestEntries(t *testing.T) {
	if f, ok := Table("strings")["ToUpper"].Interface().(func(string) string); !ok || f("a") != "A" {
		t.Errorf("strings.ToUpper is %v", Table("strings")["ToUpper"])
	}
	if v := Table("os")["Args"]; v.Addr().Interface() != &os.Args {
		t.Errorf("os.Args is %v", v)
	}
	if v := Table("strings")["Builder"]; v.Type() != reflect.TypeFor[*strings.Builder]() {
		t.Errorf("strings.Builder is %v", v)
	}
	for _, path := range []string{"unsafe", "no/such", "", "plugin", "internal/abi", "strings/strings"} {
		if table := Table(path); table != nil {
			t.Errorf("%q has the table %v", path, table)
		}
	}
	for _, name := range []string{"Contains", "Sort"} {
		if v := Table("slices")[name]; v.IsValid() {
			t.Errorf("the generic slices.%s has an entry", name)
		}
	}
	if _, ok := Table("math")["Pi"]; ok {
		t.Error("the constant math.Pi has an entry")
	}
}

func TestRestricted(t *testing.T) {
	for path, want := range map[string]bool{
		"unsafe": true, "syscall": true, "os/exec": true, "net/http/cgi": true,
		"os": false, "os/signal": false, "runtime/debug": false, "net/http": false, "no/such": false,
	} {
		if Restricted(path) != want {
			t.Errorf("%s: restricted is %v, want %v", path, !want, want)
		}
	}
}
