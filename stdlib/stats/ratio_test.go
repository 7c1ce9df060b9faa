package stats

import (
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"
)

var inf = math.Inf(1)

func TestHodgesLehmannRatio(t *testing.T) {
	for _, tt := range []struct {
		name       string
		base, next []float64
		want       float64
	}{
		{"no values", nil, nil, nan},
		{"no base", nil, []float64{1}, nan},
		{"no next", []float64{1}, nil, nan},
		{"missing values only", []float64{nan}, []float64{1}, nan},
		{"one value each", []float64{100}, []float64{150}, 1.5},
		{"one against two", []float64{1}, []float64{2, 8}, 4},
		{"two each", []float64{1, 2}, []float64{4, 8}, 4},
		{"equal samples with ties", []float64{3, 3, 5}, []float64{5, 3, 3}, 1},
		{"all equal", []float64{3, 3, 3}, []float64{6, 6}, 2},
		{"one value far off", []float64{10, 10, 10}, []float64{20, 20, 9000}, 2},
		{"missing values are left out", []float64{nan, 100}, []float64{150, nan}, 1.5},
		{"a zero", []float64{1, 0}, []float64{1}, nan},
		{"a zero in next", []float64{1}, []float64{1, 0}, nan},
		{"a negative value", []float64{1}, []float64{-1}, nan},
		{"negative values in both", []float64{-2}, []float64{-4}, nan},
		{"an infinity among others", []float64{1, 1}, []float64{2, 2, inf}, 2},
		{"an infinity in the middle", []float64{1}, []float64{2, inf}, inf},
		{"an infinite base", []float64{inf}, []float64{2}, 0},
		{"infinities in both", []float64{1, inf}, []float64{1, inf}, nan},
		{"values near the ends of what floats hold", []float64{1e-300}, []float64{1e-300, 4e-300}, 2},
	} {
		if got := HodgesLehmannRatio(tt.base, tt.next); !near(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestHodgesLehmannRatioInterval(t *testing.T) {
	four := []float64{1, 2, 4, 8}
	for _, tt := range []struct {
		name       string
		base, next []float64
		level      float64
		lo, hi     float64
		ok         bool
	}{
		{"no values", nil, nil, 0.5, nan, nan, false},
		{"one value each", []float64{1}, []float64{2}, 0.5, nan, nan, false},
		{"two each reach two thirds", []float64{1, 2}, []float64{4, 8}, 2.0 / 3, 2, 8, true},
		{"three each are too few", []float64{1, 2, 3}, []float64{4, 5, 6}, 0.95, nan, nan, false},
		{"three each reach nine tenths", []float64{1, 2, 3}, []float64{4, 5, 6}, 0.9, 4.0 / 3, 6, true},
		{"four each are enough", four, four, 0.95, 1.0 / 8, 8, true},
		{"missing values do not count", []float64{1, 2, 4, nan}, four, 0.95, nan, nan, false},
		{"all equal", []float64{3, 3, 3, 3}, []float64{6, 6, 6, 6}, 0.95, 2, 2, true},
		{"a zero", []float64{0, 2, 4, 8}, four, 0.95, nan, nan, false},
		{"a negative value", four, []float64{-1, 2, 4, 8}, 0.95, nan, nan, false},
		{"an infinity", four, []float64{1, 2, 4, inf}, 0.95, 1.0 / 8, inf, true},
		{"infinities in both", []float64{1, 2, 4, inf}, []float64{1, 2, 4, inf}, 0.95, nan, nan, false},
		{"one against many", []float64{1}, make([]float64, 60), 0.95, nan, nan, false},
		{"the level 0", four, four, 0, nan, nan, false},
		{"the level 1", four, four, 1, nan, nan, false},
		{"no level", four, four, nan, nan, nan, false},
	} {
		lo, hi, ok := HodgesLehmannRatioInterval(tt.base, tt.next, tt.level)
		if ok != tt.ok || !near(lo, tt.lo) || !near(hi, tt.hi) {
			t.Errorf("%s: %v to %v (%v), want %v to %v (%v)", tt.name, lo, hi, ok, tt.lo, tt.hi, tt.ok)
		}
	}
}

// samples draws two samples of lognormal values.
func samples(r *rand.Rand, most int) (base, next []float64) {
	base, next = make([]float64, 1+r.IntN(most)), make([]float64, 1+r.IntN(most))
	shift := math.Exp(0.3 * r.NormFloat64())
	for i := range base {
		base[i] = math.Exp(0.3 * r.NormFloat64())
	}
	for i := range next {
		next[i] = shift * math.Exp(0.3*r.NormFloat64())
	}
	return base, next
}

func scaled(x []float64, by float64) []float64 {
	out := slices.Clone(x)
	for i := range out {
		out[i] *= by
	}
	return out
}

func TestTheRatioOfSwappedSamplesIsTheReciprocal(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	for range 200 {
		base, next := samples(r, 60)
		if got, want := HodgesLehmannRatio(next, base), 1/HodgesLehmannRatio(base, next); !near(got, want) {
			t.Errorf("%v, want %v", got, want)
		}
		lo, hi, ok := HodgesLehmannRatioInterval(base, next, 0.95)
		swappedLo, swappedHi, swappedOK := HodgesLehmannRatioInterval(next, base, 0.95)
		if ok != swappedOK || !near(swappedLo, 1/hi) || !near(swappedHi, 1/lo) {
			t.Errorf("%v to %v, want the reciprocals of %v to %v", swappedLo, swappedHi, hi, lo)
		}
	}
}

func TestScalingASampleScalesTheRatio(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	for range 200 {
		base, next := samples(r, 20)
		by := math.Exp(3 * r.NormFloat64())
		if got, want := HodgesLehmannRatio(base, scaled(next, by)), by*HodgesLehmannRatio(base, next); !near(got/want, 1) {
			t.Errorf("%v, want %v", got, want)
		}
		lo, hi, ok := HodgesLehmannRatioInterval(base, next, 0.9)
		scaledLo, scaledHi, scaledOK := HodgesLehmannRatioInterval(base, scaled(next, by), 0.9)
		if ok != scaledOK || ok && (!near(scaledLo/lo, by) || !near(scaledHi/hi, by)) {
			t.Errorf("%v to %v, want %v times %v to %v", scaledLo, scaledHi, by, lo, hi)
		}
	}
}

func TestTheIntervalHoldsOneWhereTheUTestDoesNotReject(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	rejected := 0
	for range 500 {
		base, next := samples(r, 60) // some beyond what is exact
		lo, hi, ok := HodgesLehmannRatioInterval(base, next, 0.95)
		rejects := ok && (lo > 1 || hi < 1)
		if p := MannWhitneyU(base, next); rejects != (p <= 0.05) {
			t.Errorf("%d and %d values: p %v, but the ratio is from %v to %v (%v)", len(base), len(next), p, lo, hi, ok)
		}
		if rejects {
			rejected++
		}
	}
	if rejected < 100 || rejected > 400 {
		t.Errorf("%d of 500 rejected: the samples tell nothing", rejected)
	}
}

// The number of ways by the recurrence of Mann and Whitney: the largest value is
// either of n, above all of m, or of m.
func TestTheWaysToOrderAreCountedOut(t *testing.T) {
	for _, size := range [][2]int{{1, 1}, {1, 50}, {50, 1}, {3, 5}, {20, 50}, {50, 20}, {49, 49}, {50, 50}} {
		m, n := size[0], size[1]
		ways := make([][]*big.Int, n+1) // by the number of n, then by U
		for k := range ways {
			ways[k] = zeros(m*n + 1)
			ways[k][0].SetInt64(1)
		}
		for i := 1; i <= m; i++ {
			for k := 1; k <= n; k++ {
				for u := m * n; u >= 0; u-- {
					if u < k {
						ways[k][u].Set(ways[k-1][u])
						continue
					}
					ways[k][u].Add(ways[k][u-k], ways[k-1][u])
				}
			}
		}
		for u, got := range uWays(m, n) {
			if want, _ := new(big.Float).SetInt(ways[n][u]).Float64(); !agree(got, want) {
				t.Errorf("%d and %d values, U = %d: %v ways, want %v", m, n, u, got, want)
			}
		}
	}
}

func zeros(n int) []*big.Int {
	out := make([]*big.Int, n)
	for i := range out {
		out[i] = new(big.Int)
	}
	return out
}

func BenchmarkHodgesLehmannRatioInterval(b *testing.B) {
	x, y := make([]float64, exactShift), make([]float64, exactShift)
	for i := range exactShift {
		x[i], y[i] = 100+float64(i*7%exactShift), 110+float64(i*11%exactShift)
	}
	for b.Loop() {
		HodgesLehmannRatioInterval(x, y, 0.95)
	}
}
