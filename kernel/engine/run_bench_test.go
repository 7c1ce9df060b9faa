package engine

import (
	"testing"

	"kvsh/kernel"
)

// BenchmarkRun is the hot paths of the machine, each as a cell that is run over
// and over.
func BenchmarkRun(b *testing.B) {
	for _, tt := range []struct{ name, setup, call string }{
		{"int loop of 100k", "func f() int { s := 0; for i := 0; i < 100_000; i++ { s += i & 3 }; return s }", "f()"},
		{"float slice of 100k", "v := make([]float64, 100_000)\nfunc f() { for i := range v { v[i] = v[i]*0.5 + float64(i) } }", "f()"},
		{"fib(18)", "func fib(n int) int { if n < 2 { return n }; return fib(n-1) + fib(n-2) }", "fib(18)"},
		{"10k methods", "type P struct{ x, y float64 }\nfunc (p P) add(q P) P { return P{p.x + q.x, p.y + q.y} }\nfunc f() P { p := P{}; for range 10_000 { p = p.add(P{1, 2}) }; return p }", "f()"},
		{"10k closures", "func f() int { n := 0; g := func(k int) { n += k }; for i := range 10_000 { g(i) }; return n }", "f()"},
		{"10k map entries", "func f() map[string]int { m := map[string]int{}; k := []string{\"a\", \"b\", \"c\"}; for i := range 10_000 { m[k[i%3]]++ }; return m }", "f()"},
		{"sort of 1k by a function", "v := make([]int, 1000)\nfunc f() { for i := range v { v[i] = i * 7919 % 1009 }; sort.Slice(v, func(i, j int) bool { return v[i] < v[j] }) }", "f()"},
		{"10k calls of compiled code", "func f() { for range 10_000 { strings.Contains(\"abc\", \"b\") } }", "f()"},
		{"1k Sprintf", "func f() { for i := range 1000 { _ = fmt.Sprintf(\"%d %s\", i, \"x\") } }", "f()"},
	} {
		b.Run(tt.name, func(b *testing.B) {
			s := newSession(b)
			s.quiet = true
			if err := s.Run(b.Context(), kernel.Cell{Name: "setup", Source: tt.setup}, nil); err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				if err := s.Run(b.Context(), kernel.Cell{Name: "call", Source: tt.call}, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
