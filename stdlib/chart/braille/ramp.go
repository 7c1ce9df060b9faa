package braille

import (
	"math"

	"kvsh/stdlib/chart/scene"
)

// rampCells are lengths of a ramp's colours; the longest that fits is taken.
var rampCells = []int{24, 16, 8}

// rampItems show a ramp: the labels of its ticks in their order, with the colours
// between them. Without room for all labels there are those at the ends.
func (d *drawing) rampItems(title string, r *scene.Ramp) []item {
	if len(r.Stops) == 0 {
		return nil
	}
	from, to := r.Stops[0].At, r.Stops[len(r.Stops)-1].At
	var ticks []scene.Tick
	for _, t := range r.Ticks {
		if t.Label = clean(t.Label); t.Label != "" && t.At >= from && t.At <= to {
			ticks = append(ticks, t)
		}
	}
	ends := ticks
	if len(ticks) > 2 {
		ends = []scene.Tick{ticks[0], ticks[len(ticks)-1]}
	}
	for _, shown := range [][]scene.Tick{ticks, ends} {
		for _, n := range rampCells {
			it := item{{title, d.dim()}}
			at := from
			for _, t := range shown {
				it = append(it, d.stretch(r, at, t.At, n)...)
				it = append(it, span{text: t.Label + " "})
				at = t.At
			}
			if it = append(it, d.stretch(r, at, to, n)...); it.width() <= d.columns+1 {
				return []item{it}
			}
		}
	}
	return nil
}

// stretch is the colours of a ramp between two values, as cells, of so many for the whole ramp.
func (d *drawing) stretch(r *scene.Ramp, from, to float64, cells int) item {
	position := func(v float64) float64 {
		if r.Log {
			return math.Log(v)
		}
		return v
	}
	low, high := position(r.Stops[0].At), position(r.Stops[len(r.Stops)-1].At)
	a, b := position(from), position(to)
	n := math.Round((b - a) / (high - low) * float64(cells))
	if !(n > 0 && n <= float64(cells)) {
		return nil
	}
	var out item
	for i := range int(n) {
		v := a + (b-a)*(float64(i)+0.5)/n
		if r.Log {
			v = math.Exp(v)
		}
		if d.shaded() {
			out = append(out, span{text: d.spread.shade(v)})
			continue
		}
		c := r.Color(v)
		out = append(out, span{" ", d.behind(c, c)})
	}
	return append(out, span{text: " "})
}
