package chart

import (
	"slices"

	"kvsh/stdlib/chart/scene"
	"kvsh/stdlib/frame"
)

// A mark is what a layer draws for its rows, by the name of the function that
// makes the chart.
type mark string

const (
	lineMark   mark = "Line"
	pointMark  mark = "Points"
	stepMark   mark = "Step"
	barMark    mark = "Bar"
	boxMark    mark = "Box"
	ecdfMark   mark = "ECDF"
	heatMark   mark = "Heat"
	slopeMark  mark = "Slope"
	paretoMark mark = "Pareto"
)

// A kind is what a channel's column holds.
type kind int

const (
	nothing    kind = iota // the mark has no such channel
	numbers                // only numbers
	categories             // any values, numbers as categories too
	either                 // numbers, or other values as categories
)

// markFacts are the rules of a mark.
type markFacts struct {
	noun         string // "line chart"
	x, y, value  kind
	color        kind
	shape, dash  bool
	size, label  bool
	sums         bool // shows a statistic of the rows at one place
	banded       bool // has a band or error bars
	ghosts       bool // has room for pale points
	joins        bool // draws lines
	frontier     bool
	trends       bool    // may have a line through its points
	room         float64 // behind the last category, for what is written there
	legendSample scene.Sample
}

var marks = map[mark]*markFacts{
	lineMark: {
		noun: "line chart", x: numbers, y: numbers, color: categories, shape: true, dash: true, label: true,
		sums: true, banded: true, ghosts: true, joins: true, legendSample: scene.LinePointSample,
	},
	stepMark: {
		noun: "step chart", x: numbers, y: numbers, color: categories, shape: true, dash: true, label: true,
		sums: true, banded: true, ghosts: true, joins: true, legendSample: scene.LinePointSample,
	},
	slopeMark: {
		room: 0.5, noun: "slope chart", x: categories, y: numbers, color: categories, shape: true, dash: true,
		sums: true, banded: true, ghosts: true, joins: true, legendSample: scene.LinePointSample,
	},
	pointMark: {
		noun: "points chart", x: either, y: numbers, color: either, shape: true, size: true, label: true,
		ghosts: true, trends: true, legendSample: scene.PointSample,
	},
	paretoMark: {
		noun: "pareto chart", x: numbers, y: numbers, color: either, shape: true, size: true, label: true,
		ghosts: true, frontier: true, legendSample: scene.PointSample,
	},
	barMark: {
		noun: "bar chart", x: categories, y: numbers, color: categories, label: true,
		sums: true, banded: true, ghosts: true, legendSample: scene.AreaSample,
	},
	boxMark:  {noun: "box plot", x: categories, y: numbers, color: categories, ghosts: true, legendSample: scene.AreaSample},
	ecdfMark: {noun: "distribution", x: numbers, color: categories, dash: true, joins: true, legendSample: scene.LineSample},
	heatMark: {noun: "heat map", x: categories, y: categories, value: numbers, sums: true, legendSample: scene.AreaSample},
}

// Line draws, for each series, the statistic of y at each x, joined by lines. Where a
// row has an x but no y, and no other row of the series has one there, is a gap.
func Line(f *frame.Frame, channels ...Channel) *Chart { return newChart(lineMark, f, channels) }

// Step is a line that keeps its value until the next x.
func Step(f *frame.Frame, channels ...Channel) *Chart { return newChart(stepMark, f, channels) }

// Points draws a point for each row. If x holds no numbers, its values are
// categories.
func Points(f *frame.Frame, channels ...Channel) *Chart { return newChart(pointMark, f, channels) }

// Bar draws a bar for the statistic of y in each category of x. Series stand
// beside one another.
func Bar(f *frame.Frame, channels ...Channel) *Chart { return newChart(barMark, f, channels) }

// Box shows the distribution of y in each category of x: the quartiles, whiskers
// to the farthest values within 1.5 times their distance, and the values beyond.
func Box(f *frame.Frame, channels ...Channel) *Chart { return newChart(boxMark, f, channels) }

// ECDF draws, for each series, the share of rows with at most a value of x.
func ECDF(f *frame.Frame, channels ...Channel) *Chart { return newChart(ecdfMark, f, channels) }

// Heat colours a cell for each pair of categories of x and y by the statistic of
// the channel Value.
func Heat(f *frame.Frame, channels ...Channel) *Chart { return newChart(heatMark, f, channels) }

// Slope joins, for each series, the statistic of y from one category of x to the
// next, and tells the values and how they change.
func Slope(f *frame.Frame, channels ...Channel) *Chart { return newChart(slopeMark, f, channels) }

// Pareto draws a point for each row and the frontier that no row beats, by default
// of small x and large y. The side of the frontier that it beats is shaded.
func Pareto(f *frame.Frame, channels ...Channel) *Chart { return newChart(paretoMark, f, channels) }

// kindOf is what the column of a role holds.
func (m *markFacts) kindOf(r role) kind {
	given := func(has bool, k kind) kind {
		if has {
			return k
		}
		return nothing
	}
	switch r {
	case xRole:
		return m.x
	case yRole:
		return m.y
	case valueRole:
		return m.value
	case colorRole:
		return m.color
	case shapeRole:
		return given(m.shape, categories)
	case dashRole:
		return given(m.dash, categories)
	case sizeRole:
		return given(m.size, numbers)
	case labelRole:
		return given(m.label, categories)
	case connectRole, groupRole:
		return given(m.frontier, categories)
	}
	return categories // facets
}

func (m *markFacts) takes(r role) bool { return m.kindOf(r) != nothing }

// needs are the channels that a chart can't do without.
func (m *markFacts) needs() []role {
	return slices.DeleteFunc([]role{xRole, yRole, valueRole}, func(r role) bool { return !m.takes(r) })
}

// channelNames are the channels that a mark takes.
func (m *markFacts) channelNames() []string {
	var out []string
	for r := xRole; r < connectRole; r++ {
		if m.takes(r) {
			out = append(out, r.String())
		}
	}
	return out
}

// marksThat names the marks of a property.
func marksThat(has func(*markFacts) bool) []string {
	var out []string
	for m, facts := range marks {
		if has(facts) {
			out = append(out, "chart."+string(m))
		}
	}
	slices.Sort(out)
	return out
}
