package chart

import (
	"math"
	"strings"
	"testing"

	"kvsh/stdlib/frame"
)

// xy is a table of two columns of numbers.
func xy(x, y []float64) *frame.Frame { return frame.New(frame.Floats("x", x), frame.Floats("y", y)) }

func TestDataThatHappenToBeEmptyGiveAPictureThatSaysSo(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	nulls := frame.New(frame.Floats("x", []float64{nan, nan}), frame.Strings("y", []string{"", ""}).WithNulls([]bool{true, true}), frame.Strings("c", []string{"a", "b"}))
	empty := runs().Head(0)
	for _, tt := range []struct {
		name string
		c    *Chart
		want string
	}{
		{"no rows", Line(empty, X("input_len"), Y("mean_ttft_ms"), Color("modality")), "There are no runs."},
		{"no requests", ECDF(frame.New(frame.Ints("request", nil), frame.Floats("ttft_ms", nil)), X("ttft_ms")), "There are no requests."},
		{"no rows for bars", Bar(empty, X("modality"), Y("mean_ttft_ms")).LogY(), "There are no runs."},
		{"no rows for boxes", Box(empty, X("modality"), Y("mean_ttft_ms")), "There are no runs."},
		{"no cells", Heat(empty, X("modality"), Y("bandwidth"), Value("mean_ttft_ms")), "There are no runs."},
		{"no slopes", Slope(empty, X("modality"), Y("mean_ttft_ms")).Band("ci95"), "There are no runs."},
		{"no frontier", Pareto(empty, X("mean_ttft_ms"), Y("total_token_throughput"), Size("input_len")).Knee(true).Connect("bandwidth"), "There are no runs."},
		{"no panels", Line(empty, X("input_len"), Y("mean_ttft_ms")).Facet("modality"), "There are no runs."},
		{"no ramp", Points(empty, X("input_len"), Y("mean_ttft_ms"), Color("input_len")), "There are no runs."},
		{"only nulls", Points(nulls, X("x"), Y("y"), Color("c")), "None of 2 runs has a value for x and y."},
		{"only infinities", Line(xy([]float64{inf, 1}, []float64{1, -inf}), X("x"), Y("y")), "None of 2 runs has a value for x and y."},
		{"nothing above zero", Line(xy([]float64{1, 2}, []float64{0, -1}), X("x"), Y("y")).LogY(), "None of 2 runs is above zero, as a log axis shows."},
		{"nothing between the axes", pointsChart().XMin(1e6).XMax(2e6), "All points, 8, lie outside of the axes."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := mustScene(t, tt.c)
			if len(s.Panels) != 1 || s.Panels[0].Note != tt.want || len(s.Panels[0].Layers) > 0 {
				t.Errorf("note %q with %d layers, want %q", s.Panels[0].Note, len(s.Panels[0].Layers), tt.want)
			}
			if p := s.Panels[0]; !(p.X.Min < p.X.Max && p.Y.Min < p.Y.Max) {
				t.Errorf("axes from %g to %g and from %g to %g", p.X.Min, p.X.Max, p.Y.Min, p.Y.Max)
			}
			for format := range formats {
				if b, err := tt.c.Bytes(format); err != nil || len(b) == 0 {
					t.Errorf("%s: %d bytes, %v", format, len(b), err)
				}
			}
		})
	}
}

