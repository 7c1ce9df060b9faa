package canvas

import (
	"math"

	"gonum.org/v1/plot/vg"

	"kvsh/stdlib/chart/scene"
)

// cellGap is what lies between cells, in points.
const cellGap = vg.Length(1)

// cellSizes are the sizes of the text in cells, in points: the first that fits all
// is taken.
var cellSizes = []vg.Length{textSize, smallSize, 8, 7}

// drawCells fills a grid, with text where there is room.
func (v *view) drawCells(l *scene.Cells) {
	width, height := spacing(v.x.Axis, v.area.Size().X), spacing(v.y.Axis, v.area.Size().Y)
	gap := cellGap
	if min(width, height) < 4*cellGap {
		gap = 0
	}
	t := cellStyle(l.Cells, width-gap, height-gap)
	for _, c := range l.Cells {
		from, okFrom := v.at(c.X-0.5, c.Y-0.5)
		to, okTo := v.at(c.X+0.5, c.Y+0.5)
		if !okFrom || !okTo {
			continue
		}
		box := vg.Rectangle{
			Min: vg.Point{X: sharp(min(from.X, to.X) + gap/2), Y: sharp(min(from.Y, to.Y) + gap/2)},
			Max: vg.Point{X: sharp(max(from.X, to.X) - gap/2), Y: sharp(max(from.Y, to.Y) - gap/2)},
		}
		v.fillPolygon(corners(box.Min, box.Max), c.Color)
		middle := box.Min.Add(box.Max).Scale(0.5)
		if text := oneLine(c.Text); v.holds(middle) && t.fits(text, width-gap, height-gap) {
			t.color = c.Ink
			at := vg.Point{X: middle.X, Y: middle.Y - t.size*capHeight/2}
			write(v, label{style: t, text: text, at: at, align: 0.5})
		}
	}
}

// sharp moves an edge to that of a pixel at twice the usual resolution.
func sharp(v vg.Length) vg.Length {
	return vg.Length(math.Round(float64(v/(pixel/2)))) * pixel / 2
}

// cellStyle is the largest in which all texts fit, else the smallest.
func cellStyle(cells []scene.Cell, width, height vg.Length) style {
	var t style
	for _, t.size = range cellSizes {
		all := true
		for _, c := range cells {
			all = all && t.fits(oneLine(c.Text), width, height)
		}
		if all {
			break
		}
	}
	return t
}

// fits reports whether a line fits a cell with a little room around.
func (t style) fits(line string, width, height vg.Length) bool {
	return t.size*lineHeight <= height && t.width(line)+t.size/2 <= width
}
