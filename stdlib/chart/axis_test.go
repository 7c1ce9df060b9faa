package chart

import (
	"math"
	"strings"
	"testing"

	"kvsh/stdlib/chart/scene"
	"kvsh/stdlib/frame"
)

// tickNames are the labels of ticks.
func tickNames(ticks []scene.Tick) string {
	var out []string
	for _, k := range ticks {
		if k.Label != "" {
			out = append(out, k.Label)
		}
	}
	return strings.Join(out, " ")
}

// axisOf fits an axis to the numbers of a column.
func axisOf(column, scale string, values ...float64) axis {
	u, _ := unitOf(column)
	d := demand{spec: &axisSpec{scale: scale, min: math.NaN(), max: math.NaN()}, unit: u, values: values}
	return d.fit([]string{nameOf(column)}, known[column].unit)
}

func TestTicks(t *testing.T) {
	few := demand{spec: &axisSpec{scale: "log", min: math.NaN(), max: math.NaN()}, ticks: true, values: []float64{100, 50000, 1000}}
	fewAxis := few.fit(nil, "")
	for _, tt := range []struct {
		name string
		got  []scene.Tick
		want string
	}{
		{"linear", linearTicks(0, 250000, ""), "0 50k 100k 150k 200k 250k"},
		{"linear from below zero", linearTicks(-1, 1, ""), "-1 -0.5 0 0.5 1"},
		{"tenths", linearTicks(0, 0.55, ""), "0 0.1 0.2 0.3 0.4 0.5"},
		{"near neighbours of a large number", linearTicks(1000000, 1000003, ""), "1M 1.0000005M 1.000001M 1.0000015M 1.000002M 1.0000025M 1.000003M"},
		{"where numbers end", linearTicks(1e17, 1e17+16, ""), "1e+17"},
		{"many decades", logTicks(80, 600000, ""), "100 1k 10k 100k"},
		{"very many decades", logTicks(1e-20, 1e20, ""), "1e-20 1e-15 1e-10 0.00001 1 100k 10G 1000T 1e+20"},
		{"within a decade", logTicks(110, 900, ""), "200 500"},
		{"within a few numbers", logTicks(3.5, 8.5, ""), "4 5 6 7 8"},
		{"between two numbers", logTicks(310, 390, ""), "320 340 360 380"},
		{"small numbers", logTicks(0.00001, 0.01, ""), "0.00001 0.0001 0.001 0.01"},
		{"few distinct values", fewAxis.Ticks, "100 1k 50k"},
		{"whole numbers", axisOf("iteration", "", 1, 2, 3).Ticks, "0 1 2 3"},
		{"broken numbers", axisOf("x", "", 1, 2, 2.5).Ticks, "0 0.5 1 1.5 2 2.5"},
		{"times", axisOf("mean_ttft_ms", "log", 90, 400000).Ticks, "0.1 1 10 100"},
		{"ratios", axisOf("speedup", "", 0.5, 3).Ticks, "0× 1× 2× 3×"},
		{"no values", axisOf("y", "").Ticks, ""},
	} {
		if got := tickNames(tt.got); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
		if len(tt.got) > 200 {
			t.Errorf("%s: %d ticks", tt.name, len(tt.got))
		}
	}
}

func TestAxesShowTheUnitThatSuitsTheirNumbers(t *testing.T) {
	for _, tt := range []struct {
		column, label string
		values        []float64
		max           float64
	}{
		{"mean_ttft_ms", "Mean TTFT (ms)", []float64{0, 900}, 945},
		{"mean_ttft_ms", "Mean TTFT (s)", []float64{0, 1000}, 1.05},
		{"p99_itl_ms", "P99 ITL (µs)", []float64{0, 0.5}, 525},
		{"mean_ttft_ms", "Mean TTFT (ms)", []float64{0}, 1},
		{"duration", "Duration (s)", []float64{2}, 2.1},
		{"wait_s", "Wait (ms)", []float64{0.2}, 210},
		{"kv_bytes", "KV (GB)", []float64{2e9}, 2.1},
		{"cpu_cache_gb", "CPU cache (TB)", []float64{2000}, 2.1},
		{"cpu_cache_gb", "CPU cache (MB)", []float64{0.5}, 525},
		{"tokens_per_s", "Throughput (tokens/s)", []float64{100}, 105},
		{"read_gb_s", "Read GB s", []float64{100}, 105},
		{"input_len", "Input length (tokens)", []float64{100}, 105},
		{"reuse_gain", "Reuse gain", []float64{2}, 2.1},
		{"吞吐", "吞吐", []float64{2}, 2.1},
	} {
		a := axisOf(tt.column, "", tt.values...)
		if a.Label != tt.label || math.Abs(a.Max-tt.max) > 1e-9 {
			t.Errorf("%s up to %g: %q to %g, want %q to %g", tt.column, tt.values, a.Label, a.Max, tt.label, tt.max)
		}
	}
}

