package vegalite

import "kvsh/stdlib/chart/scene"

const (
	capSize = 8.0  // of the ends of ranges, in pixels
	boxTint = 0.35 // of boxes, as a share of their colour's opacity
	boxLine = 1.3  // the width of their lines, in pixels
)

// corners are the channels of a mark between two places.
func corners() obj { return obj{"x2": obj{"field": "x2"}, "y2": obj{"field": "y2"}} }

func (p *panel) drawErrors(name string, l scene.Errors) {
	rows := p.spans(l.Ranges)
	tells := []told{p.tell(p.x, "datum.x"), {"range", between(p.y, "datum.y", "datum.y2")}}
	mark := obj{"type": "rule", "stroke": paint(l.Color), "strokeWidth": px(pixels(l.Width))}
	p.add(marks{name: name, series: l.Name, mark: mark, rows: rows, tells: tells, encoding: obj{"y2": obj{"field": "y2"}}})
	var ends []obj
	for _, r := range rows {
		ends = append(ends, obj{"x": r["x"], "y": r["y"]}, obj{"x": r["x"], "y": r["y2"]})
	}
	p.add(marks{name: name + "_caps", series: l.Name, mark: tickMark(paint(l.Color), capSize, pixels(l.Width)), rows: ends, whole: true})
}

// tickMark is a short horizontal line.
func tickMark(color string, length, width float64) obj {
	return obj{"type": "tick", "orient": "horizontal", "color": color, "size": length, "thickness": px(width)}
}

func (p *panel) drawBars(name string, l scene.Bars) {
	along, across := p.x, p.y
	if l.Horizontal {
		along, across = p.y, p.x
	}
	var rows []obj
	for _, b := range l.Bars {
		low, high := b.X-l.Width/2, b.X+l.Width/2
		if !along.places(low, high) || !across.places(b.Base, b.Value) {
			continue
		}
		row := obj{"x": num(low), "x2": num(high), "y": num(b.Base), "y2": num(b.Value), "at": num(b.X)}
		if l.Horizontal {
			row["x"], row["x2"], row["y"], row["y2"] = row["y"], row["y2"], row["x"], row["x2"]
		}
		rows = append(rows, row)
	}
	tells := p.tellPoint("datum.at", "datum.y2")
	if l.Horizontal {
		tells = p.tellPoint("datum.x2", "datum.at")
	}
	mark := obj{"type": "rect", "color": paint(l.Color)}
	p.add(marks{name: name, series: l.Name, mark: mark, rows: rows, tells: tells, encoding: corners()})
}

func (p *panel) drawBoxes(name string, l scene.Boxes) {
	var boxes, whiskers, ends, medians, outside []obj
	for _, b := range l.Boxes {
		left, right := b.X-l.Width/2, b.X+l.Width/2
		if !p.x.places(left, b.X, right) || !p.y.places(b.Low, b.Q1, b.Median, b.Q3, b.High) {
			continue
		}
		row := func(x, x2, y, y2 float64) obj {
			return obj{
				"x": num(x), "x2": num(x2), "y": num(y), "y2": num(y2), "at": num(b.X),
				"l": num(b.Low), "a": num(b.Q1), "m": num(b.Median), "b": num(b.Q3), "h": num(b.High),
			}
		}
		boxes = append(boxes, row(left, right, b.Q1, b.Q3))
		medians = append(medians, row(left, right, b.Median, b.Median))
		whiskers = append(whiskers, row(b.X, b.X, b.Low, b.Q1), row(b.X, b.X, b.Q3, b.High))
		ends = append(ends, obj{"x": num(b.X), "y": num(b.Low)}, obj{"x": num(b.X), "y": num(b.High)})
		for _, v := range b.Outside {
			if p.y.places(v) {
				outside = append(outside, obj{"x": num(b.X), "y": num(v)})
			}
		}
	}
	tells := []told{
		p.tell(p.x, "datum.at"),
		{"median", p.y.format("datum.m")},
		{"middle half", between(p.y, "datum.a", "datum.b")},
		{"whiskers", between(p.y, "datum.l", "datum.h")},
	}
	color := paint(l.Color)
	for _, part := range []struct {
		name string
		mark obj
		rows []obj
	}{
		{"_whiskers", obj{"type": "rule", "stroke": color, "strokeWidth": boxLine}, whiskers},
		{"", obj{"type": "rect", "fill": paint(faded(l.Color, boxTint)), "stroke": color, "strokeWidth": boxLine}, boxes},
		{"_medians", obj{"type": "rule", "stroke": color, "strokeWidth": 2 * boxLine}, medians},
	} {
		p.add(marks{name: name + part.name, series: l.Name, mark: part.mark, rows: part.rows, tells: tells, encoding: corners()})
	}
	p.add(marks{name: name + "_ends", series: l.Name, mark: tickMark(color, capSize, boxLine), rows: ends, whole: true})
	point := obj{"type": "point", "stroke": color, "strokeWidth": 1, "size": 16}
	p.add(marks{name: name + "_outside", series: l.Name, mark: point, rows: outside, tells: p.tellPoint("datum.x", "datum.y"), whole: true})
}
