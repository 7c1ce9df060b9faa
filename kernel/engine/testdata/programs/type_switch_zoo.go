//go:build ignore

package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
)

type (
	celsius float64
	pair    struct{ a, b int }
	shape   interface{ area() float64 }
	sized   interface {
		shape
		size() int
	}
	square  struct{ side float64 }
	circle  struct{ r float64 }
	thunk   func() string
	aliased = pair
)

func (s square) area() float64   { return s.side * s.side }
func (s square) size() int       { return 1 }
func (c *circle) area() float64  { return 3 * c.r * c.r }
func (c celsius) String() string { return fmt.Sprintf("%.1f°", float64(c)) }

func classify(v any) string {
	switch x := v.(type) {
	case nil:
		return "nil"
	case int, int8, int16:
		return fmt.Sprintf("small int %v %T", x, x)
	case uint8:
		return fmt.Sprintf("byte %c", x)
	case rune:
		return "rune " + string(x)
	case float64:
		return fmt.Sprint("float ", x*2)
	case celsius:
		return "celsius " + x.String()
	case string:
		return "string of " + fmt.Sprint(len(x))
	case []int:
		return fmt.Sprint("ints ", len(x), cap(x[:len(x):len(x)]))
	case []any:
		parts := make([]string, 0, len(x))
		for _, e := range x {
			parts = append(parts, classify(e))
		}
		return "[" + strings.Join(parts, "; ") + "]"
	case map[string]any:
		return fmt.Sprint("map of ", len(x))
	case pair:
		return fmt.Sprint("pair ", x.a+x.b)
	case *pair:
		if x == nil {
			return "nil *pair"
		}
		x.a++
		return fmt.Sprint("*pair ", *x)
	case [2]int:
		return fmt.Sprint("array ", x[0], x[1])
	case struct{ X int }:
		return fmt.Sprint("anon struct ", x.X)
	case sized:
		return fmt.Sprint("sized ", x.size(), x.area())
	case shape:
		return fmt.Sprint("shape ", x.area())
	case thunk:
		return "thunk " + x()
	case func() string:
		return "func " + x()
	case chan int:
		return fmt.Sprint("chan ", cap(x))
	case <-chan int:
		return "receive-only"
	case error:
		return "error " + x.Error()
	case fmt.Stringer:
		return "stringer " + x.String()
	case bool, complex128:
		return fmt.Sprint("either ", x)
	case io.Writer:
		n, _ := x.Write([]byte("abc"))
		return fmt.Sprint("writer ", n)
	default:
		return fmt.Sprintf("other %T", x)
	}
}

func order(v any) (s string) {
	switch v.(type) {
	case interface{ size() int }:
		s = "size first"
	case interface{ area() float64 }:
		s = "area"
	default:
		s = "neither"
	}
	switch y := v.(type) {
	case *circle:
		y.r *= 2
		s += fmt.Sprint(" doubled ", y.r)
	case square:
		y.side *= 2 // a copy
		s += fmt.Sprint(" copy ", y.side)
	}
	return
}

func main() {
	p := &pair{1, 2}
	var sh shape
	var nilPair *pair
	sq, ci := square{3}, &circle{1}
	vals := []any{
		nil, 1, int8(2), int64(3), byte('x'), 'é', 1.5, celsius(36.6), "text",
		[]int{1, 2},
		[]any{1, nil, []any{"n"}},
		map[string]any{"a": 1},
		pair{1, 2},
		aliased{3, 4},
		p, p, nilPair,
		[2]int{5, 6},
		struct{ X int }{7},
		sq, &sq, ci,
		circle{2},
		thunk(func() string { return "t" }),
		func() string { return "f" }, make(chan int, 3), (<-chan int)(make(chan int)), errors.New("e"), true, 1 + 2i, &strings.Builder{}, sh, uint16(9),
		[0]int{},
		struct{}{},
		[][]int{},
	}
	for i, v := range vals {
		fmt.Println(i, classify(v))
	}
	fmt.Println(*p, order(sq), order(ci), order(ci), ci.r, sq.side, order(3))
	switch x := any(p).(type) {
	case *pair:
		if x.a < 2 {
			break
		}
		x.b = 100
	}
	fmt.Println(*p)
	if s, ok := any(sq).(sized); ok {
		fmt.Println(s.size(), s)
	}
	if _, ok := any(ci).(sized); !ok {
		fmt.Println("circle is not sized")
	}
	switch s := sh; s.(type) {
	case nil:
		fmt.Println("nil shape")
	}
	v, ok := vals[1].(float64)
	fmt.Println(v, ok)
	w, ok := vals[7].(fmt.Stringer)
	fmt.Println(w, ok)
	_, isInt := any(celsius(1)).(float64)
	fmt.Println(isInt, any(celsius(1)) == any(1.0), any(celsius(1)) == any(celsius(1)))
}
