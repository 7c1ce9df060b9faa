package stats

import (
	"math"
	"math/rand/v2"
	"testing"
)

// permutations calls each with every order of 0..n-1.
func permutations(n int, each func([]float64)) {
	x := make([]float64, n)
	for i := range x {
		x[i] = float64(i)
	}
	var permute func(k int)
	permute = func(k int) {
		if k == n {
			each(x)
			return
		}
		for i := k; i < n; i++ {
			x[k], x[i] = x[i], x[k]
			permute(k + 1)
			x[k], x[i] = x[i], x[k]
		}
	}
	permute(0)
}

func TestMannKendallIsExact(t *testing.T) {
	const n = 6
	count := map[int]int{} // by the absolute sum of signs
	total := 0
	sum := func(x []float64) (s int) {
		for i := range x {
			for j := i + 1; j < len(x); j++ {
				s += map[bool]int{true: 1, false: -1}[x[j] > x[i]]
			}
		}
		return s
	}
	permutations(n, func(x []float64) { count[abs(sum(x))]++; total++ })
	permutations(n, func(x []float64) {
		extreme := 0
		for s, c := range count {
			if s >= abs(sum(x)) {
				extreme += c
			}
		}
		got := MannKendall(x)
		if want := float64(extreme) / float64(total); !near(got.P, want) || !got.Exact {
			t.Fatalf("%v: p %v, want %v", x, got.P, want)
		}
	})
}

func TestMannKendall(t *testing.T) {
	for _, tt := range []struct {
		name string
		x    []float64
		want Trend
	}{
		{"nine values that rise", []float64{1, 2, 3, 4, 5, 6, 7, 8, 9}, Trend{9, 1, 2.0 / 362880, 1, true}},
		{"four values that fall", []float64{8, 6, 4, 2}, Trend{4, -1, 2.0 / 24, -2, true}},
		{"one value is no trend", []float64{1}, Trend{1, 0, 1, nan, false}},
		{"missing values only", []float64{nan, nan}, Trend{0, 0, 1, nan, false}},
		{"two equal values", []float64{1, 1}, Trend{2, 0, 1, 0, false}},
		{"an infinity is the largest value", []float64{1, 2, 3, math.Inf(1)}, Trend{4, 1, 2.0 / 24, math.Inf(1), true}},
		{"two values are no trend", []float64{1, 2}, Trend{2, 1, 1, 1, false}},
		{"equal values are no trend", []float64{1, 1, 1}, Trend{3, 0, 1, 0, false}},
		{"one value far off does not bend the slope", []float64{1, 2, 3, 100, 5}, Trend{5, 0.8, 10.0 / 120, 1, true}},
		{"a missing value is left out", []float64{8, 6, nan, 4, 2}, Trend{4, -1, 2.0 / 24, -2, true}},
	} {
		if got := MannKendall(tt.x); got.N != tt.want.N || !near(got.Tau, tt.want.Tau) || !near(got.P, tt.want.P) || !near(got.Slope, tt.want.Slope) || got.Exact != tt.want.Exact {
			t.Errorf("%s: %+v, want %+v", tt.name, got, tt.want)
		}
	}
	if got := MannKendall(nil); got.P != 1 {
		t.Errorf("no values: %+v", got)
	}
}

// One-sided probabilities of Kendall's S as tabled to two figures (Gilbert,
// Statistical Methods for Environmental Pollution Monitoring, table A18).
func TestMannKendallHasTheTabledProbabilities(t *testing.T) {
	for _, tt := range []struct {
		n, s int
		want float64
	}{
		{4, 6, 0.042}, {5, 8, 0.042}, {8, 16, 0.031}, {9, 18, 0.038}, {9, 24, 0.0063}, {10, 15, 0.108}, {10, 21, 0.036},
	} {
		if got := exactKendall(tt.n, tt.s) / 2; math.Abs(got-tt.want) > 0.0006 {
			t.Errorf("n = %d, S = %d: %v, want %v", tt.n, tt.s, got, tt.want)
		}
	}
}

func TestTheNormalApproximationIsNearTheExactTrend(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 50 {
		x := make([]float64, 40)
		for i := range x {
			x[i] = r.NormFloat64() + 0.02*float64(i)
		}
		exact := MannKendall(x)
		s := int(math.Round(exact.Tau * 40 * 39 / 2))
		if approx := normalKendall(x, s); math.Abs(approx-exact.P) > 0.01 {
			t.Errorf("approximately %v, exactly %v", approx, exact.P)
		}
	}
}

func BenchmarkMannKendall(b *testing.B) {
	x := make([]float64, 50)
	for i := range x {
		x[i] = float64(i * 7 % 50)
	}
	for b.Loop() {
		MannKendall(x)
	}
}
