//go:build ignore

package main

import (
	"fmt"
	"sort"
	"strings"
)

type base struct {
	ID   int
	name string
}

func (b base) Name() string      { return "base:" + b.name }
func (b *base) SetName(s string) { b.name = s }
func (b base) Describe() string  { return "describe " + b.Name() } // no virtual dispatch

type middle struct {
	base
	ID    string // shadows base.ID
	Level int
}

func (m middle) Name() string { return "middle:" + m.base.Name() }

type audit struct{ trail []string }

func (a *audit) Record(s ...any) { a.trail = append(a.trail, fmt.Sprint(s...)) }
func (a audit) Count() int       { return len(a.trail) }

type top struct {
	*middle
	audit
	sort.Interface
	Level float64
}

type named interface{ Name() string }

type setter interface {
	named
	SetName(string)
}

type wrapper struct{ named }

func (w wrapper) Name() string { return "[" + w.named.Name() + "]" }

type loud struct{ wrapper }

func (l loud) Name() string { return strings.ToUpper(l.wrapper.Name()) }

type left struct{ X, L int }

type right struct{ X, R int }

func (left) Who() string  { return "left" }
func (right) Who() string { return "right" }

type both struct {
	left
	right
}

func (b both) Who() string { return b.left.Who() + "+" + b.right.Who() }

type (
	fnType  func(int) int
	mapType map[string]int
)

func (f fnType) Call(n int) int { return f(n) }
func (m mapType) Total() (t int) {
	for _, v := range m {
		t += v
	}
	return
}

type oddEmbeds struct {
	fnType
	mapType
	*strings.Builder
	error
}

func main() {
	m := middle{base{7, "hbm"}, "seven", 2}
	fmt.Println(m.ID, m.base.ID, m.name, m.Name(), m.Describe())
	m.SetName("cpu")
	fmt.Println(m.Name(), m.base.name)
	t := top{middle: &m, Interface: sort.IntSlice{3, 1, 2}, Level: 1.5}
	t.SetName("gds")
	t.Record("renamed to ", t.name, " at ", t.middle.Level)
	t.Record(1, 2)
	fmt.Println(m.name, t.ID, t.base.ID, t.Level, t.Count(), t.trail)
	sort.Sort(t)
	fmt.Println(t.Interface, t.Len(), t.Less(0, 1))
	copied := t
	copied.SetName("shared")
	copied.Record("only in the copy")
	copied.Level++
	fmt.Println(t.name, t.Count(), copied.Count(), t.Level, copied.Level)
	for _, n := range []named{m, &m, t, &t, wrapper{m}, loud{wrapper{base{1, "x"}}}, wrapper{wrapper{t}}} {
		_, can := n.(setter)
		_, counts := n.(interface{ Count() int })
		fmt.Printf("%-28s %v %v %T\n", n.Name(), can, counts, n)
	}
	var s setter = t
	s.SetName("via interface")
	fmt.Println(m.name, s.(top).Describe())
	b := both{left{1, 2}, right{3, 4}}
	fmt.Println(b.left.X, b.right.X, b.L+b.R, b.Who(), b)
	b.left.X, b.right.X = b.right.X, b.left.X
	fmt.Printf("%+v %v\n", b, b == both{left{3, 2}, right{1, 4}})
	o := oddEmbeds{func(n int) int { return n * n }, mapType{"a": 1, "b": 2}, &strings.Builder{}, fmt.Errorf("embedded error")}
	o.WriteString("built")
	o.mapType["c"] = 10
	fmt.Println(o.Call(6), o.fnType(7), o.Total(), o.String(), o.Error(), o.Len())
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		var broken top
		fmt.Println(broken.Count())
		fmt.Println(broken.Name())
	}()
	func() {
		defer func() { fmt.Println("recovered:", recover() != nil) }()
		fmt.Println(wrapper{}.Name())
	}()
	anon := struct {
		base
		extra int
	}{base{9, "anon"}, 1}
	anon.SetName("anon2")
	fmt.Println(anon.Name(), anon.ID, named(anon).Name())
}
