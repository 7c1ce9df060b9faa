package canvas

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image/color"
	"image/png"
	"io"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"kvsh/stdlib/chart/scene"
)

// wild makes scenes that no resolver should: with values that are not finite, axes
// without a width, colours without opacity.
type wild struct{ *rand.Rand }

func (w wild) chance(share float64) bool { return w.Float64() < share }

func (w wild) value() float64 {
	if w.chance(0.9) {
		return w.NormFloat64() * 10
	}
	odd := []float64{0, math.NaN(), math.Inf(1), math.Inf(-1), math.MaxFloat64, -math.MaxFloat64, math.SmallestNonzeroFloat64, 1e-300, -0.5}
	return odd[w.IntN(len(odd))]
}

func (w wild) color() color.NRGBA {
	return color.NRGBA{uint8(w.Uint32()), uint8(w.Uint32()), uint8(w.Uint32()), uint8(w.Uint32()) | uint8(w.IntN(2)*255)}
}

func (w wild) words() string {
	odd := []string{"", "CPU", "Local Disk", "东西向", "\x00\x1b[31m\r\n\t", "👩‍🔬\ufe0f\u202e", "e\u0301\u0301", "\xff\xfe", strings.Repeat("long ", 2000)}
	if w.chance(0.7) {
		return odd[w.IntN(len(odd))]
	}
	return string(several(w, 12, func() rune { return rune(w.IntN(0x3000)) }))
}

func several[T any](w wild, most int, one func() T) []T {
	var out []T
	for range w.IntN(most + 1) {
		out = append(out, one())
	}
	return out
}

func (w wild) point() scene.Point { return scene.Point{X: w.value(), Y: w.value()} }

func (w wild) interval() scene.Range {
	return scene.Range{X: w.value(), Low: w.value(), High: w.value()}
}

func (w wild) tick() scene.Tick { return scene.Tick{At: w.value(), Label: w.words()} }

func (w wild) look() scene.Look {
	shapes := []scene.Shape{scene.Circle, scene.Square, scene.Triangle, scene.Diamond, scene.Cross, "", "star"}
	return scene.Look{Color: w.color(), Shape: shapes[w.IntN(len(shapes))], Dash: several(w, 3, w.value)}
}

func (w wild) axis() scene.Axis {
	a := scene.Axis{Label: w.words(), Scale: scene.Scale(w.IntN(3)), Min: w.value(), Max: w.value(), Grid: w.chance(0.5), Reversed: w.chance(0.2), Ticks: several(w, 30, w.tick)}
	if w.chance(0.7) {
		a.Min, a.Max = 0.5, 20
	}
	if w.chance(0.1) {
		a.Min = a.Max
	}
	return a
}

func (w wild) layer() scene.Layer {
	name := w.words()
	switch w.IntN(10) {
	case 0:
		return scene.Line{Name: name, Look: w.look(), Width: w.value(), Step: w.chance(0.3), Points: several(w, 30, w.point)}
	case 1:
		return scene.Points{Name: name, Look: w.look(), Radius: w.value(), Edge: w.chance(0.5), Points: several(w, 30, w.point)}
	case 2:
		return scene.Band{Name: name, Color: w.color(), Step: w.chance(0.3), Ranges: several(w, 10, w.interval)}
	case 3:
		return scene.Errors{Name: name, Color: w.color(), Width: w.value(), Ranges: several(w, 10, w.interval)}
	case 4:
		return scene.Bars{Name: name, Color: w.color(), Width: w.value(), Horizontal: w.chance(0.5), Bars: several(w, 10, func() scene.Bar {
			return scene.Bar{X: w.value(), Base: w.value(), Value: w.value()}
		})}
	case 5:
		return scene.Boxes{Name: name, Color: w.color(), Width: w.value(), Boxes: several(w, 5, func() scene.Box {
			return scene.Box{X: w.value(), Low: w.value(), Q1: w.value(), Median: w.value(), Q3: w.value(), High: w.value(), Outside: several(w, 5, w.value)}
		})}
	case 6:
		return scene.Cells{Cells: several(w, 30, func() scene.Cell {
			return scene.Cell{X: w.value(), Y: w.value(), Value: w.value(), Color: w.color(), Text: w.words(), Ink: w.color()}
		})}
	case 7:
		return scene.Area{Name: name, Color: w.color(), Points: several(w, 10, w.point)}
	case 8:
		return scene.Rule{Look: w.look(), Width: w.value(), Vertical: w.chance(0.5), At: w.value(), Label: name}
	}
	return scene.Texts{Color: w.color(), Size: w.value(), Texts: several(w, 10, func() scene.Text {
		return scene.Text{Point: w.point(), Text: w.words(), Align: w.value(), DX: w.value(), DY: w.value()}
	})}
}

