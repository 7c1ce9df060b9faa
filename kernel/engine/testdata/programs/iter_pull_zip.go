//go:build ignore

package main

import (
	"fmt"
	"iter"
	"maps"
	"slices"
)

func zip[A, B any](as iter.Seq[A], bs iter.Seq[B]) iter.Seq2[A, B] {
	return func(yield func(A, B) bool) {
		nextA, stopA := iter.Pull(as)
		defer stopA()
		nextB, stopB := iter.Pull(bs)
		defer stopB()
		for {
			a, okA := nextA()
			b, okB := nextB()
			if !okA || !okB || !yield(a, b) {
				return
			}
		}
	}
}

func merge(xs, ys iter.Seq[int]) iter.Seq[int] {
	return func(yield func(int) bool) {
		nx, sx := iter.Pull(xs)
		defer sx()
		ny, sy := iter.Pull(ys)
		defer sy()
		x, okx := nx()
		y, oky := ny()
		for okx || oky {
			if okx && (!oky || x <= y) {
				if !yield(x) {
					return
				}
				x, okx = nx()
			} else {
				if !yield(y) {
					return
				}
				y, oky = ny()
			}
		}
	}
}

func noisy(name string, n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		defer fmt.Println(name, "cleaned up")
		for i := range n {
			if !yield(i * i) {
				fmt.Println(name, "asked to stop after", i)
				return
			}
		}
		fmt.Println(name, "ran dry")
	}
}

func fibs() iter.Seq[int] {
	return func(yield func(int) bool) {
		for a, b := 0, 1; yield(a); a, b = b, a+b {
		}
	}
}

func enumerate[T any](s iter.Seq[T]) iter.Seq2[int, T] {
	return func(yield func(int, T) bool) {
		i := 0
		for v := range s {
			if !yield(i, v) {
				return
			}
			i++
		}
	}
}

func main() {
	next, stop := iter.Pull(noisy("first", 3))
	for range 5 {
		v, ok := next()
		fmt.Println(v, ok)
	}
	stop()
	next, stop = iter.Pull(noisy("second", 10))
	fmt.Println(next())
	fmt.Println(next())
	stop()
	fmt.Println(next())
	_, stop = iter.Pull(noisy("never started", 10))
	stop()

	names := []string{"p50", "p90", "p99"}
	for n, f := range zip(slices.Values(names), fibs()) {
		fmt.Print(n, ":", f, " ")
	}
	fmt.Println()
	m := maps.Collect(zip(slices.Values(names), noisy("zipped", 9)))
	fmt.Println(m)
	fmt.Println(slices.Collect(merge(slices.Values([]int{1, 4, 9, 9}), slices.Values([]int{2, 3, 9, 50, 60}))))
	for i, v := range enumerate(merge(fibs(), fibs())) {
		if v > 20 {
			fmt.Println("index", i, "value", v)
			break
		}
	}
	next2, stop2 := iter.Pull2(enumerate(slices.Values(names)))
	defer stop2()
	next2()
	fmt.Println(next2())

	n3, s3 := iter.Pull(func(yield func(int) bool) {
		yield(1)
		panic("iterator broke")
	})
	defer s3()
	fmt.Println(n3())
	func() {
		defer func() { fmt.Println("recovered", recover()) }()
		n3()
	}()
	fmt.Println(n3())
}
