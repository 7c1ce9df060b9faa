package command

import (
	"fmt"
	"go/scanner"
	"go/token"
	"slices"
	"strings"
	"testing"
)

func TestEntries(t *testing.T) {
	for _, tt := range []struct {
		name, src string
		want      []string // the line and the text
	}{
		{"nothing", "\n \n", nil},
		{"comments alone", "// a\n/* b\n*/\n", nil},
		{"white space that is none of Go's", "x\n\v\n", []string{"1 x", "2 \v"}},
		{"statements", "1+1\n\n2+2", []string{"1 1+1", "3 2+2"}},
		{"a statement over lines", "for i := 0; i < 2; i++ {\n\tf(i)\n\n}\nx", []string{"1 for i := 0; i < 2; i++ {\n\tf(i)\n\n}", "5 x"}},
		{"a text over lines", "x := `a\n\nb`\nx", []string{"1 x := `a\n\nb`", "4 x"}},
		{"statements on one line", "x := 1; x\ny", []string{"1 x := 1; x", "2 y"}},
		{"a declaration between statements on one line", "x := 1; type T int; s := \"/*\"\ny", []string{"1 x := 1; type T int; s := \"/*\"", "2 y"}},
		{"declarations that stand together", "import \"os\"\n\nfunc f() { g() }\n\n// g is g.\nfunc g() {}\ntype T int\nconst c = 1\nf()", []string{"1 import \"os\"\n\nfunc f() { g() }\n\n// g is g.\nfunc g() {}\ntype T int\nconst c = 1", "9 f()"}},
		{"declarations between statements", "x := 1\nfunc f() {}\nf()\nfunc g() {}", []string{"1 x := 1", "2 func f() {}", "3 f()", "4 func g() {}"}},
		{"variables are statements", "var x = 1\nvar y = x", []string{"1 var x = 1", "2 var y = x"}},
		{"a call behind a function on its line", "func f() {}; f()\ntype T int", []string{"1 func f() {}; f()", "2 type T int"}},
		{"comments stay with what follows, or on their line", "// a\n\nx // b\n/* c */ y /* d\n e */\n// f\n", []string{"1 // a\n\nx // b", "4 /* c */ y /* d\n e */"}},
		{"a statement behind a comment that ends on its line", "x /* a\n*/ y\nz", []string{"1 x /* a\n*/ y", "3 z"}},
		{"commands", ":time f()\n!ls \\\n  -l\nx?\n  %who\n1", []string{"1 :time f()", "2 !ls \\\n  -l", "4 x?", "5   %who", "6 1"}},
		{"commands between declarations", "func f() {}\n:who\nfunc g() {}", []string{"1 func f() {}", "2 :who", "3 func g() {}"}},
		{"a command's text ends with a blank line", "x\n%%bash\na\n  b\n \nc\n:sh\nd\n\n", []string{"1 x", "2 %%bash\na\n  b\n", "6 c", "7 :sh\nd\n"}},
		{"a command's text ends with all", "%%file x\na", []string{"1 %%file x\na"}},
		{"a command's code goes on behind a blank line", "%%time\nfunc f() {\n\n}\n\nx", []string{"1 %%time\nfunc f() {\n\n}\n", "6 x"}},
		{"a command without its text", ":bash\n\nx", []string{"1 :bash\n", "3 x"}},
		{"no commands in brackets", "f(\n:x)\n`\n%who`", []string{"1 f(\n:x)", "3 `\n%who`"}},
		{"one bracket too many", "f())\nfor {\n\tg()\n}\n:who", []string{"1 f())", "2 for {\n\tg()\n}", "5 :who"}},
		{"an end in brackets", "x\n\nf(\n1", []string{"1 x", "3+ f(\n1"}},
		{"an end behind an operator", "x +\n", []string{"1+ x +"}},
		{"an end in a text", "x\ny := `a\n:who", []string{"1 x", "2+ y := `a\n:who"}},
		{"an end in a comment", "x\n// a\n/* b\n:who", []string{"1 x", "2+ // a\n/* b\n:who"}},
		{"an end in a comment on a line", "x /* b\ny", []string{"1+ x /* b\ny"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, e := range Entries(tt.src) {
				open := ""
				if e.Open {
					open = "+"
				}
				got = append(got, fmt.Sprintf("%d%s %s", e.Line, open, e.Text))
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("%q gives\n%q\nwant\n%q", tt.src, got, tt.want)
			}
		})
	}
}

func FuzzEntries(f *testing.F) {
	for _, src := range []string{
		"x := 1\nfunc f() {}\nfunc g() {}\n\n%%bash\nls\n\n:time f()\n", "x /* a\n*/ y; type T int\n// b\n`\n", "f())\ng(\n!ls \\\n\n:file x\r\n\r\nx?\n/*", "\xff\n\x00\n;;\n{\n}",
	} {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		lines := strings.Split(src, "\n")
		at := 0 // lines that are covered
		for _, e := range Entries(src) {
			if e.Line-1 < at {
				t.Fatalf("%+v of %q begins before line %d", e, src, at+1)
			}
			left(t, src, lines[at:e.Line-1])
			at = e.Line - 1
			for _, got := range strings.Split(strings.TrimSuffix(e.Text, "\n"), "\n") {
				if lines[at] != got {
					t.Fatalf("line %d of %q is %q in %+v", at+1, src, got, e)
				}
				at++
			}
		}
		left(t, src, lines[at:])
	})
}

// left fails if there is code in lines that are in no entry.
func left(t *testing.T, src string, lines []string) {
	t.Helper()
	text := strings.Join(lines, "\n")
	var s scanner.Scanner
	s.Init(token.NewFileSet().AddFile("", -1, len(text)), []byte(text), func(token.Position, string) {}, 0)
	for _, tok, lit := s.Scan(); tok != token.EOF; _, tok, lit = s.Scan() {
		if tok != token.SEMICOLON {
			t.Fatalf("%v %q of %q is in no entry", tok, lit, src)
		}
	}
}

func BenchmarkEntries(b *testing.B) {
	src := strings.Repeat("x += 1\n:time f(x)\nfunc f(x int) {\n}\n", 25000)
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		if n := len(Entries(src)); n != 75000 {
			b.Fatalf("%d entries", n)
		}
	}
}
