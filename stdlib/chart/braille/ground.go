package braille

import (
	"image/color"
	"math"
	"slices"

	"kvsh/stdlib/chart/scene"
)

// band fills the ranges from x to x.
func (p *plot) band(l scene.Band) {
	var low, high []scene.Point
	for _, r := range l.Ranges {
		low, high = append(low, scene.Point{X: r.X, Y: r.Low}), append(high, scene.Point{X: r.X, Y: r.High})
	}
	back := p.path(low, l.Step)
	slices.Reverse(back)
	begin := len(p.dots.pens) // so that bands that overlap have different dots
	p.shade(append(p.path(high, l.Step), back...), l.Color, func(x, y int) bool { return (x+2*y+begin)%4 == 0 })
}

// area fills a polygon.
func (p *plot) area(l scene.Area) {
	p.shade(p.path(l.Points, false), l.Color, func(x, y int) bool { return x%4 == 0 && (y+x/2)%4 == 2 })
}

// shade fills a polygon that lies below the data: by a tint of the cells that it
// covers for the most part, or by a few dots if the terminal has too few colours. It
// is left out where those would look like points.
func (p *plot) shade(outline []spot, c color.NRGBA, w weave) {
	if !p.shades(p.view) {
		return
	}
	outline = bounded(outline)
	if !p.tints() {
		p.dots.fill(outline, p.dots.add(p.faint(c), true), w)
		return
	}
	ink := p.legible(opaque(c), clearContrast)
	covered := newDots(p.columns, p.rows)
	covered.fill(outline, 1, func(int, int) bool { return true })
	for y := range p.rows {
		for x := range p.columns {
			if covered.count(x, y) >= dotsPerColumn*dotsPerRow/2 {
				i := y*p.columns + x
				p.tinted[i] = p.tint(p.tinted[i], ink)
			}
		}
	}
}

// shades reports whether a panel shows what lies below the data.
func (d *drawing) shades(v *view) bool { return !d.plain() || v.crowd < dotted }

// farOut is far outside of any plot, in dots.
const farOut = 1e6

// bounded is an outline without the places that there are not, such as that of 0 on a
// log axis, and the others near enough to reckon with.
func bounded(outline []spot) []spot {
	var out []spot
	for _, s := range outline {
		if math.IsNaN(s.x) || math.IsNaN(s.y) {
			continue
		}
		out = append(out, spot{min(max(s.x, -farOut), farOut), min(max(s.y, -farOut), farOut)})
	}
	return out
}
