//go:build ignore

package main

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"
)

// query is a lazy sequence with methods.
type query[T any] iter.Seq[T]

func from[T any](vs ...T) query[T] { return query[T](slices.Values(vs)) }

func (q query[T]) where(keep func(T) bool) query[T] {
	return func(yield func(T) bool) {
		for v := range q {
			if !keep(v) {
				continue
			}
			if !yield(v) {
				break
			}
		}
	}
}

func (q query[T]) take(n int) query[T] {
	return func(yield func(T) bool) {
		if n == 0 {
			return
		}
		left := n
		for v := range q {
			left--
			if !yield(v) || left == 0 {
				return
			}
		}
	}
}

func (q query[T]) skip(n int) query[T] {
	return func(yield func(T) bool) {
		i := 0
		q(func(v T) bool {
			i++
			return i <= n || yield(v)
		})
	}
}

func (q query[T]) until(stop func(T) bool) query[T] {
	return func(yield func(T) bool) {
		for v := range q {
			if stop(v) || !yield(v) {
				return
			}
		}
	}
}

func (q query[T]) tap(f func(T)) query[T] {
	return func(yield func(T) bool) {
		for v := range q {
			f(v)
			if !yield(v) {
				return
			}
		}
	}
}

func (q query[T]) concat(others ...query[T]) query[T] {
	return func(yield func(T) bool) {
	all:
		for _, o := range append([]query[T]{q}, others...) {
			for v := range o {
				if !yield(v) {
					break all
				}
			}
		}
	}
}

func (q query[T]) slice() []T { return slices.Collect(iter.Seq[T](q)) }

func (q query[T]) first() (v T, ok bool) {
	for v := range q {
		return v, true
	}
	return
}

func sel[T, R any](q query[T], f func(T) R) query[R] {
	return func(yield func(R) bool) {
		for v := range q {
			if !yield(f(v)) {
				return
			}
		}
	}
}

func flat[T, R any](q query[T], f func(T) query[R]) query[R] {
	return func(yield func(R) bool) {
		for v := range q {
			for r := range f(v) {
				if !yield(r) {
					return
				}
			}
		}
	}
}

func fold[T, A any](q query[T], acc A, f func(A, T) A) A {
	for v := range q {
		acc = f(acc, v)
	}
	return acc
}

func distinct[T comparable](q query[T]) query[T] {
	return func(yield func(T) bool) {
		seen := make(map[T]bool)
		for v := range q {
			if seen[v] {
				continue
			}
			seen[v] = true
			if !yield(v) {
				return
			}
		}
	}
}

func windows[T any](q query[T], n int) query[[]T] {
	return func(yield func([]T) bool) {
		var w []T
		for v := range q {
			w = append(w, v)
			if len(w) > n {
				w = w[1:]
			}
			if len(w) == n && !yield(slices.Clone(w)) {
				return
			}
		}
	}
}

func sortBy[T any, K cmp.Ordered](q query[T], key func(T) K) query[T] {
	return func(yield func(T) bool) {
		for _, v := range slices.SortedStableFunc(iter.Seq[T](q), func(a, b T) int { return cmp.Compare(key(a), key(b)) }) {
			if !yield(v) {
				return
			}
		}
	}
}

func naturals(yield func(int) bool) {
	for i := 0; yield(i); i++ {
	}
}

func main() {
	pulled := 0
	nat := query[int](naturals).tap(func(int) { pulled++ })
	fmt.Println(nat.where(func(n int) bool { return n%3 == 1 }).skip(2).take(4).slice(), pulled)
	fmt.Println(nat.until(func(n int) bool { return n*n > 50 }).slice(), nat.take(0).slice() == nil)
	fmt.Println(nat.skip(5).first())
	fmt.Println(from[string]().first())
	words := from(strings.Fields("kv cache offload to cpu cache and gds to save hbm")...)
	fmt.Println(distinct(words).slice())
	fmt.Println(sortBy(distinct(words), func(s string) int { return -len(s) }).take(5).slice())
	fmt.Println(fold(words, map[int]int{}, func(m map[int]int, s string) map[int]int { m[len(s)]++; return m }))
	fmt.Println(windows(nat, 3).where(func(w []int) bool { return (w[0]+w[2])%4 == 0 }).take(3).slice())
	pairs := flat(nat.skip(1), func(a int) query[[2]int] {
		return sel(nat.skip(1).take(a), func(b int) [2]int { return [2]int{a, b} })
	})
	fmt.Println(pairs.where(func(p [2]int) bool { return p[0]+p[1] == 6 }).take(3).slice())
	triples := flat(nat.skip(1).take(20), func(c int) query[string] {
		return flat(nat.skip(1).take(c-1), func(b int) query[string] {
			return sel(nat.skip(1).take(b).where(func(a int) bool { return a*a+b*b == c*c }), func(a int) string { return fmt.Sprint(a, "²+", b, "²") })
		})
	})
	fmt.Println(triples.slice())
	fmt.Println(from(1, 2).concat(from[int](), from(3), nat).skip(1).take(4).slice())
	total := 0
outer:
	for a := range nat {
		for b := range nat.take(a) {
			switch {
			case b == 3:
				continue outer
			case a > 6:
				break outer
			}
			total += a * b
		}
	}
	fmt.Println(total)
	next, stop := iter.Pull(iter.Seq[string](sel(words, strings.ToUpper)))
	a, _ := next()
	b, ok := next()
	stop()
	_, after := next()
	fmt.Println(a, b, ok, after)
	fmt.Printf("%T %T\n", words, pairs)
}
