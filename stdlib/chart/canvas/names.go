package canvas

import (
	"math"
	"strings"

	"gonum.org/v1/plot/vg"

	"kvsh/stdlib/chart/scene"
)

// mostLines is the lines that the name of a category may take under an axis.
const mostLines = 4

// spacing is the distance of two categories.
func spacing(a *scene.Axis, size vg.Length) vg.Length {
	return size / vg.Length(max(a.Max-a.Min, 1))
}

// namesBelow fits the names of categories under their places: in lines if each
// word fits, else slanting, else upright, and if there are too many only each nth.
func (t style) namesBelow(a *scene.Axis, size, limit vg.Length) scale {
	s := scale{ticks: ticksOf(a)}
	step := spacing(a, size)
	if lines, ok := t.level(s.ticks, step-labelGap); ok {
		s.depth = t.size * (lowDepth + lineHeight*vg.Length(lines-1))
		s.overhang(size, t.halfWidth)
		return s
	}
	limit -= t.size
	switch upright := t.size * 1.15; {
	case step >= t.size*1.7:
		t.slant(&s, math.Pi/4, size, limit)
	case step >= upright:
		t.slant(&s, math.Pi/2, size, limit)
	default:
		t.shorten(s.ticks, limit)
		if wide := t.widest(s.ticks) + labelGap; wide <= 3*upright {
			s.every(step, wide)
			s.depth = t.size * lowDepth
			s.overhang(size, t.halfWidth)
			break
		}
		s.every(step, upright)
		t.slant(&s, math.Pi/2, size, limit)
	}
	return s
}

// level breaks names into lines of a width, if each of their words fits, and says
// how many the longest takes.
func (t style) level(ticks []tick, width vg.Length) (most int, ok bool) {
	broken := make([][]string, len(ticks))
	for i, k := range ticks {
		if k.lines == nil {
			continue
		}
		broken[i] = t.words(k.lines[0], width)
		if n := len(broken[i]); n == 0 || n > mostLines {
			return 0, false
		}
		most = max(most, len(broken[i]))
	}
	for i := range ticks {
		ticks[i].lines = broken[i]
	}
	return max(most, 1), true
}

// words breaks a text into lines of a width between words, nil if one is wider.
func (t style) words(text string, width vg.Length) []string {
	var lines []string
	for _, word := range strings.Fields(text) {
		if t.width(word) > width {
			return nil
		}
		if n := len(lines); n > 0 && t.width(lines[n-1]+" "+word) <= width {
			lines[n-1] += " " + word
		} else {
			lines = append(lines, word)
		}
	}
	return lines
}

// slant turns names, cuts what is deeper than limit, and measures them.
func (t style) slant(s *scale, turn float64, size, limit vg.Length) {
	sin, cos := math.Sincos(turn)
	s.turn = turn
	t.shorten(s.ticks, limit/vg.Length(sin))
	for _, k := range s.ticks {
		if k.lines == nil {
			continue
		}
		width := t.width(k.lines[0])
		s.depth = max(s.depth, width*vg.Length(sin)+t.size*vg.Length(cos))
		s.before = max(s.before, width*vg.Length(cos)+t.size*capHeight/2-size*vg.Length(k.place))
		s.after = max(s.after, t.size/2-size*vg.Length(1-k.place))
	}
}

// every keeps the labels of each nth tick, so that there is room for each: n is 2,
// 5, 10, 20, 50 and so on, by which one can count.
func (s *scale) every(step, room vg.Length) {
	if step <= 0 || step >= room {
		return
	}
	s.thinned = true
	n := 1
	for i := 0; step*vg.Length(n) < room && n < len(s.ticks); i++ {
		n = []int{2, 5, 10}[i%3] * int(math.Pow10(i/3))
	}
	for i := range s.ticks {
		if i%n != 0 {
			s.ticks[i].lines = nil
		}
	}
}
