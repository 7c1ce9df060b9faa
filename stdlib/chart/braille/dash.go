package braille

import "math"

// pointsPerDot is the length of a dot, in points, as dashes take it.
const pointsPerDot = 1.5

// A dash says of one dot of a line after the other whether it is set.
type dash struct {
	lengths []int // of strokes and gaps, in dots; none for a solid line
	at      int   // in lengths
	left    int   // dots of it
}

// newDash takes lengths in points.
func newDash(points []float64) *dash {
	d := &dash{}
	for i, v := range points {
		n := 1
		if v = math.Round(v / pointsPerDot); v > 1 && v < 1e6 {
			n = int(v)
		}
		if i%2 == 1 {
			n = max(n, 2) // a gap of one dot is hardly seen
		}
		d.lengths = append(d.lengths, n)
	}
	if len(d.lengths)%2 == 1 { // strokes and gaps change their places, as in SVG
		d.lengths = append(d.lengths, d.lengths...)
	}
	if len(d.lengths) > 0 {
		d.left = d.lengths[0]
	}
	return d
}

func (d *dash) next() bool {
	if len(d.lengths) == 0 {
		return true
	}
	if d.left == 0 {
		d.at = (d.at + 1) % len(d.lengths)
		d.left = d.lengths[d.at]
	}
	d.left--
	return d.at%2 == 0
}
