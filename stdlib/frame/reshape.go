package frame

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"kvsh/stdlib/stats"
)

// Describe summarises every column in a row: its type, the number of values
// and of nulls; of numbers the mean, standard deviation and quartiles; of other
// columns the number of different values and the most frequent one.
func (f *Frame) Describe() *Frame {
	columns, err := f.columns("Describe")
	if err != nil {
		return asFailed(err)
	}
	names := []string{"column", "type", "n", "null", "mean", "std", "min", "p25", "median", "p75", "max", "distinct", "top"}
	cells := make([][]any, len(names))
	for k := range columns {
		c := &columns[k]
		row := []any{c.name, string(c.typ)}
		nulls := 0
		for i := range c.Len() {
			if c.isNull(i) {
				nulls++
			}
		}
		row = append(row, c.Len()-nulls, nulls)
		row = append(row, c.summary()...)
		for j, v := range row {
			cells[j] = append(cells[j], v)
		}
	}
	var out []Column
	for j, name := range names {
		c, err := columnFrom(name, cells[j])
		if err != nil {
			return failed("Describe", name, err)
		}
		out = append(out, c)
	}
	return New(out...)
}

// summary is the part of a column's description that depends on its type.
func (c *Column) summary() []any {
	if c.typ.Numeric() {
		v := c.numbers()
		var out []any
		for _, x := range []float64{
			stats.Mean(v), stats.Std(v), stats.Quantile(v, 0), stats.Quantile(v, 0.25),
			stats.Quantile(v, 0.5), stats.Quantile(v, 0.75), stats.Quantile(v, 1),
		} {
			if math.IsNaN(x) {
				out = append(out, nil)
			} else {
				out = append(out, x)
			}
		}
		return append(out, nil, nil)
	}
	counts := map[string]int{}
	top := ""
	for i := range c.Len() {
		if !c.isNull(i) {
			s := c.text(i)
			counts[s]++
			if counts[s] > counts[top] {
				top = s
			}
		}
	}
	out := append(slices.Repeat([]any{nil}, 7), len(counts))
	if len(counts) == 0 {
		return append(out, nil)
	}
	return append(out, top)
}

// Pivot turns a long frame into a wide one: a row for each value of the index
// column, a column for each value of the columns column, in order of first
// appearance, and in the cells the value column. Two rows for one cell are an
// error; aggregate them first.
func (f *Frame) Pivot(index, columns, value string) *Frame {
	list, err := f.columns("Pivot", index, columns, value)
	if err != nil {
		return asFailed(err)
	}
	rowOf, firstRow := keys(list[:1], f.Len())
	columnOf, firstColumn := keys(list[1:2], f.Len())
	at := make([][]int, len(firstColumn)) // source row of each cell
	for j := range at {
		at[j] = slices.Repeat([]int{-1}, len(firstRow))
	}
	for i := range f.Len() {
		cell := &at[columnOf[i]][rowOf[i]]
		if *cell >= 0 {
			return failf("Pivot", value, "there are two rows for %s %s and %s %s; aggregate them first",
				index, list[0].text(i), columns, list[1].text(i))
		}
		*cell = i
	}
	out := []Column{list[0].take(firstRow)}
	for j, i := range firstColumn {
		name := list[1].text(i)
		if list[1].isNull(i) || name == "" {
			name = "null"
		}
		out = append(out, list[2].take(at[j]).Named(name))
	}
	return New(out...)
}

func errNotNumbers(op string, typ Type) error {
	return fmt.Errorf("%s asks for numbers, but it holds %s values", op, typ)
}

// trimFloat prints a number with as few digits as it needs.
func trimFloat(f float64) string {
	return strconv.FormatFloat(math.Round(f*1e6)/1e6, 'f', -1, 64)
}
