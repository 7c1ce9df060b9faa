package frame

import (
	"math"
	"strconv"
	"strings"

	"kvsh/stdlib/table"
)

// digits is how many significant digits a shown number has at least.
const digits = 3

// maxDecimals bounds the decimals of a shown number.
const maxDecimals = 6

// Table lays the frame out for rendering: floats rounded, with equally many
// decimals in a column. The frame itself keeps the exact values. The table of a
// failed frame is its error.
func (f *Frame) Table() *table.Table { return f.layOut(f.Len()) }

// layOut is the table of the frame, with at most limit rows: the first and the
// last ones.
func (f *Frame) layOut(limit int) *table.Table {
	shown, omitted := f, max(0, f.Len()-limit)
	if omitted > 0 {
		rows := make([]int, limit)
		for k := range rows {
			rows[k] = k
			if k >= (limit+1)/2 {
				rows[k] += omitted
			}
		}
		shown = f.Take(rows)
	}
	columns, err := shown.columns("Table")
	if err != nil {
		return &table.Table{Title: "error: " + err.Error()}
	}
	t := &table.Table{Omitted: omitted}
	for j := range columns {
		t.Columns = append(t.Columns, columns[j].layOut())
	}
	return t
}

func (c *Column) layOut() table.Column {
	n := c.Len()
	out := table.Column{Name: c.name, Type: string(c.typ), Right: c.typ.Numeric(), Cells: make([]string, n), Null: make([]bool, n)}
	decimals := c.decimals()
	for i := range n {
		switch {
		case c.isNull(i):
			out.Null[i] = true
		case c.typ == Float:
			out.Cells[i] = roundedFloat(c.floats[i], decimals)
		default:
			out.Cells[i] = c.text(i)
		}
	}
	return out
}

// decimals is how many decimals a column of floats is shown with: enough for
// the smallest of its values to have some significant digits.
func (c *Column) decimals() int {
	if c.typ != Float {
		return 0
	}
	smallest, fraction := math.Inf(1), false
	for _, v := range c.floats {
		if a := math.Abs(v); a > 0 && !math.IsInf(a, 0) {
			smallest = min(smallest, a)
			fraction = fraction || a != math.Trunc(a)
		}
	}
	if !fraction {
		return 0
	}
	return max(0, min(maxDecimals, digits-1-int(math.Floor(math.Log10(smallest)))))
}

func roundedFloat(f float64, decimals int) string {
	if a := math.Abs(f); math.IsInf(f, 0) || a != 0 && (a < 1e-6 || a >= 1e15) {
		return strings.Replace(strconv.FormatFloat(f, 'g', digits, 64), "+Inf", "inf", 1)
	}
	return strconv.FormatFloat(f, 'f', decimals, 64)
}

// String is the frame as a table of text that fits the screen (see
// [table.SetScreen]).
func (f *Frame) String() string {
	if f.err != nil {
		return "error: " + f.err.Error()
	}
	return f.layOut(table.MostRows).String()
}

// MIMEBundle is the frame as text, HTML and Markdown, and as styled text on a
// screen with a style.
func (f *Frame) MIMEBundle() map[string]any {
	if f.err != nil {
		return map[string]any{"text/plain": f.String()}
	}
	return f.layOut(table.MostRows).MIMEBundle()
}
