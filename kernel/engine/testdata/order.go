//go:build ignore

package main

import (
	"errors"
	"fmt"
	"strings"
	"sync"
)

type box struct{ n int }

func (b box) show(label string) { fmt.Println(label, b.n) }
func (b *box) bump(by int)      { b.n += by }

func swap(a, b int) (x, y int) {
	x, y = a, b
	return y, x
}

func rotate() (a, b, c string, err error) {
	a, b, c = "a", "b", "c"
	return b, c, strings.ToUpper(a), nil
}

func tuple() (int, string) { return 1, "one" }

func forward() (n int, s string) { return tuple() }

func deferred() (out string) {
	x := 1
	b := box{1}
	p := &b
	defer func() { out += "end" }()
	defer b.show("value")
	defer p.bump(x)
	defer fmt.Println("printed", x, nil, "const", x+1)
	x = 2
	b.n = 50
	p = &box{7}
	for i := 0; i < 3; i++ {
		defer func(k int) { out += fmt.Sprint(k, " ") }(i)
	}
	for i := range 2 {
		defer fmt.Println("range", i)
	}
	return "start "
}

func locked(mu *sync.Mutex, m map[string]int) int {
	mu.Lock()
	defer mu.Unlock()
	defer delete(m, "a")
	return m["a"]
}

func guarded(n int) (result int, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("guarded %d: %v", n, r)
		}
	}()
	return 10 / n, errors.New("none")
}

func main() {
	fmt.Println(swap(1, 2))
	fmt.Println(rotate())
	fmt.Println(forward())
	fmt.Println(deferred())
	m := map[string]int{"a": 4}
	fmt.Println(locked(&sync.Mutex{}, m), len(m))
	fmt.Println(guarded(5))
	fmt.Println(guarded(0))
	ch := make(chan int, 1)
	func() {
		defer close(ch)
		ch <- 3
	}()
	for v := range ch {
		fmt.Println(v)
	}
}
