package frame

import (
	"fmt"
	"slices"

	"github.com/go-gota/gota/series"
)

// Select keeps the named columns, in the order of the names.
func (f *Frame) Select(names ...string) *Frame {
	if f.err != nil {
		return f
	}
	var list []series.Series
	for i, name := range names {
		if !f.Has(name) {
			return failed("Select", name, &NoColumnError{name, f.Names()})
		}
		if slices.Contains(names[:i], name) {
			return failf("Select", name, "it is named twice")
		}
		list = append(list, f.df.Col(name))
	}
	return wrap("Select", list)
}

// Drop leaves the named columns out.
func (f *Frame) Drop(names ...string) *Frame {
	for _, name := range names {
		if f.err == nil && !f.Has(name) {
			return failed("Drop", name, &NoColumnError{name, f.Names()})
		}
	}
	keep := slices.DeleteFunc(f.Names(), func(n string) bool { return slices.Contains(names, n) })
	return f.Select(keep...)
}

// Rename gives a column another name.
func (f *Frame) Rename(from, to string) *Frame {
	c, err := f.column("Rename", from)
	if err != nil {
		return asFailed(err)
	}
	if from != to && f.Has(to) {
		return failf("Rename", from, "there is a column %q already", to)
	}
	columns, _ := f.columns("Rename")
	columns[slices.Index(f.Names(), from)] = c.Named(to)
	return New(columns...)
}

// asFailed turns an error that a reading function returned into a frame.
func asFailed(err error) *Frame { return &Frame{err: err} }

// Take returns the rows at the given positions, in their order. A position may
// occur more than once.
func (f *Frame) Take(rows []int) *Frame {
	if f.err != nil || f.Width() == 0 {
		return f
	}
	for _, i := range rows {
		if i < 0 || i >= f.Len() {
			return failf("Take", "", "there is no row %d in %d rows", i, f.Len())
		}
	}
	list := make([]series.Series, f.Width())
	for j, name := range f.Names() {
		list[j] = f.df.Col(name).Subset(rows)
	}
	return wrap("Take", list)
}

// Rows returns the rows from one position up to, not including, another.
// Positions beyond the frame mean its ends.
func (f *Frame) Rows(from, to int) *Frame {
	from, to = max(0, from), min(to, f.Len())
	var rows []int
	for i := from; i < to; i++ {
		rows = append(rows, i)
	}
	return f.Take(rows)
}

// Head returns the first n rows.
func (f *Frame) Head(n int) *Frame { return f.Rows(0, n) }

// Tail returns the last n rows.
func (f *Frame) Tail(n int) *Frame { return f.Rows(f.Len()-max(0, n), f.Len()) }

// With adds a column at the end, or replaces the one of its name in place.
func (f *Frame) With(c Column) *Frame {
	columns, err := f.columns("With")
	switch {
	case err != nil:
		return asFailed(err)
	case c.name == "":
		return failf("With", "", "the column has no name")
	case len(columns) > 0 && c.Len() != f.Len():
		return failf("With", c.name, "it has %d cells, but the frame has %d rows", c.Len(), f.Len())
	}
	if i := slices.Index(f.Names(), c.name); i >= 0 {
		columns[i] = c
	} else {
		columns = append(columns, c)
	}
	return New(columns...)
}

// Mutate adds or replaces a column with what the function returns for each
// row: int, float64, string or bool, or nil for null. Ints and floats together
// make floats. Whole-column functions are faster; see With.
func (f *Frame) Mutate(name string, value func(Row) any) *Frame {
	columns, err := f.columns("Mutate")
	if err != nil {
		return asFailed(err)
	}
	row := newRow(columns)
	values := make([]any, f.Len())
	for i := range values {
		row.i = i
		values[i] = value(row)
	}
	if row.missing.name != "" {
		return failed("Mutate", row.missing.name, &NoColumnError{row.missing.name, f.Names()})
	}
	c, err := columnFrom(name, values)
	if err != nil {
		return failed("Mutate", name, err)
	}
	return f.With(c)
}

// Concat adds the rows of other frames below. Columns go together by name; a
// frame that lacks one has null there.
func (f *Frame) Concat(others ...*Frame) *Frame {
	out, err := f.columns("Concat")
	if err != nil {
		return asFailed(err)
	}
	rows := f.Len()
	for _, other := range others {
		added, err := other.columns("Concat")
		if err != nil {
			return asFailed(err)
		}
		for _, c := range added {
			k := slices.IndexFunc(out, func(have Column) bool { return have.name == c.name })
			if k < 0 {
				blank := Column{name: c.name, typ: c.typ}
				out = append(out, blank.take(slices.Repeat([]int{-1}, rows)))
				k = len(out) - 1
			}
			if out[k], err = join(out[k], c); err != nil {
				return failed("Concat", c.name, err)
			}
		}
		rows += other.Len()
		for k := range out {
			if missing := rows - out[k].Len(); missing > 0 {
				at := slices.Repeat([]int{-1}, missing)
				out[k], _ = join(out[k], out[k].take(at)) // of the same type
			}
		}
	}
	return New(out...)
}

