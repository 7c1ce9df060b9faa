package braille

import (
	"image/color"
	"slices"
	"strings"

	"kvsh/stdlib/chart/scene"
)

// A span is text in a style.
type span struct {
	text string
	style
}

// An item is spans that stay on one line.
type item []span

func (it item) width() int {
	n := 0
	for _, s := range it {
		n += width(s.text)
	}
	return n
}

// Columns between the items of a group, and between groups on one line.
const (
	itemGap  = 2
	groupGap = 4
)

// legend explains what is drawn, group by group. A group goes on the line of the
// one before if there is room for all of it.
func (d *drawing) legend() *page {
	var rows [][]item
	for _, g := range d.scene.Legend {
		if items := d.group(g); len(items) > 0 {
			rows = flow(rows, items, d.columns)
		}
	}
	p := newPage(d.columns, len(rows))
	for y, row := range rows {
		x := 0
		for _, it := range row {
			for _, s := range it {
				x = p.put(x, y, s.text, s.style)
			}
		}
	}
	return p
}

// flow adds the items of a group to rows.
func flow(rows [][]item, items []item, columns int) [][]item {
	all := -itemGap
	for _, it := range items {
		all += it.width() + itemGap
	}
	last := len(rows) - 1
	if last >= 0 && rowWidth(rows[last])+groupGap+all <= columns {
		rows[last] = append(rows[last], blanks(groupGap))
	} else {
		rows = append(rows, nil)
		last++
	}
	for i, it := range items {
		switch {
		case i == 0:
		case rowWidth(rows[last])+itemGap+it.width() <= columns:
			rows[last] = append(rows[last], blanks(itemGap))
		default:
			rows = append(rows, []item{blanks(itemGap)})
			last++
		}
		rows[last] = append(rows[last], it)
	}
	return rows
}

func rowWidth(row []item) int {
	n := 0
	for _, it := range row {
		n += it.width()
	}
	return n
}

func blanks(n int) item { return item{{text: strings.Repeat(" ", n)}} }

// group is the items of a group, its title before the first. What is not drawn has
// none: shapes, and what lies below the data, where there are too many points.
func (d *drawing) group(g scene.LegendGroup) []item {
	title := cut(clean(g.Title), d.columns/2)
	if title != "" {
		title += ": "
	}
	if g.Ramp != nil {
		return d.rampItems(title, g.Ramp)
	}
	same, shaped := property(g)
	if shaped && len(d.keys.series) == 0 && d.everywhere(func(v *view) bool { return v.crowd > signed }) {
		return nil
	}
	bare := d.everywhere(func(v *view) bool { return !d.shades(v) })
	var items []item
	for _, e := range g.Entries {
		if bare && e.Sample == scene.AreaSample && d.shade(e.Color) {
			continue
		}
		sample := d.sample(e, same)
		lead := item{{title, d.dim()}, sample, {text: " "}}
		if len(items) > 0 {
			lead = lead[1:]
		}
		label := cut(clean(e.Label), d.columns-itemGap-lead.width())
		items = append(items, append(lead, span{text: label}))
	}
	return items
}

// shade reports whether a colour is one of what lies below the data.
func (d *drawing) shade(c color.NRGBA) bool { return pale(c) || opaque(c) == opaque(d.theme.Shade) }

// property is what the entries of a group differ in: shapes or dashes if all have one
// colour and one kind of sample, else colours.
func property(g scene.LegendGroup) (same likeness, shaped bool) {
	varies := func(same likeness) bool {
		return slices.ContainsFunc(g.Entries, func(e scene.LegendEntry) bool { return !same(e.Look, g.Entries[0].Look) })
	}
	mixed := slices.ContainsFunc(g.Entries, func(e scene.LegendEntry) bool { return e.Sample != g.Entries[0].Sample })
	switch {
	case mixed || varies(sameColor):
		return sameColor, false
	case varies(sameShape):
		return sameShape, true
	case varies(sameDashes):
		return sameDashes, false
	}
	return sameColor, false
}

// sample is what stands before the text of an entry.
func (d *drawing) sample(e scene.LegendEntry, same likeness) span {
	key := d.keys.explained(e, same)
	stroke := strokeOf(e.Dash)
	switch e.Sample {
	case scene.LineSample:
		if key != "" {
			return span{stroke + key + stroke, style{}}
		}
		return span{stroke + stroke, d.ink(e.Color)}
	case scene.LinePointSample:
		if key == "" {
			key = signOf(e.Look)
		}
		return span{stroke + key + stroke, d.ink(e.Color)}
	case scene.AreaSample:
		switch {
		case key != "":
			return span{key, style{}}
		case d.shade(e.Color):
			return d.shadeSample(e.Color)
		}
		return span{"██", d.ink(e.Color)}
	}
	if key == "" {
		key = signOf(e.Look)
	}
	return span{key, d.ink(e.Color)}
}

// shadeSample is what lies below the data.
func (d *drawing) shadeSample(c color.NRGBA) span {
	if !d.tints() {
		return span{"░░", d.faint(c)}
	}
	c = d.tint(color.NRGBA{}, d.legible(opaque(c), clearContrast))
	return span{"  ", style{paper: d.parameter(c, c, 40)}}
}

// strokeOf is a piece of a line.
func strokeOf(dashes []float64) string {
	switch {
	case len(dashes) == 0:
		return "─"
	case dashes[0] < 2*pointsPerDot:
		return "┈"
	}
	return "╌"
}
