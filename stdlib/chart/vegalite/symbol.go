package vegalite

import (
	"math"

	"kvsh/stdlib/chart/scene"
)

// edgeWidth is the width of the edge around points, in pixels.
const edgeWidth = 0.67

// dash is a pattern of strokes and gaps in pixels, none if it can't be drawn.
func dash(lengths []float64) []num {
	out := []num{}
	for _, v := range lengths {
		if !finite(v) || v < 0 {
			return []num{}
		}
		out = append(out, px(pixels(v)))
	}
	return out
}

// shapeName is the name of a shape in Vega.
func shapeName(s scene.Shape) string {
	switch s {
	case scene.Square, scene.Diamond, scene.Cross:
		return string(s)
	case scene.Triangle:
		return "triangle-up"
	}
	return "circle"
}

// symbolSize is the size of a point in Vega, in square pixels, that makes all shapes
// look as large as a circle of the radius in points.
func symbolSize(s scene.Shape, radius float64) num {
	r := pixels(radius)
	switch s {
	case scene.Triangle:
		return px(5.88 * r * r)
	case scene.Diamond:
		return px(7.29 * r * r)
	case scene.Cross:
		return px(4.84 * r * r)
	}
	return px(math.Pi * r * r)
}
