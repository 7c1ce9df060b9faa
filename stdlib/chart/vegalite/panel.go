package vegalite

import (
	"fmt"

	"kvsh/stdlib/chart/scene"
)

// panel is a panel on its way to a view.
type panel struct {
	*scene.Panel
	picture *picture
	name    string
	x, y    axis
	layers  []obj
}

// panel is the view of a panel: axes, and a view for each layer.
func (p *picture) panel(i int) (obj, error) {
	v := &panel{Panel: &p.Panels[i], picture: p, name: fmt.Sprintf("panel%d", i+1)}
	base := v.name + "_base"
	z := p.zoomOf(v.Panel, base)
	v.x = newAxis(&v.X, "x", p.axisName(&v.X, func(o *scene.Panel) *scene.Axis { return &o.X }), z)
	v.y = newAxis(&v.Y, "y", p.axisName(&v.Y, func(o *scene.Panel) *scene.Axis { return &o.Y }), z)
	if len(p.names) > 0 {
		p.lively = append(p.lively, base)
	}
	v.layers = []obj{{ // it follows the pointer for all layers
		"name": base, "mark": obj{"type": "point", "opacity": 0, "aria": false},
		"data": p.data.add([]obj{{"x": num(v.X.Min), "y": num(v.Y.Min)}}),
	}}
	for i, l := range v.Layers {
		if err := v.draw(fmt.Sprintf("%s_layer%d", v.name, i+1), l); err != nil {
			return nil, err
		}
	}
	v.drawTitle()
	v.drawNote()
	return obj{
		"name": v.name, "width": px(p.layout.panelWidth), "height": px(p.layout.panelHeight), "layer": v.layers,
		"encoding": obj{"x": v.x.channel(p.layout.bottom(&v.X)), "y": v.y.channel(p.layout.side(&v.Y))},
	}, nil
}

// draw adds a layer of the scene.
func (p *panel) draw(name string, l scene.Layer) error {
	switch l := l.(type) {
	case scene.Line:
		p.drawLine(name, l)
	case scene.Points:
		p.drawPoints(name, l)
	case scene.Band:
		p.drawBand(name, l)
	case scene.Errors:
		p.drawErrors(name, l)
	case scene.Bars:
		p.drawBars(name, l)
	case scene.Boxes:
		p.drawBoxes(name, l)
	case scene.Cells:
		p.drawCells(name, l)
	case scene.Area:
		p.drawArea(name, l)
	case scene.Rule:
		p.drawRule(name, l)
	case scene.Texts:
		p.drawTexts(name, l)
	default:
		return fmt.Errorf("a layer of type %T can't be drawn", l)
	}
	return nil
}

// marks are equal marks of a panel, one for each row.
type marks struct {
	name     string // of the view
	series   string
	mark     obj
	rows     []obj
	tells    []told // what a tooltip tells beside the series, nil for no tooltip
	encoding obj    // beside the channels x and y, which are the fields x and y
	whole    bool   // none is cut at the panel's edges: those that lie beyond are left out
}

// add draws marks over those that the panel has.
func (p *panel) add(m marks) {
	if len(m.rows) == 0 {
		return
	}
	m.mark["clip"] = !m.whole
	if m.encoding == nil {
		m.encoding = obj{}
	}
	var steps []obj
	if m.whole {
		if m.rows[0]["x"] != nil {
			steps = append(steps, obj{"filter": p.x.within("datum.x")})
		}
		if m.rows[0]["y"] != nil {
			steps = append(steps, obj{"filter": p.y.within("datum.y")})
		}
	}
	if m.tells != nil && len(m.tells)+len(m.series) > 0 {
		m.encoding["tooltip"] = obj{"value": tooltip(m.series, m.tells)}
	}
	if m.series != "" && len(p.picture.names) > 0 {
		steps = append(steps, obj{"calculate": literal(m.series), "as": "s"})
		m.encoding["opacity"] = dim(m.series)
	}
	layer := obj{"name": m.name, "mark": m.mark, "data": p.picture.data.add(m.rows)}
	if len(steps) > 0 {
		layer["transform"] = steps
	}
	if len(m.encoding) > 0 {
		layer["encoding"] = m.encoding
	}
	p.layers = append(p.layers, layer)
}
