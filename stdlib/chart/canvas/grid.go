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
	panelGap = vg.Length(12) // between panels
	titleGap = vg.Length(5)  // between a panel and its title
)

// The least width and height of a panel's area, in points.
const (
	leastWidth  = vg.Length(24)
	leastHeight = vg.Length(18)
)

// A panel is a scene's panel with its place.
type panel struct {
	*scene.Panel
	area     vg.Rectangle // between the axes
	x, y     axis
	row, col int
	over     sides // that points stick out of it
}

// An axis is a scene's axis with what there is room for.
type axis struct {
	*scene.Axis
	scale
	labelled bool      // it shows the labels of its ticks
	named    bool      // it shows its name
	gap      vg.Length // between it and the labels
}

// room is what the axis takes outside of the panel, without its name.
func (a *axis) room() vg.Length {
	if a.labelled {
		return a.gap + a.depth
	}
	return a.gap - tickGap
}

// A grid is how panels share an area: equal sizes, in columns and rows with the
// same edges.
type grid struct {
	*figure
	columns, rows int
	nameX, nameY  []string // lines of the names that all axes have in common
	limit         vg.Point // of the labels of an axis
	size          vg.Point // of each panel's area
	// What the columns need on their sides, and the rows.
	left, right, top, bottom []vg.Length
}

// layPanels gives the panels their places in an area.
func (f *figure) layPanels(area vg.Rectangle) error {
	n := len(f.Panels)
	if n == 0 {
		return nil
	}
	columns := min(max(f.Columns, 1), n)
	g := &grid{figure: f, columns: columns, rows: (n + columns - 1) / columns}
	g.addPanels()
	whole := g.layNames(area)
	g.limit = g.labelLimit()
	if !g.fit(whole.Size()) {
		return fmt.Errorf("canvas: %d panels have no room in a picture of %.3g × %.3g inches: make it larger, or its titles and labels shorter", n, f.Width, f.Height)
	}
	g.place(whole)
	g.placeNames(area, whole)
	return nil
}

// fit finds the size of the panels. What labels need depends on it, and the other
// way round: so it shrinks until there is room for both, or none is left.
func (g *grid) fit(whole vg.Point) bool {
	g.size = vg.Point{X: whole.X / vg.Length(g.columns), Y: whole.Y / vg.Length(g.rows)}
	for g.size.X >= leastWidth && g.size.Y >= leastHeight {
		g.measure()
		rest := g.rest(whole)
		if rest.X >= g.size.X && rest.Y >= g.size.Y {
			return true
		}
		g.size = vg.Point{X: min(g.size.X, rest.X), Y: min(g.size.Y, rest.Y)}
	}
	return false
}

// addPanels makes the panels with their axes. Where all are equal, only those at
// the left and the lowest show labels.
func (g *grid) addPanels() {
	shareX := shared(g.Panels, func(p *scene.Panel) *scene.Axis { return &p.X })
	shareY := shared(g.Panels, func(p *scene.Panel) *scene.Axis { return &p.Y })
	for i := range g.Panels {
		p := panel{Panel: &g.Panels[i], row: i / g.columns, col: i % g.columns}
		p.x = axis{Axis: &p.X, labelled: true}
		p.y = axis{Axis: &p.Y, labelled: true}
		if shareX != nil {
			p.x = axis{Axis: shareX, labelled: i+g.columns >= len(g.Panels)}
		}
		if shareY != nil {
			p.y = axis{Axis: shareY, labelled: p.col == 0}
		}
		g.panels = append(g.panels, p)
	}
}

// shared is the axis that all panels have, nil if they differ. Panels without data
// need none of their own.
func shared(panels []scene.Panel, of func(*scene.Panel) *scene.Axis) *scene.Axis {
	var first *scene.Axis
	for i := range panels {
		a := of(&panels[i])
		switch {
		case len(a.Ticks) == 0 && len(panels[i].Layers) == 0:
		case first == nil:
			first = a
		case !equal(first, a):
			return nil
		}
	}
	return first
}

func equal(a, b *scene.Axis) bool {
	named := a.Label == b.Label || a.Label == "" || b.Label == ""
	return named && a.Scale == b.Scale && a.Min == b.Min && a.Max == b.Max && a.Reversed == b.Reversed && slices.Equal(a.Ticks, b.Ticks)
}

