package pareto

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

var nan, inf = math.NaN(), math.Inf(1)

func TestFrontier(t *testing.T) {
	for _, tt := range []struct {
		name   string
		x, y   []float64
		dx, dy Direction
		want   []int
	}{
		{"no points", nil, nil, Minimize, Maximize, nil},
		{"one point", []float64{1}, []float64{1}, Minimize, Maximize, []int{0}},
		{"low latency and high throughput", []float64{3, 1, 2, 4}, []float64{30, 10, 5, 30}, Minimize, Maximize, []int{1, 0}},
		{"both small", []float64{1, 2, 3}, []float64{3, 2, 2}, Minimize, Minimize, []int{0, 1}},
		{"both large, the best x first", []float64{1, 2, 3}, []float64{3, 2, 1}, Maximize, Maximize, []int{2, 1, 0}},
		{"equal points are all kept, in their order", []float64{1, 1, 2, 1}, []float64{5, 5, 5, 5}, Minimize, Maximize, []int{0, 1, 3}},
		{"of equal x only the best y", []float64{1, 1}, []float64{5, 7}, Minimize, Maximize, []int{1}},
		{"points that lack a measure are left out", []float64{nan, 1, 2}, []float64{9, nan, 1}, Minimize, Maximize, []int{2}},
		{"infinities are ordinary values", []float64{-inf, 1, inf}, []float64{1, inf, inf}, Minimize, Maximize, []int{0, 1}},
		{"zeros are equal whatever their sign", []float64{0, math.Copysign(0, -1)}, []float64{1, 1}, Minimize, Maximize, []int{0, 1}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := Frontier(tt.x, tt.y, tt.dx, tt.dy)
			if err != nil || !slices.Equal(got, tt.want) {
				t.Errorf("got %v, %v, want %v", got, err, tt.want)
			}
		})
	}
}

func TestWhatIsNoSetOfPointsIsAnError(t *testing.T) {
	one := []float64{1}
	for name, err := range map[string]error{
		"2 values of x but 1 of y":      errOf(Frontier([]float64{1, 2}, one, Minimize, Minimize)),
		"Direction(2) is no direction":  errOf(Frontier(one, one, 2, Minimize)),
		"Direction(-1) is no direction": errOf(Frontier(one, one, Maximize, -1)),
	} {
		if err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("error %v, want %q", err, name)
		}
	}
}

func errOf(_ []int, err error) error { return err }

func ExampleFrontier() {
	ttft := []float64{120, 95, 300, 140}            // ms, better when small
	throughput := []float64{8000, 6000, 9500, 7000} // tokens/s, better when large
	rows, err := Frontier(ttft, throughput, Minimize, Maximize)
	fmt.Println(rows, err)
	// Output: [1 0 2] <nil>
}

// beaten is the definition: whether another point is at least as good in both
// measures and better in one.
func beaten(x, y []float64, i int, sx, sy float64) bool {
	for j := range x {
		if sx*x[j] <= sx*x[i] && sy*y[j] <= sy*y[i] && (x[j] != x[i] || y[j] != y[i]) {
			return true
		}
	}
	return false
}

func signOf(d Direction) float64 {
	if d == Maximize {
		return -1
	}
	return 1
}

func checkByDefinition(t *testing.T, x, y []float64, dx, dy Direction) {
	t.Helper()
	got, err := Frontier(x, y, dx, dy)
	if err != nil {
		t.Fatal(err)
	}
	var want []int
	for i := range x {
		if x[i] == x[i] && y[i] == y[i] && !beaten(x, y, i, signOf(dx), signOf(dy)) {
			want = append(want, i)
		}
	}
	slices.SortStableFunc(want, func(a, b int) int { return cmp.Compare(signOf(dx)*x[a], signOf(dx)*x[b]) })
	if !slices.Equal(got, want) {
		t.Fatalf("%v %v: got %v, want %v\nx %v\ny %v", dx, dy, got, want, x, y)
	}
}

