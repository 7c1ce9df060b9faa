package canvas

import (
	"fmt"
	"image/color"
	"math"
	"math/rand/v2"
	"strconv"

	"kvsh/stdlib/chart/scene"
)

// The colours and themes of the tests' scenes.
var (
	blue   = color.NRGBA{0x00, 0x72, 0xB2, 255}
	orange = color.NRGBA{0xE6, 0x9F, 0x00, 255}
	red    = color.NRGBA{0xD5, 0x5E, 0x00, 255}
	grey   = color.NRGBA{0x6b, 0x72, 0x80, 255}

	light = scene.Theme{
		Background: color.NRGBA{255, 255, 255, 255}, Ink: color.NRGBA{0x1b, 0x1f, 0x24, 255},
		Muted: color.NRGBA{0x5b, 0x65, 0x70, 255}, Grid: color.NRGBA{0xe3, 0xe6, 0xea, 255}, Shade: color.NRGBA{0xf6, 0xf7, 0xf8, 255},
	}
	dark = scene.Theme{
		Dark:       true,
		Background: color.NRGBA{0x11, 0x14, 0x18, 255}, Ink: color.NRGBA{0xe6, 0xe9, 0xed, 255},
		Muted: color.NRGBA{0x98, 0xa2, 0xad, 255}, Grid: color.NRGBA{0x2a, 0x30, 0x37, 255}, Shade: color.NRGBA{0x1b, 0x20, 0x26, 255},
	}
)

func alpha(c color.NRGBA, a uint8) color.NRGBA {
	c.A = a
	return c
}

// linear is an axis from lo to hi with a tick at each step.
func linear(label string, lo, hi, step float64) scene.Axis {
	a := scene.Axis{Label: label, Min: lo, Max: hi, Grid: true}
	for v := math.Ceil(lo/step) * step; v <= hi*(1+1e-9); v += step {
		a.Ticks = append(a.Ticks, scene.Tick{At: v, Label: strconv.FormatFloat(v, 'g', 4, 64)})
	}
	return a
}

// logarithmic is a log axis with labels at the powers of ten.
func logarithmic(label string, lo, hi float64) scene.Axis {
	a := scene.Axis{Label: label, Scale: scene.Log, Min: lo, Max: hi, Grid: true}
	for e := math.Floor(math.Log10(lo)); e <= math.Ceil(math.Log10(hi)); e++ {
		for digit := 1.0; digit < 10; digit++ {
			t := scene.Tick{At: digit * math.Pow(10, e)}
			if digit == 1 {
				t.Label = map[float64]string{3: "1k", 4: "10k", 5: "100k", 6: "1M"}[e]
				if t.Label == "" {
					t.Label = strconv.FormatFloat(t.At, 'g', 4, 64)
				}
			}
			if t.At >= lo && t.At <= hi {
				a.Ticks = append(a.Ticks, t)
			}
		}
	}
	return a
}

// categories is an axis of names.
func categories(label string, names ...string) scene.Axis {
	a := scene.Axis{Label: label, Scale: scene.Category, Min: -0.5, Max: float64(len(names)) - 0.5}
	for i, name := range names {
		a.Ticks = append(a.Ticks, scene.Tick{At: float64(i), Label: name})
	}
	return a
}

// picture is a scene of one panel.
func picture(p scene.Panel) *scene.Scene {
	return &scene.Scene{Title: "TTFT", Description: "a test", Width: 4, Height: 3, Theme: light, Columns: 1, Panels: []scene.Panel{p}}
}

// random gives equal numbers on each run.
func random() *rand.Rand { return rand.New(rand.NewPCG(1, 2)) }

// waves are two series with bands and points.
func waves() *scene.Scene {
	p := scene.Panel{X: logarithmic("Input length (tokens)", 80, 70000), Y: linear("Mean TTFT (ms)", 0, 100, 25)}
	s := picture(p)
	s.Subtitle = "warm runs"
	s.Caption = []string{"n = 24 runs, median at each point, band: 95 % interval"}
	group := scene.LegendGroup{Title: "medium"}
	for i, c := range []color.NRGBA{orange, blue} {
		look := scene.Look{Color: c, Shape: []scene.Shape{scene.Circle, scene.Square}[i]}
		line := scene.Line{Name: "a", Look: look, Width: 1.9}
		points := scene.Points{Name: "a", Look: look, Radius: 3.2, Edge: true}
		band := scene.Band{Name: "a", Color: alpha(c, 46)}
		for k, x := range []float64{100, 1000, 10000, 50000} {
			y := 20 + 15*float64(k) + 12*float64(i)*math.Sin(float64(k))
			line.Points = append(line.Points, scene.Point{X: x, Y: y})
			band.Ranges = append(band.Ranges, scene.Range{X: x, Low: y - 8, High: y + 5 + float64(k)})
		}
		points.Points = line.Points
		s.Panels[0].Layers = append(s.Panels[0].Layers, band, line, points)
		name := []string{"CPU", "Local Disk"}[i]
		group.Entries = append(group.Entries, scene.LegendEntry{Label: name, Sample: scene.LinePointSample, Look: look})
	}
	s.Legend = []scene.LegendGroup{group, {Entries: []scene.LegendEntry{{Label: "95 % interval", Sample: scene.AreaSample, Look: scene.Look{Color: alpha(grey, 80)}}}}}
	return s
}

