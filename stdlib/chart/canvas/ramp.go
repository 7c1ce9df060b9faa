package canvas

import (
	"math"

	"gonum.org/v1/plot/vg"

	"kvsh/stdlib/chart/scene"
)

// Sizes in points.
const (
	rampLength = vg.Length(150)
	rampWidth  = vg.Length(9)
	rampSteps  = 96 // colours that are drawn
)

// A ramp is a bar of colours with its scale: below it, or at its right if it is
// upright.
type ramp struct {
	colors  *scene.Ramp
	values  *scene.Axis
	scale   scale
	style   style // of the labels
	length  vg.Length
	upright bool
}

// newRamp measures a ramp, nil for one without colours.
func (f *figure) newRamp(r *scene.Ramp, limit vg.Length, upright bool) *ramp {
	if r == nil || len(r.Stops) == 0 {
		return nil
	}
	values := &scene.Axis{Min: r.Stops[0].At, Max: r.Stops[len(r.Stops)-1].At, Ticks: r.Ticks}
	if r.Log {
		values.Scale = scene.Log
	}
	out := &ramp{colors: r, values: values, style: f.ink(smallSize), length: rampLength, upright: upright}
	if upright {
		out.length = min(rampLength, f.size.Y/3)
		out.scale = out.style.vertical(values, out.length, limit-rampWidth-tickGap)
	} else {
		out.length = min(rampLength, limit*0.8)
		out.scale = out.style.horizontal(values, out.length, 0)
	}
	return out
}

// size is what the ramp takes with its labels.
func (r *ramp) size() vg.Point {
	if r.upright {
		return vg.Point{X: rampWidth + tickGap + r.scale.depth, Y: r.length + r.scale.before + r.scale.after + rowRise}
	}
	return vg.Point{X: r.scale.before + r.length + r.scale.after, Y: rampWidth + tickGap + r.scale.depth + rowRise/2}
}

// draw draws the ramp where a row of the legend has its first baseline.
func (r *ramp) draw(on surface, at vg.Point) {
	top := at.Y + r.style.size*capHeight
	bar := vg.Rectangle{
		Min: vg.Point{X: at.X + r.scale.before, Y: top - rampWidth},
		Max: vg.Point{X: at.X + r.scale.before + r.length, Y: top},
	}
	if r.upright {
		bar = vg.Rectangle{
			Min: vg.Point{X: at.X, Y: top - r.scale.after - r.length},
			Max: vg.Point{X: at.X + rampWidth, Y: top - r.scale.after},
		}
	}
	r.drawColors(on, bar)
	for _, k := range r.scale.ticks {
		if k.lines == nil {
			continue
		}
		l := label{style: r.style, text: k.lines[0], align: 0.5}
		l.at = vg.Point{X: bar.Min.X + r.length*vg.Length(k.place), Y: bar.Min.Y - tickGap - r.style.size*capHeight}
		if r.upright {
			l.align = 0
			l.at = vg.Point{X: bar.Max.X + tickGap, Y: bar.Min.Y + r.length*vg.Length(k.place) - r.style.size*capHeight/2}
		}
		write(on, l)
	}
}

// drawColors fills a bar. Each colour goes on under the next, so that there are no
// seams.
func (r *ramp) drawColors(on surface, bar vg.Rectangle) {
	step := r.length / rampSteps
	for i := range rampSteps {
		begin, end := step*vg.Length(i), min(step*vg.Length(i+2), r.length)
		part := bar
		if r.upright {
			part.Min.Y, part.Max.Y = bar.Min.Y+begin, bar.Min.Y+end
		} else {
			part.Min.X, part.Max.X = bar.Min.X+begin, bar.Min.X+end
		}
		on.fill(part.Path(), r.colors.Color(valueAt(r.values, (float64(i)+0.5)/rampSteps)))
	}
}

// valueAt is the value at a share of an axis.
func valueAt(a *scene.Axis, share float64) float64 {
	if a.Scale == scene.Log {
		return a.Min * math.Pow(a.Max/a.Min, share)
	}
	return a.Min + share*(a.Max-a.Min)
}
