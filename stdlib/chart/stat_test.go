package chart

import (
	"math"
	"slices"
	"testing"

	"kvsh/stdlib/stats"
)

func TestStatistics(t *testing.T) {
	values := []float64{4, 1, 2, 8, 16}
	want := map[string]float64{
		"mean": 6.2, "median": 4, "geomean": 4, "min": 1, "max": 16, "p50": 4, "p90": 12.8, "p95": 14.4, "p99": 15.68, "count": 5,
	}
	for _, name := range statistics {
		if got := statistic(name, values); math.Abs(got-want[name]) > 1e-12 {
			t.Errorf("%s is %v, want %v", name, got, want[name])
		}
	}
	if len(want) != len(statistics) {
		t.Errorf("%d statistics are tested of %d", len(want), len(statistics))
	}
}

func TestSpreads(t *testing.T) {
	nine := []float64{1, 2, 3, 4, 5, 6, 7, 8, 9}
	skewed := []float64{1, 1, 1, 1, 1, 400}
	hundred := make([]float64, 400)
	for i := range hundred {
		hundred[i] = float64(i + 1)
	}
	for _, tt := range []struct {
		name, band, stat string
		values           []float64
		log              bool
		low, high        float64
		ok               bool
	}{
		{"the median of nine lies between the second and the eighth", "ci95", "median", nine, false, 2, 8, true},
		{"the 50th percentile is the median", "ci95", "p50", nine, true, 2, 8, true},
		{"five values have no interval", "ci95", "median", nine[:5], false, 0, 0, false},
		{"five values have no interval of the mean", "ci95", "mean", nine[:5], false, 0, 0, false},
		{"the mean has Student's interval", "ci95", "mean", nine, false, 2.8949, 7.1051, true},
		{"an interval of the mean may go below zero", "ci95", "mean", skewed, false, -103.4437, 238.4437, true},
		{"but not on a log axis", "ci95", "mean", skewed, true, 5.3636, 849.4820, true},
		{"that of the geometric mean is one of logarithms", "ci95", "geomean", []float64{1, 1, 1, 10, 10, 10}, false, 0.8418, 11.8795, true},
		{"nine values have no interval of the 90th percentile", "ci95", "p90", nine, false, 0, 0, false},
		{"many do", "ci95", "p90", hundred, false, 348, 372, true},
		{"and of the 99th", "ci95", "p99", hundred, false, 392, 400, true},
		{"the middle half", "iqr", "mean", nine, false, 3, 7, true},
		{"least to largest", "minmax", "mean", nine, true, 1, 9, true},
		{"no band", "none", "mean", nine, false, 0, 0, false},
	} {
		low, high, ok := spread(tt.band, tt.stat, tt.values, tt.log)
		if ok != tt.ok || ok && (math.Abs(low-tt.low) > 1e-3 || math.Abs(high-tt.high) > 1e-3) {
			t.Errorf("%s: %.4f to %.4f, %t; want %.4f to %.4f, %t", tt.name, low, high, ok, tt.low, tt.high, tt.ok)
		}
	}
}

// The interval of any quantile, at one half, is the one that package stats has.
func TestQuantileIntervalsAgreeWithThatOfTheMedian(t *testing.T) {
	for n := stats.MinInterval; n <= 80; n++ {
		values := make([]float64, n)
		for i := range values {
			values[i] = float64(i)
		}
		low, high, ok := quantileInterval(values, 0.5)
		wantLow, wantHigh, wantOK := stats.Interval(values, level)
		if low != wantLow || high != wantHigh || ok != wantOK {
			t.Errorf("%d values: %v to %v, %t; want %v to %v, %t", n, low, high, ok, wantLow, wantHigh, wantOK)
		}
	}
}

func TestBandsAreSplitWherePointsHaveNone(t *testing.T) {
	// Seven values at x = 1, 2 and 4, one at 3 and 5.
	var x, y []float64
	for _, at := range []float64{1, 2, 4} {
		for i := range 7 {
			x, y = append(x, at), append(y, float64(i))
		}
	}
	x, y = append(x, 3, 5), append(y, 1, 1)
	s := mustScene(t, Line(xy(x, y), X("x"), Y("y")).Stat("median").Band("ci95"))
	var kinds []string
	for _, l := range s.Panels[0].Layers {
		kinds = append(kinds, layerText(l)[:4])
	}
	if want := []string{"band", "erro", "line", "poin"}; !slices.Equal(kinds, want) {
		t.Errorf("layers %q, want %q", kinds, want)
	}
}

func TestBoxesReachToTheFarthestValuesWithinTheirWhiskers(t *testing.T) {
	b := boxOf([]float64{1, 2, 3, 4, 5, 6, 7, 8, 30, -20})
	if b.Q1 != 2.25 || b.Median != 4.5 || b.Q3 != 6.75 || b.Low != 1 || b.High != 8 || !slices.Equal(b.Outside, []float64{30, -20}) {
		t.Errorf("box %+v", b)
	}
}

func TestDistributionsOfManyRowsKeepTheirShape(t *testing.T) {
	s := series{}
	for i := range 50000 {
		s.points = append(s.points, point{x: float64((i * 7919) % 50000)})
	}
	s.accumulate(true)
	if n := len(s.points); n > 2100 {
		t.Errorf("%d points", n)
	}
	for _, pt := range s.points {
		if math.Abs(pt.y-(pt.x+1)/50000) > 1.0/2000 {
			t.Fatalf("at %v the share is %v", pt.x, pt.y)
		}
	}
	if last := s.points[len(s.points)-1]; last.x != 49999 || last.y != 1 {
		t.Errorf("it ends at %+v", last)
	}
}
