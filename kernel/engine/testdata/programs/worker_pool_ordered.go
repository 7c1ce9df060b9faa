//go:build ignore

package main

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"sync"
)

type job[T any] struct {
	seq int
	in  T
}

type result[R any] struct {
	seq int
	out R
	err error
}

type panicError struct {
	val any
}

func (p *panicError) Error() string { return fmt.Sprint("panic: ", p.val) }

func (p *panicError) Unwrap() error {
	err, _ := p.val.(error)
	return err
}

func safely[T, R any](f func(T) (R, error), in T) (out R, err error) {
	defer func() {
		if v := recover(); v != nil {
			err = &panicError{v}
		}
	}()
	return f(in)
}

func pool[T, R any](workers int, inputs []T, f func(T) (R, error)) []result[R] {
	jobs := make(chan job[T])
	results := make(chan result[R])
	var wg sync.WaitGroup
	for w := 0; w < workers; w++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for j := range jobs {
				out, err := safely(f, j.in)
				results <- result[R]{j.seq, out, err}
			}
		}()
	}
	go func() {
		for i, in := range inputs {
			jobs <- job[T]{i, in}
		}
		close(jobs)
		wg.Wait()
		close(results)
	}()
	var all []result[R]
	for r := range results {
		all = append(all, r)
	}
	slices.SortFunc(all, func(a, b result[R]) int { return cmp.Compare(a.seq, b.seq) })
	return all
}

// ordered streams results in order, each as soon as it can.
func ordered[T, R any](inputs []T, limit int, f func(T) R, emit func(R)) {
	slots := make(chan chan R, limit)
	go func() {
		defer close(slots)
		for _, in := range inputs {
			c := make(chan R, 1)
			slots <- c
			go func() { c <- f(in) }()
		}
	}()
	for c := range slots {
		emit(<-c)
	}
}

type group struct {
	wg   sync.WaitGroup
	once sync.Once
	err  error
	sem  chan struct{}
}

func (g *group) do(f func() error) {
	g.sem <- struct{}{}
	g.wg.Add(1)
	go func() {
		defer func() { <-g.sem; g.wg.Done() }()
		if err := f(); err != nil {
			g.once.Do(func() { g.err = err })
		}
	}()
}

func (g *group) wait() error { g.wg.Wait(); return g.err }

var errNegative = errors.New("negative")

func main() {
	in := []int{4, 9, -1, 16, 0, 25}
	rs := pool(3, in, func(n int) (string, error) {
		switch {
		case n < 0:
			return "", fmt.Errorf("input %d: %w", n, errNegative)
		case n == 0:
			return fmt.Sprint(100 / n), nil
		case n == 25:
			panic(errNegative)
		}
		return fmt.Sprint("<", n*n, ">"), nil
	})
	for _, r := range rs {
		_, isPanic := errors.AsType[*panicError](r.err)
		fmt.Println(r.seq, r.out, r.err, errors.Is(r.err, errNegative), isPanic)
	}
	var out []string
	ordered([]string{"d", "a", "c"}, 2, func(s string) string { return s + s }, func(s string) { out = append(out, s) })
	fmt.Println(out)
	g := &group{sem: make(chan struct{}, 2)}
	var mu sync.Mutex
	total := 0
	for i := range 10 {
		g.do(func() error {
			mu.Lock()
			defer mu.Unlock()
			total += i
			if i == 5 {
				return errors.New("five failed")
			}
			return nil
		})
	}
	fmt.Println(g.wait(), total)
	sums := pool(4, [][]int{{1, 2}, nil, {3, 4, 5}}, func(xs []int) (s struct{ n, sum int }, _ error) {
		for _, x := range xs {
			s.n++
			s.sum += x
		}
		return
	})
	fmt.Printf("%+v\n", sums)
}
