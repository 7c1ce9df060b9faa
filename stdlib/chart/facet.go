package chart

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"kvsh/stdlib/chart/scene"
)

// facet is what tells a panel of a view from the others.
type facet struct {
	title       string
	row, column string // values of the columns; "" for all
}

// A panel is one of a view.
type panel struct {
	facet
	drawings []*drawing
	drafts   []draft
}

// A drawing is a plot in a panel.
type drawing struct {
	*plot
	rows           []int // of the plot's data
	series, ghosts []series
}

// A draft is a layer of the scene and how high it lies.
type draft struct {
	depth depth
	layer scene.Layer
}

// depth orders what lies over one another.
type depth int

const (
	areaDepth depth = iota
	bandDepth
	ruleDepth
	connectionDepth
	barDepth
	ghostDepth
	lineDepth
	pointDepth
	frontDepth
	textDepth
)

func (p *panel) draw(d depth, l scene.Layer) { p.drafts = append(p.drafts, draft{d, l}) }

// layers are the drafts from the lowest to the highest.
func (p *panel) layers() []scene.Layer {
	slices.SortStableFunc(p.drafts, func(a, b draft) int { return int(a.depth - b.depth) })
	var out []scene.Layer
	for _, d := range p.drafts {
		out = append(out, d.layer)
	}
	return out
}

// facetChannel is the channel of a role in the first layer that has it.
func (b *board) facetChannel(r role) Channel {
	for _, p := range b.plots {
		if p.has(r) {
			return p.channels[r]
		}
	}
	return Channel{}
}

// facetValues are the values of a facet's column in all layers.
func (b *board) facetValues(r role) []string {
	ch := b.facetChannel(r)
	var all []string
	for _, p := range b.plots {
		if p.column(r) == ch.column && ch.column != "" {
			all = append(all, p.values(r)...)
		}
	}
	return ordered(all, ch.order)
}

// split makes the panels of a view and returns how many stand in a row.
func (b *board) split() (columns int, err error) {
	wrapped, row, column := b.facetChannel(facetRole), b.facetChannel(facetRowRole), b.facetChannel(facetColumnRole)
	if wrapped.column != "" && (row.column != "" || column.column != "") {
		return 0, fmt.Errorf("chart: Facet(%q) fills a grid of its own; use FacetRow and FacetColumn without it", wrapped.column)
	}
	for _, p := range b.plots {
		for _, ch := range []Channel{wrapped, row, column} {
			if own := p.column(ch.role); own != "" && own != ch.column && ch.column != "" {
				return 0, fmt.Errorf("chart: %s: one layer has the column %q, another %q", ch.role, ch.column, own)
			}
		}
	}
	inRow, inColumn := b.facetValues(facetRowRole), b.facetValues(facetColumnRole)
	if wrapped.column != "" {
		column, inColumn = wrapped, b.facetValues(facetRole)
	}
	if n := max(len(inRow), 1) * max(len(inColumn), 1); n > mostPanels {
		return 0, fmt.Errorf("chart: Facet: there would be %d panels, and a picture has at most %d; keep fewer rows, or choose another column", n, mostPanels)
	}
	columns = max(len(inColumn), 1)
	if wrapped.column != "" {
		columns = wrap(columns)
	}
	for _, r := range orOne(inRow) {
		for _, c := range orOne(inColumn) {
			f := facet{row: r, column: c}
			f.title = b.facetTitle(row.column, r)
			if t := b.facetTitle(column.column, c); f.title != "" && t != "" {
				f.title += " · " + t
			} else {
				f.title += t
			}
			b.panels = append(b.panels, &panel{facet: f})
		}
	}
	return columns, nil
}

// wrap is how many of n panels stand side by side.
func wrap(n int) int {
	if n <= 3 {
		return n
	}
	return min(int(math.Ceil(math.Sqrt(float64(n)))), 4)
}

func orOne(values []string) []string {
	if len(values) == 0 {
		return []string{""}
	}
	return values
}

// shortValue is the length up to which a value says little without its column.
const shortValue = 2

// facetTitle is a value as the title of a panel. A number, and what is as short as Y or
// N, needs its column's name.
func (b *board) facetTitle(column, value string) string {
	if value == "" {
		return ""
	}
	label := b.chart.valueLabel(value)
	if _, err := strconv.ParseFloat(value, 64); err == nil || value == noValue || len(value) <= shortValue {
		return inside(nameOf(column)) + " " + label
	}
	return label
}

// rowsIn are the rows of a plot's data that belong in a panel. A layer without the
// facet's column is in all.
func (p *plot) rowsIn(d *data, f facet) []int {
	var out []int
	for i := range d.rows {
		column := d.text(facetRole, i) + d.text(facetColumnRole, i) // a view has one of them
		if row := d.text(facetRowRole, i); row != "" && f.row != row || column != "" && f.column != column {
			continue
		}
		out = append(out, i)
	}
	return out
}
