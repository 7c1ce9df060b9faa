package chart

import (
	"fmt"

	"kvsh/stdlib/chart/scene"
)

// A board is a view being resolved.
type board struct {
	*view
	chart  *resolver
	plots  []*plot
	panels []*panel
	x, y   axis
	notes  []string // for the caption
}

// name is the title of a view in a grid.
func (b *board) name() string {
	if b.titled {
		return b.title
	}
	return b.headline()
}

// index gives the rows of category axes the places of their categories.
func (b *board) index() error {
	for _, r := range []role{xRole, yRole} {
		if !b.category(r) {
			continue
		}
		var all, order []string
		for _, p := range b.plots {
			all = append(all, p.values(r)...)
			order = append(order, p.channels[r].order...)
		}
		values := ordered(all, order)
		if len(values) > mostCategories {
			return fmt.Errorf("chart: %s: column %q has %d values, and an axis of categories has at most %d; keep fewer rows, or choose another column", r, b.plots[0].column(r), len(values), mostCategories)
		}
		place := map[string]float64{}
		for i, v := range values {
			place[v] = float64(i)
		}
		for _, p := range b.plots {
			for _, d := range p.both() {
				d.numbers[r] = make([]float64, d.rows)
				for i, v := range d.texts[r] {
					d.numbers[r][i] = place[v]
				}
			}
			p.main.placeBroken(r, place)
		}
		label := withUnit(b.plots[0].axisName(r), b.plots[0].plainUnit(r))
		axis := b.chart.categoryAxis(label, values, b.axis(r))
		if r == xRole {
			axis.Max += marks[b.plots[0].mark].room
			b.x = axis
		} else {
			b.y = axis
		}
	}
	return nil
}

// arrange makes the series of every panel.
func (b *board) arrange() {
	for _, p := range b.plots {
		p.sideBySide()
	}
	for _, panel := range b.panels {
		for _, p := range b.plots {
			d := &drawing{plot: p, rows: p.rowsIn(p.main, panel.facet)}
			d.series = b.chart.looks.group(p, p.main, d.rows)
			d.ghosts = b.chart.looks.group(p, p.pale, p.rowsIn(p.pale, panel.facet))
			for i := range d.series {
				s := &d.series[i]
				switch {
				case p.mark == ecdfMark:
					s.accumulate(!b.view.y.log())
				case marks[p.mark].sums:
					p.summarise(s, b.view.y.log())
				}
			}
			d.interrupt(panel.facet)
			panel.drawings = append(panel.drawings, d)
		}
	}
}

// fit fits the axes of numbers to what is drawn.
func (b *board) fit() {
	for _, r := range []role{xRole, yRole} {
		if b.category(r) {
			continue
		}
		first := b.plots[0]
		u := first.units[r]
		d := demand{spec: b.axis(r), unit: u}
		var names []string
		for _, p := range b.plots {
			names = append(names, p.axisName(r))
			d.zero = d.zero || p.mark == barMark && r == yRole
			d.ticks = d.ticks || r == xRole && marks[p.mark].joins
		}
		for _, panel := range b.panels {
			for _, drawing := range panel.drawings {
				own := drawing.units[r]
				for _, v := range b.extent(drawing, r) {
					d.values = append(d.values, convert(v, own.exponent, u.exponent))
				}
			}
		}
		for _, rule := range b.rules {
			if rule.vertical == (r == xRole) {
				d.values = append(d.values, rule.at)
				d.ticks = false
			}
		}
		axis := d.fit(names, first.plainUnit(r))
		if r == xRole {
			b.x = axis
		} else {
			b.y = axis
		}
	}
}

// extent is the numbers of a drawing that an axis has to show. What lies beyond
// the limits of the horizontal axis does not count for the other.
func (b *board) extent(d *drawing, r role) []float64 {
	var out []float64
	for _, group := range [][]series{d.series, d.ghosts} {
		for _, s := range group {
			for _, pt := range s.points {
				if r == xRole {
					out = append(out, pt.x)
				} else if b.x.Holds(b.x.of(d.units[xRole], pt.x)) {
					out = append(out, pt.y, pt.low, pt.high)
				}
			}
		}
	}
	return out
}

// at is the place of a number of a plot, in the units of the axes.
func (b *board) at(p *plot, x, y float64) scene.Point {
	return scene.Point{X: b.x.of(p.units[xRole], x), Y: b.y.of(p.units[yRole], y)}
}

// span is the band of a point, in the units of the axes.
func (b *board) span(p *plot, pt point, offset float64) scene.Range {
	low, high := b.at(p, pt.x, pt.low), b.at(p, pt.x, pt.high)
	return scene.Range{X: low.X + offset, Low: low.Y, High: high.Y}
}

// holds reports whether a place lies between the axes.
func (b *board) holds(p scene.Point) bool { return b.x.Holds(p.X) && b.y.Holds(p.Y) }
