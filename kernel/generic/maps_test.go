package generic

import (
	"fmt"
	"iter"
	theirs "maps"
	"math"
	"slices"
	"testing"

	ours "kvsh/kernel/generic/maps"
)

func TestMaps(t *testing.T) {
	c := compare(t, "maps")
	for range 300 {
		compareMaps(c)
	}
	c.missed()
}

func randomMap(c comparison) map[float64]int {
	if c.rand.IntN(8) == 0 {
		return nil
	}
	m := map[float64]int{}
	for range c.rand.IntN(5) {
		m[float64(c.rand.IntN(3))] = c.rand.IntN(2)
	}
	if c.rand.IntN(3) == 0 {
		m[math.NaN()] = 1
	}
	return m
}

func showMap(m map[float64]int) string { return fmt.Sprintf("nil %t len %d %v", m == nil, len(m), m) }

func compareMaps(c comparison) {
	type M = map[float64]int
	m1, m2, stop := randomMap(c), randomMap(c), c.rand.IntN(4)
	if c.rand.IntN(2) == 0 {
		m2 = theirs.Clone(m1)
	}
	pair(c, "All", theirs.All[M], ours.All[M], func(f func(M) iter.Seq2[float64, int], tell teller) {
		var all []string
		for k, v := range f(m1) {
			all = append(all, fmt.Sprint(k, v))
		}
		tell("%v", slices.Sorted(slices.Values(all)))
		left := stop
		for range f(m1) {
			tell("one")
			if left--; left < 0 {
				break
			}
		}
	})
	pair(c, "Keys", theirs.Keys[M], ours.Keys[M], func(f func(M) iter.Seq[float64], tell teller) {
		tell("%v", slices.Sorted(f(m1)))
		left := stop
		for range f(m1) {
			tell("one")
			if left--; left < 0 {
				break
			}
		}
	})
	pair(c, "Values", theirs.Values[M], ours.Values[M], func(f func(M) iter.Seq[int], tell teller) {
		tell("%v", slices.Sorted(f(m1)))
		left := stop
		for range f(m1) {
			tell("one")
			if left--; left < 0 {
				break
			}
		}
	})
	pair(c, "Insert", theirs.Insert[M], ours.Insert[M], func(f func(M, iter.Seq2[float64, int]), tell teller) {
		m := theirs.Clone(m1)
		defer func() { tell("%s", showMap(m)) }()
		f(m, theirs.All(m2))
	})
	pair(c, "Copy", theirs.Copy[M, M], ours.Copy[M, M], func(f func(M, M), tell teller) {
		m := theirs.Clone(m1)
		defer func() { tell("%s", showMap(m)) }()
		f(m, m2)
	})
	pair(c, "Collect", theirs.Collect[float64, int], ours.Collect[float64, int], func(f func(iter.Seq2[float64, int]) M, tell teller) {
		tell("%s", showMap(f(theirs.All(m1))))
	})
	pair(c, "Clone", theirs.Clone[M], ours.Clone[M], func(f func(M) M, tell teller) {
		m := f(m1)
		tell("%s", showMap(m))
		clear(m)
		tell("%s", showMap(m1))
	})
	pair(c, "Equal", theirs.Equal[M, M], ours.Equal[M, M], func(f func(M, M) bool, tell teller) {
		tell("%t %t", f(m1, m2), f(m1, m1))
	})
	pair(c, "EqualFunc", theirs.EqualFunc[M, M], ours.EqualFunc[M, M], func(f func(M, M, func(int, int) bool) bool, tell teller) {
		tell("%t", f(m1, m2, func(a, b int) bool { return a <= b }))
	})
	pair(c, "DeleteFunc", theirs.DeleteFunc[M], ours.DeleteFunc[M], func(f func(M, func(float64, int) bool), tell teller) {
		m := theirs.Clone(m1)
		f(m, func(k float64, v int) bool { return k != k || v == stop })
		tell("%s", showMap(m))
	})
}
