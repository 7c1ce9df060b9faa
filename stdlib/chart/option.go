package chart

import (
	"fmt"

	"kvsh/stdlib/frame"
	"kvsh/stdlib/pareto"
)

// Stat sets what is shown of the values at one place: "mean", "median", "geomean",
// "min", "max", the quantiles "p50", "p90", "p95" or "p99", or "count".
func (c *Chart) Stat(stat string) *Chart {
	return c.editLayers("Stat", func(m *markFacts) bool { return m.sums }, func(l *layer) error {
		l.stat = stat
		if err := oneOf("Stat", stat, statistics...); err != nil {
			return err
		}
		return l.checkBand()
	})
}

// Band shows how the values at one place spread, as a band around a line or as
// bars with caps: "ci95", the 95 % confidence interval of the statistic, where
// there are at least six values; "iqr", the middle half; "minmax"; or "none".
func (c *Chart) Band(band string) *Chart {
	return c.editLayers("Band", func(m *markFacts) bool { return m.banded }, func(l *layer) error {
		l.band = band
		if err := oneOf("Band", band, "ci95", "iqr", "minmax", "none"); err != nil {
			return err
		}
		return l.checkBand()
	})
}

func (l *layer) checkBand() error {
	if l.band != "none" && l.stat == "count" || l.band == "ci95" && !hasInterval(l.stat) {
		return fmt.Errorf("chart: Band(%q): the statistic %s has no such band", l.band, l.stat)
	}
	return nil
}

// Ghost adds the rows of another frame with the same columns as pale points.
func (c *Chart) Ghost(f *frame.Frame, label string) *Chart {
	return c.editLayers("Ghost", func(m *markFacts) bool { return m.ghosts }, func(l *layer) error {
		if f == nil {
			return fmt.Errorf("chart: Ghost: the frame is nil")
		}
		if err := f.Err(); err != nil {
			return fmt.Errorf("chart: Ghost: %w", err)
		}
		if ch, ok := l.lacks(f); ok {
			return fmt.Errorf("chart: Ghost: its frame has no column %q for %s", ch.column, ch.role)
		}
		for _, r := range []role{xRole, yRole, colorRole, sizeRole} {
			if l.has(r) && !l.category(r) {
				if !numeric(f, l.column(r)) {
					typ, _ := f.Type(l.column(r))
					return fmt.Errorf("chart: Ghost: its column %q holds %s values, not numbers", l.column(r), typ)
				}
			}
		}
		l.ghost, l.ghostLabel = f, label
		return nil
	})
}

// Trend draws the line of Theil and Sen through the points of each series: its slope
// is the median of the slopes between all pairs of points.
func (c *Chart) Trend(show bool) *Chart {
	return c.editLayers("Trend", func(m *markFacts) bool { return m.trends }, func(l *layer) error { l.trend = show; return nil })
}

// Each says what a row of the frame is, such as "median", for captions. Without it a
// row is a run, or a request if the frame has such a column.
func (c *Chart) Each(noun string) *Chart {
	return c.editLayers("Each", func(*markFacts) bool { return true }, func(l *layer) error { l.each = noun; return nil })
}

// Name is what the legend calls the chart's mark when it lies in [Layers] with
// others; else its statistic or its column does.
func (c *Chart) Name(name string) *Chart {
	return c.editViews(func(v *view) error {
		if len(v.layers) > 1 {
			return fmt.Errorf("chart: Name(%q): name the charts before they become layers", name)
		}
		v.layers[0].name = name
		return nil
	})
}

// Facet gives each value of a column a panel of its own, as the channel [Facet]
// does.
func (c *Chart) Facet(column string) *Chart { return c.channel(Facet(column)) }

// Label writes the values of a column beside the points, as the channel [Label]
// does.
func (c *Chart) Label(column string) *Chart { return c.channel(Label(column)) }

// channel adds a channel to the layers that can have it. It is an error if none
// can.
func (c *Chart) channel(ch Channel) *Chart {
	return c.edit(func(c *Chart) error {
		var first error
		taken := false
		for i := range c.views {
			for j := range c.views[i].layers {
				err := c.views[i].layers[j].setChannel(ch)
				if err == nil {
					taken = true
				} else if first == nil {
					first = err
				}
			}
		}
		if taken {
			return nil
		}
		return first
	})
}

func isFrontier(m *markFacts) bool { return m.frontier }

// Minimize says that small values of the axis, "x" or "y", are better.
func (c *Chart) Minimize(axis string) *Chart { return c.better("Minimize", axis, pareto.Minimize) }

// Maximize says that large values of the axis, "x" or "y", are better.
func (c *Chart) Maximize(axis string) *Chart { return c.better("Maximize", axis, pareto.Maximize) }

func (c *Chart) better(option, axis string, d pareto.Direction) *Chart {
	return c.editLayers(option, isFrontier, func(l *layer) error {
		if axis == "x" {
			l.frontier.x = d
		} else {
			l.frontier.y = d
		}
		return oneOf(option, axis, "x", "y")
	})
}

// Frontier shows or hides the frontier.
func (c *Chart) Frontier(show bool) *Chart {
	return c.editLayers("Frontier", isFrontier, func(l *layer) error { l.frontier.shown = show; return nil })
}

// FrontierBy finds a frontier among the rows of each value of a column, such as
// one for each workload, in place of one among all rows.
func (c *Chart) FrontierBy(column string) *Chart {
	return c.channel(Channel{role: groupRole, column: column})
}

// Knee marks the point of the frontier at which it bends most: beyond it, a little
// more of one measure costs much of the other.
func (c *Chart) Knee(show bool) *Chart {
	return c.editLayers("Knee", isFrontier, func(l *layer) error { l.frontier.knee = show; return nil })
}

// Connect joins the points that agree in a column by thin lines.
func (c *Chart) Connect(column string) *Chart {
	return c.channel(Channel{role: connectRole, column: column})
}

// ConnectStyle sets the look of these lines: width in points, opacity from 0 to 1,
// and "solid", "dashed" or "dotted".
func (c *Chart) ConnectStyle(width, alpha float64, style string) *Chart {
	return c.editLayers("ConnectStyle", isFrontier, func(l *layer) error {
		if !(width > 0 && width <= 20 && alpha >= 0 && alpha <= 1) {
			return fmt.Errorf("chart: ConnectStyle: width %g and alpha %g must be above 0 and at most 20, and from 0 to 1", width, alpha)
		}
		l.frontier.connectWidth, l.frontier.connectAlpha, l.frontier.connectStyle = width, alpha, style
		return oneOf("ConnectStyle", style, "solid", "dashed", "dotted")
	})
}
