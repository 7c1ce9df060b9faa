package vegalite

import (
	"image/color"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"

	"kvsh/stdlib/chart/scene"
)

var (
	light = scene.Theme{
		Background: rgb(0xffffff), Ink: rgb(0x1b1f24), Muted: rgb(0x5b6570), Grid: rgb(0xe3e6ea), Shade: rgb(0xf6f7f8),
	}
	dark = scene.Theme{
		Dark: true, Background: rgb(0x111418), Ink: rgb(0xe6e9ed), Muted: rgb(0x98a2ad), Grid: rgb(0x2a3037), Shade: rgb(0x1b2026),
	}
	gray, orange, blue, red = rgb(0x6b7280), rgb(0xe69f00), rgb(0x0072b2), rgb(0xd55e00)
)

func rgb(v uint32) color.NRGBA {
	return color.NRGBA{uint8(v >> 16), uint8(v >> 8), uint8(v), 255}
}

var media = []struct {
	name  string
	color color.NRGBA
}{{"HBM", gray}, {"CPU", orange}, {"Local Disk", blue}, {"GDS", red}}

// gallery are pictures of every kind, by their names.
func gallery(t scene.Theme) map[string]*scene.Scene {
	out := map[string]*scene.Scene{
		"lines": lines(t), "bars": bars(t, false), "lying bars": bars(t, true), "boxes": boxes(t), "ecdf": ecdf(t),
		"heat": heat(t), "slope": slope(t), "pareto": pareto(t), "facets": facets(t), "note": note(t), "marks": everyMark(t),
	}
	for _, s := range out {
		s.Theme = t
		if s.Width == 0 {
			s.Width, s.Height = 8.5, 5.2
		}
		s.Columns = max(s.Columns, 1)
	}
	return out
}

// line is the layers of a series with a band.
func line(name string, c color.NRGBA, scale float64) (band scene.Band, l scene.Line, p scene.Points) {
	look := scene.Look{Color: c, Shape: scene.Circle}
	band = scene.Band{Name: name, Color: faded(c, 0.18)}
	l = scene.Line{Name: name, Look: look, Width: 1.9}
	p = scene.Points{Name: name, Look: look, Radius: 3.2, Edge: true}
	for _, x := range []float64{100, 1000, 4000, 16000, 50000} {
		y := scale * (60 + 0.4*x)
		l.Points = append(l.Points, scene.Point{X: x, Y: y})
		band.Ranges = append(band.Ranges, scene.Range{X: x, Low: y * 0.8, High: y * 1.3})
		p.Labels = append(p.Labels, "n = 12")
	}
	p.Points = l.Points
	return band, l, p
}

func lines(t scene.Theme) *scene.Scene {
	panel := scene.Panel{X: lengthAxis(), Y: timeAxis()}
	legend := scene.LegendGroup{Title: "medium"}
	var bands, joined, pale, dots []scene.Layer
	for i, m := range media {
		band, l, p := line(m.name, m.color, 1.2+0.45*float64(i*i)/3)
		if m.name == "Local Disk" {
			l.Dash = []float64{5, 3}
		}
		bands, joined, dots = append(bands, band), append(joined, l), append(dots, p)
		ghost := scene.Points{Name: m.name, Look: scene.Look{Color: faded(m.color, 0.3)}, Radius: 2.4, Edge: true}
		for _, q := range l.Points {
			ghost.Points = append(ghost.Points, scene.Point{X: q.X, Y: q.Y * 1.7}, scene.Point{X: q.X, Y: q.Y * 1.5})
		}
		pale = append(pale, ghost)
		legend.Entries = append(legend.Entries, scene.LegendEntry{Label: m.name, Sample: scene.LinePointSample, Look: l.Look})
	}
	panel.Layers = slices.Concat(bands, pale, joined, dots)
	return &scene.Scene{
		Title: "GDS 东西向 is 3.1 times slower than HBM at 50k tokens", Subtitle: "Mean time to first token by medium, 400g",
		Caption:     []string{"n = 240 warm runs, median at each point, band: 95 % interval of the median where n ≥ 6 · pale: 40 cold runs · filters: model is DeepSeek-V3, bandwidth is 400g, tensor parallel 8"},
		Description: "Lines of the mean time to first token over the input length, one for each medium.",
		Panels:      []scene.Panel{panel},
		Legend: []scene.LegendGroup{legend, {Entries: []scene.LegendEntry{
			{Label: "95 % interval", Sample: scene.AreaSample, Look: scene.Look{Color: faded(t.Muted, 0.36)}},
			{Label: "cold", Sample: scene.PointSample, Look: scene.Look{Color: faded(t.Muted, 0.3)}, Size: 2.4},
		}}},
	}
}

