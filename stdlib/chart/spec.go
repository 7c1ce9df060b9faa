package chart

import (
	"fmt"
	"math"
	"slices"

	"kvsh/stdlib/frame"
	"kvsh/stdlib/nearest"
	"kvsh/stdlib/pareto"
)

// A Channel tells which column a visual property shows. X, Y, Color, Shape and
// Dash make one.
type Channel struct{ role, column string }

// X is the column of the horizontal axis.
func X(column string) Channel { return Channel{"X", column} }

// Y is the column of the vertical axis.
func Y(column string) Channel { return Channel{"Y", column} }

// Color tells series apart by colour. The media have colours of their own.
func Color(column string) Channel { return Channel{"Color", column} }

// Shape tells points apart by their shape.
func Shape(column string) Channel { return Channel{"Shape", column} }

// Dash tells lines apart by their dashes.
func Dash(column string) Channel { return Channel{"Dash", column} }

// mark is what a chart draws for its rows.
type mark string

const (
	lineMark   mark = "line"
	pointMark  mark = "points"
	paretoMark mark = "pareto"
)

// A Chart is the specification of a picture. Line, Points and Pareto make one.
type Chart struct {
	mark    mark
	frame   *frame.Frame
	columns map[string]string // by role

	stat, band   string
	logX, logY   bool
	xMin, xMax   float64 // NaN: from the data
	yMin, yMax   float64
	ghost        *frame.Frame
	ghostLabel   string
	dirX, dirY   pareto.Direction
	frontier     bool
	connect      string
	connectWidth float64
	connectAlpha float64
	connectStyle string

	title, subtitle, caption string
	width, height            float64 // inches
	legendRight              bool
	theme                    string

	err error
}

// Line draws, for each series, the statistic of y at each x, joined by lines.
func Line(f *frame.Frame, channels ...Channel) *Chart { return newChart(lineMark, f, channels) }

// Points draws a point for each row.
func Points(f *frame.Frame, channels ...Channel) *Chart { return newChart(pointMark, f, channels) }

// Pareto draws a point for each row and the frontier that no row beats, by
// default of small x and large y. The side of the frontier that it beats is
// shaded.
func Pareto(f *frame.Frame, channels ...Channel) *Chart {
	c := newChart(paretoMark, f, channels)
	c.frontier = true
	return c
}

func newChart(m mark, f *frame.Frame, channels []Channel) *Chart {
	nan := math.NaN()
	c := &Chart{
		mark: m, frame: f, columns: map[string]string{}, stat: "mean", band: "none",
		xMin: nan, xMax: nan, yMin: nan, yMax: nan, dirY: pareto.Maximize,
		connectWidth: 0.8, connectAlpha: 0.6, connectStyle: "solid",
		width: 8.5, height: 5.2, theme: "light", err: f.Err(),
	}
	for _, ch := range channels {
		c.setColumn(ch)
	}
	for _, role := range []string{"X", "Y"} {
		if c.columns[role] == "" {
			c.fail(fmt.Errorf("chart: the channel %s is missing; add chart.%s(column)", role, role))
		}
	}
	return c
}

// fail keeps the first error.
func (c *Chart) fail(err error) {
	if c.err == nil {
		c.err = err
	}
}

func (c *Chart) setColumn(ch Channel) {
	if c.err != nil {
		return
	}
	typ, err := c.frame.Type(ch.column)
	switch {
	case err != nil:
		c.fail(fmt.Errorf("chart: %s: there is no column %q%s", ch.role, ch.column, nearest.Question(ch.column, c.frame.Names())))
	case (ch.role == "X" || ch.role == "Y") && !typ.Numeric():
		c.fail(fmt.Errorf("chart: %s: column %q holds %s values, not numbers", ch.role, ch.column, typ))
	}
	c.columns[ch.role] = ch.column
}

// with returns a changed copy.
func (c *Chart) with(change func(*Chart)) *Chart {
	d := *c
	change(&d)
	return &d
}

// choice checks a value against those that an option takes.
func (c *Chart) choice(option, value string, values ...string) {
	if !slices.Contains(values, value) {
		c.fail(fmt.Errorf("chart: %s(%q): it is one of %q%s", option, value, values, nearest.Question(value, values)))
	}
}

// Err is the first error of the specification, or nil.
func (c *Chart) Err() error { return c.err }

// LogX makes the horizontal axis logarithmic.
func (c *Chart) LogX() *Chart { return c.XScale("log") }

// LogY makes the vertical axis logarithmic.
func (c *Chart) LogY() *Chart { return c.YScale("log") }

// XScale sets the horizontal scale: "linear" or "log".
func (c *Chart) XScale(scale string) *Chart {
	return c.with(func(c *Chart) { c.choice("XScale", scale, "linear", "log"); c.logX = scale == "log" })
}

// YScale sets the vertical scale: "linear" or "log".
func (c *Chart) YScale(scale string) *Chart {
	return c.with(func(c *Chart) { c.choice("YScale", scale, "linear", "log"); c.logY = scale == "log" })
}

