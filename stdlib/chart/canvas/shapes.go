package canvas

import (
	"image/color"
	"math"

	"gonum.org/v1/plot/vg"

	"kvsh/stdlib/chart/scene"
)

// Sizes in points.
const (
	edgeWidth   = vg.Length(0.6) // around points
	capWidth    = vg.Length(6)   // of error bars
	boxLine     = vg.Length(1.1)
	medianLine  = vg.Length(2)
	outsideSize = vg.Length(1.8) // radius of the points beyond whiskers
)

// drawPoints draws the points that lie in the panel, each whole.
func (v *view) drawPoints(l *scene.Points) {
	for _, point := range l.Points {
		if p, ok := v.at(point.X, point.Y); ok && v.holds(p) {
			v.drawPoint(l, p)
		}
	}
}

// drawPoint draws one point, if wanted with an edge in the background's colour.
func (v *view) drawPoint(l *scene.Points, at vg.Point) {
	radius := length(l.Radius)
	if radius == 0 {
		return
	}
	path := shapePath(l.Shape, at, radius)
	v.fill(path, l.Color)
	if l.Edge {
		v.stroke(path, pen{color: faded(v.theme.Background, 0.85), width: edgeWidth})
	}
}

// faded is a colour with a share of its opacity.
func faded(c color.NRGBA, share float64) color.NRGBA {
	c.A = uint8(float64(c.A)*share + 0.5)
	return c
}

// shapePath is the outline of a point. Shapes have about equal areas.
func shapePath(s scene.Shape, at vg.Point, r vg.Length) vg.Path {
	switch s {
	case scene.Square:
		return polygon(at, r*1.25, 4, math.Pi/4)
	case scene.Triangle:
		return polygon(at, r*1.4, 3, math.Pi/2)
	case scene.Diamond:
		return polygon(at, r*1.35, 4, 0)
	case scene.Cross:
		return cross(at, r*1.25)
	}
	var p vg.Path
	p.Move(vg.Point{X: at.X + r, Y: at.Y})
	p.Arc(at, r, 0, 2*math.Pi)
	p.Close()
	return p
}

// polygon is a regular one, whose first corner lies at an angle.
func polygon(at vg.Point, r vg.Length, corners int, angle float64) vg.Path {
	points := make([]vg.Point, corners)
	for i := range points {
		sin, cos := math.Sincos(angle + 2*math.Pi*float64(i)/float64(corners))
		points[i] = at.Add(vg.Point{X: r * vg.Length(cos), Y: r * vg.Length(sin)})
	}
	return closed(points)
}

// cross is a plus sign of thick bars.
func cross(at vg.Point, r vg.Length) vg.Path {
	t := r / 2.8
	var points []vg.Point
	for _, d := range [][2]vg.Length{
		{-t, r}, {t, r}, {t, t}, {r, t}, {r, -t}, {t, -t}, {t, -r}, {-t, -r}, {-t, -t}, {-r, -t}, {-r, t}, {-t, t},
	} {
		points = append(points, at.Add(vg.Point{X: d[0], Y: d[1]}))
	}
	return closed(points)
}

// drawErrors draws ranges as bars, with caps at the ends that lie in the panel.
func (v *view) drawErrors(l *scene.Errors) {
	by := pen{color: l.Color, width: length(l.Width)}
	for _, r := range l.Ranges {
		low, okLow := v.at(r.X, floor(v.y, r.Low))
		high, okHigh := v.at(r.X, r.High)
		if !okLow || !okHigh {
			continue
		}
		v.strokeLines([]vg.Point{low, high}, by)
		for _, y := range []float64{r.Low, r.High} {
			if end, ok := v.at(r.X, y); ok && v.holds(end) {
				v.stroke(segmentPath(end.X-capWidth/2, end.Y, end.X+capWidth/2, end.Y), by)
			}
		}
	}
}

// drawBars draws bars from their base to their value.
func (v *view) drawBars(l *scene.Bars) {
	for _, b := range l.Bars {
		corner := [2][2]float64{{b.X - l.Width/2, b.Base}, {b.X + l.Width/2, b.Value}}
		if l.Horizontal {
			corner = [2][2]float64{{b.Base, b.X - l.Width/2}, {b.Value, b.X + l.Width/2}}
		}
		from, okFrom := v.at(floor(v.x, corner[0][0]), floor(v.y, corner[0][1]))
		to, okTo := v.at(floor(v.x, corner[1][0]), floor(v.y, corner[1][1]))
		if okFrom && okTo {
			v.fillPolygon(corners(from, to), l.Color)
		}
	}
}

// corners is the rectangle between two opposite corners.
func corners(a, b vg.Point) []vg.Point {
	return []vg.Point{a, {X: b.X, Y: a.Y}, b, {X: a.X, Y: b.Y}}
}

// drawBoxes draws distributions: a pale box with a strong edge.
func (v *view) drawBoxes(l *scene.Boxes) {
	thin, thick := pen{color: l.Color, width: boxLine}, pen{color: l.Color, width: medianLine}
	for _, b := range l.Boxes {
		left, right, middle := v.atX(b.X-l.Width/2), v.atX(b.X+l.Width/2), v.atX(b.X)
		low, q1, median := v.atY(floor(v.y, b.Low)), v.atY(floor(v.y, b.Q1)), v.atY(floor(v.y, b.Median))
		q3, high := v.atY(b.Q3), v.atY(b.High)
		if !finite(left, right, middle, low, q1, median, q3, high) {
			continue
		}
		box := corners(vg.Point{X: left, Y: q1}, vg.Point{X: right, Y: q3})
		v.fillPolygon(box, faded(l.Color, 0.25))
		v.strokeLines(append(box, box[0]), thin)
		quarter := (right - left) / 4
		for _, line := range [][2]vg.Point{
			{{X: middle, Y: q3}, {X: middle, Y: high}},
			{{X: middle, Y: q1}, {X: middle, Y: low}},
			{{X: middle - quarter, Y: high}, {X: middle + quarter, Y: high}},
			{{X: middle - quarter, Y: low}, {X: middle + quarter, Y: low}},
		} {
			v.strokeLines(line[:], thin)
		}
		v.strokeLines([]vg.Point{{X: left, Y: median}, {X: right, Y: median}}, thick)
		for _, y := range b.Outside {
			if p, ok := v.at(b.X, y); ok && v.holds(p) {
				v.stroke(shapePath(scene.Circle, p, outsideSize), pen{color: l.Color, width: boxLine * 0.8})
			}
		}
	}
}
