package frame

import (
	"math/bits"
	"slices"
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
