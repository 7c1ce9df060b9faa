//go:build ignore

package main

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

func Map[S ~[]E, E, R any](s S, f func(E) R) []R {
	out := make([]R, 0, len(s))
	for _, e := range s {
		out = append(out, f(e))
	}
	return out
}

func Reduce[E, A any](s []E, init A, f func(A, E) A) A {
	for _, e := range s {
		init = f(init, e)
	}
	return init
}

func Filter[S ~[]E, E any](s S, keep func(E) bool) S {
	var out S
	for _, e := range s {
		if keep(e) {
			out = append(out, e)
		}
	}
	return out
}

func GroupBy[K cmp.Ordered, V any](vs []V, key func(V) K) (groups map[K][]V, order []K) {
	groups = make(map[K][]V)
	for _, v := range vs {
		k := key(v)
		if _, ok := groups[k]; !ok {
			order = append(order, k)
		}
		groups[k] = append(groups[k], v)
	}
	slices.Sort(order)
	return
}

func Compose[A, B, C any](f func(A) B, g func(B) C) func(A) C { return func(a A) C { return g(f(a)) } }

func Curry[A, B, C any](f func(A, B) C) func(A) func(B) C {
	return func(a A) func(B) C { return func(b B) C { return f(a, b) } }
}

func Must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func Ptr[T any](v T) *T { return &v }

func Deref[T any](p *T, def T) T {
	if p == nil {
		return def
	}
	return *p
}

func Try[T any](fs ...func() (T, error)) (v T, err error) {
	var errs []error
	for i, f := range fs {
		if v, err = f(); err == nil {
			return v, nil
		}
		errs = append(errs, fmt.Errorf("try %d: %w", i, err))
	}
	var zero T
	return zero, errors.Join(errs...)
}

func Zip[A, B any](as []A, bs []B) []struct {
	A A
	B B
} {
	out := make([]struct {
		A A
		B B
	}, min(len(as), len(bs)))
	for i := range out {
		out[i].A, out[i].B = as[i], bs[i]
	}
	return out
}

func Once[T any](f func() T) func() T {
	var done bool
	var v T
	return func() T {
		if !done {
			v, done = f(), true
		}
		return v
	}
}

func SumOf[T any, N ~int | ~float64](vs []T, of func(T) N) (n N) {
	for _, v := range vs {
		n += of(v)
	}
	return n
}

type lats []float64

func (l lats) worst() float64 { return slices.Max(l) }

func main() {
	ls := lats{10, 40.5, 20, 90}
	fmt.Println(Map(ls, func(f float64) string { return strconv.FormatFloat(f, 'f', 1, 64) }), Map([]string{"a", "bb"}, func(s string) int { return len(s) }))
	fmt.Println(Filter(ls, func(f float64) bool { return f < 50 }).worst(), Filter(ls, func(float64) bool { return false }) == nil)
	fmt.Println(Reduce(ls, "", func(acc string, f float64) string { return acc + fmt.Sprint(int(f), ";") }), Reduce([]int{1, 2, 3}, 1.5, func(a float64, i int) float64 { return a * float64(i) }))
	words := strings.Fields("hbm cpu gds disk nvme host")
	g, order := GroupBy(words, func(s string) int { return len(s) })
	fmt.Println(g, order)
	g2, order2 := GroupBy(words, func(s string) string { return s[:1] })
	fmt.Println(len(g2), order2, g2["h"])
	inc := func(i int) int { return i + 1 }
	fmt.Println(Compose(inc, strconv.Itoa)(41)+"!", Compose(strings.ToUpper, Compose(strings.TrimSpace, func(s string) []byte { return []byte(s) }))(" x "))
	add := Curry(func(a int, b string) string { return strings.Repeat(b, a) })
	fmt.Println(add(3)("ab"), Map([]int{1, 2}, func(i int) string { return add(i)("-") }), Map(words[:2], strings.ToUpper))
	fmt.Println(Must(strconv.Atoi("7")), *Ptr(3), *Ptr("s"), Deref(Ptr(2.5), 1), Deref(nil, "dflt"))
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		Must(strconv.ParseBool("maybe"))
	}()
	bad := func() (int, error) { return 5, errors.New("bad") }
	fmt.Println(Try(bad, bad, func() (int, error) { return 9, nil }))
	v, err := Try(bad, bad)
	fmt.Printf("%d %q\n", v, err)
	_, err = Try[string]()
	fmt.Println(err)
	fmt.Printf("%v %+v\n", Zip(words, []int{1, 2, 3}), Zip([]bool{true}, []any{nil, 1}))
	n := 0
	once := Once(func() []int { n++; return []int{n} })
	fmt.Println(once(), once(), n)
	fmt.Println(SumOf(words, func(s string) int { return len(s) }), SumOf(ls, func(f float64) float64 { return f / 2 }))
	mapper := Map[[]int, int, *int]
	ps := mapper([]int{4, 5}, Ptr[int])
	*ps[0] += *ps[1]
	fmt.Printf("%d %d %T\n", *ps[0], *ps[1], mapper)
	var cmpFn func(string, string) int = cmp.Compare
	slices.SortFunc(words, cmpFn)
	fmt.Println(words, slices.IndexFunc(words, func(s string) bool { return s > "e" }))
}
