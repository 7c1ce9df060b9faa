package split

import (
	"go/parser"
	"go/token"
	"slices"
	"strings"
	"testing"
)

func TestSource(t *testing.T) {
	for _, tt := range []struct {
		name, src string
		want      []string
		kinds     []Kind
	}{
		{"nothing", "", nil, nil},
		{"comments alone", "// a\n/* b */\n", nil, nil},
		{"a program", "package main\n\nimport (\n\t\"fmt\"\n)\n", []string{"package main", "import (\n\t\"fmt\"\n)"}, []Kind{Package, Import}},
		{"statements on one line", "x := 1; f(x)\ng()", []string{"x := 1; f(x)", "g()"}, []Kind{Statement, Statement}},
		{"a declaration between statements on one line", "x := 1; type T int; f(x)", []string{"x := 1", "type T int", "f(x)"}, []Kind{Statement, Declaration, Statement}},
		{"a function and a function's call", "func f() {\n}\nfunc() {\n}()", []string{"func f() {\n}", "func() {\n}()"}, []Kind{Declaration, Statement}},
		{"a method", "func (t *T) M() {}", []string{"func (t *T) M() {}"}, []Kind{Declaration}},
		{"a generic function", "func F[T any](x T) {}", []string{"func F[T any](x T) {}"}, []Kind{Declaration}},
		{"a type, a constant and a variable", "type T int\nconst c = 1\nvar v = 2", []string{"type T int", "const c = 1", "var v = 2"}, []Kind{Declaration, Declaration, Statement}},
		{"semicolons in brackets and texts", "f(func() { a(); b() })\ns := `a;\nb`", []string{"f(func() { a(); b() })", "s := `a;\nb`"}, []Kind{Statement, Statement}},
		{"clauses", "for i := 0; i < 2; i++ {\n}\nf()", []string{"for i := 0; i < 2; i++ {\n}", "f()"}, []Kind{Statement, Statement}},
		{"empty clauses", "for ; ; i++ {\n}\nfor ; x; {\n}", []string{"for ; ; i++ {\n}", "for ; x; {\n}"}, []Kind{Statement, Statement}},
		{"one bracket too many", "f())\ng()", []string{"f())", "g()"}, []Kind{Statement, Statement}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			var kinds []Kind
			for _, p := range Source(tt.src) {
				got = append(got, tt.src[p.From:p.To])
				kinds = append(kinds, p.Kind)
			}
			if !slices.Equal(got, tt.want) || !slices.Equal(kinds, tt.kinds) {
				t.Errorf("%q gives %q %v, want %q %v", tt.src, got, kinds, tt.want, tt.kinds)
			}
		})
	}
}

func FuzzSource(f *testing.F) {
	f.Add("x := 1; func f() {}\n/*")
	f.Fuzz(func(t *testing.T, src string) {
		last := 0
		for _, p := range Source(src) {
			if p.From < last || p.To <= p.From || p.To > len(src) {
				t.Fatalf("part %+v after %d in %d bytes", p, last, len(src))
			}
			last = p.To
		}
	})
}

func TestWrapKeepsPositions(t *testing.T) {
	src := "package main\n\nx := 1; type T int\n\timport \"os\"\nfunc f() {\n\tx = )\n}"
	fset := token.NewFileSet()
	_, err := parser.ParseFile(fset, "cell", Wrap(src, "run"), parser.SkipObjectResolution)
	if err == nil || !strings.Contains(err.Error(), "cell:6:6: expected operand, found ')'") {
		t.Errorf("error %v in\n%s", err, Wrap(src, "run"))
	}
	file, err := parser.ParseFile(fset, "cell", Wrap(strings.Replace(src, "x = )", "x()", 1), "run"), parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range file.Decls {
		got = append(got, fset.Position(d.Pos()).String())
	}
	if want := []string{"cell:4:2", "cell:3:9", "cell:5:1"}; !slices.Equal(got[:3], want) {
		t.Errorf("declarations at %v, want %v", got, want)
	}
}

func TestIsProgram(t *testing.T) {
	for src, want := range map[string]bool{"": false, "// text\n\npackage x": true, "x := 1": false, "/* package */ x": false} {
		if IsProgram(src) != want {
			t.Errorf("%q is a program: %v", src, !want)
		}
	}
}
