package braille

import (
	"math"

	"kvsh/stdlib/chart/scene"
)

// The size of a cell in points, as texts are moved by.
const (
	columnPoints = 6
	rowPoints    = 12
)

// words writes what a layer says.
func (p *plot) words(l scene.Layer) {
	switch l := l.(type) {
	case scene.Texts:
		for _, t := range l.Texts {
			p.text(t, p.ink(l.Color))
		}
	case scene.Rule:
		p.ruleLabel(l)
	}
}

// text writes words at a point: where they belong or a row above or below. Words
// that would hide others or signs are left out; lines are hidden only if there is no
// place beside them.
func (p *plot) text(t scene.Text, s style) {
	at := p.at(t.X, t.Y)
	if !p.holds(at) {
		return
	}
	words := clean(t.Text)
	x, y := p.cellOf(at)
	dx, dy, align := moved(t.DX, columnPoints), -moved(t.DY, rowPoints), t.Align
	if p.flip {
		dx, dy = moved(t.DY, columnPoints), -moved(t.DX, rowPoints)
		if t.DY > 0 {
			align = 0
		}
	}
	if !(align >= 0 && align <= 1) {
		align = 0
	}
	if abs(dx) == 1 && p.signs.cells[y*p.columns+x].text != "" {
		dx *= 2 // a blank between a sign and its words
	}
	from := x + dx - int(align)*(width(words)-1)
	if align > 0 && align < 1 {
		from = int(math.Round(at.x-0.5-align*float64(width(words)-1))) + dx
	}
	rows := []int{y + dy, y + dy - 1, y + dy + 1}
	if p.upSlots != nil { // the rows beside belong to other bars
		rows = rows[:1]
	}
	p.place(words, from, rows, s)
}

// moved is a distance in points as cells: at least one if there is any.
func moved(points, size float64) int {
	n := math.Round(min(max(points/size, -1000), 1000))
	switch {
	case n != 0:
		return int(n)
	case points > 0:
		return 1
	case points < 0:
		return -1
	}
	return 0
}

// place writes words into the first of some rows that has room: where they hide
// nothing, else where they hide little, and not beside what they don't name.
func (p *plot) place(words string, from int, rows []int, s style) {
	w := width(words)
	if w == 0 || w > p.columns {
		return
	}
	from = min(max(from, 0), p.columns-w)
	for _, hidden := range []int{0, w / 3} {
		for i, y := range rows {
			if p.free(from, y, w, hidden) && (i == 0 || !p.beside(from, y, w)) {
				p.write(words, from, y, s)
				return
			}
		}
	}
}

// write puts words, in a fitting style where they lie over blocks.
func (p *plot) write(words string, from, y int, s style) {
	p.sign(from, y, words, s)
	for i := y*p.columns + from; i < y*p.columns+from+width(words); i++ {
		p.worded[i] = true
		if p.papers[i].A > 0 {
			p.signs.cells[i].style = p.over(p.papers[i])
		}
	}
}

// free reports whether words of n cells have room: there are no signs, no other words
// beside, and no lines but in the cells that may be hidden. Words lie over blocks if
// these are of one bar.
func (p *plot) free(from, y, n, hidden int) bool {
	if y < 0 || y >= p.rows {
		return false
	}
	blocks := 0
	for x := max(from-1, 0); x < min(from+n+1, p.columns); x++ {
		i := y*p.columns + x
		if p.worded[i] {
			return false
		}
		if x < from || x >= from+n {
			continue
		}
		if p.signs.cells[i].text != "" {
			return false
		}
		if p.dots.data(x, y) {
			hidden--
		}
		if p.blocks.cells[i].text != "" {
			blocks++
		}
	}
	return hidden >= 0 && (blocks == 0 || blocks == n || p.upSlots != nil)
}

// beside reports whether words of n cells stand by a sign, as if they were its own.
func (p *plot) beside(from, y, n int) bool {
	for _, x := range []int{from - 2, from - 1, from + n, from + n + 1} {
		if x >= 0 && x < p.columns && p.signs.cells[y*p.columns+x].text != "" {
			return true
		}
	}
	return false
}

// ruleLabel writes the label of a rule at its end: beside one that stands, over one
// that lies.
func (p *plot) ruleLabel(l scene.Rule) {
	at := p.ruleAt(l)
	if !p.holds(at) {
		return
	}
	label := cut(clean(l.Label), p.columns)
	if !p.upright(l) {
		y := min(int(at.y), p.rows-1)
		p.place(label, p.columns-width(label), []int{y - 1, y + 1}, p.ink(l.Color))
		return
	}
	x := int(at.x) + 2
	if x+width(label) > p.columns {
		x = int(at.x) - width(label) - 1
	}
	p.place(label, x, []int{0, 1, 2, p.rows - 1}, p.ink(l.Color))
}
