package braille

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"kvsh/stdlib/chart/scene"
)

// A view is a panel as it is shown.
type view struct {
	*scene.Panel
	right, up *axis // that go to the right and upwards
	flip      bool  // x goes upwards
	crowd     crowd
}

// newViews are the panels of a scene as they are shown, each with its crowd in the part of
// the room that it is likely to have.
func (d *drawing) newViews() []*view {
	var out []*view
	side := math.Ceil(math.Sqrt(float64(len(d.scene.Panels))))
	columns, rows := int(0.85*float64(d.columns)/side), int(0.6*float64(d.rows)/side)
	var right, up []*axis
	for i := range d.scene.Panels {
		v := newView(&d.scene.Panels[i])
		v.crowd = crowdOf(v.Panel, columns, rows)
		out, right, up = append(out, v), append(right, v.right), append(up, v.up)
	}
	nameAll(right)
	nameAll(up)
	return out
}

// newView is a panel with its axes. Boxes lie, as a row has more cells than a column.
func newView(p *scene.Panel) *view {
	lies := slices.ContainsFunc(p.Layers, func(l scene.Layer) bool {
		_, ok := l.(scene.Boxes)
		return ok
	})
	if !lies {
		return &view{Panel: p, right: newAxis(p.X), up: newAxis(p.Y)}
	}
	x := p.X
	if x.Scale == scene.Category { // the first comes first
		x.Reversed = !x.Reversed
	}
	return &view{Panel: p, right: newAxis(p.Y), up: newAxis(x), flip: true}
}

// An axis is one of a scene with its labels in the order of their places.
type axis struct {
	scene.Axis
	labels []scene.Tick
}

func newAxis(a scene.Axis) *axis {
	out := &axis{Axis: a}
	for _, t := range a.Ticks {
		if t.Label = strings.TrimSpace(clean(t.Label)); t.Label != "" && a.Holds(t.At) {
			out.labels = append(out.labels, t)
		}
	}
	slices.SortStableFunc(out.labels, func(s, t scene.Tick) int { return cmp.Compare(a.Place(s.At), a.Place(t.At)) })
	return out
}

// nameAll gives axes without a label that of the one that shows the same, as scenes label
// only those at the edge.
func nameAll(axes []*axis) {
	for _, a := range axes {
		for _, b := range axes {
			if a.Label == "" && a.same(b) {
				a.Label = b.Label
			}
		}
	}
}

// same reports whether two axes show the same, apart from their labels.
func (a *axis) same(b *axis) bool {
	return a.Scale == b.Scale && a.Min == b.Min && a.Max == b.Max && a.Reversed == b.Reversed && slices.Equal(a.Ticks, b.Ticks)
}

// evenly is at most n cells that the categories of an axis divide without rest, unless
// they are too many for that.
func (a *axis) evenly(n int) int {
	if a.Scale != scene.Category || !(a.Max-a.Min >= 1 && a.Max-a.Min <= float64(n)/2) {
		return n
	}
	return n - n%int(a.Max-a.Min)
}

// cell is the cell at a value on an axis of n cells; n is that behind the last.
func (a *axis) cell(v float64, n int) int { return a.cellOf(a.Place(v)*float64(n), n) }

// cellDown counts from the other end.
func (a *axis) cellDown(v float64, n int) int { return a.cellOf((1-a.Place(v))*float64(n), n) }

// little is what rounding may have taken from a place, in cells.
const little = 1e-6

// cellOf is the cell at a place. Categories may lie between two: then it is the first.
func (a *axis) cellOf(at float64, n int) int {
	cell := int(at + little)
	if a.Scale == scene.Category {
		cell = int(math.Ceil(at-little)) - 1
	}
	return min(max(cell, 0), n)
}
