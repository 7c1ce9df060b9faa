package canvas

import (
	"image/color"
	"math"

	"golang.org/x/image/font/sfnt"
	"gonum.org/v1/plot/vg"
)

// Of lines of text, as shares of the text size.
const (
	lineHeight = vg.Length(1.35)
	capHeight  = vg.Length(0.72) // of a capital letter
)

// A style is how text is drawn.
type style struct {
	size  vg.Length
	bold  bool
	color color.NRGBA
	halo  color.NRGBA // around the letters, alpha 0 for none
}

// haloWidth is that of the stroke around letters, half of which they cover.
const haloWidth = vg.Length(2.4)

// A label is a line of text at a place.
type label struct {
	style
	text  string
	at    vg.Point  // on the baseline
	align vg.Length // the share of the text that lies before the place
	turn  float64   // radians, anticlockwise
}

// glyph is the glyph of a character: a box if no font has it, nil for one without
// a picture.
func (t style) glyph(r rune) *glyph {
	if unseen(r) {
		return nil
	}
	first, second := regular, bold
	if t.bold {
		first, second = bold, regular
	}
	for _, f := range []*face{first, second, cjk} {
		if g := f.glyph(r); g != nil {
			return g
		}
	}
	return missingGlyph(r)
}

// set calls each with the glyphs of a line and where they begin, as a share of the
// text size, and returns where the line ends.
func (t style) set(line string, each func(g *glyph, x vg.Length)) vg.Length {
	x := vg.Length(0)
	var last *glyph
	for _, r := range line {
		g := t.glyph(r)
		if g == nil {
			continue
		}
		if last != nil && g.face != nil && g.face == last.face {
			x += g.face.kern(last.index, g.index)
		}
		each(g, x)
		x += g.advance
		last = g
	}
	return x
}

// width is the width of a line.
func (t style) width(line string) vg.Length {
	return t.size * t.set(line, func(*glyph, vg.Length) {})
}

// write draws a label.
func write(on surface, l label) {
	path := l.path()
	on.stroke(path, pen{color: l.halo, width: haloWidth})
	on.fill(path, l.color)
}

// path is the outline of a label.
func (l label) path() vg.Path {
	var path vg.Path
	sin, cos := math.Sincos(l.turn)
	along, up := vg.Length(cos), vg.Length(sin)
	start := -l.align * l.width(l.text)
	l.set(l.text, func(g *glyph, x vg.Length) {
		pen := start + l.size*x
		g.trace(&path, func(p vg.Point) vg.Point {
			x, y := pen+l.size*p.X, l.size*p.Y
			return vg.Point{X: l.at.X + x*along - y*up, Y: l.at.Y + x*up + y*along}
		})
	})
	return path
}

// trace adds a glyph's outline to a path.
func (g *glyph) trace(path *vg.Path, place func(vg.Point) vg.Point) {
	for i, s := range g.outline {
		switch s.op {
		case sfnt.SegmentOpMoveTo:
			if i > 0 {
				path.Close()
			}
			path.Move(place(s.to[0]))
		case sfnt.SegmentOpLineTo:
			path.Line(place(s.to[0]))
		case sfnt.SegmentOpQuadTo:
			path.QuadTo(place(s.to[0]), place(s.to[1]))
		case sfnt.SegmentOpCubeTo:
			path.CubeTo(place(s.to[0]), place(s.to[1]), place(s.to[2]))
		}
	}
	if len(g.outline) > 0 {
		path.Close()
	}
}
