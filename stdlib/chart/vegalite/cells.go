package vegalite

import (
	"math"

	"kvsh/stdlib/chart/scene"
)

// smallestText is the least size of texts in cells, in pixels.
const smallestText = 8.0

func (p *panel) drawCells(name string, l scene.Cells) {
	var rows, texts []obj
	widest := 0.0
	for _, c := range l.Cells {
		if !p.x.places(c.X-0.5, c.X+0.5) || !p.y.places(c.Y-0.5, c.Y+0.5) {
			continue
		}
		row := obj{"x": num(c.X - 0.5), "x2": num(c.X + 0.5), "y": num(c.Y - 0.5), "y2": num(c.Y + 0.5), "c": paint(c.Color), "t": c.Text}
		if finite(c.Value) {
			row["v"] = num(c.Value)
		}
		rows = append(rows, row)
		if c.Text != "" {
			texts = append(texts, obj{"x": num(c.X), "y": num(c.Y), "t": c.Text, "c": paint(c.Ink)})
			widest = max(widest, width(c.Text, 1))
		}
	}
	tells := append(p.tellPoint("(datum.x+datum.x2)/2", "(datum.y+datum.y2)/2"), told{p.picture.rampTitle(), "datum.t||(isValid(datum.v)?" + format(nil, "datum.v") + ":'none')"})
	mark := obj{
		"type": "rect", "fill": obj{"expr": "datum.c"}, "stroke": paint(p.picture.Theme.Background), "strokeWidth": 1,
	}
	p.add(marks{name: name, mark: mark, rows: rows, tells: tells, encoding: corners()})
	if size := p.cellText(widest); size >= smallestText {
		p.add(marks{
			name: name + "_texts", rows: texts, whole: true, encoding: obj{"text": obj{"field": "t"}},
			mark: obj{"type": "text", "align": "center", "fill": obj{"expr": "datum.c"}, "fontSize": size},
		})
	}
}

// cellText is the size of text that fits into cells, for the widest text as a share
// of the size.
func (p *panel) cellText(widest float64) float64 {
	l := &p.picture.layout
	size := min(smallSize, l.panelHeight/(p.Y.Max-p.Y.Min)/lineHeight)
	if widest > 0 {
		size = min(size, (l.panelWidth/(p.X.Max-p.X.Min)-4)/widest)
	}
	return math.Floor(2*size) / 2
}

// rampTitle names the values of cells.
func (p *picture) rampTitle() string {
	for _, g := range p.Legend {
		if g.Ramp != nil && g.Title != "" {
			return g.Title
		}
	}
	return "value"
}
