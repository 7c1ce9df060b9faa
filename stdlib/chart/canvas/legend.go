package canvas

import (
	"fmt"
	"slices"

	"gonum.org/v1/plot/vg"

	"kvsh/stdlib/chart/scene"
)

// Sizes in points.
const (
	sampleGap = vg.Length(5) // between a sample and its label
	entryGap  = vg.Length(14)
	groupGap  = vg.Length(26)
	rowRise   = smallSize * 1.36 // of a row over its baseline
	rowDrop   = smallSize * 0.34
	legendGap = vg.Length(16) // between the panels and a legend at their right
)

// An item is a part of a legend with its place: a title, an entry or a ramp.
type item struct {
	at    vg.Point // the left end of the baseline
	title string
	entry *scene.LegendEntry
	label string // of the entry
	ramp  *ramp
}

// A legendRow is items side by side, whose places are relative to the left end of
// its baseline.
type legendRow struct {
	items      []item
	width      vg.Length
	rise, drop vg.Length // over and under the baseline
}

func (r *legendRow) height() vg.Length { return r.rise + r.drop }

func (f *figure) titleStyle() style { return f.muted(smallSize).bolder() }

// layLegend puts the legend below or at the right of an area and returns the rest.
func (f *figure) layLegend(area vg.Rectangle) vg.Rectangle {
	if f.LegendRight {
		return f.layLegendRight(area)
	}
	rows := f.short(f.rows(area.Size().X), f.size.Y*legendShare)
	for _, row := range slices.Backward(rows) {
		f.putRow(row, vg.Point{X: area.Min.X, Y: area.Min.Y + row.drop})
		area.Min.Y += row.height()
	}
	if len(rows) > 0 {
		area.Min.Y += blockGap
	}
	return area
}

func (f *figure) layLegendRight(area vg.Rectangle) vg.Rectangle {
	rows := f.short(f.column(area.Size().X*labelShare), area.Size().Y)
	widest := vg.Length(0)
	for _, row := range rows {
		widest = max(widest, row.width)
	}
	at := vg.Point{X: area.Max.X - widest, Y: area.Max.Y}
	for _, row := range rows {
		f.putRow(row, vg.Point{X: at.X, Y: at.Y - row.rise})
		at.Y -= row.height()
	}
	if len(rows) > 0 {
		area.Max.X -= widest + legendGap
	}
	return area
}

// putRow gives a row its place.
func (f *figure) putRow(row legendRow, at vg.Point) {
	for _, it := range row.items {
		it.at = it.at.Add(at)
		f.legend = append(f.legend, it)
	}
}

// items is the parts of a group, none wider than limit.
func (f *figure) items(g *scene.LegendGroup, limit vg.Length, upright bool) []item {
	var out []item
	if g.Title != "" {
		out = append(out, item{title: f.titleStyle().cut(oneLine(g.Title), limit)})
	}
	if r := f.newRamp(g.Ramp, limit, upright); r != nil {
		return append(out, item{ramp: r})
	}
	for i := range g.Entries {
		e := &g.Entries[i]
		text := f.ink(smallSize).cutName(oneLine(e.Label), limit-sampleSize(e)-sampleGap)
		out = append(out, item{entry: e, label: text})
	}
	return out
}

// width is that of an item.
func (f *figure) width(it item) vg.Length {
	switch {
	case it.ramp != nil:
		return it.ramp.size().X
	case it.entry != nil:
		return sampleSize(it.entry) + sampleGap + f.ink(smallSize).width(it.label)
	}
	return f.titleStyle().width(it.title)
}

// rows sets the legend in rows of a width. A group that fits in none goes on under
// its first entry.
func (f *figure) rows(width vg.Length) []legendRow {
	var rows []legendRow
	for i := range f.Legend {
		items := f.items(&f.Legend[i], width, false)
		if len(items) == 0 {
			continue
		}
		whole := vg.Length(len(items)-1) * entryGap
		for _, it := range items {
			whole += f.width(it)
		}
		n := len(rows) - 1
		if n >= 0 && rows[n].width+groupGap+whole <= width {
			rows[n].width += groupGap - entryGap
		} else {
			rows = append(rows, legendRow{})
		}
		rows = f.addItems(rows, items, width)
	}
	return rows
}

// addItems adds items to the last row, and to new ones where they don't fit.
func (f *figure) addItems(rows []legendRow, items []item, width vg.Length) []legendRow {
	indent := vg.Length(0)
	if title := f.width(items[0]) + entryGap; items[0].title != "" && title < width/4 {
		indent = title
	}
	for _, it := range items {
		row, x := &rows[len(rows)-1], vg.Length(0)
		if len(row.items) > 0 {
			x = row.width + entryGap
		}
		if w := f.width(it); len(row.items) > 0 && x+w > width {
			rows = append(rows, legendRow{})
			row, x = &rows[len(rows)-1], min(indent, width-w)
		}
		row.add(it, x, f.width(it))
	}
	return rows
}

func (r *legendRow) add(it item, x, width vg.Length) {
	it.at.X = x
	r.items = append(r.items, it)
	r.width = x + width
	r.rise, r.drop = max(r.rise, rowRise), max(r.drop, rowDrop)
	switch {
	case it.ramp != nil:
		r.drop = max(r.drop, it.ramp.size().Y-rowRise)
	case it.entry != nil:
		middle := smallSize * capHeight / 2
		reach := samplePoint(it.entry)*shapeReach + 1
		r.rise, r.drop = max(r.rise, reach+middle), max(r.drop, reach-middle)
	}
}

// column sets the legend in rows of one item each.
func (f *figure) column(width vg.Length) []legendRow {
	var rows []legendRow
	for i := range f.Legend {
		for k, it := range f.items(&f.Legend[i], width, true) {
			if n := len(rows); k == 0 && n > 0 {
				rows[n-1].drop += rowDrop * 2
			}
			var row legendRow
			row.add(it, 0, f.width(it))
			rows = append(rows, row)
		}
	}
	return rows
}

// short leaves out the rows that would make a legend higher than limit, and says
// how many entries that are.
func (f *figure) short(rows []legendRow, limit vg.Length) []legendRow {
	high, n := vg.Length(0), 0
	for n < len(rows) && high+rows[n].height() <= limit {
		high += rows[n].height()
		n++
	}
	if n == len(rows) {
		return rows
	}
	hidden := 0
	for _, row := range rows[max(n-1, 0):] {
		for _, it := range row.items {
			if it.entry != nil {
				hidden++
			}
		}
	}
	var last legendRow
	more := item{title: fmt.Sprintf("… and %d more", hidden)}
	last.add(more, 0, f.width(more))
	return append(rows[:max(n-1, 0)], last)
}
