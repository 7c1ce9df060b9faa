package chart

import (
	"math"

	"kvsh/stdlib/chart/scene"
)

// drawKnee marks where a frontier bends most, and tells it in the caption.
func (b *board) drawKnee(p *panel, d *drawing, group string, front []int, places []scene.Point) {
	of := ""
	if group != "" {
		of = " of " + b.chart.valueLabel(group)
	}
	k := kneeOf(&b.x.Axis, &b.y.Axis, places)
	if k < 0 {
		b.note("no knee in the frontier%s, which has %s", of, counted(len(places), "point"))
		return
	}
	t := &b.chart.theme
	ring := scene.Look{Color: faded(t.Ink, 0.25), Shape: scene.Circle}
	p.draw(frontDepth, scene.Points{Name: "knee", Look: ring, Radius: 2.4 * pointRadius, Points: places[k : k+1]})
	p.draw(textDepth, scene.Texts{Color: t.Ink, Size: textSize, Texts: []scene.Text{{Point: places[k], Text: "knee", DX: 10}}})
	x, y := d.main.number(xRole, front[k]), d.main.number(yRole, front[k])
	b.note("knee%s at %s, %s", of, d.told(xRole, x), d.told(yRole, y))
}

// kneeOf is the point of a frontier that lies farthest on the better side of the
// line between its ends, as the axes show it (Satopaa and others, Finding a
// "Kneedle" in a Haystack, 2011), -1 if none lies there.
func kneeOf(x, y *scene.Axis, front []scene.Point) int {
	if len(front) < 3 {
		return -1
	}
	at := func(k int) (float64, float64) { return x.Place(front[k].X), y.Place(front[k].Y) }
	x0, y0 := at(0)
	x1, y1 := at(len(front) - 1)
	better := math.Copysign(1, (x1-x0)*(y1-y0)) // the side of the best x and y together
	best, farthest := -1, 1e-9
	for k := range front {
		px, py := at(k)
		if d := better * ((x1-x0)*(py-y0) - (y1-y0)*(px-x0)); d > farthest {
			best, farthest = k, d
		}
	}
	return best
}
