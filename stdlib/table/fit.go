package table

import "sort"

// fit keeps the columns that fit the width, 0 being no limit, and sets their
// widths. If all don't fit even when texts and names are cut, it keeps as many
// as do, most of them from the left, with dots in place of the others.
func fit(columns []textColumn, width int) []textColumn {
	if width == 0 {
		for j := range columns {
			columns[j].width = columns[j].natural
		}
		return columns
	}
	if lineWidth(columns, func(c *textColumn) int { return c.least }) > width {
		columns = keep(columns, width)
	}
	spread(columns, width)
	return columns
}

// lineWidth is the width of a line of columns that are this wide.
func lineWidth(columns []textColumn, width func(*textColumn) int) int {
	n := gap * max(0, len(columns)-1)
	for j := range columns {
		n += width(&columns[j])
	}
	return n
}

// keep picks as many columns as fit, at least the first one, which is cut if
// need be. The last one is better than another one from the left.
func keep(columns []textColumn, width int) []textColumn {
	room := width - 1 // the column of dots; each other one brings a gap
	if room <= gap {
		return columns[:1]
	}
	columns[0].least = min(columns[0].least, room-gap)
	head, tail := 1, 0
	for _, last := range []int{1, 2, 3, 0} {
		if first := fitting(columns, last, room); first > 0 && first+last > head+tail {
			head, tail = first, last
		}
	}
	kept := append([]textColumn{}, columns[:head]...)
	kept = append(kept, dotColumn(&columns[0]))
	return append(kept, columns[len(columns)-tail:]...)
}

// fitting is how many of the first columns fit the room beside the last ones, and
// 0 if none does or nothing is left out.
func fitting(columns []textColumn, last, room int) int {
	middle := len(columns) - last
	if middle < 2 {
		return 0
	}
	for j := range columns[middle:] {
		room -= columns[middle+j].least + gap
	}
	for j := range columns[:middle-1] {
		if room -= columns[j].least + gap; room < 0 {
			return j
		}
	}
	return middle - 1
}

// dotColumn stands for the columns that don't fit.
func dotColumn(like *textColumn) textColumn {
	c := textColumn{head: make([]cell, len(like.head)), cells: make([]cell, len(like.cells)), dots: true}
	c.head[0] = dotsCell
	for i := range c.cells {
		c.cells[i] = dotsCell
	}
	c.bound(1)
	return c
}

// spread sets the columns' widths: the widest ones are narrowed to one width,
// the greatest at which a line fits. Names are cut before values are.
func spread(columns []textColumn, width int) {
	at := (*textColumn).nameAt
	if lineWidth(columns, func(c *textColumn) int { return c.values }) > width {
		at = (*textColumn).valuesAt
	}
	level := sort.Search(width, func(level int) bool {
		return lineWidth(columns, func(c *textColumn) int { return at(c, level+1) }) > width
	})
	for j := range columns {
		columns[j].width = at(&columns[j], level)
	}
}

// nameAt is the column's width if its name is cut to a level.
func (c *textColumn) nameAt(level int) int { return max(c.values, min(c.natural, level)) }

// valuesAt is the column's width if its values are.
func (c *textColumn) valuesAt(level int) int { return max(c.least, min(c.values, level)) }
