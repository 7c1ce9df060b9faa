//go:build ignore

package main

import (
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
)

type barrier struct {
	mu    sync.Mutex
	cond  *sync.Cond
	n     int
	wait  int
	phase int
}

func newBarrier(n int) *barrier {
	b := &barrier{n: n}
	b.cond = sync.NewCond(&b.mu)
	return b
}

func (b *barrier) await() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	phase := b.phase
	if b.wait++; b.wait == b.n {
		b.wait = 0
		b.phase++
		b.cond.Broadcast()
		return phase
	}
	for phase == b.phase {
		b.cond.Wait()
	}
	return phase
}

// prefixSums adds up in log n phases (Hillis and Steele).
func prefixSums(in []int) []int {
	cur, next := slices.Clone(in), make([]int, len(in))
	b := newBarrier(len(in) + 1)
	var wg sync.WaitGroup
	for i := range in {
		wg.Go(func() {
			a, z := cur, next
			for d := 1; d < len(in); d *= 2 {
				z[i] = a[i]
				if i >= d {
					z[i] += a[i-d]
				}
				b.await()
				a, z = z, a
			}
		})
	}
	phases := 0
	for d := 1; d < len(in); d *= 2 {
		phases = b.await() + 1
	}
	wg.Wait()
	if phases%2 == 1 {
		return next
	}
	return cur
}

func mergeSort[T any](xs []T, less func(a, b T) bool, depth int) []T {
	if len(xs) < 2 {
		return xs
	}
	mid := len(xs) / 2
	var l, r []T
	if depth > 0 {
		done := make(chan struct{})
		go func() { defer close(done); l = mergeSort(slices.Clone(xs[:mid]), less, depth-1) }()
		r = mergeSort(slices.Clone(xs[mid:]), less, depth-1)
		<-done
	} else {
		l, r = mergeSort(xs[:mid], less, 0), mergeSort(xs[mid:], less, 0)
	}
	out := make([]T, 0, len(xs))
	for len(l) > 0 && len(r) > 0 {
		if less(r[0], l[0]) {
			out, r = append(out, r[0]), r[1:]
		} else {
			out, l = append(out, l[0]), l[1:]
		}
	}
	return append(append(out, l...), r...)
}

type future[T any] struct {
	once sync.Once
	c    chan T
	v    T
}

func async[T any](f func() T) *future[T] {
	fu := &future[T]{c: make(chan T, 1)}
	go func() { fu.c <- f() }()
	return fu
}

func (f *future[T]) get() T {
	f.once.Do(func() { f.v = <-f.c })
	return f.v
}

func pingPong(n int) (log []string) {
	ping, pong := make(chan int), make(chan int)
	go func() {
		for v := range ping {
			pong <- v * 2
		}
		close(pong)
	}()
	for i := range n {
		ping <- i
		log = append(log, fmt.Sprint(i, ">", <-pong))
	}
	close(ping)
	_, ok := <-pong
	return append(log, fmt.Sprint(ok))
}

func main() {
	fmt.Println(prefixSums([]int{3, 1, 4, 1, 5, 9, 2, 6}))
	fmt.Println(prefixSums([]int{1, 1, 1, 1, 1}), prefixSums([]int{7}))
	fmt.Println(mergeSort([]int{5, 2, 9, 1, 5, 6, -3}, func(a, b int) bool { return a < b }, 2))
	type pt struct {
		m string
		v int
	}
	fmt.Println(mergeSort([]pt{{"b", 1}, {"a", 2}, {"c", 1}, {"d", 0}}, func(a, b pt) bool { return a.v < b.v }, 1))
	var calls atomic.Int32
	fs := make([]*future[int], 5)
	for i := range fs {
		fs[i] = async(func() int { calls.Add(1); return i * i })
	}
	total := async(func() (t int) {
		for _, f := range fs {
			t += f.get()
		}
		return
	})
	fmt.Println(total.get(), total.get(), fs[4].get(), calls.Load())
	fmt.Println(pingPong(4))
	b := newBarrier(3)
	var seen [4]atomic.Int32
	var wg sync.WaitGroup
	for range 3 {
		wg.Go(func() {
			for p := range seen {
				seen[p].Add(1)
				b.await()
				if seen[p].Load() != 3 {
					panic("barrier leaks")
				}
			}
		})
	}
	wg.Wait()
	for p := range seen {
		fmt.Print(seen[p].Load(), " ")
	}
	fmt.Println(b.phase)
	res := make(chan string)
	go func() {
		defer close(res)
		for i := range 3 {
			defer func() { res <- fmt.Sprint("deferred ", i) }()
		}
		res <- "body"
	}()
	for s := range res {
		fmt.Print(s, "; ")
	}
	fmt.Println()
}
