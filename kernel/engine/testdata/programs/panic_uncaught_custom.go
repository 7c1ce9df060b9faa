//go:build ignore

package main

import (
	"errors"
	"fmt"
	"os"
)

type quotaError struct {
	medium string
	used   int64
	limit  int64
}

func (q quotaError) Error() string {
	return fmt.Sprintf("%s over quota: %d of %d", q.medium, q.used, q.limit)
}

func (q quotaError) Is(target error) bool { return target == os.ErrInvalid }

type pool struct {
	used  map[string]int64
	limit int64
}

func (p *pool) reserve(medium string, n int64) {
	defer fmt.Println("reserve done", medium, n)
	p.used[medium] += n
	if p.used[medium] > p.limit {
		panic(quotaError{medium, p.used[medium], p.limit})
	}
}

func (p *pool) try(medium string, n int64) (err error) {
	defer func() {
		if q, ok := recover().(quotaError); ok {
			p.used[q.medium] -= n
			err = q
		}
	}()
	p.reserve(medium, n)
	return nil
}

func main() {
	p := &pool{map[string]int64{}, 100}
	for i, m := range []string{"HBM", "CPU", "HBM", "HBM"} {
		err := p.try(m, int64(40+i))
		fmt.Println(m, err, errors.Is(err, os.ErrInvalid), p.used)
	}
	defer func() {
		fmt.Println("deferred in main, used", p.used)
	}()
	defer func() {
		defer fmt.Println("innermost")
		r := recover()
		fmt.Println("re-panic", r)
		panic(fmt.Errorf("fatal: %w", r.(error)))
	}()
	p.reserve("GDS", 60)
	p.reserve("GDS", 60)
	fmt.Println("unreachable")
}
