package canvas

import (
	"gonum.org/v1/plot/vg"

	"kvsh/stdlib/chart/scene"
)

// draw draws a figure on a page that has its background.
func draw(f *figure, on surface) {
	for i := range f.panels {
		f.drawPanel(on, &f.panels[i])
	}
	for _, it := range f.legend {
		f.drawItem(on, it)
	}
	for _, l := range f.labels {
		write(on, l)
	}
}

// drawPanel draws a panel: its axes lie over what is filled at the bottom, and
// under lines and points.
func (f *figure) drawPanel(on surface, p *panel) {
	v := &view{surface: on, panel: p, theme: &f.Theme}
	if p.Note == "" {
		v.drawGrid()
	}
	fills := 0
	for fills < len(p.Layers) && isFill(p.Layers[fills]) {
		v.draw(p.Layers[fills])
		fills++
	}
	f.drawAxes(v)
	for _, l := range p.Layers[fills:] {
		v.draw(l)
	}
	if p.Note != "" {
		v.drawNote(f.muted(textSize))
	}
}

func isFill(l scene.Layer) bool {
	switch l.(type) {
	case scene.Area, scene.Band, scene.Bars, scene.Cells:
		return true
	}
	return false
}

// drawNote writes the note in the middle of a panel.
func (v *view) drawNote(t style) {
	size := v.area.Size()
	most := max(1, int(0.8*size.Y/(t.size*lineHeight)))
	lines := t.wrap(v.Note, size.X*0.8, most)
	middle := v.area.Min.Add(size.Scale(0.5))
	for i, line := range lines {
		above := vg.Length(len(lines)-1)/2 - vg.Length(i)
		at := vg.Point{X: middle.X, Y: middle.Y + above*t.size*lineHeight - t.size*capHeight/2}
		write(v, label{style: t, text: line, at: at, align: 0.5})
	}
}
