package canvas

import (
	"math"

	"gonum.org/v1/plot/vg"

	"kvsh/stdlib/chart/scene"
)

const (
	nameLines = 2 // that the name of an axis may take
	nameGap   = vg.Length(4)
)

// layNames gives the edges of an area to names that all axes have in common, and
// returns the rest. Other names are left to each panel.
func (g *grid) layNames(area vg.Rectangle) vg.Rectangle {
	t := g.ink(textSize)
	if name, ok := inCommon(g.Panels, func(p *scene.Panel) string { return p.X.Label }); ok {
		g.nameX = t.wrap(name, area.Size().X, nameLines)
		area.Min.Y += t.nameRoom(g.nameX)
	} else {
		for i := range g.panels {
			g.panels[i].x.named = true
		}
	}
	if name, ok := inCommon(g.Panels, func(p *scene.Panel) string { return p.Y.Label }); ok {
		g.nameY = t.wrap(name, area.Size().Y, nameLines)
		area.Min.X += t.nameRoom(g.nameY)
	} else {
		for i := range g.panels {
			g.panels[i].y.named = true
		}
	}
	return area
}

// inCommon is the name that an axis has in all panels that name it.
func inCommon(panels []scene.Panel, of func(*scene.Panel) string) (name string, ok bool) {
	for i := range panels {
		switch l := of(&panels[i]); {
		case l == "" || l == name:
		case name != "":
			return "", false
		default:
			name = l
		}
	}
	return name, true
}

// nameRoom is what lines of a name need.
func (t style) nameRoom(lines []string) vg.Length {
	if len(lines) == 0 {
		return 0
	}
	return nameGap + t.size*(lineHeight*vg.Length(len(lines))-0.25)
}

// ownName is the lines of a name that a panel shows itself.
func (g *grid) ownName(a *axis, size vg.Length) []string {
	if !a.named {
		return nil
	}
	return g.ink(textSize).wrap(a.Label, size, nameLines)
}

// placeNames puts names beside the axes: those in common at the edge of the grid,
// whose area is the whole with room for them.
func (g *grid) placeNames(area, whole vg.Rectangle) {
	first, last := g.panels[0].area, g.panels[len(g.panels)-1].area
	grid := vg.Rectangle{
		Min: vg.Point{X: first.Min.X, Y: last.Min.Y},
		Max: vg.Point{X: g.panels[g.columns-1].area.Max.X, Y: first.Max.Y},
	}
	g.nameBelow(g.nameX, grid, area, whole.Min.Y)
	g.nameBeside(g.nameY, grid, whole, whole.Min.X)
	for i := range g.panels {
		p := &g.panels[i]
		g.nameBelow(g.ownName(&p.x, g.size.X), p.area, p.area, p.area.Min.Y-p.x.room())
		g.nameBeside(g.ownName(&p.y, g.size.Y), p.area, p.area, p.area.Min.X-p.y.room())
	}
}

// nameBelow writes a name under the middle of axes, within an area.
func (g *grid) nameBelow(lines []string, axes, area vg.Rectangle, top vg.Length) {
	t := g.ink(textSize)
	for i, line := range lines {
		at := vg.Point{
			X: within((axes.Min.X+axes.Max.X)/2, t.width(line)/2, area.Min.X, area.Max.X),
			Y: top - nameGap - t.size*0.8 - t.size*lineHeight*vg.Length(i),
		}
		g.labels = append(g.labels, label{style: t, text: line, at: at, align: 0.5})
	}
}

// nameBeside writes a name upwards at the left of the middle of axes, within an
// area.
func (g *grid) nameBeside(lines []string, axes, area vg.Rectangle, right vg.Length) {
	t := g.ink(textSize)
	for i, line := range lines {
		at := vg.Point{
			X: right - nameGap - t.size*0.25 - t.size*lineHeight*vg.Length(len(lines)-1-i),
			Y: within((axes.Min.Y+axes.Max.Y)/2, t.width(line)/2, area.Min.Y, area.Max.Y),
		}
		g.labels = append(g.labels, label{style: t, text: line, at: at, align: 0.5, turn: math.Pi / 2})
	}
}

// within is the middle nearest to a wanted one of what reaches half to each side,
// between two ends.
func within(middle, half, low, high vg.Length) vg.Length {
	return max(min(middle, high-half), low+half)
}
