package stats

import "math"

// MinInterval is the least sample size for which [Interval] has a 95 %
// interval.
const MinInterval = 6

// Interval is the confidence interval of the median at the given level, such
// as 0.95: the innermost pair of order statistics, taken symmetrically, that
// covers the median with at least that probability whatever the distribution
// (David and Nagaraja, Order Statistics, section 7.1). Nine values at 0.95 give
// the second and the eighth. Ok is false if the sample is too small, below
// [MinInterval] for 95 %, or if level is not between 0 and 1.
func Interval(x []float64, level float64) (lo, hi float64, ok bool) {
	s := present(x)
	rank := intervalRank(len(s), level)
	if rank < 0 {
		return math.NaN(), math.NaN(), false
	}
	return s[rank], s[len(s)-1-rank], true
}

// intervalRank is the rank, from 0, of the lower end of the interval of the
// median of n values, or -1 if there is none.
//
// The pair of ranks r and n-1-r covers the median with probability
// 1 - 2 P(B <= r), where B is binomial with n draws at one half. The terms of
// that sum are kept as logarithms, as 2^-n is no number from n = 1075 on.
func intervalRank(n int, level float64) int {
	rank := -1
	if !(level > 0 && level < 1) {
		return rank
	}
	tail, logTerm := 0.0, -float64(n)*math.Ln2
	for r := 0; r < (n+1)/2; r++ {
		tail += math.Exp(logTerm)
		if 1-2*tail < level {
			break
		}
		rank = r
		logTerm += math.Log(float64(n-r) / float64(r+1))
	}
	return rank
}
