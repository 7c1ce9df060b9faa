package chart

import "fmt"

// tell is what is told of a point on pointing at it.
func (b *board) tell(d *drawing, data *data, name string, pt point) string {
	text := b.placeText(d, name, pt.rows[0], pt.x, data) + b.numberText(d, yRole, pt.y)
	if marks[d.mark].sums && data == d.main {
		text += fmt.Sprintf(" · n = %d", len(pt.rows))
		if pt.banded {
			u := d.units[yRole]
			text += fmt.Sprintf(" · %s %s to %s", bandNames[d.band], u.text(pt.low), u.text(pt.high))
		}
		return text
	}
	for _, r := range []role{sizeRole, colorRole} {
		if data.numbers[r] != nil {
			text += b.numberText(d, r, data.number(r, pt.rows[0]))
		}
	}
	return text
}

// tellRow is what is told of a row of the data.
func (b *board) tellRow(d *drawing, data *data, name string, i int) string {
	return b.placeText(d, name, i, data.number(xRole, i), data) + b.numberText(d, yRole, data.number(yRole, i))
}

// placeText tells a series and an x.
func (b *board) placeText(d *drawing, name string, row int, x float64, data *data) string {
	if name != "" {
		name += " · "
	}
	if d.category(xRole) {
		return name + b.chart.valueLabel(data.text(xRole, row))
	}
	return name + d.told(xRole, x)
}

// told is a number with the name and the unit of its column.
func (d *drawing) told(r role, v float64) string {
	text := inside(d.axisName(r)) + " " + d.units[r].text(v)
	if unit := d.plainUnit(r); unit != "" {
		text += " " + unit
	}
	return text
}

func (b *board) numberText(d *drawing, r role, v float64) string {
	return " · " + d.told(r, v)
}
