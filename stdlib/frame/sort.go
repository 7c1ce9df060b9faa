package frame

import (
	"math"
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
	rows := make([]int, f.Len())
	for i := range rows {
		rows[i] = i
	}
	// The order is stable, so the last key goes first.
	for _, key := range slices.Backward(keys) {
		name, descending := key, false
		if !f.Has(key) {
			name, descending = strings.CutPrefix(key, "-")
		}
		c, err := f.column("Sort", name)
		if err != nil {
			return asFailed(err)
		}
		rows = c.sortRows(rows, descending)
	}
	return f.Take(rows)
}

// sortRows sorts rows by their cells in the column, nulls last.
func (c *Column) sortRows(rows []int, descending bool) []int {
	ranks := c.ranks()
	sorted := make([]ranked, 0, len(rows))
	var null []int
	for _, i := range rows {
		switch {
		case c.isNull(i):
			null = append(null, i)
		case descending:
			sorted = append(sorted, ranked{^ranks[i], i})
		default:
			sorted = append(sorted, ranked{ranks[i], i})
		}
	}
	out := make([]int, 0, len(rows))
	for _, r := range radixSort(sorted) {
		out = append(out, r.row)
	}
	return append(out, null...)
}

// ranks returns a number for each cell; of two cells that are not null, the
// larger one has the larger number.
func (c *Column) ranks() []uint64 {
	const top = 1 << 63
	out := make([]uint64, c.Len())
	switch c.typ {
	case String:
		code, first := c.codes()
		order := slices.Clone(first)
		slices.SortFunc(order, func(a, b int) int { return strings.Compare(c.texts[a], c.texts[b]) })
		rank := make([]uint64, len(first))
		for r, i := range order {
			rank[code[i]] = uint64(r)
		}
		for i := range out {
			out[i] = rank[code[i]]
		}
	case Int:
		for i, v := range c.ints {
			out[i] = uint64(v) ^ top
		}
	case Bool:
		for i, v := range c.bools {
			if v {
				out[i] = 1
			}
		}
	default:
		for i, v := range c.floats {
			if v == 0 {
				v = 0 // -0 is no less than 0
			}
			// Negative numbers have larger bits the smaller they are.
			if bits := math.Float64bits(v); bits >= top {
				out[i] = ^bits
			} else {
				out[i] = bits | top
			}
		}
	}
	return out
}

// A ranked row has a number to sort it by.
type ranked struct {
	rank uint64
	row  int
}

// radixSort sorts rows by rank, byte by byte from the lowest; equal ranks keep
// their order. It overwrites its argument.
func radixSort(rows []ranked) []ranked {
	other := make([]ranked, len(rows))
	for shift := 0; shift < 64; shift += 8 {
		var at [257]int
		for _, r := range rows {
			at[r.rank>>shift&0xff+1]++
		}
		if slices.Contains(at[:], len(rows)) {
			continue // all bytes are the same
		}
		for b := range 256 {
			at[b+1] += at[b]
		}
		for _, r := range rows {
			b := r.rank >> shift & 0xff
			other[at[b]] = r
			at[b]++
		}
		rows, other = other, rows
	}
	return rows
}
