package braille

import "kvsh/stdlib/chart/scene"

// shapes are the signs of points, full and, for pale ones, hollow.
var shapes = map[scene.Shape][2]string{
	scene.Circle:   {"●", "○"},
	scene.Square:   {"■", "□"},
	scene.Triangle: {"▲", "△"},
	scene.Diamond:  {"◆", "◇"},
	scene.Cross:    {"✚", "+"},
}

// signOf is the sign of a point.
func signOf(l scene.Look) string {
	pair, ok := shapes[l.Shape]
	if !ok {
		pair = shapes[scene.Circle]
	}
	if pale(l.Color) {
		return pair[1]
	}
	return pair[0]
}

func (p *plot) points(l scene.Points) {
	s := p.ink(l.Color)
	sign, key := signOf(l.Look), ""
	if !pale(l.Color) {
		key = p.keys.of(l.Name)
	}
	if key != "" {
		sign = key
	}
	n := p.dots.add(s, false)
	size := 2
	if p.crowd == dotted {
		size = 1
	}
	every := max(1, len(l.Points)/mostKeys)
	for i, v := range l.Points {
		at := p.at(v.X, v.Y)
		if !p.holds(at) {
			continue
		}
		if p.crowd == signed || key != "" && i%every == 0 {
			x, y := p.cellOf(at)
			p.sign(x, y, sign, s)
			continue
		}
		x, y := p.dots.dot(at.dots())
		p.dots.square(x, y, size, n)
	}
}

func (p *plot) line(l scene.Line) {
	path := p.path(l.Points, l.Step)
	n, d := p.dots.add(p.ink(l.Color), false), newDash(l.Dash)
	for i, to := range path {
		from := to
		if i > 0 {
			from = path[i-1]
		} else if p.dots.holds(to) && d.next() {
			x, y := p.dots.dot(to)
			p.dots.set(x, y, n)
		}
		p.dots.line(from, to, n, d)
	}
}

// path is the places of points, in dots, with those at the corners of a line that goes
// along x to the next point first. Of neighbours in one dot there is the first.
func (p *plot) path(points []scene.Point, step bool) []spot {
	var out []spot
	for i, v := range points {
		s := p.dotAt(v.X, v.Y)
		if i > 0 && s.sameDot(out[len(out)-1]) {
			continue
		}
		if step && i > 0 {
			before := out[len(out)-1]
			corner := spot{s.x, before.y}
			if p.flip {
				corner = spot{before.x, s.y}
			}
			out = append(out, corner)
		}
		out = append(out, s)
	}
	return out
}

// errors draws bars with caps of three dots.
func (p *plot) errors(l scene.Errors) {
	n, solid := p.dots.add(p.ink(l.Color), false), newDash(nil)
	across := spot{1, 0}
	if p.flip {
		across = spot{0, 1}
	}
	for _, r := range l.Ranges {
		low, high := p.dotAt(r.X, r.Low), p.dotAt(r.X, r.High)
		p.dots.line(low, high, n, solid)
		for _, end := range []spot{low, high} {
			p.dots.line(spot{end.x - 2*across.x, end.y - 2*across.y}, spot{end.x + across.x, end.y + across.y}, n, solid)
		}
	}
}

// rule draws a line through the plot.
func (p *plot) rule(l scene.Rule) {
	if p.upright(l) {
		x := p.ruleAt(l).x * dotsPerColumn
		p.dots.line(spot{x, -1}, spot{x, float64(p.dots.height)}, p.dots.add(p.ink(l.Color), false), newDash(l.Dash))
		return
	}
	y := p.ruleAt(l).y * dotsPerRow
	p.dots.line(spot{-1, y}, spot{float64(p.dots.width), y}, p.dots.add(p.ink(l.Color), false), newDash(l.Dash))
}

func (p *plot) upright(l scene.Rule) bool { return l.Vertical != p.flip }

func (p *plot) ruleAt(l scene.Rule) spot {
	if l.Vertical {
		return p.at(l.At, p.Y.Min)
	}
	return p.at(p.X.Min, l.At)
}
