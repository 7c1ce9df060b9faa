package vegalite

import (
	"fmt"
	"slices"

	"kvsh/stdlib/chart/scene"
)

// zoom moves the axes of the panels whose axes are equal.
type zoom struct {
	x, y     limits
	name     string
	channels []string
	views    []string
}

// limits are what makes axes equal.
type limits struct {
	scale    scene.Scale
	min, max float64
	reversed bool
}

func limitsOf(a *scene.Axis) limits { return limits{a.Scale, a.Min, a.Max, a.Reversed} }

// zoomOf is the zoom of a panel, nil if both of its axes are of categories.
func (p *picture) zoomOf(panel *scene.Panel, view string) *zoom {
	var channels []string
	if panel.X.Scale != scene.Category {
		channels = append(channels, "x")
	}
	if panel.Y.Scale != scene.Category {
		channels = append(channels, "y")
	}
	if len(channels) == 0 {
		return nil
	}
	x, y := limitsOf(&panel.X), limitsOf(&panel.Y)
	i := slices.IndexFunc(p.zooms, func(z *zoom) bool { return z.x == x && z.y == y })
	if i < 0 {
		i = len(p.zooms)
		p.zooms = append(p.zooms, &zoom{x: x, y: y, name: fmt.Sprintf("zoom%d", i+1), channels: channels})
	}
	p.zooms[i].views = append(p.zooms[i].views, view)
	return p.zooms[i]
}

// params are the ways to act on the picture.
func (p *picture) params() []obj {
	var out []obj
	for _, z := range p.zooms {
		out = append(out, obj{
			"name": z.name, "views": z.views, "bind": "scales",
			"select": obj{"type": "interval", "encodings": z.channels, "zoom": "wheel![event.ctrlKey || event.metaKey]"},
		})
	}
	if len(p.lively) > 0 {
		out = append(out, obj{
			"name": pointed, "views": p.lively,
			"select": obj{"type": "point", "fields": []string{"s"}, "on": "mouseover", "clear": "mouseout", "toggle": false},
		})
	}
	return out
}