// layers are scenes of each layer, by name.
func layers(theme scene.Theme) map[string]*scene.Scene {
	diagonal := []scene.Point{{X: 0, Y: 0}, {X: 2, Y: 60}, {X: 4, Y: 40}, {X: 6, Y: 130}, {X: 8, Y: 80}, {X: 10, Y: 100}}
	plane := func(layers ...scene.Layer) *scene.Scene {
		return picture(scene.Panel{X: linear("x", 0, 10, 2), Y: linear("y", 0, 100, 20), Layers: layers})
	}
	ranges := []scene.Range{{X: 1, Low: 20, High: 40}, {X: 4, Low: 30, High: 90}, {X: 7, Low: -20, High: 50}, {X: 10, Low: 60, High: 80}}
	var points []scene.Layer
	for i, shape := range []scene.Shape{scene.Circle, scene.Square, scene.Triangle, scene.Diamond, scene.Cross} {
		y := 20 * float64(i+1)
		points = append(points, scene.Points{
			Look: scene.Look{Color: alpha(blue, 190), Shape: shape}, Radius: 3 + float64(i), Edge: true,
			Points: []scene.Point{{X: 0, Y: y}, {X: 3, Y: y}, {X: 3.3, Y: y}, {X: 10, Y: y}, {X: 11, Y: y}},
		})
	}
	media := []string{"HBM", "CPU", "Local Disk", "GDS"}
	bars := picture(scene.Panel{X: categories("medium", media...), Y: linear("TTFT (ms)", 0, 100, 20), Layers: []scene.Layer{
		scene.Bars{Color: orange, Width: 0.35, Bars: []scene.Bar{{X: -0.2, Base: 0, Value: 40}, {X: 0.8, Base: 0, Value: 70}, {X: 1.8, Base: 0, Value: 20}, {X: 2.8, Base: 0, Value: 120}}},
		scene.Bars{Color: blue, Width: 0.35, Bars: []scene.Bar{{X: 0.2, Base: 0, Value: 45}, {X: 1.2, Base: 0, Value: 60}, {X: 2.2, Base: 0, Value: 25}, {X: 3.2, Base: 0, Value: 90}}},
		scene.Errors{Color: grey, Width: 1.2, Ranges: []scene.Range{{X: 0.2, Low: 40, High: 50}, {X: 1.2, Low: 50, High: 75}, {X: 2.2, Low: 22, High: 27}, {X: 3.2, Low: 85, High: 120}}},
	}})
	lying := picture(scene.Panel{X: linear("TTFT (ms)", 0, 100, 20), Y: categories("", media...), Layers: []scene.Layer{
		scene.Bars{Color: blue, Width: 0.7, Horizontal: true, Bars: []scene.Bar{{X: 0, Base: 0, Value: 40}, {X: 1, Base: 0, Value: 70}, {X: 2, Base: 0, Value: 20}, {X: 3, Base: 0, Value: 95}}},
	}})
	boxes := picture(scene.Panel{X: categories("", media...), Y: logarithmic("TTFT (ms)", 1, 1000), Layers: []scene.Layer{
		scene.Boxes{Color: blue, Width: 0.6, Boxes: []scene.Box{
			{X: 0, Low: 2, Q1: 10, Median: 20, Q3: 40, High: 90, Outside: []float64{300, 1.5}}, {X: 1, Low: 5, Q1: 50, Median: 90, Q3: 200, High: 900}, {X: 2, Low: 30, Q1: 40, Median: 41, Q3: 50, High: 60, Outside: []float64{100, 110}}, {X: 3, Low: 1, Q1: 1, Median: 1, Q3: 1, High: 1},
		}},
	}})
	heat := picture(scene.Panel{X: categories("Input length", "100", "1k", "10k"), Y: categories("", "CPU", "东西向", "GDS"), Layers: []scene.Layer{cells(3, 3, true)}})
	ramp := &scene.Ramp{Stops: []scene.Stop{{At: 0.25, Color: red}, {At: 1, Color: light.Background}, {At: 4, Color: blue}}, Log: true, Ticks: []scene.Tick{{At: 0.25, Label: "0.25"}, {At: 0.5, Label: "0.5"}, {At: 1, Label: "1"}, {At: 2, Label: "2"}, {At: 4, Label: "4"}}}
	heat.Legend = []scene.LegendGroup{{Title: "speed-up", Ramp: ramp}}
	texts := plane(scene.Points{Look: scene.Look{Color: red}, Radius: 3, Points: diagonal}, scene.Line{Look: scene.Look{Color: red}, Width: 1, Points: diagonal},
		scene.Texts{Color: theme.Ink, Size: 9, Texts: []scene.Text{
			{Point: scene.Point{X: 2, Y: 60}, Text: "first", DY: 9, Align: 0.5},
			{Point: scene.Point{X: 2, Y: 60}, Text: "second", DY: 9, Align: 0.5},
			{Point: scene.Point{X: 10, Y: 100}, Text: "at the corner", DX: 6},
			{Point: scene.Point{X: 4, Y: 40}, Text: "南北向", DX: 6},
			{Point: scene.Point{X: 12, Y: 40}, Text: "outside"},
		}})
	all := map[string]*scene.Scene{
		"line": plane(
			scene.Line{Look: scene.Look{Color: blue}, Width: 1.9, Points: diagonal},
			scene.Line{Look: scene.Look{Color: red, Dash: []float64{5, 3}}, Width: 1.9, Step: true, Points: diagonal}),
		"points":     plane(points...),
		"band":       plane(scene.Band{Color: alpha(blue, 60), Ranges: ranges}, scene.Band{Color: alpha(red, 60), Step: true, Ranges: ranges}),
		"errors":     plane(scene.Errors{Color: blue, Width: 1.2, Ranges: ranges}),
		"bars":       bars,
		"horizontal": lying,
		"boxes":      boxes,
		"cells":      heat,
		"area": plane(scene.Area{Color: theme.Shade, Points: []scene.Point{{X: 2, Y: 0}, {X: 2, Y: 50}, {X: 6, Y: 50}, {X: 6, Y: 80}, {X: 12, Y: 80}, {X: 12, Y: 0}}},
			scene.Line{Look: scene.Look{Color: grey}, Width: 1.6, Points: []scene.Point{{X: 2, Y: 0}, {X: 2, Y: 50}, {X: 6, Y: 50}, {X: 6, Y: 80}, {X: 12, Y: 80}}}),
		"rule": plane(
			scene.Rule{Look: scene.Look{Color: grey, Dash: []float64{4, 3}}, Width: 1, At: 70, Label: "SLO 70 ms"},
			scene.Rule{Look: scene.Look{Color: red}, Width: 1, Vertical: true, At: 6, Label: "cache full"}),
		"texts": texts,
		"waves": waves(),
	}
	for _, s := range all {
		s.Theme = theme
	}
	return all
}

