package braille

import (
	"math"

	"kvsh/stdlib/chart/scene"
)

// shades stand for small to large values where there are no colours to tell them.
var shades = []string{"░", "▒", "▓", "█"}

// shaded reports whether the terminal's colours are too few for those of heat maps.
func (t *terminal) shaded() bool { return t.colors < 256 }

// A spread is the values from the smallest to the largest that shades stand for.
type spread struct {
	log       bool
	low, high float64
}

// spreadOf is the ramp of a scene's legend, else what its cells hold.
func spreadOf(s *scene.Scene) spread {
	for _, g := range s.Legend {
		if g.Ramp != nil && len(g.Ramp.Stops) > 0 {
			stops := g.Ramp.Stops
			return spread{g.Ramp.Log, stops[0].At, stops[len(stops)-1].At}
		}
	}
	out := spread{low: math.Inf(1), high: math.Inf(-1)}
	for i := range s.Panels {
		for _, l := range s.Panels[i].Layers {
			cells, _ := l.(scene.Cells)
			for _, c := range cells.Cells {
				if !math.IsNaN(c.Value) {
					out.low, out.high = min(out.low, c.Value), max(out.high, c.Value)
				}
			}
		}
	}
	return out
}

// shade is the one of a value.
func (s spread) shade(v float64) string {
	low, high := s.low, s.high
	if s.log {
		v, low, high = math.Log(v), math.Log(low), math.Log(high)
	}
	share := (v - low) / (high - low)
	if !(share > 0) { // also if all values are one
		return shades[0]
	}
	return shades[int(min(share*float64(len(shades)), float64(len(shades)-1)))]
}

// heat fills the cells of a grid and writes their values into them, where they fit.
func (p *plot) heat(l scene.Cells) {
	for _, c := range l.Cells {
		a, b := p.at(c.X-0.5, c.Y-0.5), p.at(c.X+0.5, c.Y+0.5)
		left, right, across := p.span(nil, c.X, a.x, b.x, p.columns)
		top, bottom, up := p.span(nil, c.Y, a.y, b.y, p.rows)
		if !across || !up {
			continue
		}
		gap := 0
		if p.shaded() && right-left > 3 {
			gap = 1
		}
		for y := top; y < bottom; y++ {
			for x := left; x < right-gap; x++ {
				p.heatCell(x, y, c)
			}
		}
		text := clean(c.Text)
		w := width(text)
		if w == 0 || w > right-left-gap {
			continue
		}
		if p.shaded() && w+2 <= right-left-gap {
			text = " " + text + " "
			w += 2
		}
		p.sign(left+(right-left-gap-w)/2, (top+bottom-1)/2, text, p.heatStyle(c))
	}
}

func (p *plot) heatCell(x, y int, c scene.Cell) {
	if p.shaded() {
		text := p.spread.shade(c.Value)
		if math.IsNaN(c.Value) {
			text = " "
		}
		p.blocks.put(x, y, text, style{})
		return
	}
	p.blocks.put(x, y, " ", p.heatStyle(c))
}

// heatStyle is the style of a cell's text.
func (p *plot) heatStyle(c scene.Cell) style {
	if p.shaded() || c.Color.A == 0 {
		return style{}
	}
	return p.behind(mix(p.theme.Background, c.Color, float64(c.Color.A)/255), c.Ink)
}
