//go:build ignore

package main

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
)

type kvBlock struct {
	id   int
	next *kvBlock
	data [4]byte
}

type shape interface{ Area() float64 }

type namer interface {
	Name() string
	Rename(string)
}

type square float64

func (s square) Area() float64 { return float64(s * s) }

func (s *square) Name() string    { return "square" }
func (s *square) Rename(_ string) {}

func attempt(label string, f func()) {
	defer func() {
		r := recover()
		var re runtime.Error
		err, isErr := r.(error)
		fmt.Printf("%-18s %v (error=%v runtime=%v)\n", label, r, isErr, isErr && errors.As(err, &re))
	}()
	f()
	fmt.Print("[returned] ")
}

func main() {
	xs := []int{1, 2, 3}
	arr := [4]int{}
	zero, five, neg := 0, 5, -1
	var nilMap map[string]int
	var nilBlock *kvBlock
	var nilFunc func(int) int
	var nilSlice []string
	var nothing any
	var num any = 3
	var sh shape = square(2)
	str := "héllo"
	attempt("index", func() { fmt.Println(xs[five]) })
	attempt("index negative", func() { fmt.Println(xs[neg]) })
	attempt("index set", func() { xs[five] = 1 })
	attempt("array index", func() { arr[five]++ })
	attempt("nil slice", func() { nilSlice[0] = "" })
	attempt("string index", func() { fmt.Println(str[five*2]) })
	attempt("slice high", func() { fmt.Println(xs[1:five]) })
	attempt("slice order", func() { fmt.Println(xs[five-2 : 1]) })
	attempt("slice low", func() { fmt.Println(xs[five:]) })
	attempt("slice3", func() { fmt.Println(xs[0:1:five]) })
	attempt("string slice", func() { fmt.Println(str[five+3:]) })
	attempt("array slice", func() { fmt.Println(arr[:five]) })
	attempt("to array", func() { fmt.Println([4]int(xs)) })
	attempt("to array ptr", func() { fmt.Println((*[2]int)(xs)[1]) })
	attempt("divide", func() { fmt.Println(10 / zero) })
	attempt("modulo", func() { fmt.Println(10 % zero) })
	attempt("float divide", func() { fmt.Print(10/float64(zero), " ") })
	attempt("shift", func() { fmt.Println(1 << neg) })
	attempt("nil map set", func() { nilMap["a"]++ })
	attempt("nil map get", func() { fmt.Print(nilMap["a"], len(nilMap), " "); delete(nilMap, "a") })
	attempt("nil field", func() { fmt.Println(nilBlock.next.id) })
	attempt("nil field set", func() { nilBlock.id = 2 })
	attempt("nil array field", func() { fmt.Println(nilBlock.data[1]) })
	attempt("nil deref", func() { fmt.Println(*nilBlock) })
	attempt("nil func", func() { fmt.Println(nilFunc(1)) })
	attempt("nil iface call", func() { sh = nil; sh.Area() })
	attempt("assert nil", func() { fmt.Println(nothing.(int)) })
	attempt("assert type", func() { fmt.Println(num.(string)) })
	attempt("assert named", func() { fmt.Println(num.(square)) })
	attempt("assert iface", func() { fmt.Println(num.(shape)) })
	attempt("assert ptr method", func() { fmt.Println(any(square(1)).(namer)) })
	attempt("assert ok", func() { _, ok := num.(string); fmt.Print(ok, " ") })
	attempt("make negative", func() { fmt.Println(len(make([]int, neg))) })
	attempt("close nil", func() { var c chan int; close(c) })
	attempt("close twice", func() { c := make(chan int); close(c); close(c) })
	attempt("send closed", func() { c := make(chan int, 1); close(c); c <- 1 })
	attempt("panic nil", func() { panic(nil) })
	attempt("repeat", func() { fmt.Println(strings.Repeat("x", neg)) })
	fmt.Println(xs, arr)
}
