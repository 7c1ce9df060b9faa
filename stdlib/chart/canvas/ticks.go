package canvas

import (
	"cmp"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"

	"kvsh/stdlib/chart/scene"
)

// Sizes in points.
const (
	tickLength  = vg.Length(4)
	shortTick   = vg.Length(2)
	tickGap     = vg.Length(3) // between a tick and its label
	labelGap    = vg.Length(6) // between labels side by side
	longestTick = vg.Length(80)
	closest     = vg.Length(2.5) // that marks come on average
)

// lowDepth is the height of a line without the room over its capitals, as a share
// of the text size.
const lowDepth = vg.Length(1.0)

// A scale is what there is room for of an axis.
type scale struct {
	ticks   []tick
	thinned bool      // categories are left out
	turn    float64   // of the labels, radians
	depth   vg.Length // of the labels, away from the axis
	before  vg.Length // that labels reach beyond the ends of the axis
	after   vg.Length
}

// A tick is a mark of a scale.
type tick struct {
	place float64  // from 0 to 1
	at    float64  // its value
	lines []string // of the label, nil for a short mark
}

// ticksOf is the ticks that lie on an axis, by place.
func ticksOf(a *scene.Axis) []tick {
	var out []tick
	for _, t := range a.Ticks {
		place := a.Place(t.At)
		if math.IsNaN(place) || place < -1e-9 || place > 1+1e-9 {
			continue
		}
		k := tick{place: place, at: t.At}
		if t.Label != "" {
			k.lines = []string{oneLine(t.Label)}
		}
		out = append(out, k)
	}
	slices.SortStableFunc(out, func(a, b tick) int { return cmp.Compare(a.place, b.place) })
	return out
}

// horizontal fits the labels of an axis under it. They go at most as deep as limit.
func (t style) horizontal(a *scene.Axis, size, limit vg.Length) scale {
	if a.Scale == scene.Category {
		return t.namesBelow(a, size, limit)
	}
	s := scale{ticks: ticksOf(a)}
	t.shorten(s.ticks, longestTick)
	s.thin(a, room{size, labelGap, t.halfWidth})
	s.clear(size)
	s.depth = t.size * lowDepth
	s.overhang(size, t.halfWidth)
	return s
}

// vertical fits the labels of an axis to its left. They are at most as wide as
// limit.
func (t style) vertical(a *scene.Axis, size, limit vg.Length) scale {
	s := scale{ticks: ticksOf(a)}
	t.shorten(s.ticks, limit)
	if a.Scale == scene.Category {
		s.every(spacing(a, size), t.size*1.15)
	} else {
		s.thin(a, room{size, t.size / 4, t.halfHeight})
		s.clear(size)
	}
	s.depth = t.widest(s.ticks)
	s.overhang(size, t.halfHeight)
	return s
}

func (t style) shorten(ticks []tick, limit vg.Length) {
	for _, k := range ticks {
		for i := range k.lines {
			k.lines[i] = t.cutName(k.lines[i], limit)
		}
	}
}

func (t style) halfWidth(k tick) vg.Length {
	widest := vg.Length(0)
	for _, line := range k.lines {
		widest = max(widest, t.width(line))
	}
	return widest / 2
}

func (t style) widest(ticks []tick) vg.Length {
	widest := vg.Length(0)
	for _, k := range ticks {
		widest = max(widest, 2*t.halfWidth(k))
	}
	return widest
}

func (t style) halfHeight(tick) vg.Length { return t.size * capHeight / 2 }

// clear takes away short marks that would lie too close to each other.
func (s *scale) clear(size vg.Length) {
	if size < closest*vg.Length(len(s.ticks)) {
		s.ticks = slices.DeleteFunc(s.ticks, func(k tick) bool { return k.lines == nil })
	}
}

// overhang measures what the labels reach beyond the axis' ends.
func (s *scale) overhang(size vg.Length, half func(tick) vg.Length) {
	for _, k := range s.ticks {
		if k.lines == nil {
			continue
		}
		s.before = max(s.before, half(k)-size*vg.Length(k.place))
		s.after = max(s.after, half(k)-size*vg.Length(1-k.place))
	}
}
