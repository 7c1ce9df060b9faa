package braille

import (
	"image/color"
	"math"

	"kvsh/stdlib/chart/scene"
)

// A plot is the room between the axes of a panel with what is drawn there. From the
// lowest on: the grid, the ground of dots (bands and areas), blocks, dots, and signs.
type plot struct {
	*drawing
	*view
	columns, rows int
	acrossSlots   *slots // of bars that stand on the axis to the right
	upSlots       *slots // of those on the one upwards
	grid, blocks  *page
	papers        []color.NRGBA // behind what lies over a block, no colour for none
	tinted        []color.NRGBA // of the ground
	dots          *dots
	signs         *page
	worded        []bool // the cells of signs that are words
}

func (d *drawing) newPlot(v *view, columns, rows int) *plot {
	p := &plot{
		drawing: d, view: v, columns: columns, rows: rows,
		grid: newPage(columns, rows), blocks: newPage(columns, rows), papers: make([]color.NRGBA, columns*rows), tinted: make([]color.NRGBA, columns*rows),
		dots: newDots(columns, rows), signs: newPage(columns, rows), worded: make([]bool, columns*rows),
	}
	p.acrossSlots, p.upSlots = p.newSlots(p.right, false, columns), p.newSlots(p.up, true, rows)
	return p
}

// at is the place of a point in cells from the upper left corner.
func (p *plot) at(x, y float64) spot {
	if p.flip {
		x, y = y, x
	}
	s := spot{p.right.Place(x) * float64(p.columns), (1 - p.up.Place(y)) * float64(p.rows)}
	if from, to, ok := p.acrossSlots.of(x); ok {
		s.x = float64(from+to) / 2
	}
	if from, to, ok := p.upSlots.of(y); ok {
		s.y = float64(from+to) / 2
	}
	return s
}

// dotAt is the place of a point in dots.
func (p *plot) dotAt(x, y float64) spot { return p.at(x, y).dots() }

// holds reports whether a place lies between the axes.
func (p *plot) holds(s spot) bool {
	return s.x >= -little && s.x <= float64(p.columns)+little && s.y >= -little && s.y <= float64(p.rows)+little
}

// cellOf is the cell of a place between the axes.
func (p *plot) cellOf(s spot) (x, y int) {
	return min(p.right.cellOf(s.x, p.columns), p.columns-1), min(p.up.cellOf(s.y, p.rows), p.rows-1)
}

// sign puts a character over what is drawn.
func (p *plot) sign(x, y int, text string, s style) { p.signs.put(x, y, text, s) }

// block fills a cell in a colour, as that of a style is.
func (p *plot) block(x, y int, text string, c color.NRGBA, s style) {
	p.blocks.put(x, y, text, s)
	if text == "█" {
		p.papers[y*p.columns+x] = c
	}
}

// draw draws all layers.
func (p *plot) draw() {
	for _, l := range p.Layers {
		p.layer(l)
	}
	for _, l := range p.Layers {
		if l, ok := l.(scene.Line); ok {
			p.keyLine(l)
		}
	}
	for _, l := range p.Layers { // words find their places when all else has one
		p.words(l)
	}
	p.note()
}

func (p *plot) layer(l scene.Layer) {
	switch l := l.(type) {
	case scene.Line:
		p.line(l)
	case scene.Points:
		p.points(l)
	case scene.Band:
		p.band(l)
	case scene.Errors:
		p.errors(l)
	case scene.Bars:
		p.bars(l)
	case scene.Boxes:
		p.boxes(l)
	case scene.Cells:
		p.heat(l)
	case scene.Area:
		p.area(l)
	case scene.Rule:
		p.rule(l)
	}
}

// note says why there is no data.
func (p *plot) note() {
	lines := atMost(wrap(p.Note, p.columns-2), p.rows, p.columns-2)
	for i, line := range lines {
		p.sign((p.columns-width(line))/2, (p.rows-len(lines))/2+i, line, p.dim())
	}
}

// show puts the plot on a page.
func (p *plot) show(to *page, left, top int) {
	for y := range p.rows {
		for x := 0; x < p.columns; x++ {
			c := p.cell(x, y)
			to.cells[(top+y)*to.columns+left+x] = c
			if width(c.text) > 1 {
				x++
			}
		}
	}
}

// cell is what is seen of all that lies in a cell.
func (p *plot) cell(x, y int) cell {
	i := y*p.columns + x
	c := p.uppermost(x, y)
	if c.paper == "" {
		c.paper = p.blocks.cells[i].paper
	}
	if t := p.tinted[i]; c.paper == "" && t.A > 0 {
		c.paper = p.parameter(t, t, 40)
	}
	return c
}

// uppermost is what lies over all else in a cell.
func (p *plot) uppermost(x, y int) cell {
	i := y*p.columns + x
	if sign := p.signs.cells[i]; sign.text != "" {
		return sign
	}
	letter, pen, dotted := p.dots.letter(x, y)
	switch {
	case dotted && !pen.ground:
		pen.paper = p.filled(p.papers[i]).paper
		return cell{letter, pen.style}
	case p.blocks.cells[i].text != "":
		return p.blocks.cells[i]
	case dotted:
		return cell{letter, pen.style}
	}
	return p.grid.cells[i]
}

// round is a place in cells as a whole number, at an end of the room for places
// beyond, and at the begin for a place that there is not.
func round(v float64, n int) int {
	if math.IsNaN(v) {
		return 0
	}
	return int(math.Round(min(max(v, 0), float64(n))))
}
