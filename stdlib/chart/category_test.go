package chart

import (
	"image/color"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"kvsh/stdlib/chart/scene"
	"kvsh/stdlib/frame"
)

func TestValuesComeInTheirNaturalOrder(t *testing.T) {
	for _, tt := range []struct{ values, first, want string }{
		{"GDS Local_Disk HBM CPU Unknown none", "", "HBM CPU GDS Local_Disk Unknown none"},
		{"1000 100 20 3.5", "", "3.5 20 100 1000"},
		{"800g 1000g 400g N/A", "", "400g 800g 1000g N/A"},
		{"b10 b9 b09 a2", "", "a2 b09 b9 b10"},
		{"none 2 x 1", "", "1 2 x none"},
		{"GDS CPU HBM", "CPU GDS", "CPU GDS HBM"},
		{"a b a", "c b", "b a"},
		{"800g-EW-arccN 400g-NS-arccY 400g-EW-arccY", "", "400g-EW-arccY 400g-NS-arccY 800g-EW-arccN"},
	} {
		values := strings.Fields(tt.values)
		for range 5 {
			rand.Shuffle(len(values), func(i, j int) { values[i], values[j] = values[j], values[i] })
			if got := strings.Join(ordered(values, strings.Fields(tt.first)), " "); got != tt.want {
				t.Errorf("%q with %q first: %q, want %q", tt.values, tt.first, got, tt.want)
			}
		}
	}
	media := []string{"GDS", "Local Disk", "CPU", "Local Disk + CPU cache", "HBM"}
	if got := ordered(media, nil); !slices.Equal(got, ranks) {
		t.Errorf("the media are in the order %q", got)
	}
}

func FuzzOrder(f *testing.F) {
	f.Add("400g", "800g", "1e3")
	f.Add("NaN", "1", "01")
	f.Add("a1", "a01", "HBM")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		if compareValues(a, b) != -compareValues(b, a) {
			t.Errorf("%q and %q have no order", a, b)
		}
		if a != b && compareValues(a, b) == 0 {
			t.Errorf("%q and %q are equal", a, b)
		}
		if compareValues(a, b) < 0 && compareValues(b, c) < 0 && compareValues(a, c) >= 0 {
			t.Errorf("%q, %q and %q go round", a, b, c)
		}
	})
}

func TestLabelsOfValues(t *testing.T) {
	c := lineChart()
	for value, want := range map[string]string{"1000": "1k", "0910": "0910", "400g": "400g", "2.5": "2.5", "NaN": "NaN", "1e+300": "1e+300", "": ""} {
		if got := c.valueLabel(value); got != want {
			t.Errorf("%q is shown as %q, want %q", value, got, want)
		}
	}
	if got := c.Theme("seed").valueLabel("1000"); got != "1000" {
		t.Errorf("the seed's theme shows 1000 as %q", got)
	}
}

// colors are the colours of the legend by their labels.
func colors(s *scene.Scene) map[string]color.NRGBA {
	out := map[string]color.NRGBA{}
	for _, g := range s.Legend {
		for _, e := range g.Entries {
			out[e.Label] = e.Color
		}
	}
	return out
}

func TestMediaHaveTheirOwnColours(t *testing.T) {
	got := colors(mustScene(t, lineChart()))
	if got["CPU"] != hex("#E69F00") || got["GDS"] != hex("#D55E00") {
		t.Errorf("colours %v", got)
	}
	grid := colors(mustScene(t, Grid(2, Line(many(3), X("x"), Y("x"), Color("name")), Bar(many(2), X("x"), Y("x"), Color("name")))))
	alone := colors(mustScene(t, Line(many(3), X("x"), Y("x"), Color("name"))))
	for _, name := range []string{"name0", "name1", "name2"} {
		if grid[name] != alone[name] {
			t.Errorf("%s has another colour in a grid", name)
		}
	}
}

func TestManySeriesStayDistinct(t *testing.T) {
	s := mustScene(t, Line(many(mostColors), X("x"), Y("x"), Color("name")))
	entries := s.Legend[0].Entries
	if len(entries) != mostColors {
		t.Fatalf("%d entries", len(entries))
	}
	for i, a := range entries {
		for _, b := range entries[:i] {
			if a.Color == b.Color && slices.Equal(a.Dash, b.Dash) && a.Shape == b.Shape {
				t.Errorf("%s and %s look alike", a.Label, b.Label)
			}
		}
	}
}

func TestShapesOfNamesLeaveTheOthersTheRest(t *testing.T) {
	f := frame.New(frame.Strings("b", []string{"100g", "400g", "800g", "N/A", "x"}), frame.Ints("x", []int{1, 2, 3, 4, 5}))
	var got []string
	for _, e := range mustScene(t, Points(f, X("x"), Y("x"), Shape("b"))).Legend[0].Entries {
		got = append(got, e.Label+" "+string(e.Shape))
	}
	if want := []string{"100g diamond", "400g circle", "800g square", "N/A triangle", "x cross"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestTheLegendHoldsWhatIsDrawn(t *testing.T) {
	labels := func(c *Chart) string {
		var out []string
		for _, g := range mustScene(t, c).Legend {
			for _, e := range g.Entries {
				out = append(out, e.Label)
			}
		}
		return strings.Join(out, ", ")
	}
	for _, tt := range []struct {
		name string
		c    *Chart
		want string
	}{
		{"a frontier", paretoChart().Connect("input_len"), "CPU, GDS, 400g, 800g, N/A, frontier, dominated, 100, 1k"},
		{"joined points outside of the axes", paretoChart().Connect("input_len").XMax(900), "CPU, GDS, 400g, 800g, N/A, frontier, dominated, 100"},
		{"without it", paretoChart().Frontier(false), "CPU, GDS, 400g, 800g, N/A"},
		{"series outside of the axes", lineChart().YMax(150).XMax(500), "GDS"},
		{"ghosts", lineChart().Ghost(runs().Head(3), "cold"), "CPU, GDS, cold"},
		{"no ghosts", lineChart().Ghost(runs().Head(0), "cold"), "CPU, GDS"},
		{"a band that no point has", lineChart().Stat("p99").Band("ci95"), "CPU, GDS"},
		{"colours that repeat the axis", Bar(runs(), X("modality"), Y("mean_ttft_ms"), Color("modality")), ""},
		{"frontiers of colours", paretoChart().FrontierBy("modality"), "CPU, GDS, 400g, 800g, N/A, frontier of each medium"},
	} {
		if got := labels(tt.c); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}
