//go:build ignore

package main

import (
	"fmt"
	"strings"
)

type meter struct {
	name string
	add  func(int) int
	get  func() int
}

func newMeter(name string) meter {
	total := 0
	m := meter{name: name}
	m.add = func(n int) int {
		total += n
		return total
	}
	m.get = func() int { return total }
	return m
}

func fanOut(n int) []func() string {
	var fs []func() string
	for i := 0; i < n; i++ {
		fs = append(fs, func() string {
			i *= 10
			return fmt.Sprint("slot", i)
		})
	}
	return fs
}

func stepper() (next func() int, reset func(), peek func() int) {
	state := 100
	next = func() int { state++; return state }
	reset = func() { state = 0 }
	peek = func() int { return state }
	return
}

func main() {
	ttft, itl := newMeter("ttft"), newMeter("itl")
	fmt.Println(ttft.add(5), ttft.add(7), itl.add(1))
	fmt.Println(ttft.name, ttft.get(), itl.name, itl.get())
	copied := ttft
	copied.add(100)
	fmt.Println("shared state:", ttft.get(), copied.get())

	fs := fanOut(4)
	for _, f := range fs {
		fmt.Print(f(), " ", f(), "; ")
	}
	fmt.Println()

	var inBody []func() int
	for i := 0; i < 6; i++ {
		inBody = append(inBody, func() int { return i })
		if i%2 == 0 {
			i++ // visible to the closure of this iteration and to the next
		}
	}
	for _, f := range inBody {
		fmt.Print(f(), ",")
	}
	fmt.Println(len(inBody))

	var ptrs []*string
	for _, medium := range []string{"HBM", "CPU", "Local Disk", "GDS"} {
		ptrs = append(ptrs, &medium)
	}
	for i, p := range ptrs {
		*p = strings.ToLower(*p)
		fmt.Print(i, "=", *p, " ")
	}
	fmt.Println()

	keyed := map[string]func(...int) int{
		"sum": func(xs ...int) (s int) {
			for _, x := range xs {
				s += x
			}
			return
		},
		"last": func(xs ...int) int { return xs[len(xs)-1] },
	}
	fmt.Println(keyed["sum"](1, 2, 3), keyed["last"]([]int{4, 5, 6}...), keyed["none"] == nil)

	next, reset, peek := stepper()
	next()
	fmt.Println(next(), peek())
	reset()
	fmt.Println(next(), peek())

	// A closure declared in a loop header sees the first iteration's copy.
	for i, f := 0, func() int { return -1 }; i < 3; i++ {
		fmt.Print(i, f(), " ")
		f = func() int { return i * i }
	}
	fmt.Println()

	x := 1
	{
		x := x + 1
		func() { x += 10 }()
		fmt.Println("inner", x)
	}
	func(y int) { x, y = y, x }(50)
	fmt.Println("outer", x)
	defer func(at int) { fmt.Println("deferred", at, x) }(x)
	x++
}
