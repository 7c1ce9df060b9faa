package frame

import (
	"math"
	"slices"
)

// A Row is one row of a frame, as Filter, Mutate and Frame.Row give it. Its
// methods read a cell by the column's name.
type Row struct {
	columns []Column
	missing *missingColumn // shared by the rows of one verb
	i       int
}

// missingColumn is the first name that a row was asked for in vain.
type missingColumn struct{ name string }

func newRow(columns []Column) Row { return Row{columns: columns, missing: new(missingColumn)} }

// Row returns one row. Of a row that is not there every cell is null.
func (f *Frame) Row(i int) Row {
	if f.err != nil || i < 0 || i >= f.Len() {
		return Row{}
	}
	row := newRow(f.df)
	row.i = i
	return row
}

// Err tells the first name that the row was asked for in vain, if there is one.
func (r Row) Err() error {
	if r.missing == nil || r.missing.name == "" {
		return nil
	}
	names := make([]string, len(r.columns))
	for j := range r.columns {
		names[j] = r.columns[j].name
	}
	return &NoColumnError{r.missing.name, names}
}

func (r Row) column(name string) *Column {
	k := slices.IndexFunc(r.columns, func(c Column) bool { return c.name == name })
	if k < 0 {
		if r.missing != nil && r.missing.name == "" {
			r.missing.name = name
		}
		return nil
	}
	return &r.columns[k]
}

// Float is a number; NaN if the cell is null or no number.
func (r Row) Float(name string) float64 {
	if c := r.column(name); c != nil {
		return c.number(r.i)
	}
	return math.NaN()
}

// Int is a whole number, another number cut to one; 0 if the cell is null or no
// number.
func (r Row) Int(name string) int {
	c := r.column(name)
	switch {
	case c == nil || c.isNull(r.i):
		return 0
	case c.typ == Int:
		return c.ints[r.i]
	}
	if v := c.number(r.i); math.Abs(v) < 1<<63 { // false for NaN
		return int(v)
	}
	return 0
}

// Text is any cell as text; "" if it is null.
func (r Row) Text(name string) string {
	if c := r.column(name); c != nil {
		return c.text(r.i)
	}
	return ""
}

// Bool is a true or false; false if the cell is null or neither.
func (r Row) Bool(name string) bool {
	c := r.column(name)
	return c != nil && c.typ == Bool && !c.isNull(r.i) && c.bools[r.i]
}

// Null reports whether the cell is null.
func (r Row) Null(name string) bool {
	c := r.column(name)
	return c == nil || c.isNull(r.i)
}
