package frame

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"

	"kvsh/stdlib/stats"
)

// An Agg is an aggregate: what Groups.Agg computes for each group. Nulls are
// left out; of a group without any value the aggregate is null, unless it
// counts.
type Agg struct {
	op     string
	column string
	name   string  // of the result; "" for the default
	q      float64 // of a quantile
}

// As names the result of the aggregate. Without it the result has the column's
// name, or "op_column" if other aggregates read that column too or the groups
// are made by it.
func (a Agg) As(name string) Agg {
	a.name = name
	return a
}

// Count counts the rows of a group; name is the result's.
func Count(name string) Agg { return Agg{op: "count", name: name} }

// CountDistinct counts the different values of a column.
func CountDistinct(column string) Agg { return Agg{op: "distinct", column: column} }

// First is the first value of a column that is not null.
func First(column string) Agg { return Agg{op: "first", column: column} }

// Min is the least value of a column, in the order of Sort.
func Min(column string) Agg { return Agg{op: "min", column: column} }

// Max is the largest value of a column, in the order of Sort.
func Max(column string) Agg { return Agg{op: "max", column: column} }

// Sum is the sum of a column of numbers; of whole numbers it is one.
func Sum(column string) Agg { return Agg{op: "sum", column: column} }

// Mean is the arithmetic mean of a column of numbers.
func Mean(column string) Agg { return Agg{op: "mean", column: column} }

// Median is the median of a column of numbers.
func Median(column string) Agg { return Agg{op: "median", column: column, q: 0.5} }

// Std is the sample standard deviation of a column of numbers, with n-1; null
// below two values.
func Std(column string) Agg { return Agg{op: "std", column: column} }

// Quantile is the q-quantile of a column of numbers, 0 <= q <= 1, as
// [stats.Quantile] defines it.
func Quantile(column string, q float64) Agg {
	percent := strconv.FormatFloat(math.Round(100*q*1e6)/1e6, 'f', -1, 64)
	return Agg{op: "p" + percent, column: column, q: q}
}

// resultName is the name of the aggregate's column beside the columns of keys
// and other aggregates.
func (a Agg) resultName(by []Column, all []Agg) string {
	switch {
	case a.name != "":
		return a.name
	case a.column == "":
		return a.op
	}
	same := 0
	for _, other := range all {
		if other.column == a.column && other.name == "" {
			same++
		}
	}
	if same > 1 || slices.ContainsFunc(by, func(c Column) bool { return c.name == a.column }) {
		return a.op + "_" + a.column
	}
	return a.column
}

// compute computes the aggregate of the groups. Their rows are listed only if it
// asks for that.
func (a Agg) compute(g *Groups, rows func() [][]int) (Column, error) {
	if a.op == "count" {
		n := make([]int, g.n)
		for _, k := range g.id {
			n[k]++
		}
		return Ints("", n), nil
	}
	c, err := g.frame.column("Agg", a.column)
	if err != nil {
		return c, err
	}
	switch a.op {
	case "distinct":
		return c.distinct(rows()), nil
	case "first":
		return c.best(g, func(i, j int) bool { return false }), nil
	case "min", "max":
		ranks := c.ranks()
		if a.op == "min" {
			return c.best(g, func(i, j int) bool { return ranks[i] < ranks[j] }), nil
		}
		return c.best(g, func(i, j int) bool { return ranks[i] > ranks[j] }), nil
	}
	if !c.typ.Numeric() {
		return c, &Error{"Agg", a.column, fmt.Errorf("%s asks for numbers, but it holds %s values", a.op, c.typ)}
	}
	if !(0 <= a.q && a.q <= 1) {
		return c, &Error{"Agg", a.column, fmt.Errorf("there is no %v-quantile; it is from 0 to 1", a.q)}
	}
	switch {
	case a.op == "sum" && c.typ == Int:
		return c.sumInts(g)
	case a.op == "sum", a.op == "mean":
		return Floats("", c.sums(g, a.op == "mean")), nil
	case a.op == "std":
		return c.reduce(rows(), stats.Std), nil
	}
	return c.reduce(rows(), func(v []float64) float64 { return quantile(v, a.q) }), nil
}

// sums adds up the numbers of each group, or takes their mean. Without any it is
// NaN.
func (c *Column) sums(g *Groups, mean bool) []float64 {
	total, n := make([]float64, g.n), make([]int, g.n)
	for i, x := range c.numbers() {
		if !math.IsNaN(x) {
			total[g.id[i]] += x
			n[g.id[i]]++
		}
	}
	for k := range total {
		switch {
		case n[k] == 0:
			total[k] = math.NaN()
		case mean:
			total[k] /= float64(n[k])
		}
	}
	return total
}

// reduce computes a number from the values of each group that has any. The
// reduction may reorder them.
func (c *Column) reduce(rows [][]int, reduction func([]float64) float64) Column {
	v := c.numbers()
	out := make([]float64, len(rows))
	var values []float64
	for k, group := range rows {
		values = values[:0]
		for _, i := range group {
			if x := v[i]; !math.IsNaN(x) {
				values = append(values, x)
			}
		}
		out[k] = math.NaN()
		if len(values) > 0 {
			out[k] = reduction(values)
		}
	}
	return Floats("", out)
}

// best takes the cell of each group that is better than those before it.
func (c *Column) best(g *Groups, better func(i, j int) bool) Column {
	at := slices.Repeat([]int{-1}, g.n)
	for i, k := range g.id {
		if !c.isNull(i) && (at[k] < 0 || better(i, at[k])) {
			at[k] = i
		}
	}
	return c.take(at, true)
}

// distinct counts the different values of each group.
func (c *Column) distinct(rows [][]int) Column {
	id, first := c.codes()
	counted := make([]int, len(first)) // the last group that has the value, from 1
	n := make([]int, len(rows))
	for k, group := range rows {
		for _, i := range group {
			if !c.isNull(i) && counted[id[i]] != k+1 {
				counted[id[i]] = k + 1
				n[k]++
			}
		}
	}
	return Ints("", n)
}

// sumInts adds up the whole numbers of each group.
func (c *Column) sumInts(g *Groups) (Column, error) {
	total, null := make([]int, g.n), slices.Repeat([]bool{true}, g.n)
	for i, k := range g.id {
		if c.isNull(i) {
			continue
		}
		v := c.ints[i]
		s := total[k] + v
		if (s < total[k]) != (v < 0) {
			return *c, &Error{"Agg", c.name, errors.New("the sum is too large for a whole number")}
		}
		total[k], null[k] = s, false
	}
	return Ints("", total).WithNulls(null), nil
}
