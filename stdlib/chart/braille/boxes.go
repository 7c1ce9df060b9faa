package braille

import (
	"strings"

	"kvsh/stdlib/chart/scene"
)

func (p *plot) boxes(l scene.Boxes) {
	for _, b := range l.Boxes {
		from, to := p.at(b.X-l.Width/2, b.Median), p.at(b.X+l.Width/2, b.Median)
		top, bottom, ok := p.span(p.upSlots, b.X, from.y, to.y, p.rows)
		low, high := p.right.Place(b.Low), p.right.Place(b.High)
		if ok && low <= 1 && high >= 0 {
			p.box(l, b, top, bottom)
		}
	}
}

// box draws one: three rows high or more if there is room, else one.
//
//	      ┌────┬──┐
//	├─────┤    │  ├───┤  ∘        ├─────█████┃███───┤  ∘
//	      └────┴──┘
func (p *plot) box(l scene.Boxes, b scene.Box, top, bottom int) {
	if bottom-top > 3 {
		bottom -= (bottom - top + 1) % 2 // the middle is a row
	}
	middle := (top + bottom - 1) / 2
	at := func(v float64) int { return round(p.at(b.X, v).x-0.5, p.columns-1) }
	low, q1, median, q3, high := at(b.Low), at(b.Q1), at(b.Median), at(b.Q3), at(b.High)
	s := p.ink(l.Color)
	mark := func(v float64, text string, s style) { // where it is, unless that is beyond the axis
		if p.right.Holds(v) {
			p.sign(at(v), middle, text, s)
		}
	}
	p.sign(low, middle, strings.Repeat("─", max(high-low+1, 0)), s)
	mark(b.Low, "├", s)
	mark(b.High, "┤", s)
	if bottom-top < 3 {
		p.sign(q1, middle, strings.Repeat("█", max(q3-q1+1, 0)), s)
		mark(b.Median, "┃", p.filled(l.Color))
	} else {
		p.frame(q1, median, q3, top, bottom-1, s)
	}
	end := high
	for _, v := range b.Outside {
		mark(v, "∘", s)
		end = max(end, at(v))
	}
	if key := p.keys.of(l.Name); key != "" && end+2 < p.columns {
		p.sign(end+2, middle, key, s)
	}
}

// frame draws a box with a line at the median.
func (p *plot) frame(left, median, right, top, bottom int, s style) {
	for y := top; y <= bottom; y++ {
		corners, fill := [3]string{"│", "│", "│"}, " "
		switch y {
		case top:
			corners, fill = [3]string{"┌", "┬", "┐"}, "─"
		case bottom:
			corners, fill = [3]string{"└", "┴", "┘"}, "─"
		case (top + bottom) / 2:
			corners = [3]string{"┤", "│", "├"}
		}
		p.sign(left, y, strings.Repeat(fill, max(right-left+1, 0)), s)
		p.sign(left, y, corners[0], s)
		p.sign(right, y, corners[2], s)
		p.sign(median, y, corners[1], s)
	}
}
