package stats

import (
	"math"
	"slices"
)

// A Trend is the result of a test for a trend over time.
type Trend struct {
	N     int
	Tau   float64 // Kendall's tau-b with time: -1 falls throughout, 1 rises throughout
	P     float64 // two-sided p-value
	Slope float64 // Theil-Sen slope: the median, over all pairs, of the change a step
	Exact bool    // P is exact, not a normal approximation
}

// MinTrend is how many values it takes to speak of a trend.
const MinTrend = 6

// exactTrend is the largest sample for which the null distribution is counted
// out.
const exactTrend = 60

// MannKendall tests whether the values of x, in the order of time, rise or fall
// (Mann, Nonparametric Tests Against Trend, 1945; Kendall, Rank Correlation
// Methods). Without ties and up to 60 values the p-value is exact, from the
// number of permutations with each count of inversions; else it is the normal
// approximation with the correction for ties and for continuity. Below three
// values P is 1; without any Slope is NaN.
//
// The slope is that of Theil and Sen (Sen, Estimates of the Regression
// Coefficient Based on Kendall's Tau, 1968). Time and memory grow with the square
// of len(x): the function is meant for the iterations of a series, not for
// single requests.
func MannKendall(x []float64) Trend {
	x = slices.DeleteFunc(slices.Clone(x), math.IsNaN)
	n := len(x)
	t := Trend{N: n, P: 1}
	s, untied := 0, 0
	slopes := make([]float64, 0, n*(n-1)/2)
	for i := range n {
		for j := i + 1; j < n; j++ {
			switch {
			case x[j] > x[i]:
				s++
				untied++
			case x[j] < x[i]:
				s--
				untied++
			}
			slopes = append(slopes, (x[j]-x[i])/float64(j-i))
		}
	}
	t.Slope = Median(slopes)
	pairs := n * (n - 1) / 2
	if untied == 0 {
		return t
	}
	t.Tau = float64(s) / math.Sqrt(float64(pairs)*float64(untied))
	if n < 3 {
		return t
	}
	if t.Exact = untied == pairs && n <= exactTrend; t.Exact {
		t.P = exactKendall(n, s)
	} else {
		t.P = normalKendall(x, s)
	}
	return t
}

// exactKendall is the share of the permutations of n values whose sum of signs
// is at least as far from zero as s.
func exactKendall(n, s int) float64 {
	share := []float64{1} // by the number of inversions, of permutations of k values
	for k := 2; k <= n; k++ {
		next := make([]float64, len(share)+k-1)
		for i, v := range share {
			for j := range k {
				next[i+j] += v / float64(k)
			}
		}
		share = next
	}
	pairs := len(share) - 1
	p := 0.0
	for inversions, v := range share {
		if abs(pairs-2*inversions) >= abs(s) {
			p += v
		}
	}
	return min(1, p)
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// normalKendall approximates the p-value of the sum of signs s.
func normalKendall(x []float64, s int) float64 {
	moment := func(n float64) float64 { return n * (n - 1) * (2*n + 5) }
	variance := moment(float64(len(x)))
	for _, size := range tieGroups(present(x)) {
		variance -= moment(float64(size))
	}
	z := (math.Abs(float64(s)) - 1) / math.Sqrt(variance/18)
	return min(1, math.Erfc(max(0, z)/math.Sqrt2))
}