// cells is a grid of values.
func cells(columns, rows int, text bool) scene.Cells {
	ramp := scene.Ramp{Stops: []scene.Stop{{At: 0.25, Color: red}, {At: 1, Color: light.Background}, {At: 4, Color: blue}}, Log: true}
	var c scene.Cells
	for y := range rows {
		for x := range columns {
			v := math.Pow(2, float64((x*7+y*5)%9)/2-2)
			cell := scene.Cell{X: float64(x), Y: float64(y), Value: v, Color: ramp.Color(v), Ink: light.Ink}
			if text {
				cell.Text = fmt.Sprintf("%.2f×", v)
			}
			c.Cells = append(c.Cells, cell)
		}
	}
	return c
}

// facets is n panels in columns, with equal axes or with ones of their own.
func facets(n, columns int, same bool) *scene.Scene {
	s := &scene.Scene{Title: "Throughput by bandwidth", Width: 6.5, Height: 4.5, Theme: light, Columns: columns}
	r := random()
	for i := range n {
		top := 100.0
		if !same {
			top = 100 * float64(i+1)
		}
		p := scene.Panel{Title: fmt.Sprintf("%d GB/s", 100*(i+1)), X: logarithmic("Input length (tokens)", 80, 70000), Y: linear("TTFT (ms)", 0, top, top/4)}
		for _, c := range []color.NRGBA{orange, blue} {
			line := scene.Line{Look: scene.Look{Color: c}, Width: 1.9}
			for _, x := range []float64{100, 1000, 10000, 50000} {
				line.Points = append(line.Points, scene.Point{X: x, Y: top * r.Float64()})
			}
			p.Layers = append(p.Layers, line, scene.Points{Look: line.Look, Radius: 3.2, Edge: true, Points: line.Points})
		}
		if i == 1 {
			p.Layers, p.Note = nil, "no HBM prefill run at this bandwidth"
		}
		s.Panels = append(s.Panels, p)
	}
	s.Legend = []scene.LegendGroup{{Title: "medium", Entries: []scene.LegendEntry{
		{Label: "CPU", Sample: scene.LinePointSample, Look: scene.Look{Color: orange}},
		{Label: "Local Disk", Sample: scene.LinePointSample, Look: scene.Look{Color: blue}},
	}}}
	return s
}
