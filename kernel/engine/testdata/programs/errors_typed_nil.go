//go:build ignore

package main

import (
	"errors"
	"fmt"
)

type parseError struct {
	line int
	msg  string
}

func (e *parseError) Error() string {
	if e == nil {
		return "<nil parseError>"
	}
	return fmt.Sprintf("line %d: %s", e.line, e.msg)
}

func (e *parseError) Line() int { return e.line }

func check(bad bool) *parseError {
	if bad {
		return &parseError{3, "bad ttft"}
	}
	return nil
}

func checkErr(bad bool) error { return check(bad) }

func checkRight(bad bool) error {
	if e := check(bad); e != nil {
		return e
	}
	return nil
}

type valueErr struct{ a, b int }

func (v valueErr) Error() string { return fmt.Sprint("value ", v.a, v.b) }

type sliceErr []string

func (s sliceErr) Error() string { return fmt.Sprint("slice of ", len(s)) }

type fnErr func() string

func (f fnErr) Error() string { return f() }

func compare(a, b error) (s string) {
	defer func() {
		if r := recover(); r != nil {
			s = fmt.Sprintf("panic: %v", r)
			_, isErr := r.(error)
			s += fmt.Sprint(" error=", isErr)
		}
	}()
	return fmt.Sprint(a == b)
}

type stringer interface{ String() string }

func main() {
	err := checkErr(false)
	fmt.Println(err == nil, err != nil, checkRight(false) == nil)
	fmt.Println(err, err.Error())
	fmt.Printf("%T %v %#v\n", err, err, err)
	pe, ok := err.(*parseError)
	fmt.Println(pe == nil, ok)
	err = checkErr(true)
	fmt.Printf("%v %s %d\n", err, err, err.(*parseError).Line())
	var target *parseError
	fmt.Println(errors.As(fmt.Errorf("w: %w", err), &target), target == err, target.line)

	var none error
	_, ok = none.(*parseError)
	fmt.Println(ok, none)
	switch e := any(none).(type) {
	case nil:
		fmt.Println("nil case", e)
	default:
		fmt.Println("default", e)
	}
	switch e := checkErr(false).(type) {
	case nil:
		fmt.Println("nil case")
	case interface{ Line() int }:
		fmt.Printf("has Line %T\n", e)
	}

	fmt.Println(compare(valueErr{1, 2}, valueErr{1, 2}), compare(valueErr{1, 2}, &valueErr{1, 2}), compare(nil, none))
	fmt.Println(compare(sliceErr{"a"}, sliceErr{"a"}))
	fmt.Println(compare(sliceErr{"a"}, valueErr{}), compare(fnErr(nil), nil))
	fmt.Println(compare(fnErr(nil), fnErr(nil)))
	fmt.Println(fnErr(func() string { return "from func" }), sliceErr{"x", "y"}, &valueErr{3, 4})

	var p *int
	var i any = p
	fmt.Println(i == nil, i == (*int)(nil), p == nil)
	var e1, e2 any = 1, int64(1)
	fmt.Println(e1 == e2, e1 == any(1), e2 == any(int64(1)), e1 != nil)
	m := map[any]string{1: "int", int64(1): "int64", "1": "string", valueErr{1, 1}: "struct", [2]int{1, 1}: "array", nil: "nil", 1.0: "float"}
	fmt.Println(m[1], m[int64(1)], m["1"], m[valueErr{1, 1}], m[[2]int{1, 1}], m[nil], m[1.0], m[uint(1)] == "", len(m))
	func() {
		defer func() { fmt.Println(recover()) }()
		m[[]int{1}] = "slice"
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		fmt.Println(i.(stringer).String())
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var s stringer
		fmt.Println(s.String())
	}()
}
