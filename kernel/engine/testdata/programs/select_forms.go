//go:build ignore

package main

import (
	"fmt"
	"time"
)

type msg struct {
	kind string
	n    int
}

func pick() (chan<- int, int) { fmt.Print("(pick)"); return make(chan int), 1 }

func value(s string) string { fmt.Print("(value ", s, ")"); return s }

func merge2(a, b <-chan int) (got []int) {
	for a != nil || b != nil {
		select {
		case v, ok := <-a:
			if !ok {
				a = nil
				continue
			}
			got = append(got, v)
		case v, ok := <-b:
			if !ok {
				b = nil
				break
			}
			got = append(got, v*100)
		}
	}
	return
}

func fill(n int, close_ bool) chan int {
	c := make(chan int, n)
	for i := range n {
		c <- i + 1
	}
	if close_ {
		close(c)
	}
	return c
}

func main() {
	c := make(chan string, 1)
	select {
	case v := <-c:
		fmt.Println("unexpected", v)
	default:
		fmt.Println("empty")
	}
	select {
	case c <- value("first"):
		fmt.Println("sent")
	default:
		fmt.Println("full")
	}
	select {
	case c <- value("second"): // evaluated all the same
		fmt.Println("sent")
	default:
		fmt.Println("full", len(c))
	}
	to, n := pick()
	select {
	case to <- n:
	case v, ok := <-c:
		fmt.Println(v, ok)
	}
	close(c)
	v, ok := "kept", true
	select {
	case v, ok = <-c:
		fmt.Printf("%q %v\n", v, ok)
	case <-time.After(time.Minute):
	}
	got := merge2(fill(3, true), fill(2, true))
	sum := 0
	for _, g := range got {
		sum += g
	}
	fmt.Println(len(got), sum)

	var nilChan chan int
	select {
	case <-nilChan:
		fmt.Println("never")
	case nilChan <- 1:
		fmt.Println("never")
	case <-time.After(time.Millisecond):
		fmt.Println("timeout")
	}
	arr := [3]msg{}
	idx := 0
	ms := make(chan msg, 2)
	ms <- msg{"load", 4}
	ms <- msg{"store", 5}
	for range 2 {
		select {
		case arr[idx] = <-ms:
			idx++
		}
	}
	fmt.Printf("%+v\n", arr)
	m := map[string]int{}
	ints := fill(2, false)
	select {
	case m["a"] = <-ints:
	}
	select {
	case m["b"], ok = <-ints:
	}
	fmt.Println(m, ok)

	ticks, quit := make(chan int), make(chan struct{})
	done := make(chan []int)
	go func() {
		var seen []int
		defer func() { done <- seen }()
		for {
			select {
			case t := <-ticks:
				switch {
				case t%2 == 0:
					continue
				case t > 7:
					break
				default:
					seen = append(seen, t)
				}
			case <-quit:
				return
			}
		}
	}()
	for i := range 12 {
		ticks <- i
	}
	close(quit)
	fmt.Println(<-done)
	count := 0
loop:
	for {
		select {
		case _, ok := <-quit:
			if count++; count == 3 {
				fmt.Println("closed channel is always ready", ok)
				break loop
			}
		}
	}
	timer := time.NewTimer(time.Hour)
	fmt.Println(timer.Stop(), timer.Stop())
	fired := make(chan string, 1)
	time.AfterFunc(time.Millisecond, func() { fired <- "after func" })
	fmt.Println(<-fired)
	tk := time.NewTicker(time.Millisecond)
	for i := range 3 {
		<-tk.C
		fmt.Print("tick", i, " ")
	}
	tk.Stop()
	fmt.Println()
	sem := make(chan struct{}, 2)
	results := make([]int, 6)
	for i := range results {
		sem <- struct{}{}
		go func() {
			defer func() { <-sem }()
			results[i] = i * i
		}()
	}
	for range cap(sem) {
		sem <- struct{}{}
	}
	fmt.Println(results)
}
