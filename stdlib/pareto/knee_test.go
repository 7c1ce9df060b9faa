package pareto

import (
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"testing"
)

func TestKnee(t *testing.T) {
	for _, tt := range []struct {
		name   string
		x, y   []float64
		dx, dy Direction
		want   int // -1 for none
	}{
		{"no points", nil, nil, Minimize, Maximize, -1},
		{"one point", []float64{1}, []float64{1}, Minimize, Maximize, -1},
		{"two points", []float64{1, 2}, []float64{1, 2}, Minimize, Maximize, -1},
		{"two points, one of them twice", []float64{1, 2, 1}, []float64{1, 2, 1}, Minimize, Maximize, -1},
		{"points that are beaten do not count", []float64{1, 2, 2}, []float64{1, 2, 1.9}, Minimize, Maximize, -1},
		{"a bend", []float64{1, 2, 6}, []float64{1, 9, 10}, Minimize, Maximize, 1},
		{"the stronger of two bends", []float64{0, 1, 2, 10}, []float64{0, 5, 9, 10}, Minimize, Maximize, 2},
		{"both small", []float64{1, 2, 10}, []float64{10, 2, 1}, Minimize, Minimize, 1},
		{"both large", []float64{10, 9, 1}, []float64{1, 9, 10}, Maximize, Maximize, 1},
		{"large and small", []float64{10, 9, 1}, []float64{10, 2, 1}, Maximize, Minimize, 1},
		{"all on a line", []float64{1, 2, 3}, []float64{10, 20, 30}, Minimize, Maximize, -1},
		{"on a line but for rounding", []float64{0.1, 0.2, 0.3, 0.7}, []float64{0.1, 0.2, 0.3, 0.7}, Minimize, Maximize, -1},
		{"beyond the line", []float64{1, 5, 6}, []float64{1, 2, 10}, Minimize, Maximize, -1},
		{"of points equally far that with the best x", []float64{4, 2, 1, 0}, []float64{4, 3, 2, 0}, Minimize, Maximize, 2},
		{"of equal points the first", []float64{6, 2, 2, 1}, []float64{10, 9, 9, 1}, Minimize, Maximize, 1},
		{"scales of very different size", []float64{1e-9, 2e-9, 6e-9}, []float64{1e12, 9e12, 10e12}, Minimize, Maximize, 1},
		{"missing values are left out", []float64{1, nan, 2, 6}, []float64{1, 99, 9, 10}, Minimize, Maximize, 2},
		{"from an infinitely good x", []float64{-inf, 2, 6}, []float64{1, 9, 10}, Minimize, Maximize, -1},
		{"to an infinitely bad x", []float64{1, 2, inf}, []float64{1, 9, 10}, Minimize, Maximize, -1},
		{"to an infinitely good y", []float64{1, 2, 6}, []float64{1, 9, inf}, Minimize, Maximize, -1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			row, ok, err := Knee(tt.x, tt.y, tt.dx, tt.dy)
			if err != nil || row != tt.want || ok != (tt.want >= 0) {
				t.Errorf("got %d, %v, %v, want %d", row, ok, err, tt.want)
			}
		})
	}
	if row, ok, err := Knee([]float64{1}, nil, Minimize, Minimize); err == nil || ok || row != -1 {
		t.Errorf("values of x alone: %d, %v, %v", row, ok, err)
	}
}

// kneeByDefinition finds the largest exact distance from the line, up to the factor
// that all have in common.
func kneeByDefinition(front []int, x, y []float64, sx, sy float64) int {
	if len(front) == 0 {
		return -1
	}
	at := func(i int) (int64, int64) { return int64(sx * x[i]), int64(sy * y[i]) }
	x0, y0 := at(front[0])
	x1, y1 := at(front[len(front)-1])
	row, farthest := -1, new(big.Int)
	for _, i := range front {
		px, py := at(i)
		// Both measures small: what lies on the origin's side of the line is better.
		d := big.NewInt((x0-px)*(y0-y1) + (y0-py)*(x1-x0))
		if d.Cmp(farthest) > 0 {
			row, farthest = i, d
		}
	}
	return row
}

func TestKneeIsTheFarthestPointOnTheBetterSide(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	found := 0
	for range 5000 {
		n, dx, dy := r.IntN(30), Direction(r.IntN(2)), Direction(r.IntN(2))
		x, y := make([]float64, n), make([]float64, n)
		for i := range n {
			x[i] = float64(r.IntN(100))
			y[i] = math.Floor(1e3/(1+x[i])) + float64(r.IntN(30))
		}
		front, err := Frontier(x, y, dx, dy)
		if err != nil {
			t.Fatal(err)
		}
		row, ok, err := Knee(x, y, dx, dy)
		if want := kneeByDefinition(front, x, y, signOf(dx), signOf(dy)); err != nil || row != want || ok != (want >= 0) {
			t.Fatalf("got %d, %v, %v, want %d\nx %v\ny %v", row, ok, err, want, x, y)
		}
		if ok {
			found++
		}
	}
	if found < 500 {
		t.Errorf("only %d frontiers have a knee: the points tell nothing", found)
	}
}

func ExampleKnee() {
	ttft := []float64{100, 120, 400, 900}             // ms, better when small
	throughput := []float64{2000, 8000, 9000, 10_000} // tokens/s, better when large
	row, ok, err := Knee(ttft, throughput, Minimize, Maximize)
	fmt.Println(row, ok, err)
	// Output: 1 true <nil>
}
