package braille

import "strings"

// A stand is where a panel stands on a page.
type stand struct {
	plot         *plot
	left, top    int  // of the plot
	labelColumns int  // for labels before the axis
	from, to     int  // columns that labels below the axis may take
	up, right    bool // the axis has its labels here
}

// panels draws panels and their axes on a page of their own.
func (d *drawing) panels(l *layout) *page {
	p := newPage(l.columns, l.besides()+l.gridRows()*l.plotRows)
	top := len(l.upTitle)
	for i, line := range l.upTitle {
		p.put(0, i, line, style{})
	}
	for row := range l.gridRows() {
		top += l.above(row)
		begin := 0
		for i := row * l.across; i < min((row+1)*l.across, len(l.panels)); i++ {
			begin = d.panel(p, l, i, begin, top)
		}
		top += l.plotRows + 1 + l.below(row)
	}
	p.middle(l.gutters[0], l.columns, p.rows-len(l.rightTitle), l.rightTitle)
	return p
}

// panel draws one whose gutter begins at a column and whose plot begins at a row. It
// returns the column behind it.
func (d *drawing) panel(p *page, l *layout, i, begin, top int) (end int) {
	column := i % l.across
	s := &stand{
		plot: d.newPlot(l.panels[i], l.plotColumns, l.plotRows),
		left: begin + l.gutters[column], top: top, labelColumns: l.labels[column],
		up: column == 0 || !l.sameUp, right: l.labelled(i),
	}
	end = s.left + l.plotColumns
	s.from, s.to = s.left-1, end
	if column == 0 {
		s.from = 0
	}
	if column == l.across-1 {
		s.to = l.columns
	}
	s.upAxis(p)
	s.rightAxis(p)
	s.titles(p, l, i)
	s.plot.draw()
	s.plot.show(p, s.left, top)
	return end
}

// titles writes the panel's title, and those of its axes if they are not the same for
// all.
func (s *stand) titles(p *page, l *layout, i int) {
	if l.titled {
		p.put(s.left, s.top-l.above(i/l.across), cut(clean(s.plot.Title), s.plot.columns), s.plot.bold())
	}
	if !l.sameUp {
		lines := s.plot.up.title(l.plotColumns)
		for k, line := range lines {
			p.put(s.left-s.labelColumns-2, s.top-len(lines)+k, line, style{})
		}
	}
	if !l.sameX {
		p.middle(s.left, s.left+s.plot.columns, s.top+s.plot.rows+1+l.labelRows, s.plot.right.title(l.plotColumns))
	}
}

// middle writes lines between two columns.
func (p *page) middle(from, to, y int, lines []string) {
	for i, line := range lines {
		x := from + (to-from-width(line))/2
		p.put(max(min(x, p.columns-width(line)), 0), y+i, line, style{})
	}
}

// upAxis draws the axis left of the plot with its labels, and the grid at them.
func (s *stand) upAxis(p *page) {
	for row := range s.plot.rows {
		p.put(s.left-1, s.top+row, "│", s.plot.dim())
	}
	for _, at := range s.plot.up.minor(s.plot.rows) {
		if row := s.plot.rows - 1 - at; row >= 0 {
			p.put(s.left-1, s.top+row, "├", s.plot.dim())
		}
	}
	for _, l := range s.plot.up.beside(s.labelColumns, s.plot.rows) {
		if l.at < s.plot.rows {
			p.put(s.left-1, s.top+l.at, "┤", s.plot.dim())
			s.plot.gridRow(l.at)
		}
		if s.up {
			p.put(s.left-2-width(l.lines[0]), s.top+l.at, l.lines[0], style{})
		}
	}
}

// rightAxis draws the axis below the plot with its labels, and the grid at them.
func (s *stand) rightAxis(p *page) {
	y := s.top + s.plot.rows
	p.put(s.left-1, y, "└"+strings.Repeat("─", s.plot.columns), s.plot.dim())
	for _, at := range s.plot.right.minor(s.plot.columns) {
		if at < s.plot.columns {
			p.put(s.left+at, y, "┴", s.plot.dim())
		}
	}
	for _, l := range s.plot.right.below(s.plot.columns, s.from-s.left, s.to-s.left) {
		p.put(s.left+l.at, y, "┬", s.plot.dim())
		s.plot.gridColumn(l.at)
		if !s.right {
			continue
		}
		for i, line := range l.lines {
			p.put(s.left+l.from+(l.to-l.from-width(line))/2, y+1+i, line, style{})
		}
	}
}
