package canvas

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"

	"kvsh/stdlib/chart/scene"
)

// Sizes in points.
const (
	margin    = vg.Length(14)
	titleSize = vg.Length(15)
	textSize  = vg.Length(10)
	smallSize = vg.Length(9)
	blockGap  = vg.Length(6) // between titles, panels, legend and caption
)

// What texts may take of a picture.
const (
	titleLines   = 3
	captionShare = 0.25
	legendShare  = 0.35
	labelShare   = 1. / 3
)

// The sides of a picture, in inches.
const (
	shortestSide = 1
	longestSide  = 50
)

// pixel is 1/96 inch, the pixel of CSS, in points.
const pixel = vg.Length(0.75)

// Size is the width and height of a scene's picture in CSS pixels, 96 an inch.
func Size(s *scene.Scene) (width, height int) { return pixels(s.Width), pixels(s.Height) }

func pixels(inches float64) int { return int(math.Round(inches * 96)) }

// A figure is a scene with a place for each part.
type figure struct {
	*scene.Scene
	size   vg.Point // of the page
	labels []label  // titles, caption, names of axes and panels
	legend []item
	panels []panel
}

// layOut gives each part of a scene its place.
func layOut(s *scene.Scene) (*figure, error) {
	if !isSide(s.Width) || !isSide(s.Height) {
		return nil, fmt.Errorf("canvas: a picture of %g × %g inches can't be drawn: a side takes %d to %d", s.Width, s.Height, shortestSide, longestSide)
	}
	w, h := Size(s)
	f := &figure{Scene: s, size: vg.Point{X: vg.Length(w) * pixel, Y: vg.Length(h) * pixel}}
	area := vg.Rectangle{
		Min: vg.Point{X: margin, Y: 0.8 * margin},
		Max: vg.Point{X: f.size.X - margin, Y: f.size.Y - 0.9*margin},
	}
	area = f.layTitles(area)
	area = f.layCaption(area)
	area = f.layLegend(area)
	return f, f.layPanels(area)
}

func isSide(inches float64) bool { return inches >= shortestSide && inches <= longestSide }

func (f *figure) page() vg.Rectangle { return vg.Rectangle{Max: f.size} }

func (f *figure) ink(size vg.Length) style { return style{size: size, color: f.Theme.Ink} }

func (f *figure) muted(size vg.Length) style { return style{size: size, color: f.Theme.Muted} }

func (t style) bolder() style {
	t.bold = true
	return t
}

// layTitles puts the titles at the top of an area and returns the rest.
func (f *figure) layTitles(area vg.Rectangle) vg.Rectangle {
	top := area.Max.Y
	area = f.layText(f.ink(titleSize).bolder(), f.Title, area)
	area = f.layText(f.muted(textSize), f.Subtitle, area)
	if area.Max.Y < top {
		area.Max.Y -= blockGap
	}
	return area
}

func (f *figure) layText(t style, text string, area vg.Rectangle) vg.Rectangle {
	for _, line := range t.wrap(text, area.Size().X, titleLines) {
		f.labels = append(f.labels, label{style: t, text: line, at: vg.Point{X: area.Min.X, Y: area.Max.Y - t.size}})
		area.Max.Y -= t.size * lineHeight
	}
	return area
}

// layCaption puts the caption at the bottom of an area and returns the rest.
func (f *figure) layCaption(area vg.Rectangle) vg.Rectangle {
	t, width := f.muted(smallSize), area.Size().X
	most := int(captionShare * f.size.Y / (t.size * lineHeight))
	var lines []string
	for _, text := range f.Caption {
		if len(lines) == most {
			lines = t.more(lines, width)
			break
		}
		lines = append(lines, t.wrap(text, width, most-len(lines))...)
	}
	for _, line := range slices.Backward(lines) {
		f.labels = append(f.labels, label{style: t, text: line, at: area.Min})
		area.Min.Y += t.size * lineHeight
	}
	if len(lines) > 0 {
		area.Min.Y += blockGap / 2
	}
	return area
}
