//go:build ignore

package main

import (
	"fmt"
	"iter"
	"slices"
	"strings"
)

type batch struct {
	id   int
	reqs []string
}

type schedule []batch

func (s schedule) all() iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		defer fmt.Print("<end of all>")
		for _, b := range s {
			for _, r := range b.reqs {
				if !yield(b.id, r) {
					return
				}
			}
		}
	}
}

func (s schedule) times(n int) func(func() bool) {
	return func(yield func() bool) {
		for range n * len(s) {
			if !yield() {
				return
			}
		}
	}
}

func count(from, step int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := from; yield(i); i += step {
		}
	}
}

func take[T any](n int, seq iter.Seq[T]) iter.Seq[T] {
	return func(yield func(T) bool) {
		if n <= 0 {
			return
		}
		i := 0
		for v := range seq {
			i++
			if !yield(v) || i == n {
				return
			}
		}
	}
}

func filter[T any](seq iter.Seq[T], keep func(T) bool) iter.Seq[T] {
	return func(yield func(T) bool) {
		for v := range seq {
			if keep(v) && !yield(v) {
				return
			}
		}
	}
}

func mapped[T, U any](seq iter.Seq[T], f func(T) U) iter.Seq[U] {
	return func(yield func(U) bool) { seq(func(v T) bool { return yield(f(v)) }) }
}

func find(s schedule, want string) (id int, ok bool) {
	defer func() { fmt.Print("[find ", want, "]") }()
	for id, r := range s.all() {
		if r == want {
			return id, true
		}
	}
	return -1, false
}

func main() {
	s := schedule{{1, []string{"a", "b"}}, {2, nil}, {3, []string{"c", "d", "e"}}}
	for id, r := range s.all() {
		if r == "b" {
			continue
		}
		if r == "e" {
			break
		}
		fmt.Print(id, r, " ")
	}
	fmt.Println()
	fmt.Println(find(s, "c"))
	fmt.Println(find(s, "zz"))
	n := 0
	for range s.times(4) {
		n++
		if n == 10 {
			break
		}
	}
	fmt.Println("ran", n)
	odd := filter(count(0, 3), func(i int) bool { return i%2 == 1 })
	fmt.Println(slices.Collect(take(5, odd)), slices.Collect(take(0, odd)) == nil)
	labels := mapped(take(3, odd), func(i int) string { return fmt.Sprint("req-", i) })
	fmt.Println(slices.Collect(labels), slices.Collect(labels))
outer:
	for i := range count(1, 1) {
		for j := range count(10, 10) {
			switch {
			case j > i*10:
				continue outer
			case i*j >= 120:
				break outer
			}
			fmt.Print(i, "x", j, " ")
		}
	}
	fmt.Println()
	var fs []func() string
	for id, r := range s.all() {
		fs = append(fs, func() string { id++; return fmt.Sprint(r, id) })
	}
	for _, f := range fs {
		fmt.Print(f(), f(), " ")
	}
	fmt.Println()
	var id int
	var r string
	for id, r = range s.all() {
	}
	fmt.Println("\nlast:", id, strings.Repeat(r, 3))
}