func TestLimitsAreInTheUnitOfTheColumn(t *testing.T) {
	s := mustScene(t, lineChart().XMin(50).XMax(2000).YMin(10).YMax(1500).RuleY(1000, "limit"))
	x, y := s.Panels[0].X, s.Panels[0].Y
	if x.Min != 50 || x.Max != 2000 || y.Min != 0.01 || y.Max != 1.5 {
		t.Errorf("axes from %g to %g and from %g to %g", x.Min, x.Max, y.Min, y.Max)
	}
	rule := s.Panels[0].Layers[0].(scene.Rule)
	if rule.At != 1 || rule.Vertical {
		t.Errorf("rule %+v", rule)
	}
}

func TestLayersInSeveralUnitsShareOne(t *testing.T) {
	f := runs()
	seconds, err := f.Floats("mean_ttft_ms")
	if err != nil {
		t.Fatal(err)
	}
	for i := range seconds {
		seconds[i] /= 1000
	}
	s := mustScene(t, Layers(
		Points(f, X("input_len"), Y("mean_ttft_ms")),
		Points(f.With(frame.Floats("ttft_s", seconds)), X("input_len"), Y("ttft_s"))))
	a, b := s.Panels[0].Layers[0].(scene.Points), s.Panels[0].Layers[1].(scene.Points)
	for i := range a.Points {
		if math.Abs(a.Points[i].Y-b.Points[i].Y) > 1e-12 {
			t.Errorf("point %d is at %v and at %v", i, a.Points[i].Y, b.Points[i].Y)
		}
	}
	if s.Panels[0].Y.Label != "Mean TTFT and TTFT (s)" {
		t.Errorf("label %q", s.Panels[0].Y.Label)
	}
}

func TestAxesHoldWhatIsDrawn(t *testing.T) {
	for _, tt := range []struct {
		name     string
		values   []float64
		scale    string
		min, max float64
	}{
		{"from zero", []float64{10, 20}, "", 0, 21},
		{"below zero", []float64{-10, 10}, "", -11, 11},
		{"all below zero", []float64{-10, -5}, "", -10.25, 0},
		{"one value below zero", []float64{-10}, "", -10.5, 0},
		{"zero", []float64{0}, "", 0, 1},
		{"one value on a log axis", []float64{10}, "log", 10 / 1.05, 10.5},
		{"the largest numbers", []float64{-1e100, 1e100}, "", -1.1e100, 1.1e100},
		{"nothing", nil, "", 0, 10.5},
		{"nothing on a log axis", nil, "log", math.Pow(10, -0.05), math.Pow(10, 1.05)},
	} {
		a := axisOf("x", tt.scale, tt.values...)
		if math.Abs(a.Min-tt.min) > 1e-9*math.Abs(tt.min) || math.Abs(a.Max-tt.max) > 1e-9*math.Abs(tt.max) {
			t.Errorf("%s: from %g to %g, want %g to %g", tt.name, a.Min, a.Max, tt.min, tt.max)
		}
	}
}

func TestAPlaceFarBeyondTheAxisHasANumber(t *testing.T) {
	for _, tt := range []struct {
		name       string
		axis       axis
		below, far float64
	}{
		{"linear", axis{Axis: scene.Axis{Min: 10, Max: 20}}, -190, 220},
		{"log", axis{Axis: scene.Axis{Scale: scene.Log, Min: 1, Max: 10}}, 1e-20, 1e21},
		{"log with ends far apart", axis{Axis: scene.Axis{Scale: scene.Log, Min: 1e-20, Max: 1e20}}, math.SmallestNonzeroFloat64, math.MaxFloat64},
	} {
		if below, far := tt.axis.beyond(false), tt.axis.beyond(true); math.Abs(below/tt.below-1) > 1e-9 || math.Abs(far/tt.far-1) > 1e-9 {
			t.Errorf("%s: %g and %g, want %g and %g", tt.name, below, far, tt.below, tt.far)
		}
	}
}

// Readers of Vega-Lite zoom out.
func TestWhatAFrontierBeatsEndsFarBeyondTheAxes(t *testing.T) {
	for _, c := range []*Chart{paretoChart(), paretoChart().LogX().LogY(), paretoChart().Maximize("x").Minimize("y")} {
		s, err := c.Scene()
		if err != nil {
			t.Fatal(err)
		}
		p := s.Panels[0]
		for _, l := range p.Layers {
			var ends []scene.Point
			switch l := l.(type) {
			case scene.Area:
				ends = []scene.Point{l.Points[len(l.Points)-1]}
			case scene.Line:
				if l.Name == "frontier" {
					ends = []scene.Point{{X: l.Points[len(l.Points)-1].X, Y: l.Points[0].Y}}
				}
			}
			for _, end := range ends {
				if x, y := p.X.Place(end.X), p.Y.Place(end.Y); math.Abs(x-0.5) < 20 || math.Abs(y-0.5) < 20 {
					t.Errorf("%T of %s ends %g and %g axes away", l, c, x, y)
				}
			}
		}
	}
}
