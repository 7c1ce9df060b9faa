package frame

import (
	"errors"
	"fmt"
	"slices"
)

// A Frame is a table of typed columns. The zero Frame is empty.
type Frame struct {
	df  data
	err error
}

// data is the columns of a frame. Nothing changes them once they are in a frame,
// so frames share them. Nulls in a column of floats are NaN and are not marked;
// in other columns the null cells are zero, and nothing is marked if there is
// none.
type data []Column

// New makes a frame of columns. It fails if they differ in length or two have
// the same name.
func New(columns ...Column) *Frame {
	own := make([]Column, len(columns))
	for i := range columns {
		own[i] = columns[i].clone()
	}
	return build("New", own)
}

// build makes a frame of columns for the verb op. Their slices belong to it.
func build(op string, columns []Column) *Frame {
	seen := map[string]bool{}
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
		c.settle()
	}
	return &Frame{df: columns}
}

// Err is the error of the first verb that failed, or nil.
func (f *Frame) Err() error { return f.err }

// Len is the number of rows.
func (f *Frame) Len() int {
	if len(f.df) == 0 {
		return 0
	}
	return f.df[0].Len()
}

// Width is the number of columns.
func (f *Frame) Width() int { return len(f.df) }

// Names returns the names of the columns, in their order.
func (f *Frame) Names() []string {
	names := make([]string, len(f.df))
	for j := range f.df {
		names[j] = f.df[j].name
	}
	return names
}

// index is the position of the column of the name, or -1.
func (f *Frame) index(name string) int {
	return slices.IndexFunc(f.df, func(c Column) bool { return c.name == name })
}

// Has reports whether there is a column of the name.
func (f *Frame) Has(name string) bool { return f.index(name) >= 0 }

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

// column is a column of the frame, for the verb op. It shares its cells.
func (f *Frame) column(op, name string) (Column, error) {
	if f.err != nil {
		return Column{}, f.err
	}
	j := f.index(name)
	if j < 0 {
		return Column{}, &Error{op, name, &NoColumnError{name, f.Names()}}
	}
	return f.df[j], nil
}

// columns lists the named columns, or all if no name is given.
func (f *Frame) columns(op string, names ...string) ([]Column, error) {
	if len(names) == 0 {
		return slices.Clone(f.df), f.err
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
	if c.typ == Float {
		return slices.Clone(c.floats), nil
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
	case c.null != nil:
		return nil, &Error{"Ints", name, errors.New("it has null cells; read it by Floats, or drop them by DropNull")}
	}
	return slices.Clone(c.ints), nil
}

// Strings returns any column as text, with null as "".
func (f *Frame) Strings(name string) ([]string, error) {
	c, err := f.column("Strings", name)
	if err != nil {
		return nil, err
	}
	if c.typ == String {
		return slices.Clone(c.texts), nil
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
	return slices.Clone(c.bools), nil
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