func bars(t scene.Theme, lying bool) *scene.Scene {
	values := scene.Axis{Label: "Total throughput (tokens/s)", Max: 250000, Grid: true, Ticks: ticks(0, "0", 50000, "50k", 100000, "100k", 150000, "150k", 200000, "200k", 250000, "250k")}
	panel := scene.Panel{X: categories("Medium", "HBM", "CPU", "Local Disk + CPU cache", "GDS"), Y: values}
	legend := scene.LegendGroup{Title: "bandwidth"}
	for i, name := range []string{"400g", "800g"} {
		c := []color.NRGBA{blue, orange}[i]
		b := scene.Bars{Name: name, Color: c, Width: 0.36, Horizontal: lying}
		e := scene.Errors{Name: name, Color: t.Ink, Width: 1}
		for k := range 4 {
			x, v := float64(k)+0.38*(float64(i)-0.5), 225000/float64(k+1)*(1-0.15*float64(1-i))
			b.Bars = append(b.Bars, scene.Bar{X: x, Value: v})
			e.Ranges = append(e.Ranges, scene.Range{X: x, Low: v * 0.93, High: v * 1.06})
		}
		panel.Layers = append(panel.Layers, b)
		if !lying {
			panel.Layers = append(panel.Layers, e)
		}
		legend.Entries = append(legend.Entries, scene.LegendEntry{Label: name, Sample: scene.AreaSample, Look: scene.Look{Color: c}})
	}
	if lying {
		panel.X, panel.Y = panel.Y, panel.X
		panel.Y.Reversed = true
	}
	return &scene.Scene{Title: "Throughput by medium", Caption: []string{"n = 96 runs"}, Panels: []scene.Panel{panel}, Legend: []scene.LegendGroup{legend}, LegendRight: lying}
}

func boxes(scene.Theme) *scene.Scene {
	panel := scene.Panel{
		X: categories("", "HBM", "CPU", "Local Disk", "GDS"),
		Y: scene.Axis{Label: "TTFT", Max: 1200, Grid: true, Ticks: ticks(0, "0 ms", 250, "250 ms", 500, "500 ms", 750, "750 ms", 1000, "1 s")},
	}
	for i, m := range media {
		y := float64(150 + 180*i)
		panel.Layers = append(panel.Layers, scene.Boxes{Name: m.name, Color: m.color, Width: 0.5, Boxes: []scene.Box{
			{X: float64(i), Low: y * 0.6, Q1: y * 0.85, Median: y, Q3: y * 1.2, High: y * 1.4, Outside: []float64{y * 1.55, y * 1.6}},
		}})
	}
	return &scene.Scene{Title: "TTFT of all requests", Panels: []scene.Panel{panel}}
}

