package braille

import (
	"fmt"
	"image/color"
	"math"
	"math/rand/v2"
	"slices"

	"kvsh/stdlib/chart/scene"
)

func rgb(n uint32) color.NRGBA {
	return color.NRGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 255}
}

func alpha(c color.NRGBA, a uint8) color.NRGBA {
	c.A = a
	return c
}

var (
	media       = []string{"HBM", "CPU", "Local Disk", "GDS"}
	mediaColors = []color.NRGBA{rgb(0x6b7280), rgb(0xE69F00), rgb(0x0072B2), rgb(0xD55E00)}
	light       = scene.Theme{Background: rgb(0xffffff), Ink: rgb(0x1b1f24), Muted: rgb(0x5b6570), Grid: rgb(0xe3e6ea), Shade: rgb(0xf6f7f8)}
)

func mediaLegend(sample scene.Sample) scene.LegendGroup {
	g := scene.LegendGroup{Title: "medium"}
	for i, m := range media {
		g.Entries = append(g.Entries, scene.LegendEntry{Label: m, Sample: sample, Look: scene.Look{Color: mediaColors[i], Shape: scene.Circle}})
	}
	return g
}

// ttft is the time to the first token of four media over the input length, with
// bands and cold runs.
func ttft() *scene.Scene {
	x := logAxis("Input length (tokens)", 80, 125000, number)
	for i := range x.Ticks {
		x.Ticks[i].Label = ""
	}
	lengths := []float64{100, 1000, 5000, 10000, 50000, 100000}
	for _, v := range lengths {
		x.Ticks = append(x.Ticks, scene.Tick{At: v, Label: number(v)})
	}
	p := scene.Panel{X: x, Y: logAxis("Mean TTFT", 40, 150000, millis)}
	slow := []float64{1, 1.9, 4.2, 2.8}
	var bands, lines, points []scene.Layer
	for i, m := range media {
		line := scene.Line{Name: m, Look: scene.Look{Color: mediaColors[i], Shape: scene.Circle}, Width: 1.9}
		band := scene.Band{Name: m, Color: alpha(mediaColors[i], 46)}
		for _, n := range lengths {
			v := (60 + n*0.12 + n*n*2e-6) * slow[i]
			line.Points = append(line.Points, scene.Point{X: n, Y: v})
			band.Ranges = append(band.Ranges, scene.Range{X: n, Low: v * 0.75, High: v * 1.35})
		}
		lines = append(lines, line)
		bands = append(bands, band)
		points = append(points, scene.Points{Name: m, Look: line.Look, Radius: 3.2, Edge: true, Points: line.Points})
	}
	cold := scene.Points{Name: "GDS", Look: scene.Look{Color: alpha(mediaColors[3], 77), Shape: scene.Circle}, Radius: 2.4, Points: []scene.Point{{X: 100, Y: 900}, {X: 1000, Y: 1500}, {X: 10000, Y: 40000}}}
	p.Layers = slices.Concat(bands, []scene.Layer{cold}, lines, points)
	return &scene.Scene{
		Title: "GDS is 1.5 times as fast as the local disk", Subtitle: "Mean time to the first token, warm runs, one server",
		Caption: []string{"n = 480 runs, mean at each point, band: 95 % interval · pale: 3 cold runs · no HBM prefill run at 200k"},
		Theme:   light, Columns: 1, Panels: []scene.Panel{p}, Description: "TTFT of four media over the input length",
		Legend: []scene.LegendGroup{mediaLegend(scene.LinePointSample), {Entries: []scene.LegendEntry{
			{Label: "95 % interval", Sample: scene.AreaSample, Look: scene.Look{Color: alpha(light.Muted, 46)}},
			{Label: "cold", Sample: scene.PointSample, Look: scene.Look{Color: alpha(light.Muted, 77), Shape: scene.Circle}},
		}}},
	}
}

