package frame

import (
	"strings"
	"sync/atomic"
)

// A csvTable is the columns that are made of a CSV text. It may have more rows
// than the text. It is filled once or more often: a column that turned out to
// be of another type is widened and filled again.
type csvTable struct {
	cells   []Column
	unfit   []atomic.Bool // whether a cell did not fit the column's type
	settled []bool        // whether all cells did
}

// newCSVTable is a table of n rows of columns of the given names and types.
func newCSVTable(like []Column, n int) *csvTable {
	t := &csvTable{make([]Column, len(like)), make([]atomic.Bool, len(like)), make([]bool, len(like))}
	for j := range like {
		t.cells[j] = zeros(like[j].name, like[j].typ, n)
		t.cells[j].null = make([]bool, n)
	}
	return t
}

// widen gives the columns that cells did not fit the next type that they may be
// of, and tells whether there are any.
func (t *csvTable) widen() bool {
	again := false
	for j := range t.cells {
		t.settled[j] = !t.unfit[j].Load()
		if t.settled[j] {
			continue
		}
		again = true
		t.unfit[j].Store(false)
		c := &t.cells[j]
		wider := map[Type]Type{Int: Float, Float: Bool, Bool: String}[c.typ]
		null := c.null
		*c = zeros(c.name, wider, len(null))
		c.null = null
		clear(null)
	}
	return again
}

// set parses a field into row i of column j.
func (t *csvTable) set(i, j int, field string, known pool) {
	if t.settled[j] || t.unfit[j].Load() {
		return
	}
	c := &t.cells[j]
	if field == "" {
		c.null[i] = true
		return
	}
	ok := true
	switch c.typ {
	case Int:
		c.ints[i], ok = parseInt(field)
	case Float:
		c.floats[i], ok = parseFloat(field)
	case Bool:
		c.bools[i] = field == "true"
		ok = field == "true" || field == "false"
	default:
		c.texts[i] = known.copy(field)
	}
	if !ok {
		t.unfit[j].Store(true)
	}
}

// columns returns the columns, of the rows from some up to others.
func (t *csvTable) columns(from, to []int) []Column {
	parallel(len(t.cells), to[len(to)-1], func(j int) {
		c := &t.cells[j]
		c.texts, c.ints = squeeze(c.texts, from, to), squeeze(c.ints, from, to)
		c.floats, c.bools = squeeze(c.floats, from, to), squeeze(c.bools, from, to)
		c.null = squeeze(c.null, from, to)
	})
	return t.cells
}

// squeeze moves the pieces of v from some places up to others together.
func squeeze[T any](v []T, from, to []int) []T {
	if v == nil {
		return nil
	}
	out := v[:to[0]]
	for k := 1; k < len(to); k++ {
		if len(out) == from[k] {
			out = v[:to[k]]
			continue
		}
		out = append(out, v[from[k]:to[k]]...)
	}
	return out
}

// A pool holds texts that occur often, so that equal ones share memory.
type pool map[string]string

// pooled is how many texts a pool holds at most.
const pooled = 1 << 12

// copy returns a text that does not keep the one around it in memory.
func (p pool) copy(s string) string {
	if known, ok := p[s]; ok {
		return known
	}
	s = strings.Clone(s)
	if len(p) < pooled {
		p[s] = s
	}
	return s
}
