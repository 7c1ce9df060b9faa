package chart

import (
	"math"
	"slices"

	"kvsh/stdlib/chart/scene"
)

// An axis of a view, fitted to all that is drawn.
type axis struct {
	scene.Axis
	exponent int      // of the unit that the axis shows
	values   []string // of a category axis
}

// of converts a number of a layer into the axis' unit.
func (a *axis) of(u unit, v float64) float64 { return convert(v, u.exponent, a.exponent) }

// demand is what an axis has to show.
type demand struct {
	spec   *axisSpec
	unit   unit      // of the values
	values []float64 // to fit
	ticks  bool      // few values become the ticks
	zero   bool      // a linear axis shows zero, whatever the values
}

// fit makes a number axis. Given limits win; a linear axis begins at zero if no
// value is below.
func (d *demand) fit(names []string, unitName string) axis {
	a := axis{Axis: scene.Axis{Grid: true, Reversed: d.spec.reversed}}
	if d.spec.log() {
		a.Scale = scene.Log
	}
	shown := d.unit.shown(d.largest())
	a.exponent = shown.exponent
	if shown.mark() == "" && shown.name != "" {
		unitName = shown.name
	}
	a.Label = withUnit(joined(names), unitName)
	at := make([]float64, len(d.values))
	for i, v := range d.values {
		at[i] = a.of(d.unit, v)
	}
	slices.Sort(at)
	at = slices.Compact(at)
	a.span(d, at)
	switch {
	case len(at) == 0 && math.IsNaN(d.spec.min) && math.IsNaN(d.spec.max):
	case d.ticks && len(at) > 1 && len(at) <= fewTicks && a.Scale == scene.Log:
		a.Ticks = labelled(at, shown.mark())
	case a.Scale == scene.Log:
		a.Ticks = logTicks(a.Min, a.Max, shown.mark())
	default:
		a.Ticks = linearTicks(a.Min, a.Max, shown.mark())
		if wholes := wholeTicks(a.Ticks); !slices.ContainsFunc(at, isBroken) && len(wholes) > 1 {
			a.Ticks = wholes
		}
	}
	a.Ticks = slices.DeleteFunc(a.Ticks, func(t scene.Tick) bool { return !a.Holds(t.At) })
	return a
}

// largest is the largest number that the axis shows, by its size.
func (d *demand) largest() float64 {
	out := 0.0
	if !math.IsNaN(d.spec.min) {
		out = math.Abs(d.spec.min)
	}
	if !math.IsNaN(d.spec.max) {
		return max(out, math.Abs(d.spec.max))
	}
	for _, v := range d.values {
		out = max(out, math.Abs(v))
	}
	return out
}

// joined puts the names of what one axis shows together.
func joined(names []string) string {
	names = unique(names)
	if len(names) > 3 {
		names = append(names[:2:2], "others")
	}
	return listed(names)
}

// span sets the ends of the axis around ascending values, with some room.
func (a *axis) span(d *demand, at []float64) {
	log := a.Scale == scene.Log
	switch {
	case len(at) > 0:
		a.Min, a.Max = at[0], at[len(at)-1]
	case log:
		a.Min, a.Max = 1, 10
	default:
		a.Min, a.Max = 0, 10
	}
	if d.zero && !log {
		a.Min, a.Max = min(a.Min, 0), max(a.Max, 0)
	}
	a.pad()
	if !math.IsNaN(d.spec.min) {
		a.Min = a.of(d.unit, d.spec.min)
	}
	if !math.IsNaN(d.spec.max) {
		a.Max = a.of(d.unit, d.spec.max)
	}
	if a.Max > a.Min {
		return
	}
	beyond := max(1, math.Abs(a.Min)) // a limit lies on the far side of all values
	switch {
	case log && math.IsNaN(d.spec.max):
		a.Max = a.Min * 10
	case log:
		a.Min = a.Max / 10
	case math.IsNaN(d.spec.max):
		a.Max = a.Min + beyond
	default:
		a.Min = a.Max - max(1, math.Abs(a.Max))
	}
}

// pad widens the axis beyond its values.
func (a *axis) pad() {
	if a.Scale == scene.Log {
		share := max(math.Pow(a.Max/a.Min, 0.05), 1.05)
		a.Min, a.Max = a.Min/share, a.Max*share
		return
	}
	room := 0.05 * (a.Max - a.Min)
	if room <= 1e-9*max(math.Abs(a.Min), math.Abs(a.Max)) { // all values are nearly equal
		room = max(0.05*math.Abs(a.Max), math.SmallestNonzeroFloat32)
	}
	switch {
	case a.Min < 0 && a.Max <= 0:
		a.Min, a.Max = a.Min-room, 0
	case a.Min < 0:
		a.Min, a.Max = a.Min-room, a.Max+room
	default:
		a.Min, a.Max = 0, a.Max+0.05*a.Max
	}
	if a.Max == a.Min {
		a.Max++
	}
}

// farther is how many times its length a place far beyond an axis is away from it.
const farther = 20

// beyond is a place far above the axis, or far below it.
func (a *axis) beyond(above bool) float64 {
	if a.Scale != scene.Log {
		length := a.Max - a.Min
		if above {
			return a.Max + farther*length
		}
		return a.Min - farther*length
	}
	factor := math.Pow(a.Max/a.Min, farther)
	if above {
		return min(a.Max*factor, math.MaxFloat64)
	}
	return max(a.Min/factor, math.SmallestNonzeroFloat64)
}

// categoryAxis makes an axis of categories.
func (c *Chart) categoryAxis(label string, values []string, spec *axisSpec) axis {
	n := float64(max(len(values), 1))
	a := axis{Axis: scene.Axis{Label: label, Scale: scene.Category, Min: -0.5, Max: n - 0.5, Reversed: spec.reversed}, values: values}
	for i, v := range values {
		a.Ticks = append(a.Ticks, scene.Tick{At: float64(i), Label: c.valueLabel(v)})
	}
	return a
}
