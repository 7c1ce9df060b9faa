package chart

import (
	"fmt"
	"math"
)

// Layers lays charts over one another, the first at the bottom: they share axes, a
// legend and what the first says of title, size and theme. The axes have to show
// values of the same kind. What one of the charts asks of an axis holds for all.
func Layers(charts ...*Chart) *Chart {
	if err := usable("Layers", charts); err != nil {
		return &Chart{err: err}
	}
	return charts[0].edit(func(c *Chart) error {
		if len(c.views) > 1 {
			return fmt.Errorf("chart: Layers: chart 1 is a grid; lay the charts over each other first, then put them in a grid")
		}
		for i, other := range charts[1:] {
			if len(other.views) > 1 {
				return fmt.Errorf("chart: Layers: chart %d is a grid; lay the charts over each other first, then put them in a grid", i+2)
			}
			if err := c.views[0].lay(&other.views[0]); err != nil {
				return fmt.Errorf("chart: Layers: chart %d: %w", i+2, err)
			}
			if !c.titled {
				c.title, c.titled = other.title, other.titled
			}
		}
		return nil
	})
}

// lay puts another view over this one.
func (v *view) lay(other *view) (err error) {
	for _, r := range []role{xRole, yRole} {
		if v.category(r) != other.category(r) {
			return fmt.Errorf("its %s axis shows %s, that of chart 1 %s", r, other.shows(r), v.shows(r))
		}
		a, b := v.layers[0].unit(r), other.layers[0].unit(r)
		if a.family != b.family {
			return fmt.Errorf("its %s axis shows %s in %s, that of chart 1 %s in %s", r, other.shows(r), b.measure(), v.shows(r), a.measure())
		}
		if err := v.axis(r).join(other.axis(r), r); err != nil {
			return err
		}
	}
	v.captions = unique(append(v.captions, other.captions...))
	v.rules = append(v.rules, other.rules...)
	v.layers = append(v.layers, other.layers...)
	return nil
}

// shows tells what an axis of a view is for, for messages.
func (v *view) shows(r role) string {
	switch first := &v.layers[0]; {
	case !first.has(r):
		return "shares of rows"
	case v.category(r):
		return fmt.Sprintf("categories of %q", first.column(r))
	default:
		return fmt.Sprintf("numbers of %q", first.column(r))
	}
}

// join takes over what another axis asks for.
func (a *axisSpec) join(b *axisSpec, r role) error {
	if a.scale != "" && b.scale != "" && a.scale != b.scale {
		return fmt.Errorf("its %s axis is %s, that of chart 1 is %s", r, b.scale, a.scale)
	}
	for _, limit := range []struct {
		name     string
		have, of *float64
	}{{"Min", &a.min, &b.min}, {"Max", &a.max, &b.max}} {
		switch {
		case math.IsNaN(*limit.of):
		case math.IsNaN(*limit.have):
			*limit.have = *limit.of
		case *limit.have != *limit.of:
			return fmt.Errorf("its %s%s is %g, that of chart 1 is %g", r, limit.name, *limit.of, *limit.have)
		}
	}
	if a.scale == "" {
		a.scale = b.scale
	}
	a.reversed = a.reversed || b.reversed
	return nil
}

// Grid sets charts side by side, in rows of a number of columns, with one legend.
// Size, theme and the place of the legend are those of the first chart; the title
// of each stands over its panel.
func Grid(columns int, charts ...*Chart) *Chart {
	if err := usable("Grid", charts); err != nil {
		return &Chart{err: err}
	}
	return charts[0].edit(func(c *Chart) error {
		if columns < 1 {
			return fmt.Errorf("chart: Grid(%d, ...): a grid has at least one column", columns)
		}
		c.views = nil
		for i, part := range charts {
			for _, v := range part.views {
				if v.faceted() {
					return fmt.Errorf("chart: Grid: chart %d has facets; a grid is made of charts with one panel", i+1)
				}
				if len(part.views) == 1 {
					v.title, v.titled = part.title, part.titled
				}
				c.views = append(c.views, v)
			}
		}
		c.columns = min(columns, len(c.views))
		c.title, c.subtitle, c.titled = "", "", true
		return nil
	})
}

// usable tells why charts can't be put together.
func usable(function string, charts []*Chart) error {
	if len(charts) == 0 {
		return fmt.Errorf("chart: %s: there are no charts", function)
	}
	for i, c := range charts {
		if c == nil {
			return fmt.Errorf("chart: %s: chart %d is nil", function, i+1)
		}
		if c.err != nil {
			return fmt.Errorf("chart: %s: chart %d: %w", function, i+1, c.err)
		}
	}
	return nil
}

// faceted reports whether a view has several panels.
func (v *view) faceted() bool {
	for i := range v.layers {
		for _, r := range []role{facetRole, facetRowRole, facetColumnRole} {
			if v.layers[i].has(r) {
				return true
			}
		}
	}
	return false
}
