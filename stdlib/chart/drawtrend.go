package chart

import (
	"slices"

	"kvsh/stdlib/chart/scene"
	"kvsh/stdlib/stats"
)

const (
	trendName = "Theil-Sen line"
	mostTrend = 2000 // points that a line is fitted to: the time grows with their square
	bends     = 32   // pieces of the line where an axis is logarithmic
)

// drawTrends draws a line through the points of each series, from its least x to its
// largest.
func (b *board) drawTrends(p *panel, d *drawing) {
	if !d.trend || d.category(xRole) {
		return
	}
	for i := range d.series {
		s := &d.series[i]
		if len(s.points) > mostTrend {
			b.note("no line through %d points, more than %d", len(s.points), mostTrend)
			continue
		}
		line := scene.Line{Name: s.name, Look: s.look, Width: lineWidth}
		line.Look.Color = faded(line.Look.Color, 0.6)
		for _, pt := range s.trend() {
			if place := b.at(d.plot, pt.x, pt.y); drawable(place.Y) && (!b.view.y.log() || onLog(pt.y)) {
				line.Points = append(line.Points, place)
			}
		}
		if len(line.Points) > 1 {
			p.draw(lineDepth, line)
		}
	}
}

// trend is the line of Theil and Sen through the points of a series.
func (s *series) trend() []point {
	var x, y []float64
	for _, pt := range s.points {
		x, y = append(x, pt.x), append(y, pt.y)
	}
	slope, intercept := stats.TheilSen(x, y)
	low, high := slices.Min(x), slices.Max(x)
	out := make([]point, bends+1)
	for i := range out {
		at := low + (high-low)*float64(i)/bends
		out[i] = point{x: at, y: intercept + slope*at}
	}
	return out
}
