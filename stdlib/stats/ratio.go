package stats

import (
	"math"
	"slices"
)

// exactShift is the largest sample for which the null distribution of U without
// ties is counted out, as in [MannWhitneyU].
const exactShift = 50

// HodgesLehmannRatio is how many times larger the values of next are than those
// of base: the Hodges-Lehmann shift of their logarithms as a ratio, which is the
// median of next[j]/base[i] over all pairs, a geometric mean where two are in the
// middle (Hodges and Lehmann, Estimates of Location Based on Rank Tests, 1963).
// It is NaN if a sample is empty, if a value is not above zero, or if both samples
// have infinite values. Time and memory grow with the number of pairs.
func HodgesLehmannRatio(base, next []float64) float64 {
	ratios := pairRatios(base, next)
	n := len(ratios)
	if n == 0 {
		return math.NaN()
	}
	low, high := ratios[(n-1)/2], ratios[n/2]
	if low == high {
		return low
	}
	return math.Sqrt(low) * math.Sqrt(high)
}

// HodgesLehmannRatioInterval is the confidence interval of [HodgesLehmannRatio]
// at the given level, such as 0.95: the ratios that the two-sided Mann-Whitney U
// test does not reject (Hollander and Wolfe, Nonparametric Statistical Methods,
// section 4.3). Its ends are two order statistics of the ratios of all pairs,
// taken symmetrically from the null distribution of U without ties; with ties the
// interval is, if anything, too wide. That distribution is exact up to 50 values a
// sample, beyond that it is the normal approximation with the correction for
// continuity.
//
// Ok is false if the samples are too small for the level, if a value is not above
// zero, if both samples have infinite values, or if level is not between 0 and 1.
// Two samples of four are enough for 95 %.
func HodgesLehmannRatioInterval(base, next []float64, level float64) (lo, hi float64, ok bool) {
	ratios := pairRatios(base, next)
	rank := shiftRank(len(present(base)), len(present(next)), level)
	if rank < 0 || len(ratios) == 0 {
		return math.NaN(), math.NaN(), false
	}
	return ratios[rank], ratios[len(ratios)-1-rank], true
}

// pairRatios returns next[j]/base[i] for all pairs in ascending order, or nothing
// if one of them is no ratio of values above zero.
func pairRatios(base, next []float64) []float64 {
	base, next = present(base), present(next)
	ratios := make([]float64, 0, len(base)*len(next))
	for _, b := range base {
		for _, n := range next {
			r := n / b
			if b <= 0 || n <= 0 || math.IsNaN(r) {
				return nil
			}
			ratios = append(ratios, r)
		}
	}
	slices.Sort(ratios)
	return ratios
}

// shiftRank is the rank, from 0, of the lower end of the interval among the
// ordered shifts of all pairs of m and n values, or -1 if there is none.
//
// The pair of ranks r and mn-1-r covers the shift with probability
// 1 - 2 P(U <= r).
func shiftRank(m, n int, level float64) int {
	if !(level > 0 && level < 1) || m == 0 || n == 0 {
		return -1
	}
	if max(m, n) > exactShift {
		pairs := float64(m) * float64(n)
		deviation := math.Sqrt(pairs * float64(m+n+1) / 12)
		return int(max(-1, math.Floor((pairs-1)/2-float64(deviation*math.Sqrt2*math.Erfcinv(1-level)))))
	}
	ways := uWays(m, n)
	all := 1.0
	for i := 1; i <= m; i++ {
		all = all * float64(n+i) / float64(i) // a whole number
	}
	rank, tail := -1, 0.0
	for r, w := range ways {
		tail += w
		if 1-2*tail/all < level {
			break
		}
		rank = r
	}
	return rank
}

// uWays is the number of ways in which m and n values without ties can be ordered
// so that U is 0, 1 and so on up to half its range.
//
// They are the coefficients of the Gaussian binomial, which is the product over i
// of (1 - q^(n+i)) / (1 - q^i) (Harding, An Efficient, Unified Generating Function
// for the Mann-Whitney and Wilcoxon Distributions, 1984).
func uWays(m, n int) []float64 {
	ways := make([]float64, m*n/2+1)
	ways[0] = 1
	for i := 1; i <= m; i++ {
		for u := len(ways) - 1; u >= n+i; u-- {
			ways[u] -= ways[u-n-i]
		}
		for u := i; u < len(ways); u++ {
			ways[u] += ways[u-i]
		}
	}
	return ways
}
