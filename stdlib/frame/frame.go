package frame

import (
	"errors"
	"fmt"
	"slices"

	"github.com/go-gota/gota/dataframe"
	"github.com/go-gota/gota/series"
)

// A Frame is a table of typed columns. The zero Frame is empty.
type Frame struct {
	df  dataframe.DataFrame
	err error
}

// New makes a frame of columns. It fails if they differ in length or two have
// the same name.
func New(columns ...Column) *Frame { return build("New", columns) }

// build makes a frame of columns for the verb op.
func build(op string, columns []Column) *Frame {
	seen := map[string]bool{}
	list := make([]series.Series, len(columns))
	for i := range columns {
		c := &columns[i]
		switch {
		case c.name == "":
			return failf(op, "", "column %d has no name", i+1)
		case seen[c.name]:
			return failf(op, c.name, "there are two of this name")
		case c.Len() != columns[0].Len():
			return failf(op, c.name, "it has %d cells, but %q has %d", c.Len(), columns[0].name, columns[0].Len())
		}
		seen[c.name] = true
		list[i] = c.series()
	}
	if len(list) == 0 {
		return &Frame{}
	}
	return wrap(op, dataframe.New(list...))
}

// wrap makes a frame of a gota data frame that nothing else holds.
func wrap(op string, df dataframe.DataFrame) *Frame {
	if df.Err != nil {
		return failed(op, "", df.Err)
	}
	return &Frame{df: df}
}

// Err is the error of the first verb that failed, or nil.
func (f *Frame) Err() error { return f.err }

// Len is the number of rows.
func (f *Frame) Len() int { return f.df.Nrow() }

// Width is the number of columns.
func (f *Frame) Width() int { return f.df.Ncol() }

// Names returns the names of the columns, in their order.
func (f *Frame) Names() []string { return f.df.Names() }

// Has reports whether there is a column of the name.
func (f *Frame) Has(name string) bool { return slices.Contains(f.Names(), name) }

// Type is the type of a column.
func (f *Frame) Type(name string) (Type, error) {
	c, err := f.column("Type", name)
	return c.typ, err
}

// Column returns a column of the frame. Of a name that the frame lacks it
// returns a column that New and With refuse.
func (f *Frame) Column(name string) Column {
	c, err := f.column("Column", name)
	if err != nil {
		return Column{}
	}
	return c
}

// column reads a column out of gota.
func (f *Frame) column(op, name string) (Column, error) {
	if f.err != nil {
		return Column{}, f.err
	}
	names := f.Names()
	j := slices.Index(names, name)
	if j < 0 {
		return Column{}, &Error{op, name, &NoColumnError{name, names}}
	}
	return columnOf(f.df, j), nil
}

// columns reads the named columns, or all if no name is given.
func (f *Frame) columns(op string, names ...string) ([]Column, error) {
	if len(names) == 0 {
		names = f.Names()
	}
	out := make([]Column, len(names))
	for i, name := range names {
		var err error
		if out[i], err = f.column(op, name); err != nil {
			return nil, err
		}
	}
	return out, f.err
}

// Floats returns a column of numbers, whole ones included, with null as NaN.
func (f *Frame) Floats(name string) ([]float64, error) {
	c, err := f.column("Floats", name)
	if err != nil {
		return nil, err
	}
	if !c.typ.Numeric() {
		return nil, &Error{"Floats", name, fmt.Errorf("it holds %s values, not numbers", c.typ)}
	}
	return c.numbers(), nil
}

// Ints returns a column of whole numbers. A null cell is an error; use Floats
// or IsNull where there may be some.
func (f *Frame) Ints(name string) ([]int, error) {
	c, err := f.column("Ints", name)
	switch {
	case err != nil:
		return nil, err
	case c.typ != Int:
		return nil, &Error{"Ints", name, fmt.Errorf("it holds %s values, not whole numbers", c.typ)}
	case slices.Contains(c.null, true):
		return nil, &Error{"Ints", name, errors.New("it has null cells; read it by Floats, or drop them by DropNull")}
	}
	return c.ints, nil
}

// Strings returns any column as text, with null as "".
func (f *Frame) Strings(name string) ([]string, error) {
	c, err := f.column("Strings", name)
	if err != nil {
		return nil, err
	}
	out := make([]string, c.Len())
	for i := range out {
		out[i] = c.text(i)
	}
	return out, nil
}

// Bools returns a column of true and false, with null as false.
func (f *Frame) Bools(name string) ([]bool, error) {
	c, err := f.column("Bools", name)
	if err != nil {
		return nil, err
	}
	if c.typ != Bool {
		return nil, &Error{"Bools", name, fmt.Errorf("it holds %s values, not bools", c.typ)}
	}
	return c.bools, nil
}

// IsNull tells which cells of a column are null.
func (f *Frame) IsNull(name string) ([]bool, error) {
	c, err := f.column("IsNull", name)
	if err != nil {
		return nil, err
	}
	out := make([]bool, c.Len())
	for i := range out {
		out[i] = c.isNull(i)
	}
	return out, nil
}
