package braille

import (
	"math"
	"slices"
)

// A cell of braille is 2 × 4 dots. Each is a bit of the letter, row by row.
var dotBits = [dotsPerColumn * dotsPerRow]rune{0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80}

const (
	brailleBlank  = '\u2800'
	dotsPerColumn = 2
	dotsPerRow    = 4
)

// A pen is what dots are drawn with.
type pen struct {
	style
	ground bool // it draws what lies below the data
}

// A mark is the number of a pen among those of its dots, 0 for no dot.
type mark int32

// dots are the dots of a plot, each marked with the pen that drew it last.
type dots struct {
	width, height int
	pens          []pen
	marks         []mark
}

func newDots(columns, rows int) *dots {
	d := &dots{width: columns * dotsPerColumn, height: rows * dotsPerRow, pens: make([]pen, 1)}
	d.marks = make([]mark, d.width*d.height)
	return d
}

// add adds a pen.
func (d *dots) add(s style, ground bool) mark {
	d.pens = append(d.pens, pen{s, ground})
	return mark(len(d.pens) - 1)
}

func (d *dots) set(x, y int, m mark) {
	if x >= 0 && y >= 0 && x < d.width && y < d.height {
		d.marks[y*d.width+x] = m
	}
}

// square sets n × n dots.
func (d *dots) square(x, y, n int, m mark) {
	for j := range n {
		for i := range n {
			d.set(x+i, y+j, m)
		}
	}
}

// A spot is a place among the dots; that at 0, 0 reaches to 1, 1.
type spot struct{ x, y float64 }

func (s spot) finite() bool {
	return !math.IsNaN(s.x) && !math.IsNaN(s.y) && !math.IsInf(s.x, 0) && !math.IsInf(s.y, 0)
}

// dots is a place that is given in cells.
func (s spot) dots() spot { return spot{s.x * dotsPerColumn, s.y * dotsPerRow} }

func (s spot) sameDot(t spot) bool {
	return math.Floor(s.x) == math.Floor(t.x) && math.Floor(s.y) == math.Floor(t.y)
}

// line draws from a to b, without the dot at a, as far as it lies within the dots.
func (d *dots) line(a, b spot, m mark, dash *dash) {
	if !a.finite() || !b.finite() {
		return
	}
	a, b, ok := d.clip(a, b)
	if !ok {
		return
	}
	x, y := d.dot(a)
	endX, endY := d.dot(b)
	dx, dy := abs(endX-x), abs(endY-y)
	stepX, stepY := sign(endX-x), sign(endY-y)
	for off := dx - dy; x != endX || y != endY; { // Bresenham 1965
		twice := 2 * off
		if twice > -dy {
			off -= dy
			x += stepX
		}
		if twice < dx {
			off += dx
			y += stepY
		}
		if dash.next() {
			d.set(x, y, m)
		}
	}
}

func (d *dots) holds(s spot) bool {
	return s.x >= 0 && s.x <= float64(d.width) && s.y >= 0 && s.y <= float64(d.height)
}

// dot is the dot of a spot within the dots.
func (d *dots) dot(s spot) (x, y int) {
	return min(max(int(s.x), 0), d.width-1), min(max(int(s.y), 0), d.height-1)
}

// clip cuts a line to what lies within the dots (Liang and Barsky 1984).
func (d *dots) clip(a, b spot) (from, to spot, ok bool) {
	begin, end := 0.0, 1.0
	dx, dy := b.x-a.x, b.y-a.y
	for _, side := range [4][2]float64{{-dx, a.x}, {dx, float64(d.width) - a.x}, {-dy, a.y}, {dy, float64(d.height) - a.y}} {
		out, room := side[0], side[1]
		switch {
		case out == 0 && room < 0:
			return a, b, false
		case out < 0:
			begin = max(begin, room/out)
		case out > 0:
			end = min(end, room/out)
		}
	}
	if !(begin <= end) {
		return a, b, false
	}
	at := func(t float64) spot { return spot{a.x + t*dx, a.y + t*dy} }
	from, to = at(begin), at(end)
	return from, to, from.finite() && to.finite()
}

// A weave tells which dots of an area are set.
type weave func(x, y int) bool

// fill fills a polygon: the dots whose middle lies within it.
func (d *dots) fill(outline []spot, m mark, w weave) {
	crossings := make([][]float64, d.height)
	for i, b := range outline {
		a := outline[(i+len(outline)-1)%len(outline)]
		if a.finite() && b.finite() && a.y != b.y {
			d.cross(crossings, a, b)
		}
	}
	for y, at := range crossings {
		slices.Sort(at)
		for i := 0; i+1 < len(at); i += 2 {
			from, to := max(math.Ceil(at[i]-0.5), 0), min(math.Floor(at[i+1]-0.5), float64(d.width-1))
			for x := int(from); x <= int(to) && from <= to; x++ {
				if w(x, y) {
					d.set(x, y, m)
				}
			}
		}
	}
}

// cross notes where an edge crosses the middles of the rows.
func (d *dots) cross(crossings [][]float64, a, b spot) {
	if a.y > b.y {
		a, b = b, a
	}
	from, to := max(math.Ceil(a.y-0.5), 0), min(math.Ceil(b.y-0.5), float64(d.height))
	for y := from; y < to; y++ {
		crossings[int(y)] = append(crossings[int(y)], a.x+(b.x-a.x)*((y+0.5-a.y)/(b.y-a.y)))
	}
}

// count is the number of dots in a cell.
func (d *dots) count(column, row int) (n int) {
	for _, m := range d.cell(column, row) {
		if m > 0 {
			n++
		}
	}
	return n
}

// cell is the marks of a cell, in the order of dotBits.
func (d *dots) cell(column, row int) (marks [dotsPerColumn * dotsPerRow]mark) {
	at := row*dotsPerRow*d.width + column*dotsPerColumn
	for j := range dotsPerRow {
		copy(marks[j*dotsPerColumn:], d.marks[at+j*d.width:at+j*d.width+dotsPerColumn])
	}
	return marks
}

// letter is the braille of a cell with the pen that drew most of its dots; of equals,
// the latest. Dots of the ground show only where there are no others.
func (d *dots) letter(column, row int) (letter string, p pen, ok bool) {
	marks := d.cell(column, row)
	data := false
	for _, m := range marks {
		data = data || m > 0 && !d.pens[m].ground
	}
	r := brailleBlank
	for i, m := range marks {
		if m == 0 || data && d.pens[m].ground {
			marks[i] = 0
			continue
		}
		r |= dotBits[i]
	}
	if r == brailleBlank {
		return "", pen{}, false
	}
	return string(r), d.pens[d.commonest(marks[:])], true
}

// commonest is the mark whose pen, or one like it, is there most often; of equals, the
// latest.
func (d *dots) commonest(marks []mark) (best mark) {
	most := 0
	for _, m := range marks {
		n := 0
		for _, other := range marks {
			if m > 0 && other > 0 && d.pens[m] == d.pens[other] {
				n++
			}
		}
		if n > most || n == most && m > best {
			best, most = m, n
		}
	}
	return best
}

// data reports whether a cell has dots of data.
func (d *dots) data(column, row int) bool {
	_, p, ok := d.letter(column, row)
	return ok && !p.ground
}

func abs(n int) int { return max(n, -n) }

func sign(n int) int {
	switch {
	case n > 0:
		return 1
	case n < 0:
		return -1
	}
	return 0
}
