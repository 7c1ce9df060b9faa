package chart

import (
	"fmt"
	"math"
)

// LogX makes the horizontal axis logarithmic. Rows without a value above zero are
// left out, and counted in the caption.
func (c *Chart) LogX() *Chart { return c.XScale("log") }

// LogY makes the vertical axis logarithmic, as LogX does the horizontal one.
func (c *Chart) LogY() *Chart { return c.YScale("log") }

// XScale sets the horizontal scale: "linear" or "log".
func (c *Chart) XScale(scale string) *Chart { return c.scale("XScale", xRole, scale) }

// YScale sets the vertical scale: "linear" or "log".
func (c *Chart) YScale(scale string) *Chart { return c.scale("YScale", yRole, scale) }

// XMin sets where the horizontal axis begins, in the column's unit. Points before
// are counted in the caption.
func (c *Chart) XMin(v float64) *Chart {
	return c.limit("XMin", xRole, v, func(a *axisSpec) { a.min = v })
}

// XMax sets where the horizontal axis ends. Points beyond are counted in the
// caption.
func (c *Chart) XMax(v float64) *Chart {
	return c.limit("XMax", xRole, v, func(a *axisSpec) { a.max = v })
}

// YMin sets where the vertical axis begins.
func (c *Chart) YMin(v float64) *Chart {
	return c.limit("YMin", yRole, v, func(a *axisSpec) { a.min = v })
}

// YMax sets where the vertical axis ends.
func (c *Chart) YMax(v float64) *Chart {
	return c.limit("YMax", yRole, v, func(a *axisSpec) { a.max = v })
}

// ReverseX puts the largest value, or the last category, to the left.
func (c *Chart) ReverseX() *Chart {
	return c.editViews(func(v *view) error { v.x.reversed = true; return nil })
}

// ReverseY turns the vertical axis around: the largest value, or the last category,
// comes to the bottom. In a heat map, which has the first category at the top, that
// comes to the bottom.
func (c *Chart) ReverseY() *Chart {
	return c.editViews(func(v *view) error { v.y.reversed = !v.y.reversed; return nil })
}

// RuleX draws a line at a value of the horizontal axis, in the column's unit, with
// a label.
func (c *Chart) RuleX(at float64, label string) *Chart { return c.rule("RuleX", xRole, at, label) }

// RuleY draws a line at a value of the vertical axis, such as a limit that TTFT
// has to meet, with a label.
func (c *Chart) RuleY(at float64, label string) *Chart { return c.rule("RuleY", yRole, at, label) }

// axis is the horizontal or the vertical axis of a view.
func (v *view) axis(r role) *axisSpec {
	if r == xRole {
		return &v.x
	}
	return &v.y
}

// category reports whether an axis of a view is one of categories.
func (v *view) category(r role) bool {
	first := &v.layers[0]
	return first.category(r) && marks[first.mark].takes(r)
}

// editNumberAxes changes the axes of numbers. It is an error if there are none.
func (c *Chart) editNumberAxes(option string, r role, change func(*view)) *Chart {
	return c.edit(func(c *Chart) error {
		taken := false
		for i := range c.views {
			if !c.views[i].category(r) {
				change(&c.views[i])
				taken = true
			}
		}
		if !taken {
			return fmt.Errorf("chart: %s: the axis shows the categories of %q, not numbers", option, c.views[0].layers[0].column(r))
		}
		return nil
	})
}

func (c *Chart) scale(option string, r role, scale string) *Chart {
	if err := oneOf(option, scale, "linear", "log"); err != nil {
		return c.edit(func(*Chart) error { return err })
	}
	return c.editNumberAxes(option, r, func(v *view) { v.axis(r).scale = scale })
}

func (c *Chart) limit(option string, r role, v float64, set func(*axisSpec)) *Chart {
	if !drawable(v) {
		return c.edit(func(*Chart) error { return fmt.Errorf("chart: %s(%g): an axis can't end there", option, v) })
	}
	return c.editNumberAxes(option, r, func(view *view) { set(view.axis(r)) })
}

func (c *Chart) rule(option string, r role, at float64, label string) *Chart {
	if !drawable(at) {
		return c.edit(func(*Chart) error { return fmt.Errorf("chart: %s(%g): there is no such place on an axis", option, at) })
	}
	return c.editNumberAxes(option, r, func(v *view) {
		v.rules = append(v.rules, rule{vertical: r == xRole, at: at, label: label})
	})
}

// most is the size up to which numbers are drawn. Beyond, sums and products of
// them overflow; nothing that is measured comes near.
const most = 1e100

// drawable reports whether a number has a place on an axis.
func drawable(v float64) bool { return math.Abs(v) <= most }

// onLog reports whether a number has a place on a logarithmic axis.
func onLog(v float64) bool { return v >= 1/most }

// check tells what is wrong with the limits of an axis or with its rules.
func (v *view) check(r role) error {
	a, letter := v.axis(r), r.String()
	for _, limit := range []struct {
		option string
		at     float64
	}{{letter + "Min", a.min}, {letter + "Max", a.max}} {
		if a.log() && !math.IsNaN(limit.at) && !onLog(limit.at) {
			return fmt.Errorf("chart: %s(%g): a log axis has only values above zero", limit.option, limit.at)
		}
	}
	if a.min >= a.max {
		return fmt.Errorf("chart: %sMin(%g) and %sMax(%g): the axis has to begin before it ends", letter, a.min, letter, a.max)
	}
	for _, rule := range v.rules {
		if rule.vertical == (r == xRole) && a.log() && !onLog(rule.at) {
			return fmt.Errorf("chart: Rule%s(%g): a log axis has only values above zero", letter, rule.at)
		}
	}
	return nil
}
