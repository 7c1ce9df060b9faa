package chart

import (
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Sizes in points.
const (
	margin     = vg.Length(16)
	titleSize  = vg.Length(15)
	textSize   = vg.Length(10)
	smallSize  = vg.Length(9)
	tickLength = vg.Length(4)
	lineStep   = vg.Length(1.35) // line height as a share of the text size
)

// figure is a scene with a place for every part.
type figure struct {
	*scene
	canvas draw.Canvas
	panel  vg.Rectangle // the data area
}

// render draws a scene on a canvas of its full size.
func (s *scene) render(c draw.Canvas, legendRight bool) {
	f := &figure{scene: s, canvas: c}
	f.fill(c.Rectangle, s.theme.background)
	area := vg.Rectangle{
		Min: vg.Point{X: c.Min.X + margin, Y: c.Min.Y + 0.7*margin},
		Max: vg.Point{X: c.Max.X - margin, Y: c.Max.Y - margin},
	}
	area.Max.Y = f.drawTitles(area)
	area.Min.Y = f.drawCaption(area)
	if legendRight {
		area.Max.X = f.drawLegendRight(area)
	} else {
		area.Min.Y = f.drawLegendBelow(area)
	}
	f.layPanel(area)
	f.drawGrid()
	f.drawMarks()
	f.drawAxes()
}

func (f *figure) style(size vg.Length) textStyle { return textStyle{size: size, color: f.theme.ink} }

func (f *figure) muted(size vg.Length) textStyle { return textStyle{size: size, color: f.theme.muted} }

// drawTitles draws the titles at the top and returns where they end.
func (f *figure) drawTitles(area vg.Rectangle) vg.Length {
	top := area.Max.Y
	width := area.Max.X - area.Min.X
	title, sub := f.style(titleSize), f.muted(textSize)
	title.bold = true
	for _, block := range []struct {
		text  string
		style textStyle
	}{{f.title, title}, {f.subtitle, sub}} {
		for _, line := range block.style.wrap(block.text, width) {
			block.style.draw(f.canvas, vg.Point{X: area.Min.X, Y: top - block.style.size}, 0, false, line)
			top -= block.style.size * lineStep
		}
	}
	return top - 4
}

// drawCaption draws the caption at the bottom and returns where it ends.
func (f *figure) drawCaption(area vg.Rectangle) vg.Length {
	style := f.muted(smallSize)
	bottom := area.Min.Y
	var lines []string
	for _, text := range f.caption {
		lines = append(lines, style.wrap(text, area.Max.X-area.Min.X)...)
	}
	for _, line := range slices.Backward(lines) {
		style.draw(f.canvas, vg.Point{X: area.Min.X, Y: bottom}, 0, false, line)
		bottom += style.size * lineStep
	}
	return bottom + 4
}

// layPanel gives the data area what the axes' labels leave.
func (f *figure) layPanel(area vg.Rectangle) {
	small := f.muted(smallSize)
	widest := vg.Length(0)
	for _, t := range f.y.ticks {
		widest = max(widest, small.width(t.label))
	}
	overhang := vg.Length(0) // half of the last x label
	for _, t := range f.x.ticks {
		over := small.width(t.label)/2 - (area.Max.X-area.Min.X)*vg.Length(1-f.x.position(t.at))
		overhang = max(overhang, over)
	}
	f.panel = vg.Rectangle{
		Min: vg.Point{
			X: area.Min.X + textSize*lineStep + 6 + widest + tickLength + 3,
			Y: area.Min.Y + textSize*lineStep + 4 + smallSize*lineStep + tickLength + 3,
		},
		Max: vg.Point{X: area.Max.X - overhang, Y: area.Max.Y - smallSize/2},
	}
}

// at is the place of a value on the canvas.
func (f *figure) at(x, y float64) vg.Point {
	size := f.panel.Size()
	return vg.Point{
		X: f.panel.Min.X + size.X*vg.Length(f.x.position(x)),
		Y: f.panel.Min.Y + size.Y*vg.Length(f.y.position(y)),
	}
}

// drawGrid draws lines at the labelled ticks.
func (f *figure) drawGrid() {
	style := draw.LineStyle{Color: f.theme.grid, Width: 0.7}
	for _, t := range f.x.ticks {
		if p := f.at(t.at, f.y.lo); t.label != "" && f.x.holds(t.at) {
			f.canvas.StrokeLine2(style, p.X, f.panel.Min.Y, p.X, f.panel.Max.Y)
		}
	}
	for _, t := range f.y.ticks {
		if p := f.at(f.x.lo, t.at); t.label != "" && f.y.holds(t.at) {
			f.canvas.StrokeLine2(style, f.panel.Min.X, p.Y, f.panel.Max.X, p.Y)
		}
	}
}

// drawAxes draws the axes with ticks and labels. A label that would touch the
// one before is left out.
func (f *figure) drawAxes() {
	line := draw.LineStyle{Color: f.theme.muted, Width: 0.8}
	small, label := f.muted(smallSize), f.style(textSize)
	left, bottom := f.panel.Min.X, f.panel.Min.Y
	f.canvas.StrokeLine2(line, left, bottom, f.panel.Max.X, bottom)
	f.canvas.StrokeLine2(line, left, bottom, left, f.panel.Max.Y)
	length := func(t tick) vg.Length {
		if t.label == "" {
			return tickLength / 2
		}
		return tickLength
	}
	free := f.canvas.Min.X
	for _, t := range f.x.ticks {
		if !f.x.holds(t.at) {
			continue
		}
		x := f.at(t.at, f.y.lo).X
		f.canvas.StrokeLine2(line, x, bottom, x, bottom-length(t))
		half := small.width(t.label) / 2
		if t.label == "" || x-half < free {
			continue
		}
		small.draw(f.canvas, vg.Point{X: x, Y: bottom - tickLength - 3 - small.size*capHeight}, 0.5, false, t.label)
		free = x + half + 4
	}
	below := f.canvas.Min.Y
	for _, t := range f.y.ticks {
		if !f.y.holds(t.at) {
			continue
		}
		y := f.at(f.x.lo, t.at).Y
		f.canvas.StrokeLine2(line, left-length(t), y, left, y)
		if t.label == "" || y-small.size/2 < below {
			continue
		}
		small.draw(f.canvas, vg.Point{X: left - tickLength - 3, Y: y - small.size*capHeight/2}, 1, false, t.label)
		below = y + small.size/2 + 2
	}
	center := f.panel.Min.Add(f.panel.Size().Scale(0.5))
	label.draw(f.canvas, vg.Point{X: center.X, Y: bottom - tickLength - 3 - smallSize*lineStep - textSize}, 0.5, false, f.x.label)
	widest := vg.Length(0)
	for _, t := range f.y.ticks {
		widest = max(widest, small.width(t.label))
	}
	label.draw(f.canvas, vg.Point{X: left - tickLength - 9 - widest, Y: center.Y}, 0.5, true, f.y.label)
}
