package chart

import (
	"image/color"
	"math"
	"slices"

	"kvsh/stdlib/chart/scene"
)

// A ramp shows numbers by colours.
type ramp struct {
	scene.Ramp
	title    string
	unit     unit // of the numbers that it is asked for
	exponent int  // of the unit that it shows
}

// manyTimes is the ratio of the largest to the smallest number from which on a
// ramp goes by their logarithms.
const manyTimes = 100

// rampSteps is the number of colours that a ramp is cut into, so that points of
// one colour can be drawn together.
const rampSteps = 32

// newRamp makes a ramp for numbers. That of ratios is neutral at one.
func (t *theme) newRamp(title string, u unit, values []float64) *ramp {
	lo, hi := 0.0, 1.0
	if len(values) > 0 {
		lo, hi = slices.Min(values), slices.Max(values)
	}
	shown := u.shown(max(math.Abs(lo), math.Abs(hi)))
	r := &ramp{title: title, unit: u, exponent: shown.exponent}
	if shown.mark() == "" {
		r.title = withUnit(title, shown.name)
	}
	lo, hi = convert(lo, u.exponent, shown.exponent), convert(hi, u.exponent, shown.exponent)
	if u.family == "ratio" {
		r.around(1, lo, hi, []color.NRGBA{t.below, t.neutral, t.above})
	} else {
		r.Log = onLog(lo) && hi/lo >= manyTimes
		r.spread(lo, hi, t.sequence)
	}
	r.Ticks = r.ticks(lo, hi, values, shown)
	return r
}

// around spreads three colours over the same distance to both sides of a center.
func (r *ramp) around(center, lo, hi float64, colors []color.NRGBA) {
	r.Log = onLog(lo)
	if r.Log {
		times := max(center/lo, hi/center, 1.1)
		r.spread(center/times, center*times, colors)
		return
	}
	distance := max(math.Abs(center-lo), math.Abs(hi-center))
	r.spread(center-distance, center+distance, colors)
}

// spread sets the stops at even distances.
func (r *ramp) spread(lo, hi float64, colors []color.NRGBA) {
	if hi <= lo {
		hi = lo + max(math.Abs(lo), 1)
	}
	for i, c := range colors {
		share := float64(i) / float64(len(colors)-1)
		at := lo + share*(hi-lo)
		switch {
		case i == 0:
			at = lo
		case i == len(colors)-1:
			at = hi
		case r.Log:
			at = lo * math.Pow(hi/lo, share)
		}
		r.Stops = append(r.Stops, scene.Stop{At: at, Color: c})
	}
}

// ticks explain a ramp: the numbers themselves if they are few.
func (r *ramp) ticks(lo, hi float64, values []float64, shown step) []scene.Tick {
	var distinct []float64
	for _, v := range slices.Compact(slices.Sorted(slices.Values(values))) {
		distinct = append(distinct, convert(v, r.unit.exponent, r.exponent))
		if len(distinct) > 5 {
			break
		}
	}
	var out []scene.Tick
	switch {
	case len(distinct) <= 5:
		return labelled(distinct, shown.mark())
	case r.Log:
		out = logTicks(lo, hi, shown.mark())
	default:
		out = labelled(linearSteps(lo, hi, 4), shown.mark())
	}
	return slices.DeleteFunc(out, func(t scene.Tick) bool { return t.Label == "" })
}

// color is that of a number of the column.
func (r *ramp) color(v float64) color.NRGBA {
	v = convert(v, r.unit.exponent, r.exponent)
	lo, hi := r.Stops[0].At, r.Stops[len(r.Stops)-1].At
	share := (v - lo) / (hi - lo)
	if r.Log {
		share = math.Log(v/lo) / math.Log(hi/lo)
	}
	share = math.Round(share*rampSteps) / rampSteps
	if r.Log {
		return r.Color(lo * math.Pow(hi/lo, share))
	}
	return r.Color(lo + share*(hi-lo))
}
