package braille

import "strings"

// A style is parameters of SGR, "" for what the terminal does by itself.
type style struct{ weight, ink, paper string }

// A cell is a character with the marks that belong to it, "" for a blank. A wide one
// hides the cell behind it.
type cell struct {
	text string
	style
}

// A page is cells, row by row.
type page struct {
	columns, rows int
	cells         []cell
}

func newPage(columns, rows int) *page {
	return &page{columns, rows, make([]cell, columns*rows)}
}

// put writes clean text from a cell on, as far as the row goes, and tells where it
// ends.
func (p *page) put(x, y int, text string, s style) (end int) {
	if y < 0 || y >= p.rows {
		return x
	}
	var base *cell
	for _, r := range text {
		w := measure.RuneWidth(r)
		if w == 0 {
			if base != nil {
				base.text += string(r)
			}
			continue
		}
		base = nil
		if x >= 0 && x+w <= p.columns {
			base = &p.cells[y*p.columns+x]
			*base = cell{string(r), s}
		}
		x += w
	}
	return x
}

// lines writes the rows, each ended by \n, without blanks at its end.
func (p *page) lines(out *strings.Builder) {
	for y := range p.rows {
		writeRow(out, p.cells[y*p.columns:(y+1)*p.columns])
	}
}

func writeRow(out *strings.Builder, row []cell) {
	now := style{}
	blanks := 0
	for x := 0; x < len(row); x++ {
		c := row[x]
		if (c.text == "" || c.text == " ") && c.paper == "" {
			blanks++
			continue
		}
		if blanks > 0 && now.paper != "" {
			now = style{}
			out.WriteString(sgr(now))
		}
		out.WriteString(strings.Repeat(" ", blanks))
		blanks = 0
		if c.style != now {
			now = c.style
			out.WriteString(sgr(now))
		}
		if c.text == "" {
			c.text = " "
		}
		out.WriteString(c.text)
		if width(c.text) > 1 {
			x++
		}
	}
	if now != (style{}) {
		out.WriteString(sgr(style{}))
	}
	out.WriteByte('\n')
}

// sgr is the sequence that sets a style, whatever was set before.
func sgr(s style) string {
	seq := "\x1b[0"
	for _, p := range []string{s.weight, s.ink, s.paper} {
		if p != "" {
			seq += ";" + p
		}
	}
	return seq + "m"
}
