package braille

// gridRow draws a line of the grid through a row of the plot. Without colours it is
// a few dots, since it must not look like data.
func (p *plot) gridRow(y int) {
	if !p.up.Grid {
		return
	}
	for x := range p.columns {
		switch {
		case !p.plain():
			p.gridCell(x, y, "┈")
		case x%4 == 1:
			p.gridCell(x, y, "·")
		}
	}
}

// gridColumn draws one through a column, only with colours.
func (p *plot) gridColumn(x int) {
	if !p.right.Grid || p.plain() {
		return
	}
	for y := range p.rows {
		p.gridCell(x, y, "┊")
	}
}

func (p *plot) gridCell(x, y int, text string) { p.grid.put(x, y, text, p.terminal.grid()) }
