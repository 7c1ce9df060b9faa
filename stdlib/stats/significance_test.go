package stats

import (
	"math"
	"math/bits"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestMannWhitneyU(t *testing.T) {
	for _, tt := range []struct {
		name string
		a, b []float64
		want float64
	}{
		{"samples apart", []float64{1, 2, 3, 4}, []float64{5, 6, 7, 8}, 2.0 / 70},
		{"samples of three apart", []float64{4, 5, 6}, []float64{1, 2, 3}, 2.0 / 20},
		{"samples that interleave", []float64{1, 3}, []float64{2, 4}, 4.0 / 6},
		{"equal values only", []float64{1, 1, 1}, []float64{1, 1}, 1},
		{"one of two that share a value", []float64{2}, []float64{2, 3}, 1},
		{"a few equal values at one end", []float64{3, 3}, []float64{0, 2, 2, 0, 0}, 1.0 / 21},
		{"missing values", []float64{nan, 1, 2, 3, 4}, []float64{5, 6, nan, 7, 8}, 2.0 / 70},
		{"infinities are the largest and the least", []float64{1, 2, math.Inf(-1)}, []float64{5, math.Inf(1), 7}, 2.0 / 20},
		{"one value each", []float64{1}, []float64{2}, 1},
		{"equal infinities", []float64{math.Inf(1), math.Inf(1)}, []float64{1, 2}, 2.0 / 6},
		{"missing values only", []float64{nan}, []float64{1}, nan},
		{"an empty sample", nil, []float64{1}, nan},
	} {
		if got := MannWhitneyU(tt.a, tt.b); math.Abs(got-tt.want) > 1e-9 && !near(got, tt.want) {
			t.Errorf("%s: p %v, want %v", tt.name, got, tt.want)
		}
	}
}

// unevenness is how far the U statistic of the drawn values lies from its mean.
func unevenness(all []float64, drawn uint) float64 {
	n := bits.OnesCount(drawn)
	u := -float64(n*(len(all)-n)) / 2
	for i, x := range all {
		for j, y := range all {
			switch in := drawn>>i&1 == 1 && drawn>>j&1 == 0; {
			case in && x > y:
				u++
			case in && x == y:
				u += 0.5
			}
		}
	}
	return math.Abs(u)
}

func TestMannWhitneyUEqualsItsDefinition(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 200 {
		a, b := make([]float64, 1+r.IntN(5)), make([]float64, 1+r.IntN(5))
		values := []int{2, 4, 1000}[r.IntN(3)] // many ties, some, hardly any
		for _, x := range [][]float64{a, b} {
			for i := range x {
				x[i] = float64(r.IntN(values))
			}
		}
		all := slices.Concat(a, b)
		seen := unevenness(all, 1<<len(a)-1)
		far, ways := 0, 0
		for drawn := range uint(1) << len(all) {
			if bits.OnesCount(drawn) != len(a) {
				continue
			}
			ways++
			if unevenness(all, drawn) >= seen {
				far++
			}
		}
		if got, want := MannWhitneyU(a, b), float64(far)/float64(ways); math.Abs(got-want) > 1e-12 {
			t.Errorf("%v and %v: p %v, want %v", a, b, got, want)
		}
	}
}

func TestTheTwoExactUTestsAgreeWithoutTies(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	for range 20 {
		all := make([]float64, 2*exactTies-1)
		groups := make([]int, len(all))
		for i := range all {
			all[i], groups[i] = float64(i), 1
		}
		r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		a, b := all[:exactTies], all[exactTies:]
		want := MannWhitneyU(a, b)
		if got := exactRankSum(groups, len(a), rankSum(a, present(all))); math.Abs(got-want) > 1e-12 {
			t.Errorf("p %v by ties, %v without", got, want)
		}
	}
}

func TestHolm(t *testing.T) {
	for _, tt := range []struct {
		name    string
		p, want []float64
	}{
		{"no tests", nil, nil},
		{"one test", []float64{0.03}, []float64{0.03}},
		{"two tests", []float64{0.03, 0.02}, []float64{0.04, 0.04}},
		{"equal values", []float64{0.2, 0.2, 0.2}, []float64{0.6, 0.6, 0.6}},
		{"no value goes above one", []float64{0.9, 0.8}, []float64{1, 1}},
		{"what is no test stays and does not count", []float64{0.01, nan, 0.04, 0.03, 0.005}, []float64{0.03, nan, 0.06, 0.06, 0.02}},
		{"no test at all", []float64{nan, nan}, []float64{nan, nan}},
	} {
		if got := Holm(tt.p); !slices.EqualFunc(got, tt.want, near) {
			t.Errorf("%s: adjusted %v, want %v", tt.name, got, tt.want)
		}
	}
}

func BenchmarkMannWhitneyUWithTies(b *testing.B) {
	x, y := make([]float64, exactTies), make([]float64, exactTies)
	for i := range exactTies {
		x[i], y[i] = float64(i), float64(i+i%2)
	}
	for b.Loop() {
		MannWhitneyU(x, y)
	}
}
