//go:build ignore

package main

import (
	"fmt"
	"os"
	"strings"
)

type tracer struct {
	name  string
	depth *int
}

func (t tracer) enter(what string) func(...any) {
	fmt.Printf("%s> %s %s\n", strings.Repeat(" ", *t.depth), t.name, what)
	*t.depth++
	return func(vals ...any) {
		*t.depth--
		fmt.Printf("%s< %s %v\n", strings.Repeat(" ", *t.depth), t.name, vals)
	}
}

func (t *tracer) rename(s string) *tracer { t.name = s; return t }

type resource struct{ id int }

var open []int

func acquire(id int) *resource { open = append(open, id); return &resource{id} }

func (r *resource) Close() error {
	for i, o := range open {
		if o == r.id {
			open = append(open[:i:i], open[i+1:]...)
		}
	}
	fmt.Println("closed", r.id, open)
	if r.id == 2 {
		return fmt.Errorf("close %d failed", r.id)
	}
	return nil
}

func use(n int) (err error) {
	for id := range n {
		r := acquire(id)
		defer func() {
			if cerr := r.Close(); cerr != nil && err == nil {
				err = cerr
			}
		}()
	}
	fmt.Println("using", open)
	return nil
}

func evalOrder() {
	i := 0
	next := func() int { i++; return i }
	defer fmt.Println("args evaluated at defer:", next(), i)
	defer func(a, b int) { fmt.Println("params", a, b, "captured", i) }(next(), i)
	i = 100
	fmt.Println("body", next())
}

func conditional(n int) (out []string) {
	add := func(s string) { out = append(out, s) }
	if n > 1 {
		defer add("if")
	}
	for i := 0; i < n; i++ {
		switch {
		case i == 1:
			defer add("switch")
			continue
		case i == 3:
			return
		}
		defer add(fmt.Sprint("loop", i))
	}
	add("end")
	return
}

func chained(depth *int) {
	t := &tracer{"t", depth}
	defer t.rename("first").enter("chained")("done", t.name)
	t.rename("second")
	defer (*t).enter("inner")(t.name)
	t.rename("third")
}

func nilDefer() {
	defer func() { fmt.Println("recovered:", recover() != nil) }()
	var f func()
	defer f() // panics when it runs, not here
	fmt.Println("still running")
}

func deferMethodValue() {
	r := resource{1}
	defer r.show("value at defer")
	p := &r
	defer p.showP("pointer")
	f := r.show
	r.id = 2
	f("bound before")
	r.id = 3
}

func (r resource) show(s string)   { fmt.Println(s, r.id) }
func (r *resource) showP(s string) { fmt.Println(s, r.id) }

func recursive(n int) {
	defer fmt.Print("post", n, " ")
	fmt.Print("pre", n, " ")
	if n > 0 {
		recursive(n - 1)
	}
}

func goexitLike() (n int) {
	defer func() { n *= 2 }()
	defer func() { n += 3 }()
	n = 1
	return n + 1
}

func main() {
	fmt.Println(use(4))
	evalOrder()
	fmt.Println(conditional(1), conditional(3), conditional(9))
	depth := 0
	chained(&depth)
	fmt.Println("depth", depth)
	nilDefer()
	deferMethodValue()
	recursive(2)
	fmt.Println(goexitLike())
	m := map[string]int{"a": 1, "b": 2}
	func() {
		defer delete(m, "a")
		defer clear([]int{1})
		defer print()
		m["a"]++
		fmt.Println(m)
	}()
	fmt.Println(m)
	ch := make(chan int, 1)
	func() {
		defer close(ch)
		ch <- 5
	}()
	v, ok := <-ch
	w, ok2 := <-ch
	fmt.Println(v, ok, w, ok2)
	defer fmt.Fprintln(os.Stdout, "main's own", len(os.Args))
	defer func() func() {
		fmt.Println("outer part runs now")
		return func() { fmt.Println("inner part runs at the end") }
	}()()
	fmt.Println("end of main")
}
