package table

import "strings"

// Text renders the table as plain text of the given width, at most maxRows rows
// of it (all if it is 0), as [Table.Render] does.
func (t *Table) Text(width, maxRows int) string {
	if maxRows == 0 {
		maxRows = AllRows
	}
	return t.Render(Screen{Width: max(1, width), Rows: maxRows})
}

// Render renders the table for a screen: names, types under them, numbers to the
// right, the first and the last rows if there are more than the screen shows. No
// line is wider than the screen. If the columns don't fit, wide texts and names
// are cut first, then columns in the middle give way to a column of dots; a
// number is cut only if nothing else is left. Without a limit of width a column
// takes 256 cells at most. The foot tells the table's size.
func (t *Table) Render(s Screen) string { return t.layOut(s).text(s.Style) }

// reset ends what an escape sequence of a [Style] began.
const reset = "\x1b[0m"

// text writes the layout; a nil style is plain.
func (l *layout) text(style *Style) string {
	if style == nil {
		style = &Style{}
	}
	var w writer
	if l.title != "" {
		w.line(l.title, style.Title)
	}
	if len(l.columns) > 0 {
		l.grid(&w, style)
	}
	for _, line := range l.foot {
		w.line(line, style.Foot)
	}
	return w.String()
}

// grid writes the columns.
func (l *layout) grid(w *writer, style *Style) {
	line := lineWidth(l.columns, func(c *textColumn) int { return c.width }) + 1
	w.Grow((len(l.columns[0].cells) + 5) * line) // head and foot, and ─ in three bytes
	for k, seq := range []string{style.Head, style.Type}[:len(l.columns[0].head)] {
		for j := range l.columns {
			c := &l.columns[j]
			w.cell(c, c.head[k], style.of(c.head[k].kind, seq))
		}
		w.end()
	}
	for j := range l.columns {
		c := &l.columns[j]
		w.cell(c, cell{text: strings.Repeat("─", c.width), width: c.width}, style.Rule)
	}
	w.end()
	for i := range l.columns[0].cells {
		for j := range l.columns {
			c := &l.columns[j]
			w.cell(c, c.cells[i], style.of(c.cells[i].kind, ""))
		}
		w.end()
	}
}

// of is the sequence of a kind of cell; values have their own.
func (s *Style) of(k kind, own string) string {
	switch k {
	case null:
		return s.Null
	case dots:
		return s.Rule
	}
	return own
}

// A writer writes lines that don't end in spaces.
type writer struct {
	strings.Builder
	blanks int // spaces before the next text of the line
}

func (w *writer) line(text, seq string) {
	w.write(text, seq)
	w.end()
}

// cell writes a cell and the gap behind it.
func (w *writer) cell(c *textColumn, v cell, seq string) {
	pad := c.width - v.width
	if c.right {
		w.blanks += pad
		pad = 0
	}
	w.write(v.text, seq)
	w.blanks += pad + gap
}

func (w *writer) write(text, seq string) {
	trimmed := strings.TrimRight(text, " ")
	if trimmed == "" {
		w.blanks += len(text)
		return
	}
	for range w.blanks {
		w.WriteByte(' ')
	}
	if seq != "" {
		w.WriteString(seq)
	}
	w.WriteString(trimmed)
	if seq != "" {
		w.WriteString(reset)
	}
	w.blanks = len(text) - len(trimmed)
}

func (w *writer) end() {
	w.WriteByte('\n')
	w.blanks = 0
}

// FullWidth is how wide the table is, in cells, if nothing of it is cut.
func (t *Table) FullWidth() int {
	widest := 0
	for line := range strings.Lines(t.Render(Screen{Rows: AllRows})) {
		widest = max(widest, measure.StringWidth(strings.TrimRight(line, "\n")))
	}
	return widest
}
