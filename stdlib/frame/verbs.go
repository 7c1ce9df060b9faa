package frame

import "slices"

// Select keeps the named columns, in the order of the names.
func (f *Frame) Select(names ...string) *Frame {
	if f.err != nil {
		return f
	}
	out := make(data, len(names))
	for i, name := range names {
		if slices.Contains(names[:i], name) {
			return failf("Select", name, "it is named twice")
		}
		var err error
		if out[i], err = f.column("Select", name); err != nil {
			return asFailed(err)
		}
	}
	return &Frame{df: out}
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
	columns[f.index(from)] = c.Named(to)
	return build("Rename", columns)
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
	return f.take(rows)
}

// take is Take of rows that are there, or -1 for a row of nulls.
func (f *Frame) take(rows []int) *Frame {
	out := make(data, len(f.df))
	negative := slices.ContainsFunc(rows, func(i int) bool { return i < 0 })
	parallel(len(out), len(rows), func(j int) { out[j] = f.df[j].take(rows, negative) })
	return &Frame{df: out}
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
	if i := f.index(c.name); i >= 0 {
		columns[i] = c.clone()
	} else {
		columns = append(columns, c.clone())
	}
	return build("With", columns)
}

// Mutate adds or replaces a column with what the function returns for each
// row: a number, a text or a bool, or nil for null. Whole numbers and others
// together make Float. A whole column at once is faster; see With.
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
		return failed("Mutate", row.missing.name, row.Err())
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
		if other == nil {
			return failf("Concat", "", "one of the frames is nil")
		}
		added, err := other.columns("Concat")
		if err != nil {
			return asFailed(err)
		}
		for _, c := range added {
			k := slices.IndexFunc(out, func(have Column) bool { return have.name == c.name })
			if k < 0 {
				out = append(out, nulls(c.name, c.typ, rows))
				k = len(out) - 1
			}
			if out[k], err = out[k].below(c); err != nil {
				return failed("Concat", c.name, err)
			}
		}
		rows += other.Len()
		for k := range out {
			missing := rows - out[k].Len()
			out[k], _ = out[k].below(nulls("", out[k].typ, missing)) // of the same type
		}
	}
	return build("Concat", out)
}

// Unique keeps the first row of each combination of values of the columns, or
// of all columns if none is named.
func (f *Frame) Unique(columns ...string) *Frame {
	list, err := f.columns("Unique", columns...)
	if err != nil {
		return asFailed(err)
	}
	_, first := keys(list, f.Len())
	return f.take(first)
}

// DropNull leaves out the rows with a null in one of the columns, or in any if
// none is named.
func (f *Frame) DropNull(columns ...string) *Frame {
	list, err := f.columns("DropNull", columns...)
	if err != nil {
		return asFailed(err)
	}
	return f.take(rowsWhere(f.Len(), func(i int) bool {
		for k := range list {
			if list[k].isNull(i) {
				return false
			}
		}
		return true
	}))
}

// FillNull replaces the nulls of a column by a value of its type.
func (f *Frame) FillNull(column string, value any) *Frame {
	c, err := f.column("FillNull", column)
	if err != nil {
		return asFailed(err)
	}
	filling, err := columnFrom(column, []any{value})
	if err != nil {
		return failed("FillNull", column, err)
	}
	all, err := c.below(filling)
	if err != nil || all.typ != c.typ || filling.isNull(0) {
		return failf("FillNull", column, "it holds %s values; %v is none", c.typ, value)
	}
	at := make([]int, c.Len())
	for i := range at {
		at[i] = i
		if c.isNull(i) {
			at[i] = c.Len() // where the value is
		}
	}
	return f.With(all.take(at, false))
}