// frontier is a Pareto frontier over n points of three media and two networks.
func frontier(n int) *scene.Scene {
	r := rand.New(rand.NewPCG(1, 2))
	p := scene.Panel{X: logAxis("Mean TTFT", 50, 20000, millis), Y: linearAxis("Total throughput (tokens/s)", 0, 250000, 50000, number)}
	p.X.Grid = false
	networks, networkShapes := []string{"400g", "800g"}, []scene.Shape{scene.Circle, scene.Square}
	series := map[string]*scene.Points{}
	var names []string
	var all []scene.Point
	for range n {
		m, k := 1+r.IntN(3), r.IntN(2)
		name := media[m] + " · " + networks[k]
		if series[name] == nil {
			names = append(names, name)
			series[name] = &scene.Points{Name: name, Look: scene.Look{Color: alpha(mediaColors[m], 191), Shape: networkShapes[k]}, Radius: 2.9}
		}
		x := 80 * math.Exp(r.Float64()*4.8)
		v := scene.Point{X: x, Y: 230000 * (1 - math.Exp(-x/400)) * (0.3 + 0.7*r.Float64()) / float64(m) * 1.5}
		v.Y = min(v.Y, 240000)
		series[name].Points = append(series[name].Points, v)
		all = append(all, v)
	}
	slices.Sort(names)
	best, edge := 0.0, []scene.Point{}
	slices.SortFunc(all, func(a, b scene.Point) int { return int(math.Copysign(1, a.X-b.X)) })
	var corner []scene.Point
	for _, v := range all {
		if v.Y > best {
			best = v.Y
			edge = append(edge, v)
		}
	}
	line := scene.Line{Look: scene.Look{Color: light.Ink}, Width: 1.6, Step: true, Points: append([]scene.Point{{X: edge[0].X, Y: 0}}, edge...)}
	line.Points = append(line.Points, scene.Point{X: 20000, Y: best})
	for i, v := range line.Points {
		if i > 0 {
			corner = append(corner, scene.Point{X: v.X, Y: line.Points[i-1].Y})
		}
		corner = append(corner, v)
	}
	corner = append(corner, scene.Point{X: 20000, Y: 0})
	p.Layers = append(p.Layers, scene.Area{Color: light.Shade, Points: corner})
	for _, name := range names {
		p.Layers = append(p.Layers, *series[name])
	}
	p.Layers = append(p.Layers, line, scene.Points{Look: scene.Look{Color: light.Ink, Shape: scene.Diamond}, Radius: 3.5, Points: edge})
	g := mediaLegend(scene.PointSample)
	g.Entries = g.Entries[1:]
	return &scene.Scene{
		Title: fmt.Sprintf("%d of %d runs are on the frontier", len(edge), n), Theme: light, Columns: 1, Panels: []scene.Panel{p},
		Caption: []string{fmt.Sprintf("n = %d runs", n)}, Description: "Throughput against TTFT",
		Legend: []scene.LegendGroup{g, {Title: "network", Entries: []scene.LegendEntry{
			{Label: "400g", Sample: scene.PointSample, Look: scene.Look{Color: light.Muted, Shape: scene.Circle}},
			{Label: "800g", Sample: scene.PointSample, Look: scene.Look{Color: light.Muted, Shape: scene.Square}},
		}}, {Entries: []scene.LegendEntry{
			{Label: "frontier", Sample: scene.LineSample, Look: scene.Look{Color: light.Ink}},
			{Label: "dominated", Sample: scene.AreaSample, Look: scene.Look{Color: light.Shade}},
		}}},
	}
}

// medians are bars by medium, of two kinds of runs.
func medians(horizontal bool) *scene.Scene {
	names := []string{"HBM", "CPU", "Local Disk + CPU cache", "Local Disk", "GDS 东西向"}
	x, y := categories("Medium", names...), linearAxis("Median TTFT (ms)", 0, 500, 100, number)
	kinds, colors := []string{"warm", "cold"}, []color.NRGBA{rgb(0x0072B2), rgb(0xD55E00)}
	values := [][]float64{{48.5, 97, 210, 402, 155}, {310, 322, 455, 471, 368}}
	p := scene.Panel{X: x, Y: y}
	g := scene.LegendGroup{Title: "run"}
	texts := scene.Texts{Color: light.Ink, Size: 9}
	for k, kind := range kinds {
		bars := scene.Bars{Name: kind, Color: colors[k], Width: 0.38, Horizontal: horizontal}
		for i, v := range values[k] {
			at := float64(i) - 0.2 + 0.4*float64(k)
			bars.Bars = append(bars.Bars, scene.Bar{X: at, Base: 0, Value: v})
			if horizontal {
				texts.Texts = append(texts.Texts, scene.Text{Point: scene.Point{X: v, Y: at}, Text: number(v), DX: 3})
			} else {
				texts.Texts = append(texts.Texts, scene.Text{Point: scene.Point{X: at, Y: v}, Text: number(v), Align: 0.5, DY: 3})
			}
		}
		p.Layers = append(p.Layers, bars)
		g.Entries = append(g.Entries, scene.LegendEntry{Label: kind, Sample: scene.AreaSample, Look: scene.Look{Color: colors[k]}})
	}
	p.Layers = append(p.Layers, texts)
	if horizontal {
		p.X, p.Y = y, x
		p.Y.Reversed = true
	}
	return &scene.Scene{Title: "A warm cache saves most where media are fast", Caption: []string{"n = 250 runs; median of each"}, Theme: light, Columns: 1, Panels: []scene.Panel{p}, Legend: []scene.LegendGroup{g}, Description: "Medians by medium"}
}

