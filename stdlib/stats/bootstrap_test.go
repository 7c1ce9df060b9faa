package stats

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestBootstrapRatio(t *testing.T) {
	six := []float64{1, 1, 1, 1, 1, 1}
	for _, tt := range []struct {
		name       string
		base, next []float64
		level      float64
		lo, hi     float64
		ok         bool
	}{
		{"no values", nil, nil, 0.95, nan, nan, false},
		{"one value each", []float64{1}, []float64{1}, 0.95, nan, nan, false},
		{"two values each", []float64{1, 2}, []float64{1, 2}, 0.95, nan, nan, false},
		{"five in base", six[:5], six, 0.95, nan, nan, false},
		{"five in next", six, six[:5], 0.95, nan, nan, false},
		{"missing values do not count", []float64{1, 1, 1, 1, 1, nan}, six, 0.95, nan, nan, false},
		{"missing values are left out", append([]float64{nan}, six...), six, 0.95, 1, 1, true},
		{"all equal", six, scaled(six, 3), 0.95, 3, 3, true},
		{"almost all equal", append([]float64{100}, six...), six, 0.95, 1, 1, true},
		{"a negative value", six, []float64{1, 1, 1, 1, 1, -1}, 0.95, nan, nan, false},
		{"a base of zeros", scaled(six, 0), six, 0.95, inf, inf, true},
		{"zeros in both", scaled(six, 0), scaled(six, 0), 0.95, nan, nan, false},
		{"infinities in both", scaled(six, inf), scaled(six, inf), 0.95, nan, nan, false},
		{"a next of infinities", six, scaled(six, inf), 0.95, inf, inf, true},
		{"the level 0", six, six, 0, nan, nan, false},
		{"the level 1", six, six, 1, nan, nan, false},
		{"no level", six, six, nan, nan, nan, false},
	} {
		lo, hi, ok := BootstrapRatio(tt.base, tt.next, tt.level, 1)
		if ok != tt.ok || !near(lo, tt.lo) || !near(hi, tt.hi) {
			t.Errorf("%s: %v to %v (%v), want %v to %v (%v)", tt.name, lo, hi, ok, tt.lo, tt.hi, tt.ok)
		}
	}
}

func TestTheBootstrapIsTheSameOnEveryMachine(t *testing.T) {
	base := []float64{101, 99, 100, 103, 98, 105, 102, 97, 104}
	next := []float64{120, 131, 119, 125, 128, 122, 140, 118}
	lo, hi, _ := BootstrapRatio(base, next, 0.95, 7)
	if lo != 1.1666666666666667 || hi != 1.297029702970297 {
		t.Errorf("%v to %v", lo, hi)
	}
	slices.Sort(base)
	slices.Reverse(next)
	if l, h, _ := BootstrapRatio(base, next, 0.95, 7); l != lo || h != hi {
		t.Errorf("in another order %v to %v, want %v to %v", l, h, lo, hi)
	}
	if l, h, _ := BootstrapRatio(base, scaled(next, 4), 0.95, 7); l != 4*lo || h != 4*hi {
		t.Errorf("four times as much %v to %v, want four times %v to %v", l, h, lo, hi)
	}
}

func TestAHigherLevelWidensTheBootstrapInterval(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 6))
	base, next := make([]float64, 20), make([]float64, 21)
	for _, x := range [][]float64{base, next} {
		for i := range x {
			x[i] = math.Exp(r.NormFloat64())
		}
	}
	before := [2]float64{inf, 0}
	for _, level := range []float64{1e-20, 0.1, 0.5, 0.9, 0.99, 0.9999, 1 - 1e-12} {
		lo, hi, ok := BootstrapRatio(base, next, level, 1)
		if !ok || lo > hi || lo > before[0] || hi < before[1] {
			t.Errorf("at %v: %v to %v (%v), below it %v", level, lo, hi, ok, before)
		}
		before = [2]float64{lo, hi}
	}
}

func TestTheLowestLevelKeepsTheEndsInOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 8))
	base, next := make([]float64, 200), make([]float64, 200)
	for i := range base {
		base[i], next[i] = 1+r.Float64(), 1+r.Float64()
	}
	apart := false
	for seed := range uint64(20) {
		lo, hi, ok := BootstrapRatio(base, next, 1e-20, seed)
		if !ok || lo > hi {
			t.Errorf("%v to %v (%v)", lo, hi, ok)
		}
		apart = apart || lo < hi
	}
	if !apart {
		t.Error("the two ratios in the middle are always equal: the samples tell nothing")
	}
}

// drawnMedian draws by the same numbers, but sorts what is drawn.
func drawnMedian(x []float64, draws *rand.PCG) float64 {
	sorted := present(x)
	n := uint64(len(sorted))
	var drawn []float64
	for uint64(len(drawn)) < n {
		bits := draws.Uint64()
		drawn = append(drawn, sorted[bits>>32*n>>32], sorted[bits&math.MaxUint32*n>>32])
	}
	if n%2 == 1 {
		drawn = drawn[:n]
	}
	return Median(drawn)
}

func TestAResamplersMedianIsThatOfTheValuesDrawn(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	for n := 1; n < 40; n++ {
		x := make([]float64, n)
		for i := range x {
			x[i] = float64(r.IntN(2 * n))
		}
		draw := newResampler(x)
		for seed := range uint64(50) {
			if got, want := draw.median(rand.NewPCG(seed, 0)), drawnMedian(x, rand.NewPCG(seed, 0)); got != want {
				t.Fatalf("n = %d, seed %d: %v, want %v", n, seed, got, want)
			}
		}
	}
}

func BenchmarkBootstrapRatio(b *testing.B) {
	x, y := make([]float64, 200), make([]float64, 200)
	for i := range x {
		x[i], y[i] = 100+float64(i*7%200), 110+float64(i*11%200)
	}
	b.ReportAllocs()
	for b.Loop() {
		BootstrapRatio(x, y, 0.95, 1)
	}
}
