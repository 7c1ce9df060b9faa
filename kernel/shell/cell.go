package shell

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"kvsh/kernel/shell/highlight"
	"kvsh/kernel/shell/screen"
)

// tab is how a tab looks.
const tab = "    "

// A cellText is the text of a cell with the colours of its parts.
type cellText struct {
	theme    *theme
	lines    []string
	spans    []highlight.Span // of the lines joined
	pair     [2]int           // offsets of two brackets to mark, equal for none
	from, to int              // what is selected
}

// newCellText colours lines.
func newCellText(t *theme, lines []string, isPackage func(string) bool) *cellText {
	c := &cellText{theme: t, lines: lines}
	if len(t.classes) > 0 {
		c.spans = highlight.Spans(strings.Join(lines, "\n"), isPackage)
	}
	return c
}

// A painter writes one line of a cell as rows of the screen.
type painter struct {
	*cellText
	spans  []highlight.Span // those that are not behind yet
	rows   []string
	row    strings.Builder
	style  string // that is on
	column int
	indent int // of the rows after the first
	width  int
}

// line is a line as rows of a width; at is the offset of the line in the text. The
// first row comes behind a prompt as wide as indent. The cursor is that for the
// byte col of the line, if there is one. However narrow the terminal, a row has two
// cells besides.
func (c *cellText) line(n, at, width, indent, col int) (rows []string, cursor screen.Cursor) {
	first, _ := slices.BinarySearchFunc(c.spans, at, func(s highlight.Span, at int) int { return s.To - at - 1 })
	p := painter{cellText: c, spans: c.spans[first:], column: indent, indent: indent, width: max(width, indent+2)}
	text := c.lines[n]
	for i := 0; i < len(text); {
		cluster, cells := glyph(text[i:])
		shown := cluster
		switch {
		case cluster == "\t":
			cells = min(len(tab), p.width-p.indent)
			shown = tab[:cells]
		case isHarmful(cluster):
			shown, cells = "�", 1
		}
		p.room(cells)
		if i <= col && col < i+len(cluster) {
			cursor = screen.Cursor{Row: len(p.rows), Column: p.column}
		}
		p.put(at+i, shown, cells)
		i += len(cluster)
	}
	if col >= len(text) {
		p.room(1)
		cursor = screen.Cursor{Row: len(p.rows), Column: p.column}
	}
	p.end()
	return p.rows, cursor
}

// glyph is the first character that a reader sees, and how many cells it takes.
func glyph(text string) (cluster string, cells int) {
	if len(text) == 1 || text[0] < 0x80 && text[1] < 0x80 {
		return text[:1], ansi.StringWidth(text[:1])
	}
	return ansi.FirstGraphemeCluster(text, ansi.GraphemeWidth)
}

// isHarmful reports whether a character would do something else to a terminal than to
// be shown.
func isHarmful(cluster string) bool {
	r, size := utf8.DecodeRuneInString(cluster)
	return unicode.IsControl(r) || r == utf8.RuneError && size == 1
}

// room begins a new row if a character does not fit.
func (p *painter) room(cells int) {
	if p.column+cells > p.width {
		p.end()
		p.row.WriteString(strings.Repeat(" ", p.indent))
		p.column = p.indent
	}
}

func (p *painter) put(at int, shown string, cells int) {
	if style := p.at(at); style != p.style {
		p.row.WriteString(sgrReset + style)
		p.style = style
	}
	p.row.WriteString(shown)
	p.column += cells
}

func (p *painter) end() {
	if p.style != "" {
		p.row.WriteString(sgrReset)
		p.style = ""
	}
	p.rows = append(p.rows, p.row.String())
	p.row.Reset()
}

// at is the style at an offset; offsets come in order.
func (p *painter) at(offset int) string {
	for len(p.spans) > 0 && p.spans[0].To <= offset {
		p.spans = p.spans[1:]
	}
	style := ""
	if len(p.spans) > 0 && p.spans[0].From <= offset {
		style = p.theme.classes[p.spans[0].Class]
	}
	if p.pair[0] != p.pair[1] && (offset == p.pair[0] || offset == p.pair[1]) {
		style += p.theme.pair
	}
	if p.from <= offset && offset < p.to {
		style += p.theme.selected
	}
	return style
}

// whole is the cell with its prompts, as it stays on the terminal: lines are as
// long as they are.
func (c *cellText) whole(prompt, more string) string {
	const unbounded = 1 << 30
	var b strings.Builder
	at := 0
	for n := range c.lines {
		if n > 0 {
			b.WriteString("\n")
			prompt = more
		}
		rows, _ := c.line(n, at, unbounded, 0, -1)
		b.WriteString(prompt + rows[0])
		at += len(c.lines[n]) + 1
	}
	return b.String()
}

// A sheet is a cell laid out on the rows of a screen.
type sheet struct {
	rows   []string
	cursor screen.Cursor
}

// lay is the part of the cell around the cursor, at most height rows of it. The
// prompts are equally wide.
func (c *cellText) lay(prompt, more string, line, col, width, height int) sheet {
	indent := ansi.StringWidth(prompt)
	at := 0
	for _, l := range c.lines[:line] {
		at += len(l) + 1
	}
	rows := func(n, at, col int) ([]string, screen.Cursor) {
		rows, cursor := c.line(n, at, width, indent, col)
		if n == 0 {
			rows[0] = prompt + rows[0]
		} else {
			rows[0] = more + rows[0]
		}
		return rows, cursor
	}
	middle, cursor := rows(line, at, col)
	s := sheet{rows: middle, cursor: cursor}
	before, behind := at, at+len(c.lines[line])+1
	above, below := line-1, line+1
	for len(s.rows) < height && (above >= 0 || below < len(c.lines)) {
		if above >= 0 {
			before -= len(c.lines[above]) + 1
			r, _ := rows(above, before, -1)
			s.rows = append(r, s.rows...)
			s.cursor.Row += len(r)
			above--
		}
		if below < len(c.lines) && len(s.rows) < height {
			r, _ := rows(below, behind, -1)
			s.rows = append(s.rows, r...)
			behind += len(c.lines[below]) + 1
			below++
		}
	}
	if over := len(s.rows) - height; over > 0 {
		top := min(over, s.cursor.Row)
		s.rows = s.rows[top : top+height]
		s.cursor.Row -= top
	}
	return s
}
