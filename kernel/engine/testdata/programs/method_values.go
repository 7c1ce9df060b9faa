//go:build ignore

package main

import (
	"fmt"
	"sort"
	"strings"
)

type tier struct {
	name string
	bw   float64
}

func (t tier) describe(unit string) string { return fmt.Sprintf("%s@%.1f%s", t.name, t.bw, unit) }
func (t *tier) scale(by float64) *tier     { t.bw *= by; return t }
func (t tier) renamed(n string) tier       { t.name = n; return t }

type describer interface{ describe(string) string }

type wrapped struct {
	*tier
	note string
}

type names []string

func (n names) join(sep string) string { return strings.Join(n, sep) }
func (n *names) push(s ...string)      { *n = append(*n, s...) }

type op func(float64) float64

func (o op) twice() op              { return func(x float64) float64 { return o(o(x)) } }
func (o op) then(next op) op        { return func(x float64) float64 { return next(o(x)) } }
func (o op) apply(x float64) string { return fmt.Sprint(o(x)) }

type counter int

func (c *counter) inc() int { *c++; return int(*c) }
func (c counter) get() int  { return int(c) }

func apply(d describer, f func(describer, string) string) string { return f(d, "GiB/s") }

func main() {
	t := tier{"CPU", 24}
	bound := t.describe // receiver copied now
	grow := t.scale     // receiver's address taken now
	grow(2)
	grow(1.5)
	fmt.Println(bound("x"), t.describe("x"))
	p := &t
	viaPtr := p.describe
	p.scale(0.5)
	fmt.Println(viaPtr("y"), p.describe("y"))
	p = &tier{"GDS", 1}
	fmt.Println(viaPtr("z"), t.name, p.renamed("q").name, p.name)

	fmt.Println(tier.describe(t, "a"), (*tier).describe(&t, "b"))
	(*tier).scale(&t, 10).scale(2)
	fmt.Println(t.bw)
	expr := tier.renamed
	fmt.Println(expr(t, "new").name, t.name)
	fmt.Println(apply(t, describer.describe), apply(&t, describer.describe))

	w := wrapped{&t, "n"}
	wd := w.describe
	w.tier = &tier{"Disk", 3}
	fmt.Println(wd("1"), w.describe("2"), wrapped.describe(w, "3"))
	wrapped.scale(w, 3)
	fmt.Println(w.bw, w.tier.bw)

	var list names
	push := list.push
	push("a", "b")
	push("c")
	fmt.Println(list.join("-"), len(list), names.join(list, "+"))
	(*names).push(&list, "d")
	fmt.Println(list)

	half := op(func(x float64) float64 { return x / 2 })
	inc := op(func(x float64) float64 { return x + 1 })
	fmt.Println(half.twice().then(inc).twice()(100), op.twice(inc)(0), inc.apply(4))

	var c counter
	incs := []func() int{c.inc, c.inc, (&c).inc}
	got := c.get
	for _, f := range incs {
		fmt.Print(f(), " ")
	}
	fmt.Println(c, got(), c.get())

	table := map[string]func(string) string{"up": strings.ToUpper, "trim": strings.TrimSpace, "desc": t.describe}
	keys := make([]string, 0)
	for k := range table {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	for _, k := range keys {
		fmt.Printf("%s=%q ", k, table[k](" s "))
	}
	fmt.Println()
	var b strings.Builder
	write := b.WriteString
	write("one")
	write("two")
	fmt.Println(b.String(), b.Len())
	var nilTier *tier
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		f := nilTier.describe
		fmt.Println("unreachable", f("x"))
	}()
}
