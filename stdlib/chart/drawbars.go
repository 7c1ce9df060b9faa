package chart

import (
	"math"

	"kvsh/stdlib/chart/scene"
	"kvsh/stdlib/stats"
)

// drawBars draws the bars of each series, with what they spread.
func (b *board) drawBars(p *panel, d *drawing) {
	base := 0.0
	if b.y.Scale == scene.Log {
		base = b.y.Min
	}
	for i := range d.series {
		s := &d.series[i]
		bars := scene.Bars{Name: s.name, Color: s.look.Color, Width: 0.92 * d.slotWidth()}
		for _, pt := range s.points {
			place := b.at(d.plot, pt.x, pt.y)
			bars.Bars = append(bars.Bars, scene.Bar{X: place.X + s.offset, Base: base, Value: place.Y})
		}
		p.draw(barDepth, bars)
		b.drawErrors(p, d, s)
	}
}

// drawBoxes draws a box for the rows of each series in each category.
func (b *board) drawBoxes(p *panel, d *drawing) {
	for i := range d.series {
		s := &d.series[i]
		boxes := scene.Boxes{Name: s.name, Color: s.look.Color, Width: 0.8 * d.slotWidth()}
		values := map[float64][]float64{}
		var places []float64
		for _, pt := range s.points {
			if values[pt.x] == nil {
				places = append(places, pt.x)
			}
			values[pt.x] = append(values[pt.x], b.y.of(d.units[yRole], pt.y))
		}
		for _, x := range places {
			box := boxOf(values[x])
			box.X = x + s.offset
			boxes.Boxes = append(boxes.Boxes, box)
		}
		p.draw(barDepth, boxes)
	}
}

// boxOf summarises values as a box plot does (Tukey, Exploratory Data Analysis,
// 1977).
func boxOf(values []float64) scene.Box {
	box := scene.Box{Q1: stats.Quantile(values, 0.25), Median: stats.Median(values), Q3: stats.Quantile(values, 0.75)}
	reach := 1.5 * (box.Q3 - box.Q1)
	box.Low, box.High = box.Q1, box.Q3
	for _, v := range values {
		if v < box.Q1-reach || v > box.Q3+reach {
			box.Outside = append(box.Outside, v)
			continue
		}
		box.Low, box.High = min(box.Low, v), max(box.High, v)
	}
	return box
}

// drawCells colours the cells of a heat map. One without rows is of the shade of
// the background.
func (b *board) drawCells(p *panel, d *drawing) {
	if len(d.series) == 0 {
		return
	}
	values := map[[2]float64]float64{}
	for _, pt := range d.series[0].points {
		values[[2]float64{pt.x, pt.y}] = pt.value
	}
	t := &b.chart.theme
	u := d.units[valueRole]
	var cells scene.Cells
	for y := range b.y.values {
		for x := range b.x.values {
			cell := scene.Cell{X: float64(x), Y: float64(y), Value: math.NaN(), Color: t.Shade, Ink: t.Muted}
			if v, ok := values[[2]float64{cell.X, cell.Y}]; ok {
				cell.Value, cell.Color, cell.Text = convert(v, u.exponent, d.ramp.exponent), d.ramp.color(v), u.short(v)
				cell.Ink = hex("#ffffff")
				if luminance(cell.Color) > 0.55 {
					cell.Ink = hex("#111418")
				}
			}
			cells.Cells = append(cells.Cells, cell)
		}
	}
	p.draw(barDepth, cells)
}
