package vegalite

import (
	"fmt"
	"strings"

	"kvsh/stdlib/chart/scene"
)

// told is a line of a tooltip: a name and the expression of a text.
type told struct{ key, text string }

// tooltip is the expression of what is told on pointing at a mark of a series.
func tooltip(series string, lines []told) obj {
	var parts []string
	if series != "" {
		parts = append(parts, "title:"+literal(series))
	}
	for _, l := range lines {
		parts = append(parts, literal(key(l.key))+":"+l.text)
	}
	return obj{"expr": "{" + strings.Join(parts, ",") + "}"}
}

// key keeps clear of the names that tooltips show in other ways.
func key(name string) string {
	if name == "title" || name == "image" {
		return name + " "
	}
	return name
}

// tellPoint tells where a point is, whose values are those of two expressions.
func (p *panel) tellPoint(x, y string) []told {
	return []told{p.tell(p.x, x), p.tell(p.y, y)}
}

// tell tells a value of an axis under the axis' name.
func (p *panel) tell(a axis, value string) told {
	name := a.name
	switch {
	case p.x.name == p.y.name && name != "":
		name += " (" + a.field + ")"
	case name == "" && a.Scale == scene.Category:
		name = "category"
	case name == "":
		name = a.field
	}
	return told{name, a.format(value)}
}

// axisName is the label of an axis, or if it has none that of an equal one in another
// panel: in a grid of panels the outer axes have labels for all.
func (p *picture) axisName(a *scene.Axis, axis func(*scene.Panel) *scene.Axis) string {
	if a.Label != "" {
		return a.Label
	}
	for i := range p.Panels {
		if other := axis(&p.Panels[i]); other.Label != "" && limitsOf(other) == limitsOf(a) {
			return other.Label
		}
	}
	return ""
}

// between tells two values of an axis.
func between(a axis, low, high string) string {
	return fmt.Sprintf("%s+' – '+%s", a.format(low), a.format(high))
}
