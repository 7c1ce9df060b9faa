package frame

import (
	"cmp"
	"math"
	"math/bits"
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
	order := newSorter(f.Len())
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
		order.sort(&c, descending)
	}
	rows := make([]int, f.Len())
	for k := range rows {
		rows[k] = order.rows[k].row
	}
	return f.take(rows)
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
			out[i] = order(v)
		}
	}
	return out
}

// order returns a number for a float; the larger float has the larger number.
func order(x float64) uint64 {
	const top = 1 << 63
	if x == 0 {
		x = 0 // -0 is no less than 0
	}
	b := math.Float64bits(x)
	return b ^ (uint64(int64(b)>>63) | top) // negative numbers have larger bits the smaller they are
}

// A sorter sorts rows.
type sorter struct {
	rows, spare []ranked
}

// A ranked row has a number to sort it by.
type ranked struct {
	rank uint64
	row  int
}

func newSorter(n int) *sorter {
	s := &sorter{make([]ranked, n), make([]ranked, n)}
	for i := range s.rows {
		s.rows[i].row = i
	}
	return s
}

// sort sorts the rows by their cells in a column, nulls last. Equal ones keep
// their order.
func (s *sorter) sort(c *Column, descending bool) {
	ranks := c.ranks()
	var flip uint64
	if descending {
		flip = ^flip
	}
	n := 0
	var null []ranked
	for _, r := range s.rows {
		if c.isNull(r.row) {
			null = append(null, r)
			continue
		}
		s.rows[n] = ranked{ranks[r.row] ^ flip, r.row}
		n++
	}
	copy(s.rows[n:], null)
	copy(s.spare[n:], null)
	if radixSort(s.rows[:n], s.spare[:n]) {
		s.rows, s.spare = s.spare, s.rows
	}
}

// A radix pass sorts by a digit of so many bits; so many passes are made at most.
const (
	digitBits = 11
	maxPasses = 3
)

// radixSort sorts rows by rank; equal ranks keep their order. It sorts by the
// highest bits in which ranks differ, digit by digit from the lowest, and then
// the few rows that agree in these by themselves. It tells whether the result is
// in the spare rows.
func radixSort(rows, spare []ranked) (spared bool) {
	var differ uint64
	for i := range rows {
		differ |= rows[i].rank ^ rows[0].rank
	}
	significant := bits.Len64(differ)
	low := max(0, significant-digitBits*maxPasses)
	for shift := low; shift < significant; shift += digitBits {
		sortByDigit(rows, spare, shift)
		rows, spare = spare, rows
		spared = !spared
	}
	if low > 0 {
		sortTies(rows, low)
	}
	return spared
}

// sortByDigit copies rows into out, sorted by the digit of their ranks that
// begins at the bit shift.
func sortByDigit(rows, out []ranked, shift int) {
	const mask = 1<<digitBits - 1
	var at [mask + 2]int
	for i := range rows {
		at[rows[i].rank>>shift&mask+1]++
	}
	for d := range mask {
		at[d+1] += at[d]
	}
	for _, r := range rows {
		p := &at[r.rank>>shift&mask]
		out[*p] = r
		*p++
	}
}

// sortTies sorts each run of rows whose ranks agree above the lowest bits.
func sortTies(rows []ranked, low int) {
	for from := 0; from < len(rows); {
		to := from + 1
		for to < len(rows) && rows[to].rank>>low == rows[from].rank>>low {
			to++
		}
		if to-from > 1 {
			slices.SortStableFunc(rows[from:to], func(a, b ranked) int { return cmp.Compare(a.rank, b.rank) })
		}
		from = to
	}
}
