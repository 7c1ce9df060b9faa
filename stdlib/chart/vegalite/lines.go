package vegalite

import (
	"slices"

	"kvsh/stdlib/chart/scene"
)

// spots are the points that have a place on both axes.
func (p *panel) spots(points []scene.Point) []obj {
	var rows []obj
	for _, q := range points {
		if p.x.places(q.X) && p.y.places(q.Y) {
			rows = append(rows, obj{"x": num(q.X), "y": num(q.Y)})
		}
	}
	return rows
}

// spans are the ranges that have a place on both axes.
func (p *panel) spans(ranges []scene.Range) []obj {
	var rows []obj
	for _, r := range ranges {
		if p.x.places(r.X) && p.y.places(r.Low, r.High) {
			rows = append(rows, obj{"x": num(r.X), "y": num(r.Low), "y2": num(r.High)})
		}
	}
	return rows
}

func (p *panel) drawLine(name string, l scene.Line) {
	mark := obj{"type": "line", "order": false, "stroke": paint(l.Color), "strokeWidth": px(pixels(l.Width)), "strokeJoin": "round"}
	if len(l.Dash) > 0 {
		mark["strokeDash"] = dash(l.Dash)
	}
	if l.Step {
		mark["interpolate"] = "step-after"
	}
	rows := p.spots(l.Points)
	p.add(marks{name: name, series: l.Name, mark: mark, rows: rows, tells: []told{}})
	if !p.hasPoints(l.Name) {
		p.add(marks{
			name: name + "_touch", series: l.Name, rows: rows, whole: true,
			mark: obj{"type": "point", "filled": true, "fillOpacity": 0, "size": 80}, tells: p.tellPoint("datum.x", "datum.y"),
		})
	}
}

// hasPoints reports whether a series has points, which tell its numbers.
func (p *panel) hasPoints(name string) bool {
	return slices.ContainsFunc(p.Layers, func(l scene.Layer) bool {
		q, ok := l.(scene.Points)
		return ok && q.Name == name
	})
}

func (p *panel) drawPoints(name string, l scene.Points) {
	mark := obj{"type": "point", "fill": paint(l.Color), "shape": shapeName(l.Shape), "size": symbolSize(l.Shape, l.Radius), "strokeWidth": 0}
	if l.Edge {
		mark["stroke"], mark["strokeWidth"] = paint(faded(p.picture.Theme.Background, 0.8)), edgeWidth
	}
	ranges := p.rangesOf(l.Name)
	var rows []obj
	for i, q := range l.Points {
		if !p.x.places(q.X) || !p.y.places(q.Y) {
			continue
		}
		row := obj{"x": num(q.X), "y": num(q.Y)}
		if r, ok := ranges[q]; ok {
			row["l"], row["h"] = num(r.Low), num(r.High)
		}
		if i < len(l.Labels) && l.Labels[i] != "" {
			row["t"] = l.Labels[i]
		}
		rows = append(rows, row)
	}
	tells := p.tellPoint("datum.x", "datum.y")
	if slices.ContainsFunc(rows, func(r obj) bool { return r["l"] != nil }) {
		tells = append(tells, told{"range", "isValid(datum.l)?" + between(p.y, "datum.l", "datum.h") + ":'–'"})
	}
	if slices.ContainsFunc(rows, func(r obj) bool { return r["t"] != nil }) {
		tells = append(tells, told{"", "datum.t||''"})
	}
	p.add(marks{name: name, series: l.Name, mark: mark, rows: rows, tells: tells, whole: true})
}

// rangesOf are the ranges of a series, from its bands and errors, at the points of its
// line: other points of its name, such as single runs, have none.
func (p *panel) rangesOf(name string) map[scene.Point]scene.Range {
	at := map[float64]scene.Range{}
	for _, l := range p.Layers {
		if seriesOf(l) != name {
			continue
		}
		var ranges []scene.Range
		switch l := l.(type) {
		case scene.Band:
			ranges = l.Ranges
		case scene.Errors:
			ranges = l.Ranges
		}
		for _, r := range ranges {
			if p.y.places(r.Low, r.High) {
				at[r.X] = r
			}
		}
	}
	out := map[scene.Point]scene.Range{}
	for _, l := range p.Layers {
		line, ok := l.(scene.Line)
		if !ok || line.Name != name {
			continue
		}
		for _, q := range line.Points {
			if r, ok := at[q.X]; ok {
				out[q] = r
			}
		}
	}
	return out
}

func (p *panel) drawBand(name string, l scene.Band) {
	mark := obj{"type": "area", "order": false, "color": paint(l.Color), "opacity": 1}
	if l.Step {
		mark["interpolate"] = "step-after"
	}
	p.add(marks{name: name, series: l.Name, mark: mark, rows: p.spans(l.Ranges), encoding: obj{"y2": obj{"field": "y2"}}})
}

func (p *panel) drawArea(name string, l scene.Area) {
	mark := obj{"type": "line", "order": false, "filled": true, "fill": paint(l.Color), "strokeWidth": 0, "interpolate": "linear-closed"}
	p.add(marks{name: name, series: l.Name, mark: mark, rows: p.spots(l.Points), tells: []told{}})
}
