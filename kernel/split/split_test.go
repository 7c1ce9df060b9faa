package split

import (
	"go/parser"
	"go/scanner"
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
		{"statements in brackets behind one too many", "f())\nif x {\n\ta()\n\tb()\n}", []string{"f())", "if x {\n\ta()\n\tb()\n}"}, []Kind{Statement, Statement}},
		{"comments and blanks behind a part", "x := 1 // a\ny := 2 \t\nz := 3 /* b */ // c", []string{"x := 1", "y := 2", "z := 3"}, []Kind{Statement, Statement, Statement}},
		{"a comment within a statement", "x := 1 /* a */ + /* b\n */ 2", []string{"x := 1 /* a */ + /* b\n */ 2"}, []Kind{Statement}},
		{"a comment over lines behind a statement", "x := 1 /* a\n*/ y := 2 /* b\n\n*/", []string{"x := 1", "y := 2"}, []Kind{Statement, Statement}},
		{"a comment before a semicolon", "x := 1 /* a */; y := 2 // b", []string{"x := 1 /* a */; y := 2"}, []Kind{Statement}},
		{"a comment that does not end", "x := 1 /* a\nb", []string{"x := 1 /* a\nb"}, []Kind{Statement}},
		{"a comment of its own that does not end", "f()\n/*/\ng()\n", []string{"f()", "/*/\ng()"}, []Kind{Statement, Statement}},
		{"a semicolon before all", "; f()", []string{"f()"}, []Kind{Statement}},
		{"a text that does not end", "x := `a ", []string{"x := `a"}, []Kind{Statement}},
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

// What stands outside of all parts is comments, blanks and semicolons.
func FuzzSource(f *testing.F) {
	for _, src := range []string{"x := 1; func f() {}\n/*", "; x /* a\n*/ ; y // b", "f())\nif x {\n\ta()\n\tb()\n}", "x := `a\r\n", "\ufeffx /*/"} {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		last := 0
		for _, p := range Source(src) {
			if p.From < last || p.To <= p.From || p.To > len(src) {
				t.Fatalf("part %+v after %d in %d bytes", p, last, len(src))
			}
			if got := codeIn(src[last:p.From]); got != nil {
				t.Fatalf("%q has %v before %q, which is in no part", src, got, src[p.From:p.To])
			}
			last = p.To
		}
		if got := codeIn(src[last:]); got != nil {
			t.Fatalf("%q has %v at the end, which is in no part", src, got)
		}
	})
}

// codeIn is the tokens of a text but for semicolons and comments that end.
func codeIn(text string) (out []token.Token) {
	var s scanner.Scanner
	s.Init(token.NewFileSet().AddFile("", -1, len(text)), []byte(text), func(token.Position, string) {}, scanner.ScanComments)
	for {
		switch _, tok, lit := s.Scan(); {
		case tok == token.EOF:
			return out
		case tok == token.SEMICOLON, tok == token.COMMENT && !isOpen(lit):
		default:
			out = append(out, tok)
		}
	}
}

// All code is in the file that is made of it, at its place.
func FuzzWrap(f *testing.F) {
	for _, src := range []string{"x := 1 /* a\n*/ y := 2 /* b\n\n*/", "type T int; x := `a\r\n` /* a\n*/", "import \"os\"\r\nf())\n\n{ a()\nb() }"} {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		want, wrong := places(src)
		if wrong > 0 || strings.Contains(src, "line ") || strings.Contains(src, "package") { // directives, and a clause that is left out
			return
		}
		got, _ := places(Wrap(src, "kvsh", 1))
		for place, n := range want {
			if got[place] < n {
				t.Errorf("%q has %+v, but not\n%s", src, place, Wrap(src, "kvsh", 1))
			}
		}
	})
}

// place is a token at its place.
type place struct {
	line, column int
	tok          token.Token
	text         string
}

// places counts the tokens of a text but for semicolons, and what is wrong in it.
func places(text string) (out map[place]int, wrong int) {
	out = map[place]int{}
	fset := token.NewFileSet()
	var s scanner.Scanner
	s.Init(fset.AddFile("", -1, len(text)), []byte(text), func(token.Position, string) {}, 0)
	for {
		pos, tok, lit := s.Scan()
		switch tok {
		case token.EOF:
			return out, s.ErrorCount
		case token.SEMICOLON:
		default:
			at := fset.Position(pos)
			out[place{at.Line, at.Column, tok, lit}]++
		}
	}
}

func TestWrapKeepsPositions(t *testing.T) {
	src := "package main\n\nx := 1; type T int\n\timport \"os\"\nfunc f() {\n\tx = )\n}"
	fset := token.NewFileSet()
	_, err := parser.ParseFile(fset, "cell", Wrap(src, "run", 1), parser.SkipObjectResolution)
	if err == nil || !strings.Contains(err.Error(), "cell:6:6: expected operand, found ')'") {
		t.Errorf("error %v in\n%s", err, Wrap(src, "run", 1))
	}
	file, err := parser.ParseFile(fset, "cell", Wrap(strings.Replace(src, "x = )", "x()", 1), "run", 11), parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range file.Decls {
		got = append(got, fset.Position(d.Pos()).String())
	}
	if want := []string{"cell:14:2", "cell:13:9", "cell:15:1"}; !slices.Equal(got[:3], want) {
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
