package chart

import (
	"fmt"
	"slices"

	"kvsh/stdlib/chart/scene"
)

// A resolver makes the scene of a chart.
type resolver struct {
	*Chart
	theme  theme
	looks  *looks
	boards []*board
	ramps  []*ramp
}

// Scene is what the chart shows, as numbers. A chart that asks for what can't be
// shown is an error; one without data is a scene that says so.
func (c *Chart) Scene() (*scene.Scene, error) {
	if c.err != nil {
		return nil, c.err
	}
	r := &resolver{Chart: c, theme: themeOf(c.theme)}
	if err := r.read(); err != nil {
		return nil, err
	}
	columns := c.columns
	for _, b := range r.boards {
		if err := b.index(); err != nil {
			return nil, err
		}
		inRow, err := b.split()
		if err != nil {
			return nil, err
		}
		columns = max(columns, inRow)
		b.arrange()
	}
	r.shareRamps()
	for _, b := range r.boards {
		b.fit()
		if err := b.draw(); err != nil {
			return nil, err
		}
	}
	return r.scene(columns), nil
}

// read reads all frames, and gives what is in them its looks.
func (r *resolver) read() error {
	var all [][]*plot
	for i := range r.views {
		v := &r.views[i]
		for _, axis := range []role{xRole, yRole} {
			if err := v.check(axis); err != nil {
				return err
			}
		}
		plots, err := v.readAll()
		if err != nil {
			return err
		}
		r.boards = append(r.boards, &board{view: v, chart: r, plots: plots})
		all = append(all, plots)
	}
	var err error
	r.looks, err = newLooks(r.theme, all)
	return err
}

// shareRamps gives the plots that show the same column by colours or by sizes the
// same ramp and the same sizes.
func (r *resolver) shareRamps() {
	shared := map[string]*ramp{}
	values := map[string][]float64{}
	sizes := map[string][]float64{}
	keys := map[*plot]string{}
	for _, b := range r.boards {
		for _, p := range b.plots {
			sizes[p.column(sizeRole)] = append(sizes[p.column(sizeRole)], p.main.numbers[sizeRole]...)
			if key, shown := b.ramped(p); key != "" {
				keys[p] = key
				values[key] = append(values[key], shown...)
			}
		}
	}
	for _, b := range r.boards {
		for _, p := range b.plots {
			p.sizes = sizesOf(sizes[p.column(sizeRole)])
			key := keys[p]
			if key == "" {
				continue
			}
			if shared[key] == nil {
				shared[key] = r.theme.newRamp(key, p.units[p.rampRole()], values[key])
				r.ramps = append(r.ramps, shared[key])
			}
			p.ramp = shared[key]
		}
	}
}

// rampRole is the channel that a plot shows by a ramp.
func (p *plot) rampRole() role {
	if p.mark == heatMark {
		return valueRole
	}
	return colorRole
}

// ramped is the title of the ramp of a plot and the numbers that it shows, "" for a
// plot without one.
func (b *board) ramped(p *plot) (title string, values []float64) {
	switch {
	case p.mark == heatMark:
		for _, panel := range b.panels {
			for _, s := range panel.drawings[p.index].series {
				for _, pt := range s.points {
					values = append(values, pt.value)
				}
			}
		}
		return p.axisName(valueRole), values
	case p.ramped():
		return p.axisName(colorRole), p.main.numbers[colorRole]
	}
	return "", nil
}

// draw makes the layers of all panels.
func (b *board) draw() error {
	for _, p := range b.panels {
		for _, d := range p.drawings {
			b.drawGhosts(p, d)
			switch d.mark {
			case barMark:
				b.drawBars(p, d)
			case boxMark:
				b.drawBoxes(p, d)
			case heatMark:
				b.drawCells(p, d)
			case pointMark, paretoMark:
				b.drawTrends(p, d)
				b.drawPoints(p, d)
			default:
				b.drawLines(p, d)
			}
			if d.mark == slopeMark {
				b.drawChanges(p, d)
			}
			if d.mark == paretoMark {
				if err := b.drawFrontier(p, d); err != nil {
					return fmt.Errorf("chart: %w", err)
				}
			}
			b.drawLabels(p, d)
		}
		b.drawRules(p)
	}
	return nil
}

// drawRules draws the lines at values of the axes.
func (b *board) drawRules(p *panel) {
	for _, rule := range b.rules {
		a, r := &b.y, yRole
		if rule.vertical {
			a, r = &b.x, xRole
		}
		at := a.of(b.plots[0].units[r], rule.at)
		if !a.Holds(at) {
			b.note("the line at %s lies outside of the axes", ruleText(rule, b.plots[0].units[r]))
			continue
		}
		look := scene.Look{Color: b.chart.theme.Muted, Dash: []float64{4, 3}}
		p.draw(ruleDepth, scene.Rule{Look: look, Width: ruleWidth, Vertical: rule.vertical, At: at, Label: rule.label})
	}
}

// ruleText names a rule.
func ruleText(r rule, u unit) string {
	if r.label == "" {
		return u.text(r.at)
	}
	return u.text(r.at) + ", " + r.label + ","
}

// note adds to the caption, once.
func (b *board) note(format string, args ...any) {
	if text := fmt.Sprintf(format, args...); !slices.Contains(b.notes, text) {
		b.notes = append(b.notes, text)
	}
}

// scene puts the panels together.
func (r *resolver) scene(columns int) *scene.Scene {
	s := &scene.Scene{
		Title: r.title, Subtitle: r.subtitle, Theme: r.theme.Theme, Columns: columns, LegendRight: r.legendRight,
	}
	if !r.titled {
		s.Title = r.views[0].headline()
	}
	for _, b := range r.boards {
		for i, p := range b.panels {
			panel := scene.Panel{Title: p.title, X: b.x.Axis, Y: b.y.Axis, Layers: p.layers(), Note: b.emptiness(p)}
			if len(r.boards) > 1 {
				panel.Title = b.name()
			} else {
				nameOnce(&panel, i, len(b.panels), columns)
			}
			if panel.Note != "" {
				panel.Layers = nil
			}
			s.Panels = append(s.Panels, panel)
		}
	}
	s.Width, s.Height = r.size(columns, s.Rows())
	s.Legend = r.legend(s.Panels)
	s.Caption = r.caption()
	s.Description = r.description(s.Caption)
	return s
}

// nameOnce leaves the names of equal axes at the lowest and the left panels only.
func nameOnce(p *scene.Panel, i, n, columns int) {
	if i%columns > 0 {
		p.Y.Label = ""
	}
	if i+columns < n {
		p.X.Label = ""
	}
}
