package frame

import (
	"cmp"
	"slices"
	"strings"
)

// Sort orders the rows by columns, the first key first. A key "-name" sorts
// from large to small. Equal rows keep their order, and nulls come last either
// way.
func (f *Frame) Sort(keys ...string) *Frame {
	if f.err != nil {
		return f
	}
	var orders []func(a, b int) int
	for _, key := range keys {
		name, descending := key, false
		if !f.Has(key) {
			name, descending = strings.CutPrefix(key, "-")
		}
		c, err := f.column("Sort", name)
		if err != nil {
			return asFailed(err)
		}
		orders = append(orders, c.order(descending))
	}
	rows := make([]int, f.Len())
	for i := range rows {
		rows[i] = i
	}
	slices.SortStableFunc(rows, func(a, b int) int {
		for _, order := range orders {
			if s := order(a, b); s != 0 {
				return s
			}
		}
		return 0
	})
	return f.Take(rows)
}

// order compares two cells of the column, nulls last.
func (c *Column) order(descending bool) func(a, b int) int {
	compare := func(a, b int) int { return cmp.Compare(c.number(a), c.number(b)) }
	switch c.typ {
	case String:
		compare = func(a, b int) int { return strings.Compare(c.texts[a], c.texts[b]) }
	case Int:
		compare = func(a, b int) int { return cmp.Compare(c.ints[a], c.ints[b]) }
	case Float:
		compare = func(a, b int) int { return cmp.Compare(c.floats[a], c.floats[b]) }
	}
	return func(a, b int) int {
		switch x, y := c.isNull(a), c.isNull(b); {
		case x && y:
			return 0
		case x:
			return 1
		case y:
			return -1
		case descending:
			return compare(b, a)
		}
		return compare(a, b)
	}
}
