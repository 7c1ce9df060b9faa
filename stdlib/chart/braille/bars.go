package braille

import (
	"math"

	"kvsh/stdlib/chart/scene"
)

// Blocks that fill a cell from one side in eighths, and those from the other side,
// of which there are only an eighth and a half.
type blockSet struct{ near, far []string }

var (
	standing = blockSet{[]string{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"}, []string{"▔", "▀", "█"}}
	lying    = blockSet{[]string{"▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"}, []string{"▕", "▐", "█"}}
)

// of is the block for what a bar covers of a cell: from and to lie between 0 and 1.
func (s blockSet) of(from, to float64) string {
	share := to - from
	switch {
	case share <= 0:
		return ""
	case from > 0 && to >= 1:
		return s.far[min(int(share*2+0.6), 2)]
	}
	return s.near[min(max(int(math.Round(share*eighths)), 1), eighths)-1]
}

const eighths = 8

func (p *plot) bars(l scene.Bars) {
	for _, b := range l.Bars {
		begin, end := scene.Point{X: b.X - l.Width/2, Y: b.Base}, scene.Point{X: b.X + l.Width/2, Y: b.Value}
		if l.Horizontal {
			begin, end = scene.Point{X: begin.Y, Y: begin.X}, scene.Point{X: end.Y, Y: end.X}
		}
		from, to := p.at(begin.X, begin.Y), p.at(end.X, end.Y)
		if l.Horizontal != p.flip {
			if top, bottom, ok := p.span(p.upSlots, b.X, from.y, to.y, p.rows); ok {
				p.lyingBar(l, from.x, to.x, top, bottom)
			}
			continue
		}
		if left, right, ok := p.span(p.acrossSlots, b.X, from.x, to.x, p.columns); ok {
			p.standingBar(l, float64(p.rows)-from.y, float64(p.rows)-to.y, left, right)
		}
	}
}

// span is the cells of what stands at a place: its slot, else those between two places
// within n cells, at least one.
func (p *plot) span(s *slots, at, a, b float64, n int) (from, to int, ok bool) {
	if from, to, ok := s.of(at); ok {
		return from, to, true
	}
	a, b = min(a, b), max(a, b)
	if !(a < float64(n) && b > 0) {
		return 0, 0, false
	}
	from, to = round(a, n), round(b, n)
	if from == to {
		from = min(from, n-1)
		to = from + 1
	}
	return from, to, true
}

// standingBar draws a bar between two heights over the lower end of the plot.
func (p *plot) standingBar(l scene.Bars, base, value float64, left, right int) {
	low, high, ok := ends(base, value, p.rows)
	if !ok {
		return
	}
	s := p.ink(l.Color)
	for row := int(low); float64(row) < high; row++ {
		text := standing.of(max(low-float64(row), 0), min(high-float64(row), 1))
		for x := left; x < right; x++ {
			p.block(x, p.rows-1-row, text, l.Color, s)
		}
	}
	if key := p.keys.of(l.Name); key != "" {
		p.sign((left+right-1)/2, p.rows-1-baseCell(base, value, p.rows), key, style{})
	}
}

func (p *plot) lyingBar(l scene.Bars, base, value float64, top, bottom int) {
	low, high, ok := ends(base, value, p.columns)
	if !ok {
		return
	}
	s := p.ink(l.Color)
	for column := int(low); float64(column) < high; column++ {
		text := lying.of(max(low-float64(column), 0), min(high-float64(column), 1))
		for y := top; y < bottom; y++ {
			p.block(column, y, text, l.Color, s)
		}
	}
	if key := p.keys.of(l.Name); key != "" {
		p.sign(baseCell(base, value, p.columns), (top+bottom-1)/2, key, style{})
	}
}

// ends are a bar's ends within n cells, in ascending order and in whole eighths. What
// has a value has an eighth at least. A base that has no place on a log axis is at its
// begin.
func ends(base, value float64, n int) (low, high float64, ok bool) {
	if math.IsNaN(base) {
		base = 0
	}
	low, high = min(base, value), max(base, value)
	if !(low <= float64(n) && high >= 0) {
		return 0, 0, false
	}
	low, high = math.Round(max(low, 0)*eighths)/eighths, math.Round(min(high, float64(n))*eighths)/eighths
	switch {
	case low < high || base == value:
	case value < base || high == float64(n):
		low -= 1.0 / eighths
	default:
		high += 1.0 / eighths
	}
	return max(low, 0), high, true
}

// baseCell is the first cell of a bar from its base on, within n cells.
func baseCell(base, value float64, n int) int {
	if math.IsNaN(base) || value > base {
		return min(max(int(base), 0), n-1)
	}
	return min(max(int(math.Ceil(base))-1, 0), n-1)
}
