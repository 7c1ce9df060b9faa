package braille

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"kvsh/stdlib/chart/scene"
)

// one is a scene of one panel.
func one(p scene.Panel) *scene.Scene {
	return &scene.Scene{Theme: light, Columns: 1, Panels: []scene.Panel{p}, Description: "one panel"}
}

// column is where a character stands in a line, -1 if it doesn't.
func column(line, char string) int {
	before, _, found := strings.Cut(line, char)
	if !found {
		return -1
	}
	return width(before)
}

// at is the character in a column.
func at(line string, column int) string {
	for _, r := range line {
		if column <= 0 {
			return string(r)
		}
		column -= measure.RuneWidth(r)
	}
	return ""
}

func TestAPointAtATickIsInItsRowAndColumn(t *testing.T) {
	reversed := linearAxis("", 0, 100, 20, number)
	reversed.Reversed = true
	for name, axis := range map[string]scene.Axis{
		"linear": linearAxis("", 0, 100, 20, number), "from below zero": linearAxis("", -60, 60, 20, number), "reversed": reversed,
		"logarithmic": logAxis("", 0.5, 30000, number), "categories": categories("", "one", "two", "three", "four", "five"),
	} {
		var inner []scene.Tick
		for _, k := range axis.Ticks {
			if k.Label != "" && axis.Place(k.At) > 0 { // the label at the begin stands beside the other axis
				inner = append(inner, k)
			}
		}
		for _, k := range inner {
			t.Run(name+" "+k.Label, func(t *testing.T) {
				points := scene.Points{Look: scene.Look{Shape: scene.Circle}, Points: []scene.Point{{X: k.At, Y: k.At}}}
				lines := strings.Split(Text(one(scene.Panel{X: axis, Y: axis, Layers: []scene.Layer{points}}), Options{Columns: 70, Rows: 30}), "\n")
				for i, line := range lines {
					x := column(line, "●")
					if x < 0 {
						continue
					}
					if label := strings.TrimSpace(strings.Split(line, "┤")[0]); label != k.Label {
						t.Errorf("the point is in the row of %q", label)
					}
					for _, line := range lines[i:] {
						if strings.Contains(line, "└") && at(line, x) != "┬" {
							t.Errorf("below the point is %q", at(line, x))
						}
					}
					return
				}
				t.Error("there is no point")
			})
		}
	}
}

func TestWhatLiesBeyondTheAxesIsNotDrawn(t *testing.T) {
	nan := math.NaN()
	look := scene.Look{Color: mediaColors[1], Shape: scene.Circle}
	beyond := []scene.Point{{X: 11, Y: 5}, {X: 5, Y: -1}, {X: nan, Y: 5}, {X: 5, Y: math.Inf(1)}}
	for name, l := range map[string]scene.Layer{
		"points":  scene.Points{Look: look, Points: beyond},
		"a line":  scene.Line{Look: look, Points: []scene.Point{{X: 11, Y: 0}, {X: 12, Y: 10}, {X: nan, Y: 5}, {X: 5, Y: 5}}},
		"a band":  scene.Band{Color: look.Color, Ranges: []scene.Range{{X: 11, Low: 1, High: 9}, {X: 12, Low: 1, High: 9}}},
		"errors":  scene.Errors{Color: look.Color, Ranges: []scene.Range{{X: 11, Low: 1, High: 9}, {X: 5, Low: nan, High: nan}}},
		"bars":    scene.Bars{Color: look.Color, Width: 1, Bars: []scene.Bar{{X: 12, Value: 5}, {X: 5, Base: 11, Value: 12}, {X: 5, Value: nan}}},
		"an area": scene.Area{Color: look.Color, Points: []scene.Point{{X: 11, Y: 0}, {X: 12, Y: 0}, {X: 12, Y: 10}}},
		"a rule":  scene.Rule{Look: look, At: 11, Label: "eleven"},
		"words":   scene.Texts{Texts: []scene.Text{{Point: beyond[0], Text: "eleven"}, {Point: beyond[2], Text: "nowhere"}}},
		"cells":   scene.Cells{Cells: []scene.Cell{{X: 12, Y: 5, Value: 1, Text: "12"}}},
		"a box":   scene.Boxes{Color: look.Color, Width: 1, Boxes: []scene.Box{{X: 5, Low: 11, Q1: 12, Median: 13, Q3: 14, High: 15}, {X: 12, Low: 1, Q1: 2, Median: 3, Q3: 4, High: 5}}},
	} {
		p := scene.Panel{X: linearAxis("", 0, 10, 5, number), Y: linearAxis("", 0, 10, 5, number)}
		empty := p
		if _, boxes := l.(scene.Boxes); boxes {
			empty.Layers = []scene.Layer{scene.Boxes{}}
		}
		p.Layers = []scene.Layer{l}
		if got, want := Text(one(p), Options{}), Text(one(empty), Options{}); got != want {
			t.Errorf("%s beyond the axes:\n%s", name, got)
		}
	}
}

