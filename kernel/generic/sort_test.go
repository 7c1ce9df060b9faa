package generic

import (
	"cmp"
	"iter"
	theirs "slices"
	"testing"

	ours "kvsh/kernel/generic/slices"
)

// A tagged value shows which of equal elements it is.
type tagged[E any] struct {
	value E
	tag   int
}

// compareByFunc compares the functions that order by a function, among them
// ones that don't hold to any order.
func compareByFunc[E cmp.Ordered](c comparison, values []E) {
	var s []tagged[E]
	for i, v := range values {
		s = append(s, tagged[E]{v, i})
	}
	type T = tagged[E]
	byValue := func(a, b T) int { return cmp.Compare(a.value, b.value) }
	seed := c.rand.IntN(1000)
	for _, order := range []func(a, b T) int{
		byValue,
		func(a, b T) int { return 7 * byValue(b, a) },
		func(a, b T) int { return a.tag%3 - b.tag%3 },
		func(a, b T) int { return 0 },
		func(a, b T) int { return -1 },
		func(a, b T) int { return 1 },
		func(a, b T) int { return (a.tag*31+b.tag*17+seed)%3 - 1 },
	} {
		// A sum over the calls shows that they are the same, in the same order.
		var sum int
		traced := func(a, b T) int {
			sum = sum*31 + a.tag*7 + b.tag
			return order(a, b)
		}
		for name, fs := range map[string][2]func([]T, func(a, b T) int){
			"SortFunc":       {theirs.SortFunc[[]T], ours.SortFunc[[]T]},
			"SortStableFunc": {theirs.SortStableFunc[[]T], ours.SortStableFunc[[]T]},
		} {
			pair(c, name, fs[0], fs[1], func(f func([]T, func(a, b T) int), tell teller) {
				s := fresh(s)
				sum = 0
				f(s, traced)
				tell("%d %s", sum, state(s))
			})
		}
		for name, fs := range map[string][2]func(iter.Seq[T], func(a, b T) int) []T{
			"SortedFunc":       {theirs.SortedFunc[T], ours.SortedFunc[T]},
			"SortedStableFunc": {theirs.SortedStableFunc[T], ours.SortedStableFunc[T]},
		} {
			pair(c, name, fs[0], fs[1], func(f func(iter.Seq[T], func(a, b T) int) []T, tell teller) {
				tell("%s", state(f(theirs.Values(s), order)))
			})
		}
		for name, fs := range map[string][2]func([]T, func(a, b T) int) T{
			"MinFunc": {theirs.MinFunc[[]T], ours.MinFunc[[]T]},
			"MaxFunc": {theirs.MaxFunc[[]T], ours.MaxFunc[[]T]},
		} {
			pair(c, name, fs[0], fs[1], func(f func([]T, func(a, b T) int) T, tell teller) {
				sum = 0
				tell("%v", f(s, traced))
				tell("%d", sum)
			})
		}
		inOrder := fresh(s)
		theirs.SortFunc(inOrder, order)
		pair(c, "IsSortedFunc", theirs.IsSortedFunc[[]T], ours.IsSortedFunc[[]T], func(f func([]T, func(a, b T) int) bool, tell teller) {
			sum = 0
			tell("%t %t %d", f(s, traced), f(inOrder, traced), sum)
		})
		pair(c, "BinarySearchFunc", theirs.BinarySearchFunc[[]T, T, int], ours.BinarySearchFunc[[]T, T, int], func(f func([]T, int, func(T, int) int) (int, bool), tell teller) {
			for target := -1; target < len(s)+1; target += 1 + len(s)/4 {
				at, found := f(inOrder, target, func(e T, target int) int {
					tell("%d", e.tag)
					return order(e, T{tag: target})
				})
				tell("%d %t", at, found)
			}
		})
	}
}

type (
	celsius float64
	log     []celsius
	names   []string
)

func TestSortNamed(t *testing.T) {
	readings := log{3, 1, 2}
	ours.Sort(readings)
	if !theirs.Equal(readings, log{1, 2, 3}) {
		t.Error(readings)
	}
	words := names{"b", "c", "a"}
	ours.Sort(words)
	if !theirs.Equal(words, names{"a", "b", "c"}) {
		t.Error(words)
	}
}

func TestSortPanic(t *testing.T) {
	defer func() {
		if p := recover(); p != "no" {
			t.Errorf("%v", p)
		}
	}()
	ours.SortFunc([]int{2, 1}, func(a, b int) int { panic("no") })
}