func ecdf(t scene.Theme) *scene.Scene {
	panel := scene.Panel{
		X: timeAxis(),
		Y: scene.Axis{Label: "Share of requests", Max: 1, Grid: true, Ticks: ticks(0, "0 %", 0.25, "25 %", 0.5, "50 %", 0.75, "75 %", 1, "100 %")},
	}
	random := rand.New(rand.NewPCG(1, 2))
	legend := scene.LegendGroup{Title: "medium"}
	for i, m := range media {
		var values []float64
		for range 60 {
			values = append(values, 200*math.Exp(0.6*float64(i)+0.7*random.NormFloat64()))
		}
		slices.Sort(values)
		l := scene.Line{Name: m.name, Look: scene.Look{Color: m.color}, Width: 1.9, Step: true}
		for k, v := range values {
			l.Points = append(l.Points, scene.Point{X: v, Y: float64(k+1) / 60})
		}
		panel.Layers = append(panel.Layers, l)
		legend.Entries = append(legend.Entries, scene.LegendEntry{Label: m.name, Sample: scene.LineSample, Look: l.Look})
	}
	look := scene.Look{Color: t.Muted, Dash: []float64{3, 3}}
	panel.Layers = append(panel.Layers,
		scene.Rule{Look: look, Width: 1, At: 0.9, Label: "p90"},
		scene.Rule{Look: look, Width: 1, Vertical: true, At: 1000, Label: "target: 1 s"})
	return &scene.Scene{Title: "TTFT of each request", Panels: []scene.Panel{panel}, Legend: []scene.LegendGroup{legend}}
}

func heat(t scene.Theme) *scene.Scene {
	ramp := &scene.Ramp{
		Log:   true,
		Stops: []scene.Stop{{At: 0.25, Color: rgb(0x2166ac)}, {At: 1, Color: rgb(0xf7f7f7)}, {At: 4, Color: rgb(0xb2182b)}},
		Ticks: ticks(0.25, "0.25×", 0.5, "0.5×", 1, "1×", 2, "2×", 4, "4×"),
	}
	var cells scene.Cells
	for x := range 5 {
		for y := range 4 {
			v := math.Pow(2, float64(x-2)*0.7+float64(y-1)*0.3)
			cell := scene.Cell{X: float64(x), Y: float64(y), Value: v, Color: ramp.Color(v), Text: strconv.FormatFloat(v, 'f', 2, 64) + "×", Ink: rgb(0x1b1f24)}
			if x == 0 && y == 0 || x == 4 && y == 3 {
				cell.Ink = rgb(0xffffff)
			}
			if x == 3 && y == 0 {
				cell.Value, cell.Text, cell.Color = math.NaN(), "", t.Shade
			}
			cells.Cells = append(cells.Cells, cell)
		}
	}
	y := categories("Medium", "HBM", "CPU", "Local Disk", "GDS")
	y.Reversed = true
	return &scene.Scene{
		Title: "Speed-up against the CPU cache", Panels: []scene.Panel{{X: categories("Input length (tokens)", "100", "1k", "4k", "16k", "50k"), Y: y, Layers: []scene.Layer{cells}}},
		Legend: []scene.LegendGroup{{Title: "speed-up", Ramp: ramp}}, LegendRight: true,
	}
}

func slope(t scene.Theme) *scene.Scene {
	panel := scene.Panel{X: categories("", "400g", "800g"), Y: timeAxis()}
	for i, m := range media {
		look := scene.Look{Color: m.color, Shape: scene.Circle}
		from, to := 250*math.Pow(2.6, float64(i)), 200*math.Pow(2.2, float64(i))
		ends := []scene.Point{{X: 0, Y: from}, {X: 1, Y: to}}
		panel.Layers = append(panel.Layers,
			scene.Line{Name: m.name, Look: look, Width: 1.9, Points: ends},
			scene.Points{Name: m.name, Look: look, Radius: 3.2, Edge: true, Points: ends},
			scene.Texts{Color: m.color, Size: 9, Texts: []scene.Text{
				{Point: ends[0], Text: strconv.Itoa(int(from)) + " ms", Align: 1, DX: -7},
				{Point: ends[1], Text: m.name + " " + strconv.Itoa(int(to)) + " ms", Align: 0, DX: 7},
			}})
	}
	return &scene.Scene{Title: "From 400g to 800g", Panels: []scene.Panel{panel}, Width: 6, Height: 4.5}
}

