package vegalite

import "kvsh/stdlib/chart/scene"

// ramp draws the colours of a ramp from left to right, with ticks below.
func (p *picture) ramp(name string, r *scene.Ramp, x, y float64) []obj {
	if len(r.Stops) == 0 {
		return nil
	}
	axis := scene.Axis{Min: r.Stops[0].At, Max: r.Stops[len(r.Stops)-1].At}
	if r.Log {
		axis.Scale = scene.Log
	}
	var stops []obj
	for _, s := range r.Stops {
		if place := axis.Place(s.At); place >= 0 && place <= 1 {
			stops = append(stops, obj{"offset": num(place), "color": paint(s.Color)})
		}
	}
	var fill any = paint(r.Stops[0].Color)
	if len(stops) > 1 {
		fill = obj{"gradient": "linear", "x1": 0, "y1": 0, "x2": 1, "y2": 0, "stops": stops}
	}
	bar := p.frameBox(x, y, x+rampWidth, y+rampHeight, obj{})
	layers := []obj{p.frameLayer(name, obj{"type": "rect", "fill": fill, "stroke": paint(p.Theme.Grid), "strokeWidth": 1}, []obj{bar})}
	texts := p.rampLabels(r, &axis, x, y+rampHeight+smallSize*0.8)
	if len(texts) == 0 {
		return layers
	}
	return append(layers, p.frameLayer(name+"_ticks", obj{"type": "text", "align": "center", "color": paint(p.Theme.Muted)}, texts))
}

// rampLabels are the labels of a ramp that do not touch the one before.
func (p *picture) rampLabels(r *scene.Ramp, axis *scene.Axis, x, y float64) []obj {
	var texts []obj
	free := 0.0
	for _, t := range r.Ticks {
		half := width(t.Label, smallSize) / 2
		at := x + axis.Place(t.At)*rampWidth
		if t.Label == "" || !axis.Holds(t.At) || at-half < free {
			continue
		}
		texts = append(texts, p.framePoint(at, y, obj{"t": t.Label}))
		free = at + half
	}
	return texts
}
