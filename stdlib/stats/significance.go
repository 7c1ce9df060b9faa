package stats

import (
	"cmp"
	"math"
	"slices"

	"golang.org/x/perf/benchmath"
)

// exactTies is the largest sample, of two that have values in common, for which
// the null distribution of the U test is counted out.
const exactTies = 25

// MannWhitneyU is the two-sided p-value of the Mann-Whitney U test: the chance
// of ranks at least as uneven as these if both samples come from one
// distribution (Mann and Whitney, On a Test of Whether one of Two Random
// Variables is Stochastically Larger than the Other, 1947).
//
// It is exact up to 50 values a sample, or 25 if there are equal values; beyond
// that it is the normal approximation with the corrections for ties and for
// continuity. It is 1 if all values are equal, and NaN if a sample is empty.
func MannWhitneyU(a, b []float64) float64 {
	a, b = present(a), present(b)
	if len(a) == 0 || len(b) == 0 {
		return math.NaN()
	}
	if max(len(a), len(b)) <= exactTies {
		all := slices.Concat(a, b)
		slices.Sort(all)
		if groups := tieGroups(all); len(groups) < len(all) {
			return exactRankSum(groups, len(a), rankSum(a, all))
		}
	}
	thresholds := benchmath.DefaultThresholds
	x, y := benchmath.NewSample(a, &thresholds), benchmath.NewSample(b, &thresholds)
	return min(1, benchmath.AssumeNothing.Compare(x, y).P)
}

// tieGroups is how many values of each size a sorted sample has, in ascending
// order.
func tieGroups(sorted []float64) []int {
	var groups []int
	for i, v := range sorted {
		if i == 0 || v != sorted[i-1] {
			groups = append(groups, 0)
		}
		groups[len(groups)-1]++
	}
	return groups
}

// rankSum is twice the sum of the ranks, from 1, of the values of a among all,
// which are sorted. Equal values share the mean of their ranks.
func rankSum(a, all []float64) int {
	sum := 0
	for _, v := range a {
		first, _ := slices.BinarySearch(all, v)
		after := first
		for after < len(all) && all[after] == v {
			after++
		}
		sum += first + 1 + after
	}
	return sum
}

// exactRankSum is the share of the ways to draw n of the values in groups whose
// doubled rank sum is at least as far from its mean as sum.
//
// With equal values that sum is not spread evenly about its mean, so that
// doubling one tail, as is usual without ties, would be wrong. The ways are
// counted group by group (Klotz, The Wilcoxon, Ties, and the Computer, 1966).
func exactRankSum(groups []int, n, sum int) float64 {
	total := 0
	for _, g := range groups {
		total += g
	}
	most := n * (2*total - n + 1) // the doubled sum of the n last ranks
	ways := make([][]float64, n+1)
	for k := range ways {
		ways[k] = make([]float64, most+1)
	}
	ways[0][0] = 1
	before := 0
	for _, size := range groups {
		rank := 2*before + size + 1 // doubled, shared by the group
		for k := n; k >= 1; k-- {   // downwards: smaller k are still without the group
			choose := 1.0
			for drawn := 1; drawn <= min(size, k); drawn++ {
				choose = choose * float64(size-drawn+1) / float64(drawn) // a whole number
				for s := most; s >= drawn*rank; s-- {
					ways[k][s] += choose * ways[k-drawn][s-drawn*rank]
				}
			}
		}
		before += size
	}
	mean := n * (total + 1)
	far, all := 0.0, 0.0
	for s, w := range ways[n] {
		all += w
		if abs(s-mean) >= abs(sum-mean) {
			far += w
		}
	}
	return far / all
}

// Alpha is the level of significance.
const Alpha = 0.05

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
