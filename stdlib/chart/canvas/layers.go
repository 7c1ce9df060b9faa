package canvas

import (
	"image/color"
	"math"

	"gonum.org/v1/plot/vg"
	gonum "gonum.org/v1/plot/vg/draw"

	"kvsh/stdlib/chart/scene"
)

// A view draws in a panel.
type view struct {
	surface
	*panel
	theme  *scene.Theme
	words  []vg.Rectangle // that are written, so that no others overlap them
	points []vg.Point     // that words should not hide, nil until they are needed
}

// draw draws a layer.
func (v *view) draw(l scene.Layer) {
	switch l := l.(type) {
	case scene.Line:
		v.drawLine(&l)
	case scene.Points:
		v.drawPoints(&l)
	case scene.Band:
		v.drawBand(&l)
	case scene.Errors:
		v.drawErrors(&l)
	case scene.Bars:
		v.drawBars(&l)
	case scene.Boxes:
		v.drawBoxes(&l)
	case scene.Cells:
		v.drawCells(&l)
	case scene.Area:
		v.drawArea(&l)
	case scene.Rule:
		v.drawRule(&l)
	case scene.Texts:
		v.drawTexts(&l)
	}
}

// farthest is how many panels away from the axes a point is drawn: lines to points
// beyond are a little less steep than they should be.
const farthest = 1e4

// floor is the begin of a log axis for values that have no place on it: zero and
// below. Bars and bands stand there.
func floor(a axis, v float64) float64 {
	if a.Scale == scene.Log && v <= 0 {
		return a.Min
	}
	return v
}

// place is where a value lies on an axis between two ends, NaN if it does not.
func place(a axis, v float64, low, high vg.Length) vg.Length {
	if math.IsInf(v, 0) || a.Scale == scene.Log && v <= 0 {
		return vg.Length(math.NaN())
	}
	share := min(max(a.Place(v), -farthest), farthest)
	return low + (high-low)*vg.Length(share)
}

func (v *view) atX(x float64) vg.Length { return place(v.x, x, v.area.Min.X, v.area.Max.X) }
func (v *view) atY(y float64) vg.Length { return place(v.y, y, v.area.Min.Y, v.area.Max.Y) }

// at is where a point lies, false if nowhere.
func (v *view) at(x, y float64) (p vg.Point, ok bool) {
	p = vg.Point{X: v.atX(x), Y: v.atY(y)}
	return p, finite(p.X, p.Y)
}

func finite(lengths ...vg.Length) bool {
	for _, l := range lengths {
		if math.IsNaN(float64(l)) || math.IsInf(float64(l), 0) {
			return false
		}
	}
	return true
}

// holds reports whether a point lies in the panel, its edges included.
func (v *view) holds(p vg.Point) bool {
	const room = 1e-6
	return p.X >= v.area.Min.X-room && p.X <= v.area.Max.X+room && p.Y >= v.area.Min.Y-room && p.Y <= v.area.Max.Y+room
}

func (v *view) clip() *gonum.Canvas { return &gonum.Canvas{Rectangle: v.area} }

// drawLine joins points. It is broken at points that lie nowhere.
func (v *view) drawLine(l *scene.Line) {
	by := pen{l.Color, length(l.Width), dashes(l.Dash)}
	var run []vg.Point
	for _, point := range l.Points {
		p, ok := v.at(point.X, point.Y)
		if !ok {
			v.strokeLines(run, by)
			run = nil
			continue
		}
		if n := len(run); l.Step && n > 0 {
			run = append(run, vg.Point{X: p.X, Y: run[n-1].Y})
		}
		run = append(run, p)
	}
	v.strokeLines(run, by)
}

// strokeLines strokes what lies in the panel of a line.
func (v *view) strokeLines(points []vg.Point, by pen) {
	for _, line := range v.clip().ClipLinesXY(sparse(points)) {
		v.stroke(open(line), by)
	}
}

// sparse leaves points out that can't be told from the one before.
func sparse(points []vg.Point) []vg.Point {
	const nearest = 0.05 // points
	var out []vg.Point
	for i, p := range points {
		if n := len(out); n > 0 && i < len(points)-1 {
			if d := p.Sub(out[n-1]); d.Dot(d) < nearest*nearest {
				continue
			}
		}
		out = append(out, p)
	}
	return out
}

func open(points []vg.Point) vg.Path {
	path := make(vg.Path, 0, len(points)+1)
	for i, p := range points {
		if i == 0 {
			path.Move(p)
		} else {
			path.Line(p)
		}
	}
	return path
}

func closed(points []vg.Point) vg.Path {
	path := open(points)
	if len(path) > 0 {
		path.Close()
	}
	return path
}

// fillPolygon fills what lies in the panel of a polygon.
func (v *view) fillPolygon(points []vg.Point, c color.NRGBA) {
	v.fill(closed(v.clip().ClipPolygonXY(points)), c)
}

func (v *view) drawArea(a *scene.Area) {
	var points []vg.Point
	for _, point := range a.Points {
		if p, ok := v.at(floor(v.x, point.X), floor(v.y, point.Y)); ok {
			points = append(points, p)
		}
	}
	v.fillPolygon(sparse(points), a.Color)
}

// drawBand fills the ranges from x to x. On steps a range holds up to the next x.
func (v *view) drawBand(b *scene.Band) {
	var low, high []vg.Point
	for _, r := range b.Ranges {
		l, okLow := v.at(r.X, floor(v.y, r.Low))
		h, okHigh := v.at(r.X, r.High)
		if !okLow || !okHigh {
			continue
		}
		if n := len(low); b.Step && n > 0 {
			low = append(low, vg.Point{X: l.X, Y: low[n-1].Y})
			high = append(high, vg.Point{X: h.X, Y: high[n-1].Y})
		}
		low, high = append(low, l), append(high, h)
	}
	low, high = sparse(low), sparse(high)
	for i := range low {
		high = append(high, low[len(low)-1-i])
	}
	v.fillPolygon(high, b.Color)
}

// drawRule draws a line through the panel with its label at the end.
func (v *view) drawRule(r *scene.Rule) {
	line := []vg.Point{{X: v.area.Min.X, Y: v.atY(r.At)}, {X: v.area.Max.X, Y: v.atY(r.At)}}
	if r.Vertical {
		line = []vg.Point{{X: v.atX(r.At), Y: v.area.Min.Y}, {X: v.atX(r.At), Y: v.area.Max.Y}}
	}
	if !finite(line[0].X, line[0].Y) || !v.holds(line[0]) {
		return
	}
	v.stroke(open(line), pen{r.Color, length(r.Width), dashes(r.Dash)})
	if r.Label != "" {
		v.labelRule(r, line[1])
	}
}