// XMin sets where the horizontal axis begins. Points before are counted in the
// caption.
func (c *Chart) XMin(v float64) *Chart { return c.with(func(c *Chart) { c.xMin = v }) }

// XMax sets where the horizontal axis ends. Points beyond are counted in the
// caption.
func (c *Chart) XMax(v float64) *Chart { return c.with(func(c *Chart) { c.xMax = v }) }

// YMin sets where the vertical axis begins.
func (c *Chart) YMin(v float64) *Chart { return c.with(func(c *Chart) { c.yMin = v }) }

// YMax sets where the vertical axis ends.
func (c *Chart) YMax(v float64) *Chart { return c.with(func(c *Chart) { c.yMax = v }) }

// Stat sets what a line shows of the values at one x: "mean" or "median".
func (c *Chart) Stat(stat string) *Chart {
	return c.with(func(c *Chart) { c.choice("Stat", stat, "mean", "median"); c.stat = stat })
}

// Band shades a range around a line: "ci95", the 95 % confidence interval of
// the median by order statistics, where there are at least six values; "iqr",
// the middle half; "minmax"; or "none".
func (c *Chart) Band(band string) *Chart {
	return c.with(func(c *Chart) { c.choice("Band", band, "ci95", "iqr", "minmax", "none"); c.band = band })
}

// Ghost adds the rows of another frame with the same columns as pale points.
func (c *Chart) Ghost(f *frame.Frame, label string) *Chart {
	return c.with(func(c *Chart) {
		if c.err != nil {
			return
		}
		for role, column := range c.columns {
			if f.Err() != nil || !f.Has(column) {
				c.fail(fmt.Errorf("chart: Ghost: its frame has no column %q for %s", column, role))
			}
		}
		c.ghost, c.ghostLabel = f, label
	})
}

// Minimize says that small values of the axis, "x" or "y", are better.
func (c *Chart) Minimize(axis string) *Chart { return c.direct("Minimize", axis, pareto.Minimize) }

// Maximize says that large values of the axis, "x" or "y", are better.
func (c *Chart) Maximize(axis string) *Chart { return c.direct("Maximize", axis, pareto.Maximize) }

func (c *Chart) direct(option, axis string, d pareto.Direction) *Chart {
	return c.with(func(c *Chart) {
		c.choice(option, axis, "x", "y")
		if axis == "x" {
			c.dirX = d
		} else {
			c.dirY = d
		}
	})
}

// Frontier shows or hides the frontier of a Pareto chart.
func (c *Chart) Frontier(show bool) *Chart { return c.with(func(c *Chart) { c.frontier = show }) }

// Connect joins the points of a Pareto chart that agree in a column, by thin
// lines in the order of x.
func (c *Chart) Connect(column string) *Chart {
	return c.with(func(c *Chart) { c.connect = column; c.setColumn(Channel{"Connect", column}) })
}

// ConnectStyle sets the lines of Connect: their width in points, their opacity
// from 0 to 1, and their style: "solid", "dashed" or "dotted".
func (c *Chart) ConnectStyle(width, alpha float64, style string) *Chart {
	return c.with(func(c *Chart) {
		c.choice("ConnectStyle", style, "solid", "dashed", "dotted")
		if !(width > 0 && width <= 20 && alpha >= 0 && alpha <= 1) {
			c.fail(fmt.Errorf("chart: ConnectStyle: width %g and alpha %g must be above 0 and at most 20, and from 0 to 1", width, alpha))
		}
		c.connectWidth, c.connectAlpha, c.connectStyle = width, alpha, style
	})
}

// Title sets the headline.
func (c *Chart) Title(s string) *Chart { return c.with(func(c *Chart) { c.title = s }) }

// Subtitle sets the line under the headline.
func (c *Chart) Subtitle(s string) *Chart { return c.with(func(c *Chart) { c.subtitle = s }) }

// Caption adds to the lines below the picture, which say what it shows: the
// number of rows, the statistic, what is cut off.
func (c *Chart) Caption(s string) *Chart { return c.with(func(c *Chart) { c.caption = s }) }

// Size sets width and height in inches.
func (c *Chart) Size(width, height float64) *Chart {
	return c.with(func(c *Chart) {
		if !(width >= 3 && height >= 2 && width <= 40 && height <= 40) {
			c.fail(fmt.Errorf("chart: Size(%g, %g): a picture is 3 to 40 inches wide and 2 to 40 high", width, height))
		}
		c.width, c.height = width, height
	})
}

// LegendRight puts the legend to the right instead of below.
func (c *Chart) LegendRight(right bool) *Chart {
	return c.with(func(c *Chart) { c.legendRight = right })
}

// Theme sets the colours: "light", "dark" or "seed", those of the first reports.
func (c *Chart) Theme(name string) *Chart {
	return c.with(func(c *Chart) {
		c.choice("Theme", name, "light", "dark", "seed")
		c.theme = name
	})
}
