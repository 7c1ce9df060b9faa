package table

import (
	"fmt"
	"os"
	"strconv"
	"strings"

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

func (c *Column) null(i int) bool { return c.Null != nil && c.Null[i] }

// A Table is columns of equally many cells.
type Table struct {
	Title   string
	Caption string
	Columns []Column
}

// Rows is the number of rows.
func (t *Table) Rows() int {
	if len(t.Columns) == 0 {
		return 0
	}
	return len(t.Columns[0].Cells)
}

// nullMark stands for null in renderings.
const nullMark = "·"

// Rows shown by MIMEBundle: in text, and in the richer forms.
const (
	textRows = 40
	richRows = 200
)

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

// shownRows picks the rows to show of n if at most limit fit: all, or the first
// and the last ones with a gap (-1) between.
func shownRows(n, limit int) []int {
	var rows []int
	head, tail := n, 0
	if limit > 0 && n > limit {
		head, tail = (limit+1)/2, limit/2
	}
	for i := range head {
		rows = append(rows, i)
	}
	if tail > 0 || head < n {
		rows = append(rows, -1)
	}
	for i := n - tail; i < n; i++ {
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

// oneLine puts a cell on one line and makes control characters visible, so
// that no content can break the layout or reach the terminal as a command.
func oneLine(s string) string {
	clean := func(r rune) bool {
		return r >= ' ' && r != 0x7f && !(0x80 <= r && r < 0xa0) && r != '\u2028' && r != '\u2029'
	}
	if strings.IndexFunc(s, func(r rune) bool { return !clean(r) }) < 0 {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case clean(r):
			b.WriteRune(r)
		case r == '\n':
			b.WriteString("↵")
		case r == '\t':
			b.WriteString("⇥")
		default:
			b.WriteRune('\ufffd')
		}
	}
	return b.String()
}
