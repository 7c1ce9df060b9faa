package stats

import (
	"math"
	"testing"
)

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
		{[]float64{100, 900, nan, nan}, 1},
		{[]float64{100, 101, 300, nan}, 4},
		{[]float64{nan, nan}, 2},
		{[]float64{1, math.Inf(1), math.Inf(1)}, 3},
	} {
		if got := SettledFrom(tt.warm); got != tt.want {
			t.Errorf("SettledFrom(%v) = %d, want %d", tt.warm, got, tt.want)
		}
	}
}

func TestReuseGain(t *testing.T) {
	for _, tt := range []struct {
		name string
		cold float64
		warm []float64
		want float64
	}{
		{"cold against the median of the warm runs", 900, []float64{100, 90, 110}, 9},
		{"nothing reused", 900, []float64{900}, 1},
		{"no warm run", 900, nil, nan},
		{"no time at all", 900, []float64{0}, math.Inf(1)},
	} {
		if got := ReuseGain(tt.cold, tt.warm); !near(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}
