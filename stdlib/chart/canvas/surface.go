package canvas

import (
	"image/color"
	"math"

	"gonum.org/v1/plot/vg"
)

// A surface is what figures are drawn on.
type surface interface {
	fill(p vg.Path, c color.NRGBA)
	stroke(p vg.Path, by pen)
}

// A pen is how a path is stroked: with round joins and without caps.
type pen struct {
	color color.NRGBA
	width vg.Length
	dash  []vg.Length // strokes and gaps in turn, nil for a solid line
}

// visible is a surface that leaves out what can't be seen.
type visible struct{ surface }

func (v visible) fill(p vg.Path, c color.NRGBA) {
	if len(p) > 0 && c.A > 0 {
		v.surface.fill(p, c)
	}
}

func (v visible) stroke(p vg.Path, by pen) {
	if len(p) > 0 && by.color.A > 0 && by.width > 0 {
		v.surface.stroke(p, by)
	}
}

// onCanvas draws on a canvas of gonum/plot.
type onCanvas struct{ vg.Canvas }

func (s onCanvas) fill(p vg.Path, c color.NRGBA) {
	s.SetColor(c)
	s.Fill(p)
}

func (s onCanvas) stroke(p vg.Path, by pen) {
	s.SetColor(by.color)
	s.SetLineWidth(by.width)
	s.SetLineDash(by.dash, 0)
	s.Stroke(p)
}

// The largest size of a mark and the shortest period of dashes that are drawn, in
// points.
const (
	largestMark    = 100
	shortestPeriod = 0.5
)

// length turns a size of a scene into one that can be drawn.
func length(v float64) vg.Length {
	if math.IsNaN(v) {
		return 0
	}
	return vg.Length(min(max(v, 0), largestMark))
}

// dashes turns a dash pattern of a scene into one of an even number of lengths. One
// that can't be drawn becomes a solid line.
func dashes(pattern []float64) []vg.Length {
	var out []vg.Length
	period := vg.Length(0)
	for _, v := range pattern {
		out = append(out, length(v))
		period += length(v)
	}
	if period < shortestPeriod {
		return nil
	}
	if len(out)%2 == 1 {
		out = append(out, out...)
	}
	return out
}
