//go:build ignore

package main

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

type number interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint8 | ~uint16 | ~float32 | ~float64
}

type (
	millis float64
	tokens int
	medium string
	level  int8
)

func (m millis) String() string   { return fmt.Sprintf("%.2fms", float64(m)) }
func (t tokens) String() string   { return strconv.Itoa(int(t)) + "tok" }
func (l level) Less(o level) bool { return l > o } // reversed

func sum[S ~[]E, E number](s S) (total E) {
	for _, v := range s {
		total += v
	}
	return
}

func mean[E number](s ...E) float64 {
	if len(s) == 0 {
		return 0
	}
	return float64(sum(s)) / float64(len(s))
}

type lesser[T any] interface{ Less(T) bool }

func least[T lesser[T]](first T, rest ...T) T {
	for _, r := range rest {
		if r.Less(first) {
			first = r
		}
	}
	return first
}

type stringish interface {
	~string
	Kind() string
}

func (m medium) Kind() string { return "medium/" + string(m) }

func kinds[S stringish](xs []S) (out []string) {
	for _, x := range xs {
		out = append(out, x.Kind()+":"+strings.ToUpper(string(x)))
	}
	return
}

func describe[T any](v T) string {
	switch x := any(v).(type) {
	case int, int64:
		return fmt.Sprintf("integer %v", x)
	case string:
		return "string " + strconv.Quote(x)
	case fmt.Stringer:
		return "stringer " + x.String()
	case []T:
		return "slice of itself"
	case nil:
		return "nil"
	}
	return fmt.Sprintf("other %T", v)
}

type setter[T any] interface {
	*T
	set(string)
}

type conf struct{ v string }

func (c *conf) set(s string) { c.v = "conf:" + s }

func (l *level) set(s string) { *l = level(len(s)) }

func parseAll[T any, P setter[T]](in ...string) []T {
	out := make([]T, len(in))
	for i, s := range in {
		P(&out[i]).set(s)
	}
	return out
}

func zero[T any]() T {
	var z T
	return z
}

func clamp[T cmp.Ordered](v, lo, hi T) T { return max(lo, min(v, hi)) }

func convert[To, From number](f From) To { return To(f) }

func keysOf[M ~map[K]V, K cmp.Ordered, V any](m M) []K {
	ks := make([]K, 0, len(m))
	for k := range m {
		ks = append(ks, k)
	}
	slices.Sort(ks)
	return ks
}

func main() {
	lat := []millis{10.5, 20.25, 30}
	fmt.Println(sum(lat), mean(lat...), mean[int]())
	fmt.Println(sum([]tokens{1, 2, 3}), sum([]int8{100, 100}), sum([]uint8{200, 100}))
	fmt.Println(least(level(1), 5, 3), least(level(-1)))
	fmt.Println(kinds([]medium{"hbm", "gds"}))
	fmt.Println(describe(1), describe(int64(2)), describe("s"), describe(millis(3)), describe(tokens(4)))
	fmt.Println(describe[any](nil), describe([]any{1}), describe[error](nil), describe(map[string]int{}), describe[any]("in any"))
	fmt.Printf("%+v %v\n", parseAll[conf]("a", "b"), parseAll[level]("four", "seventy"))
	fmt.Printf("%q %v %v %v %+v\n", zero[string](), zero[*int](), zero[millis](), zero[[2]bool](), zero[conf]())
	fmt.Println(clamp(15, 0, 10), clamp("m", "a", "k"), clamp(millis(-1), 0, 1), clamp(2.5, 1, 3))
	fmt.Println(convert[int8](300), convert[uint8](-1), convert[tokens](3.99), convert[float64](tokens(7)))
	fmt.Println(keysOf(map[medium]int{"z": 1, "b": 2, "m": 3}))
	f := sum[[]millis]
	fmt.Printf("%T %v\n", f, f(nil))
}
