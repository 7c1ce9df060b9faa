package braille

import "kvsh/stdlib/chart/scene"

// A crowd is how points are drawn, by how many there are.
type crowd int

const (
	signed  crowd = iota // each by a sign in a cell
	spotted              // each by a spot of four dots
	dotted               // each by a dot
)

// Shares of a plot's cells that have points, up to which these are signs or spots.
const (
	signedShare  = 0.2
	spottedShare = 0.5
)

// crowdOf tells how to draw the points of a panel that takes a room of about so many
// cells. It is known before the panel's plot is, since the legend depends on it.
func crowdOf(p *scene.Panel, columns, rows int) crowd {
	columns, rows = max(columns, leastColumns), max(rows, leastRows)
	taken := make([]bool, columns*rows)
	n := 0
	for _, l := range p.Layers {
		points, _ := l.(scene.Points)
		for _, v := range points.Points {
			x, y := p.X.Place(v.X)*float64(columns), p.Y.Place(v.Y)*float64(rows)
			if !(x >= 0 && x < float64(columns) && y >= 0 && y < float64(rows)) {
				continue
			}
			if i := int(y)*columns + int(x); !taken[i] {
				taken[i] = true
				n++
			}
		}
	}
	switch share := float64(n) / float64(len(taken)); {
	case share <= signedShare:
		return signed
	case share <= spottedShare:
		return spotted
	}
	return dotted
}

// everywhere reports whether something is so in all panels.
func (d *drawing) everywhere(is func(*view) bool) bool {
	for _, v := range d.views {
		if !is(v) {
			return false
		}
	}
	return true
}
