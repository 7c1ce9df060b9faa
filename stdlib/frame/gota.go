package frame

import (
	"github.com/go-gota/gota/dataframe"
	"github.com/go-gota/gota/series"
)

// FromGota makes a frame of a copy of df. An error that df carries, and columns
// without a name or with the same one, are errors.
func FromGota(df dataframe.DataFrame) *Frame {
	if df.Err != nil {
		return failed("FromGota", "", df.Err)
	}
	columns := make([]Column, df.Ncol())
	for j := range columns {
		columns[j] = columnOf(df, j)
	}
	return build("FromGota", columns)
}

// Gota returns the frame as a gota data frame that shares nothing with it. The
// error of a failed frame is in its Err.
func (f *Frame) Gota() dataframe.DataFrame {
	if f.err != nil {
		return dataframe.DataFrame{Err: f.err}
	}
	return f.df.gota()
}

func (d data) gota() dataframe.DataFrame {
	if len(d) == 0 { // gota takes having no columns for an error
		return dataframe.DataFrame{}
	}
	list := make([]series.Series, len(d))
	for j := range d {
		list[j] = d[j].series()
	}
	return dataframe.New(list...)
}

// A cell hands a value to gota. Gota reads it by one of the methods below, the
// one of the series' type, and stores the result as it is: no conversion, no
// "NaN" taken for null, and no allocation for each value.
type cell struct {
	series.Element // stands for the methods that gota does not call
	text           string
	whole          int
	number         float64
	flag           bool
}

func (c *cell) String() string      { return c.text }
func (c *cell) Int() (int, error)   { return c.whole, nil }
func (c *cell) Float() float64      { return c.number }
func (c *cell) Bool() (bool, error) { return c.flag, nil }

// series makes the gota series of the column.
func (c *Column) series() series.Series {
	typ := map[Type]series.Type{String: series.String, Int: series.Int, Float: series.Float, Bool: series.Bool}[c.typ]
	s := series.New(make([]bool, c.Len()), typ, c.name)
	var v cell
	for i := range c.Len() {
		e := s.Elem(i)
		if c.isNull(i) {
			e.Set(nil)
			continue
		}
		switch c.typ {
		case String:
			v.text = c.texts[i]
		case Int:
			v.whole = c.ints[i]
		case Float:
			v.number = c.floats[i]
		case Bool:
			v.flag = c.bools[i]
		}
		e.Set(&v)
	}
	return s
}

// columnOf reads a column of a gota data frame. It goes cell by cell, since
// df.Col would copy the column first.
func columnOf(df dataframe.DataFrame, j int) Column {
	n := df.Nrow()
	c := Column{name: df.Names()[j]}
	switch df.Types()[j] {
	case series.Float:
		c.typ, c.floats = Float, make([]float64, n)
		for i := range c.floats {
			c.floats[i] = df.Elem(i, j).Float()
		}
		return c
	case series.Int:
		c.typ, c.ints = Int, make([]int, n)
	case series.Bool:
		c.typ, c.bools = Bool, make([]bool, n)
	default:
		c.typ, c.texts = String, make([]string, n)
	}
	for i := range n {
		e := df.Elem(i, j)
		if e.IsNA() {
			if c.null == nil {
				c.null = make([]bool, n)
			}
			c.null[i] = true
			continue
		}
		switch c.typ {
		case Int:
			c.ints[i], _ = e.Int() // fails only if the cell is null
		case Bool:
			c.bools[i], _ = e.Bool()
		default:
			c.texts[i] = e.String()
		}
	}
	return c
}
