//go:build ignore

package main

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"
)

type options struct {
	Batch  *int           `json:"batch,omitempty"`
	Rate   *float64       `json:"rate,omitempty"`
	Name   *string        `json:"name,omitempty"`
	Wait   *time.Duration `json:"wait,omitempty"`
	Strict *bool          `json:"strict,omitempty"`
	Sub    *options       `json:"sub,omitempty"`
}

type millis float64

func (m *millis) add(d millis) *millis { *m += d; return m }

type node struct {
	v    int
	next *node
}

func side(n *int) int { *n++; return *n }

type matrix [2][2]int

func main() {
	p := new(42)
	q := new(*p)
	*q++
	fmt.Println(*p, *q, p == q)
	f := new(1.5)
	s := new("text" + strings.Repeat("!", 2))
	b := new(len(*s) > 3)
	fmt.Printf("%T %T %T %v %v %v\n", f, s, b, *f, *s, *b)
	m := new(millis(3))
	fmt.Printf("%v %T\n", *m.add(4).add(0.5), m)
	calls := 0
	c := new(side(&calls))
	*c *= 100
	fmt.Println(calls, *c)
	st := new(node{1, new(node{v: 2})})
	st.next.next = new(*st) // a copy
	st.v = 100
	fmt.Println(st.v, st.next.v, st.next.next.v, st.next.next.next == st.next)
	arr := [2]int{1, 2}
	pa := new(arr)
	pa[0] = 9
	fmt.Println(arr, *pa, len(pa))
	ps := new([]int{1, 2})
	*ps = append(*ps, 3)
	pm := new(map[string]int{"a": 1})
	(*pm)["b"] = 2
	pf := new(func(n int) int { return n * n })
	fmt.Println(*ps, *pm, (*pf)(7))
	pi := new(any(5))
	*pi = "now a string"
	pn := new(error(nil))
	fmt.Println(*pi, *pn == nil, *new(int), *new(string) == "", *new(matrix))
	i8 := new(int8(-5))
	r := new('x')
	cx := new(1 + 2i)
	fmt.Printf("%T %d %T %c %T %v\n", i8, *i8, r, *r, cx, *cx)
	o := options{Batch: new(8), Rate: new(0.5), Name: new("hbm"), Wait: new(3 * time.Second), Sub: &options{Strict: new(false), Batch: new(0)}}
	out, err := json.Marshal(o)
	fmt.Println(string(out), err)
	ptrs := make([]*int, 3)
	for i := range ptrs {
		ptrs[i] = new(i * i)
	}
	*ptrs[1] += 50
	fmt.Println(*ptrs[0], *ptrs[1], *ptrs[2])

	fmt.Println(min(3, 1, 2), max(3, 1, 2), min(2.5, 1), max("a", "b", "ab"), min('z', 'a'), min(7))
	x, y := 5, int8(3)
	fmt.Println(max(x, 10), min(y, 100), max(millis(1), *m), min(x, side(&calls), side(&calls)), calls)
	fmt.Println(max(1, math.NaN()), min(math.Inf(-1), 0), math.Signbit(min(0.0, math.Copysign(0, -1))), max(time.Second, time.Minute))
	const k = min(1<<70, 3) + max(2, 5.5)
	fmt.Println(k, min(x, 3.0), fmt.Sprintf("%T %T", min(x, 3.0), max(2, 2.5)))

	counts := map[string][]int{"a": {1}, "b": nil}
	alias := counts
	clear(counts)
	alias["c"] = []int{9}
	fmt.Println(len(counts), counts)
	xs := []string{"x", "y", "z"}
	clear(xs[1:])
	fmt.Printf("%q %d\n", xs, len(xs))
	nodes := []node{{v: 1}, {v: 2}}
	np := &nodes[1]
	clear(nodes)
	fmt.Println(nodes[0].v, np.v, len(nodes))
	var nilMap map[int]int
	var nilSlice []int
	clear(nilMap)
	clear(nilSlice)
	fmt.Println(nilMap == nil, nilSlice == nil, slices.Max([]float64{1, 9, 3}), slices.Min(xs))
}
