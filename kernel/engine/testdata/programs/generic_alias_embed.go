//go:build ignore

package main

import (
	"fmt"
	"maps"
	"slices"
	"sync"
)

type set[T comparable] map[T]struct{}

type (
	names         = set[string]
	lookup[V any] = map[string]V
	vec[T any]    = []T
	pairs[T any]  = vec[[2]T]
)

func setOf[T comparable](vs ...T) set[T] {
	s := set[T]{}
	for _, v := range vs {
		s[v] = struct{}{}
	}
	return s
}

func (s set[T]) has(v T) bool { _, ok := s[v]; return ok }

func (s set[T]) union(o set[T]) set[T] {
	out := maps.Clone(s)
	maps.Copy(out, o)
	return out
}

func (s set[T]) intersect(o set[T]) set[T] {
	out := make(set[T])
	for v := range s {
		if o.has(v) {
			out[v] = struct{}{}
		}
	}
	return out
}

type guarded[T any] struct {
	sync.Mutex
	val T
}

func (g *guarded[T]) with(f func(*T)) {
	g.Lock()
	defer g.Unlock()
	f(&g.val)
}

type base[ID comparable] struct {
	ID   ID
	Tags []string
}

func (b base[ID]) Key() string      { return fmt.Sprintf("%T/%v", b.ID, b.ID) }
func (b *base[ID]) Tag(t ...string) { b.Tags = append(b.Tags, t...) }
func (b base[ID]) Is(other ID) bool { return b.ID == other }

type run struct {
	base[int]
	Name string
}

type sweep[T any] struct {
	*base[string]
	Points []T
}

func (s sweep[T]) Key() string { return "sweep:" + s.base.Key() }

type keyer interface{ Key() string }

type registry[T keyer] struct {
	lookup[T]
	order []string
}

func (r *registry[T]) add(ts ...T) {
	if r.lookup == nil {
		r.lookup = lookup[T]{}
	}
	for _, t := range ts {
		if _, dup := r.lookup[t.Key()]; !dup {
			r.order = append(r.order, t.Key())
		}
		r.lookup[t.Key()] = t
	}
}

func sortedKeys[V any](m lookup[V]) vec[string] { return slices.Sorted(maps.Keys(m)) }

func main() {
	var n names = setOf("hbm", "cpu")
	m := setOf("cpu", "gds")
	fmt.Println(n.has("cpu"), n.has("gds"), len(n.union(m)), slices.Sorted(maps.Keys(n.intersect(m))), len(n))
	fmt.Printf("%T %v\n", n, n.union(m))
	g := guarded[map[string]int]{val: map[string]int{}}
	var wg sync.WaitGroup
	for i := range 20 {
		wg.Go(func() {
			g.with(func(m *map[string]int) { (*m)[[]string{"even", "odd"}[i%2]] += i })
		})
	}
	wg.Wait()
	fmt.Println(g.val)
	r := run{base[int]{ID: 7}, "baseline"}
	r.Tag("fast", "hbm")
	fmt.Println(r.Key(), r.Tags, r.Is(7), r.base.Is(8))
	fmt.Printf("%+v %T\n", r, r.base)
	s := sweep[float64]{&base[string]{ID: "s1"}, []float64{1, 2}}
	s.Tag("x")
	copied := s
	copied.Tag("y")
	copied.Points[0] = 9
	fmt.Println(s.Key(), s.Tags, s.Points, s.ID, s.Is("s1"))
	var reg registry[keyer]
	reg.add(r, s, r)
	fmt.Println(reg.order, len(reg.lookup), sortedKeys(reg.lookup))
	var ps pairs[int] = [][2]int{{1, 2}, {3, 4}}
	ps = append(ps, [2]int{5, 6})
	fmt.Printf("%v %T\n", ps, ps)
	ints := registry[run]{}
	ints.add(run{base[int]{ID: 2}, "b"}, run{base[int]{ID: 1}, "a"})
	for _, k := range sortedKeys(ints.lookup) {
		fmt.Println(k, ints.lookup[k].Name)
	}
}
