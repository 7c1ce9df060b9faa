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

// quantiles returns quantiles of v as quantile does, and leaves v as it is.
func quantiles(v []float64, qs ...float64) []float64 {
	last := len(v) - 1
	var ks []int
	for _, q := range qs {
		k := int(q * float64(last))
		ks = append(ks, k, min(k+1, last))
	}
	values := smallests(v, ks)
	out := make([]float64, len(qs))
	for i, q := range qs {
		at := q * float64(last)
		low, high := values[2*i], values[2*i+1]
		out[i] = low
		if at > float64(ks[2*i]) {
			out[i] = low + (at-float64(ks[2*i]))*(high-low)
		}
	}
	return out
}

// buckets is how many parts smallests cuts the range of values into.
const buckets = 1 << 12

// smallests returns the values that are at ks when v is sorted, and leaves v as
// it is. It looks for each only among the values that are near it.
func smallests(v []float64, ks []int) []float64 {
	out := make([]float64, len(ks))
	if len(v) < buckets {
		v = slices.Clone(v)
		for i, k := range ks {
			out[i] = smallest(v, k)
		}
		return out
	}
	low, high := bounds(v)
	if low == high {
		return slices.Repeat([]float64{low}, len(ks))
	}
	lowest := order(low)
	shift := max(0, bits.Len64(order(high)-lowest)-bits.Len(buckets-1))
	var before [buckets + 1]int // the number of values in the buckets before each
	for _, x := range v {
		before[(order(x)-lowest)>>shift+1]++
	}
	for b := range buckets {
		before[b+1] += before[b]
	}
	wanted := map[int][]int{} // the places in ks of those that are in a bucket
	var near [buckets][]float64
	for i, k := range ks {
		b := sort.SearchInts(before[1:], k+1)
		if wanted[b] == nil {
			near[b] = make([]float64, 0, before[b+1]-before[b])
		}
		wanted[b] = append(wanted[b], i)
	}
	for _, x := range v {
		if b := (order(x) - lowest) >> shift; near[b] != nil {
			near[b] = append(near[b], x)
		}
	}
	for b, places := range wanted {
		inside := make([]int, len(places))
		for j, i := range places {
			inside[j] = ks[i] - before[b]
		}
		for j, x := range smallests(near[b], inside) {
			out[places[j]] = x
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
