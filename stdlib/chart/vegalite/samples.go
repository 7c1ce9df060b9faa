package vegalite

import (
	"fmt"

	"kvsh/stdlib/chart/scene"
)

// Lengths of samples in points.
const (
	usualRadius = 3.2
	sampleLine  = 1.9 // the width of lines
)

// samples are the rows of the legend's layers.
type samples struct{ boxes, lines, points, texts, touch []obj }

// legendTouch is the name of the view of what can be pointed at in the legend.
const legendTouch = "legend_touch"

// legendLayers draws the legend.
func (p *picture) legendLayers() []obj {
	var rows samples
	var layers []obj
	for i, s := range p.layout.legend {
		x, y := p.layout.legendLeft+s.x, p.layout.legendTop+s.y+rowHeight/2
		switch {
		case s.ramp != nil:
			layers = append(layers, p.ramp(fmt.Sprintf("ramp%d", i), s.ramp, x+rampMargin, y-rampHeight/2)...)
		case s.entry != nil:
			p.sample(&rows, s.entry, x, y)
		default:
			rows.texts = append(rows.texts, p.framePoint(x, y, obj{"t": s.title, "c": paint(p.Theme.Muted), "w": "bold"}))
		}
	}
	edge := paint(faded(p.Theme.Background, 0.8))
	for _, layer := range []struct {
		name string
		mark obj
		rows []obj
	}{
		{"boxes", obj{"type": "rect", "fill": obj{"expr": "datum.c"}, "stroke": paint(p.Theme.Grid), "strokeWidth": 1}, rows.boxes},
		{"lines", obj{"type": "rule", "stroke": obj{"expr": "datum.c"}, "strokeDash": obj{"expr": "datum.d"}, "strokeWidth": px(pixels(sampleLine))}, rows.lines},
		{"points", obj{
			"type": "point", "fill": obj{"expr": "datum.c"}, "shape": obj{"expr": "datum.p"}, "size": obj{"expr": "datum.r"},
			"stroke": edge, "strokeWidth": edgeWidth,
		}, rows.points},
		{"texts", obj{"type": "text", "align": "left", "fill": obj{"expr": "datum.c"}, "fontWeight": obj{"expr": "datum.w"}}, rows.texts},
	} {
		if len(layer.rows) > 0 {
			layers = append(layers, p.frameLayer("legend_"+layer.name, layer.mark, layer.rows))
		}
	}
	if len(rows.touch) > 0 {
		p.lively = append(p.lively, legendTouch)
		layers = append(layers, p.frameLayer(legendTouch, obj{"type": "rect", "fill": "transparent"}, rows.touch))
	}
	return layers
}

// sample adds an entry whose sample begins at x, around y.
func (p *picture) sample(rows *samples, e *scene.LegendEntry, x, y float64) {
	color := paint(e.Color)
	switch e.Sample {
	case scene.AreaSample:
		rows.boxes = append(rows.boxes, p.frameBox(x, y-5, x+sampleWidth, y+5, obj{"c": color}))
	case scene.LineSample, scene.LinePointSample:
		line := obj{"c": color, "d": dash(e.Dash)}
		rows.lines = append(rows.lines, p.frameBox(x, y, x+sampleWidth, y, line))
	}
	if e.Sample == scene.PointSample || e.Sample == scene.LinePointSample {
		radius := usualRadius
		if e.Size > 0 {
			radius = e.Size
		}
		point := obj{"c": color, "p": shapeName(e.Shape), "r": symbolSize(e.Shape, radius)}
		rows.points = append(rows.points, p.framePoint(x+sampleWidth/2, y, point))
	}
	if p.isKey(e.Label) {
		rows.touch = append(rows.touch, p.frameBox(x, y-rowHeight/2, x+sampleWidth+sampleGap+width(e.Label, smallSize), y+rowHeight/2, obj{"s": e.Label}))
	}
	text := obj{"t": e.Label, "c": paint(p.Theme.Ink), "w": "normal"}
	rows.texts = append(rows.texts, p.framePoint(x+sampleWidth+sampleGap, y, text))
}
