//go:build ignore

package main

import (
	"fmt"
	"strings"
)

var log []string

func note(s string, v int) int {
	log = append(log, fmt.Sprint(s, "=", v))
	return v
}

// Declared in an order other than that of their dependencies.
var (
	total   = note("total", prefill+decode)
	decode  = note("decode", scale(prefill))
	prefill = note("prefill", base*3)
	base    = note("base", 7)
)

var x, y = pairOf(base)

var (
	registry = map[string]func(int) int{
		"double": func(n int) int { return n * 2 },
		"scale":  scale,
		"self":   func(n int) int { return viaRegistry(n) },
	}
	order = [...]string{"a", "b", length - 1: "last"}
	table = buildTable()
	_     = note("blank", 1)
	once  = func() int { return note("immediately", len(order)) }()
)

const length = 4

type level int

const (
	low level = iota
	high
)

var names = map[level]string{low: "low", high: "high"}

func (l level) String() string { return names[l] }

var defaultLevel = high.String() + "!"

func scale(n int) int { return n * factor }

var factor = note("factor", 10)

func pairOf(n int) (int, string) {
	note("pairOf", n)
	return n + 1, strings.Repeat("p", n)
}

func viaRegistry(n int) int { return n + offset }

var offset = note("offset", 1000)

func buildTable() (t [3][2]int) {
	for i := range t {
		t[i] = [2]int{i, i * factor}
	}
	return
}

func init() {
	note("init1", len(registry))
	registry["added"] = func(n int) int { return -n }
}

func init() {
	note("init2", len(registry))
	base = 99
}

type node struct {
	name string
	next *node
}

var (
	first  = &node{"first", second}
	second = &node{"second", third}
	third  = &node{name: "third"}
)

func init() {
	third.next = first
	for i := range 2 {
		func() { note("init3", i) }()
	}
}

var _, ignored = 1, note("ignored", 5)

var counter = struct {
	n    int
	step func() int
}{n: 5}

func init() {
	counter.step = func() int { counter.n++; return counter.n }
}

func main() {
	for _, l := range log {
		fmt.Print(l, " ")
	}
	fmt.Println()
	fmt.Println(total, decode, prefill, base, factor, offset)
	fmt.Println(x, y, order, len(order), table, once, ignored)
	fmt.Println(registry["double"](4), registry["scale"](4), registry["self"](4), registry["added"](4), len(registry))
	fmt.Println(low, high, defaultLevel, level(7) == 7, fmt.Sprintf("%q", level(7)))
	for n, i := first, 0; i < 4; n, i = n.next, i+1 {
		fmt.Print(n.name, " ")
	}
	fmt.Println()
	factor = 2
	fmt.Println(scale(5), table[2], counter.step(), counter.step(), counter.n)
	log := "shadowed"
	fmt.Println(log, len(log))
	total, base := 1, total
	fmt.Println(total, base)
	func() {
		base++
		factor, other := 3, factor
		fmt.Println(base, factor, other)
	}()
	fmt.Println(base, factor)
}
