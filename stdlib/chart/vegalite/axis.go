package vegalite

import (
	"fmt"

	"kvsh/stdlib/chart/scene"
)

// axis is one of a panel.
type axis struct {
	*scene.Axis
	field string // x or y
	name  string // as tooltips have it, "" for none
	zoom  string // the expression of the limits while it is zoomed, "" if it is fixed
	units []unit
}

func newAxis(a *scene.Axis, field, name string, z *zoom) axis {
	out := axis{Axis: a, field: field, name: name, units: unitsOf(a.Ticks)}
	if z != nil && a.Scale != scene.Category {
		out.zoom = z.name + "." + field
	}
	return out
}

// places reports whether a value has a place on the axis, be it beyond its ends.
func (a axis) places(values ...float64) bool {
	if !finite(values...) {
		return false
	}
	for _, v := range values {
		if a.Scale == scene.Log && v <= 0 {
			return false
		}
	}
	return true
}

// within is the expression of whether a value lies on the axis as it is zoomed.
func (a axis) within(v string) string {
	limits := fmt.Sprintf("[%v,%v]", num(a.Min), num(a.Max))
	if a.zoom != "" {
		limits = fmt.Sprintf("%s||%s", a.zoom, limits)
	}
	return fmt.Sprintf("inrange(%s,%s)", v, limits)
}

// format is the expression that writes a value for a reader: as a number, or as the
// label of the nearest category.
func (a axis) format(v string) string {
	if a.Scale != scene.Category {
		return format(a.units, v)
	}
	at, labels := []num{}, []string{}
	for _, t := range a.Ticks {
		if finite(t.At) {
			at, labels = append(at, num(t.At)), append(labels, t.Label)
		}
	}
	return fmt.Sprintf("%s[indexof(%s,round(%s))]||''", literal(labels), literal(at), v)
}

// channel is the axis with its scale, as the channels x and y have it.
func (a axis) channel(side axisLayout) obj {
	scale := obj{"type": "linear", "domain": []num{num(a.Min), num(a.Max)}, "nice": false}
	if a.Scale == scene.Log {
		scale["type"] = "log"
	} else {
		scale["zero"] = false
	}
	if a.Reversed {
		scale["reverse"] = true
	}
	looks := obj{"title": nil, "grid": a.Grid, "minExtent": px(side.extent), "maxExtent": px(side.extent)}
	if len(side.title) > 0 {
		looks["title"] = side.title
	}
	a.addTicks(looks, side.lines)
	return obj{"field": a.field, "type": "quantitative", "stack": nil, "scale": scale, "axis": looks}
}

// addTicks gives an axis the ticks of the scene, and while it is zoomed others that
// are written in the same way.
func (a axis) addTicks(looks obj, lines func(scene.Tick) []string) {
	at, minor := []num{}, []num{}
	labels := []any{}
	for _, t := range a.Ticks {
		if !finite(t.At) || !a.Holds(t.At) {
			continue
		}
		at = append(at, num(t.At))
		switch l := lines(t); len(l) {
		case 0:
			minor, labels = append(minor, num(t.At)), append(labels, "")
		case 1:
			labels = append(labels, l[0])
		default:
			labels = append(labels, l)
		}
	}
	label := fmt.Sprintf("%s[indexof(%s,datum.value)]", literal(labels), literal(at))
	isMinor := fmt.Sprintf("indexof(%s,datum.value)>=0", literal(minor))
	looks["values"] = at
	if a.zoom != "" && len(minor) < len(at) {
		looks["values"] = obj{"expr": fmt.Sprintf("%s?null:%s", a.zoom, literal(at))}
		label = fmt.Sprintf("%s?%s:%s", a.zoom, a.zoomedLabel(), label)
		isMinor = fmt.Sprintf("!%s&&%s", a.zoom, isMinor)
	}
	if len(labels) > 0 {
		looks["labelExpr"] = label
	}
	if len(minor) == 0 {
		return
	}
	looks["tickSize"] = obj{"condition": obj{"test": isMinor, "value": minorTick}, "value": tickSize}
	if a.Grid {
		looks["gridOpacity"] = obj{"condition": obj{"test": isMinor, "value": 0}, "value": 1}
	}
}

// zoomedLabel is the expression of a tick's label while the axis is zoomed. On a log
// axis of about a decade or more only 1, 2 and 5 times a power of ten have one.
func (a axis) zoomedLabel() string {
	label := format(a.units, "datum.value")
	if a.Scale != scene.Log {
		return label
	}
	digit := "round(datum.value/pow(10,floor(log(datum.value)/LN10+1e-9)))"
	return fmt.Sprintf("(%[1]s[1]/%[1]s[0]<8||indexof([1,2,5],%s)>=0?%s:'')", a.zoom, digit, label)
}
