package chart

import (
	"image/color"
	"math"
	"slices"

	"kvsh/stdlib/chart/scene"
)

const (
	mostTold   = 3000 // points that tell what they are
	mostLabels = 200  // points with a label beside them
	anyRadius  = 1.6  // of the smallest point with a size
	mostRadius = 9.0
)

// drawPoints draws the points of rows, those of equal looks together.
func (b *board) drawPoints(p *panel, d *drawing) {
	tell := d.main.rows <= mostTold
	for i := range d.series {
		s := &d.series[i]
		look := s.look
		look.Color, look.Dash = faded(look.Color, pointAlpha), nil
		type kind struct {
			color  color.NRGBA
			radius float64
		}
		at := map[kind]int{}
		var groups []scene.Points
		for _, pt := range s.points {
			k := kind{look.Color, pointRadius * 0.9}
			if d.ramp != nil {
				k.color = faded(d.ramp.color(d.main.number(colorRole, pt.rows[0])), 0.9)
			}
			if d.has(sizeRole) {
				k.radius = radiusOf(d.sizes, d.main.number(sizeRole, pt.rows[0]))
			}
			g, ok := at[k]
			if !ok {
				g = len(groups)
				at[k] = g
				groups = append(groups, scene.Points{
					Name: s.name, Look: scene.Look{Color: k.color, Shape: look.Shape}, Radius: k.radius, Edge: true,
				})
			}
			place := b.at(d.plot, pt.x, pt.y)
			place.X += s.offset
			groups[g].Points = append(groups[g].Points, place)
			if tell {
				groups[g].Labels = append(groups[g].Labels, b.tell(d, d.main, s.name, pt))
			}
		}
		slices.SortStableFunc(groups, func(a, b scene.Points) int { return int(math.Copysign(1, b.Radius-a.Radius)) })
		for _, g := range groups {
			p.draw(pointDepth, g)
		}
	}
}

// drawGhosts draws the rows of the pale frame.
func (b *board) drawGhosts(p *panel, d *drawing) {
	for i := range d.ghosts {
		s := &d.ghosts[i]
		look := s.look
		look.Color, look.Dash = faded(look.Color, ghostAlpha), nil
		points := scene.Points{Name: s.name, Look: look, Radius: smallRadius, Edge: true}
		for _, pt := range s.points {
			place := b.at(d.plot, pt.x, pt.y)
			place.X += s.offset
			points.Points = append(points.Points, place)
			if d.pale.rows <= mostTold {
				points.Labels = append(points.Labels, b.tell(d, d.pale, d.ghostLabel+" "+s.name, pt))
			}
		}
		p.draw(ghostDepth, points)
	}
}

// sizesOf are the classes that a column of numbers is shown by: its values if they
// are few, else round numbers.
func sizesOf(values []float64) []float64 {
	if len(values) == 0 {
		return nil
	}
	distinct := slices.Compact(slices.Sorted(slices.Values(values)))
	if len(distinct) <= 5 {
		return distinct
	}
	least, largest := distinct[0], distinct[len(distinct)-1]
	if steps := linearSteps(least, largest, 4); len(steps) > 1 {
		return steps
	}
	return []float64{least, largest}
}

// radiusOf is the radius of the class that is nearest to a number. The area grows
// with the number, from zero if none is below.
func radiusOf(classes []float64, v float64) float64 {
	nearest := classes[0]
	for _, c := range classes {
		if math.Abs(c-v) < math.Abs(nearest-v) {
			nearest = c
		}
	}
	lo, hi := min(classes[0], 0), classes[len(classes)-1]
	if hi <= lo {
		return pointRadius
	}
	return max(anyRadius, mostRadius*math.Sqrt((nearest-lo)/(hi-lo)))
}

// drawLabels writes what a column says beside the points. Where rows were made one
// point, only what all of them say is told.
func (b *board) drawLabels(p *panel, d *drawing) {
	if !d.has(labelRole) {
		return
	}
	texts := scene.Texts{Color: b.chart.theme.Ink, Size: textSize}
	for i := range d.series {
		s := &d.series[i]
		for _, pt := range s.points {
			text := d.main.common(labelRole, pt.rows)
			place := b.at(d.plot, pt.x, pt.y)
			place.X += s.offset
			if text == "" || !b.holds(place) {
				continue
			}
			label := scene.Text{Point: place, Text: b.chart.valueLabel(text), DX: 6}
			if d.mark == barMark {
				label.Align, label.DX, label.DY = 0.5, 0, 7
			}
			texts.Texts = append(texts.Texts, label)
		}
	}
	if n := len(texts.Texts); n > mostLabels {
		b.note("labels at %d of %d points", mostLabels, n)
		texts.Texts = texts.Texts[:mostLabels]
	}
	if len(texts.Texts) > 0 {
		p.draw(textDepth, texts)
	}
}

// common is the text on which rows agree, "" if they don't.
func (d *data) common(r role, rows []int) string {
	text := d.text(r, rows[0])
	for _, i := range rows {
		if d.text(r, i) != text {
			return ""
		}
	}
	return text
}