// ecdf is the distribution of the TTFT of n requests for each of three media.
func ecdf(n int) *scene.Scene {
	r := rand.New(rand.NewPCG(3, 4))
	p := scene.Panel{X: logAxis("TTFT", 20, 20000, millis), Y: linearAxis("Share of requests", 0, 1, 0.25, func(v float64) string { return fmt.Sprintf("%g %%", 100*v) })}
	for i, m := range media[:3] {
		line := scene.Line{Name: m, Look: scene.Look{Color: mediaColors[i]}, Width: 1.6, Step: true}
		values := make([]float64, n)
		for k := range values {
			values[k] = 90 * math.Pow(3, float64(i)) * math.Exp(r.NormFloat64()*0.5)
		}
		slices.Sort(values)
		for k, v := range values {
			line.Points = append(line.Points, scene.Point{X: v, Y: float64(k+1) / float64(n)})
		}
		p.Layers = append(p.Layers, line)
	}
	p.Layers = append(p.Layers, scene.Rule{Look: scene.Look{Color: light.Muted, Dash: []float64{4, 3}}, Vertical: true, At: 1000, Label: "SLO 1 s"},
		scene.Rule{Look: scene.Look{Color: light.Muted, Dash: []float64{1.5, 2.5}}, At: 0.9, Label: "p90"})
	g := mediaLegend(scene.LineSample)
	g.Entries = g.Entries[:3]
	return &scene.Scene{Title: "TTFT of each request", Theme: light, Columns: 1, Panels: []scene.Panel{p}, Legend: []scene.LegendGroup{g}, Caption: []string{fmt.Sprintf("n = %d requests", 3*n)}, Description: "Distribution of TTFT"}
}

// speedups are a heat map with a hole.
func speedups() *scene.Scene {
	ramp := &scene.Ramp{
		Log: true, Stops: []scene.Stop{{At: 0.25, Color: rgb(0xb2182b)}, {At: 1, Color: rgb(0xf7f7f7)}, {At: 4, Color: rgb(0x2166ac)}},
		Ticks: []scene.Tick{{At: 0.25, Label: "0.25×"}, {At: 0.5, Label: "0.5×"}, {At: 1, Label: "1×"}, {At: 2, Label: "2×"}, {At: 4, Label: "4×"}},
	}
	cells := scene.Cells{}
	for x := range 6 {
		for y := range 4 {
			v := 0.3 * math.Pow(1.55, float64(x)) * math.Pow(0.8, float64(y))
			c := scene.Cell{X: float64(x), Y: float64(y), Value: v, Color: ramp.Color(v), Text: fmt.Sprintf("%.2f", v), Ink: rgb(0x1b1f24)}
			if luminance(c.Color) < 0.3 {
				c.Ink = rgb(0xffffff)
			}
			if x == 5 && y == 0 {
				c = scene.Cell{X: 5, Y: 0, Value: math.NaN(), Color: rgb(0xeeeeee), Text: "–", Ink: rgb(0x888888)}
			}
			cells.Cells = append(cells.Cells, c)
		}
	}
	p := scene.Panel{X: categories("Input length (tokens)", "100", "1k", "5k", "10k", "50k", "100k"), Y: categories("Medium", media...), Layers: []scene.Layer{cells}}
	return &scene.Scene{Title: "Speed-up of TTFT against recomputing", Theme: light, Columns: 1, Panels: []scene.Panel{p}, Legend: []scene.LegendGroup{{Title: "speed-up", Ramp: ramp}}, Caption: []string{"medians; – no run"}, Description: "Speed-ups"}
}

