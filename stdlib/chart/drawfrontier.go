package chart

import (
	"cmp"
	"image/color"
	"maps"
	"math"
	"slices"

	"kvsh/stdlib/chart/scene"
	"kvsh/stdlib/pareto"
)

// drawFrontier draws what no row beats: the frontier of all rows in the panel, or
// one for each group.
func (b *board) drawFrontier(p *panel, d *drawing) error {
	b.drawConnections(p, d)
	if !d.frontier.shown || len(d.rows) == 0 {
		return nil
	}
	groups := d.main.by(groupRole, d.rows)
	for _, name := range ordered(slices.Collect(maps.Keys(groups)), nil) {
		front, err := d.front(groups[name])
		if err != nil {
			return err
		}
		look := scene.Look{Color: b.chart.theme.Ink, Shape: scene.Diamond}
		if len(groups) > 1 {
			look.Color = b.frontColor(d, name, groups)
		} else {
			p.draw(areaDepth, scene.Area{Name: "dominated", Color: b.chart.theme.Shade, Points: b.beaten(d, front)})
		}
		label := "frontier"
		if name != "" {
			label += " " + name
		}
		p.draw(frontDepth, scene.Line{Name: label, Look: look, Width: 1.6, Points: b.staircase(d, front)})
		points := scene.Points{Name: label, Look: look, Radius: pointRadius * 1.2, Edge: true}
		for _, i := range front {
			points.Points = append(points.Points, b.at(d.plot, d.main.number(xRole, i), d.main.number(yRole, i)))
			points.Labels = append(points.Labels, b.tellRow(d, d.main, label+" "+d.identity(d.main, i), i))
		}
		p.draw(frontDepth, points)
		if d.frontier.knee {
			b.drawKnee(p, d, name, front, points.Points)
		}
	}
	return nil
}

// front is the frontier of some rows, the best x first.
func (p *plot) front(rows []int) ([]int, error) {
	var x, y []float64
	for _, i := range rows {
		x, y = append(x, p.main.number(xRole, i)), append(y, p.main.number(yRole, i))
	}
	front, err := pareto.Frontier(x, y, p.frontier.x, p.frontier.y)
	for k, i := range front {
		front[k] = rows[i]
	}
	return front, err
}

// by groups rows by their values of a role; all are in the group "" if there is no
// such channel.
func (d *data) by(r role, rows []int) map[string][]int {
	out := map[string][]int{}
	for _, i := range rows {
		out[d.text(r, i)] = append(out[d.text(r, i)], i)
	}
	return out
}

// frontColor is the colour of the frontier of one group among several: that of its
// rows if the groups have colours of their own.
func (b *board) frontColor(d *drawing, name string, groups map[string][]int) color.NRGBA {
	if d.groupsByColor() {
		return b.chart.looks.of(d.plot, d.main, groups[name][0]).Color
	}
	names := ordered(slices.Collect(maps.Keys(groups)), nil)
	return b.chart.theme.shades(len(names))[slices.Index(names, name)]
}

// shades are colours from pale to strong that no series has.
func (t *theme) shades(n int) []color.NRGBA {
	pale, strong := blend(t.Background, hex("#7c5cc4"), 0.45), blend(t.Ink, hex("#5b2a9d"), 0.75)
	out := make([]color.NRGBA, n)
	for i := range out {
		out[i] = blend(pale, strong, float64(i)/math.Max(float64(n-1), 1))
	}
	return out
}

// worse is a place that the frontier beats, so far beyond the corner of the axes that
// readers who zoom out don't come there.
func (b *board) worse(d *drawing) scene.Point {
	out := scene.Point{X: b.x.beyond(true), Y: b.y.beyond(false)}
	if d.frontier.x == pareto.Maximize {
		out.X = b.x.beyond(false)
	}
	if d.frontier.y == pareto.Minimize {
		out.Y = b.y.beyond(true)
	}
	return out
}

// staircase is the edge of what a frontier beats, from the side of its best x to
// that of its best y.
func (b *board) staircase(d *drawing, front []int) []scene.Point {
	worse := b.worse(d)
	var out []scene.Point
	for k, i := range front {
		p := b.at(d.plot, d.main.number(xRole, i), d.main.number(yRole, i))
		corner := scene.Point{X: p.X, Y: worse.Y}
		if k > 0 {
			corner.Y = out[len(out)-1].Y
		}
		out = append(out, corner, p)
	}
	out = append(out, scene.Point{X: worse.X, Y: out[len(out)-1].Y})
	return slices.Compact(out)
}

// beaten is the area of what a frontier beats.
func (b *board) beaten(d *drawing, front []int) []scene.Point {
	return append(b.staircase(d, front), b.worse(d))
}

// drawConnections joins the rows that agree in a column, in the order of x.
func (b *board) drawConnections(p *panel, d *drawing) {
	if !d.has(connectRole) {
		return
	}
	groups := d.main.by(connectRole, d.rows)
	names := d.values(connectRole)
	shades := b.chart.theme.shades(len(names))
	for k, name := range names {
		rows := groups[name]
		if len(rows) < 2 {
			continue
		}
		slices.SortStableFunc(rows, func(i, j int) int { return cmp.Compare(d.main.number(xRole, i), d.main.number(xRole, j)) })
		line := scene.Line{Name: name, Look: b.connectLook(d, shades[k]), Width: d.frontier.connectWidth}
		for _, i := range rows {
			line.Points = append(line.Points, b.at(d.plot, d.main.number(xRole, i), d.main.number(yRole, i)))
		}
		p.draw(connectionDepth, line)
	}
}

func (b *board) connectLook(d *drawing, c color.NRGBA) scene.Look {
	dash := map[string][]float64{"dashed": {4, 3}, "dotted": {1, 2}}[d.frontier.connectStyle]
	return scene.Look{Color: faded(c, d.frontier.connectAlpha), Dash: dash}
}