func TestFrontierEqualsItsDefinition(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	special := []float64{nan, inf, -inf, 0, math.Copysign(0, -1), math.MaxFloat64, -math.MaxFloat64}
	for range 400 {
		n := r.IntN(40)
		x, y := make([]float64, n), make([]float64, n)
		for i := range n {
			x[i], y[i] = float64(r.IntN(10)), float64(r.IntN(10)) // many ties
			if r.IntN(8) == 0 {
				x[i] = special[r.IntN(len(special))]
			}
			if r.IntN(8) == 0 {
				y[i] = special[r.IntN(len(special))]
			}
		}
		checkByDefinition(t, x, y, Direction(r.IntN(2)), Direction(r.IntN(2)))
	}
}

func TestTheFilterOfManyPointsDropsNoneOfTheFrontier(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, shape := range []func() (float64, float64){
		func() (float64, float64) { return r.Float64(), r.Float64() },
		func() (float64, float64) { x := r.Float64(); return x, 1 - x }, // all on the frontier
		func() (float64, float64) { return float64(r.IntN(5)), float64(r.IntN(5)) },
		func() (float64, float64) { return math.Exp(40 * r.NormFloat64()), r.NormFloat64() },
		func() (float64, float64) { return 1, r.Float64() },
		func() (float64, float64) { return []float64{inf, -inf, nan, 1}[r.IntN(4)], r.Float64() },
	} {
		n := sampleShare*filterFrom + 100
		x, y := make([]float64, n), make([]float64, n)
		for i := range n {
			x[i], y[i] = shape()
		}
		checkByDefinition(t, x, y, Direction(r.IntN(2)), Direction(r.IntN(2)))
	}
}

func FuzzFrontier(f *testing.F) {
	f.Add([]byte("some sixteen bytes and some more"), uint8(1))
	f.Add([]byte(strings.Repeat("enough points that the filter comes into play; ", 40)), uint8(2))
	f.Fuzz(func(t *testing.T, data []byte, directions uint8) {
		var x, y []float64
		for ; len(data) >= 4 && len(x) < 2*filterFrom; data = data[4:] {
			v := binary.LittleEndian.Uint16(data[2:])
			x = append(x, math.Float64frombits(uint64(binary.LittleEndian.Uint16(data))<<48))
			y = append(y, math.Float64frombits(uint64(v)<<48))
		}
		checkByDefinition(t, x, y, Direction(directions&1), Direction(directions>>1&1))
	})
}

func TestParseDirection(t *testing.T) {
	for s, want := range map[string]Direction{"min": Minimize, "Maximize": Maximize, Minimize.String(): Minimize, Maximize.String(): Maximize} {
		if got, err := ParseDirection(s); err != nil || got != want {
			t.Errorf("%s: %v, %v", s, got, err)
		}
	}
	for _, s := range []string{"up", "", "min "} {
		if _, err := ParseDirection(s); err == nil {
			t.Errorf("%q is a direction", s)
		}
	}
}

func BenchmarkFrontier(b *testing.B) {
	r := rand.New(rand.NewPCG(5, 6))
	for _, shape := range []struct {
		name  string
		point func() (float64, float64)
		sizes []int
	}{
		{"uniform", func() (float64, float64) { return r.Float64(), r.Float64() }, []int{1000, 1_000_000, 10_000_000}},
		{"skewed", func() (float64, float64) { return math.Exp(3 * r.NormFloat64()), math.Exp(3 * r.NormFloat64()) }, []int{1000, 1_000_000}},
		// Better in one is worse in the other, as a rule.
		{"trade-off", func() (float64, float64) { x := r.NormFloat64(); return x, x + 0.1*r.NormFloat64() }, []int{1_000_000, 10_000_000}},
		// Better in one is better in the other, as a rule.
		{"agreeing", func() (float64, float64) { x := r.NormFloat64(); return x, -x + 0.1*r.NormFloat64() }, []int{1_000_000, 10_000_000}},
		{"all on the frontier", func() (float64, float64) { x := r.Float64(); return x, x }, []int{1_000_000, 10_000_000}},
		{"all equal", func() (float64, float64) { return 1, 1 }, []int{1_000_000, 10_000_000}},
	} {
		for _, n := range shape.sizes {
			x, y := make([]float64, n), make([]float64, n)
			for i := range n {
				x[i], y[i] = shape.point()
			}
			b.Run(fmt.Sprintf("%s/%d", shape.name, n), func(b *testing.B) {
				for b.Loop() {
					if _, err := Frontier(x, y, Minimize, Maximize); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/point")
			})
		}
	}
}
