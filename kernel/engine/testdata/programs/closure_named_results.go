//go:build ignore

package main

import (
	"errors"
	"fmt"
)

var errSlow = errors.New("slow prefill")

func doubled(n int) (result int) {
	defer func() { result *= 2 }()
	return n + 1
}

func chain(n int) (result int, trail string) {
	defer func() { trail += "]" }()
	defer func() {
		trail += fmt.Sprint(result)
		result = -result
	}()
	trail = "["
	result = n
	n = 1000
	return result + 1, trail + "r:"
}

func handOut() (v int, read func() int, write func(int)) {
	v = 7
	read = func() int { return v }
	write = func(n int) { v = n }
	return 8, read, write
}

func measured(fail bool) (ms float64, err error) {
	defer func() {
		if err != nil {
			ms = -1
			err = fmt.Errorf("measured: %w", err)
		}
	}()
	if fail {
		return 12.5, errSlow
	}
	return 12.5, nil
}

func rescued() (out string, err error) {
	out = "before"
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("recovered %v with %q", r, out)
			out += "!"
		}
	}()
	out = "during"
	panic(42)
}

func shadowed() (err error) {
	if err := errors.New("inner"); err != nil {
		_ = err
	}
	return
}

func unnamed(n int) int {
	defer func() { n = 99 }()
	return n
}

func pointerOut() *int {
	n := 1
	defer func() { n = 5 }()
	return &n
}

func sliceOut() (s []int) {
	defer func() { s[0] = 10; s = append(s, 4) }()
	return []int{1, 2, 3}
}

func arrayOut() (a [3]int) {
	defer func() { a[0] = 10 }()
	b := [3]int{1, 2, 3}
	defer func() { b[1] = 20 }()
	return b
}

func swapped(a, b string) (x, y string) {
	x, y = a, b
	defer func() { x, y = y+"'", x+"'" }()
	return y, x
}

func loopReturn() (n int) {
	for n = range 10 {
		defer func(k int) {
			if k == 3 {
				n += 100
			}
		}(n)
		if n == 5 {
			return n * 2
		}
	}
	return
}

func main() {
	fmt.Println(doubled(20))
	fmt.Println(chain(5))
	v, read, write := handOut()
	fmt.Println(v, read())
	write(33)
	fmt.Println(v, read())
	fmt.Println(measured(false))
	ms, err := measured(true)
	fmt.Println(ms, err, errors.Is(err, errSlow), err == errSlow)
	fmt.Println(rescued())
	fmt.Println(shadowed())
	fmt.Println(unnamed(3), *pointerOut())
	fmt.Println(sliceOut(), arrayOut())
	fmt.Println(swapped("p50", "p99"))
	fmt.Println(loopReturn())
}
