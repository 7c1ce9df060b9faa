package canvas

import (
	"math"

	"gonum.org/v1/plot/vg"

	"kvsh/stdlib/chart/scene"
)

// Sizes in points.
const (
	wordShift = vg.Length(5) // of a text that is moved away from its point
	wordGap   = vg.Length(1) // between texts
	leastSize = vg.Length(1) // of text
	pointRoom = vg.Length(3) // that a point needs on each side
)

// drawTexts writes words at points. One that would overlap an earlier one, or
// leave the panel, is moved a little, and left out if that does not help.
func (v *view) drawTexts(l *scene.Texts) {
	t := style{size: length(l.Size), color: l.Color, halo: v.theme.Background}
	if t.size < leastSize {
		return
	}
	for _, text := range l.Texts {
		p, ok := v.at(text.X, text.Y)
		if !ok || !v.holds(p) {
			continue
		}
		align := 0.0
		if !math.IsNaN(text.Align) {
			align = min(max(text.Align, 0), 1)
		}
		dx, dy := vg.Length(text.DX), vg.Length(text.DY)
		if !finite(dx, dy) {
			dx, dy = 0, 0
		}
		v.writeNear(t, text.Text, p, vg.Point{X: dx, Y: dy}, vg.Length(align))
	}
}

// A spot is where the middle of a line's height may lie.
type spot struct {
	at    vg.Point
	align vg.Length
}

// writeNear writes a text at a distance from a point, a little higher or lower, or
// at another side of it.
func (v *view) writeNear(t style, text string, p, shift vg.Point, align vg.Length) {
	first, step := p.Add(shift), vg.Point{Y: t.size * 0.6}
	up, aside := vg.Point{Y: wordShift + t.size/2}, vg.Point{X: wordShift}
	v.writeAt(t, text, p, []spot{
		{first, align},
		{first.Add(step), align},
		{first.Sub(step), align},
		{first.Add(step.Scale(2)), align},
		{first.Sub(step.Scale(2)), align},
		{p.Add(up), 0.5},
		{p.Sub(up), 0.5},
		{p.Add(aside), 0},
		{p.Sub(aside), 1},
	})
}

// labelRule writes the label of a rule at its end: over or under one that lies,
// beside one that stands.
func (v *view) labelRule(r *scene.Rule, end vg.Point) {
	t := style{size: smallSize, color: r.Color, halo: v.theme.Background}
	t.color.A = 255
	up, aside := vg.Point{Y: t.size*0.6 + length(r.Width)}, vg.Point{X: t.size/2 + length(r.Width)}
	left := vg.Point{X: v.area.Min.X, Y: end.Y}
	spots := []spot{{end.Add(up), 1}, {end.Sub(up), 1}, {left.Add(up), 0}, {left.Sub(up), 0}}
	if r.Vertical {
		end.Y -= t.size * 0.6
		lower := end.Sub(vg.Point{Y: t.size * lineHeight})
		spots = []spot{{end.Add(aside), 0}, {end.Sub(aside), 1}, {lower.Add(aside), 0}, {lower.Sub(aside), 1}}
	}
	v.writeAt(t, r.Label, end, spots)
}

// writeAt writes a line at the first spot where it lies in the panel, overlaps no
// other, and hides no points but its own; else where it hides some; else where it
// can be moved into the panel. There may be none.
func (v *view) writeAt(t style, text string, own vg.Point, spots []spot) {
	text = t.cut(oneLine(text), v.area.Size().X)
	for _, allowed := range []struct{ hides, moved bool }{{}, {hides: true}, {true, true}} {
		for _, s := range spots {
			box := t.box(text, s.at, s.align)
			inside := v.inside(box, t.size*0.6)
			if v.overlaps(inside) || !allowed.moved && inside != box || !allowed.hides && v.hides(inside, own) {
				continue
			}
			v.words = append(v.words, inside)
			y := (inside.Min.Y+inside.Max.Y)/2 - t.size*capHeight/2
			write(v, label{style: t, text: text, at: vg.Point{X: inside.Min.X, Y: y}})
			return
		}
	}
}

// box is the room of a line whose middle height is at a point.
func (t style) box(text string, p vg.Point, align vg.Length) vg.Rectangle {
	size := vg.Point{X: t.width(text), Y: t.size * 1.1}
	low := vg.Point{X: p.X - align*size.X, Y: p.Y - size.Y/2}
	return vg.Rectangle{Min: low, Max: low.Add(size)}
}

// inside moves a box into the panel. It may stick out a little at the top.
func (v *view) inside(box vg.Rectangle, over vg.Length) vg.Rectangle {
	var shift vg.Point
	shift.X = min(v.area.Max.X-box.Max.X, 0)
	shift.X = max(v.area.Min.X-box.Min.X, shift.X)
	shift.Y = min(v.area.Max.Y+over-box.Max.Y, 0)
	shift.Y = max(v.area.Min.Y-box.Min.Y, shift.Y)
	return box.Add(shift)
}

func (v *view) overlaps(box vg.Rectangle) bool {
	for _, w := range v.words {
		if box.Min.X < w.Max.X+wordGap && w.Min.X < box.Max.X+wordGap && box.Min.Y < w.Max.Y && w.Min.Y < box.Max.Y {
			return true
		}
	}
	return false
}

// mostPoints is how many points are looked at for each text.
const mostPoints = 2000

// hides reports whether a box covers a point that is not the text's own.
func (v *view) hides(box vg.Rectangle, own vg.Point) bool {
	if v.points == nil {
		v.points = v.allPoints()
	}
	for _, p := range v.points {
		if p != own && p.X > box.Min.X-pointRoom && p.X < box.Max.X+pointRoom && p.Y > box.Min.Y-pointRoom && p.Y < box.Max.Y+pointRoom {
			return true
		}
	}
	return false
}

// allPoints is where the panel's points lie, up to a number.
func (v *view) allPoints() []vg.Point {
	out := []vg.Point{}
	for _, l := range v.Layers {
		points, _ := l.(scene.Points)
		for _, at := range points.Points {
			if p, ok := v.at(at.X, at.Y); ok && len(out) < mostPoints {
				out = append(out, p)
			}
		}
	}
	return out
}
