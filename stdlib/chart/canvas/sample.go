package canvas

import (
	"gonum.org/v1/plot/vg"

	"kvsh/stdlib/chart/scene"
)

// Of the samples in the legend, in points.
const (
	sampleWidth  = vg.Length(20)
	sampleHeight = vg.Length(8) // of an area
	sampleLine   = vg.Length(1.9)
	sampleRadius = vg.Length(3.2)
	largestPoint = vg.Length(20) // radius
)

// samplePoint is the radius of an entry's point.
func samplePoint(e *scene.LegendEntry) vg.Length {
	if r := length(e.Size); r > 0 {
		return min(r, largestPoint)
	}
	return sampleRadius
}

// sampleSize is the width of an entry's sample.
func sampleSize(e *scene.LegendEntry) vg.Length {
	return max(sampleWidth, 2*samplePoint(e)*shapeReach)
}

// drawItem draws a part of the legend.
func (f *figure) drawItem(on surface, it item) {
	switch {
	case it.ramp != nil:
		it.ramp.draw(on, it.at)
	case it.entry != nil:
		f.drawSample(on, it.entry, vg.Point{X: it.at.X, Y: it.at.Y + smallSize*capHeight/2})
		at := it.at.Add(vg.Point{X: sampleSize(it.entry) + sampleGap})
		write(on, label{style: f.ink(smallSize), text: it.label, at: at})
	default:
		write(on, label{style: f.titleStyle(), text: it.title, at: it.at})
	}
}

// drawSample shows a look, from the middle of its left edge.
func (f *figure) drawSample(on surface, e *scene.LegendEntry, at vg.Point) {
	width := sampleSize(e)
	if e.Sample == scene.AreaSample {
		box := vg.Rectangle{Min: vg.Point{X: at.X, Y: at.Y - sampleHeight/2}, Max: vg.Point{X: at.X + width, Y: at.Y + sampleHeight/2}}
		on.fill(box.Path(), e.Color)
		on.stroke(box.Path(), pen{color: f.Theme.Grid, width: pixel})
		return
	}
	if e.Sample == scene.LineSample || e.Sample == scene.LinePointSample {
		on.stroke(segmentPath(at.X, at.Y, at.X+width, at.Y), pen{e.Color, sampleLine, dashes(e.Dash)})
	}
	if e.Sample == scene.PointSample || e.Sample == scene.LinePointSample {
		on.fill(shapePath(e.Shape, at.Add(vg.Point{X: width / 2}), samplePoint(e)), e.Color)
	}
}
