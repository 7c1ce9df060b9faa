package generic

import (
	"cmp"
	"fmt"
	"iter"
	"math"
	theirs "slices"
	"testing"

	ours "kvsh/kernel/generic/slices"
)

type record struct {
	key  int
	name string
	id   int8
}

type temperature float64

func TestSlices(t *testing.T) {
	c := compare(t, "slices")
	n := c.rand.IntN
	floats := []float64{math.NaN(), math.Copysign(0, -1), 0, 1, -1.5, math.Inf(1), math.Inf(-1)}
	float := func() float64 { return floats[n(len(floats))] }
	integer := func() int { return n(4) }
	compareOrdered(c, integer)
	compareOrdered(c, float)
	compareOrdered(c, func() float32 { return float32(float()) })
	compareOrdered(c, func() temperature { return temperature(float()) })
	compareOrdered(c, func() string { return fmt.Sprint(n(12)) })
	compareOrdered(c, func() int8 { return int8(n(256)) })
	compareOrdered(c, func() int16 { return int16(n(1 << 16)) })
	compareOrdered(c, func() int32 { return int32(n(1 << 32)) })
	compareOrdered(c, func() int64 { return int64(c.rand.Uint64()) })
	compareOrdered(c, func() uint { return uint(c.rand.Uint64()) })
	compareOrdered(c, func() uint8 { return uint8(n(256)) })
	compareOrdered(c, func() uint16 { return uint16(n(1 << 16)) })
	compareOrdered(c, func() uint32 { return uint32(n(1 << 32)) })
	compareOrdered(c, c.rand.Uint64)
	compareOrdered(c, func() uintptr { return uintptr(c.rand.Uint64()) })
	rec := func() record { return record{n(3), "r", int8(n(2))} }
	for _, run := range []func(){
		func() { compareEdits(c, integer) },
		func() { compareEdits(c, float) },
		func() { compareEdits(c, rec) },
		func() { compareEdits(c, func() struct{} { return struct{}{} }) },
		func() { compareSearches(c, integer) },
		func() { compareSearches(c, float) },
		func() { compareSearches(c, rec) },
		func() { compareSequences(c, integer) },
		func() { compareSequences(c, rec) },
	} {
		for range 400 {
			run()
		}
	}
	compareSizes(c)
	c.missed()
}

// compareEdits compares the functions that make or change slices.
func compareEdits[E comparable](c comparison, element func() E) {
	s, v := random(c, 12, element), random(c, 6, element)
	i, j, k := c.rand.IntN(16)-1, c.rand.IntN(16)-1, c.rand.IntN(5)-1
	insert := func(f func([]E, int, ...E) []E, tell teller) {
		s := fresh(s)
		defer func() { tell("%s", state(s)) }()
		tell("%s", state(f(s, i, v...)))
	}
	pair(c, "Insert", theirs.Insert[[]E], ours.Insert[[]E], insert)
	replace := func(f func([]E, int, int, ...E) []E, tell teller) {
		s := fresh(s)
		defer func() { tell("%s", state(s)) }()
		tell("%s", state(f(s, i, j, v...)))
	}
	pair(c, "Replace", theirs.Replace[[]E], ours.Replace[[]E], replace)
	if len(s) > 0 {
		// What is put in may be a part of the slice itself.
		from := c.rand.IntN(len(s))
		to := from + c.rand.IntN(cap(s)-from+1)
		at := c.rand.IntN(len(s) + 1)
		end := at + c.rand.IntN(len(s)-at+1)
		pair(c, "Insert", theirs.Insert[[]E], ours.Insert[[]E], func(f func([]E, int, ...E) []E, tell teller) {
			s := fresh(s)
			tell("%s", state(f(s, at, s[from:to]...)[:len(s)+to-from]))
		})
		pair(c, "Replace", theirs.Replace[[]E], ours.Replace[[]E], func(f func([]E, int, int, ...E) []E, tell teller) {
			s := fresh(s)
			r := f(s, at, end, s[from:to]...)
			tell("%v", r)
		})
	}
	pair(c, "Delete", theirs.Delete[[]E], ours.Delete[[]E], func(f func([]E, int, int) []E, tell teller) {
		s := fresh(s)
		defer func() { tell("%s", state(s)) }()
		tell("%s", state(f(s, i, j)))
	})
	pair(c, "DeleteFunc", theirs.DeleteFunc[[]E], ours.DeleteFunc[[]E], func(f func([]E, func(E) bool) []E, tell teller) {
		s, calls := fresh(s), 0
		defer func() { tell("%s", state(s)) }()
		r := f(s, func(e E) bool {
			if calls++; calls == 9 {
				panic("del")
			}
			tell("%v", e)
			return (calls*i+j)%3 == 0
		})
		tell("%s", state(r))
	})
	pair(c, "Compact", theirs.Compact[[]E], ours.Compact[[]E], func(f func([]E) []E, tell teller) {
		s := fresh(s)
		tell("%s", state(f(s)))
		tell("%s", state(s))
	})
	pair(c, "CompactFunc", theirs.CompactFunc[[]E], ours.CompactFunc[[]E], func(f func([]E, func(E, E) bool) []E, tell teller) {
		s, calls := fresh(s), 0
		defer func() { tell("%s", state(s)) }()
		r := f(s, func(a, b E) bool {
			if calls++; calls == 9 {
				panic("eq")
			}
			tell("%v %v", a, b)
			return a == b || (calls*i+j)%3 == 0
		})
		tell("%s", state(r))
	})
	pair(c, "Reverse", theirs.Reverse[[]E], ours.Reverse[[]E], func(f func([]E), tell teller) {
		s := fresh(s)
		f(s)
		tell("%s", state(s))
	})
	for name, fs := range map[string][2]func([]E) []E{
		"Clone": {theirs.Clone[[]E], ours.Clone[[]E]},
		"Clip":  {theirs.Clip[[]E], ours.Clip[[]E]},
	} {
		pair(c, name, fs[0], fs[1], func(f func([]E) []E, tell teller) {
			s := fresh(s)
			r := f(s)
			tell("%s", state(r))
			clear(r)
			tell("%s", state(s))
		})
	}
	for name, fs := range map[string][2]func([]E, int) []E{
		"Grow":   {theirs.Grow[[]E], ours.Grow[[]E]},
		"Repeat": {theirs.Repeat[[]E], ours.Repeat[[]E]},
	} {
		pair(c, name, fs[0], fs[1], func(f func([]E, int) []E, tell teller) {
			tell("%s", state(f(fresh(s), k)))
			tell("%s", state(f(fresh(s), i)))
		})
	}
	pair(c, "Concat", theirs.Concat[[]E], ours.Concat[[]E], func(f func(...[]E) []E, tell teller) {
		tell("%s", state(f()))
		tell("%s", state(f(s)))
		tell("%s", state(f(s, v, nil, s)))
	})
}

