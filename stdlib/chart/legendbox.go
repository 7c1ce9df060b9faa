package chart

import (
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

const (
	sampleWidth = vg.Length(20)
	sampleGap   = vg.Length(5)
	entryGap    = vg.Length(14)
	rowHeight   = smallSize * 1.7
)

// entryWidth is the width of a legend entry with its sample.
func (f *figure) entryWidth(label string) vg.Length {
	return sampleWidth + sampleGap + f.style(smallSize).width(label)
}

// drawLegendBelow draws the legend in rows at the bottom, a group after the
// other, and returns where it ends.
func (f *figure) drawLegendBelow(area vg.Rectangle) vg.Length {
	type item struct {
		x     vg.Length
		title string
		entry entry
	}
	var rows [][]item
	title := f.muted(smallSize)
	title.bold = true
	for _, g := range f.legend {
		x := area.Min.X
		var row []item
		place := func(it item, width vg.Length) {
			if x+width > area.Max.X && len(row) > 0 {
				rows = append(rows, row)
				row, x = nil, area.Min.X
			}
			it.x = x
			row = append(row, it)
			x += width + entryGap
		}
		if g.title != "" {
			place(item{title: g.title}, title.width(g.title))
		}
		for _, e := range g.entries {
			place(item{entry: e}, f.entryWidth(e.label))
		}
		rows = append(rows, row)
	}
	bottom := area.Min.Y
	for _, row := range slices.Backward(rows) {
		for _, it := range row {
			if it.title != "" {
				title.draw(f.canvas, vg.Point{X: it.x, Y: bottom}, 0, false, it.title)
			} else {
				f.drawEntry(it.entry, vg.Point{X: it.x, Y: bottom})
			}
		}
		bottom += rowHeight
	}
	return bottom + 6
}

// drawLegendRight draws the legend in a column at the right and returns where
// it begins.
func (f *figure) drawLegendRight(area vg.Rectangle) vg.Length {
	title := f.muted(smallSize)
	title.bold = true
	width := vg.Length(0)
	for _, g := range f.legend {
		width = max(width, title.width(g.title))
		for _, e := range g.entries {
			width = max(width, f.entryWidth(e.label))
		}
	}
	left, top := area.Max.X-width, area.Max.Y-smallSize
	for _, g := range f.legend {
		if g.title != "" {
			title.draw(f.canvas, vg.Point{X: left, Y: top}, 0, false, g.title)
			top -= rowHeight
		}
		for _, e := range g.entries {
			f.drawEntry(e, vg.Point{X: left, Y: top})
			top -= rowHeight
		}
		top -= rowHeight / 2
	}
	return left - 14
}

// drawEntry draws a sample and its label, from the left end of the baseline.
func (f *figure) drawEntry(e entry, at vg.Point) {
	y := at.Y + smallSize*capHeight/2
	center := vg.Point{X: at.X + sampleWidth/2, Y: y}
	box := vg.Rectangle{Min: vg.Point{X: at.X, Y: y - 4}, Max: vg.Point{X: at.X + sampleWidth, Y: y + 4}}
	switch e.sample {
	case "band":
		f.fill(box, faded(e.color, 2*bandAlpha))
	case "shade":
		f.fill(box, e.color)
		f.canvas.SetLineStyle(draw.LineStyle{Color: f.theme.grid, Width: 0.7})
		f.canvas.Stroke(box.Path())
	case "point":
		f.drawShape(e.shape, center, pointSize, e.color, false)
	default:
		f.canvas.StrokeLine2(draw.LineStyle{Color: e.color, Width: 1.9, Dashes: lengths(e.dash)}, at.X, y, at.X+sampleWidth, y)
		if e.sample == "line+point" {
			f.drawShape(e.shape, center, pointSize, e.color, true)
		}
	}
	f.style(smallSize).draw(f.canvas, vg.Point{X: at.X + sampleWidth + sampleGap, Y: at.Y}, 0, false, e.label)
}
