package engine

import (
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// FuzzPasses checks that no text makes the passes before the interpreter fail,
// and that the pieces of a script are parts of it.
func FuzzPasses(f *testing.F) {
	for _, src := range []string{
		"1 + 1", "x := 2; x", "import \"fmt\"\nfmt.Println(1)\nfunc f() {}\ntype T struct{}\nfunc (T) m() {}",
		"for i := range min(3, 4) { defer func() { println(i) }() }", "func f() (a, b int) { return b, a }\nf()", "func(", "\"", "/*", "}",
	} {
		f.Add(src)
	}
	programs, err := filepath.Glob("testdata/*.go")
	if err != nil {
		f.Fatal(err)
	}
	for _, path := range programs {
		src, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(src))
	}
	f.Fuzz(func(t *testing.T, src string) {
		c := code{"t.go", src}
		last := 0
		for _, s := range split(src) {
			if s.from < last || s.to < s.from || s.to > len(src) {
				t.Fatalf("segment %+v after %d in %d bytes", s, last, len(src))
			}
			last = s.to
		}
		program := src
		if !IsProgram(src) {
			if program, err = wrap("t.go", src); err != nil {
				if !strings.Contains(c.compileFault(err).Error(), "t.go") {
					t.Errorf("an error without a place: %v", c.compileFault(err))
				}
				return
			}
		}
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, "t.go", program, parser.SkipObjectResolution)
		if err != nil {
			return
		}
		pkg, info, err := c.check(fset, file, lastExpression(file))
		if err != nil {
			return
		}
		if c.reject(fset, file, pkg, info) != nil {
			return
		}
		l := &lowerer{info: info, pkg: pkg}
		l.lower(file)
		importRuntime(file)
		new(marker).mark(file)
		l.guard(file)
	})
}
