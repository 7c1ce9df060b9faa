//go:build ignore

package main

import (
	"fmt"
	str "strings"
)

type int32 struct{ hi, lo int } // not the predeclared one

type error interface{ Reason() string }

type failure string

func (f failure) Reason() string { return "because " + string(f) }

const iota2 = iota

var nilish = nil2

const nil2 = "nil2"

func min(xs ...string) string { return str.Join(xs, "<") }

func println(args ...any) (n int) { fmt.Println(append([]any{"mine:"}, args...)...); return len(args) }

func fail(do bool) error {
	if do {
		return failure("asked")
	}
	return nil
}

func lengths() (out []int) {
	len := func(s string) int { return 100 }
	out = append(out, len("abc"))
	{
		append := func(a []int, b ...int) []int { return a }
		out = append(out, 5)
	}
	return append(out, cap2(out[:1:1]))
}

func cap2(s []int) int { return cap(s) }

func booleans() (out string) {
	true, false := false, true
	if true {
		out = "true is true"
	} else if false {
		out = "false is true"
	}
	return out + fmt.Sprint(true, false, 1 == 1)
}

func types() string {
	type string []byte
	s := string("bytes")
	s[0] = 'B'
	var f float64 = 2
	{
		type float64 struct{ v int }
		f := float64{3}
		return fmt.Sprint(s, " ", f.v, " ", f)
	}
	return fmt.Sprint(f)
}

func params(copy int, new func(int) int, string string) int {
	make := copy * 2
	return new(make) + len(string)
}

func fmtShadow() string {
	s := fmt.Sprint("pkg")
	fmt := struct{ Sprint func(...any) string }{func(a ...any) string { return "local" }}
	return s + fmt.Sprint("x")
}

func methods() string {
	type T struct{ len, cap int }
	t := T{len: 3, cap: 4}
	len := t.len
	t.len, t.cap = t.cap, len
	return fmt.Sprint(t, len)
}

type any2 = any

func scopes(x int) (y int) {
	y = x
	if x := x * 2; x > 4 {
		y += x
		x := "inner"
		y += len(x)
		for x := range 3 {
			x := x * 100
			y += x
		}
	} else if z := x + 1; z > 0 {
		y -= z
		x, y := y, x
		_, _ = x, y
	}
	switch x := any(x).(type) {
	case int:
		x++
		y += x
	}
	func(x string) { y += len(x) }("1234")
	return
}

func main() {
	v := int32{1, 2}
	fmt.Printf("%v %+v %T\n", v, v, v)
	fmt.Println(fail(true).Reason(), fail(false) == nil, nilish, iota2)
	fmt.Println(min("b", "a"), max(3, 7))
	fmt.Println(println("x", 1))
	fmt.Println(lengths(), booleans())
	fmt.Println(types())
	fmt.Println(params(4, func(n int) int { return -n }, "abc"))
	fmt.Println(fmtShadow(), methods())
	fmt.Println(scopes(1), scopes(5))
	var e error = failure("typed")
	_, isErr := e.(interface{ Error() string })
	f, ok := e.(failure)
	fmt.Println(isErr, f, ok)
	main := "shadowing main"
	fmt.Println(main, len(main))
	nil := 0
	fmt.Println(nil+1, nil == 0)
	var a any2 = []any2{1, "a"}
	fmt.Printf("%v %T\n", a, a)
	print := fmt.Sprintf
	fmt.Println(print("%03d", 7))
	panic := func(s string) { fmt.Println("calm:", s) }
	panic("no panic")
	recover := func() string { return "nothing" }
	defer func() { fmt.Println(recover()) }()
	str := str.ToUpper("str")
	fmt.Println(str)
	rune, byte := 'x', "y"
	fmt.Println(rune, byte)
	complex := map[string]int{"real": 1}
	real, imag := complex["real"]
	fmt.Println(real, imag)
	type uint = string
	var u uint = "a uint"
	fmt.Println(u)
	_, iota := 1, 2
	const c = 5
	fmt.Println(iota * c)
}
