//go:build ignore

package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

type key interface{ isKey() }

type (
	byName struct{ s string }
	byID   int
	byPtr  struct{ p *int }
)

func (byName) isKey() {}
func (byID) isKey()   {}
func (byPtr) isKey()  {}

type counter map[string]int

func (c counter) most(n int) []string {
	ks := slices.Collect(maps.Keys(c))
	slices.SortFunc(ks, func(a, b string) int {
		if d := c[b] - c[a]; d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	return ks[:min(n, len(ks))]
}

type multi[K comparable, V any] map[K][]V

func (m multi[K, V]) add(k K, vs ...V) multi[K, V] { m[k] = append(m[k], vs...); return m }

type nested map[string]map[string]map[int]bool

func (n nested) set(a, b string, c int) {
	if _, ok := n[a]; !ok {
		n[a] = map[string]map[int]bool{}
	}
	if n[a][b] == nil {
		n[a][b] = map[int]bool{}
	}
	n[a][b][c] = true
}

func invert[K, V comparable](m map[K]V) map[V]K {
	out := make(map[V]K, len(m))
	for k, v := range m {
		out[v] = k
	}
	return out
}

type point struct{ x, y int }

func main() {
	one, uno := 1, 1
	ks := map[key]string{byName{"a"}: "name", byID(1): "id", byPtr{&one}: "ptr"}
	fmt.Println(ks[byName{"a"}], ks[byID(1)], ks[byPtr{&one}], ks[byPtr{&uno}] == "", ks[nil] == "", len(ks))
	ks[nil] = "nil key"
	_, ok := ks[nil]
	fmt.Println(ok, len(ks))

	c := counter{}
	for w := range strings.FieldsSeq("hit miss hit load hit miss store") {
		c[w]++
	}
	fmt.Println(c, c.most(2), c.most(10), counter(nil).most(1))
	fmt.Println(multi[string, int]{}.add("a", 1, 2).add("b").add("a", 3))
	n := nested{}
	n.set("x", "y", 1)
	n.set("x", "y", 2)
	n.set("x", "z", 0)
	fmt.Println(n, n["x"]["y"][2], n["q"]["r"][9], len(n["x"]))

	structs := map[string]point{"a": {1, 2}}
	p := structs["a"]
	p.x = 50
	structs["b"] = p
	ptrs := map[string]*point{"a": {1, 2}}
	ptrs["a"].x++
	*ptrs["a"] = point{ptrs["a"].x * 10, 7}
	fmt.Println(structs, *ptrs["a"])
	grid := map[point]rune{{0, 0}: 'a', {1, 0}: 'b', {0, 1}: 'c'}
	for y := range 2 {
		for x := range 3 {
			if r, ok := grid[point{x, y}]; ok {
				fmt.Print(string(r))
			} else {
				fmt.Print(".")
			}
		}
		fmt.Print("|")
	}
	fmt.Println(invert(grid)['c'])

	m := map[int]int{}
	for i := range 100 {
		m[i] = i
	}
	for k := range m {
		if k%2 == 0 {
			delete(m, k)
			delete(m, k+1000)
		}
	}
	sum := 0
	for k, v := range m {
		sum += k * v
		m[k] = -v
	}
	fmt.Println(len(m), sum, m[1], m[99], m[2])
	visited := 0
	for k := range m {
		clear(m)
		visited++
		_ = k
	}
	fmt.Println(visited, len(m))

	alias := m
	alias[5] = 5
	func(m map[int]int) { m[6] = 6; m = nil }(m)
	fmt.Println(m, len(alias))
	fs := map[string]func(...float64) float64{
		"min": func(xs ...float64) float64 { return slices.Min(xs) },
		"max": func(xs ...float64) float64 { return slices.Max(xs) },
	}
	for _, name := range slices.Sorted(maps.Keys(fs)) {
		fmt.Print(name, fs[name](3, 1, 2), " ")
	}
	if f, ok := fs["avg"]; !ok && f == nil {
		fmt.Println("no avg")
	}
	arrs := map[string][2]int{"a": {1, 2}}
	a := arrs["a"]
	a[0] = 9
	fmt.Println(arrs, a, arrs["zzz"][1], len(arrs["none"]))
	m2 := map[bool][]string{}
	for _, s := range []string{"HBM", "cpu", "GDS"} {
		up := s == strings.ToUpper(s)
		m2[up] = append(m2[up], s)
	}
	fmt.Println(m2, len(m2[true]), m2)
	chans := map[string]chan int{"c": make(chan int, 1)}
	chans["c"] <- 4
	fmt.Println(<-chans["c"], chans["d"] == nil)
	anyMap := map[any]any{1: "int", 1.0: "float", "1": 1, [2]any{1, "x"}: nil, struct{ a int }{1}: true, true: map[any]any{}}
	fmt.Println(anyMap[1], anyMap[1.0], anyMap["1"], anyMap[[2]any{1, "x"}], anyMap[struct{ a int }{1}], len(anyMap), anyMap[int64(1)])
	v, ok := anyMap[[2]any{1, "x"}]
	fmt.Println(v, ok, fmt.Sprint(map[any]int{2: 1, 10: 2, 1: 3, -4: 4}))
	fmt.Println(maps.Equal(c, counter{"hit": 3, "miss": 2, "load": 1, "store": 1}), fmt.Sprint(map[point]string{{2, 1}: "b", {1, 9}: "a"}), map[[2]string]int{{"b", "a"}: 1, {"a", "z"}: 2})
	var total int
	for range map[string]int{"x": 1, "y": 2} {
		total++
	}
	lit := map[string]struct {
		n    int
		tags []string
	}{"a": {1, nil}, "b": {n: 2, tags: []string{"t"}}}
	fmt.Println(total, lit, lit["c"].tags == nil, lit["b"].tags[0])
}
