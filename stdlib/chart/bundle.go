package chart

import (
	"encoding/json"

	"kvsh/stdlib/chart/braille"
	"kvsh/stdlib/chart/canvas"
	"kvsh/stdlib/chart/scene"
	"kvsh/stdlib/chart/vegalite"
	"kvsh/stdlib/display"
	"kvsh/stdlib/table"
)

// Media types of a bundle.
const (
	plainType = display.PlainText
	ansiType  = display.ANSIText
	pngType   = "image/png"
	svgType   = "image/svg+xml"
	vegaType  = "application/vnd.vegalite.v5+json"
)

// mostShapes is the number of points up to which a bundle has forms that grow with
// them.
const mostShapes = 10000

// String describes the chart in one line.
func (c *Chart) String() string {
	s, err := c.Scene()
	if err != nil {
		return "error: " + err.Error()
	}
	return s.Description
}

// MIMEBundle is the chart as PNG with its size, as SVG and Vega-Lite unless it has
// very many points, and as text: its description in the first line, then a picture of
// braille characters. On a screen with a style (see [table.SetScreen]) there is the
// picture in its colours too. Where nothing but text is shown (see [display.ToText])
// there is the text alone; [Chart.Bytes] draws the others anywhere.
func (c *Chart) MIMEBundle() map[string]any {
	s, err := c.Scene()
	if err != nil {
		return map[string]any{plainType: "error: " + err.Error()}
	}
	text, _ := plainText(s)
	bundle := map[string]any{plainType: s.Description + "\n" + string(text)}
	if !display.ToText() {
		addPictures(bundle, s)
	}
	return bundle
}

// addPictures adds the forms of a scene that show more than plain text.
func addPictures(bundle map[string]any, s *scene.Scene) {
	if screen, ok := table.CurrentScreen(); ok && screen.Style != nil {
		bundle[ansiType] = braille.Text(s, braille.Options{Columns: screen.Width, Colors: screen.Colors, Dark: screen.Dark})
	}
	if b, err := canvas.PNG(s); err == nil {
		width, height := canvas.Size(s)
		bundle[pngType] = b
		bundle[display.Metadata] = map[string]map[string]any{pngType: {"width": width, "height": height}}
	}
	if shapesIn(s) > mostShapes {
		return
	}
	if b, err := canvas.SVG(s); err == nil {
		bundle[svgType] = string(b)
	}
	if b, err := vegalite.JSON(s); err == nil {
		bundle[vegaType] = json.RawMessage(b)
	}
}

// shapesIn is the number of points of a scene.
func shapesIn(s *scene.Scene) int {
	n := 0
	for _, p := range s.Panels {
		for _, l := range p.Layers {
			switch l := l.(type) {
			case scene.Points:
				n += len(l.Points)
			case scene.Line:
				n += len(l.Points)
			case scene.Cells:
				n += len(l.Cells)
			}
		}
	}
	return n
}
