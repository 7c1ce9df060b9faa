package stats

import (
	"math"
	"slices"
)

// present returns the values of x that are not missing, in ascending order.
func present(x []float64) []float64 {
	out := make([]float64, 0, len(x))
	for _, v := range x {
		if !math.IsNaN(v) {
			out = append(out, v)
		}
	}
	slices.Sort(out)
	return out
}

// Mean is the arithmetic mean.
func Mean(x []float64) float64 {
	sum, n := 0.0, 0
	for _, v := range x {
		if !math.IsNaN(v) {
			sum += v
			n++
		}
	}
	return sum / float64(n)
}

// GeoMean is the geometric mean. It is NaN if a value is negative, and 0 if one
// is zero.
func GeoMean(x []float64) float64 {
	logs := make([]float64, len(x))
	for i, v := range x {
		if v < 0 {
			return math.NaN()
		}
		logs[i] = math.Log(v)
	}
	return math.Exp(Mean(logs))
}

// Std is the sample standard deviation, with n-1 in the denominator. It is NaN
// below two values.
func Std(x []float64) float64 {
	mean, sum, n := Mean(x), 0.0, 0
	for _, v := range x {
		if !math.IsNaN(v) {
			sum += (v - mean) * (v - mean)
			n++
		}
	}
	if n < 2 {
		return math.NaN()
	}
	return math.Sqrt(sum / float64(n-1))
}

// Median is the middle value, or the mean of the two middle ones.
func Median(x []float64) float64 { return Quantile(x, 0.5) }

// Quantile is the q-quantile, 0 <= q <= 1, with linear interpolation between
// the order statistics (type 7 of Hyndman and Fan, Sample Quantiles in
// Statistical Packages, 1996; the default of R and NumPy).
func Quantile(x []float64, q float64) float64 {
	s := present(x)
	if len(s) == 0 || q < 0 || q > 1 || math.IsNaN(q) {
		return math.NaN()
	}
	at := q * float64(len(s)-1)
	i := int(at)
	if i+1 == len(s) || at == float64(i) {
		return s[i]
	}
	return s[i] + (at-float64(i))*(s[i+1]-s[i])
}

// MinInterval is the least sample size for which [Interval] has a 95 %
// interval.
const MinInterval = 6

// Interval is the confidence interval of the median at the given level, such
// as 0.95: the innermost pair of order statistics, taken symmetrically, that
// covers the median with at least that probability whatever the distribution
// (David and Nagaraja, Order Statistics, section 7.1). Ok is false if the sample
// is too small, below [MinInterval] for 95 %.
func Interval(x []float64, level float64) (lo, hi float64, ok bool) {
	s := present(x)
	n := len(s)
	// The pair of ranks r+1 and n-r, counted from 1, covers the median with
	// probability 1 - 2 P(B <= r), where B is binomial with n draws at 1/2.
	tail, term := 0.0, math.Pow(0.5, float64(n))
	rank := -1
	for r := 0; r < (n+1)/2; r++ {
		tail += term
		if 1-2*tail < level {
			break
		}
		rank = r
		term *= float64(n-r) / float64(r+1)
	}
	if rank < 0 {
		return math.NaN(), math.NaN(), false
	}
	return s[rank], s[n-1-rank], true
}
