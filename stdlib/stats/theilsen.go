package stats

import "math"

// TheilSen fits the line through the points (x[i], y[i]) whose slope is the median of
// the slopes between all pairs with different x, and whose intercept is the median
// of what the slope leaves (Theil, A Rank-Invariant Method of Linear and Polynomial
// Regression Analysis, 1950; Sen, 1968). Points that lack a value are left out;
// without two of different x the result is NaN. Time and memory grow with the
// square of len(x).
func TheilSen(x, y []float64) (slope, intercept float64) {
	n := min(len(x), len(y))
	var slopes []float64
	for i := range n {
		for j := i + 1; j < n; j++ {
			if x[i] != x[j] {
				slopes = append(slopes, (y[j]-y[i])/(x[j]-x[i]))
			}
		}
	}
	slope = Median(slopes)
	rests := make([]float64, n)
	for i := range n {
		rests[i] = y[i] - float64(slope*x[i])
		if math.IsNaN(x[i]) {
			rests[i] = math.NaN()
		}
	}
	return slope, Median(rests)
}