// slopes go from one network to another.
func slopes() *scene.Scene {
	p := scene.Panel{X: categories("", "400g", "800g"), Y: linearAxis("Total throughput (tokens/s)", 0, 200000, 50000, number)}
	texts := scene.Texts{Color: light.Ink, Size: 9}
	for i, m := range media {
		a, b := 30000+25000*float64(i), 42000+41000*float64(i)
		points := []scene.Point{{X: 0, Y: a}, {X: 1, Y: b}}
		look := scene.Look{Color: mediaColors[i], Shape: scene.Circle}
		p.Layers = append(p.Layers, scene.Line{Name: m, Look: look, Width: 2, Points: points}, scene.Points{Name: m, Look: look, Radius: 3, Points: points})
		texts.Texts = append(texts.Texts, scene.Text{Point: points[1], Text: fmt.Sprintf("%s %.2f×", m, b/a), DX: 6}, scene.Text{Point: points[0], Text: number(a), Align: 1, DX: -6})
	}
	p.Layers = append(p.Layers, texts)
	return &scene.Scene{Title: "From 400g to 800g", Theme: light, Columns: 1, Panels: []scene.Panel{p}, Legend: []scene.LegendGroup{mediaLegend(scene.LinePointSample)}, Description: "Slopes"}
}

// warmUp is a curve for each medium in facets, one of them without data.
func warmUp(n int) *scene.Scene {
	s := &scene.Scene{Title: "The cache is warm after four iterations", Theme: light, Columns: 2, Description: "Warm-up curves", Caption: []string{"n = 10 iterations each"}}
	for i := range n {
		p := scene.Panel{Title: fmt.Sprintf("%s %s", media[i%4], []string{"400g", "800g", "N/A"}[i/4%3]), X: linearAxis("Iteration", 1, 10, 1, number), Y: linearAxis("Mean TTFT (ms)", 0, 1000, 250, number)}
		if i%2 > 0 { // scenes label the axes at the edge
			p.Y.Label = ""
		}
		if i+2 < n {
			p.X.Label = ""
		}
		if i == 2 {
			p.Note = "no run of this medium has more than one iteration"
			s.Panels = append(s.Panels, p)
			continue
		}
		for k, kind := range []string{"prefill", "decode"} {
			line := scene.Line{Name: kind, Look: scene.Look{Color: mediaColors[2+k], Shape: scene.Circle}, Width: 1.9}
			e := scene.Errors{Name: kind, Color: mediaColors[2+k], Width: 1}
			for it := 1.0; it <= 10; it++ {
				v := 120 + 100*float64(i%4) + (700-60*float64(i%4))*math.Exp(-it+1)/float64(k+1)
				line.Points = append(line.Points, scene.Point{X: it, Y: v})
				e.Ranges = append(e.Ranges, scene.Range{X: it, Low: v - 60, High: v + 60})
			}
			if k == 0 {
				p.Layers = append(p.Layers, e)
			}
			p.Layers = append(p.Layers, line)
		}
		s.Panels = append(s.Panels, p)
	}
	s.Legend = []scene.LegendGroup{{Entries: []scene.LegendEntry{{Label: "prefill", Look: scene.Look{Color: mediaColors[2]}}, {Label: "decode", Look: scene.Look{Color: mediaColors[3]}}}}}
	return s
}

// spreads are boxes of two series by medium.
func spreads(series int) *scene.Scene {
	p := scene.Panel{X: categories("Medium", media...), Y: logAxis("TTFT", 20, 20000, millis)}
	g := scene.LegendGroup{}
	for k := range series {
		b := scene.Boxes{Name: []string{"warm", "cold"}[k], Color: mediaColors[2+k], Width: 0.8 / float64(series)}
		for i := range media {
			m := 90 * math.Pow(2.2, float64(i)) * float64(1+2*k)
			at := float64(i)
			if series == 2 {
				at += -0.2 + 0.4*float64(k)
			}
			b.Boxes = append(b.Boxes, scene.Box{X: at, Low: m / 2.4, Q1: m / 1.4, Median: m, Q3: m * 1.7, High: m * 3, Outside: []float64{m * 4, m * 5.5}})
		}
		p.Layers = append(p.Layers, b)
		g.Entries = append(g.Entries, scene.LegendEntry{Label: b.Name, Sample: scene.AreaSample, Look: scene.Look{Color: b.Color}})
	}
	return &scene.Scene{Title: "TTFT by medium", Theme: light, Columns: 1, Panels: []scene.Panel{p}, Legend: []scene.LegendGroup{g}, Description: "Boxes", Caption: []string{"whiskers reach 1.5 times the height of the box"}}
}
