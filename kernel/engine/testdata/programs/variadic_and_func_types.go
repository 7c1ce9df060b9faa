//go:build ignore

package main

import (
	"errors"
	"fmt"
	"strings"
)

type (
	binary  func(a, b float64) float64
	variad  func(format string, args ...any) string
	visitor func(depth int, name string) (visitor, error)
	thunk   func() thunk
	pred    = func(int) bool
)

type calc struct {
	ops   map[string]binary
	hooks []func(op string, in ...float64)
	last  struct {
		op  string
		out float64
	}
}

func (c *calc) register(name string, f binary, more ...string) *calc {
	if c.ops == nil {
		c.ops = make(map[string]binary)
	}
	for _, n := range append([]string{name}, more...) {
		c.ops[n] = f
	}
	return c
}

func (c *calc) do(op string, xs ...float64) (out float64, err error) {
	f, ok := c.ops[op]
	switch {
	case !ok:
		return 0, fmt.Errorf("no op %q", op)
	case len(xs) == 0:
		return 0, errors.New("no operands")
	}
	out = xs[0]
	for _, x := range xs[1:] {
		out = f(out, x)
	}
	for _, h := range c.hooks {
		h(op, xs...)
	}
	c.last.op, c.last.out = op, out
	return
}

func log(sep string, parts ...any) string {
	s := make([]string, len(parts))
	for i, p := range parts {
		s[i] = fmt.Sprint(p)
	}
	return fmt.Sprint(len(parts), ":", strings.Join(s, sep))
}

func forward(parts ...any) string      { return log("|", parts...) }
func forwardAsOne(parts ...any) string { return log("|", parts) }
func nested(groups ...[]int) (n int) {
	for _, g := range groups {
		n += len(g)
	}
	return n*10 + len(groups)
}

func all(ps ...pred) pred {
	return func(n int) bool {
		for _, p := range ps {
			if !p(n) {
				return false
			}
		}
		return true
	}
}

func multi() (int, string, []int) { return 1, "x", []int{2} }
func takes(n int, s string, rest ...[]int) string {
	return fmt.Sprint(n, s, rest, len(rest))
}

func compose(fs ...func(string) string) func(string) string {
	return func(s string) string {
		for i := len(fs) - 1; i >= 0; i-- {
			s = fs[i](s)
		}
		return s
	}
}

func countdown(n int, out *[]int) thunk {
	return func() thunk {
		*out = append(*out, n)
		if n == 0 {
			return nil
		}
		return countdown(n-1, out)
	}
}

func main() {
	c := &calc{}
	c.register("add", func(a, b float64) float64 { return a + b }, "plus", "+").register("max", func(a, b float64) float64 { return max(a, b) })
	var seen []string
	c.hooks = append(c.hooks, func(op string, in ...float64) { seen = append(seen, fmt.Sprint(op, len(in))) },
		func(_ string, in ...float64) { in[0] = -1 }) // writes to the caller's slice
	xs := []float64{1, 2, 3}
	fmt.Println(c.do("add", xs...))
	fmt.Println(xs, seen)
	fmt.Println(c.do("+", 4, 5))
	fmt.Println(c.do("max", 7))
	fmt.Println(c.do("mul", 1))
	fmt.Println(c.do("add"))
	fmt.Printf("%+v %d\n", c.last, len(c.ops))
	fmt.Println(forward(1, "a", nil), forwardAsOne(1, "a"), forward(), forward(nil), forward([]any{1, 2}...), forward([]int{1, 2}))
	fmt.Println(nested(), nested(nil), nested([]int{1}, []int{2, 3}), nested([][]int{{1}, nil}...))
	fmt.Println(takes(multi()), takes(1, "y"), takes(2, "z", nil, []int{}))
	pos := func(n int) bool { return n > 0 }
	even := func(n int) bool { return n%2 == 0 }
	fmt.Println(all(pos, even)(4), all(pos, even)(3), all()(0), all([]pred{pos}...)(-1))
	shout := compose(strings.ToUpper, func(s string) string { return s + "!" }, strings.TrimSpace)
	fmt.Println(shout("  hi "), compose()("same"))
	var v variad = fmt.Sprintf
	fmt.Println(v("%d-%s", 1, "a"), v("plain"))
	var out []int
	for t := countdown(3, &out); t != nil; {
		t = t()
	}
	fmt.Println(out)
	var enter visitor
	depthSeen := 0
	enter = func(depth int, name string) (visitor, error) {
		depthSeen = max(depthSeen, depth)
		if name == "bad" {
			return nil, fmt.Errorf("at depth %d: %s", depth, name)
		}
		return enter, nil
	}
	cur := enter
	var err error
	for i, n := range []string{"a", "b", "bad", "c"} {
		if cur, err = cur(i, n); err != nil {
			break
		}
	}
	fmt.Println(depthSeen, err, cur == nil)
	table := [...]struct {
		name string
		f    func(...int) int
	}{
		{"count", func(xs ...int) int { return len(xs) }},
		{"sum", func(xs ...int) (t int) {
			for _, x := range xs {
				t += x
			}
			return t
		}},
		{name: "nil"},
	}
	for _, row := range table {
		if row.f == nil {
			fmt.Println(row.name, "missing")
			continue
		}
		fmt.Println(row.name, row.f(), row.f(1, 2, 3), row.f([]int{4, 5}...))
	}
	func(args ...string) { args[0] = "changed"; fmt.Println(args, len(args)) }("a", "b")
	fmt.Println(func(a, b int, rest ...int) []int { return append(rest, a, b) }(1, 2, 3, 4))
	immediate := func() (f func(int) int) {
		defer func() { g := f; f = func(n int) int { return g(n) * 10 } }()
		return func(n int) int { return n + 1 }
	}()
	fmt.Println(immediate(4))
	apply := func(f func(...any) (int, error), a ...any) { n, err := f(a...); fmt.Println(n, err) }
	apply(fmt.Println, "applied", 1)
}
