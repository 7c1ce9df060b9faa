package canvas

import (
	"fmt"
	"image/color"
	"testing"

	"kvsh/stdlib/chart/scene"
)

// busy is a scene of four lines with bands and 600 points.
func busy() *scene.Scene {
	s := &scene.Scene{
		Title: "Mean TTFT by medium", Subtitle: "warm runs, 东西向", Caption: []string{"n = 600 runs, median at each point, band: 95 % interval of the median"},
		Width: 7, Height: 4.5, Theme: light, Columns: 1,
		Panels: []scene.Panel{{X: linear("Input length (tokens)", 0, 100, 10), Y: linear("Mean TTFT (ms)", 0, 100, 10)}},
	}
	r := random()
	group := scene.LegendGroup{Title: "medium"}
	for i, c := range []color.NRGBA{orange, blue, red, grey} {
		look := scene.Look{Color: c, Shape: []scene.Shape{scene.Circle, scene.Square, scene.Triangle, scene.Diamond}[i]}
		line, points := scene.Line{Look: look, Width: 1.9}, scene.Points{Look: look, Radius: 2.5, Edge: true}
		band := scene.Band{Color: alpha(c, 46)}
		for k := range 20 {
			x, y := float64(k*5), 20*float64(i)+10*r.Float64()
			line.Points = append(line.Points, scene.Point{X: x, Y: y})
			band.Ranges = append(band.Ranges, scene.Range{X: x, Low: y - 5, High: y + 5})
		}
		for range 150 {
			points.Points = append(points.Points, scene.Point{X: 100 * r.Float64(), Y: 100 * r.Float64()})
		}
		s.Panels[0].Layers = append(s.Panels[0].Layers, band, line, points)
		group.Entries = append(group.Entries, scene.LegendEntry{Label: fmt.Sprint("medium ", i), Sample: scene.LinePointSample, Look: look})
	}
	s.Legend = []scene.LegendGroup{group}
	return s
}

func benchmark(b *testing.B, driver func(*scene.Scene) ([]byte, error)) {
	s := busy()
	var out []byte
	for b.Loop() {
		var err error
		if out, err = driver(s); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(out)), "bytes")
}

func BenchmarkPNG(b *testing.B) { benchmark(b, PNG) }
func BenchmarkSVG(b *testing.B) { benchmark(b, SVG) }
func BenchmarkPDF(b *testing.B) { benchmark(b, PDF) }

func BenchmarkFirstPicture(b *testing.B) {
	s := busy()
	for b.Loop() {
		for _, f := range []*face{regular, bold, cjk} {
			f.font, f.glyphs = nil, nil
		}
		if _, err := SVG(s); err != nil {
			b.Fatal(err)
		}
	}
}
