package engine

import (
	"os"
	"path/filepath"
	"testing"

	"kvsh/kernel"
	"kvsh/kernel/split"
)

// FuzzPasses checks that no text makes the passes before the machine fail, and
// that the pieces of a script are parts of it.
func FuzzPasses(f *testing.F) {
	for _, src := range []string{
		"1 + 1", "x := 2; x", "import \"fmt\"\nfmt.Println(1)\nfunc f() {}\ntype T struct{}\nfunc (T) m() {}",
		"for i := range min(3, 4) { defer func() { println(i) }() }", "func f() (a, b int) { return b, a }\nf()", "func(", "\"", "/*", "}",
		"x, err := 1, 2; y, err := 3, 4", "x := x + 1", "func (t T) M() {}", "type T[P any] struct{ p P }\nvar t T[int]\nt.p",
		"_ + Out[1] + len(In[1])", "x, y := _, Out[_]", "Out[Out[1]], _ = In[1:2], __", "for Out[1], ___ = range _ { _++ }", "var Out = Out[1]\nfunc f(_ _) _ { return Out }",
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
	cells, err := filepath.Glob("testdata/cells/*.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, path := range cells {
		text, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		for _, chunk := range parseChunks(string(text)) {
			for _, c := range chunk {
				f.Add(c.code)
			}
		}
	}
	session := newSession(f)
	runNumbered(f, session, 1, "1 + 1")
	f.Fuzz(func(t *testing.T, src string) {
		if split.IsProgram(src) {
			return
		}
		c, err := session.compile(kernel.Cell{Name: "t.go", Source: src})
		if err != nil {
			return
		}
		session.build(c.unit())
	})
}
