package chart

import (
	_ "embed"
	"image/color"
	"math"
	"sync"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// cjkFont is Noto Sans CJK SC (SIL Open Font License, see font/OFL.txt), cut
// down by fontTools' pyftsubset to the first level of GB 2312: 3,755 characters
// and punctuation, outlines only.
//
//go:embed font/cjk.otf
var cjkFont []byte

// faces are the fonts that text is drawn with.
type faces struct {
	regular, bold, cjk *sfnt.Font
}

var loadFaces = sync.OnceValue(func() *faces {
	parse := func(data []byte) *sfnt.Font {
		f, err := opentype.Parse(data)
		if err != nil { // an embedded font
			panic(err)
		}
		return f
	}
	return &faces{parse(liberationsansregular.TTF), parse(liberationsansbold.TTF), parse(cjkFont)}
})

// textStyle is how text is drawn.
type textStyle struct {
	size  vg.Length
	bold  bool
	color color.NRGBA
}

// glyphs calls each with the font and glyph of every rune, at the pen's offset
// in units of the text size, and returns the text's width in the same units. A
// rune that the Latin font lacks comes from the CJK font.
func glyphs(s string, bold bool, each func(f *sfnt.Font, g sfnt.GlyphIndex, x float64)) float64 {
	fs := loadFaces()
	latin := fs.regular
	if bold {
		latin = fs.bold
	}
	var buf sfnt.Buffer
	x := 0.0
	for _, r := range s {
		f := latin
		g, err := f.GlyphIndex(&buf, r)
		if err != nil || g == 0 {
			if other, err := fs.cjk.GlyphIndex(&buf, r); err == nil && other != 0 {
				f, g = fs.cjk, other
			}
		}
		each(f, g, x)
		units := fixed.Int26_6(f.UnitsPerEm())
		advance, err := f.GlyphAdvance(&buf, g, units, font.HintingNone)
		if err == nil {
			x += float64(advance) / float64(units)
		}
	}
	return x
}

// width is the width of a line of text.
func (t textStyle) width(s string) vg.Length {
	return t.size * vg.Length(glyphs(s, t.bold, func(*sfnt.Font, sfnt.GlyphIndex, float64) {}))
}

// capHeight is the height of a capital letter, as a share of the text size.
const capHeight = 0.72

// draw draws a line of text as outlines. At is the left end of its baseline, or
// by align (0 to 1) a point along it. Turned text runs upwards.
func (t textStyle) draw(c draw.Canvas, at vg.Point, align float64, turned bool, s string) {
	start := -vg.Length(align) * t.width(s)
	var path vg.Path
	var buf sfnt.Buffer
	glyphs(s, t.bold, func(f *sfnt.Font, g sfnt.GlyphIndex, x float64) {
		units := fixed.Int26_6(f.UnitsPerEm())
		segments, err := f.LoadGlyph(&buf, g, units, nil)
		if err != nil {
			return
		}
		scale := t.size / vg.Length(units)
		pen := start + t.size*vg.Length(x)
		outline(&path, segments, func(p fixed.Point26_6) vg.Point {
			dx, dy := pen+scale*vg.Length(p.X), -scale*vg.Length(p.Y)
			if turned {
				dx, dy = -dy, dx
			}
			return vg.Point{X: at.X + dx, Y: at.Y + dy}
		})
	})
	if len(path) > 0 {
		c.SetColor(t.color)
		c.Fill(path)
	}
}

// outline adds a glyph's segments to a path.
func outline(path *vg.Path, segments sfnt.Segments, place func(fixed.Point26_6) vg.Point) {
	open := false
	for _, s := range segments {
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			if open {
				path.Close()
			}
			path.Move(place(s.Args[0]))
			open = true
		case sfnt.SegmentOpLineTo:
			path.Line(place(s.Args[0]))
		case sfnt.SegmentOpQuadTo:
			path.QuadTo(place(s.Args[0]), place(s.Args[1]))
		case sfnt.SegmentOpCubeTo:
			path.CubeTo(place(s.Args[0]), place(s.Args[1]), place(s.Args[2]))
		}
	}
	if open {
		path.Close()
	}
}

// wrap breaks text into lines that are at most max wide, at blanks.
func (t textStyle) wrap(s string, max vg.Length) []string {
	var lines []string
	line, gap := "", -1
	for _, r := range s {
		if r == '\n' {
			lines, line, gap = append(lines, line), "", -1
			continue
		}
		if r == ' ' {
			gap = len(line)
		}
		line += string(r)
		if t.width(line) <= max {
			continue
		}
		if gap > 0 {
			lines, line, gap = append(lines, line[:gap]), line[gap+1:], -1
		} else if keep := len(line) - len(string(r)); keep > 0 {
			lines, line = append(lines, line[:keep]), string(r)
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// inches turns inches into the length that canvases measure in.
func inches(v float64) vg.Length { return vg.Length(math.Round(v * 72)) }
