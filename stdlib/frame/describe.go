package frame

import "kvsh/stdlib/stats"

// description lists the columns of Describe.
var description = []struct {
	name string
	typ  Type
}{
	{"column", String},
	{"type", String},
	{"n", Int},
	{"null", Int},
	{"mean", Float},
	{"std", Float},
	{"min", Float},
	{"p25", Float},
	{"median", Float},
	{"p75", Float},
	{"max", Float},
	{"distinct", Int},
	{"top", String},
}

// Describe summarises every column in a row: its type, the number of values
// and of nulls; of numbers the mean, standard deviation and quartiles; of other
// columns the number of different values and the most frequent one, of several
// the first.
func (f *Frame) Describe() *Frame {
	columns, err := f.columns("Describe")
	if err != nil {
		return asFailed(err)
	}
	rows := make([]map[string]any, len(columns))
	parallel(len(rows), f.Len(), func(k int) { rows[k] = columns[k].describe() })
	out := make([]Column, len(description))
	for j, d := range description {
		values, filled := make([]any, len(rows)), false
		for k, row := range rows {
			values[k] = row[d.name]
			filled = filled || values[k] != nil
		}
		if !filled {
			out[j] = nulls(d.name, d.typ, len(rows))
		} else if out[j], err = columnFrom(d.name, values); err != nil {
			return failed("Describe", d.name, err)
		}
	}
	return build("Describe", out)
}

// describe is the row of Describe for the column.
func (c *Column) describe() map[string]any {
	row := map[string]any{"column": c.name, "type": c.typ}
	n := c.Len()
	if c.typ.Numeric() {
		v := c.present()
		n = len(v)
		describeNumbers(row, v)
	} else {
		for _, null := range c.null {
			if null {
				n--
			}
		}
		c.describeValues(row)
	}
	row["n"], row["null"] = n, c.Len()-n
	return row
}

func describeNumbers(row map[string]any, v []float64) {
	if len(v) == 0 {
		return
	}
	row["mean"], row["std"] = stats.Mean(v), stats.Std(v)
	q := quantiles(v, 0, 0.25, 0.5, 0.75, 1)
	row["min"], row["p25"], row["median"], row["p75"], row["max"] = q[0], q[1], q[2], q[3], q[4]
}

func (c *Column) describeValues(row map[string]any) {
	id, first := c.codes()
	count := make([]int, len(first))
	for _, k := range id {
		count[k]++
	}
	top, distinct := -1, 0
	for k, i := range first {
		if c.isNull(i) {
			continue
		}
		distinct++
		if top < 0 || count[k] > count[top] {
			top = k
		}
	}
	row["distinct"] = distinct
	if top >= 0 {
		row["top"] = c.text(first[top])
	}
}
