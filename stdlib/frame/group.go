package frame

import "sync"

// Groups is the rows of a frame, grouped by the values of some columns.
type Groups struct {
	frame *Frame
	by    []Column // a row for each group
	id    []int    // group of each row
	n     int      // number of groups
	err   error
}

// GroupBy groups the rows by the values of columns. Groups come in order of
// first appearance, and null is a value of its own. Without columns all rows
// are one group.
func (f *Frame) GroupBy(columns ...string) *Groups {
	if f.err != nil {
		return &Groups{err: f.err}
	}
	by := make([]Column, len(columns))
	for k, name := range columns {
		var err error
		if by[k], err = f.column("GroupBy", name); err != nil {
			return &Groups{err: err}
		}
	}
	id, first := keys(by, f.Len())
	for k := range by {
		by[k] = by[k].take(first, false)
	}
	return &Groups{frame: f, by: by, id: id, n: len(first)}
}

// Err is the error of the frame that was grouped, or of the grouping.
func (g *Groups) Err() error { return g.err }

// Len is the number of groups.
func (g *Groups) Len() int { return g.n }

// Rows returns the positions of the rows of each group, ascending.
func (g *Groups) Rows() [][]int { return bins(g.id, g.n) }

// Agg computes aggregates for each group. The result has a row for each group:
// the columns that it was grouped by, then one for each aggregate.
func (g *Groups) Agg(aggregates ...Agg) *Frame {
	if g.err != nil {
		return asFailed(g.err)
	}
	out := append([]Column(nil), g.by...)
	rows := sync.OnceValue(g.Rows)
	for _, a := range aggregates {
		c, err := a.compute(g, rows)
		if err != nil {
			return asFailed(err)
		}
		out = append(out, c.Named(a.resultName(g.by, aggregates)))
	}
	return build("Agg", out)
}
