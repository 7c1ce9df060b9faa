package vegalite

import (
	"math"

	"kvsh/stdlib/chart/scene"
)

// Lengths of axes in pixels.
const (
	tickSize     = 5.0
	minorTick    = 3.0
	labelPadding = 4.0
	titlePadding = 6.0
)

// axisLayout is how an axis is set at a side of its panel.
type axisLayout struct {
	extent float64  // from the panel to the title, in pixels
	title  []string // in lines
	lines  func(scene.Tick) []string
}

// room is how far the axis reaches from the panel, in pixels.
func (a axisLayout) room() float64 {
	if len(a.title) == 0 {
		return a.extent
	}
	return a.extent + titlePadding + lineHeight*textSize*float64(len(a.title))
}

// side sets a vertical axis at the left.
func (l *layout) side(a *scene.Axis) axisLayout {
	out := axisLayout{
		title: wrapWords(a.Label, textSize, l.panelHeight),
		lines: func(t scene.Tick) []string { return tickLines(a, t, l.width/4) },
	}
	widest := 0.0
	for _, t := range a.Ticks {
		for _, line := range out.lines(t) {
			widest = max(widest, width(line, smallSize))
		}
	}
	out.extent = math.Ceil(tickSize + labelPadding + widest)
	return out
}

// bottom sets a horizontal axis.
func (l *layout) bottom(a *scene.Axis) axisLayout {
	out := axisLayout{
		title: wrapWords(a.Label, textSize, l.panelWidth),
		lines: func(t scene.Tick) []string { return tickLines(a, t, l.panelWidth/max(1, a.Max-a.Min)-4) },
	}
	most := 1
	for _, t := range a.Ticks {
		most = max(most, len(out.lines(t)))
	}
	out.extent = math.Ceil(tickSize + labelPadding + (smallSize+2)*float64(most))
	return out
}

// overhang is by how much the labels of a horizontal axis stand out at the right.
func (l *layout) overhang(a *scene.Axis) float64 {
	most := 0.0
	for _, t := range a.Ticks {
		if !finite(t.At) || !a.Holds(t.At) {
			continue
		}
		for _, line := range l.bottom(a).lines(t) {
			most = max(most, width(line, smallSize)/2-(1-a.Place(t.At))*l.panelWidth)
		}
	}
	return math.Ceil(most)
}

// tickLines is the label of a tick in lines, none for a short tick. Categories are
// broken to fit into their room.
func tickLines(a *scene.Axis, t scene.Tick, room float64) []string {
	switch {
	case a.Scale == scene.Category:
		return wrap(t.Label, smallSize, room)
	case t.Label == "":
		return nil
	}
	return []string{t.Label}
}
