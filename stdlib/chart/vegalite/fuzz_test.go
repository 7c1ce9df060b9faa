package vegalite

import (
	"bytes"
	"encoding/json"
	"image/color"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"kvsh/stdlib/chart/scene"
)

// dice makes scenes by chance, with values that no scene should have.
type dice struct{ *rand.Rand }

func (d dice) number() float64 {
	odd := []float64{math.NaN(), math.Inf(1), math.Inf(-1), 0, -1, 1, 1e308, -1e308, 5e-324, 1e-9}
	if d.IntN(4) == 0 {
		return odd[d.IntN(len(odd))]
	}
	return math.Exp(10 * d.NormFloat64())
}

func (d dice) text() string {
	words := []string{"", "CPU", "GDS · 400g", "title", `"'\`, "</script>", "东西向", "\xff\n", "a b c d e f g", "500 ms", "1 s"}
	return words[d.IntN(len(words))]
}

func (d dice) color() color.NRGBA {
	v := d.Uint32()
	return color.NRGBA{uint8(v), uint8(v >> 8), uint8(v >> 16), uint8(v >> 24)}
}

func (d dice) look() scene.Look {
	return scene.Look{Color: d.color(), Shape: scene.Shape(d.text()), Dash: many(d, d.number)}
}

// many is up to three values.
func many[T any](d dice, value func() T) []T {
	var out []T
	for range d.IntN(4) {
		out = append(out, value())
	}
	return out
}

func (d dice) point() scene.Point { return scene.Point{X: d.number(), Y: d.number()} }

func (d dice) span() scene.Range {
	return scene.Range{X: d.number(), Low: d.number(), High: d.number()}
}

func (d dice) tick() scene.Tick { return scene.Tick{At: d.number(), Label: d.text()} }

func (d dice) layer() scene.Layer {
	switch d.IntN(10) {
	case 0:
		return scene.Line{Name: d.text(), Look: d.look(), Width: d.number(), Step: d.IntN(2) == 0, Points: many(d, d.point)}
	case 1:
		return scene.Points{Name: d.text(), Look: d.look(), Radius: d.number(), Edge: d.IntN(2) == 0, Points: many(d, d.point), Labels: many(d, d.text)}
	case 2:
		return scene.Band{Name: d.text(), Color: d.color(), Ranges: many(d, d.span)}
	case 3:
		return scene.Errors{Name: d.text(), Color: d.color(), Width: d.number(), Ranges: many(d, d.span)}
	case 4:
		bar := func() scene.Bar { return scene.Bar{X: d.number(), Base: d.number(), Value: d.number()} }
		return scene.Bars{Name: d.text(), Color: d.color(), Width: d.number(), Horizontal: d.IntN(2) == 0, Bars: many(d, bar)}
	case 5:
		box := func() scene.Box {
			return scene.Box{X: d.number(), Low: d.number(), Q1: d.number(), Median: d.number(), Q3: d.number(), High: d.number(), Outside: many(d, d.number)}
		}
		return scene.Boxes{Name: d.text(), Color: d.color(), Width: d.number(), Boxes: many(d, box)}
	case 6:
		cell := func() scene.Cell {
			return scene.Cell{X: d.number(), Y: d.number(), Value: d.number(), Color: d.color(), Text: d.text(), Ink: d.color()}
		}
		return scene.Cells{Cells: many(d, cell)}
	case 7:
		return scene.Area{Name: d.text(), Color: d.color(), Points: many(d, d.point)}
	case 8:
		return scene.Rule{Look: d.look(), Width: d.number(), Vertical: d.IntN(2) == 0, At: d.number(), Label: d.text()}
	}
	text := func() scene.Text {
		return scene.Text{Point: d.point(), Text: d.text(), Align: d.number(), DX: d.number(), DY: d.number()}
	}
	return scene.Texts{Color: d.color(), Size: d.number(), Texts: many(d, text)}
}

func (d dice) axis() scene.Axis {
	a := scene.Axis{Label: d.text(), Scale: scene.Scale(d.IntN(4)), Min: d.number(), Max: d.number(), Ticks: many(d, d.tick), Grid: d.IntN(2) == 0, Reversed: d.IntN(2) == 0}
	if d.IntN(4) > 0 && a.Min > a.Max {
		a.Min, a.Max = a.Max, a.Min
	}
	return a
}

func (d dice) scene() *scene.Scene {
	panel := func() scene.Panel {
		return scene.Panel{Title: d.text(), X: d.axis(), Y: d.axis(), Layers: many(d, d.layer), Note: d.text()}
	}
	stop := func() scene.Stop { return scene.Stop{At: d.number(), Color: d.color()} }
	entry := func() scene.LegendEntry {
		return scene.LegendEntry{Label: d.text(), Sample: scene.Sample(d.IntN(5)), Look: d.look(), Size: d.number()}
	}
	group := func() scene.LegendGroup {
		g := scene.LegendGroup{Title: d.text(), Entries: many(d, entry)}
		if d.IntN(3) == 0 {
			g.Ramp = &scene.Ramp{Log: d.IntN(2) == 0, Stops: many(d, stop), Ticks: many(d, d.tick)}
		}
		return g
	}
	return &scene.Scene{
		Title: d.text(), Subtitle: d.text(), Caption: many(d, d.text), Description: d.text(),
		Width: 0.1 + 9*d.Float64(), Height: 0.1 + 9*d.Float64(), Columns: d.IntN(5) - 1,
		Panels: many(d, panel), Legend: many(d, group), LegendRight: d.IntN(2) == 0,
	}
}

// Any scene is an error or gives valid JSON, and the same one again.
func FuzzJSON(f *testing.F) {
	for i := range uint64(50) {
		f.Add(i, i)
	}
	f.Fuzz(func(t *testing.T, a, b uint64) {
		draw := func() ([]byte, error) { return JSON(dice{rand.New(rand.NewPCG(a, b))}.scene()) }
		spec, err := draw()
		if err != nil {
			if strings.Contains(err.Error(), "JSON") {
				t.Error(err) // a number that should have been left out
			}
			return
		}
		if !json.Valid(spec) || spec[0] != '{' {
			t.Errorf("no JSON object: %s", spec)
		}
		if again, _ := draw(); !bytes.Equal(spec, again) {
			t.Error("the same scene gives other bytes")
		}
	})
}
