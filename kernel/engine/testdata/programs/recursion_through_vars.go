//go:build ignore

package main

import "fmt"

type node struct {
	name     string
	kids     []*node
	visit    func(depth int) int
	onDetach func()
}

type visitor func(n *node, depth int, self visitor) int

func (v visitor) run(n *node) int { return v(n, 0, v) }

type stateFn func(*lexer) stateFn

type lexer struct {
	in   string
	pos  int
	toks []string
}

func lexSpace(l *lexer) stateFn {
	for l.pos < len(l.in) && l.in[l.pos] == ' ' {
		l.pos++
	}
	if l.pos == len(l.in) {
		return nil
	}
	if c := l.in[l.pos]; c >= '0' && c <= '9' {
		return lexNumber
	}
	return lexWord
}

func lexNumber(l *lexer) stateFn {
	start := l.pos
	for l.pos < len(l.in) && l.in[l.pos] >= '0' && l.in[l.pos] <= '9' {
		l.pos++
	}
	l.toks = append(l.toks, "num:"+l.in[start:l.pos])
	return lexSpace
}

func lexWord(l *lexer) stateFn {
	start := l.pos
	for l.pos < len(l.in) && l.in[l.pos] != ' ' {
		l.pos++
	}
	l.toks = append(l.toks, "word:"+l.in[start:l.pos])
	return lexSpace
}

func isEven(n int) bool {
	if n == 0 {
		return true
	}
	return isOdd(n - 1)
}

func isOdd(n int) bool { return n != 0 && isEven(n-1) }

func memoize[K comparable, V any](f func(self func(K) V, k K) V) func(K) V {
	seen := map[K]V{}
	var g func(K) V
	g = func(k K) V {
		if v, ok := seen[k]; ok {
			return v
		}
		v := f(g, k)
		seen[k] = v
		return v
	}
	return g
}

func main() {
	var fact func(int) int
	fact = func(n int) int {
		if n < 2 {
			return 1
		}
		return n * fact(n-1)
	}
	old := fact
	fact = func(n int) int { return 1000 + n } // old now calls the new one
	fmt.Println(old(5), fact(5))

	calls := 0
	fib := memoize(func(self func(int) int, n int) int {
		calls++
		if n < 2 {
			return n
		}
		return self(n-1) + self(n-2)
	})
	fmt.Println(fib(50), calls)
	fmt.Println(fib(80), calls)

	paths := memoize(func(self func([2]int) int, at [2]int) int {
		if at[0] == 0 || at[1] == 0 {
			return 1
		}
		return self([2]int{at[0] - 1, at[1]}) + self([2]int{at[0], at[1] - 1})
	})
	fmt.Println(paths([2]int{8, 8}))

	root := &node{name: "HBM", kids: []*node{{name: "CPU", kids: []*node{{name: "GDS"}}}, {name: "Disk"}}}
	count := visitor(func(n *node, depth int, self visitor) int {
		fmt.Printf("%*s%s\n", depth*2, "", n.name)
		total := 1
		for _, k := range n.kids {
			total += self(k, depth+1, self)
		}
		return total
	})
	fmt.Println(count.run(root))
	root.visit = func(depth int) int {
		if depth > 3 {
			return depth
		}
		return root.visit(depth + 1)
	}
	fmt.Println(root.visit(0), root.onDetach == nil)

	l := &lexer{in: "load 512 tokens  64 batch"}
	for f := stateFn(lexSpace); f != nil; {
		f = f(l)
	}
	fmt.Println(len(l.toks), l.toks)
	fmt.Println(isEven(10), isOdd(7), isEven(3))

	var a, b func(n int) string
	a = func(n int) string {
		if n == 0 {
			return "."
		}
		return "a" + b(n-1)
	}
	b = func(n int) string {
		if n == 0 {
			return "!"
		}
		return "b" + a(n-1)
	}
	fmt.Println(a(5), b(6))
	fmt.Println(func(n int) int { return n * n }(12))
}
