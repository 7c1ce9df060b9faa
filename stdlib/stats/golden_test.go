package stats

import (
	_ "embed"
	"encoding/json"
	"math"
	"slices"
	"testing"
)

// golden holds what SciPy and NumPy compute of the same samples. To make it anew:
//
//	cd stdlib/stats/testdata && /usr/bin/python3 golden.py
//
//go:embed testdata/golden.json
var golden []byte

// goldenCases reads one list of the golden file.
func goldenCases[T any](t *testing.T, name string) []T {
	t.Helper()
	var file map[string]json.RawMessage
	if err := json.Unmarshal(golden, &file); err != nil {
		t.Fatal(err)
	}
	var cases []T
	if err := json.Unmarshal(file[name], &cases); err != nil || len(cases) == 0 {
		t.Fatalf("golden.json has no %s (%v); run golden.py beside it", name, err)
	}
	return cases
}

// agree reports whether two numbers agree to ten digits.
func agree(got, want float64) bool {
	return math.Abs(got-want) <= 1e-10*math.Max(math.Abs(got), math.Abs(want))
}

// agreeOn reports whether an interval has the ends wanted, or is missing if none
// are.
func agreeOn(lo, hi float64, ok bool, ends []float64) bool {
	if ends == nil {
		return !ok && math.IsNaN(lo) && math.IsNaN(hi)
	}
	return ok && agree(lo, ends[0]) && agree(hi, ends[1])
}

func TestSummariesEqualNumPys(t *testing.T) {
	type summary struct {
		X                          []float64
		Mean, Geomean, Std, Median *float64
		Q, Quantiles               []float64
		Values, Shares             []float64
	}
	for _, c := range goldenCases[summary](t, "summaries") {
		for name, got := range map[string]struct {
			of   func([]float64) float64
			want *float64
		}{
			"mean": {Mean, c.Mean}, "geometric mean": {GeoMean, c.Geomean}, "deviation": {Std, c.Std}, "median": {Median, c.Median},
		} {
			switch v := got.of(c.X); {
			case got.want == nil && !math.IsNaN(v):
				t.Errorf("%s of %v: %v, want none", name, c.X, v)
			case got.want != nil && !agree(v, *got.want):
				t.Errorf("%s of %v: %v, want %v", name, c.X, v, *got.want)
			}
		}
		for i, q := range c.Q {
			if v := Quantile(c.X, q); !agree(v, c.Quantiles[i]) {
				t.Errorf("quantile %v of %v: %v, want %v", q, c.X, v, c.Quantiles[i])
			}
		}
		values, shares := ECDF(c.X)
		if !slices.Equal(values, c.Values) || !slices.EqualFunc(shares, c.Shares, agree) {
			t.Errorf("distribution of %v: %v %v, want %v %v", c.X, values, shares, c.Values, c.Shares)
		}
	}
}

func TestIntervalsEqualThoseOfSciPysBinomial(t *testing.T) {
	type interval struct {
		X, Ends []float64
		Level   float64
	}
	for _, c := range goldenCases[interval](t, "intervals") {
		if lo, hi, ok := Interval(c.X, c.Level); !agreeOn(lo, hi, ok, c.Ends) {
			t.Errorf("n = %d at %v: %v to %v (%v), want %v", len(c.X), c.Level, lo, hi, ok, c.Ends)
		}
	}
}

func TestMannWhitneyUEqualsSciPys(t *testing.T) {
	type test struct {
		A, B []float64
		P    float64
	}
	for _, c := range goldenCases[test](t, "rank_tests") {
		if p := MannWhitneyU(c.A, c.B); !agree(p, c.P) {
			t.Errorf("%d and %d values: p %v, want %v\n%v\n%v", len(c.A), len(c.B), p, c.P, c.A, c.B)
		}
	}
}

func TestMannKendallEqualsSciPys(t *testing.T) {
	type trend struct {
		X             []float64
		Tau, P, Slope float64
		Exact         bool
	}
	for _, c := range goldenCases[trend](t, "trends") {
		got := MannKendall(c.X)
		if got.N != len(c.X) || !agree(got.Tau, c.Tau) || !agree(got.P, c.P) || !agree(got.Slope, c.Slope) || got.Exact != c.Exact {
			t.Errorf("%d values: %+v, want %+v", len(c.X), got, c)
		}
	}
}

func TestHolmEqualsItsReference(t *testing.T) {
	type family struct{ P, Adjusted []float64 }
	for _, c := range goldenCases[family](t, "families") {
		if got := Holm(c.P); !slices.EqualFunc(got, c.Adjusted, agree) {
			t.Errorf("%v adjusted: %v, want %v", c.P, got, c.Adjusted)
		}
	}
}

func TestSettlingAndGainEqualTheirReference(t *testing.T) {
	type series struct {
		Warm       []float64
		From       int
		Cold, Gain float64
	}
	for _, c := range goldenCases[series](t, "series") {
		if from, gain := SettledFrom(c.Warm), ReuseGain(c.Cold, c.Warm); from != c.From || !agree(gain, c.Gain) {
			t.Errorf("%v: settled from %d with gain %v, want %d and %v", c.Warm, from, gain, c.From, c.Gain)
		}
	}
}

func TestHodgesLehmannRatiosEqualSciPysTestInverted(t *testing.T) {
	type shift struct {
		Base, Next, Ends []float64
		Level, Ratio     float64
	}
	for _, c := range goldenCases[shift](t, "shifts") {
		if got := HodgesLehmannRatio(c.Base, c.Next); !agree(got, c.Ratio) {
			t.Errorf("%v and %v: ratio %v, want %v", c.Base, c.Next, got, c.Ratio)
		}
		if lo, hi, ok := HodgesLehmannRatioInterval(c.Base, c.Next, c.Level); !agreeOn(lo, hi, ok, c.Ends) {
			t.Errorf("%d and %d values at %v: %v to %v (%v), want %v", len(c.Base), len(c.Next), c.Level, lo, hi, ok, c.Ends)
		}
	}
}

func TestBootstrapRatioIsNearNumPys(t *testing.T) {
	type bootstrap struct {
		Base, Next, Lo, Hi []float64 // the ends may lie from Lo[0] to Lo[1] and from Hi[0] to Hi[1]
		Level              float64
	}
	for _, c := range goldenCases[bootstrap](t, "bootstraps") {
		for seed := range uint64(5) {
			lo, hi, ok := BootstrapRatio(c.Base, c.Next, c.Level, seed)
			if !ok || lo < c.Lo[0] || lo > c.Lo[1] || hi < c.Hi[0] || hi > c.Hi[1] {
				t.Errorf("%d and %d values at %v, seed %d: %v to %v (%v), want %v to %v", len(c.Base), len(c.Next), c.Level, seed, lo, hi, ok, c.Lo, c.Hi)
			}
		}
	}
}
