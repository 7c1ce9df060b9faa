//go:build ignore

package main

import (
	"cmp"
	"errors"
	"fmt"
	"strings"
)

type stack[T any] struct{ items []T }

func (s *stack[T]) push(v ...T) *stack[T] { s.items = append(s.items, v...); return s }

func (s *stack[T]) pop() (v T, ok bool) {
	if len(s.items) == 0 {
		return
	}
	last := len(s.items) - 1
	v, s.items = s.items[last], s.items[:last]
	return v, true
}

type list[T any] struct {
	head, tail *elem[T]
	size       int
}

type elem[T any] struct {
	val  T
	next *elem[T]
}

func (l *list[T]) add(v T) {
	e := &elem[T]{val: v}
	if l.tail == nil {
		l.head = e
	} else {
		l.tail.next = e
	}
	l.tail = e
	l.size++
}

func (l *list[T]) each(f func(int, T)) {
	i := 0
	for e := l.head; e != nil; e = e.next {
		f(i, e.val)
		i++
	}
}

func (l *list[T]) String() string {
	var parts []string
	l.each(func(_ int, v T) { parts = append(parts, fmt.Sprint(v)) })
	return "(" + strings.Join(parts, " -> ") + ")"
}

func mapList[T, U any](l *list[T], f func(T) U) *list[U] {
	out := new(list[U])
	l.each(func(_ int, v T) { out.add(f(v)) })
	return out
}

type pair[A, B any] struct {
	First  A
	Second B
}

func pairOf[A, B any](a A, b B) pair[A, B] { return pair[A, B]{a, b} }

func (p pair[A, B]) swap() pair[B, A] { return pair[B, A]{p.Second, p.First} }

type optional[T any] struct {
	v  T
	ok bool
}

func some[T any](v T) optional[T] { return optional[T]{v, true} }
func none[T any]() optional[T]    { return optional[T]{} }

func (o optional[T]) orElse(d T) T {
	if o.ok {
		return o.v
	}
	return d
}

type result[T any] struct {
	val T
	err error
}

func try[T any](f func() T) (r result[T]) {
	defer func() {
		if v := recover(); v != nil {
			r.err = fmt.Errorf("try: %v", v)
		}
	}()
	r.val = f()
	return
}

func maxBy[T any, K cmp.Ordered](xs []T, key func(T) K) (best T, err error) {
	if len(xs) == 0 {
		return best, errors.New("empty")
	}
	best = xs[0]
	for _, x := range xs[1:] {
		if key(x) > key(best) {
			best = x
		}
	}
	return best, nil
}

func main() {
	var s stack[string]
	s.push("HBM", "CPU").push("GDS")
	for v, ok := s.pop(); ok; v, ok = s.pop() {
		fmt.Print(v, " ")
	}
	fmt.Println(s.pop())
	l := &list[float64]{}
	for i := range 4 {
		l.add(float64(i) * 1.5)
	}
	fmt.Println(l, l.size)
	words := mapList(l, func(f float64) string { return fmt.Sprintf("<%.1f>", f) })
	fmt.Println(words, mapList(words, func(s string) int { return len(s) }))
	p := pairOf("p99", 41)
	fmt.Printf("%v %+v %T %v\n", p, p.swap(), p, p == pairOf("p99", 41))
	fmt.Println(some(3).orElse(4), none[string]().orElse("dflt"), none[*int]().v == nil)
	fmt.Println(try(func() int { return 5 }))
	var empty []int
	fmt.Println(try(func() int { return empty[2] }).err)
	best, err := maxBy([]pair[string, int]{{"a", 3}, {"b", 9}, {"c", 9}}, func(p pair[string, int]) int { return p.Second })
	fmt.Println(best, err)
	_, err = maxBy(nil, func(s string) string { return s })
	fmt.Println(err)
	nested := stack[pair[string, []optional[int]]]{}
	nested.push(pairOf("k", []optional[int]{some(1), none[int]()}))
	fmt.Printf("%+v %T\n", nested, nested)
}
