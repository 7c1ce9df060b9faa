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

func TestSkyline(t *testing.T) {
	for _, tt := range []struct {
		name     string
		measures []Measure
		want     []int
	}{
		{"no points", []Measure{{}, {}, {}}, nil},
		{"one point", []Measure{{Values: []float64{1}}, {Values: []float64{2}}, {Values: []float64{3}}}, []int{0}},
		{"one measure, small", []Measure{{Values: []float64{3, 1, nan, 1}}}, []int{1, 3}},
		{"one measure, large", []Measure{{Values: []float64{3, 1, nan, 3}, Direction: Maximize}}, []int{0, 3}},
		{"each best in one measure, the best of the first measure first", []Measure{
			{Values: []float64{2, 3, 1}},
			{Values: []float64{9, 5, 5}, Direction: Maximize},
			{Values: []float64{7, 1, 7}},
		}, []int{2, 0, 1}},
		{"one point beats the rest", []Measure{
			{Values: []float64{2, 1, 1}},
			{Values: []float64{2, 1, 2}},
			{Values: []float64{2, 1, 1}},
		}, []int{1}},
		{"equal points are all kept, in their order", []Measure{
			{Values: []float64{1, 2, 1, 1}},
			{Values: []float64{1, 0, 1, 1}},
			{Values: []float64{1, 1, 1, 2}},
		}, []int{0, 2, 1}},
		{"equal in the first measure, in the order of their indices", []Measure{
			{Values: []float64{1, 1, 1}},
			{Values: []float64{3, 2, 1}},
			{Values: []float64{1, 2, 3}},
		}, []int{0, 1, 2}},
		{"points that lack a measure are left out", []Measure{
			{Values: []float64{nan, 0, 0, 1}},
			{Values: []float64{0, nan, 0, 1}},
			{Values: []float64{0, 0, nan, 1}},
		}, []int{3}},
		{"infinities are ordinary values", []Measure{
			{Values: []float64{-inf, 1, inf, inf}},
			{Values: []float64{1, inf, inf, -inf}, Direction: Maximize},
			{Values: []float64{1, 1, -inf, 1}},
		}, []int{0, 1, 2}},
		{"zeros are equal whatever their sign", []Measure{
			{Values: []float64{0, math.Copysign(0, -1)}},
			{Values: []float64{1, 1}},
			{Values: []float64{math.Copysign(0, -1), 0}, Direction: Maximize},
		}, []int{0, 1}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := Skyline(tt.measures...)
			if err != nil || !slices.Equal(got, tt.want) {
				t.Errorf("got %v, %v, want %v", got, err, tt.want)
			}
		})
	}
}

func TestWhatAreNoMeasuresOfPointsIsAnError(t *testing.T) {
	one, two := Measure{Values: []float64{1}}, Measure{Values: []float64{1, 2}}
	for name, err := range map[string]error{
		"no measures; give at least one":           errOf(Skyline()),
		"1 values of measure 1 but 2 of measure 2": errOf(Skyline(one, two)),
		"2 values of measure 1 but 1 of measure 3": errOf(Skyline(two, two, one)),
		"Direction(7) is no direction":             errOf(Skyline(one, one, Measure{[]float64{1}, 7})),
		"Direction(-1) is no direction":            errOf(Skyline(Measure{nil, -1})),
	} {
		if err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("error %v, want %q", err, name)
		}
	}
}

func ExampleSkyline() {
	rows, err := Skyline(
		Measure{[]float64{120, 95, 300, 140}, Minimize},      // TTFT in ms
		Measure{[]float64{8000, 6000, 9500, 7000}, Maximize}, // tokens/s
		Measure{[]float64{40, 40, 64, 16}, Minimize},         // GiB of memory
	)
	fmt.Println(rows, err)
	// Output: [1 0 3 2] <nil>
}

// pointsOf returns the points, better when small, each nil if it lacks a measure.
func pointsOf(measures []Measure) [][]float64 {
	points := make([][]float64, len(measures[0].Values))
	for i := range points {
		for _, m := range measures {
			points[i] = append(points[i], signOf(m.Direction)*m.Values[i])
		}
		if slices.ContainsFunc(points[i], math.IsNaN) {
			points[i] = nil
		}
	}
	return points
}

