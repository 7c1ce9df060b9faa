package chart

import (
	"fmt"
	"slices"

	"kvsh/stdlib/chart/scene"
)

// The most values that a property can tell apart.
const (
	mostColors     = 40
	mostCategories = 200
	mostPanels     = 48
)

// looks are how the values of columns look, the same in all views.
type looks struct {
	theme
	columns []*columnLooks
	next    int // entry of the palette to give out
}

// columnLooks are the looks of the values of a column that tells series apart.
type columnLooks struct {
	role   role
	column string
	values []string // in the order of the legend
	of     map[string]scene.Look
}

// newLooks gives every value of the channels a colour, a shape or a dash.
func newLooks(t theme, views [][]*plot) (*looks, error) {
	l := &looks{theme: t}
	for _, r := range []role{colorRole, shapeRole, dashRole} {
		for _, plots := range views {
			for _, p := range plots {
				if !p.has(r) || !p.category(r) || l.column(r, p.column(r)) != nil {
					continue
				}
				c := &columnLooks{role: r, column: p.column(r), of: map[string]scene.Look{}}
				c.values = allValues(r, p.channels[r], views)
				if err := c.fits(); err != nil {
					return nil, err
				}
				l.columns = append(l.columns, c)
			}
		}
	}
	for _, c := range l.columns {
		l.fill(c)
	}
	for _, plots := range views {
		l.fillOwn(plots)
	}
	return l, nil
}

// allValues are the values of a column in all layers that show it by a role.
func allValues(r role, ch Channel, views [][]*plot) []string {
	var all, order []string
	for _, plots := range views {
		for _, p := range plots {
			if p.column(r) == ch.column && p.category(r) {
				all = append(all, p.values(r)...)
				order = append(order, p.channels[r].order...)
			}
		}
	}
	return ordered(all, unique(order))
}

// fits tells whether the values can be told apart.
func (c *columnLooks) fits() error {
	most := map[role]int{colorRole: mostColors, shapeRole: len(shapes), dashRole: len(dashes)}[c.role]
	if len(c.values) <= most {
		return nil
	}
	return fmt.Errorf("chart: %s: column %q has %d values, and a picture tells %d apart; keep fewer rows, or choose another column", c.role, c.column, len(c.values), most)
}

// column finds the looks of a column.
func (l *looks) column(r role, column string) *columnLooks {
	for _, c := range l.columns {
		if c.role == r && c.column == column {
			return c
		}
	}
	return nil
}

func (l *looks) fill(c *columnLooks) {
	for i, v := range c.values {
		switch c.role {
		case colorRole:
			named, ok := l.named[v]
			look := scene.Look{Color: named, Shape: scene.Circle}
			if !ok {
				look = l.free()
			}
			c.of[v] = look
		case shapeRole:
			shape, ok := namedShapes[v]
			if !ok {
				shape = c.freeShape(i)
			}
			c.of[v] = scene.Look{Color: l.Muted, Shape: shape}
		case dashRole:
			c.of[v] = scene.Look{Color: l.Muted, Dash: dashes[i]}
		}
	}
}

// freeShape is the shape of the value at a place, one that no other has.
func (c *columnLooks) freeShape(place int) scene.Shape {
	var taken []scene.Shape
	for i, v := range c.values {
		if shape, ok := namedShapes[v]; ok {
			taken = append(taken, shape)
		} else if i < place {
			taken = append(taken, c.of[v].Shape)
		}
	}
	for _, s := range shapes {
		if !slices.Contains(taken, s) {
			return s
		}
	}
	return shapes[0]
}

// free is the next look that nothing has: a colour of the palette; once all are
// taken the colours again, paler, then darker, with other dashes and shapes.
func (l *looks) free() scene.Look {
	var colors []int // entries of the palette that no name of the picture has
	for i, p := range l.palette {
		taken := slices.ContainsFunc(l.columns, func(c *columnLooks) bool {
			return c.role == colorRole && slices.ContainsFunc(c.values, func(v string) bool { return l.named[v] == p })
		})
		if !taken {
			colors = append(colors, i)
		}
	}
	round, color := l.next/len(colors), l.palette[colors[l.next%len(colors)]]
	l.next++
	switch round % 3 {
	case 1:
		color = blend(color, l.Background, 0.45)
	case 2:
		color = blend(color, l.Ink, 0.45)
	}
	return scene.Look{Color: color, Shape: shapes[round%len(shapes)], Dash: dashes[round%len(dashes)]}
}

// fillOwn gives layers without colours of their data one, and tells lines over one
// another apart by dashes.
func (l *looks) fillOwn(plots []*plot) {
	lines := 0
	for _, p := range plots {
		p.own = scene.Look{Color: l.Muted, Shape: scene.Circle}
		if !p.has(colorRole) && p.mark != heatMark {
			p.own = l.free()
			p.own.Dash = nil
		}
		if marks[p.mark].joins {
			p.own.Dash = dashes[lines%len(dashes)]
			lines++
		}
	}
}

// of is the look of a row.
func (l *looks) of(p *plot, d *data, i int) scene.Look {
	look := p.own
	if c := l.column(colorRole, p.column(colorRole)); c != nil && !p.ramped() {
		own := look.Dash
		look = c.of[d.text(colorRole, i)]
		if own != nil {
			look.Dash = own
		}
	}
	if c := l.column(shapeRole, p.column(shapeRole)); c != nil {
		look.Shape = c.of[d.text(shapeRole, i)].Shape
	}
	if c := l.column(dashRole, p.column(dashRole)); c != nil {
		look.Dash = c.of[d.text(dashRole, i)].Dash
	}
	return look
}

// rank orders the series of rows as the legend does.
func (l *looks) rank(p *plot, d *data, i int) [3]int {
	var out [3]int
	for k, r := range []role{colorRole, shapeRole, dashRole} {
		if c := l.column(r, p.column(r)); c != nil && d.texts[r] != nil {
			out[k] = slices.Index(c.values, d.texts[r][i])
		}
	}
	return out
}
