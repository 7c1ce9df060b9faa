package braille

import (
	"fmt"
	"image/color"

	"kvsh/stdlib/chart/scene"
)

// A terminal is the colours that a text has, and how those of a scene become them.
type terminal struct {
	colors int
	dark   bool
	theme  scene.Theme
	paper  color.NRGBA         // what its background is like
	given  map[color.NRGBA]int // the colours that took one of the 16
	taken  [16]bool
}

func newTerminal(o Options, theme scene.Theme) *terminal {
	t := &terminal{colors: o.Colors, dark: o.Dark, theme: theme, paper: color.NRGBA{250, 250, 250, 255}, given: map[color.NRGBA]int{}}
	if o.Dark {
		t.paper = color.NRGBA{24, 24, 24, 255}
	}
	return t
}

// Contrasts that colours have at least: of data, and of what is pale.
const (
	clearContrast = 3
	paleContrast  = 1.7
)

// opaqueFrom is the opacity from which a colour lets little through.
const opaqueFrom = 160

// Shares of a colour in what is below the data, and of ink in the grid.
const (
	tintShare     = 0.22
	greyTintShare = 0.15
	gridShare     = 0.22
)

// pale reports whether a colour lets most of what is below it through.
func pale(c color.NRGBA) bool { return c.A > 0 && c.A < 128 }

func (t *terminal) plain() bool { return t.colors <= 0 }

func (t *terminal) bold() style { return t.weight("1") }
func (t *terminal) dim() style  { return t.weight("2") }

func (t *terminal) weight(n string) style {
	if t.plain() {
		return style{}
	}
	return style{weight: n}
}

// ink is the style of what a scene draws in a colour.
func (t *terminal) ink(c color.NRGBA) style {
	switch {
	case t.plain():
		return style{}
	case c.A == 0 || opaque(c) == opaque(t.theme.Ink) && !pale(c):
		return style{}
	case pale(c):
		return t.faint(c)
	}
	return style{ink: t.parameter(t.onPaper(c), c, 30)}
}

// filled is the style of letters over what is filled with a colour by ink.
func (t *terminal) filled(c color.NRGBA) style {
	if t.plain() || c.A == 0 {
		return style{}
	}
	return style{paper: t.parameter(t.onPaper(c), c, 40)}
}

// over is the style of words over what is filled with a colour by ink.
func (t *terminal) over(c color.NRGBA) style {
	s := t.filled(c)
	if t.colors < 256 || s.paper == "" {
		return s
	}
	ink := color.NRGBA{A: 255}
	if white := (color.NRGBA{255, 255, 255, 255}); contrast(white, t.onPaper(c)) > contrast(ink, t.onPaper(c)) {
		ink = white
	}
	s.ink = t.parameter(ink, ink, 30)
	return s
}

// onPaper is a colour as it is seen on the terminal. One that lets little through is
// opaque there, as nothing can be seen through a cell.
func (t *terminal) onPaper(c color.NRGBA) color.NRGBA {
	share := 1.0
	if c.A < opaqueFrom {
		share = float64(c.A) / 255
	}
	return t.legible(mix(t.paper, c, share), clearContrast)
}

// faint is the style of what lies below the data in a colour.
func (t *terminal) faint(c color.NRGBA) style {
	if t.plain() {
		return style{}
	}
	if chroma(c) < grey || t.colors < 256 {
		s := t.dim()
		if chroma(c) >= grey {
			s.ink = t.parameter(c, c, 30)
		}
		return s
	}
	return style{ink: t.parameter(t.legible(mix(t.paper, c, 0.4), paleContrast), c, 30)}
}

// legible moves a colour to be seen on the terminal. A grey of a scene for bright
// paper becomes as bright on a dark terminal as it was dark, and the other way.
func (t *terminal) legible(c color.NRGBA, least float64) color.NRGBA {
	if chroma(c) < grey && t.theme.Dark != t.dark {
		c = turned(c)
	}
	toward := color.NRGBA{A: 255}
	if t.dark {
		toward = color.NRGBA{255, 255, 255, 255}
	}
	for part := range 16 {
		if m := mix(c, toward, float64(part)/16); contrast(m, t.paper) >= least {
			return m
		}
	}
	return toward
}

// tints reports whether the terminal has colours for what is hardly seen.
func (t *terminal) tints() bool { return t.colors >= 256 }

// tint is what a legible colour below the data makes of another one, or of the
// terminal's background.
func (t *terminal) tint(below, c color.NRGBA) color.NRGBA {
	if below.A == 0 {
		below = t.paper
	}
	if chroma(c) < grey {
		return mix(below, c, greyTintShare)
	}
	return mix(below, c, tintShare)
}

// grid is the style of lines that show where ticks are.
func (t *terminal) grid() style {
	if !t.tints() {
		return t.dim()
	}
	c := mix(t.paper, turned(t.paper), gridShare)
	return style{ink: t.parameter(c, c, 30)}
}

// behind is the style of letters in a cell that is filled.
func (t *terminal) behind(paper, ink color.NRGBA) style {
	if t.plain() {
		return style{}
	}
	return style{ink: t.parameter(ink, ink, 30), paper: t.parameter(paper, paper, 40)}
}

// parameter is that of SGR for a colour which stands for one of the scene. The base
// is 30 for letters, 40 for what is behind them.
func (t *terminal) parameter(c, of color.NRGBA, base int) string {
	switch {
	case t.plain():
		return ""
	case t.colors >= 1<<24:
		return fmt.Sprintf("%d;2;%d;%d;%d", base+8, c.R, c.G, c.B)
	case t.colors >= 256:
		return fmt.Sprintf("%d;5;%d", base+8, nearest256(c))
	}
	n := t.oneOf16(opaque(of))
	if n >= bright {
		base += 60 - bright
	}
	return fmt.Sprint(base + n)
}

// oneOf16 is a colour for one of the scene: of its hue, unless another colour of the
// scene has that; then the nearest that is free.
func (t *terminal) oneOf16(c color.NRGBA) int {
	if n, ok := t.given[c]; ok {
		return n
	}
	wish := t.hue(c)
	n := wish
	if t.taken[n] {
		n = -1
		for i := range sixteen {
			if !t.taken[i] && i%bright > 0 && i%bright < 7 && (n < 0 || distance(c, sixteen[i]) < distance(c, sixteen[n])) {
				n = i
			}
		}
	}
	if n < 0 {
		n = wish
	}
	t.given[c], t.taken[n] = n, true
	return n
}

// hue is the one of 16 colours that a colour should have.
func (t *terminal) hue(c color.NRGBA) int {
	switch {
	case chroma(c) >= grey && t.dark && max(c.R, c.G, c.B) >= 192:
		return hue16(c) | bright
	case chroma(c) >= grey:
		return hue16(c)
	case t.dark:
		return 7
	}
	return bright
}
