package scene

import (
	"image/color"
	"math"
)

// Place is where a value lies between the ends of the axis: 0 at Min, 1 at Max, or
// the other way if it is reversed; outside of that for values beyond.
func (a *Axis) Place(v float64) float64 {
	share := 0.0
	if a.Scale == Log {
		share = math.Log(v/a.Min) / math.Log(a.Max/a.Min)
	} else {
		share = (v - a.Min) / (a.Max - a.Min)
	}
	if a.Reversed {
		return 1 - share
	}
	return share
}

// Holds reports whether a value lies on the axis, with a little room for rounding.
func (a *Axis) Holds(v float64) bool {
	share := a.Place(v)
	return share >= -1e-9 && share <= 1+1e-9
}

// Color is the colour of a value: that of the nearest end for values beyond.
func (r *Ramp) Color(v float64) (c color.NRGBA) {
	position := func(v float64) float64 {
		if r.Log {
			return math.Log(v)
		}
		return v
	}
	if len(r.Stops) == 0 {
		return c
	}
	last := r.Stops[len(r.Stops)-1]
	at := position(v)
	for i, s := range r.Stops {
		if at > position(s.At) {
			continue
		}
		if i == 0 {
			return s.Color
		}
		before := r.Stops[i-1]
		share := (at - position(before.At)) / (position(s.At) - position(before.At))
		mix := func(a, b uint8) uint8 { return uint8(float64(a)*(1-share) + float64(b)*share + 0.5) }
		return color.NRGBA{mix(before.Color.R, s.Color.R), mix(before.Color.G, s.Color.G), mix(before.Color.B, s.Color.B), mix(before.Color.A, s.Color.A)}
	}
	return last.Color
}
