package vegalite

import (
	"bytes"
	"encoding/json"
	"math"
	"slices"
	"strings"
	"testing"

	"kvsh/stdlib/chart/scene"
)

func mustJSON(t *testing.T, s *scene.Scene) []byte {
	t.Helper()
	b, err := JSON(s)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestASpecificationIsAnObjectOnOneLine(t *testing.T) {
	b := mustJSON(t, gallery(light)["lines"])
	var spec struct {
		Schema      string `json:"$schema"`
		Description string
		Background  string
		Title       struct{ Text, Subtitle []string }
	}
	if err := json.Unmarshal(b, &spec); err != nil {
		t.Fatal(err)
	}
	if spec.Schema != "https://vega.github.io/schema/vega-lite/v5.json" || spec.Background != "#ffffff" || !strings.HasPrefix(spec.Description, "Lines of") {
		t.Errorf("the specification begins with %+v", spec)
	}
	if len(spec.Title.Text) != 1 || !strings.Contains(spec.Title.Text[0], "东西向") || len(spec.Title.Subtitle) != 1 {
		t.Errorf("the title is %+v", spec.Title)
	}
	if bytes.ContainsRune(b, '\n') {
		t.Error("it has more than one line")
	}
}

func TestEqualScenesGiveEqualBytes(t *testing.T) {
	for name, s := range gallery(dark) {
		again := gallery(dark)[name]
		for range 5 {
			if !bytes.Equal(mustJSON(t, s), mustJSON(t, again)) {
				t.Errorf("%s differs", name)
			}
		}
	}
}

func TestLayersOfTheSameNumbersShareThem(t *testing.T) {
	var spec struct{ Datasets map[string][]map[string]any }
	s := gallery(light)["slope"]
	if err := json.Unmarshal(mustJSON(t, s), &spec); err != nil {
		t.Fatal(err)
	}
	lines := 0
	for _, rows := range spec.Datasets {
		if len(rows) == 2 && len(rows[0]) == 2 {
			lines++
		}
	}
	if lines != len(media) {
		t.Errorf("there are %d datasets of lines and points, want %d", lines, len(media))
	}
}

func TestWhatCannotBeDrawnIsAnError(t *testing.T) {
	type (
		change func(*scene.Scene)
		odd    struct{ scene.Layer }
	)
	for _, tt := range []struct {
		name   string
		change change
		want   string
	}{
		{"no panel", func(s *scene.Scene) { s.Panels = nil }, "no panel to draw"},
		{"no width", func(s *scene.Scene) { s.Width = 0 }, "0 by 5.2 inches"},
		{"endless height", func(s *scene.Scene) { s.Height = math.Inf(1) }, "8.5 by +Inf inches"},
		{"empty axis", func(s *scene.Scene) { s.Panels[0].X.Max = s.Panels[0].X.Min }, "panel 1: the horizontal axis can't go from 80 to 80"},
		{"axis to nowhere", func(s *scene.Scene) { s.Panels[0].Y.Max = math.NaN() }, "the vertical axis can't go from 60 to NaN"},
		{"log axis from zero", func(s *scene.Scene) { s.Panels[0].Y.Min = 0 }, "the vertical axis is logarithmic and can't begin at 0"},
		{"unknown layer", func(s *scene.Scene) { s.Panels[0].Layers = []scene.Layer{odd{}} }, "a layer of type vegalite.odd"},
		{"no layer", func(s *scene.Scene) { s.Panels[0].Layers = []scene.Layer{nil} }, "a layer of type <nil>"},
	} {
		s := gallery(light)["lines"]
		tt.change(s)
		if b, err := JSON(s); err == nil || !strings.Contains(err.Error(), tt.want) || b != nil {
			t.Errorf("%s: %d bytes and error %v, want %q", tt.name, len(b), err, tt.want)
		}
	}
	if _, err := JSON(nil); err == nil {
		t.Error("no scene gives no error")
	}
}

func TestNumbersAreWrittenInTheUnitsOfTheLabels(t *testing.T) {
	for _, tt := range []struct {
		name  string
		ticks []scene.Tick
		want  string
	}{
		{"times", ticks(0, "0 ms", 500, "500 ms", 1000, "1 s", 2000, "2 s"), `(abs(v)>=1000?format(v*0.001,',.6~r')+" s":format(v,',.6~r')+" ms")`},
		{"counts", ticks(0, "0", 50000, "50k", 1000000, "1M"), `(abs(v)>=1000000?format(v*1e-06,',.6~r')+"M":format(v*0.001,',.6~r')+"k")`},
		{"shares", ticks(0, "0 %", 0.5, "50 %"), `(format(v*100,',.6~r')+" %")`},
		{"minutes", ticks(30000, "0.5 min", 60000, "1 min"), `(format(v*1.666666667e-05,',.6~r')+" min")`},
		{"rounded labels", ticks(1234.5, "1.234k"), `(format(v*0.001,',.6~r')+"k")`},
		{"other labels", ticks(1, "10^0", 10, "10^1"), `format(v,',.6~r')`},
		{"labels that disagree", ticks(1, "1 s", 10, "5 s"), `format(v,',.6~r')`},
		{"labels of another sign", ticks(-1, "1 s"), `format(v,',.6~r')`},
		{"no labels", nil, `format(v,',.6~r')`},
	} {
		if got := format(unitsOf(tt.ticks), "v"); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}

func TestTextIsBrokenAtBlanksWhereItCan(t *testing.T) {
	for _, tt := range []struct {
		text string
		room float64
		want []string
	}{
		{"one two three", width("one two", 10) + 1, []string{"one two", "three"}},
		{"one\ntwo", 1000, []string{"one", "two"}},
		{"unbreakable", width("unbrea", 10) + 1, []string{"unbrea", "kable"}},
		{"东西向", 0, []string{"东", "西", "向"}},
		{" \n ", 10, nil},
	} {
		if got := wrap(tt.text, 10, tt.room); !slices.Equal(got, tt.want) {
			t.Errorf("%q in %v is %q, want %q", tt.text, tt.room, got, tt.want)
		}
	}
	if got := wrapWords("a longword b", 10, 1); !slices.Equal(got, []string{"a", "longword", "b"}) {
		t.Errorf("words are broken: %q", got)
	}
}

func TestTheLegendIsInRowsOrInAColumn(t *testing.T) {
	entries := []scene.LegendEntry{{Label: "HBM"}, {Label: "CPU"}, {Label: "GDS"}}
	groups := []scene.LegendGroup{{Title: "medium", Entries: entries}, {Entries: entries[:1]}}
	for _, tt := range []struct {
		name    string
		room    float64
		stacked bool
		rows    []float64 // of each slot
	}{
		{"below", 1000, false, []float64{0, 0, 0, 0, 1}},
		{"below with little room", 160, false, []float64{0, 0, 1, 1, 2}},
		{"at the right", 1000, true, []float64{0, 1, 2, 3, 4.5}},
	} {
		slots, whole := placeLegend(groups, tt.room, tt.stacked)
		var rows []float64
		for _, s := range slots {
			rows = append(rows, s.y/rowHeight)
			if s.x+s.size().width > whole.width || s.y+s.size().height > whole.height {
				t.Errorf("%s: a slot at %v, %v is out of %v", tt.name, s.x, s.y, whole)
			}
		}
		if !slices.Equal(rows, tt.rows) {
			t.Errorf("%s: rows %v, want %v", tt.name, rows, tt.rows)
		}
	}
}

func BenchmarkJSON(b *testing.B) {
	s := gallery(light)["pareto"]
	for b.Loop() {
		if _, err := JSON(s); err != nil {
			b.Fatal(err)
		}
	}
}
