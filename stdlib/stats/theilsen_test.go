package stats

import (
	"math"
	"testing"
)

func TestTheilSen(t *testing.T) {
	nan := math.NaN()
	for _, tt := range []struct {
		name             string
		x, y             []float64
		slope, intercept float64
	}{
		{"points on a line", []float64{1, 2, 4}, []float64{3, 5, 9}, 2, 1},
		{"one point far off", []float64{1, 2, 3, 4, 5}, []float64{1, 2, 300, 4, 5}, 1, 0},
		{"an order of its own", []float64{4, 1, 2}, []float64{9, 3, 5}, 2, 1},
		{"equal x", []float64{1, 1, 2, 2}, []float64{1, 3, 3, 5}, 2, 0},
		{"values that are missing", []float64{1, 2, nan, 4}, []float64{3, nan, 7, 9}, 2, 1},
		{"none", nil, nil, nan, nan},
		{"one point", []float64{1}, []float64{1}, nan, nan},
		{"one x", []float64{1, 1}, []float64{1, 2}, nan, nan},
		{"all equal y", []float64{1, 2, 3}, []float64{7, 7, 7}, 0, 7},
	} {
		t.Run(tt.name, func(t *testing.T) {
			slope, intercept := TheilSen(tt.x, tt.y)
			if !same(slope, tt.slope) || !same(intercept, tt.intercept) {
				t.Errorf("got %g, %g; want %g, %g", slope, intercept, tt.slope, tt.intercept)
			}
		})
	}
}

func same(a, b float64) bool { return a == b || math.IsNaN(a) && math.IsNaN(b) }
