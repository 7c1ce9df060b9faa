//go:build ignore

package main

import (
	"fmt"
	"math"
	"time"
)

type count int

func limit() int { fmt.Println("limit once"); return 3 }

func main() {
	for i := range 3 {
		fmt.Print(i, " ")
	}
	for range 2 {
		fmt.Print("x ")
	}
	var j int
	for j = range limit() {
		if j == 1 {
			continue
		}
		fmt.Print(j, " ")
	}
	fmt.Println(j)
	for c := range count(2) {
		fmt.Printf("%v ", c+1)
	}
	for b := range uint8(3) {
		fmt.Printf("%T ", b)
	}
	for d := range time.Duration(2) {
		fmt.Print(d, " ")
	}
	n := 2
	for i := range n {
		n = 5
		i += 10
		fmt.Print(i, " ")
	}
	for range -1 {
		fmt.Print("never")
	}
	fmt.Println()

outer:
	for i := range 3 {
		for k := range 3 {
			if k == 2 {
				continue outer
			}
			if i == 2 {
				break outer
			}
			fmt.Print(i, k, ";")
		}
	}
	fmt.Println()

	var funcs []func() int
	for i := 0; i < 3; i++ {
		funcs = append(funcs, func() int { i += 10; return i })
	}
	for _, v := range []int{7, 8} {
		funcs = append(funcs, func() int { return v })
	}
	for i := range 2 {
		funcs = append(funcs, func() int { return -i })
	}
	for _, f := range funcs {
		fmt.Print(f(), " ", f(), " ")
	}
	fmt.Println()

	var pointers []*int
	for i, step := 0, 1; i < 20; i += step {
		if i == 4 {
			i := "shadow"
			_ = i
			step = 5
			continue
		}
		i++
		pointers = append(pointers, &i)
	}
	for _, p := range pointers {
		fmt.Print(*p, " ")
	}
	fmt.Println()

loop:
	for i := 0; i < 6; i++ {
		f := func() int { return i }
		switch {
		case i == 1:
			i++
			continue
		case i == 4:
			for {
				i++
				continue loop
			}
		}
		fmt.Print(f(), " ")
	}
	fmt.Println()

	x, y := 3, 2
	fmt.Println(min(x, y, 7), max(x, y), min(2.5, float64(x)), max("b", "a"), min(count(4), 3), max(uint8(200), 7))
	const lowest = min(4, 1.5)
	fmt.Println(lowest, min(1, 2), max(math.NaN(), 1), min(math.Inf(1), 3))
	m := map[string]int{"a": 1}
	clear(m)
	s := []int{1, 2}
	clear(s)
	fmt.Println(len(m), s, max(len(s), len(m)))
	for i := range max(1, len(s)) {
		fmt.Print(i)
	}
	fmt.Println()
}
