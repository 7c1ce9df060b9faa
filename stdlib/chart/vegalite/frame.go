package vegalite

// frameView is the name of the view of what stands around the panels.
const frameView = "frame"

// frameSize is the side of that view in pixels. Without one it gets the usual one.
const frameSize = 1

// title is the title of the picture, nil for none. Vega sets it above all else; the
// offset brings it down into the room that the frame has for it.
func (p *picture) title() obj {
	l := p.layout
	if l.titleBottom == 0 {
		return nil
	}
	title := obj{"text": l.title, "frame": "bounds", "dx": margin, "offset": px(-l.titleBottom)}
	if len(l.title) == 0 {
		title["text"] = ""
	}
	if len(l.subtitle) > 0 {
		title["subtitle"] = l.subtitle
	}
	return title
}

// frame is the view of what stands around the panels. Its origin is that of the first
// panel, whose upper left corner is there.
func (p *picture) frame() obj {
	l := p.layout
	layers := []obj{{
		"mark": obj{"type": "rect", "color": paint(p.Theme.Background), "aria": false},
		"data": obj{"values": []obj{{}}},
		"encoding": obj{
			"x": obj{"value": px(-l.left)}, "x2": obj{"value": px(l.width - l.left)},
			"y": obj{"value": px(-l.top)}, "y2": obj{"value": px(l.height - l.top)},
		},
	}}
	var caption []obj
	for i, line := range l.caption {
		y := l.captionTop + lineHeight*smallSize*(float64(i)+0.5)
		caption = append(caption, p.framePoint(margin, y, obj{"t": line}))
	}
	if len(caption) > 0 {
		layers = append(layers, p.frameLayer("caption", obj{"type": "text", "align": "left", "color": paint(p.Theme.Muted)}, caption))
	}
	layers = append(layers, p.legendLayers()...)
	return obj{"name": frameView, "width": frameSize, "height": frameSize, "layer": layers}
}

// framePoint is a row of data at a place of the picture.
func (p *picture) framePoint(x, y float64, row obj) obj {
	row["x"], row["y"] = px(x-p.layout.left), px(y-p.layout.top)
	return row
}

// frameBox is a row of data with two corners.
func (p *picture) frameBox(x, y, x2, y2 float64, row obj) obj {
	row["x2"], row["y2"] = px(x2-p.layout.left), px(y2-p.layout.top)
	return p.framePoint(x, y, row)
}

// frameLayer draws rows whose places are in pixels.
func (p *picture) frameLayer(name string, mark obj, rows []obj) obj {
	place := func(field string) obj {
		return obj{"field": field, "type": "quantitative", "scale": nil, "axis": nil}
	}
	encoding := obj{"x": place("x"), "y": place("y")}
	switch mark["type"] {
	case "text":
		encoding["text"] = obj{"field": "t"}
	case "rect":
		encoding["x2"], encoding["y2"] = obj{"field": "x2"}, obj{"field": "y2"}
	case "rule":
		encoding["x2"] = obj{"field": "x2"}
	}
	mark["aria"] = mark["type"] == "text"
	return obj{"name": name, "mark": mark, "data": p.data.add(rows), "encoding": encoding}
}
