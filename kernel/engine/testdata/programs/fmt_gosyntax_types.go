//go:build ignore

package main

import (
	"errors"
	"fmt"
	"time"
)

type Request struct {
	ID     int
	Prompt string
	tokens []int
	Meta   map[string]any
	next   *Request
}

type Phase uint8

func (p Phase) GoString() string { return fmt.Sprintf("Phase(%d)", uint8(p)) }

type Named struct {
	Request
	*time.Location
	Phase Phase
	F     func(int) error
	C     chan<- string
}

type (
	Matrix         [2][2]float64
	Handler        func(r *Request, opts ...string) (int, error)
	Tree           map[string]Tree
	Empty          struct{}
	Pair[A, B any] struct {
		First  A
		Second B
	}
	Iface interface{ Do() }
	Str   string
	Ints  []int
)

func show(v any) { fmt.Printf("%T\n", v) }

func main() {
	r := Request{1, "hi \"q\"", []int{1, 2}, map[string]any{"b": 1.5, "a": nil, "c": []string{"x"}}, nil}
	fmt.Printf("%v\n%+v\n%#v\n", r, r, r)
	fmt.Printf("%#v %#v\n", Phase(3), []Phase{1, 2})
	fmt.Printf("%#v %#v %#v %#v\n", Matrix{{1, 2}, {3, 4.5}}, Tree{"a": {"b": nil}}, Empty{}, &Empty{})
	fmt.Printf("%#v %+v\n", Pair[string, Phase]{"p", 2}, Pair[string, []Ints]{"q", []Ints{{1}, nil}})
	fmt.Printf("%#v %#v %#v %#v\n", Str("s"), Ints{1}, Ints(nil), struct {
		A int
		b Str
	}{1, "x"})
	fmt.Printf("%#v %#v\n", []any{1, "a", nil, 2.5, 'x', Str("y")}, map[Str]int{"k": 1})
	fmt.Printf("%#v %#v %#v\n", []byte("ab"), [2]string{"a", "b"}, []*int{nil})
	fmt.Printf("%#v %#v %#v\n", (*Request)(nil), Handler(nil), error(nil))
	fmt.Printf("%#v %#v %#v\n", 1e6, float32(2.5), complex(1, 2))
	for _, v := range []any{
		r, &r,
		[]Request{},
		[]*Request{},
		map[string]*Request{},
		Named{},
		&Named{},
		Matrix{},
		Handler(nil),
		Tree{},
		Empty{},
		Pair[string, int]{},
		&Pair[Str, *Request]{},
		Pair[[]Phase, map[string]Pair[int, bool]]{},
		Str(""),
		Ints{},
		func(int, ...string) (float64, error) { return 0, nil }, make(chan int), make(<-chan Request), make(chan<- Phase),
		struct {
			A int `json:"a"`
			B Str
		}{},
		[3]*Phase{},
		[]any{},
		[]error{},
		[]Iface{},
		map[Phase][]func(){},
		time.Second, errors.New("x"), 'r', 1, 1.5, 2i, "s", true, nil,
		byte(1), uint16(2), interface{ Do() }(nil), new(any), new(error),
		struct{}{},
		[]struct{ X, Y int }{},
	} {
		show(v)
	}
	anon := []struct {
		Name string
		Vals []float64
	}{{"ttft", []float64{1, 2}}, {Name: "itl"}}
	fmt.Printf("%v\n%+v\n%#v\n", anon, anon, anon)
}
