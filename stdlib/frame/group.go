package frame

import (
	"math"
	"slices"

	"kvsh/stdlib/stats"
)

// keys numbers the distinct combinations of the columns' values, of n rows, in
// order of first appearance. It returns the number of each row's combination
// and the first row of each. Null is a value of its own.
func keys(columns []Column, n int) (id, first []int) {
	id = make([]int, n)
	if len(columns) == 0 && n > 0 {
		return id, []int{0}
	}
	for k := range columns {
		codes := columns[k].codes()
		seen := map[[2]int]int{}
		first = first[:0]
		for i := range id {
			pair := [2]int{id[i], codes[i]}
			number, ok := seen[pair]
			if !ok {
				number = len(first)
				seen[pair] = number
				first = append(first, i)
			}
			id[i] = number
		}
	}
	return id, first
}

// codes numbers the distinct values of the column; null is -1.
func (c *Column) codes() []int {
	out := make([]int, c.Len())
	switch c.typ {
	case String:
		number(out, c, func(i int) string { return c.texts[i] })
	case Int:
		number(out, c, func(i int) int { return c.ints[i] })
	case Bool:
		number(out, c, func(i int) bool { return c.bools[i] })
	default:
		number(out, c, func(i int) float64 { return c.floats[i] })
	}
	return out
}

func number[K comparable](out []int, c *Column, key func(i int) K) {
	seen := map[K]int{}
	for i := range out {
		if c.isNull(i) {
			out[i] = -1
			continue
		}
		k := key(i)
		code, ok := seen[k]
		if !ok {
			code = len(seen)
			seen[k] = code
		}
		out[i] = code
	}
}

// Groups is the rows of a frame, grouped by the values of some columns.
type Groups struct {
	frame *Frame
	by    []string
	id    []int // group of each row
	first []int // first row of each group
	err   error
}

// GroupBy groups the rows by the values of columns. Groups come in order of
// first appearance, and null is a value of its own. Without columns all rows
// are one group.
func (f *Frame) GroupBy(columns ...string) *Groups {
	if len(columns) == 0 {
		id, first := keys(nil, f.Len())
		return &Groups{frame: f, id: id, first: first, err: f.err}
	}
	list, err := f.columns("GroupBy", columns...)
	if err != nil {
		return &Groups{frame: f, err: err}
	}
	id, first := keys(list, f.Len())
	return &Groups{frame: f, by: columns, id: id, first: first}
}

// Len is the number of groups.
func (g *Groups) Len() int { return len(g.first) }

// Rows returns the positions of the rows of each group.
func (g *Groups) Rows() [][]int {
	out := make([][]int, len(g.first))
	for i, group := range g.id {
		out[group] = append(out[group], i)
	}
	return out
}

// An Agg is an aggregate: what Groups.Agg computes for each group.
type Agg struct {
	op     string
	column string
	name   string // of the result; "" for the default
	reduce func(c *Column, rows []int) any
}

// As names the result of the aggregate. Without it the result has the column's
// name, or "op_column" if other aggregates read that column too.
func (a Agg) As(name string) Agg {
	a.name = name
	return a
}

// Count counts the rows of a group; name is the result's.
func Count(name string) Agg { return Agg{op: "count", name: name} }

// CountDistinct counts the different values of a column, null left out.
func CountDistinct(column string) Agg {
	return Agg{op: "distinct", column: column, reduce: func(c *Column, rows []int) any {
		seen := map[any]bool{}
		for _, i := range rows {
			if v := c.value(i); v != nil {
				seen[v] = true
			}
		}
		return len(seen)
	}}
}

// First is the first value of a column that is not null.
func First(column string) Agg {
	return Agg{op: "first", column: column, reduce: func(c *Column, rows []int) any {
		for _, i := range rows {
			if !c.isNull(i) {
				return c.value(i)
			}
		}
		return nil
	}}
}

// numeric is an aggregate of numbers, nulls left out.
func numeric(op, column string, reduce func([]float64) float64) Agg {
	return Agg{op: op, column: column, reduce: func(c *Column, rows []int) any {
		var values []float64
		for _, i := range rows {
			if !c.isNull(i) {
				values = append(values, c.number(i))
			}
		}
		v := math.NaN()
		if len(values) > 0 {
			v = reduce(values)
		}
		switch {
		case math.IsNaN(v):
			return nil
		case c.typ == Int && op != "mean" && v == math.Trunc(v) && math.Abs(v) < 1<<53:
			return int(v)
		}
		return v
	}}
}

// Mean is the arithmetic mean of a column.
func Mean(column string) Agg { return numeric("mean", column, stats.Mean) }

// Median is the median of a column.
func Median(column string) Agg { return numeric("median", column, stats.Median) }

// Min is the least value of a column of numbers.
func Min(column string) Agg { return numeric("min", column, slices.Min[[]float64]) }

// Max is the largest value of a column of numbers.
func Max(column string) Agg { return numeric("max", column, slices.Max[[]float64]) }

// Std is the sample standard deviation of a column, with n-1.
func Std(column string) Agg { return numeric("std", column, stats.Std) }

// Sum is the sum of a column.
func Sum(column string) Agg {
	return numeric("sum", column, func(v []float64) float64 { return stats.Mean(v) * float64(len(v)) })
}

// Quantile is the q-quantile of a column, 0 <= q <= 1.
func Quantile(column string, q float64) Agg {
	return numeric("p"+trimFloat(100*q), column, func(v []float64) float64 { return stats.Quantile(v, q) })
}

// Agg computes aggregates for each group. The result has a row for each group:
// the columns that it was grouped by, then one for each aggregate.
func (g *Groups) Agg(aggregates ...Agg) *Frame {
	if g.err != nil {
		return asFailed(g.err)
	}
	var out []Column
	if len(g.by) > 0 {
		columns, err := g.frame.Take(g.first).columns("Agg", g.by...)
		if err != nil {
			return asFailed(err)
		}
		out = columns
	}
	rows := g.Rows()
	for _, a := range aggregates {
		c, err := g.aggregate(a, rows)
		if err != nil {
			return asFailed(err)
		}
		c.name = resultName(a, aggregates)
		out = append(out, c)
	}
	return New(out...)
}

// aggregate computes one aggregate for all groups.
func (g *Groups) aggregate(a Agg, rows [][]int) (Column, error) {
	if a.reduce == nil { // a count
		n := make([]int, len(rows))
		for k := range rows {
			n[k] = len(rows[k])
		}
		return Ints(a.name, n), nil
	}
	c, err := g.frame.column("Agg", a.column)
	if err != nil {
		return c, err
	}
	if !c.typ.Numeric() && a.op != "first" && a.op != "distinct" {
		return c, &Error{"Agg", a.column, errNotNumbers(a.op, c.typ)}
	}
	values := make([]any, len(rows))
	for k := range rows {
		values[k] = a.reduce(&c, rows[k])
	}
	out, err := columnFrom(a.column, values)
	if err != nil {
		return c, &Error{"Agg", a.column, err}
	}
	if out.Len() == 0 && a.op == "first" {
		out = c.take(nil)
	}
	return out, nil
}

// resultName is the name of an aggregate's column.
func resultName(a Agg, all []Agg) string {
	if a.name != "" {
		return a.name
	}
	same := 0
	for _, other := range all {
		if other.column == a.column && other.name == "" {
			same++
		}
	}
	if same > 1 {
		return a.op + "_" + a.column
	}
	return a.column
}
