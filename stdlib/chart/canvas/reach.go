package canvas

import (
	"gonum.org/v1/plot/vg"

	"kvsh/stdlib/chart/scene"
)

// Shapes reach a little farther than their radius says. The gaps around a panel
// are wide enough for small points.
const (
	shapeReach = vg.Length(1.4)
	smallPoint = vg.Length(3.6) // radius in points
)

// reach is how far the points of a panel stick out of it.
func reach(p *panel, size vg.Point) sides {
	var out sides
	for _, l := range p.Layers {
		points, ok := l.(scene.Points)
		if !ok || length(points.Radius) <= smallPoint {
			continue
		}
		r := length(points.Radius) * shapeReach
		for _, at := range points.Points {
			if !p.x.Holds(at.X) || !p.y.Holds(at.Y) {
				continue
			}
			x, y := size.X*vg.Length(p.x.Place(at.X)), size.Y*vg.Length(p.y.Place(at.Y))
			out.left, out.right = max(out.left, r-x), max(out.right, r-size.X+x)
			out.bottom, out.top = max(out.bottom, r-y), max(out.top, r-size.Y+y)
		}
	}
	return out
}
