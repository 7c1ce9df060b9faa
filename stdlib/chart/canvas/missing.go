package canvas

import (
	"fmt"
	"unicode"

	"golang.org/x/image/font/sfnt"
	"gonum.org/v1/plot/vg"
)

// Of the box that stands for a character that no font has, as shares of the text
// size.
const (
	boxTop    = vg.Length(0.82)
	boxBottom = vg.Length(-0.14)
	boxEdge   = vg.Length(0.05)
	digitSize = vg.Length(0.42)
	digitStep = vg.Length(0.25)
)

// missingGlyph is a box with the hexadecimal code of a character, in two lines.
func missingGlyph(r rune) *glyph {
	code := fmt.Sprintf("%04X", r)
	if len(code) == 5 {
		code = "0" + code
	}
	columns := len(code) / 2
	left, right := 2*boxEdge, 4*boxEdge+vg.Length(columns)*digitStep
	g := &glyph{advance: right + 2*boxEdge}
	g.rectangle(left, boxBottom, right, boxTop)
	// The other way round, so that it is a hole.
	g.rectangle(right-boxEdge, boxBottom+boxEdge, left+boxEdge, boxTop-boxEdge)
	for i, digit := range code {
		at := vg.Point{X: left + boxEdge + vg.Length(i%columns)*digitStep, Y: 0.40}
		if i >= columns {
			at.Y = -0.03
		}
		g.add(regular.glyph(digit), at)
	}
	return g
}

func (g *glyph) rectangle(left, bottom, right, top vg.Length) {
	corners := []vg.Point{{X: left, Y: bottom}, {X: right, Y: bottom}, {X: right, Y: top}, {X: left, Y: top}}
	for i, p := range corners {
		op := sfnt.SegmentOpLineTo
		if i == 0 {
			op = sfnt.SegmentOpMoveTo
		}
		g.outline = append(g.outline, segment{op, [3]vg.Point{p}})
	}
}

// add puts a small glyph into another.
func (g *glyph) add(digit *glyph, at vg.Point) {
	for _, s := range digit.outline {
		for i := range s.to {
			s.to[i] = s.to[i].Scale(digitSize).Add(at)
		}
		g.outline = append(g.outline, s)
	}
}

// unseen reports whether a character is a mere instruction for the layout of text.
func unseen(r rune) bool {
	return unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r)
}
