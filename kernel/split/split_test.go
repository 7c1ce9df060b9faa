package split

import (
	"slices"
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
		{"statements on one line", "x := 1; f(x)", []string{"x := 1", "f(x)"}, []Kind{Statement, Statement}},
		{"a function and a function's call", "func f() {\n}\nfunc() {\n}()", []string{"func f() {\n}", "func() {\n}()"}, []Kind{Declaration, Statement}},
		{"a method", "func (t *T) M() {}", []string{"func (t *T) M() {}"}, []Kind{Declaration}},
		{"a generic function", "func F[T any](x T) {}", []string{"func F[T any](x T) {}"}, []Kind{Declaration}},
		{"a type, a constant and a variable", "type T int\nconst c = 1\nvar v = 2", []string{"type T int", "const c = 1", "var v = 2"}, []Kind{Declaration, Declaration, Statement}},
		{"semicolons in brackets and texts", "f(func() { a(); b() })\ns := `a;\nb`", []string{"f(func() { a(); b() })", "s := `a;\nb`"}, []Kind{Statement, Statement}},
		{"clauses", "for i := 0; i < 2; i++ {\n}", []string{"for i := 0", "i < 2", "i++ {\n}"}, []Kind{Statement, Statement, Statement}},
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
