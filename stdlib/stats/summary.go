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
			sum += float64((v - mean) * (v - mean)) // not fused, the same on every machine
			n++
		}
	}
	if n < 2 {
		return math.NaN()
	}
	return math.Sqrt(sum / float64(n-1))
}

// Median is the middle value, or the mean of the two middle ones.
func Median(x []float64) float64 {
	s := present(x)
	n := len(s)
	switch {
	case n == 0:
		return math.NaN()
	case n%2 == 1:
		return s[n/2]
	}
	return (s[n/2-1] + s[n/2]) / 2
}

// Quantile is the q-quantile, 0 <= q <= 1, with linear interpolation between
// the order statistics (type 7 of Hyndman and Fan, Sample Quantiles in
// Statistical Packages, 1996; the default of R and NumPy). It is NaN for any
// other q.
func Quantile(x []float64, q float64) float64 {
	s := present(x)
	if len(s) == 0 || !(q >= 0 && q <= 1) {
		return math.NaN()
	}
	at := q * float64(len(s)-1)
	i := int(at)
	if i+1 == len(s) || s[i] == s[i+1] {
		return s[i]
	}
	return between(s[i], s[i+1], at-float64(i))
}

// between is the point a share t, 0 <= t < 1, of the way from a to b, reckoned
// from the nearer end as NumPy does. The conversions keep the products from
// being fused with the sums, so that every machine gets the same digits.
func between(a, b, t float64) float64 {
	switch {
	case t == 0:
		return a
	case t < 0.5:
		return a + float64(t*(b-a))
	}
	return b - float64((1-t)*(b-a))
}
