package stats

import (
	"cmp"
	"math"
	"slices"

	"golang.org/x/perf/benchmath"
)

// MannWhitneyU is the two-sided p-value of the Mann-Whitney U test: how likely
// a difference in rank at least this large is if both samples have the same
// distribution. It is exact for small samples, also with ties, and NaN if a
// sample is empty.
func MannWhitneyU(a, b []float64) float64 {
	a, b = present(a), present(b)
	if len(a) == 0 || len(b) == 0 {
		return math.NaN()
	}
	thresholds := benchmath.DefaultThresholds
	x, y := benchmath.NewSample(a, &thresholds), benchmath.NewSample(b, &thresholds)
	return benchmath.AssumeNothing.Compare(x, y).P
}

// Holm adjusts the p-values of a family of tests so that the chance of any
// false rejection stays below the level that each is held against (Holm, A
// Simple Sequentially Rejective Multiple Test Procedure, 1979). The result is in
// the order of p; a NaN is no test and stays.
func Holm(p []float64) []float64 {
	out := slices.Clone(p)
	var order []int
	for i, v := range p {
		if !math.IsNaN(v) {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(p[i], p[j]) })
	worst := 0.0
	for k, i := range order {
		worst = max(worst, min(1, float64(len(order)-k)*p[i]))
		out[i] = worst
	}
	return out
}
