package chart

import (
	"slices"

	"kvsh/stdlib/chart/scene"
)

// otherEntries explain what shows no value of a column: layers, bands, pale points,
// the frontier.
func (r *resolver) otherEntries(panels []scene.Panel) scene.LegendGroup {
	var g scene.LegendGroup
	add := func(e scene.LegendEntry) {
		if !slices.ContainsFunc(g.Entries, func(have scene.LegendEntry) bool { return have.Label == e.Label }) {
			g.Entries = append(g.Entries, e)
		}
	}
	for _, e := range r.layerEntries() {
		add(e)
	}
	for _, b := range r.boards {
		for _, p := range b.plots {
			for _, e := range r.plotEntries(p, panels) {
				add(e)
			}
		}
	}
	return g
}

// layerEntries tell the layers of a view apart.
func (r *resolver) layerEntries() []scene.LegendEntry {
	var out []scene.LegendEntry
	for _, b := range r.boards {
		for _, p := range b.plots {
			if len(b.plots) > 1 && p.main.rows > 0 {
				out = append(out, scene.LegendEntry{Label: b.layerName(p), Sample: marks[p.mark].legendSample, Look: p.own})
			}
		}
	}
	return out
}

// frontEntries explain the frontiers of several groups that have colours of their
// own.
func (r *resolver) frontEntries() []scene.LegendGroup {
	var out []scene.LegendGroup
	for _, b := range r.boards {
		for _, p := range b.plots {
			if !p.frontier.shown || !p.has(groupRole) || p.groupsByColor() {
				continue
			}
			g := scene.LegendGroup{Title: "frontier by " + legendTitle(p.column(groupRole))}
			names := ordered(p.main.texts[groupRole], nil)
			for i, c := range r.theme.shades(len(names)) {
				look := scene.Look{Color: c, Shape: scene.Diamond}
				g.Entries = append(g.Entries, scene.LegendEntry{Label: r.valueLabel(names[i]), Sample: scene.LinePointSample, Look: look})
			}
			if len(names) > 1 {
				out = append(out, g)
			}
		}
	}
	return out
}

// groupsByColor reports whether the groups of frontiers are told by colours.
func (p *plot) groupsByColor() bool { return p.column(groupRole) == p.column(colorRole) && !p.ramped() }

// plotEntries explain the extras of a plot.
func (r *resolver) plotEntries(p *plot, panels []scene.Panel) []scene.LegendEntry {
	t := &r.theme
	var out []scene.LegendEntry
	banded := anyLayer(panels, func(l scene.Layer) bool {
		switch l.(type) {
		case scene.Band, scene.Errors:
			return true
		}
		return false
	})
	if banded && p.band != "none" {
		e := scene.LegendEntry{Label: bandNames[p.band], Sample: scene.AreaSample, Look: scene.Look{Color: faded(t.Muted, 2*bandAlpha)}}
		if p.mark == barMark || p.mark == slopeMark {
			e.Sample, e.Look = scene.LineSample, scene.Look{Color: t.Muted}
		}
		out = append(out, e)
	}
	if p.trend && p.main.rows > 0 {
		out = append(out, scene.LegendEntry{Label: trendName, Sample: scene.LineSample, Look: scene.Look{Color: t.Muted}})
	}
	if p.pale.rows > 0 {
		look := scene.Look{Color: faded(t.Muted, ghostAlpha), Shape: scene.Circle}
		out = append(out, scene.LegendEntry{Label: p.ghostLabel, Sample: scene.PointSample, Look: look})
	}
	if p.mark != paretoMark || !p.frontier.shown || p.main.rows == 0 {
		return out
	}
	if len(unique(p.main.texts[groupRole])) > 1 {
		if p.groupsByColor() {
			label := "frontier of each " + legendTitle(p.column(groupRole))
			out = append(out, scene.LegendEntry{Label: label, Sample: scene.LinePointSample, Look: scene.Look{Color: t.Muted, Shape: scene.Diamond}})
		}
		return out
	}
	return append(out,
		scene.LegendEntry{Label: "frontier", Sample: scene.LinePointSample, Look: scene.Look{Color: t.Ink, Shape: scene.Diamond}},
		scene.LegendEntry{Label: "dominated", Sample: scene.AreaSample, Look: scene.Look{Color: t.Shade}})
}
