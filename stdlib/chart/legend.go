package chart

import (
	"slices"

	"kvsh/stdlib/chart/scene"
)

// legend explains what is drawn, and nothing else.
func (r *resolver) legend(panels []scene.Panel) []scene.LegendGroup {
	used := r.used()
	var out []scene.LegendGroup
	for _, c := range r.looks.columns {
		if g := r.columnEntries(c, used); len(g.Entries) > 0 {
			out = append(out, g)
		}
	}
	for _, p := range r.ramps {
		out = append(out, scene.LegendGroup{Title: inside(p.title), Ramp: &p.Ramp})
	}
	out = append(out, r.sizeEntries()...)
	if g := r.otherEntries(panels); len(g.Entries) > 0 {
		out = append(out, g)
	}
	out = append(out, r.frontEntries()...)
	return append(out, r.connectEntries(panels)...)
}

// A seen is a value that a channel shows.
type seen struct {
	role          role
	column, value string
}

// used are the values that have a point between the axes.
func (r *resolver) used() map[seen]bool {
	out := map[seen]bool{}
	for _, b := range r.boards {
		for _, p := range b.panels {
			b.eachPoint(p, func(d *drawing, s *series, place scene.Point) {
				if !b.holds(place) {
					return
				}
				for role, value := range s.values {
					out[seen{role, d.column(role), value}] = true
				}
			})
		}
	}
	return out
}

// columnEntries explain the values of a column. Colours that repeat the categories
// of the axis, and what the colours explain already, need no words.
func (r *resolver) columnEntries(c *columnLooks, used map[seen]bool) scene.LegendGroup {
	g := scene.LegendGroup{Title: legendTitle(c.column)}
	if c.role != colorRole && r.looks.column(colorRole, c.column) != nil || r.onAxis(c) {
		return g
	}
	sample := r.sample(c)
	for _, v := range c.values {
		if !used[seen{c.role, c.column, v}] {
			continue
		}
		look := c.of[v]
		for _, other := range r.looks.columns {
			if other.column == c.column && other.role == shapeRole {
				look.Shape = other.of[v].Shape
			}
			if other.column == c.column && other.role == dashRole {
				look.Dash = other.of[v].Dash
			}
		}
		g.Entries = append(g.Entries, scene.LegendEntry{Label: r.valueLabel(v), Sample: sample, Look: look})
	}
	return g
}

// onAxis reports whether all plots that show a column by colour have it as their
// categories as well.
func (r *resolver) onAxis(c *columnLooks) bool {
	for _, b := range r.boards {
		for _, p := range b.plots {
			if p.column(c.role) == c.column && (p.column(xRole) != c.column || !p.category(xRole)) {
				return false
			}
		}
	}
	return true
}

// sample is how the values of a column are shown: by the first mark that does.
func (r *resolver) sample(c *columnLooks) scene.Sample {
	switch c.role {
	case shapeRole:
		return scene.PointSample
	case dashRole:
		return scene.LineSample
	}
	for _, b := range r.boards {
		for _, p := range b.plots {
			if p.column(colorRole) == c.column {
				return marks[p.mark].legendSample
			}
		}
	}
	return scene.PointSample
}

// sizeEntries explain the sizes of points.
func (r *resolver) sizeEntries() []scene.LegendGroup {
	var out []scene.LegendGroup
	var titles []string
	for _, b := range r.boards {
		for _, p := range b.plots {
			if !p.has(sizeRole) || slices.Contains(titles, p.column(sizeRole)) || p.main.rows == 0 {
				continue
			}
			titles = append(titles, p.column(sizeRole))
			g := scene.LegendGroup{Title: legendTitle(p.column(sizeRole))}
			for _, v := range p.sizes {
				look := scene.Look{Color: faded(r.theme.Muted, pointAlpha), Shape: scene.Circle}
				g.Entries = append(g.Entries, scene.LegendEntry{
					Label: p.units[sizeRole].text(v), Sample: scene.PointSample, Look: look, Size: radiusOf(p.sizes, v),
				})
			}
			out = append(out, g)
		}
	}
	return out
}

// connectEntries explain the lines that join points.
func (r *resolver) connectEntries(panels []scene.Panel) []scene.LegendGroup {
	var out []scene.LegendGroup
	for _, b := range r.boards {
		for _, p := range b.plots {
			if !p.has(connectRole) {
				continue
			}
			g := scene.LegendGroup{Title: "joined by " + legendTitle(p.column(connectRole))}
			names := p.values(connectRole)
			for k, name := range names {
				look := b.connectLook(&drawing{plot: p}, r.theme.shades(len(names))[k])
				drawn := slices.ContainsFunc(panels, func(p scene.Panel) bool {
					return slices.ContainsFunc(p.Layers, func(l scene.Layer) bool {
						line, ok := l.(scene.Line)
						return ok && line.Name == name && line.Color == look.Color && enters(&p, line.Points)
					})
				})
				if drawn {
					g.Entries = append(g.Entries, scene.LegendEntry{Label: r.valueLabel(name), Sample: scene.LineSample, Look: look})
				}
			}
			if len(g.Entries) > 0 {
				out = append(out, g)
			}
		}
	}
	return out
}

// enters reports whether a part of a line may lie between the axes of a panel: it is
// not all on one side.
func enters(p *scene.Panel, points []scene.Point) bool {
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		x1, x2, y1, y2 := p.X.Place(a.X), p.X.Place(b.X), p.Y.Place(a.Y), p.Y.Place(b.Y)
		if max(x1, x2) >= 0 && min(x1, x2) <= 1 && max(y1, y2) >= 0 && min(y1, y2) <= 1 {
			return true
		}
	}
	return false
}

// anyLayer reports whether a layer of a panel is such.
func anyLayer(panels []scene.Panel, such func(scene.Layer) bool) bool {
	return slices.ContainsFunc(panels, func(p scene.Panel) bool { return slices.ContainsFunc(p.Layers, such) })
}