func TestMarksEndAtTheAxes(t *testing.T) {
	p := scene.Panel{X: linearAxis("", 0, 10, 5, number), Y: linearAxis("", 0, 10, 5, number), Layers: []scene.Layer{
		scene.Boxes{Width: 1, Boxes: []scene.Box{{X: 5, Low: -5, Q1: 2, Median: 4, Q3: 6, High: 20, Outside: []float64{30}}}},
	}}
	text := Text(one(p), Options{})
	if strings.ContainsAny(text, "├∘") || strings.Count(text, "█") < 20 {
		t.Errorf("a box with whiskers that go beyond:\n%s", text)
	}
}

func TestARoomTooSmallForAPictureHasItsDescription(t *testing.T) {
	for _, tt := range []struct {
		name          string
		columns, rows int
		want          string
	}{
		{"few rows", 50, 5, "TTFT of four media over the input length\nThe picture needs a larger terminal.\n"},
		{"few columns", 15, 50, "TTFT of four\nmedia over the\ninput length\nThe picture\nneeds a larger\nterminal.\n"},
		{"both", 12, 2, "TTFT of four\nmedia over…\n"},
		{"one cell", 1, 1, "…\n"},
	} {
		if got := Text(ttft(), Options{Columns: tt.columns, Rows: tt.rows}); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
	s := ttft()
	s.Description = " \n"
	if got := Text(s, Options{Columns: 60, Rows: 4}); !strings.HasPrefix(got, s.Title+"\n") {
		t.Errorf("without a description it is %q", got)
	}
}

func TestScenesWithoutContents(t *testing.T) {
	if got := Text(nil, Options{}); got != "" {
		t.Errorf("no scene is %q", got)
	}
	if got := Text(&scene.Scene{Title: "nothing", Description: "no runs"}, Options{}); got != "no runs\n" {
		t.Errorf("a scene without panels is %q", got)
	}
	text := Text(&scene.Scene{Panels: make([]scene.Panel, 1)}, Options{})
	if lines := strings.Count(text, "\n"); lines != 24 || !strings.Contains(text, "└") {
		t.Errorf("a panel without contents takes %d lines:\n%s", lines, text)
	}
}

func TestATextTakesItsRoom(t *testing.T) {
	for _, tt := range []struct {
		name  string
		scene *scene.Scene
		rows  int
		want  int
	}{
		{"the rows", ttft(), 24, 24},
		{"many rows", ttft(), 60, 60},
		{"too few rows for legend and caption too", ttft(), 13, 2 + 1 + 6 + 3 + 1 + 2},
		{"rows that categories divide", speedups(), 24, 24 - 1},
	} {
		if got := strings.Count(Text(tt.scene, Options{Rows: tt.rows}), "\n"); got != tt.want {
			t.Errorf("%s: %d lines in %d rows, want %d", tt.name, got, tt.rows, tt.want)
		}
	}
}

func TestPanelsWithoutRoomAreCounted(t *testing.T) {
	for _, tt := range []struct {
		columns, rows, panels int
		want                  string
	}{
		{40, 24, 12, "6 more panels need a larger terminal"},
		{40, 24, 7, "1 more panel needs a larger terminal"},
		{80, 24, 12, ""},
	} {
		text := Text(warmUp(tt.panels), Options{Columns: tt.columns, Rows: tt.rows})
		if tt.want == "" && strings.Contains(text, "larger") || !strings.Contains(text, tt.want) {
			t.Errorf("%d panels in %d × %d lack %q:\n%s", tt.panels, tt.columns, tt.rows, tt.want, text)
		}
	}
}

func TestPanelsStandWhereTheyUseTheRoomBest(t *testing.T) {
	for _, tt := range []struct {
		columns, rows, panels, wish, want int
	}{
		{80, 24, 4, 2, 2},
		{80, 24, 4, 4, 2},
		{40, 60, 4, 2, 1},
		{200, 20, 4, 2, 4},
		{160, 40, 4, 4, 2},
		{100, 24, 2, 2, 2},
		{80, 50, 2, 1, 1},
		{120, 30, 9, 3, 3},
	} {
		s := warmUp(tt.panels)
		s.Columns = tt.wish
		d := newDrawing(s, Options{Columns: tt.columns, Rows: tt.rows})
		if shown, l := d.fit(tt.rows, tt.rows); l.across != tt.want || shown != tt.panels {
			t.Errorf("%d of %d panels in %d × %d are %d side by side, want %d", shown, tt.panels, tt.columns, tt.rows, l.across, tt.want)
		}
	}
}

func TestPanelsWithEqualAxesShareTheirLabels(t *testing.T) {
	s := warmUp(4)
	text := Text(s, Options{})
	for word, want := range map[string]int{"Iteration": 1, "Mean TTFT (ms)": 1, "500 ┤": 2, "1       3": 2} {
		if got := strings.Count(text, word); got != want {
			t.Errorf("%q stands there %d times, want %d:\n%s", word, got, want, text)
		}
	}
	for i := range s.Panels {
		s.Panels[i].Y.Max += float64(i)
		s.Panels[i].X.Max += float64(i)
		s.Panels[i].X.Label, s.Panels[i].Y.Label = "Iteration", "Mean TTFT (ms)"
	}
	text = Text(s, Options{Rows: 40})
	for word, want := range map[string]int{"Iteration": 4, "Mean TTFT (ms)": 4, "500 ┤": 4} {
		if got := strings.Count(text, word); got != want {
			t.Errorf("%q of different axes stands there %d times, want %d:\n%s", word, got, want, text)
		}
	}
}

func TestNothingReachesTheTerminalAsACommand(t *testing.T) {
	bad := "a\x1b[31m\x00\r\tb\x9b1m\u009b\u2028\u202ec"
	p := scene.Panel{Title: bad, Note: bad, X: categories(bad, bad, bad), Y: linearAxis(bad, 0, 10, 5, func(float64) string { return bad })}
	p.Layers = []scene.Layer{
		scene.Points{Name: bad, Points: []scene.Point{{Y: 1}}},
		scene.Line{Name: bad + bad},
		scene.Rule{At: 5, Label: bad},
		scene.Texts{Texts: []scene.Text{{Point: scene.Point{Y: 8}, Text: bad}}},
		scene.Cells{Cells: []scene.Cell{{Text: bad}}},
	}
	s := &scene.Scene{Title: bad, Subtitle: bad, Caption: []string{bad}, Description: bad, Panels: []scene.Panel{p, p}, Legend: []scene.LegendGroup{
		{Title: bad, Entries: []scene.LegendEntry{{Label: bad}}}, {Title: bad, Ramp: &scene.Ramp{Stops: []scene.Stop{{At: 0}, {At: 1}}, Ticks: []scene.Tick{{At: 0, Label: bad}}}},
	}}
	for _, o := range []Options{{}, {Columns: 200, Rows: 80}, {Columns: 20, Rows: 4}} {
		text := Text(s, o)
		if strings.ContainsAny(text, "\x1b\x00\r\t\u009b\u2028\u202e") || !strings.Contains(text, "a\ufffd") {
			t.Errorf("%+v: %q", o, text)
		}
	}
}

func TestNotesAndTitlesOfPanels(t *testing.T) {
	text := Text(warmUp(4), Options{})
	for _, want := range []string{"no run of this medium has more", "than one iteration", "Local Disk 400g"} {
		if !strings.Contains(text, want) {
			t.Errorf("the text lacks %q:\n%s", want, text)
		}
	}
}

func TestOneColourACell(t *testing.T) {
	red, blue := scene.Look{Color: rgb(0xff0000)}, scene.Look{Color: rgb(0x0000ff)}
	flat := func(l scene.Look, y float64) scene.Line {
		return scene.Line{Look: l, Points: []scene.Point{{X: 0, Y: y}, {X: 10, Y: y}}}
	}
	for _, tt := range []struct {
		name   string
		layers []scene.Layer
		want   string
	}{
		{"that of most dots", []scene.Layer{flat(red, 5), flat(red, 4.7), flat(blue, 5.3)}, "31"},
		{"of equals the later", []scene.Layer{flat(red, 5), flat(blue, 5.3)}, "34"},
	} {
		p := scene.Panel{X: linearAxis("", 0, 10, 20, number), Y: linearAxis("", 0, 10, 20, number), Layers: tt.layers}
		text := Text(one(p), Options{Columns: 40, Rows: 13, Colors: 16})
		if !strings.Contains(text, fmt.Sprintf("\x1b[0;%sm", tt.want)) || strings.Contains(text, "[0;31m") && strings.Contains(text, "[0;34m") {
			t.Errorf("%s: %q", tt.name, text)
		}
	}
}
