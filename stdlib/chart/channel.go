package chart

import (
	"fmt"

	"kvsh/stdlib/frame"
	"kvsh/stdlib/nearest"
)

// A Channel tells which column a visual property shows. [X], [Y], [Color] and the
// like make one.
type Channel struct {
	role   role
	column string
	order  []string
}

// A role is the property that a channel is for.
type role int

const (
	xRole role = iota
	yRole
	colorRole
	shapeRole
	dashRole
	sizeRole
	valueRole
	labelRole
	facetRole
	facetRowRole
	facetColumnRole
	connectRole
	groupRole
	roles int = iota
)

func (r role) String() string {
	return [roles]string{
		"X", "Y", "Color", "Shape", "Dash", "Size", "Value", "Label", "Facet", "FacetRow", "FacetColumn", "Connect", "FrontierBy",
	}[r]
}

// X is the column of the horizontal axis.
func X(column string) Channel { return Channel{role: xRole, column: column} }

// Y is the column of the vertical axis.
func Y(column string) Channel { return Channel{role: yRole, column: column} }

// Color tells series apart by colour. The media have colours of their own. Points
// show a column of numbers by a ramp of colours.
func Color(column string) Channel { return Channel{role: colorRole, column: column} }

// Shape tells points apart by their shape.
func Shape(column string) Channel { return Channel{role: shapeRole, column: column} }

// Dash tells lines apart by their dashes.
func Dash(column string) Channel { return Channel{role: dashRole, column: column} }

// Size shows a column of numbers by the area of points.
func Size(column string) Channel { return Channel{role: sizeRole, column: column} }

// Value is the column that the cells of a heat map show.
func Value(column string) Channel { return Channel{role: valueRole, column: column} }

// Label writes the values of a column beside the points.
func Label(column string) Channel { return Channel{role: labelRole, column: column} }

// Facet gives each value of a column a panel of its own, in a grid that wraps. All
// panels have the same axes. What lies in [Layers] with others and has no such
// column is in all of them.
func Facet(column string) Channel { return Channel{role: facetRole, column: column} }

// FacetRow gives each value of a column a row of panels.
func FacetRow(column string) Channel { return Channel{role: facetRowRole, column: column} }

// FacetColumn gives each value of a column a column of panels.
func FacetColumn(column string) Channel { return Channel{role: facetColumnRole, column: column} }

// Order says which values come first, on an axis of categories, in the legend, or
// as panels. Values that it does not name come after in their usual order: the
// media as reports list them, numbers by size, "400g" before "800g". What it names
// and the data lack is told in the caption.
func (ch Channel) Order(values ...string) Channel {
	ch.order = unique(values)
	return ch
}

// setChannels takes the channels of a new chart.
func (l *layer) setChannels(channels []Channel) error {
	for _, ch := range channels {
		if before := l.channels[ch.role].column; before != "" {
			return fmt.Errorf("chart: %s is given twice, as %q and %q", ch.role, before, ch.column)
		}
		if err := l.setChannel(ch); err != nil {
			return err
		}
	}
	for _, r := range marks[l.mark].needs() {
		if l.channels[r].column == "" {
			return fmt.Errorf("chart: the channel %s is missing; add chart.%s(column)", r, r)
		}
	}
	return nil
}

// setChannel takes a channel if the mark has it and the column fits.
func (l *layer) setChannel(ch Channel) error {
	facts := marks[l.mark]
	if !facts.takes(ch.role) {
		return fmt.Errorf("chart: chart.%s has no %s; it takes %s", l.mark, ch.role, listed(facts.channelNames()))
	}
	typ, err := l.frame.Type(ch.column)
	if err != nil {
		return fmt.Errorf("chart: %s: there is no column %q%s", ch.role, ch.column, nearest.Question(ch.column, l.frame.Names()))
	}
	if facts.kindOf(ch.role) == numbers && !numeric(l.frame, ch.column) {
		hint := ""
		if ch.role == xRole {
			hint = "; " + listed(marksThat(func(m *markFacts) bool { return m.x == categories || m.x == either })) + " take them"
		}
		return fmt.Errorf("chart: %s: column %q holds %s values, not numbers%s", ch.role, ch.column, typ, hint)
	}
	l.channels[ch.role] = ch
	return nil
}

// has reports whether the layer shows a column by a role.
func (l *layer) has(r role) bool { return l.channels[r].column != "" }

// column is the column of a role, "" for none.
func (l *layer) column(r role) string { return l.channels[r].column }

// category reports whether the values of a role are categories, not numbers.
func (l *layer) category(r role) bool {
	switch marks[l.mark].kindOf(r) {
	case numbers:
		return false
	case either:
		typ, err := l.frame.Type(l.column(r))
		return err != nil || !typ.Numeric()
	}
	return true
}

// ramped reports whether numbers are shown by a ramp of colours.
func (l *layer) ramped() bool { return l.has(colorRole) && !l.category(colorRole) }

// lacks is the first column of the layer's channels that a frame lacks.
func (l *layer) lacks(f *frame.Frame) (Channel, bool) {
	for _, ch := range l.channels {
		if ch.column != "" && !f.Has(ch.column) {
			return ch, true
		}
	}
	return Channel{}, false
}
