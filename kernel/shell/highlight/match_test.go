package highlight

import (
	"strings"
	"testing"
)

func TestMatch(t *testing.T) {
	for _, tt := range []struct {
		name string
		src  string // ‸ is the cursor, and «» stand before the pair that it has
	}{
		{"at the bracket that opens", "f‸«(a[1]»)"},
		{"behind the bracket that opens", "f«(‸a[1]»)"},
		{"at the bracket that closes", "f(a«[1‸»])"},
		{"behind the bracket that closes", "f«(a[1]»)‸"},
		{"a bracket at the cursor goes before one behind", "«(‸»)"},
		{"the one before, if the one at the cursor has no other", "«(»)‸)"},
		{"over lines", "func f() «{\n\tg(x)\n»}‸"},
		{"of other kinds between", "«{(([]))»}‸"},
		{"a bracket that is missing within", "«{ f(a[1 »}‸"},
		{"a bracket too many within", "«( a] »)‸"},
		{"in a command's code", "%time f«(x‸»)"},

		{"no bracket near", "f(x‸x)"},
		{"nothing", "‸"},
		{"without another", "f‸(x"},
		{"of another kind", "(x‸]"},
		{"in a string", `f("(‸)")`},
		{"in a raw string", "`(‸)`"},
		{"in a rune", "'‸('+')'"},
		{"in a comment", "/* (‸) */"},
		{"in a program's arguments", "!echo (‸)"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			at := func(mark string) int {
				before, _, ok := strings.Cut(tt.src, mark)
				if !ok {
					return -1
				}
				return len(strings.NewReplacer("‸", "", "«", "", "»", "").Replace(before))
			}
			src := strings.NewReplacer("‸", "", "«", "", "»", "").Replace(tt.src)
			open, close, ok := Match(src, at("‸"))
			if !ok {
				open, close = -1, -1
			}
			if open != at("«") || close != at("»") {
				t.Errorf("%q at %d has %d and %d, want %d and %d", src, at("‸"), open, close, at("«"), at("»"))
			}
		})
	}
}

func TestMatchOutsideOfTheText(t *testing.T) {
	for _, cursor := range []int{-1, 3, 100} {
		if open, close, ok := Match("()", cursor); ok {
			t.Errorf("at %d there are %d and %d", cursor, open, close)
		}
	}
}

func FuzzMatch(f *testing.F) {
	f.Add("f(a[1], `)`)", 1)
	f.Add("{(]})", 4)
	f.Fuzz(func(t *testing.T, src string, cursor int) {
		open, close, ok := Match(src, cursor)
		if !ok {
			return
		}
		if open >= close || !strings.Contains("() [] {}", src[open:open+1]+src[close:close+1]) {
			t.Fatalf("%d and %d of %q are no pair", open, close, src)
		}
		if d := [2]int{cursor - open, cursor - close}; d[0] != 0 && d[0] != 1 && d[1] != 0 && d[1] != 1 {
			t.Fatalf("%d and %d of %q are not at %d", open, close, src, cursor)
		}
		if o, c, _ := Match(src, open); o != open || c != close {
			t.Fatalf("%q has %d and %d at %d, but %d and %d at the first of them", src, open, close, cursor, o, c)
		}
	})
}

func BenchmarkMatch(b *testing.B) {
	for _, bb := range []struct{ name, src string }{
		{"300 lines", strings.Repeat(function, 25) + ")"},
		{"brackets without others", strings.Repeat("(", 100000) + strings.Repeat("]", 100000)},
	} {
		b.Run(bb.name, func(b *testing.B) {
			for b.Loop() {
				Match(bb.src, len(bb.src))
			}
		})
	}
}
