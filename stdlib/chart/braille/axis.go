package braille

import (
	"strings"

	"kvsh/stdlib/chart/scene"
)

// labelWidth is the columns that the labels of an axis that goes upwards take, of at
// most n. Categories may be cut; a number that is cut would be another one.
func (a *axis) labelWidth(n int) int {
	most := 0
	for _, t := range a.labels {
		w := width(t.Label)
		if a.Scale == scene.Category {
			w = min(w, n)
		}
		if w <= n {
			most = max(most, w)
		}
	}
	return most
}

// beside are the labels beside an axis of some rows that goes upwards. The one at its
// begin stands beside the other axis, at the row behind the last.
func (a *axis) beside(columns, rows int) []label {
	var out []label
	for _, t := range a.labels {
		if a.Scale == scene.Category {
			t.Label = cut(t.Label, columns)
		}
		if width(t.Label) <= columns {
			row := a.cellDown(t.At, rows)
			out = append(out, label{[]string{t.Label}, row, -row, -row + 1, t})
		}
	}
	return choose(out, a.Scale, 0)
}

// below are the labels below an axis of some columns that goes to the right. They may
// begin at column from, which is below 0 if there is room left of the axis, and end
// before column to.
func (a *axis) below(columns, from, to int) []label {
	var out []label
	for _, t := range a.labels {
		at := min(a.cell(t.At, columns), columns-1)
		lines := a.wrapped(t.Label, columns)
		w := widest(lines)
		begin := max(min(at-(w-1)/2, to-w), from)
		if begin+w <= to {
			out = append(out, label{lines, at, begin, begin + w, t})
		}
	}
	gap := 2
	if a.Scale == scene.Category {
		gap = 1
	}
	return choose(out, a.Scale, gap)
}

// labelRows is the rows that the labels below an axis of some columns take.
func (a *axis) labelRows(columns int) int {
	rows := 1
	for _, t := range a.labels {
		rows = max(rows, len(a.wrapped(t.Label, columns)))
	}
	return rows
}

// A label of a category takes this number of rows below the axis at most, and this
// number of columns at least.
const (
	labelLines = 3
	leastLabel = 4
)

// wrapped is a label below an axis of some columns: in lines if it is that of a
// category, which are not broken within words.
func (a *axis) wrapped(text string, columns int) []string {
	if a.Scale != scene.Category {
		return []string{text}
	}
	slot := max(columns/len(a.labels)-2, leastLabel)
	if widest(strings.Fields(text)) > slot {
		return []string{cut(text, slot)}
	}
	return atMost(wrap(text, slot), labelLines, slot)
}

func widest(lines []string) int {
	n := 0
	for _, line := range lines {
		n = max(n, width(line))
	}
	return n
}

// titleLines is the most rows that the title of an axis takes.
const titleLines = 2

// title is that of an axis in lines.
func (a *axis) title(columns int) []string {
	return atMost(wrap(a.Label, columns), titleLines, columns)
}
