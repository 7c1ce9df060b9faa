package pareto

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

func TestHypervolume(t *testing.T) {
	for _, tt := range []struct {
		name      string
		reference []float64
		measures  []Measure
		want      float64
	}{
		{"no points", []float64{1, 1}, []Measure{{}, {}}, 0},
		{"one measure", []float64{10}, []Measure{{Values: []float64{7, 4, 12}}}, 6},
		{"one measure, large", []float64{10}, []Measure{{Values: []float64{7, 4, 12}, Direction: Maximize}}, 2},
		{"one point", []float64{5, 5}, []Measure{{Values: []float64{1}}, {Values: []float64{3}}}, 8},
		{"two points that overlap", []float64{4, 0}, []Measure{{Values: []float64{1, 2}}, {Values: []float64{1, 3}, Direction: Maximize}}, 7},
		{"equal points count once", []float64{5, 5}, []Measure{{Values: []float64{1, 1}}, {Values: []float64{3, 3}}}, 8},
		{"a point on the edge adds nothing", []float64{5, 5}, []Measure{{Values: []float64{1, 0}}, {Values: []float64{3, 5}}}, 8},
		{"a point beyond the edge adds nothing", []float64{5, 5}, []Measure{{Values: []float64{1, -9}}, {Values: []float64{3, 7}}}, 8},
		{"a point that lacks a measure adds nothing", []float64{5, 5}, []Measure{{Values: []float64{1, 0}}, {Values: []float64{3, nan}}}, 8},
		{"an infinitely bad point adds nothing", []float64{5, 5}, []Measure{{Values: []float64{1, 0}}, {Values: []float64{3, inf}}}, 8},
		{"an infinitely good point", []float64{5, 5}, []Measure{{Values: []float64{1, 2}}, {Values: []float64{3, -inf}}}, inf},
		{"a point infinitely good in the first measure", []float64{5, 5}, []Measure{{Values: []float64{1, inf}, Direction: Maximize}, {Values: []float64{3, 4}}}, inf},
		{"an infinitely good point beyond the edge", []float64{5, 5}, []Measure{{Values: []float64{1, -inf}}, {Values: []float64{3, 5}}}, 8},
		{"a cube", []float64{2, 2, 2}, []Measure{{Values: []float64{0}}, {Values: []float64{0}}, {Values: []float64{0}}}, 8},
		{"three beams that cross", []float64{3, 3, 3}, []Measure{
			{Values: []float64{0, 2, 2}},
			{Values: []float64{2, 0, 2}},
			{Values: []float64{2, 2, 0}},
		}, 7},
		{"a volume with an infinitely good point", []float64{5, 5, 5}, []Measure{{Values: []float64{1, 2}}, {Values: []float64{-inf, 2}}, {Values: []float64{3, 1}}}, inf},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got, err := Hypervolume(tt.reference, tt.measures...); err != nil || got != tt.want {
				t.Errorf("got %v, %v, want %v", got, err, tt.want)
			}
		})
	}
}

func TestWhatBoundsNoVolumeIsAnError(t *testing.T) {
	one := Measure{Values: []float64{1}}
	for name, reference := range map[string][]float64{
		"2 measures but a reference point of 1":    {1},
		"2 measures but a reference point of 3":    {1, 2, 3},
		"the reference point is NaN in measure 2":  {1, nan},
		"the reference point is +Inf in measure 1": {inf, 1},
		"the reference point is -Inf in measure 2": {1, -inf},
	} {
		if _, err := Hypervolume(reference, one, one); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("error %v, want %q", err, name)
		}
	}
	if _, err := Hypervolume(nil); err == nil || !strings.Contains(err.Error(), "no measures") {
		t.Errorf("no measures: %v", err)
	}
	if _, err := Hypervolume([]float64{1, 1}, one, Measure{}); err == nil || !strings.Contains(err.Error(), "but 0 of measure 2") {
		t.Errorf("measures of unequal length: %v", err)
	}
}

// side is that of the grid on which volumes are counted: coordinates are 0 to side.
const side = 5

