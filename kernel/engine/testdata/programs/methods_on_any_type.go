//go:build ignore

package main

import (
	"fmt"
	"slices"
	"strings"
)

type (
	predicate[T any] func(T) bool
	series           []float64
	histogram        map[string]int
	pipe             chan string
	vector           [3]float64
	text             string
	switchable       bool
	ptrHolder        struct{ p *ptrHolder }
	reducer          func(acc, x float64) float64
	grid             [][]rune
)

func (p predicate[T]) and(q predicate[T]) predicate[T] {
	return func(v T) bool { return p(v) && q(v) }
}
func (p predicate[T]) not() predicate[T] { return func(v T) bool { return !p(v) } }

func (p predicate[T]) count(vs ...T) (n int) {
	for _, v := range vs {
		if p(v) {
			n++
		}
	}
	return
}

func (s series) Len() int { return len(s) }
func (s series) mean() float64 {
	return s.reduce(func(a, x float64) float64 { return a + x }) / float64(len(s))
}
func (s series) reduce(r reducer) float64 { return r.over(s) }
func (s *series) add(vs ...float64) *series {
	*s = append(*s, vs...)
	return s
}

func (s series) sorted() series {
	c := slices.Clone(s)
	slices.Sort(c)
	return c
}

func (s series) scaled(k float64) (out series) {
	for _, v := range s {
		out.add(v * k)
	}
	return
}

func (r reducer) over(s series) float64 {
	acc := s[0]
	for _, x := range s[1:] {
		acc = r(acc, x)
	}
	return acc
}

func (h histogram) add(words ...string) histogram {
	for _, w := range words {
		h[w]++
	}
	return h
}

func (h histogram) top() (best string) {
	for w, n := range h {
		if n > h[best] || n == h[best] && w < best {
			best = w
		}
	}
	return
}

func (p pipe) send(ss ...string) pipe {
	for _, s := range ss {
		p <- s
	}
	return p
}

func (p pipe) drain() (out []string) {
	close(p)
	for s := range p {
		out = append(out, s)
	}
	return
}

func (v vector) dot(w vector) (d float64) {
	for i, x := range v {
		d += x * w[i]
	}
	return
}

func (v *vector) scale(k float64) {
	for i := range v {
		v[i] *= k
	}
}
func (v vector) with(i int, x float64) vector { v[i] = x; return v }

func (t text) words() []text {
	var out []text
	for w := range strings.FieldsSeq(string(t)) {
		out = append(out, text(w))
	}
	return out
}

func (t text) rev() text {
	rs := []rune(t)
	slices.Reverse(rs)
	return text(rs)
}
func (t text) plus(o text) text { return t + "/" + o }

func (s *switchable) toggle() switchable { *s = !*s; return *s }

func (p *ptrHolder) depth() int {
	if p == nil {
		return 0
	}
	return 1 + p.p.depth()
}

func (g grid) set(r, c int, v rune) grid { g[r][c] = v; return g }
func (g grid) String() string {
	var b strings.Builder
	for _, row := range g {
		b.WriteString(string(row) + "|")
	}
	return b.String()
}

type methodSet interface {
	add(...float64) *series
	mean() float64
}

func main() {
	even := predicate[int](func(n int) bool { return n%2 == 0 })
	big := predicate[int](func(n int) bool { return n > 5 })
	fmt.Println(even.count(1, 2, 4, 8), even.and(big).count(2, 6, 8, 9), even.not().and(big.not()).count(1, 3, 4, 7))
	fmt.Println(predicate[string](func(s string) bool { return s == "" }).not()("x"), slices.IndexFunc([]int{1, 3, 8}, even.and(big)))
	var s series
	s.add(3, 1).add(2)
	fmt.Println(s, s.mean(), s.sorted(), s.scaled(2), s.Len(), s.reduce(func(a, x float64) float64 { return max(a, x) }), series{5}.mean())
	var ms methodSet = &s
	ms.add(10)
	fmt.Println(s, ms.mean(), len(s))
	h := histogram{}
	h.add("hit", "miss").add("hit")
	fmt.Println(h, h.top(), histogram{"z": 1, "a": 1}.top(), histogram(map[string]int{"q": 2}).top())
	fmt.Println(make(pipe, 5).send("a", "b").send("c").drain())
	v := vector{1, 2, 3}
	w := v.with(0, 10)
	v.scale(2)
	fmt.Println(v, w, v.dot(w), vector{1}.dot(vector{4, 5}))
	t := text("ttft ítl")
	fmt.Println(t.rev(), t.words(), t.words()[1].rev().plus("x").plus(t), text("lit").rev(), len(t))
	var sw switchable
	fmt.Println(sw.toggle(), sw.toggle(), sw.toggle(), sw)
	var nilHolder *ptrHolder
	fmt.Println(nilHolder.depth(), (&ptrHolder{&ptrHolder{}}).depth(), new(ptrHolder).depth())
	g := grid{[]rune("ab"), []rune("cd")}
	fmt.Println(g.set(0, 1, 'é').set(1, 0, '世'), g)
	fs := []func(float64) vector{func(k float64) vector { u := v; u.scale(k); return u }}
	fmt.Println(fs[0](0.5), v, series.scaled(s, 10), (*series).Len(&s), vector.dot(v, v))
	m := map[string]vector{"a": v}
	fmt.Println(m["a"].with(2, 0), m["a"].dot(m["b"]), m)
	type local series
	l := local(s)
	fmt.Println(len(l), series(l).mean(), []float64(s)[0], series([]float64{1, 3}).mean())
}
