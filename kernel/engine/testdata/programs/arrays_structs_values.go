//go:build ignore

package main

import "fmt"

type grid [2][3]int

func (g grid) set(i, j, v int) grid    { g[i][j] = v; return g }
func (g *grid) setP(i, j, v int) *grid { g[i][j] = v; return g }

type cell struct {
	pos  [2]int
	tags []string
	in   inner
	ptr  *inner
}

type inner struct {
	n int
	m map[string]int
}

type key struct {
	medium string
	batch  int
	dims   [2]uint8
}

func mutate(c cell, arr [3]int, sl []int, m map[string]int, p *inner) {
	c.pos[0] = 100
	c.in.n = 100
	c.in.m["shared"]++
	c.tags[0] = "mutated"
	c.ptr.n++
	arr[0], sl[0] = 100, 100
	m["x"]++
	*p = inner{n: p.n * 2}
}

func main() {
	var g grid
	h := g.set(0, 1, 5)
	g.setP(1, 2, 9).setP(1, 1, 8)
	k := g
	k[0] = [3]int{7, 7, 7}
	row := &g[1]
	row[0] = 6
	fmt.Println(g, h, k, g == h, g.set(0, 0, 0) == g)
	arrs := [...][2]string{{"a", "b"}, 3: {"x"}, {"y", "z"}}
	fmt.Println(len(arrs), arrs, [...]int{5: 1, 2, 1: 9})
	cp := arrs
	cp[0][0] = "changed"
	pa := &arrs
	pa[1][1] = "via pointer"
	for i, a := range arrs[:2] {
		a[0] += "!"
		fmt.Print(i, a, arrs[i], " ")
	}
	fmt.Println(cp[0], len(pa), pa[1:3])

	in := inner{1, map[string]int{}}
	c := cell{[2]int{1, 2}, []string{"t"}, in, &in}
	arr, sl, m := [3]int{1}, []int{1}, map[string]int{}
	mutate(c, arr, sl, m, &c.in)
	fmt.Println(c.pos, c.tags, c.in.n, c.in.m, c.ptr.n, in.n, in.m, arr, sl, m)
	d := c
	d.pos[1], d.tags[0], d.in.n = 50, "both", 60
	fmt.Println(c.pos, c.tags, c.in.n, d.pos, d.ptr == c.ptr)

	counts := map[key]int{}
	for _, b := range []int{1, 8, 1} {
		counts[key{"HBM", b, [2]uint8{1, 2}}]++
		counts[key{medium: "HBM", batch: b}]--
	}
	fmt.Println(len(counts), counts[key{"HBM", 1, [2]uint8{1, 2}}], counts[key{"HBM", 8, [2]uint8{}}], counts[key{}])
	byArr := map[[2]int]*cell{{1, 2}: &c, {2, 1}: {pos: [2]int{9, 9}}}
	byArr[c.pos].pos[0]++
	fmt.Println(c.pos, byArr[[2]int{2, 1}].pos, byArr[[2]int{0, 0}] == nil)
	structs := map[string]inner{"a": {n: 1}}
	tmp := structs["a"]
	tmp.n++
	fmt.Println(structs["a"].n, tmp.n)
	structs["a"] = tmp
	fmt.Println(structs["a"].n, structs["zzz"].m == nil)

	a1, a2 := [2]any{1, "x"}, [2]any{1, "x"}
	fmt.Println(a1 == a2, a1 == [2]any{1, 2}, struct{ a, b any }{1, nil} == struct{ a, b any }{1, nil})
	func() {
		defer func() { fmt.Println(recover()) }()
		a1[1], a2[1] = []int{}, []int{}
		fmt.Println(a1 == a2)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var x, y any = inner{}, map[any]int{}
		fmt.Println(x == y)
		fmt.Println(x == x)
	}()
	var iface any = arr
	arr[1] = 77
	got := iface.([3]int)
	got[2] = 88
	fmt.Println(iface, arr, got)
	type T struct {
		A int `json:"a"`
		B string
	}
	type U struct {
		A int
		B string `yaml:"b"`
	}
	u := U(T{1, "t"})
	anon := struct {
		A int
		B string
	}{2, "anon"}
	u2 := U(anon)
	anon = struct {
		A int
		B string
	}(u)
	fmt.Println(u, u2, anon, T(u2) == T{2, "anon"})
	ps := []*inner{{n: 1}, {n: 2}}
	for _, p := range ps {
		p.n *= 10
	}
	vs := []inner{*ps[0], *ps[1]}
	vs[0].n, ps[1].n = -1, -2
	fmt.Println(vs[0].n, vs[1].n, ps[0].n, ps[1].n)
	sub := (*[2]int)([]int{4, 5, 6}[1:])
	sub[0]++
	fmt.Println(*sub, [2]int([]int{1, 2}), [0]int{} == [0]int{})
	fn := func() [3]int { return [3]int{1, 2, 3} }
	fmt.Println(fn()[1], len(fn()), inner{n: 4}.n, [...]string{"x", "y"}[1], []int{9, 8}[1:], "str"[1], map[string]int{"q": 1}["q"])
}
