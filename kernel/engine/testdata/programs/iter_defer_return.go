//go:build ignore

package main

import (
	"errors"
	"fmt"
	"iter"
)

var errStop = errors.New("stop")

func media(log *[]string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		*log = append(*log, "open")
		defer func() { *log = append(*log, "close") }()
		for i, m := range []string{"HBM", "CPU", "Disk", "GDS"} {
			if !yield(i, m) {
				*log = append(*log, "stopped at "+m)
				return
			}
		}
		*log = append(*log, "exhausted")
	}
}

// scan's deferred calls run when scan returns, not when an iteration ends.
func scan(stop string) (seen int, err error) {
	var log []string
	defer func() { fmt.Println("log", log, "seen", seen, "err", err) }()
	for i, m := range media(&log) {
		defer func() { log = append(log, fmt.Sprint("defer ", i, m)) }()
		if m == stop {
			return i * 100, fmt.Errorf("at %s: %w", m, errStop)
		}
		seen++
	}
	return
}

func nested() (out string) {
	var log []string
	defer func() { out += fmt.Sprint(len(log)) }()
	for _, a := range media(&log) {
		for _, b := range media(&log) {
			if a == "CPU" && b == "Disk" {
				out = a + b
				return out + "!"
			}
		}
	}
	return "none"
}

func panicky() (err error) {
	var log []string
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("recovered %v, log %v", r, log)
		}
	}()
	for i, m := range media(&log) {
		if i == 2 {
			panic("bad medium " + m)
		}
	}
	return nil
}

func swallow(seq iter.Seq[int]) iter.Seq[int] {
	return func(yield func(int) bool) {
		defer func() {
			if r := recover(); r != nil {
				fmt.Println("iterator sees", r)
				panic(fmt.Sprint("wrapped ", r))
			}
		}()
		seq(yield)
	}
}

func three(yield func(int) bool) { _ = yield(1) && yield(2) && yield(3) }

func gotos() string {
	n := 0
again:
	for i := range three {
		n += i
		if n == 2 {
			goto again
		}
		if n > 20 {
			goto done
		}
		if i == 3 {
			goto again
		}
	}
done:
	return fmt.Sprint("n=", n)
}

func selecting(ch chan int) (got []int) {
	for v := range three {
		select {
		case x := <-ch:
			got = append(got, x*v)
			if x == 0 {
				return append(got, -1)
			}
			continue
		default:
			break // leaves the select only
		}
		got = append(got, v)
	}
	return
}

func main() {
	fmt.Println(scan("Disk"))
	fmt.Println(scan("none"))
	fmt.Println(nested())
	fmt.Println(panicky())
	func() {
		defer func() { fmt.Println("main sees", recover()) }()
		for i := range swallow(three) {
			if i == 2 {
				panic(i)
			}
		}
	}()
	fmt.Println(gotos())
	ch := make(chan int, 5)
	ch <- 7
	fmt.Println(selecting(ch))
	ch <- 7
	ch <- 0
	fmt.Println(selecting(ch))
}