// join appends the cells of b to a.
func join(a, b Column) (Column, error) {
	if a.typ != b.typ && a.typ.Numeric() && b.typ.Numeric() {
		a, b = Floats(a.name, a.numbers()), Floats(b.name, b.numbers())
	}
	if a.typ != b.typ {
		return Column{}, fmt.Errorf("it holds %s values here and %s values there", a.typ, b.typ)
	}
	null := make([]bool, a.Len()+b.Len())
	for i := range null {
		if i < a.Len() {
			null[i] = a.isNull(i)
		} else {
			null[i] = b.isNull(i - a.Len())
		}
	}
	a.texts, a.ints = slices.Concat(a.texts, b.texts), slices.Concat(a.ints, b.ints)
	a.floats, a.bools = slices.Concat(a.floats, b.floats), slices.Concat(a.bools, b.bools)
	return a.WithNulls(null), nil
}

// Unique keeps the first row of each combination of values of the columns, or
// of all columns if none is named.
func (f *Frame) Unique(columns ...string) *Frame {
	list, err := f.columns("Unique", columns...)
	if err != nil {
		return asFailed(err)
	}
	_, first := keys(list, f.Len())
	return f.Take(first)
}

// DropNull leaves out the rows with a null in one of the columns, or in any if
// none is named.
func (f *Frame) DropNull(columns ...string) *Frame {
	list, err := f.columns("DropNull", columns...)
	if err != nil {
		return asFailed(err)
	}
	var rows []int
	for i := range f.Len() {
		if !slices.ContainsFunc(list, func(c Column) bool { return c.isNull(i) }) {
			rows = append(rows, i)
		}
	}
	return f.Take(rows)
}

// FillNull replaces the nulls of a column by a value of its type.
func (f *Frame) FillNull(column string, value any) *Frame {
	c, err := f.column("FillNull", column)
	if err != nil {
		return asFailed(err)
	}
	values := make([]any, c.Len())
	for i := range values {
		if values[i] = c.value(i); values[i] == nil {
			values[i] = value
		}
	}
	filled, err := columnFrom(column, values)
	if err == nil && filled.typ != c.typ && filled.Len() > 0 {
		err = fmt.Errorf("it holds %s values; %v is none", c.typ, value)
	}
	if err != nil {
		return failed("FillNull", column, err)
	}
	return f.With(filled)
}

// columnFrom makes a column of Go values of one type; nil is null.
func columnFrom(name string, values []any) (Column, error) {
	typ := Type("")
	for i, v := range values {
		t, ok := typeOf(v)
		switch {
		case v == nil:
		case !ok:
			return Column{}, fmt.Errorf("row %d: a %T can't be in a column; use int, float64, string or bool", i, v)
		case typ == "" || typ == t:
			typ = t
		case typ.Numeric() && t.Numeric():
			typ = Float
		default:
			return Column{}, fmt.Errorf("row %d holds a %s value, but the rows before hold %s values", i, t, typ)
		}
	}
	if typ == "" {
		typ = Float
	}
	blank := Column{name: name, typ: typ}
	c := blank.take(slices.Repeat([]int{-1}, len(values)))
	for i, v := range values {
		if v == nil {
			continue
		}
		if c.null != nil {
			c.null[i] = false
		}
		switch v := v.(type) {
		case string:
			c.texts[i] = v
		case bool:
			c.bools[i] = v
		default:
			n, _ := numberOf(v)
			if typ == Int {
				c.ints[i] = int(n)
			} else {
				c.floats[i] = n
			}
		}
	}
	return c, nil
}

// typeOf is the column type that a Go value goes into.
func typeOf(v any) (Type, bool) {
	switch v.(type) {
	case string:
		return String, true
	case bool:
		return Bool, true
	case float32, float64:
		return Float, true
	}
	_, ok := numberOf(v)
	return Int, ok
}

// numberOf is the number that a Go value of any numeric type holds.
func numberOf(v any) (float64, bool) {
	switch v := v.(type) {
	case int:
		return float64(v), true
	case int64:
		return float64(v), true
	case int32:
		return float64(v), true
	case float64:
		return v, true
	case float32:
		return float64(v), true
	}
	return 0, false
}
