package frame

import (
	"fmt"
	"math"
	"slices"
	"strconv"
)

// Type is the type of a column.
type Type string

// The types of columns.
const (
	String Type = "text"
	Int    Type = "int"
	Float  Type = "float"
	Bool   Type = "bool"
)

// Numeric reports whether the type is Int or Float.
func (t Type) Numeric() bool { return t == Int || t == Float }

// A Column is a named sequence of cells of one type, to build frames from.
// Strings, Ints, Floats and Bools make one.
type Column struct {
	name   string
	typ    Type
	texts  []string
	ints   []int
	floats []float64
	bools  []bool
	null   []bool // nil if no cell is null
}

// Strings is a column of texts.
func Strings(name string, v []string) Column { return Column{name: name, typ: String, texts: v} }

// Ints is a column of whole numbers.
func Ints(name string, v []int) Column { return Column{name: name, typ: Int, ints: v} }

// Floats is a column of numbers; NaN is null.
func Floats(name string, v []float64) Column { return Column{name: name, typ: Float, floats: v} }

// Bools is a column of true and false.
func Bools(name string, v []bool) Column { return Column{name: name, typ: Bool, bools: v} }

// WithNulls returns the column with the marked cells null. A mark beyond the
// column's length is ignored.
func (c Column) WithNulls(null []bool) Column {
	c.null = make([]bool, c.Len())
	copy(c.null, null)
	return c
}

// Named returns the column under another name.
func (c Column) Named(name string) Column {
	c.name = name
	return c
}

// Name is the column's name.
func (c Column) Name() string { return c.name }

// Type is the column's type.
func (c Column) Type() Type { return c.typ }

// Len is the number of cells.
func (c Column) Len() int {
	switch c.typ {
	case String:
		return len(c.texts)
	case Int:
		return len(c.ints)
	case Bool:
		return len(c.bools)
	}
	return len(c.floats)
}

// clone returns the column with cells of its own.
func (c Column) clone() Column {
	c.texts, c.ints = append([]string{}, c.texts...), append([]int{}, c.ints...)
	c.floats, c.bools = append([]float64{}, c.floats...), append([]bool{}, c.bools...)
	c.null = slices.Clone(c.null)
	return c
}

// settle brings nulls into the form that they have in frames, in place.
func (c *Column) settle() {
	if !slices.Contains(c.null, true) {
		c.null = nil
		return
	}
	for i, null := range c.null {
		if !null {
			continue
		}
		switch c.typ {
		case String:
			c.texts[i] = ""
		case Int:
			c.ints[i] = 0
		case Bool:
			c.bools[i] = false
		default:
			c.floats[i] = math.NaN()
		}
	}
	if c.typ == Float {
		c.null = nil
	}
}

// isNull reports whether cell i is null.
func (c *Column) isNull(i int) bool {
	return c.null != nil && c.null[i] || c.typ == Float && math.IsNaN(c.floats[i])
}

// number is cell i as a number; NaN if it is null or no number. A bool is 0 or 1.
func (c *Column) number(i int) float64 {
	switch {
	case c.isNull(i):
		return math.NaN()
	case c.typ == Int:
		return float64(c.ints[i])
	case c.typ == Float:
		return c.floats[i]
	case c.typ == Bool && c.bools[i]:
		return 1
	case c.typ == Bool:
		return 0
	}
	return math.NaN()
}

// text is cell i as text, floats by their shortest exact digits; "" if null.
func (c *Column) text(i int) string {
	switch {
	case c.isNull(i):
		return ""
	case c.typ == Int:
		return strconv.Itoa(c.ints[i])
	case c.typ == Float:
		return formatFloat(c.floats[i])
	case c.typ == Bool:
		return strconv.FormatBool(c.bools[i])
	}
	return c.texts[i]
}

// numbers returns all cells as numbers, null as NaN.
func (c *Column) numbers() []float64 {
	if c.typ == Float && c.null == nil {
		return c.floats
	}
	out := make([]float64, c.Len())
	if c.typ == Int && c.null == nil {
		for i, v := range c.ints {
			out[i] = float64(v)
		}
		return out
	}
	for i := range out {
		out[i] = c.number(i)
	}
	return out
}

// present returns the numbers that are not null.
func (c *Column) present() []float64 {
	all := c.numbers()
	if !slices.ContainsFunc(all, math.IsNaN) {
		return all
	}
	out := make([]float64, 0, len(all))
	for _, x := range all {
		if !math.IsNaN(x) {
			out = append(out, x)
		}
	}
	return out
}

// take returns the cells of the given rows. A negative row gives null; some may
// be negative only if they are said to be.
func (c *Column) take(rows []int, negative bool) Column {
	out := Column{name: c.name, typ: c.typ}
	switch c.typ {
	case String:
		out.texts = pick(c.texts, rows, negative)
	case Int:
		out.ints = pick(c.ints, rows, negative)
	case Bool:
		out.bools = pick(c.bools, rows, negative)
	default:
		out.floats = pick(c.floats, rows, negative)
	}
	if c.null == nil && !negative {
		return out
	}
	if c.null != nil {
		out.null = pick(c.null, rows, negative)
	} else {
		out.null = make([]bool, len(rows))
	}
	for k, i := range rows {
		if i < 0 {
			out.null[k] = true
		}
	}
	out.settle()
	return out
}

// pick returns v at the given indices, the zero value at negative ones.
func pick[T any](v []T, at []int, negative bool) []T {
	out := make([]T, len(at))
	if !negative {
		for k, i := range at {
			out[k] = v[i]
		}
		return out
	}
	for k, i := range at {
		if i >= 0 {
			out[k] = v[i]
		}
	}
	return out
}

// zeros is a column of n cells that are zero.
func zeros(name string, typ Type, n int) Column {
	c := Column{name: name, typ: typ}
	switch typ {
	case String:
		c.texts = make([]string, n)
	case Int:
		c.ints = make([]int, n)
	case Bool:
		c.bools = make([]bool, n)
	default:
		c.floats = make([]float64, n)
	}
	return c
}

// nulls is a column of n null cells.
func nulls(name string, typ Type, n int) Column {
	c := zeros(name, typ, n)
	c.null = slices.Repeat([]bool{true}, n)
	return c
}

// alike makes two columns of one type: whole numbers and others together make
// Float; other types don't mix.
func alike(c, d Column) (Column, Column, error) {
	if c.typ != d.typ && c.typ.Numeric() && d.typ.Numeric() {
		c, d = Floats(c.name, c.numbers()), Floats(d.name, d.numbers())
	}
	if c.typ != d.typ {
		return c, d, fmt.Errorf("it holds %s values here and %s values there", c.typ, d.typ)
	}
	return c, d, nil
}

// below appends the cells of d to those of c, as alike makes them.
func (c Column) below(d Column) (Column, error) {
	c, d, err := alike(c, d)
	if err != nil {
		return Column{}, err
	}
	if c.null != nil || d.null != nil {
		null := make([]bool, c.Len()+d.Len())
		copy(null, c.null)
		copy(null[c.Len():], d.null)
		c.null = null
	}
	c.texts, c.ints = slices.Concat(c.texts, d.texts), slices.Concat(c.ints, d.ints)
	c.floats, c.bools = slices.Concat(c.floats, d.floats), slices.Concat(c.bools, d.bools)
	return c, nil
}
