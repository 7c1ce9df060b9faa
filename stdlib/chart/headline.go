package chart

import (
	"fmt"
	"slices"
	"strings"
)

// Headline is the title that the chart has if it is given none: one made of its
// columns, "" for a chart of several views.
func (c *Chart) Headline() string {
	if c.err != nil || len(c.views) != 1 {
		return ""
	}
	return c.views[0].headline()
}

// headline is a title made of the columns of a view.
func (v *view) headline() string {
	l := &v.layers[0]
	x, y := l.axisName(xRole), l.axisName(yRole)
	text := ""
	switch l.mark {
	case ecdfMark:
		text = "Distribution of " + inside(x)
	case heatMark:
		text = fmt.Sprintf("%s over %s and %s", l.axisName(valueRole), inside(x), inside(y))
	case paretoMark:
		text = fmt.Sprintf("Frontier of %s and %s", inside(x), inside(y))
	default:
		var names []string
		for i := range v.layers {
			names = append(names, v.layers[i].axisName(yRole))
		}
		text = fmt.Sprintf("%s over %s", joined(names), inside(x))
	}
	if l.has(colorRole) && l.column(colorRole) != l.column(xRole) {
		text += ", by " + legendTitle(l.column(colorRole))
	}
	return text
}

// description is the picture in one line, for those who can't see it.
func (r *resolver) description(caption []string) string {
	var charts []string
	for _, b := range r.boards {
		for _, p := range b.plots {
			charts = append(charts, b.describe(p))
		}
	}
	return strings.Join(charts, "; ") + " (" + strings.Join(caption, " · ") + ")"
}

// describe names what a plot shows.
func (b *board) describe(p *plot) string {
	var columns, names []string
	for _, r := range []role{valueRole, yRole, xRole} {
		if p.has(r) {
			columns = append(columns, p.column(r))
		}
	}
	for _, panel := range b.panels {
		for _, s := range panel.drawings[p.index].series {
			if s.name != "" && !slices.Contains(names, s.name) {
				names = append(names, s.name)
			}
		}
	}
	text := fmt.Sprintf("%s of %s", marks[p.mark].noun, strings.Join(columns, " over "))
	if len(names) > 0 {
		text += ": " + strings.Join(names, ", ")
	}
	return text
}

// layerName is what tells a plot from those that lie over or under it: the name it
// was given, or the first of these that does: its column, its statistic, its mark.
func (b *board) layerName(p *plot) string {
	if p.name != "" {
		return p.name
	}
	ways := []func(*plot) string{
		func(p *plot) string { return p.axisName(yRole) },
		func(p *plot) string {
			if marks[p.mark].sums {
				return p.stat
			}
			return p.noun() + "s"
		},
		func(p *plot) string { return marks[p.mark].noun },
	}
	for _, way := range ways {
		differ := true
		for _, other := range b.plots {
			differ = differ && (other == p || way(other) != way(p))
		}
		if differ {
			return way(p)
		}
	}
	return fmt.Sprintf("chart %d", p.index+1)
}
