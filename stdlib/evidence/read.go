package evidence

import (
	"math"
	"slices"

	"kvsh/stdlib/frame"
)

// texts is a column as text, null as "".
func texts(runs *frame.Frame, column string) ([]string, error) { return runs.Strings(column) }

func textColumns(runs *frame.Frame, columns ...string) ([][]string, error) {
	out := make([][]string, len(columns))
	for i, column := range columns {
		var err error
		if out[i], err = texts(runs, column); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// having are those of the columns that the runs have.
func having(runs *frame.Frame, columns []string) []string {
	return slices.DeleteFunc(slices.Clone(columns), func(c string) bool { return !runs.Has(c) })
}

// Values returns the values that a column has, in order of appearance, without
// null.
func Values(runs *frame.Frame, column string) ([]string, error) {
	all, err := texts(runs, column)
	if err != nil {
		return nil, err
	}
	var out []string
	seen := map[string]bool{"": true}
	for _, v := range all {
		if !seen[v] {
			seen[v] = true
			out = append(out, v)
		}
	}
	return out, nil
}

// pick returns the values of the given rows that are there.
func pick(values []float64, rows []int) []float64 {
	out := make([]float64, 0, len(rows))
	for _, i := range rows {
		out = append(out, values[i])
	}
	return slices.DeleteFunc(out, math.IsNaN)
}

var nan = math.NaN()
