package scene

import "image/color"

// A Scene is a picture.
type Scene struct {
	Title, Subtitle string   // "" for none
	Caption         []string // paragraphs below the picture
	Description     string   // for those who can't see it
	Width, Height   float64  // inches
	Theme           Theme
	Columns         int     // of the grid that the panels stand in, at least 1
	Panels          []Panel // row by row
	Legend          []LegendGroup
	LegendRight     bool // else it stands below the panels
}

// Rows is the number of rows of the grid that the panels stand in.
func (s *Scene) Rows() int { return (len(s.Panels) + s.Columns - 1) / max(s.Columns, 1) }

// A Theme is the colours of what is not data.
type Theme struct {
	Dark                                bool
	Background, Ink, Muted, Grid, Shade color.NRGBA
}

// A Panel is a pair of axes with what is drawn between them.
type Panel struct {
	Title  string // of a facet, "" for none
	X, Y   Axis
	Layers []Layer // the lowest first
	Note   string  // in place of data: why there is none
}

// A Scale is how an axis places its values.
type Scale int

// The scales.
const (
	Linear Scale = iota
	Log
	Category
)

// An Axis is one of a panel.
type Axis struct {
	Label    string // with the unit, if there is one
	Scale    Scale
	Min, Max float64 // above zero on a log scale; -0.5 and n-0.5 on one of n categories
	Ticks    []Tick  // ascending
	Grid     bool    // lines go through the panel at labelled ticks
	Reversed bool    // the largest value comes first
}

// A Tick is a mark of an axis, without a label a short one.
type Tick struct {
	At    float64
	Label string
}

// A Look is how lines and points are drawn.
type Look struct {
	Color color.NRGBA
	Shape Shape
	Dash  []float64 // lengths of strokes and gaps in points, nil for a solid line
}

// A Shape is that of points.
type Shape string

// The shapes.
const (
	Circle   Shape = "circle"
	Square   Shape = "square"
	Triangle Shape = "triangle"
	Diamond  Shape = "diamond"
	Cross    Shape = "cross"
)

// A LegendGroup explains one property.
type LegendGroup struct {
	Title   string // "" for none
	Entries []LegendEntry
	Ramp    *Ramp // of colours, in place of entries
}

// A Sample is what stands before the text of a legend entry.
type Sample int

// The samples.
const (
	LineSample Sample = iota
	LinePointSample
	PointSample
	AreaSample // a filled box: a band, a bar, a shade
)

// A LegendEntry explains one look.
type LegendEntry struct {
	Label  string
	Sample Sample
	Look
	Size float64 // radius of the point, 0 for the usual one
}

// A Ramp maps values to colours: linearly between stops, which ascend, or by the
// logarithm.
type Ramp struct {
	Log   bool
	Stops []Stop
	Ticks []Tick
}

// A Stop is the colour of a value.
type Stop struct {
	At    float64
	Color color.NRGBA
}
