package slices

import (
	"cmp"
	"math/bits"
	"sort"
)

// Sort puts the elements of x in order, in place, NaNs first.
func Sort[S ~[]E, E cmp.Ordered](x S) {
	if sortNative([]E(x)) {
		return
	}
	sort.Slice(x, func(i, j int) bool { return cmp.Less(x[i], x[j]) })
}

// SortFunc puts the elements of x in the order of cmp, in place.
func SortFunc[S ~[]E, E any](x S, cmp func(a, b E) int) {
	// The compiled sort.Slice takes the very steps of the compiled
	// slices.SortFunc, so that equal elements end up in the same order too.
	sort.Slice(x, func(i, j int) bool { return cmp(x[i], x[j]) < 0 })
}

// SortStableFunc puts the elements of x in the order of cmp, in place, where
// equal elements stay in the order they are in.
func SortStableFunc[S ~[]E, E any](x S, cmp func(a, b E) int) {
	sort.SliceStable(x, func(i, j int) bool { return cmp(x[i], x[j]) < 0 })
}

// sortNative sorts a slice of a basic type by compiled code alone, and says
// whether x is one.
func sortNative(x any) bool {
	switch x := x.(type) {
	case []int:
		sort.Ints(x)
	case []string:
		sort.Strings(x)
	case []float64:
		sort.Float64s(x)
	case []float32:
		sortFloats(x)
	case []int8:
		return sortIntegers(x)
	case []int16:
		return sortIntegers(x)
	case []int32:
		return sortIntegers(x)
	case []int64:
		return sortIntegers(x)
	case []uint:
		return sortIntegers(x)
	case []uint8:
		return sortIntegers(x)
	case []uint16:
		return sortIntegers(x)
	case []uint32:
		return sortIntegers(x)
	case []uint64:
		return sortIntegers(x)
	case []uintptr:
		return sortIntegers(x)
	default:
		return false
	}
	return true
}

// sortFloats sorts x as float64s, which hold each float32.
func sortFloats(x []float32) {
	keys := make([]float64, len(x))
	for i, v := range x {
		keys[i] = float64(v)
	}
	sort.Float64s(keys)
	for i, k := range keys {
		x[i] = float32(k)
	}
}

// sortIntegers sorts x as ints in the same order, if an int has 64 bits.
func sortIntegers[E int8 | int16 | int32 | int64 | uint | uint8 | uint16 | uint32 | uint64 | uintptr](x []E) bool {
	if bits.UintSize < 64 {
		return false
	}
	// Unsigned integers keep their order as ints if their top bit is turned over.
	var zero E
	var turn uint64
	if zero-1 > zero {
		turn = 1 << 63
	}
	keys := make([]int, len(x))
	for i, v := range x {
		keys[i] = int(uint64(v) ^ turn)
	}
	sort.Ints(keys)
	for i, k := range keys {
		x[i] = E(uint64(k) ^ turn)
	}
	return true
}

// IsSorted says whether the elements of x are in order.
func IsSorted[S ~[]E, E cmp.Ordered](x S) bool {
	for i := len(x) - 1; i > 0; i-- {
		if cmp.Less(x[i], x[i-1]) {
			return false
		}
	}
	return true
}

// IsSortedFunc says whether the elements of x are in the order of cmp.
func IsSortedFunc[S ~[]E, E any](x S, cmp func(a, b E) int) bool {
	for i := len(x) - 1; i > 0; i-- {
		if cmp(x[i], x[i-1]) < 0 {
			return false
		}
	}
	return true
}

// Min gives the least element of x, or a NaN if there is one, and panics if x is empty.
func Min[S ~[]E, E cmp.Ordered](x S) E {
	if len(x) == 0 {
		panic("slices.Min: empty list")
	}
	least := x[0]
	for _, v := range x[1:] {
		least = min(least, v)
	}
	return least
}

// MinFunc gives the first of the least elements of x by cmp, and panics if x is empty.
func MinFunc[S ~[]E, E any](x S, cmp func(a, b E) int) E {
	if len(x) == 0 {
		panic("slices.MinFunc: empty list")
	}
	least := x[0]
	for _, v := range x[1:] {
		if cmp(v, least) < 0 {
			least = v
		}
	}
	return least
}

// Max gives the greatest element of x, or a NaN if there is one, and panics if x is empty.
func Max[S ~[]E, E cmp.Ordered](x S) E {
	if len(x) == 0 {
		panic("slices.Max: empty list")
	}
	greatest := x[0]
	for _, v := range x[1:] {
		greatest = max(greatest, v)
	}
	return greatest
}

// MaxFunc gives the first of the greatest elements of x by cmp, and panics if x is empty.
func MaxFunc[S ~[]E, E any](x S, cmp func(a, b E) int) E {
	if len(x) == 0 {
		panic("slices.MaxFunc: empty list")
	}
	greatest := x[0]
	for _, v := range x[1:] {
		if cmp(v, greatest) > 0 {
			greatest = v
		}
	}
	return greatest
}

// BinarySearch gives the place of target in x, which is in order, or the place
// where it would be, and says whether it is there.
func BinarySearch[S ~[]E, E cmp.Ordered](x S, target E) (int, bool) {
	return BinarySearchFunc(x, target, cmp.Compare[E])
}

// BinarySearchFunc gives the place of target in x, which is in the order of
// cmp, or the place where it would be, and says whether it is there.
func BinarySearchFunc[S ~[]E, E, T any](x S, target T, cmp func(E, T) int) (int, bool) {
	low, high := 0, len(x)
	for low < high {
		middle := int(uint(low+high) >> 1)
		if cmp(x[middle], target) < 0 {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low, low < len(x) && cmp(x[low], target) == 0
}
