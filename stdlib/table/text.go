package table

import (
	"strings"

	"github.com/mattn/go-runewidth"
)

const (
	gap        = "  "
	ellipsis   = "…"
	widestCell = 48
)

// screen measures text in terminal cells: 东 takes two, and characters whose
// width depends on the font take one.
var screen = &runewidth.Condition{StrictEmojiNeutral: true}

// textColumn is a column laid out for the terminal.
type textColumn struct {
	head  []string // name and type
	cells []string // one for each shown row
	right bool
	width int
}

// Text renders the table for a terminal of the given width: names, types under
// them, numbers to the right, at most maxRows rows (all if it is 0). If the
// columns don't fit, those in the middle give way to a column of dots. The last
// line tells the table's size.
func (t *Table) Text(width, maxRows int) string {
	rows := t.shownRows(maxRows)
	columns := make([]textColumn, len(t.Columns))
	for j := range t.Columns {
		columns[j] = layOut(&t.Columns[j], rows, t.typed(), max(1, min(widestCell, width)))
	}
	shown := fit(columns, width)
	var b strings.Builder
	line := func(s string) {
		b.WriteString(strings.TrimRight(s, " "))
		b.WriteByte('\n')
	}
	if t.Title != "" {
		line(screen.Truncate(oneLine(t.Title), width, ellipsis))
	}
	if len(shown) > 0 {
		for k := range shown[0].head {
			line(join(shown, func(c *textColumn) string { return c.head[k] }))
		}
		line(join(shown, func(c *textColumn) string { return strings.Repeat("─", c.width) }))
		for i := range rows {
			line(join(shown, func(c *textColumn) string { return c.cells[i] }))
		}
	}
	full := 0
	for i := range shown {
		if !shown[i].dots() {
			full++
		}
	}
	line(screen.Truncate(t.foot(visibleRows(rows), full), width, ellipsis))
	if t.Caption != "" {
		line(screen.Wrap(oneLine(t.Caption), width))
	}
	return b.String()
}

// typed reports whether any column tells its type.
func (t *Table) typed() bool {
	for _, c := range t.Columns {
		if c.Type != "" {
			return true
		}
	}
	return false
}

// layOut renders the cells of a column.
func layOut(c *Column, rows []int, typed bool, widest int) textColumn {
	out := textColumn{head: []string{oneLine(c.Name)}, right: c.Right}
	if typed {
		out.head = append(out.head, oneLine(c.Type))
	}
	for _, i := range rows {
		cell := ellipsis
		switch {
		case i >= 0 && c.null(i):
			cell = nullMark
		case i >= 0:
			cell = oneLine(c.Cells[i])
		}
		out.cells = append(out.cells, cell)
	}
	for _, list := range [][]string{out.head, out.cells} {
		for i, s := range list {
			list[i] = screen.Truncate(s, widest, ellipsis)
			out.width = max(out.width, screen.StringWidth(list[i]))
		}
	}
	return out
}

// dotColumn stands for the columns that don't fit.
func dotColumn(like *textColumn) textColumn {
	dots := textColumn{width: 1}
	for range like.head {
		dots.head = append(dots.head, "")
	}
	dots.head[0] = ellipsis
	for range like.cells {
		dots.cells = append(dots.cells, ellipsis)
	}
	return dots
}

func (c *textColumn) dots() bool { return c.width == 1 && c.head[0] == ellipsis }

// fit keeps the columns that fit the width: as many from the left as possible,
// and the last one or two, with dots between.
func fit(columns []textColumn, width int) []textColumn {
	if lineWidth(columns) <= width || len(columns) < 2 {
		return columns
	}
	dots := dotColumn(&columns[0])
	best := []textColumn{columns[0], dots}
	for tail := min(3, len(columns)-2); tail >= 0; tail-- {
		for head := len(columns) - tail - 1; head >= 1; head-- {
			try := append(append(append([]textColumn{}, columns[:head]...), dots), columns[len(columns)-tail:]...)
			if lineWidth(try) <= width && len(try) > len(best) {
				best = try
				break
			}
		}
	}
	return best
}

func lineWidth(columns []textColumn) int {
	n := len(gap) * max(0, len(columns)-1)
	for i := range columns {
		n += columns[i].width
	}
	return n
}

// join makes a line of one cell of each column.
func join(columns []textColumn, cell func(*textColumn) string) string {
	parts := make([]string, len(columns))
	for j := range columns {
		c := &columns[j]
		if c.right {
			parts[j] = screen.FillLeft(cell(c), c.width)
		} else {
			parts[j] = screen.FillRight(cell(c), c.width)
		}
	}
	return strings.Join(parts, gap)
}