// cellsBeaten counts the unit cells of the grid that some point beats, up to the
// reference.
func cellsBeaten(reference []float64, measures []Measure) int {
	points := pointsOf(measures)
	d, count := len(measures), 0
	for cell := range int(math.Pow(2*side, float64(d))) { // coordinates are below zero where large is better
		low := make([]float64, d)
		for k := range low {
			low[k] = float64(cell%(2*side) - side)
			cell /= 2 * side
		}
		beyond := func(k int) bool { return low[k]+1 > signOf(measures[k].Direction)*reference[k] }
		if anyOf(d, beyond) {
			continue
		}
		for _, p := range points {
			if p != nil && !anyOf(d, func(k int) bool { return p[k] > low[k] }) {
				count++
				break
			}
		}
	}
	return count
}

// appended returns the measures with one more point.
func appended(measures []Measure, p []float64) []Measure {
	out := make([]Measure, len(measures))
	for k, m := range measures {
		out[k] = Measure{append(m.Values[:len(m.Values):len(m.Values)], p[k]), m.Direction}
	}
	return out
}

func checkHypervolume(t *testing.T, r *rand.Rand, measures []Measure) {
	t.Helper()
	coordinate := func() float64 { return float64(r.IntN(side + 1)) }
	reference, p, worse := make([]float64, len(measures)), make([]float64, len(measures)), make([]float64, len(measures))
	row := 0
	if n := len(measures[0].Values); n > 0 {
		row = r.IntN(n)
	}
	for k, m := range measures {
		reference[k], p[k] = coordinate(), coordinate()
		if len(m.Values) > 0 {
			worse[k] = m.Values[row] + signOf(m.Direction)*coordinate()
		}
	}
	volumeOf := func(measures []Measure) float64 {
		v, err := Hypervolume(reference, measures...)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	got := volumeOf(measures)
	if want := cellsBeaten(reference, measures); got != float64(want) {
		t.Fatalf("got %v, want %d up to %v\n%v", got, want, reference, measures)
	}
	if more := volumeOf(appended(measures, p)); more < got {
		t.Fatalf("%v falls to %v with the point %v, up to %v\n%v", got, more, p, reference, measures)
	}
	if len(measures[0].Values) == 0 {
		return
	}
	if same := volumeOf(appended(measures, worse)); same != got {
		t.Fatalf("%v becomes %v with the beaten point %v, up to %v\n%v", got, same, worse, reference, measures)
	}
}

func TestHypervolumeEqualsTheCellsCounted(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for k, rounds := range []int{200, 400, 400, 100, 20} {
		for range rounds {
			checkHypervolume(t, r, cloudIn(r, k+1, r.IntN(12), func() float64 { return float64(r.IntN(side + 1)) }))
		}
	}
}

func FuzzHypervolume(f *testing.F) {
	f.Add([]byte("some points on a grid"), uint8(3), uint64(1))
	f.Fuzz(func(t *testing.T, data []byte, dims uint8, seed uint64) {
		r := rand.New(rand.NewPCG(seed, 0))
		measures := cloudIn(r, int(1+dims%4), 0, r.Float64)
		for ; len(data) >= len(measures) && len(measures[0].Values) < 20; data = data[len(measures):] {
			for k := range measures {
				measures[k].Values = append(measures[k].Values, float64(data[k]%(side+1)))
			}
		}
		checkHypervolume(t, r, measures)
	})
}

func ExampleHypervolume() {
	ttft := Measure{[]float64{120, 95, 300}, Minimize}           // ms
	throughput := Measure{[]float64{8000, 6000, 9500}, Maximize} // tokens/s
	volume, err := Hypervolume([]float64{1000, 5000}, ttft, throughput)
	fmt.Println(volume, err)
	// Output: 3.715e+06 <nil>
}

func BenchmarkHypervolume(b *testing.B) {
	r := rand.New(rand.NewPCG(7, 8))
	for _, size := range []struct{ d, n int }{{2, 100_000}, {3, 300}, {4, 100}, {5, 40}} {
		// Points on a sphere: all are on the frontier.
		measures := cloudIn(r, size.d, size.n, r.NormFloat64)
		for i := range size.n {
			length := 0.0
			for _, m := range measures {
				length = math.Hypot(length, m.Values[i])
			}
			for k, m := range measures {
				measures[k].Direction = Maximize
				m.Values[i] = math.Abs(m.Values[i]) / length
			}
		}
		reference := make([]float64, size.d)
		b.Run(fmt.Sprintf("sphere/%d/%d", size.d, size.n), func(b *testing.B) {
			for b.Loop() {
				if _, err := Hypervolume(reference, measures...); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