// compareSizes compares what is made of sizes that are too large.
func compareSizes(c comparison) {
	type cell = [1 << 20]byte
	pair(c, "Repeat", theirs.Repeat[[]struct{}], ours.Repeat[[]struct{}], func(f func([]struct{}, int) []struct{}, tell teller) {
		tell("%d", len(f(make([]struct{}, 3), math.MaxInt/3)))
		tell("%d", len(f(make([]struct{}, 3), math.MaxInt/3+1)))
	})
	pair(c, "Repeat", theirs.Repeat[[]int], ours.Repeat[[]int], func(f func([]int, int) []int, tell teller) {
		tell("%d", len(f(nil, math.MaxInt)))
		tell("%d", len(f(make([]int, 4), math.MaxInt)))
	})
	for _, n := range []int{math.MaxInt / 4, math.MaxInt} {
		pair(c, "Repeat", theirs.Repeat[[]cell], ours.Repeat[[]cell], func(f func([]cell, int) []cell, tell teller) {
			tell("%d", len(f(make([]cell, 1), n)))
		})
		pair(c, "Grow", theirs.Grow[[]int], ours.Grow[[]int], func(f func([]int, int) []int, tell teller) {
			tell("%d", len(f([]int{1}, n)))
		})
		pair(c, "Concat", theirs.Concat[[]struct{}], ours.Concat[[]struct{}], func(f func(...[]struct{}) []struct{}, tell teller) {
			tell("%d", len(f(make([]struct{}, n), make([]struct{}, n))))
		})
		pair(c, "Chunk", theirs.Chunk[[]int], ours.Chunk[[]int], func(f func([]int, int) iter.Seq[[]int], tell teller) {
			for part := range f([]int{1, 2, 3}, n) {
				tell("%s", state(part))
			}
		})
	}
}

// compareSearches compares the functions that look through slices of any type.
func compareSearches[E comparable](c comparison, element func() E) {
	s, v, e := random(c, 8, element), random(c, 8, element), element()
	if c.rand.IntN(2) == 0 {
		v = fresh(s)
	}
	result := c.rand.IntN(5) - 2
	same := func(tell teller) func(a, b E) bool {
		return func(a, b E) bool {
			tell("%v %v", a, b)
			return a == b
		}
	}
	for name, fs := range map[string][2]func([]E, []E) bool{
		"Equal": {theirs.Equal[[]E], ours.Equal[[]E]},
	} {
		pair(c, name, fs[0], fs[1], func(f func([]E, []E) bool, tell teller) { tell("%t", f(s, v)) })
	}
	pair(c, "EqualFunc", theirs.EqualFunc[[]E, []E], ours.EqualFunc[[]E, []E], func(f func([]E, []E, func(E, E) bool) bool, tell teller) {
		tell("%t", f(s, v, same(tell)))
	})
	pair(c, "CompareFunc", theirs.CompareFunc[[]E, []E], ours.CompareFunc[[]E, []E], func(f func([]E, []E, func(E, E) int) int, tell teller) {
		equal := same(tell)
		tell("%d", f(s, v, func(a, b E) int {
			if equal(a, b) {
				return 0
			}
			return result
		}))
	})
	pair(c, "Index", theirs.Index[[]E], ours.Index[[]E], func(f func([]E, E) int, tell teller) { tell("%d", f(s, e)) })
	pair(c, "Contains", theirs.Contains[[]E], ours.Contains[[]E], func(f func([]E, E) bool, tell teller) { tell("%t", f(s, e)) })
	is := func(tell teller) func(E) bool {
		return func(a E) bool { return same(tell)(a, e) }
	}
	pair(c, "IndexFunc", theirs.IndexFunc[[]E], ours.IndexFunc[[]E], func(f func([]E, func(E) bool) int, tell teller) { tell("%d", f(s, is(tell))) })
	pair(c, "ContainsFunc", theirs.ContainsFunc[[]E], ours.ContainsFunc[[]E], func(f func([]E, func(E) bool) bool, tell teller) {
		tell("%t", f(s, is(tell)))
	})
}

