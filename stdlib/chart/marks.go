package chart

import (
	"image/color"
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

const (
	ghostAlpha = 0.3
	bandAlpha  = 0.18
	pointSize  = vg.Length(3.2) // radius
	smallPoint = vg.Length(2.4)
)

func (f *figure) fill(r vg.Rectangle, c color.NRGBA) {
	f.canvas.SetColor(c)
	f.canvas.Fill(r.Path())
}

// drawMarks draws all data, what lies below first.
func (f *figure) drawMarks() {
	clip := draw.Canvas{Canvas: f.canvas.Canvas, Rectangle: f.panel}
	f.drawDominated(clip)
	for _, g := range f.series {
		f.drawBand(clip, &g)
	}
	for _, g := range f.connections {
		f.drawLine(clip, &g, vg.Length(f.connectWidth))
	}
	for _, g := range f.ghosts {
		g.color = faded(g.color, ghostAlpha)
		f.drawPoints(&g, smallPoint)
	}
	if f.lines {
		for _, g := range f.series {
			f.drawLine(clip, &g, 1.9)
		}
	}
	for _, g := range f.series {
		if f.lines {
			f.drawPoints(&g, pointSize)
		} else {
			g.color = faded(g.color, 0.75)
			f.drawPoints(&g, pointSize*0.9)
		}
	}
	f.drawFrontier(clip)
}

// drawBand shades the band of a line. A point without one has no width there.
func (f *figure) drawBand(clip draw.Canvas, g *series) {
	var upper, lower []vg.Point
	banded := false
	for _, p := range g.points {
		banded = banded || p.lo < p.hi
		upper = append(upper, f.at(p.x, f.inside(p.hi)))
		lower = append(lower, f.at(p.x, f.inside(p.lo)))
	}
	if !banded || len(upper) < 2 {
		return
	}
	for i := range lower {
		upper = append(upper, lower[len(lower)-1-i])
	}
	clip.FillPolygon(faded(g.color, bandAlpha), clip.ClipPolygonXY(upper))
}

// inside moves a value that has no place on a log axis to the axis' begin.
func (f *figure) inside(y float64) float64 {
	if f.y.log && y <= 0 {
		return f.y.lo
	}
	return y
}

func (f *figure) drawLine(clip draw.Canvas, g *series, width vg.Length) {
	var points []vg.Point
	for _, p := range g.points {
		points = append(points, f.at(p.x, p.y))
	}
	if len(points) < 2 {
		return
	}
	clip.StrokeLines(draw.LineStyle{Color: g.color, Width: width, Dashes: lengths(g.dash)}, clip.ClipLinesXY(points)...)
}

func lengths(v []float64) []vg.Length {
	var out []vg.Length
	for _, x := range v {
		out = append(out, vg.Length(x))
	}
	return out
}

// drawPoints draws the points of a series that lie on the axes, with a thin
// edge in the background's colour that keeps neighbours apart.
func (f *figure) drawPoints(g *series, radius vg.Length) {
	for _, p := range g.points {
		if f.x.holds(p.x) && f.y.holds(p.y) {
			f.drawShape(g.shape, f.at(p.x, p.y), radius, g.color, true)
		}
	}
}

// drawShape draws one point.
func (f *figure) drawShape(name string, at vg.Point, r vg.Length, c color.NRGBA, edge bool) {
	path := shapePath(name, at, r)
	f.canvas.SetColor(c)
	f.canvas.Fill(path)
	if edge {
		f.canvas.SetLineStyle(draw.LineStyle{Color: faded(f.theme.background, 0.8), Width: 0.5})
		f.canvas.Stroke(path)
	}
}

// shapePath is the outline of a point's shape, of about equal area each.
func shapePath(name string, at vg.Point, r vg.Length) vg.Path {
	polygon := func(n int, radius vg.Length, turn float64) vg.Path {
		var p vg.Path
		for i := range n {
			sin, cos := math.Sincos(turn + 2*math.Pi*float64(i)/float64(n))
			q := vg.Point{X: at.X + radius*vg.Length(cos), Y: at.Y + radius*vg.Length(sin)}
			if i == 0 {
				p.Move(q)
			} else {
				p.Line(q)
			}
		}
		p.Close()
		return p
	}
	switch name {
	case "square":
		return polygon(4, r*1.25, math.Pi/4)
	case "triangle":
		return polygon(3, r*1.4, math.Pi/2)
	case "diamond":
		return polygon(4, r*1.35, 0)
	case "cross":
		return crossPath(at, r*1.1)
	}
	var p vg.Path
	p.Move(vg.Point{X: at.X + r, Y: at.Y})
	p.Arc(at, r, 0, 2*math.Pi)
	p.Close()
	return p
}

// crossPath is a plus sign of thick bars.
func crossPath(at vg.Point, r vg.Length) vg.Path {
	t := r / 3
	var p vg.Path
	for i, d := range [][2]vg.Length{
		{-t, r}, {t, r}, {t, t}, {r, t}, {r, -t}, {t, -t}, {t, -r}, {-t, -r}, {-t, -t}, {-r, -t}, {-r, t}, {-t, t},
	} {
		q := vg.Point{X: at.X + d[0], Y: at.Y + d[1]}
		if i == 0 {
			p.Move(q)
		} else {
			p.Line(q)
		}
	}
	p.Close()
	return p
}

// staircase is the edge of what the frontier beats, from its best x to the far
// side of the picture.
func (f *figure) staircase() []vg.Point {
	var out []vg.Point
	for i, p := range f.frontier {
		if i > 0 {
			out = append(out, f.at(p.x, f.frontier[i-1].y))
		}
		out = append(out, f.at(p.x, p.y))
	}
	last := f.frontier[len(f.frontier)-1]
	return append(out, f.at(f.worse.x, last.y))
}

// drawDominated shades what the frontier beats.
func (f *figure) drawDominated(clip draw.Canvas) {
	if len(f.frontier) == 0 {
		return
	}
	area := append([]vg.Point{f.at(f.frontier[0].x, f.worse.y)}, f.staircase()...)
	area = append(area, f.at(f.worse.x, f.worse.y))
	clip.FillPolygon(f.theme.shade, clip.ClipPolygonXY(area))
}

func (f *figure) drawFrontier(clip draw.Canvas) {
	if len(f.frontier) == 0 {
		return
	}
	edge := append([]vg.Point{f.at(f.frontier[0].x, f.worse.y)}, f.staircase()...)
	clip.StrokeLines(draw.LineStyle{Color: f.theme.ink, Width: 1.6}, clip.ClipLinesXY(edge)...)
	for _, p := range f.frontier {
		if f.x.holds(p.x) && f.y.holds(p.y) {
			f.drawShape("diamond", f.at(p.x, p.y), pointSize*1.2, f.theme.ink, true)
		}
	}
}