func TestPanelsWithoutRowsSaySo(t *testing.T) {
	f := frame.New(frame.Ints("x", []int{1, 2}), frame.Ints("y", []int{1, 2}), frame.Strings("a", []string{"p", "q"}), frame.Strings("b", []string{"r", "s"}))
	s := mustScene(t, Points(f, X("x"), Y("y"), FacetRow("a"), FacetColumn("b")))
	var notes []string
	for _, p := range s.Panels {
		notes = append(notes, p.Title+"="+p.Note)
	}
	if got, want := strings.Join(notes, "|"), "a p · b r=|a p · b s=There are no such runs.|a q · b r=There are no such runs.|a q · b s="; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestOnePointIsAPicture(t *testing.T) {
	f := xy([]float64{5}, []float64{0.25})
	for name, c := range map[string]*Chart{
		"line": Line(f, X("x"), Y("y")).Band("ci95"), "log": Points(f, X("x"), Y("y")).LogX().LogY(), "pareto": Pareto(f, X("x"), Y("y")),
		"bar": Bar(f, X("x"), Y("y")), "box": Box(f, X("x"), Y("y")), "ecdf": ECDF(f, X("x")), "heat": Heat(f, X("x"), Y("y"), Value("y")),
		"slope": Slope(f, X("x"), Y("y")),
	} {
		s := mustScene(t, c)
		if len(s.Panels[0].Layers) == 0 || s.Panels[0].Note != "" {
			t.Errorf("%s: %d layers and the note %q", name, len(s.Panels[0].Layers), s.Panels[0].Note)
		}
	}
}

func TestCaptionsCountWhatIsLeftOut(t *testing.T) {
	nan := math.NaN()
	odd := xy([]float64{0, 1, 10, nan, 99, -1}, []float64{1, 1, 2, 3, math.Inf(1), 7})
	ordered := Line(runs(), X("input_len"), Y("mean_ttft_ms"), Color("modality").Order("HBM", "GDS"))
	for _, tt := range []struct {
		name string
		c    *Chart
		want string
	}{
		{"rows", Points(odd, X("x"), Y("y")), "n = 4 runs · 2 rows without a value to draw left out"},
		{"not above zero", Points(odd, X("x"), Y("y")).LogX(), "n = 2 runs · 2 rows without a value to draw left out · 2 rows not above zero left out"},
		{"outside", Points(odd, X("x"), Y("y")).LogX().XMax(5), "n = 2 runs · 2 rows without a value to draw left out · 2 rows not above zero left out · 1 point outside of the axes"},
		{"negative values of a geometric mean", Line(xy([]float64{1, 1, 1}, []float64{1, -4, 4}), X("x"), Y("y")).Stat("geomean"), "2 runs, n = 2 a point, geomean at each · 1 row not above zero left out"},
		{"a single row a point", Line(odd, X("x"), Y("y")), "4 runs, n = 1 a point · 2 rows without a value to draw left out"},
		{"several rows a point", lineChart().Stat("p95").Band("ci95"), "24 runs, n = 6 a point, p95 at each, band: 95 % interval of the p95 where n ≥ 6 or as many as it takes"},
		{"differing numbers a point", Line(runs().Head(9), X("input_len"), Y("mean_ttft_ms")).Band("iqr"), "9 runs, n = 4 to 5 a point, mean at each, band: middle half"},
		{"cells", Heat(runs(), X("input_len"), Y("modality"), Value("mean_ttft_ms")), "24 runs, n = 6 a cell, mean at each"},
		{"a count", lineChart().Stat("count"), "24 runs, n = 6 a point"},
		{"a distribution", ECDF(runs().Head(7), X("mean_ttft_ms"), Color("modality")), "n = 7 runs, n = 3 to 4 a series"},
		{"ghosts", lineChart().Ghost(runs().Head(3), "cold"), "24 runs, n = 6 a point, mean at each · pale: 3 cold runs"},
		{"ghosts of layers", Layers(lineChart(), lineChart()).Ghost(runs().Head(3), "cold"), "chart 1: 24 runs, n = 6 a point, mean at each · chart 2: 24 runs, n = 6 a point, mean at each · pale: 3 cold runs"},
		{"a rule outside", lineChart().YMax(100).RuleY(500, "limit").XMax(2000), "24 runs, n = 6 a point, mean at each · 4 points outside of the axes · the line at 500 ms, limit, lies outside of the axes"},
		{"what an order names in vain", ordered, "24 runs, n = 6 a point, mean at each · no HBM run"},
		{"no knee", Pareto(xy([]float64{1, 2}, []float64{1, 2}), X("x"), Y("y")).Knee(true), "n = 2 runs · no knee in the frontier, which has 2 points"},
		{"a knee", Pareto(bend(), X("x"), Y("y")).Knee(true), "n = 5 runs · knee at x 2, y 9"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := strings.Join(mustScene(t, tt.c).Caption, "|"); got != tt.want {
				t.Errorf("caption %q, want %q", got, tt.want)
			}
		})
	}
}

func TestCaptionsOfTheUserComeFirst(t *testing.T) {
	s := mustScene(t, lineChart().Caption("one").Caption("").Caption("two"))
	if got, want := strings.Join(s.Caption, "|"), "one|two|24 runs, n = 6 a point, mean at each"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
