package table

import (
	"strings"

	"github.com/mattn/go-runewidth"
)

const (
	gap         = 2 // cells between columns
	ellipsis    = "…"
	wideColumn  = 12  // texts and names may be cut down to this width
	longestCell = 256 // of a screen without a limit
)

// measure takes the width of text in terminal cells: 东 takes two, and
// characters whose width depends on the font take one.
var measure = &runewidth.Condition{StrictEmojiNeutral: true}

// A layout is the parts of a table as they go to a screen.
type layout struct {
	title   string
	columns []textColumn
	foot    []string // size and caption, in lines
}

// layOut lays the table out for a screen.
func (t *Table) layOut(s Screen) *layout {
	s.Width = max(0, s.Width)
	rows := t.shownRows(s.rowLimit())
	widest := longestCell
	if s.Width > 0 {
		widest = s.Width
	}
	columns := make([]textColumn, len(t.Columns))
	for j := range t.Columns {
		columns[j] = t.Columns[j].layOut(rows, t.typed(), widest)
	}
	l := &layout{title: cut(oneLine(t.Title), s.Width), columns: fit(columns, s.Width)}
	full, whole := 0, true
	for j := range l.columns {
		c := &l.columns[j]
		if !c.dots {
			full++
		}
		whole = c.shorten() && whole
	}
	shown := visibleRows(rows)
	whole = whole && shown == t.Rows() && full == len(t.Columns)
	l.foot = s.foot(t.foot(shown, full), whole)
	if t.Caption != "" {
		l.foot = append(l.foot, wrapped(oneLine(t.Caption), s.Width)...)
	}
	return l
}

// foot is the lines of a table's foot, with what the screen says of a table that
// is not shown whole.
func (s Screen) foot(size string, whole bool) []string {
	more := oneLine(s.More)
	if whole || more == "" {
		return []string{cut(size, s.Width)}
	}
	line := size + "; " + more
	if s.Width == 0 || measure.StringWidth(line) <= s.Width {
		return []string{line}
	}
	return []string{cut(size, s.Width), cut(more, s.Width)}
}

// cut shortens text at its end to a width, unless that is 0.
func cut(text string, width int) string {
	if width == 0 {
		return text
	}
	return measure.Truncate(text, width, ellipsis)
}

// cutWord shortens text to a width: in its middle if it is one word, because both
// ends tell names and paths apart.
func cutWord(text string, width int) string {
	if strings.Contains(text, " ") {
		return cut(text, width)
	}
	head := measure.Truncate(text, width/2, "")
	return head + measure.TruncatePrefix(text, width-measure.StringWidth(head), ellipsis)
}

// wrapped is text in lines of a width, unless that is 0. What doesn't fit a line
// of its own is cut.
func wrapped(text string, width int) []string {
	if width == 0 {
		return []string{text}
	}
	lines := strings.Split(measure.Wrap(text, width), "\n")
	for i := range lines {
		lines[i] = cut(lines[i], width)
	}
	return lines
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

// kind is what a cell holds.
type kind uint8

const (
	value kind = iota
	null
	dots // in place of rows or columns that are not shown
)

// A cell is text on one line and its width.
type cell struct {
	text  string
	width int
	kind  kind
}

func newCell(text string) cell {
	text = oneLine(text)
	return cell{text: text, width: measure.StringWidth(text)}
}

var (
	nullCell = cell{nullMark, 1, null}
	dotsCell = cell{ellipsis, 1, dots}
)

// textColumn is a column laid out for the terminal.
type textColumn struct {
	head    []cell // name and type
	cells   []cell // one for each shown row
	right   bool
	dots    bool // it stands for columns that are not shown
	natural int  // the width in which nothing is cut
	values  int  // in which no value is, though the name may be
	least   int  // below which it is no longer readable
	width   int
}

// layOut renders the cells of a column.
func (c *Column) layOut(rows []int, typed bool, widest int) textColumn {
	out := textColumn{head: []cell{newCell(c.Name)}, cells: make([]cell, len(rows)), right: c.Right}
	if typed {
		out.head = append(out.head, newCell(c.Type))
	}
	for k, i := range rows {
		switch {
		case i < 0:
			out.cells[k] = dotsCell
		case c.null(i):
			out.cells[k] = nullCell
		default:
			out.cells[k] = newCell(c.Cells[i])
		}
	}
	out.bound(widest)
	return out
}

// bound finds the widths that the column can have, none above widest.
func (c *textColumn) bound(widest int) {
	head, values := widestOf(c.head), widestOf(c.cells)
	c.natural = min(widest, max(head, values))
	c.values = min(c.natural, max(values, wideColumn))
	c.least = min(c.natural, wideColumn)
	if c.right { // a number that is cut is another one
		c.least = c.values
	}
}

func widestOf(cells []cell) int {
	n := 0
	for i := range cells {
		n = max(n, cells[i].width)
	}
	return n
}

// shorten cuts what is wider than the column. It reports whether nothing was.
func (c *textColumn) shorten() (whole bool) {
	whole = true
	for _, cells := range [][]cell{c.head, c.cells} {
		for i := range cells {
			if v := &cells[i]; v.width > c.width {
				v.text = cutWord(v.text, c.width)
				v.width = measure.StringWidth(v.text)
				whole = false
			}
		}
	}
	return whole
}
