package scene

import "image/color"

// A Layer is one of the types of this file.
type Layer interface{ layer() }

// A Point is a place in a panel.
type Point struct{ X, Y float64 }

// A Range is a range of y at an x.
type Range struct{ X, Low, High float64 }

// A Line joins points in their order.
type Line struct {
	Name string // of the series, "" for none
	Look
	Width  float64 // points
	Step   bool    // horizontally to the next x, then vertically
	Points []Point
}

// Points are marks of equal looks.
type Points struct {
	Name string
	Look
	Radius float64 // points
	Edge   bool    // a thin edge of the background's colour keeps neighbours apart
	Points []Point
	Labels []string // what is told of each on pointing at it, nil for nothing
}

// A Band fills the ranges from x to x.
type Band struct {
	Name   string
	Color  color.NRGBA
	Step   bool
	Ranges []Range
}

// Errors are ranges as vertical bars with caps.
type Errors struct {
	Name   string
	Color  color.NRGBA
	Width  float64 // points
	Ranges []Range
}

// Bars stand side by side from a base to a value, or lie if they are horizontal:
// their X is then a place on the vertical axis.
type Bars struct {
	Name       string
	Color      color.NRGBA
	Width      float64 // in units of the axis that they stand on
	Horizontal bool
	Bars       []Bar
}

// A Bar is one of them.
type Bar struct{ X, Base, Value float64 }

// Boxes show distributions: a box over the middle half with a line at the median,
// whiskers to the farthest values within 1.5 times its height (Tukey 1977), and
// points beyond.
type Boxes struct {
	Name  string
	Color color.NRGBA
	Width float64 // in units of the horizontal axis
	Boxes []Box
}

// A Box is one of them.
type Box struct {
	X                         float64
	Low, Q1, Median, Q3, High float64
	Outside                   []float64
}

// Cells fill a grid of two category axes.
type Cells struct {
	Cells []Cell
}

// A Cell is one of them.
type Cell struct {
	X, Y  float64 // categories
	Value float64 // NaN if there is none
	Color color.NRGBA
	Text  string
	Ink   color.NRGBA // of the text
}

// An Area is a filled polygon.
type Area struct {
	Name   string
	Color  color.NRGBA
	Points []Point
}

// A Rule is a line through the panel at a value of one axis.
type Rule struct {
	Look
	Width    float64 // points
	Vertical bool    // it stands at a value of the horizontal axis
	At       float64
	Label    string
}

// Texts are words at points.
type Texts struct {
	Color color.NRGBA
	Size  float64 // points
	Texts []Text
}

// A Text is one of them. It begins at its point and ends there if Align is 0 and 1;
// 0.5 is the middle. DX and DY move it, in points, upwards if positive.
type Text struct {
	Point
	Text   string
	Align  float64
	DX, DY float64
}

func (Line) layer()   {}
func (Points) layer() {}
func (Band) layer()   {}
func (Errors) layer() {}
func (Bars) layer()   {}
func (Boxes) layer()  {}
func (Cells) layer()  {}
func (Area) layer()   {}
func (Rule) layer()   {}
func (Texts) layer()  {}
