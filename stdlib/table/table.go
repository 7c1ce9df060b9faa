package table

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/term"
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

// Rows shown by MIMEBundle: in text, and in the richer forms.
const (
	textRows = 40
	richRows = MostRows
)

// MostRows is the number of rows that String and MIMEBundle show at most, so a
// table for them need not hold more.
const MostRows = 200

// MIMEBundle is the table as text that fits the terminal, as HTML and as
// Markdown. Long tables show their first and last rows.
func (t *Table) MIMEBundle() map[string]any {
	return map[string]any{
		"text/plain":    t.Text(Width(), textRows),
		"text/html":     t.HTML(richRows),
		"text/markdown": t.Markdown(richRows),
	}
}

// String is the table as text that fits the terminal.
func (t *Table) String() string { return t.Text(Width(), textRows) }

// defaultWidth is the width of output that goes to no terminal.
const defaultWidth = 120

// Width is the width of the terminal that standard output goes to, else the
// number in COLUMNS, else 120.
func Width() int {
	if w, _, err := term.GetSize(int(os.Stdout.Fd())); err == nil && w > 0 {
		return w
	}
	if w, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && w > 0 {
		return w
	}
	return defaultWidth
}

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
	return fmt.Sprintf("%s (%d × %d shown)", size, rows, columns)
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// oneLine puts a cell on one line and makes control characters, broken UTF-8
// and changes of the writing direction visible, so that no content can break the
// layout or reach the terminal as a command.
func oneLine(s string) string {
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