// skylineByDefinition compares all points with all.
func skylineByDefinition(measures []Measure) []int {
	points := pointsOf(measures)
	var rows []int
next:
	for i, p := range points {
		for _, q := range points {
			worse := func(k int) bool { return q[k] > p[k] }
			better := func(k int) bool { return q[k] < p[k] }
			if p == nil || q != nil && !anyOf(len(p), worse) && anyOf(len(p), better) {
				continue next
			}
		}
		rows = append(rows, i)
	}
	slices.SortStableFunc(rows, func(i, j int) int { return cmp.Compare(points[i][0], points[j][0]) })
	return rows
}

func anyOf(n int, holds func(int) bool) bool {
	for k := range n {
		if holds(k) {
			return true
		}
	}
	return false
}

func checkSkyline(t *testing.T, measures []Measure) {
	t.Helper()
	got, err := Skyline(measures...)
	if want := skylineByDefinition(measures); err != nil || !slices.Equal(got, want) {
		t.Fatalf("got %v, %v, want %v\n%v", got, err, want, measures)
	}
}

// cloudIn makes n points of d measures from single values.
func cloudIn(r *rand.Rand, d, n int, value func() float64) []Measure {
	measures := make([]Measure, d)
	for k := range measures {
		measures[k] = Measure{make([]float64, n), Direction(r.IntN(2))}
		for i := range n {
			measures[k].Values[i] = value()
		}
	}
	return measures
}

func TestSkylineEqualsItsDefinition(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	special := []float64{nan, inf, -inf, 0, math.Copysign(0, -1), math.MaxFloat64, -math.MaxFloat64}
	for range 1000 {
		values := 2 + r.IntN(6) // many ties
		checkSkyline(t, cloudIn(r, 1+r.IntN(5), r.IntN(40), func() float64 {
			if r.IntN(12) == 0 {
				return special[r.IntN(len(special))]
			}
			return float64(r.IntN(values))
		}))
	}
}

func TestTheJudgesDropNoneOfTheSkyline(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, value := range []func() float64{
		r.Float64,
		func() float64 { return float64(r.IntN(6)) },
		func() float64 { return math.Exp(40 * r.NormFloat64()) },
		func() float64 { return []float64{inf, -inf, nan, 1}[r.IntN(4)] },
		func() float64 { return 1 },
	} {
		for d := 3; d <= 5; d++ {
			checkSkyline(t, cloudIn(r, d, scoutsFrom+500, value))
		}
	}
	sums := cloudIn(r, 3, 2*scoutsFrom, func() float64 { return float64(r.IntN(1000)) })
	for k := range sums {
		sums[k].Direction = Minimize
	}
	for i := range sums[2].Values {
		sums[2].Values[i] = 2000 - sums[0].Values[i] - sums[1].Values[i]
	}
	if rows, err := Skyline(sums...); err != nil || len(rows) != 2*scoutsFrom {
		t.Errorf("%d of %d points that trade off are on the frontier (%v)", len(rows), 2*scoutsFrom, err)
	}
}

func FuzzSkyline(f *testing.F) {
	f.Add([]byte("some sixteen bytes and some more"), uint8(3), uint8(1))
	f.Add([]byte(strings.Repeat("enough points that judges come into play; ", 200)), uint8(4), uint8(5))
	f.Fuzz(func(t *testing.T, data []byte, dims, directions uint8) {
		measures := make([]Measure, 1+dims%5)
		for k := range measures {
			measures[k].Direction = Direction(directions >> k & 1)
		}
		for size := 2 * len(measures); len(data) >= size && len(measures[0].Values) < 2*scoutsFrom; data = data[size:] {
			for k := range measures {
				bits := uint64(binary.LittleEndian.Uint16(data[2*k:]))
				measures[k].Values = append(measures[k].Values, math.Float64frombits(bits<<48))
			}
		}
		checkSkyline(t, measures)
	})
}

func BenchmarkSkyline(b *testing.B) {
	const n = 1_000_000
	r := rand.New(rand.NewPCG(5, 6))
	for _, shape := range []struct {
		name  string
		value func() float64
		dims  []int
	}{
		{"uniform", r.Float64, []int{3, 4, 5}},
		{"all equal", func() float64 { return 1 }, []int{3}},
	} {
		for _, d := range shape.dims {
			measures := cloudIn(r, d, n, shape.value)
			b.Run(fmt.Sprintf("%s/%d", shape.name, d), func(b *testing.B) {
				for b.Loop() {
					if _, err := Skyline(measures...); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/n, "ns/point")
			})
		}
	}
}
