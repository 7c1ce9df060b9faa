package canvas

import (
	_ "embed"
	"sync"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"gonum.org/v1/plot/vg"
)

//go:generate /usr/bin/python3 font/subset.py

// chinese is a part of Noto Sans CJK SC, see font/subset.py, under the SIL Open
// Font License, see font/OFL.txt.
//
//go:embed font/cjk.otf
var chinese []byte

// The fonts that text is drawn with. The last has what the others lack.
var (
	regular = &face{data: liberationsansregular.TTF}
	bold    = &face{data: liberationsansbold.TTF}
	cjk     = &face{data: chinese}
)

// A face is a font that is read when it is first used, and keeps the glyphs that
// were.
type face struct {
	data   []byte
	mu     sync.Mutex
	font   *sfnt.Font
	em     fixed.Int26_6 // the text size that gives lengths in the font's own units
	buf    sfnt.Buffer
	glyphs map[rune]*glyph
}

// A glyph is the picture of a character. Lengths are shares of the text size.
type glyph struct {
	face    *face // nil for one that is of no font
	index   sfnt.GlyphIndex
	advance vg.Length
	outline []segment
}

// A segment is a part of an outline: a move, a line or a curve to the last of its
// points that are used.
type segment struct {
	op sfnt.SegmentOp
	to [3]vg.Point
}

// glyph finds the glyph of a character, nil if the font has none.
func (f *face) glyph(r rune) *glyph {
	f.mu.Lock()
	defer f.mu.Unlock()
	if g, ok := f.glyphs[r]; ok {
		return g
	}
	f.read()
	index, err := f.font.GlyphIndex(&f.buf, r)
	if err != nil || index == 0 {
		return nil
	}
	segments, err := f.font.LoadGlyph(&f.buf, index, f.em, nil)
	if err != nil {
		return nil
	}
	g := &glyph{face: f, index: index, outline: make([]segment, len(segments))}
	for i, s := range segments {
		g.outline[i].op = s.Op
		for j, p := range s.Args {
			g.outline[i].to[j] = vg.Point{X: f.share(p.X), Y: -f.share(p.Y)}
		}
	}
	if advance, err := f.font.GlyphAdvance(&f.buf, index, f.em, font.HintingNone); err == nil {
		g.advance = f.share(advance)
	}
	f.glyphs[r] = g
	return g
}

// kern is what the font moves the second of two glyphs by.
func (f *face) kern(a, b sfnt.GlyphIndex) vg.Length {
	f.mu.Lock()
	defer f.mu.Unlock()
	k, err := f.font.Kern(&f.buf, a, b, f.em, font.HintingNone)
	if err != nil { // the font has no such table
		return 0
	}
	return f.share(k)
}

func (f *face) share(v fixed.Int26_6) vg.Length { return vg.Length(v) / vg.Length(f.em) }

// read parses the font unless that was done.
func (f *face) read() {
	if f.font != nil {
		return
	}
	parsed, err := sfnt.Parse(f.data)
	if err != nil { // an embedded font
		panic(err)
	}
	f.font, f.em, f.glyphs = parsed, fixed.Int26_6(parsed.UnitsPerEm()), map[rune]*glyph{}
}
