//go:build ignore

package main

import (
	"errors"
	"fmt"
	"strings"
	"sync"
)

type request struct {
	id     int
	tokens []int
	reply  chan<- answer
}

type answer struct {
	id  int
	out string
	err error
}

type stage func(in <-chan request) <-chan request

func source(n int, reply chan<- answer) <-chan request {
	out := make(chan request)
	go func() {
		defer close(out)
		for i := range n {
			out <- request{id: i, tokens: make([]int, i), reply: reply}
		}
	}()
	return out
}

func each(f func(*request) error) stage {
	return func(in <-chan request) <-chan request {
		out := make(chan request, 1)
		go func() {
			defer close(out)
			for r := range in {
				if err := f(&r); err != nil {
					r.reply <- answer{r.id, "", err}
					continue
				}
				out <- r
			}
		}()
		return out
	}
}

func (s stage) then(next stage) stage {
	return func(in <-chan request) <-chan request { return next(s(in)) }
}

func merge[T any](chans ...<-chan T) <-chan T {
	out := make(chan T)
	var wg sync.WaitGroup
	for _, c := range chans {
		wg.Go(func() {
			for v := range c {
				out <- v
			}
		})
	}
	go func() { wg.Wait(); close(out) }()
	return out
}

func gen[T any](vs ...T) <-chan T {
	c := make(chan T, len(vs))
	for _, v := range vs {
		c <- v
	}
	close(c)
	return c
}

func sieve(n int) (primes []int) {
	ch := make(chan int)
	done := make(chan struct{})
	defer close(done)
	go func(out chan<- int) {
		for i := 2; ; i++ {
			select {
			case out <- i:
			case <-done:
				return
			}
		}
	}(ch)
	for range n {
		p := <-ch
		primes = append(primes, p)
		next := make(chan int)
		go func(in <-chan int, out chan<- int) {
			for {
				select {
				case v := <-in:
					if v%p == 0 {
						continue
					}
					select {
					case out <- v:
					case <-done:
						return
					}
				case <-done:
					return
				}
			}
		}(ch, next)
		ch = next
	}
	return
}

func main() {
	replies := make(chan answer)
	errOdd := errors.New("unlucky")
	fill := each(func(r *request) error {
		for i := range r.tokens {
			r.tokens[i] = i * r.id
		}
		return nil
	})
	check := each(func(r *request) error {
		if r.id%4 == 3 {
			return fmt.Errorf("request %d: %w", r.id, errOdd)
		}
		return nil
	})
	go func() {
		for r := range fill.then(check).then(fill)(source(10, replies)) {
			r.reply <- answer{id: r.id, out: strings.Trim(fmt.Sprint(r.tokens), "[]")}
		}
		close(replies)
	}()
	got := make([]answer, 10)
	for a := range replies {
		got[a.id] = a
	}
	for _, a := range got {
		fmt.Println(a.id, a.out, a.err, errors.Is(a.err, errOdd))
	}
	sum := 0
	for v := range merge(gen(1, 2, 3), gen(10, 20), gen[int]()) {
		sum += v
	}
	fmt.Println(sum, sieve(15))
	chans := make(chan chan string, 2)
	go func() {
		for c := range chans {
			c <- "pong"
			close(c)
		}
	}()
	for range 2 {
		c := make(chan string)
		chans <- c
		s, ok := <-c
		_, open := <-c
		fmt.Println(s, ok, open)
	}
	close(chans)
	fns := make(chan func(int) int, 3)
	fns <- func(i int) int { return i + 1 }
	fns <- func(i int) int { return i * 10 }
	fmt.Println((<-fns)(1), (<-fns)(2), len(fns), cap(fns))
	var ifc chan any = make(chan any, 4)
	ifc <- 1
	ifc <- "two"
	ifc <- nil
	ifc <- answer{id: 3}
	close(ifc)
	for v := range ifc {
		fmt.Printf("%T %v; ", v, v)
	}
	fmt.Println()
}
