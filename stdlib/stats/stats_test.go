package stats

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

var nan = math.NaN()

func near(a, b float64) bool {
	return a == b || math.IsNaN(a) && math.IsNaN(b) || math.Abs(a-b) <= 1e-12*math.Max(1, math.Abs(b))
}

func TestSummaries(t *testing.T) {
	for _, tt := range []struct {
		name      string
		got, want float64
	}{
		{"the mean leaves out what is missing", Mean([]float64{1, nan, 3}), 2},
		{"the mean of nothing", Mean(nil), nan},
		{"the geometric mean", GeoMean([]float64{1, 100, nan}), 10},
		{"the geometric mean with a zero", GeoMean([]float64{1, 0}), 0},
		{"the geometric mean of a negative value", GeoMean([]float64{1, -1}), nan},
		{"the deviation", Std([]float64{2, 4, 4, 4, 5, 5, 7, 9}), math.Sqrt(32.0 / 7)},
		{"the deviation of one value", Std([]float64{2}), nan},
		{"the median of an odd number", Median([]float64{9, 1, 5}), 5},
		{"the median of an even number", Median([]float64{4, 1, 3, 2}), 2.5},
		{"the median with infinities", Median([]float64{math.Inf(1), 1, math.Inf(-1)}), 1},
		{"the median of nothing", Median([]float64{nan}), nan},
		{"a quantile between two values", Quantile([]float64{10, 20, 30, 40}, 0.9), 37},
		{"the last quantile", Quantile([]float64{10, 20}, 1), 20},
		{"a quantile out of range", Quantile([]float64{1}, 1.5), nan},
		{"the reuse gain", ReuseGain(900, []float64{100, 90, 110}), 9},
	} {
		if !near(tt.got, tt.want) {
			t.Errorf("%s is %v, want %v", tt.name, tt.got, tt.want)
		}
	}
	x := []float64{3, 1, 2}
	Median(x)
	if !slices.Equal(x, []float64{3, 1, 2}) {
		t.Error("the sample was changed")
	}
}

// Ranks of the 95 % interval as tabled for the sign test.
func TestIntervalHasTheTabledRanks(t *testing.T) {
	for n, ranks := range map[int][2]int{
		5: {}, 6: {1, 6}, 7: {1, 7}, 8: {1, 8}, 9: {2, 8}, 10: {2, 9}, 11: {2, 10}, 12: {3, 10}, 15: {4, 12}, 20: {6, 15}, 25: {8, 18}, 50: {18, 33}, 100: {40, 61},
	} {
		x := make([]float64, n)
		for i := range x {
			x[i] = float64(n - i)
		}
		lo, hi, ok := Interval(x, 0.95)
		if ok != (ranks[0] > 0) || ok && (int(lo) != ranks[0] || int(hi) != ranks[1]) {
			t.Errorf("n = %d: ranks %v to %v (%v), want %v", n, lo, hi, ok, ranks)
		}
	}
	if _, _, ok := Interval([]float64{1, 2, 3, 4, 5, nan}, 0.95); ok {
		t.Error("a missing value counted for the sample's size")
	}
}

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
		{"two values are no trend", []float64{1, 2}, Trend{2, 1, 1, 1, false}},
		{"equal values are no trend", []float64{1, 1, 1}, Trend{3, 0, 1, 0, false}},
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

func TestMannWhitneyU(t *testing.T) {
	for _, tt := range []struct {
		name string
		a, b []float64
		want float64
	}{
		{"samples apart", []float64{1, 2, 3, 4}, []float64{5, 6, 7, 8}, 2.0 / 70},
		{"samples of three apart", []float64{4, 5, 6}, []float64{1, 2, 3}, 2.0 / 20},
		{"samples that interleave", []float64{1, 3}, []float64{2, 4}, 4.0 / 6},
		{"an empty sample", nil, []float64{1}, nan},
	} {
		if got := MannWhitneyU(tt.a, tt.b); math.Abs(got-tt.want) > 1e-9 && !near(got, tt.want) {
			t.Errorf("%s: p %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestHolm(t *testing.T) {
	got := Holm([]float64{0.01, nan, 0.04, 0.03, 0.005})
	want := []float64{0.03, nan, 0.06, 0.06, 0.02}
	if !slices.EqualFunc(got, want, near) {
		t.Errorf("adjusted %v, want %v", got, want)
	}
	if got := Holm([]float64{0.9, 0.8}); got[0] != 1 || got[1] != 1 {
		t.Errorf("adjusted above one: %v", got)
	}
}

func TestSettledFrom(t *testing.T) {
	for _, tt := range []struct {
		warm []float64
		want int
	}{
		{nil, 0},
		{[]float64{5}, 0},
		{[]float64{100, 101, 99, 100}, 0},
		{[]float64{300, 130, 100, 100, 100}, 2},
		{[]float64{300, 125, 100, 100, 100}, 1},
		{[]float64{371, 96}, 1},
		{[]float64{100, 100, 100, 100, 300}, 5},
		{[]float64{nan, 100, 100}, 0},
	} {
		if got := SettledFrom(tt.warm); got != tt.want {
			t.Errorf("SettledFrom(%v) = %d, want %d", tt.warm, got, tt.want)
		}
	}
}

func Example() {
	warm := []float64{101, 99, 100, 103, 98, 100, 102, 99, 101}
	lo, hi, _ := Interval(warm, 0.95)
	fmt.Printf("median %g ms, 95 %% interval [%g, %g], gain %.1f\n", Median(warm), lo, hi, ReuseGain(900, warm))
	// Output: median 100 ms, 95 % interval [99, 102], gain 9.0
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
