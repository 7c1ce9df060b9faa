package stats

import (
	"fmt"
	"math"
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
		{"the mean of one value", Mean([]float64{4}), 4},
		{"the mean with an infinity", Mean([]float64{1, math.Inf(1)}), math.Inf(1)},
		{"the mean of opposite infinities", Mean([]float64{math.Inf(-1), math.Inf(1)}), nan},
		{"the geometric mean", GeoMean([]float64{1, 100, nan}), 10},
		{"the geometric mean with a zero", GeoMean([]float64{1, 0}), 0},
		{"the geometric mean of a negative value", GeoMean([]float64{1, -1}), nan},
		{"the geometric mean of nothing", GeoMean([]float64{nan}), nan},
		{"the geometric mean of equal values", GeoMean([]float64{5, 5}), 5},
		{"the geometric mean with an infinity", GeoMean([]float64{1, math.Inf(1)}), math.Inf(1)},
		{"the deviation", Std([]float64{2, 4, 4, 4, 5, 5, 7, 9}), math.Sqrt(32.0 / 7)},
		{"the deviation of one value", Std([]float64{2}), nan},
		{"the deviation of nothing", Std(nil), nan},
		{"the deviation of two values, one missing between", Std([]float64{1, nan, 3}), math.Sqrt2},
		{"the deviation of equal values", Std([]float64{5, 5, 5}), 0},
		{"the deviation with an infinity", Std([]float64{1, math.Inf(1)}), nan},
		{"the median of one value", Median([]float64{3}), 3},
		{"the median of equal values", Median([]float64{3, 3, 3, 3}), 3},
		{"the median of an odd number", Median([]float64{9, 1, 5}), 5},
		{"the median of an even number", Median([]float64{4, 1, 3, 2}), 2.5},
		{"the median with infinities", Median([]float64{math.Inf(1), 1, math.Inf(-1)}), 1},
		{"the median of nothing", Median([]float64{nan}), nan},
		{"a quantile of nothing", Quantile([]float64{nan}, 0.5), nan},
		{"a quantile of one value", Quantile([]float64{7}, 0.3), 7},
		{"a quantile of equal values", Quantile([]float64{7, 7, 7}, 0.3), 7},
		{"a quantile leaves out what is missing", Quantile([]float64{nan, 10, 20}, 0.5), 15},
		{"the first quantile", Quantile([]float64{20, 10}, 0), 10},
		{"a quantile between two values", Quantile([]float64{10, 20, 30, 40}, 0.9), 37},
		{"the last quantile", Quantile([]float64{10, 20}, 1), 20},
		{"a quantile in the nearer half of two values", Quantile([]float64{15, 20, 35, 40, 50}, 0.4), 29},
		{"a quantile of equal infinities", Quantile([]float64{1, math.Inf(1), math.Inf(1)}, 0.75), math.Inf(1)},
		{"a quantile out of range", Quantile([]float64{1}, 1.5), nan},
		{"a quantile that is no number", Quantile([]float64{1}, nan), nan},
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

func Example() {
	warm := []float64{101, 99, 100, 103, 98, 100, 102, 99, 101}
	lo, hi, _ := Interval(warm, 0.95)
	fmt.Printf("median %g ms, 95 %% interval [%g, %g], gain %.1f\n", Median(warm), lo, hi, ReuseGain(900, warm))
	// Output: median 100 ms, 95 % interval [99, 102], gain 9.0
}

func BenchmarkQuantile(b *testing.B) {
	x := make([]float64, 1000)
	for i := range x {
		x[i] = float64(i * 7919 % 1000)
	}
	for b.Loop() {
		Quantile(x, 0.99)
	}
}