func pareto(t scene.Theme) *scene.Scene {
	panel := scene.Panel{
		X: scene.Axis{Label: "Mean TTFT", Max: 10000, Grid: true, Ticks: ticks(0, "0 s", 2000, "2 s", 4000, "4 s", 6000, "6 s", 8000, "8 s", 10000, "10 s")},
		Y: scene.Axis{Label: "Total throughput (tokens/s)", Max: 250000, Grid: true, Ticks: ticks(0, "0", 50000, "50k", 100000, "100k", 150000, "150k", 200000, "200k", 250000, "250k")},
	}
	frontier := []scene.Point{{X: 83.52, Y: 17311}, {X: 132.033, Y: 106387}, {X: 656.8, Y: 232156}, {X: 2658.83, Y: 237398}}
	edge := []scene.Point{{X: 83.52, Y: 0}}
	for i, q := range frontier {
		if i > 0 {
			edge = append(edge, scene.Point{X: q.X, Y: frontier[i-1].Y})
		}
		edge = append(edge, q)
	}
	edge = append(edge, scene.Point{X: 10000, Y: 237398})
	panel.Layers = append(panel.Layers,
		scene.Area{Name: "dominated", Color: t.Shade, Points: append(slices.Clone(edge), scene.Point{X: 10000, Y: 0})})
	random := rand.New(rand.NewPCG(3, 4))
	purple := faded(rgb(0x7c5cc4), 0.6)
	var dots []scene.Layer
	groups := []scene.LegendGroup{{Title: "medium"}, {Title: "bandwidth"}, {Entries: []scene.LegendEntry{
		{Label: "frontier", Sample: scene.LineSample, Look: scene.Look{Color: t.Ink}},
		{Label: "dominated", Sample: scene.AreaSample, Look: scene.Look{Color: t.Shade}},
	}}, {Title: "joined by input length", Entries: []scene.LegendEntry{{Label: "1k", Sample: scene.LineSample, Look: scene.Look{Color: purple}}}}}
	var joined []scene.Point
	for _, m := range media {
		for k, shape := range []scene.Shape{scene.Circle, scene.Square, scene.Triangle} {
			network := []string{"400g", "800g", "N/A"}[k]
			p := scene.Points{Name: m.name + " · " + network, Look: scene.Look{Color: faded(m.color, 0.75), Shape: shape}, Radius: 2.9}
			for range 12 {
				x := 300 + 9900*random.Float64()
				p.Points = append(p.Points, scene.Point{X: x, Y: 200000 * random.Float64() * (0.3 + 0.7*x/10500)})
			}
			joined = append(joined, p.Points[0])
			dots = append(dots, p)
			if m.name == "HBM" {
				groups[1].Entries = append(groups[1].Entries, scene.LegendEntry{Label: network, Sample: scene.PointSample, Look: scene.Look{Color: t.Muted, Shape: shape}})
			}
		}
		groups[0].Entries = append(groups[0].Entries, scene.LegendEntry{Label: m.name, Sample: scene.PointSample, Look: scene.Look{Color: m.color}})
	}
	slices.SortFunc(joined, func(a, b scene.Point) int { return int(a.X - b.X) })
	panel.Layers = append(panel.Layers, scene.Line{Name: "1k", Look: scene.Look{Color: purple}, Width: 0.8, Points: joined})
	panel.Layers = append(panel.Layers, dots...)
	panel.Layers = append(panel.Layers,
		scene.Line{Name: "frontier", Look: scene.Look{Color: t.Ink}, Width: 1.6, Points: edge},
		scene.Points{Name: "frontier", Look: scene.Look{Color: t.Ink, Shape: scene.Diamond}, Radius: 3.8, Edge: true, Points: frontier})
	return &scene.Scene{Title: "Five runs are not beaten", Subtitle: "Small TTFT and large throughput are good", Caption: []string{"n = 144 runs · 3 points lie outside of the axes"}, Panels: []scene.Panel{panel}, Legend: groups, LegendRight: true}
}

