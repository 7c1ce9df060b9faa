package table

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"kvsh/stdlib/display"
)

// A Column is one column of a table.
type Column struct {
	Name  string
	Type  string // shown under the name; may be empty
	Right bool   // align to the right, as numbers are
	Cells []string
	Null  []bool // which cells are null; nil if none is
}

// null reports whether cell i is null, as is one that the column lacks.
func (c *Column) null(i int) bool {
	return i >= len(c.Cells) || i < len(c.Null) && c.Null[i]
}

// A Table is columns of equally many cells. It may hold only the first and the
// last rows of a longer one: as many of both, or one more of the first, and
// Omitted rows between them.
type Table struct {
	Title   string
	Caption string
	Columns []Column
	Omitted int
}

// Rows is the number of rows, omitted ones included.
func (t *Table) Rows() int { return t.held() + t.Omitted }

// held is the number of rows whose cells the table has.
func (t *Table) held() int {
	n := 0
	for _, c := range t.Columns {
		n = max(n, len(c.Cells))
	}
	return n
}

// nullMark stands for null in renderings.
const nullMark = "·"

// MIMEBundle is the table as text that fits the screen, as HTML and as Markdown.
// Long tables show their first and last rows. On a screen with a style there is
// the styled text too.
func (t *Table) MIMEBundle() map[string]any {
	s := ownScreen()
	l := t.layOut(s)
	bundle := map[string]any{
		display.PlainText: l.text(nil),
		"text/html":       t.HTML(MostRows),
		"text/markdown":   t.Markdown(MostRows),
	}
	if s.Style != nil {
		bundle[display.ANSIText] = l.text(s.Style)
	}
	return bundle
}

// String is the table as plain text that fits the screen.
func (t *Table) String() string { return t.layOut(ownScreen()).text(nil) }

// shownRows picks the held rows to show, at most limit unless it is 0: all, or
// the first and the last ones with a gap (-1) between.
func (t *Table) shownRows(limit int) []int {
	n := t.held()
	if limit > 0 {
		n = min(n, limit)
	}
	head, tail := n, 0
	if n < t.Rows() {
		head, tail = (n+1)/2, n/2
	}
	var rows []int
	for i := range head {
		rows = append(rows, i)
	}
	if n < t.Rows() {
		rows = append(rows, -1)
	}
	for i := t.held() - tail; i < t.held(); i++ {
		rows = append(rows, i)
	}
	return rows
}

// foot tells the table's size, and how much of it is shown if not all is.
func (t *Table) foot(rows, columns int) string {
	size := fmt.Sprintf("%s × %s", count(t.Rows(), "row"), count(len(t.Columns), "column"))
	if rows == t.Rows() && columns == len(t.Columns) {
		return size
	}
	return fmt.Sprintf("%s (%s × %s shown)", size, grouped(rows), grouped(columns))
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return grouped(n) + " " + noun + "s"
}

// grouped is a count with its digits in groups: 2,000.
func grouped(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// oneLine puts a cell on one line and makes control characters, broken UTF-8
// and changes of the writing direction visible, so that no content can break the
// layout or reach the terminal as a command.
func oneLine(s string) string {
	if printable(s) {
		return s
	}
	s = strings.ToValidUTF8(s, "\ufffd")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return '↵'
		case r == '\t':
			return '⇥'
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r), r == '\u2028', r == '\u2029':
			return '\ufffd'
		}
		return r
	}, s)
}

// printable reports whether s is ASCII without control characters, as most cells
// are.
func printable(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}
