package chart

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"kvsh/stdlib/chart/scene"
)

// A series is the points of a plot in a panel that look alike, in the units of
// their columns.
type series struct {
	name   string // what tells it from others
	look   scene.Look
	rank   [3]int
	values map[role]string // that the channels show
	total  int             // of its rows
	offset float64         // beside the middle of a category
	points []point
	gaps   []float64 // x of its rows that have nothing to show, ascending
}

// A point is what is drawn at one place.
type point struct {
	x, y      float64
	low, high float64 // of its band, equal to y if it has none
	banded    bool
	value     float64 // of a cell
	rows      []int   // of the data
}

// group makes the series of some rows, with a point for each row.
func (l *looks) group(p *plot, d *data, rows []int) []series {
	at := map[string]int{}
	var out []series
	for k, i := range rows {
		name := p.identity(d, i)
		s, ok := at[name]
		if !ok {
			s = len(out)
			at[name] = s
			out = append(out, series{
				name: name, look: l.of(p, d, i), rank: l.rank(p, d, i), values: d.shown(i), offset: p.offset(d.text(colorRole, i)),
			})
		}
		out[s].total++
		pt := point{x: d.number(xRole, i), y: d.number(yRole, i), value: d.number(valueRole, i), rows: rows[k : k+1 : k+1]}
		pt.low, pt.high = pt.y, pt.y
		out[s].points = append(out[s].points, pt)
	}
	slices.SortStableFunc(out, func(a, b series) int { return slices.Compare(a.rank[:], b.rank[:]) })
	return out
}

// shown are the values of a row that tell its series from others.
func (d *data) shown(i int) map[role]string {
	out := map[role]string{}
	for _, r := range []role{colorRole, shapeRole, dashRole} {
		if d.texts[r] != nil {
			out[r] = d.texts[r][i]
		}
	}
	return out
}

// number is a number of a row, 0 if the layer has no such channel.
func (d *data) number(r role, i int) float64 {
	if d.numbers[r] == nil {
		return 0
	}
	return d.numbers[r][i]
}

// identity is what tells the series of a row apart from others.
func (p *plot) identity(d *data, i int) string {
	var parts []string
	for _, r := range []role{colorRole, shapeRole, dashRole} {
		if v := d.text(r, i); v != "" {
			parts = append(parts, v)
		}
	}
	return strings.Join(unique(parts), " · ")
}

// summarise makes one point of those of a series at the same place: the same x, and
// the same y too if they are cells.
func (p *plot) summarise(s *series, log bool) {
	cells := p.mark == heatMark
	compare := func(a, b point) int {
		if c := cmp.Compare(a.x, b.x); c != 0 || !cells {
			return c
		}
		return cmp.Compare(a.y, b.y)
	}
	sorted := slices.Clone(s.points)
	slices.SortStableFunc(sorted, compare)
	s.points = nil
	for len(sorted) > 0 {
		sum := sorted[0]
		sum.rows = nil
		var values []float64
		for len(sorted) > 0 && compare(sorted[0], sum) == 0 {
			sum.rows = append(sum.rows, sorted[0].rows...)
			if cells {
				values = append(values, sorted[0].value)
			} else {
				values = append(values, sorted[0].y)
			}
			sorted = sorted[1:]
		}
		if v := statistic(p.stat, values); cells {
			sum.value = v
		} else {
			sum.y, sum.low, sum.high = v, v, v
			sum.setBand(p, values, log)
		}
		s.points = append(s.points, sum)
	}
}

// setBand gives a point the band of its values, if they have one.
func (pt *point) setBand(p *plot, values []float64, log bool) {
	low, high, ok := spread(p.band, p.stat, values, log)
	if ok && drawable(low) && drawable(high) && (!log || onLog(low)) {
		pt.low, pt.high, pt.banded = low, high, true
	}
}

// accumulate makes the points of a series the share of its rows up to each x, from
// zero unless the axis has none. So many steps as no picture shows are left out.
func (s *series) accumulate(zero bool) {
	const finest = 1.0 / 2000
	var xs []float64
	for _, pt := range s.points {
		xs = append(xs, pt.x)
	}
	slices.Sort(xs)
	n := float64(len(xs))
	s.points = nil
	if zero {
		s.points = append(s.points, point{x: xs[0]})
	}
	before := 0.0
	for i, x := range xs {
		share := float64(i+1) / n
		switch {
		case i+1 < len(xs) && xs[i+1] == x:
		case i+1 < len(xs) && share-before < finest && before > 0:
		default:
			s.points = append(s.points, point{x: x, y: share, low: share, high: share})
			before = share
		}
	}
}

// sideBySide finds out whether series share categories of x, and so need a place
// each beside the middle.
func (p *plot) sideBySide() {
	switch p.mark {
	case barMark, boxMark, pointMark:
	default:
		return
	}
	if !p.category(xRole) || !p.has(colorRole) || p.ramped() {
		return
	}
	color := map[string]string{}
	for _, d := range p.both() {
		for i := range d.rows {
			x, c := d.text(xRole, i), d.text(colorRole, i)
			if before, ok := color[x]; ok && before != c {
				p.slots = p.values(colorRole)
				return
			}
			color[x] = c
		}
	}
}

// categoryShare is how much of the room of a category bars and boxes take.
const categoryShare = 0.8

// offset is the place of a value of Color beside the middle of a category.
func (p *plot) offset(color string) float64 {
	i := slices.Index(p.slots, color)
	if i < 0 {
		return 0
	}
	return (float64(i) - float64(len(p.slots)-1)/2) * p.slotWidth()
}

// slotWidth is the room of one series in a category.
func (p *plot) slotWidth() float64 { return categoryShare / math.Max(float64(len(p.slots)), 1) }
