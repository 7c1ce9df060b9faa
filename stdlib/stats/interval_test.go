package stats

import (
	"math"
	"testing"
)

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
	for _, level := range []float64{0, 1, -1, 2, nan} {
		if _, _, ok := Interval([]float64{1, 2, 3, 4, 5, 6, 7, 8}, level); ok {
			t.Errorf("there is an interval at the level %v", level)
		}
	}
}

func TestInterval(t *testing.T) {
	for _, tt := range []struct {
		name   string
		x      []float64
		level  float64
		lo, hi float64
		ok     bool
	}{
		{"no values", nil, 0.5, nan, nan, false},
		{"one value", []float64{1}, 0.5, nan, nan, false},
		{"two values reach one half", []float64{2, 1}, 0.5, 1, 2, true},
		{"two values reach no more", []float64{2, 1}, 0.51, nan, nan, false},
		{"ties", []float64{1, 2, 2, 2, 2, 9}, 0.5, 2, 2, true},
		{"all equal", []float64{4, 4, 4, 4, 4, 4}, 0.95, 4, 4, true},
		{"infinities at the ends", []float64{inf, 1, 2, 3, 4, -inf}, 0.95, -inf, inf, true},
	} {
		lo, hi, ok := Interval(tt.x, tt.level)
		if ok != tt.ok || !near(lo, tt.lo) || !near(hi, tt.hi) {
			t.Errorf("%s: %v to %v (%v), want %v to %v (%v)", tt.name, lo, hi, ok, tt.lo, tt.hi, tt.ok)
		}
	}
}

// coverage is the probability that the ranks r and n-1-r, from 0, enclose the
// median of n values, from the logarithms of factorials.
func coverage(n, r int) float64 {
	logFactorial := func(k int) float64 { v, _ := math.Lgamma(float64(k + 1)); return v }
	tail := 0.0
	for k := r; k >= 0; k-- {
		tail += math.Exp(logFactorial(n) - logFactorial(k) - logFactorial(n-k) - float64(n)*math.Ln2)
	}
	return 1 - 2*tail
}

func TestIntervalIsTheInnermostThatCovers(t *testing.T) {
	for _, n := range []int{6, 7, 50, 51, 1000, 1074, 1075, 5001, 20000} {
		for _, level := range []float64{0.5, 0.9, 0.95, 0.99} {
			r := intervalRank(n, level)
			if r < 0 {
				if coverage(n, 0) >= level {
					t.Errorf("n = %d at %v: no interval, though the extremes cover", n, level)
				}
				continue
			}
			if in, tighter := coverage(n, r), coverage(n, r+1); in < level || tighter >= level && r+1 < (n+1)/2 {
				t.Errorf("n = %d at %v: rank %d covers with %v, the next with %v", n, level, r, in, tighter)
			}
		}
	}
}

func BenchmarkInterval(b *testing.B) {
	x := []float64{101, 99, 100, 103, 98, 100, 102, 99, 101}
	for b.Loop() {
		Interval(x, 0.95)
	}
}