func facets(scene.Theme) *scene.Scene {
	s := &scene.Scene{Title: "TTFT by model", Columns: 2, Caption: []string{"n = 96 runs"}}
	legend := scene.LegendGroup{Title: "medium"}
	for i, model := range []string{"DeepSeek-V3", "Qwen3-32B", "Llama-3.3-70B"} {
		panel := scene.Panel{Title: model, X: lengthAxis(), Y: timeAxis()}
		if i%2 > 0 {
			panel.Y.Label = ""
		}
		if i < 1 {
			panel.X.Label = ""
		}
		for k, m := range media[1:] {
			_, l, p := line(m.name, m.color, (1+float64(k))/float64(i+1))
			panel.Layers = append(panel.Layers, l, p)
			if i == 0 {
				legend.Entries = append(legend.Entries, scene.LegendEntry{Label: m.name, Sample: scene.LinePointSample, Look: l.Look})
			}
		}
		s.Panels = append(s.Panels, panel)
	}
	s.Legend = []scene.LegendGroup{legend}
	return s
}

func note(scene.Theme) *scene.Scene {
	return &scene.Scene{Title: "Prefill", Panels: []scene.Panel{{X: lengthAxis(), Y: timeAxis(), Note: "There is no HBM prefill run in these 320 rows"}}, Width: 5, Height: 3.5}
}

// everyMark has each kind of layer, among them values that have no place.
func everyMark(t scene.Theme) *scene.Scene {
	nan := math.NaN()
	x := scene.Axis{Label: "x", Min: 0, Max: 10, Ticks: ticks(0, "0", 5, "5", 10, "10")}
	y := scene.Axis{Label: "y", Min: 0, Max: 10, Ticks: ticks(0, "0", 5, "5", 10, "10"), Reversed: true}
	look := scene.Look{Color: red, Shape: scene.Cross}
	return &scene.Scene{Panels: []scene.Panel{{X: x, Y: y, Layers: []scene.Layer{
		scene.Line{Name: "a", Look: look, Width: 1, Points: []scene.Point{{X: 1, Y: 1}, {X: 2, Y: nan}, {X: 3, Y: 3}, {X: 2, Y: 5}}},
		scene.Points{Name: "b", Look: look, Radius: 3, Points: []scene.Point{{X: 0, Y: 0}, {X: 10, Y: 10}, {X: 5, Y: math.Inf(1)}, {X: 11, Y: 5}}},
		scene.Band{Name: "a", Color: faded(red, 0.2), Step: true, Ranges: []scene.Range{{X: 1, Low: 1, High: 2}, {X: 2, Low: nan, High: 3}, {X: 4, Low: 3, High: 5}}},
		scene.Errors{Name: "b", Color: red, Width: 1, Ranges: []scene.Range{{X: 6, Low: 4, High: 6}, {X: 6, Low: math.Inf(-1), High: 6}}},
		scene.Bars{Name: "c", Color: blue, Width: 0.5, Bars: []scene.Bar{{X: 7, Base: 0, Value: 4}, {X: nan, Value: 1}}},
		scene.Boxes{Name: "d", Color: blue, Width: 0.5, Boxes: []scene.Box{{X: 8, Low: 1, Q1: 2, Median: 3, Q3: 4, High: 5, Outside: []float64{9, nan}}}},
		scene.Cells{Cells: []scene.Cell{{X: 2, Y: 8, Value: nan, Color: gray, Text: "?", Ink: rgb(0)}}},
		scene.Area{Name: "e", Color: faded(blue, 0.3), Points: []scene.Point{{X: 3, Y: 6}, {X: 5, Y: 6}, {X: 4, Y: 8}, {X: nan, Y: 1}}},
		scene.Rule{Look: look, Width: 1, At: 9},
		scene.Rule{Look: look, Width: 1, Vertical: true, At: 9, Label: "nine"},
		scene.Rule{Look: look, Width: 1, At: nan},
		scene.Texts{Color: t.Ink, Size: 9, Texts: []scene.Text{{Point: scene.Point{X: 5, Y: 2}, Text: "words", Align: 0.5, DY: 5}, {Point: scene.Point{X: nan}, Text: "nowhere"}}},
	}}}}
}