// labelLimit is what the labels of an axis may take: a third of the picture,
// divided by those that stand side by side.
func (g *grid) labelLimit() vg.Point {
	var beside, above int
	for i := range g.panels {
		if p := &g.panels[i]; p.row == 0 && p.y.labelled {
			beside++
		}
	}
	for row := range g.rows {
		if slices.ContainsFunc(g.panels, func(p panel) bool { return p.row == row && p.x.labelled }) {
			above++
		}
	}
	return vg.Point{X: g.figure.size.X * labelShare / vg.Length(max(beside, 1)), Y: g.figure.size.Y * labelShare / vg.Length(max(above, 1))}
}

// measure finds what columns and rows need around panels of the present size.
func (g *grid) measure() {
	g.left, g.right = make([]vg.Length, g.columns), make([]vg.Length, g.columns)
	g.top, g.bottom = make([]vg.Length, g.rows), make([]vg.Length, g.rows)
	for i := range g.panels {
		p := &g.panels[i]
		need := g.around(p)
		g.left[p.col] = max(g.left[p.col], need.left)
		g.right[p.col] = max(g.right[p.col], need.right)
		g.top[p.row] = max(g.top[p.row], need.top)
		g.bottom[p.row] = max(g.bottom[p.row], need.bottom)
	}
}

// sides are lengths at the four sides of a panel.
type sides struct{ left, right, top, bottom vg.Length }

// around is what a panel needs around it.
func (g *grid) around(p *panel) sides {
	t, name := g.muted(smallSize), g.ink(textSize)
	p.x.scale = t.horizontal(p.x.Axis, g.size.X, g.limit.Y)
	p.y.scale = t.vertical(p.y.Axis, g.size.Y, g.limit.X)
	p.over = reach(p, g.size)
	p.x.gap = max(tickLength, p.over.bottom) + tickGap
	p.y.gap = max(tickLength, p.over.left) + tickGap
	need := sides{
		left:   p.y.room() + name.nameRoom(g.ownName(&p.y, g.size.Y)),
		bottom: p.x.room() + name.nameRoom(g.ownName(&p.x, g.size.X)),
		right:  p.over.right,
		top:    p.over.top,
	}
	if p.x.labelled {
		need.left, need.right = max(need.left, p.x.before), max(need.right, p.x.after)
	}
	if p.y.labelled {
		need.top, need.bottom = max(need.top, p.y.after), max(need.bottom, p.y.before)
	}
	if p.Title != "" {
		need.top = titleGap + p.over.top + textSize
	}
	return need
}

// rest is the size that is left for each panel of the whole.
func (g *grid) rest(size vg.Point) vg.Point {
	for _, v := range slices.Concat(g.left, g.right) {
		size.X -= v
	}
	for _, v := range slices.Concat(g.top, g.bottom) {
		size.Y -= v
	}
	size.X -= panelGap * vg.Length(g.columns-1)
	size.Y -= panelGap * vg.Length(g.rows-1)
	return vg.Point{X: pixelsDown(size.X / vg.Length(g.columns)), Y: pixelsDown(size.Y / vg.Length(g.rows))}
}

// place puts the panels into an area.
func (g *grid) place(whole vg.Rectangle) {
	for i := range g.panels {
		p := &g.panels[i]
		x, y := whole.Min.X, whole.Max.Y
		for c := range p.col {
			x += g.left[c] + g.size.X + g.right[c] + panelGap
		}
		for r := range p.row {
			y -= g.top[r] + g.size.Y + g.bottom[r] + panelGap
		}
		low := vg.Point{X: crisp(x + g.left[p.col]), Y: crisp(y - g.top[p.row] - g.size.Y)}
		p.area = vg.Rectangle{Min: low, Max: low.Add(g.size)}
		if p.Title != "" {
			t := g.ink(textSize).bolder()
			at := vg.Point{X: p.area.Min.X, Y: p.area.Max.Y + g.top[p.row] - t.size}
			g.labels = append(g.labels, label{style: t, text: t.cut(oneLine(p.Title), g.size.X), at: at})
		}
	}
}

// crisp moves a place to the middle of a pixel, where a line of one pixel is sharp.
func crisp(v vg.Length) vg.Length { return (pixelsDown(v)/pixel + 0.5) * pixel }

func pixelsDown(v vg.Length) vg.Length { return vg.Length(math.Floor(float64(v/pixel)+1e-9)) * pixel }
