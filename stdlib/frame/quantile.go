package frame

import (
	"math/bits"
	"slices"
	"sort"
)

// quantile is the q-quantile of v, which must hold no NaN and at least one
// value, by linear interpolation as stats.Quantile does it. It reorders v, and
// takes time in proportion to its length.
func quantile(v []float64, q float64) float64 {
	at := q * float64(len(v)-1)
	k := int(at)
	low := smallest(v, k)
	if k+1 == len(v) || at == float64(k) {
		return low
	}
	high := v[k+1]
	for _, x := range v[k+2:] {
		high = min(high, x)
	}
	return low + (at-float64(k))*(high-low)
}

// buckets is how many parts quantiles cuts the range of values into.
const buckets = 1 << 12

// quantiles returns quantiles of v as quantile does, and leaves v as it is. It
// looks for each only among the values that are near it.
func quantiles(v []float64, qs ...float64) []float64 {
	out := make([]float64, len(qs))
	if len(v) < buckets {
		v = slices.Clone(v)
		for i, q := range qs {
			out[i] = quantile(v, q)
		}
		return out
	}
	low, high := order(slices.Min(v)), order(slices.Max(v))
	shift := max(0, bits.Len64(high-low)-bits.Len(buckets-1))
	var before [buckets + 1]int // the number of values in the buckets before each
	for _, x := range v {
		before[(order(x)-low)>>shift+1]++
	}
	for b := range buckets {
		before[b+1] += before[b]
	}
	bucketOf := func(k int) int { return sort.SearchInts(before[1:], k+1) }
	var near [buckets][]float64 // the values of the buckets that are looked into
	for _, q := range qs {
		k := int(q * float64(len(v)-1))
		for _, b := range []int{bucketOf(k), bucketOf(min(k+1, len(v)-1))} {
			near[b] = make([]float64, 0, before[b+1]-before[b])
		}
	}
	for _, x := range v {
		if b := (order(x) - low) >> shift; near[b] != nil {
			near[b] = append(near[b], x)
		}
	}
	nth := func(k int) float64 {
		b := bucketOf(k)
		return smallest(near[b], k-before[b])
	}
	for i, q := range qs {
		at := q * float64(len(v)-1)
		k := int(at)
		out[i] = nth(k)
		if at > float64(k) {
			out[i] += (at - float64(k)) * (nth(k+1) - out[i])
		}
	}
	return out
}

// smallest returns the value that is at k when v is sorted. It moves that value
// there, no larger ones before it and no smaller ones behind it: quickselect
// with the median of three as pivot, and a sort of what is left if the pivots
// prove bad.
func smallest(v []float64, k int) float64 {
	lo, hi := 0, len(v)-1
	for tries := 2 * bits.Len(uint(len(v))); lo < hi; tries-- {
		if tries == 0 {
			slices.Sort(v[lo : hi+1])
			break
		}
		a, b, c := v[lo], v[lo+(hi-lo)/2], v[hi]
		pivot := max(min(a, b), min(max(a, b), c))
		i, j := lo, hi
		for i <= j {
			for v[i] < pivot {
				i++
			}
			for v[j] > pivot {
				j--
			}
			if i <= j {
				v[i], v[j] = v[j], v[i]
				i++
				j--
			}
		}
		switch {
		case k <= j:
			hi = j
		case k >= i:
			lo = i
		default:
			return v[k]
		}
	}
	return v[k]
}
