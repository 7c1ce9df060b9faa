package chart

import (
	"fmt"
	"math"
	"slices"

	"kvsh/stdlib/frame"
	"kvsh/stdlib/nearest"
	"kvsh/stdlib/pareto"
)

// A Chart is the specification of a picture. [Line], [Points] and the other marks
// make one; [Layers] and [Grid] make one of several.
type Chart struct {
	picture
	views   []view // side by side; one unless Grid made the chart
	columns int    // of the grid that the views stand in
	err     error
}

// picture is what is said of the whole.
type picture struct {
	title, subtitle string
	titled          bool // also by an empty title
	width, height   float64
	legendRight     bool
	theme           string
}

// A view is a pair of axes with the layers that lie over one another in it. With
// facets there is a panel for each of their values.
type view struct {
	title    string // in a grid
	titled   bool
	captions []string
	x, y     axisSpec
	rules    []rule
	layers   []layer
}

// axisSpec is what is asked of an axis.
type axisSpec struct {
	scale    string  // "" if nothing is asked: linear
	min, max float64 // NaN: from the data
	reversed bool
}

func (a *axisSpec) log() bool { return a.scale == "log" }

// A rule is a line at a value of one axis.
type rule struct {
	vertical bool
	at       float64
	label    string
}

// A layer is a mark for the rows of a frame.
type layer struct {
	mark       mark
	frame      *frame.Frame
	channels   [roles]Channel // without a column where there is none
	name       string         // in the legend, "" for a computed one
	stat, band string
	ghost      *frame.Frame // nil for none
	ghostLabel string
	frontier   frontierSpec
	trend      bool   // a line through the points
	each       string // what a row is, "" for a run or a request
}

// frontierSpec is what is asked of a Pareto frontier.
type frontierSpec struct {
	shown, knee  bool
	x, y         pareto.Direction
	connectWidth float64
	connectAlpha float64
	connectStyle string
}

// newChart makes a chart of one layer.
func newChart(m mark, f *frame.Frame, channels []Channel) *Chart {
	nan := math.NaN()
	free := axisSpec{min: nan, max: nan}
	l := layer{mark: m, frame: f, stat: "mean", band: "none"}
	l.frontier = frontierSpec{shown: true, y: pareto.Maximize, connectWidth: 0.8, connectAlpha: 0.6, connectStyle: "solid"}
	c := &Chart{picture: picture{theme: "light"}, views: []view{{x: free, y: free, layers: []layer{l}}}, columns: 1}
	c.views[0].y.reversed = m == heatMark // read from the top, like a table
	if f == nil {
		c.err = fmt.Errorf("chart.%s: the frame is nil", m)
		return c
	}
	if c.err = f.Err(); c.err == nil {
		c.err = c.views[0].layers[0].setChannels(channels)
	}
	return c
}

// edit returns a changed copy; a failed chart stays as it is.
func (c *Chart) edit(change func(*Chart) error) *Chart {
	if c.err != nil {
		return c
	}
	d := *c
	d.views = slices.Clone(c.views)
	for i := range d.views {
		v := &d.views[i]
		v.captions, v.rules, v.layers = slices.Clone(v.captions), slices.Clone(v.rules), slices.Clone(v.layers)
	}
	d.err = change(&d)
	return &d
}

// editPicture changes what is said of the whole.
func (c *Chart) editPicture(change func(*picture)) *Chart {
	return c.edit(func(c *Chart) error {
		change(&c.picture)
		return nil
	})
}

// editViews changes all views.
func (c *Chart) editViews(change func(*view) error) *Chart {
	return c.edit(func(c *Chart) error {
		for i := range c.views {
			if err := change(&c.views[i]); err != nil {
				return err
			}
		}
		return nil
	})
}

// editLayers changes the layers that an option has a meaning for. It is an error
// if there are none.
func (c *Chart) editLayers(option string, takes func(*markFacts) bool, change func(*layer) error) *Chart {
	return c.edit(func(c *Chart) error {
		var others []string
		taken := false
		for i := range c.views {
			for j := range c.views[i].layers {
				l := &c.views[i].layers[j]
				if !takes(marks[l.mark]) {
					others = append(others, "chart."+string(l.mark))
					continue
				}
				taken = true
				if err := change(l); err != nil {
					return err
				}
			}
		}
		if !taken {
			return fmt.Errorf("chart: %s has no meaning for %s; it is for %s", option, listed(unique(others)), listed(marksThat(takes)))
		}
		return nil
	})
}

// Err is the first error of the specification, or of resolving it, or nil.
func (c *Chart) Err() error {
	_, err := c.Scene()
	return err
}

// oneOf checks a value against those that an option takes.
func oneOf(option, value string, values ...string) error {
	if slices.Contains(values, value) {
		return nil
	}
	return fmt.Errorf("chart: %s(%q): it is one of %q%s", option, value, values, nearest.Question(value, values))
}

// Failed is a chart that has only an error, for those who make charts of something
// that may fail.
func Failed(err error) *Chart { return &Chart{err: err} }