func (w wild) panel() scene.Panel {
	return scene.Panel{Title: w.words(), X: w.axis(), Y: w.axis(), Layers: several(w, 5, w.layer), Note: w.words()}
}

func (w wild) legend() scene.LegendGroup {
	g := scene.LegendGroup{Title: w.words(), Entries: several(w, 8, func() scene.LegendEntry {
		return scene.LegendEntry{Label: w.words(), Sample: scene.Sample(w.IntN(5)), Look: w.look(), Size: w.value()}
	})}
	if w.chance(0.2) {
		g.Ramp = &scene.Ramp{Log: w.chance(0.5), Ticks: several(w, 5, w.tick), Stops: several(w, 4, func() scene.Stop {
			return scene.Stop{At: w.value(), Color: w.color()}
		})}
	}
	return g
}

func (w wild) scene() *scene.Scene {
	s := &scene.Scene{
		Title: w.words(), Subtitle: w.words(), Description: w.words(), Caption: several(w, 3, w.words),
		Width: 3 + 2*w.Float64(), Height: 3 + 2*w.Float64(), Columns: w.IntN(5) - 1, LegendRight: w.chance(0.3),
		Theme:  scene.Theme{Background: w.color(), Ink: w.color(), Muted: w.color(), Grid: w.color(), Shade: w.color()},
		Panels: several(w, 5, w.panel), Legend: several(w, 3, w.legend),
	}
	if w.chance(0.05) {
		s.Width = w.value()
	}
	return s
}

func FuzzScenes(f *testing.F) {
	for seed := range uint64(40) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) {
		s := wild{rand.New(rand.NewPCG(seed, 0))}.scene()
		width, height := Size(s)

		file, err := PNG(s)
		if err != nil {
			if !strings.HasPrefix(err.Error(), "canvas: ") {
				t.Errorf("error %q", err)
			}
			return
		}
		config, err := png.DecodeConfig(bytes.NewReader(file))
		if err != nil {
			t.Fatal(err)
		}
		if config.Width != 2*width || config.Height != 2*height {
			t.Errorf("the PNG has %d × %d pixels, not twice %d × %d", config.Width, config.Height, width, height)
		}

		file, err = SVG(s)
		if err != nil {
			t.Fatal(err)
		}
		checkSVG(t, file)

		file, err = PDF(s)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.HasPrefix(file, []byte("%PDF-")) || !bytes.HasSuffix(file, []byte("%%EOF\n")) {
			t.Error("the PDF does not begin and end as one")
		}
	})
}

// checkSVG reads an SVG as XML and looks for numbers and styles that are none.
func checkSVG(t *testing.T, file []byte) {
	t.Helper()
	for d := xml.NewDecoder(bytes.NewReader(file)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if start.Name.Local == "text" {
			t.Error("the SVG needs a font")
		}
		for _, a := range start.Attr {
			if strings.Contains(a.Value, "NaN") || strings.Contains(a.Value, "Inf") || strings.Contains(a.Value, "#-") || strings.HasSuffix(a.Value, "opacity:0") {
				t.Errorf("the SVG holds %s=%q", a.Name.Local, a.Value)
			}
		}
	}
}
