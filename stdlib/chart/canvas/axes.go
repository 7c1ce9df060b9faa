package canvas

import (
	"math"

	"gonum.org/v1/plot/vg"

	"kvsh/stdlib/chart/scene"
)

// axisWidth is that of axes and their ticks.
const axisWidth = pixel

// segmentPath is a line between two points.
func segmentPath(x0, y0, x1, y1 vg.Length) vg.Path {
	var p vg.Path
	p.Move(vg.Point{X: x0, Y: y0})
	p.Line(vg.Point{X: x1, Y: y1})
	return p
}

// tickX is where a tick of the horizontal axis lies, tickY one of the other.
func (v *view) tickX(k tick) vg.Length {
	return crisp(v.area.Min.X + v.area.Size().X*vg.Length(k.place))
}

func (v *view) tickY(k tick) vg.Length {
	return crisp(v.area.Min.Y + v.area.Size().Y*vg.Length(k.place))
}

// drawGrid draws lines at the labelled ticks.
func (v *view) drawGrid() {
	by := pen{color: v.theme.Grid, width: pixel}
	for _, k := range v.x.ticks {
		if v.x.Grid && k.lines != nil {
			x := v.tickX(k)
			v.stroke(segmentPath(x, v.area.Min.Y, x, v.area.Max.Y), by)
		}
	}
	for _, k := range v.y.ticks {
		if v.y.Grid && k.lines != nil {
			y := v.tickY(k)
			v.stroke(segmentPath(v.area.Min.X, y, v.area.Max.X, y), by)
		}
	}
}

// drawAxes draws the axes with their ticks. A grid of categories has no lines.
func (f *figure) drawAxes(v *view) {
	t := f.muted(smallSize)
	by := pen{color: f.Theme.Muted, width: axisWidth}
	if v.x.Scale != scene.Category || v.y.Scale != scene.Category {
		low, high := v.area.Min, v.area.Max
		v.stroke(segmentPath(low.X, low.Y, high.X+pixel/2, low.Y), by)
		v.stroke(segmentPath(low.X, low.Y-pixel/2, low.X, high.Y+pixel/2), by)
	}
	for _, k := range v.x.ticks {
		x := v.tickX(k)
		if n := v.x.markLength(k); n > 0 {
			v.stroke(segmentPath(x, v.area.Min.Y, x, v.area.Min.Y-n), by)
		}
		if v.x.labelled {
			v.labelBelow(t, k, x)
		}
	}
	for _, k := range v.y.ticks {
		y := v.tickY(k)
		if n := v.y.markLength(k); n > 0 {
			v.stroke(segmentPath(v.area.Min.X-n, y, v.area.Min.X, y), by)
		}
		if v.y.labelled && k.lines != nil {
			at := vg.Point{X: v.area.Min.X - v.y.gap, Y: y - t.size*capHeight/2}
			write(v, label{style: t, text: k.lines[0], at: at, align: 1})
		}
	}
}

// markLength is that of a tick. Categories have none, unless some are left out.
func (a *axis) markLength(k tick) vg.Length {
	switch {
	case a.Scale == scene.Category && (!a.thinned || k.lines == nil):
		return 0
	case k.lines == nil:
		return shortTick
	}
	return tickLength
}

// labelBelow writes the label of a tick of the horizontal axis.
func (v *view) labelBelow(t style, k tick, x vg.Length) {
	top := v.area.Min.Y - v.x.gap
	for i, line := range k.lines {
		l := label{style: t, text: line, align: 0.5, turn: v.x.turn}
		l.at = vg.Point{X: x, Y: top - t.size*(capHeight+lineHeight*vg.Length(i))}
		if l.turn > 0 {
			// The end of the text stands under the tick, in the middle of its height.
			sin, cos := math.Sincos(l.turn)
			half := t.size * capHeight / 2
			l.align = 1
			l.at = vg.Point{X: x + half*vg.Length(sin), Y: top - 2*half*vg.Length(cos)}
		}
		write(v, l)
	}
}
