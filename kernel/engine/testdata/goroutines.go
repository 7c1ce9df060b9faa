//go:build ignore

package main

import (
	"fmt"
	"sync"
	"time"
)

type acc struct {
	mu sync.Mutex
	n  int
}

func (a *acc) add(k int, wg *sync.WaitGroup) { defer wg.Done(); a.mu.Lock(); a.n += k; a.mu.Unlock() }

type val struct{ n int }

func (v val) send(ch chan<- int) { ch <- v.n }

func produce(n int, ch chan<- string) {
	for i := range n {
		ch <- fmt.Sprint("item ", i)
	}
	close(ch)
}

func main() {
	var wg sync.WaitGroup
	a := &acc{}
	for i := 0; i < 50; i++ {
		wg.Add(1)
		go a.add(i, &wg)
	}
	wg.Wait()
	fmt.Println(a.n)
	ch := make(chan string)
	go produce(3, ch)
	for s := range ch {
		fmt.Println(s)
	}
	ints := make(chan int)
	v := val{1}
	f := func(n int) { ints <- n }
	go v.send(ints)
	v.n = 2
	fmt.Println(<-ints)
	x := 5
	go f(x)
	x = 6
	f = nil
	fmt.Println(<-ints)
	go func() {
		defer func() { recover(); ints <- 7 }()
		panic("inside")
	}()
	fmt.Println(<-ints)
	done := make(chan struct{})
	go close(done)
	<-done
	go fmt.Println("printed")
	time.Sleep(10 * time.Millisecond)
	go func(a, b int) { ints <- a * b }(3, 4)
	fmt.Println(<-ints)
	var mu sync.Mutex
	total := 0
	for _, w := range []int{1, 2, 3} {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for range 3 {
				mu.Lock()
				total += w
				mu.Unlock()
			}
		}()
	}
	wg.Wait()
	fmt.Println(total)
}
