//go:build ignore

package main

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"
)

type heap[T any] struct {
	data []T
	less func(a, b T) bool
}

func newHeap[T cmp.Ordered](vs ...T) *heap[T] {
	h := &heap[T]{less: func(a, b T) bool { return a < b }}
	for _, v := range vs {
		h.push(v)
	}
	return h
}

func (h *heap[T]) push(v T) {
	h.data = append(h.data, v)
	for i := len(h.data) - 1; i > 0; {
		p := (i - 1) / 2
		if !h.less(h.data[i], h.data[p]) {
			break
		}
		h.data[i], h.data[p] = h.data[p], h.data[i]
		i = p
	}
}

func (h *heap[T]) pop() T {
	top := h.data[0]
	n := len(h.data) - 1
	h.data[0] = h.data[n]
	h.data = h.data[:n]
	for i := 0; ; {
		c := 2*i + 1
		if c >= n {
			break
		}
		if c+1 < n && h.less(h.data[c+1], h.data[c]) {
			c++
		}
		if !h.less(h.data[c], h.data[i]) {
			break
		}
		h.data[i], h.data[c] = h.data[c], h.data[i]
		i = c
	}
	return top
}

type tree[K cmp.Ordered, V any] struct {
	root *branch[K, V]
	n    int
}

type branch[K cmp.Ordered, V any] struct {
	k           K
	v           V
	left, right *branch[K, V]
}

func (t *tree[K, V]) at(k K) **branch[K, V] {
	p := &t.root
	for *p != nil {
		switch cmp.Compare(k, (*p).k) {
		case 0:
			return p
		case -1:
			p = &(*p).left
		default:
			p = &(*p).right
		}
	}
	return p
}

func (t *tree[K, V]) update(k K, f func(V) V) {
	p := t.at(k)
	if *p == nil {
		*p = &branch[K, V]{k: k}
		t.n++
	}
	(*p).v = f((*p).v)
}

func (b *branch[K, V]) walk(yield func(K, V) bool) bool {
	return b == nil || b.left.walk(yield) && yield(b.k, b.v) && b.right.walk(yield)
}

func (t *tree[K, V]) all() iter.Seq2[K, V] {
	return func(yield func(K, V) bool) { t.root.walk(yield) }
}

func (b *branch[K, V]) depth() int {
	if b == nil {
		return 0
	}
	return 1 + max(b.left.depth(), b.right.depth())
}

func main() {
	h := newHeap(5, 2, 8, 1, 9, 3)
	for len(h.data) > 0 {
		fmt.Print(h.pop(), " ")
	}
	fmt.Println()
	type job struct {
		name string
		prio int
	}
	jobs := &heap[job]{less: func(a, b job) bool { return cmp.Or(cmp.Compare(b.prio, a.prio), cmp.Compare(a.name, b.name)) < 0 }}
	for i, n := range strings.Fields("prefill decode evict load store") {
		jobs.push(job{n, i % 2})
	}
	for len(jobs.data) > 0 {
		fmt.Print(jobs.pop(), " ")
	}
	fmt.Println()
	var t tree[string, []int]
	for i, w := range strings.Fields("gds cpu hbm cpu disk gds cpu nvme") {
		t.update(w, func(at []int) []int { return append(at, i) })
	}
	for k, v := range t.all() {
		fmt.Print(k, v, " ")
	}
	fmt.Println(t.n, t.root.depth())
	for k := range t.all() {
		if k > "d" {
			fmt.Println("first after d:", k)
			break
		}
	}
	fmt.Println((*t.at("hbm")).v, *t.at("zzz") == nil)
	var ids tree[float64, int]
	for _, x := range []float64{2.5, -1, 2.5, 7} {
		ids.update(x, func(n int) int { return n + 1 })
	}
	next, stop := iter.Pull2(ids.all())
	defer stop()
	for k, v, ok := next(); ok; k, v, ok = next() {
		fmt.Printf("%v:%d ", k, v)
	}
	fmt.Println()
	desc := newHeap("b", "a")
	desc.less = func(a, b string) bool { return a > b }
	desc.push("c")
	fmt.Println(desc.data, slices.IsSortedFunc(desc.data, func(a, b string) int { return cmp.Compare(b, a) }))
}
