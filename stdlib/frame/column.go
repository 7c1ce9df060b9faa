package frame

import (
	"math"
	"strconv"

	"github.com/go-gota/gota/series"
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

// value is cell i as a Go value; nil if null.
func (c *Column) value(i int) any {
	switch {
	case c.isNull(i):
		return nil
	case c.typ == Int:
		return c.ints[i]
	case c.typ == Float:
		return c.floats[i]
	case c.typ == Bool:
		return c.bools[i]
	}
	return c.texts[i]
}

// numbers returns all cells as numbers, null as NaN.
func (c *Column) numbers() []float64 {
	if c.typ == Float && c.null == nil {
		return c.floats
	}
	out := make([]float64, c.Len())
	for i := range out {
		out[i] = c.number(i)
	}
	return out
}

// series makes the gota series of the column.
func (c *Column) series() series.Series {
	var s series.Series
	switch c.typ {
	case String:
		s = series.New(c.texts, series.String, c.name)
	case Int:
		s = series.New(c.ints, series.Int, c.name)
	case Bool:
		s = series.New(c.bools, series.Bool, c.name)
	default:
		s = series.New(c.floats, series.Float, c.name)
	}
	for i, null := range c.null {
		if null {
			s.Elem(i).Set(nil)
		}
	}
	return s
}

// columnOf reads a gota series back.
func columnOf(s series.Series) Column {
	n := s.Len()
	c := Column{name: s.Name}
	mark := func(i int) {
		if c.null == nil {
			c.null = make([]bool, n)
		}
		c.null[i] = true
	}
	switch s.Type() {
	case series.Int:
		c.typ, c.ints = Int, make([]int, n)
		for i := range n {
			if e := s.Elem(i); e.IsNA() {
				mark(i)
			} else if v, err := e.Int(); err == nil {
				c.ints[i] = v
			}
		}
	case series.Float:
		c.typ, c.floats = Float, s.Float()
	case series.Bool:
		c.typ, c.bools = Bool, make([]bool, n)
		for i := range n {
			if e := s.Elem(i); e.IsNA() {
				mark(i)
			} else if v, err := e.Bool(); err == nil {
				c.bools[i] = v
			}
		}
	default:
		c.typ, c.texts = String, make([]string, n)
		for i := range n {
			if e := s.Elem(i); e.IsNA() {
				mark(i)
			} else {
				c.texts[i] = e.String()
			}
		}
	}
	return c
}

// take returns the cells of the given rows; a negative row gives null.
func (c *Column) take(rows []int) Column {
	out := Column{name: c.name, typ: c.typ}
	var null []bool
	for k, i := range rows {
		if i < 0 || c.null != nil && c.null[i] {
			if null == nil {
				null = make([]bool, len(rows))
			}
			null[k] = true
		}
	}
	out.null = null
	switch c.typ {
	case String:
		out.texts = pick(c.texts, rows)
	case Int:
		out.ints = pick(c.ints, rows)
	case Bool:
		out.bools = pick(c.bools, rows)
	default:
		out.floats = pick(c.floats, rows)
		for k, i := range rows {
			if i < 0 {
				out.floats[k] = math.NaN()
			}
		}
	}
	return out
}

// pick returns v at the given indices, the zero value at negative ones.
func pick[T any](v []T, at []int) []T {
	out := make([]T, len(at))
	for k, i := range at {
		if i >= 0 {
			out[k] = v[i]
		}
	}
	return out
}