// compareSequences compares the functions that make or take sequences, which
// are run to their end, and to each place before.
func compareSequences[E any](c comparison, element func() E) {
	s, n, stop := random(c, 8, element), c.rand.IntN(6), c.rand.IntN(9)
	for name, fs := range map[string][2]func([]E) iter.Seq2[int, E]{
		"All":      {theirs.All[[]E], ours.All[[]E]},
		"Backward": {theirs.Backward[[]E], ours.Backward[[]E]},
	} {
		pair(c, name, fs[0], fs[1], func(f func([]E) iter.Seq2[int, E], tell teller) {
			seq := f(s)
			for range 2 {
				for i, e := range seq {
					tell("%d %v", i, e)
					if i == stop {
						break
					}
				}
			}
		})
	}
	pair(c, "Values", theirs.Values[[]E], ours.Values[[]E], func(f func([]E) iter.Seq[E], tell teller) {
		left := stop
		for e := range f(s) {
			tell("%v", e)
			if left--; left < 0 {
				break
			}
		}
	})
	pair(c, "Chunk", theirs.Chunk[[]E], ours.Chunk[[]E], func(f func([]E, int) iter.Seq[[]E], tell teller) {
		seq, left := f(s, n), stop
		for part := range seq {
			tell("%s", state(part))
			if left--; left < 0 {
				break
			}
		}
		for part := range seq {
			tell("%s", state(part))
		}
		seq = f(s, n-3)
		tell("n-3 does")
		_ = seq
	})
	pair(c, "AppendSeq", theirs.AppendSeq[[]E], ours.AppendSeq[[]E], func(f func([]E, iter.Seq[E]) []E, tell teller) {
		s := fresh(s)
		tell("%s", state(f(s, theirs.Values(s))))
		tell("%s", state(s))
	})
	pair(c, "Collect", theirs.Collect[E], ours.Collect[E], func(f func(iter.Seq[E]) []E, tell teller) {
		tell("%s", state(f(theirs.Values(s))))
	})
}

// compareOrdered compares the functions for slices of ordered types.
func compareOrdered[E cmp.Ordered](c comparison, element func() E) {
	for round := range 200 {
		size := 20
		if round%20 == 0 {
			size = 600
		}
		s, v, target := random(c, size, element), random(c, 4, element), element()
		sorts := func(f func([]E), tell teller) {
			s := fresh(s)
			f(s)
			tell("%s", state(s))
		}
		pair(c, "Sort", theirs.Sort[[]E], ours.Sort[[]E], sorts)
		pair(c, "Sorted", theirs.Sorted[E], ours.Sorted[E], func(f func(iter.Seq[E]) []E, tell teller) {
			tell("%s", state(f(theirs.Values(s))))
		})
		pair(c, "Compare", theirs.Compare[[]E], ours.Compare[[]E], func(f func([]E, []E) int, tell teller) {
			tell("%d %d %d %d", f(s, v), f(v, s), f(s, s), f(v, v[:len(v)/2]))
		})
		for name, fs := range map[string][2]func([]E) E{
			"Min": {theirs.Min[[]E], ours.Min[[]E]},
			"Max": {theirs.Max[[]E], ours.Max[[]E]},
		} {
			pair(c, name, fs[0], fs[1], func(f func([]E) E, tell teller) { tell("%v", f(s)) })
		}
		inOrder := fresh(s)
		theirs.Sort(inOrder)
		pair(c, "IsSorted", theirs.IsSorted[[]E], ours.IsSorted[[]E], func(f func([]E) bool, tell teller) {
			tell("%t %t %t", f(s), f(inOrder), f(v))
		})
		pair(c, "BinarySearch", theirs.BinarySearch[[]E], ours.BinarySearch[[]E], func(f func([]E, E) (int, bool), tell teller) {
			for _, x := range [][]E{inOrder, s} {
				at, found := f(x, target)
				tell("%d %t", at, found)
			}
		})
		compareByFunc(c, s)
	}
}
