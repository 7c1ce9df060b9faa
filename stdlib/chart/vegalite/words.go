package vegalite

import (
	"maps"

	"kvsh/stdlib/chart/scene"
)

func (p *panel) drawRule(name string, l scene.Rule) {
	a, field := p.y, "y"
	if l.Vertical {
		a, field = p.x, "x"
	}
	if !a.places(l.At) {
		return
	}
	mark := obj{"type": "rule", "stroke": paint(l.Color), "strokeWidth": px(pixels(l.Width))}
	if len(l.Dash) > 0 {
		mark["strokeDash"] = dash(l.Dash)
	}
	row := obj{field: num(l.At), "t": l.Label}
	ends := obj{"x": obj{"value": 0}, "x2": obj{"value": "width"}}
	if l.Vertical {
		ends = obj{"y": obj{"value": 0}, "y2": obj{"value": "height"}}
	}
	p.add(marks{name: name, mark: mark, rows: []obj{row}, encoding: ends})
	if l.Label == "" {
		return
	}
	text := obj{"type": "text", "color": paint(l.Color), "align": "right", "dx": -4, "dy": -8}
	at := obj{"x": obj{"value": "width"}, "text": obj{"field": "t"}}
	if l.Vertical {
		text["align"], text["dx"] = endAlignment(p.x.Place(l.At)), 0
		at = obj{"y": obj{"value": 0}, "text": obj{"field": "t"}}
	}
	p.addText(marks{name: name + "_label", mark: text, rows: []obj{row}, encoding: at, whole: true})
}

func (p *panel) drawTexts(name string, l scene.Texts) {
	var rows []obj
	for _, t := range l.Texts {
		if t.Text == "" || !p.x.places(t.X) || !p.y.places(t.Y) || !finite(t.DX, t.DY) {
			continue
		}
		rows = append(rows, obj{"x": num(t.X), "y": num(t.Y), "t": t.Text, "a": alignment(t.Align), "dx": px(pixels(t.DX)), "dy": px(pixels(-t.DY))})
	}
	mark := obj{
		"type": "text", "color": paint(l.Color), "fontSize": px(pixels(l.Size)),
		"align": obj{"expr": "datum.a"}, "dx": obj{"expr": "datum.dx"}, "dy": obj{"expr": "datum.dy"},
	}
	p.addText(marks{name: name, mark: mark, rows: rows, whole: true, encoding: obj{"text": obj{"field": "t"}}})
}

// addText draws text over a halo that keeps it apart from what lies below.
func (p *panel) addText(m marks) {
	halo := m
	halo.name, halo.mark, halo.encoding = m.name+"_halo", maps.Clone(m.mark), maps.Clone(m.encoding)
	background := paint(p.picture.Theme.Background)
	delete(halo.mark, "color")
	maps.Copy(halo.mark, obj{"fill": background, "stroke": background, "strokeWidth": 3, "strokeJoin": "round", "aria": false})
	p.add(halo)
	p.add(m)
}

// endAlignment keeps a text at a place of an axis from standing out at its ends.
func endAlignment(place float64) string {
	switch {
	case place < 0.1:
		return "left"
	case place > 0.9:
		return "right"
	}
	return "center"
}

// alignment is the name of the nearest way to align.
func alignment(share float64) string {
	switch {
	case share < 0.25:
		return "left"
	case share > 0.75:
		return "right"
	}
	return "center"
}

// drawTitle writes the panel's title above it.
func (p *panel) drawTitle() {
	l := &p.picture.layout
	lines := l.panelTitle(p.Panel)
	bottom := -titlePadding - l.ruleLabels - textSize*lineHeight*(float64(len(lines))-0.5)
	p.write("title", lines, bottom, obj{"color": paint(p.picture.Theme.Ink), "fontWeight": "bold"})
}

// drawNote writes in the middle of the panel why there is no data.
func (p *panel) drawNote() {
	l := &p.picture.layout
	lines := wrap(p.Note, textSize, l.panelWidth*0.9)
	top := l.panelHeight/2 - textSize*lineHeight/2*float64(len(lines)-1)
	p.write("note", lines, top, obj{"color": paint(p.picture.Theme.Muted)})
}

// write writes centered lines; y is the middle of the first.
func (p *panel) write(name string, lines []string, y float64, mark obj) {
	if len(lines) == 0 {
		return
	}
	mark["type"], mark["align"], mark["fontSize"], mark["lineHeight"] = "text", "center", textSize, px(textSize*lineHeight)
	at := obj{"x": obj{"value": px(p.picture.layout.panelWidth / 2)}, "y": obj{"value": px(y)}, "text": obj{"value": lines}}
	p.addText(marks{name: p.name + "_" + name, mark: mark, rows: []obj{{}}, encoding: at, whole: true})
}
