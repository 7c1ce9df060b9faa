package report

import (
	"fmt"
	"strconv"
	"strings"
)

// A look is what the escape sequences of a terminal set (SGR).
type look struct {
	fg, bg                                         color
	bold, dim, italic, underline, inverse, through bool
}

// A color is 0 for the usual one, 1 to 16 for those of the palette, or has the
// bit rgb and 24 bits of red, green and blue.
type color uint32

const rgb color = 1 << 24

// set obeys the arguments of an SGR sequence.
func (l *look) set(arguments string) {
	var codes []int
	for _, a := range strings.FieldsFunc(arguments+";", func(r rune) bool { return r == ';' || r == ':' }) {
		n, err := strconv.Atoi(a)
		if err != nil {
			return
		}
		codes = append(codes, n)
	}
	if codes == nil {
		codes = []int{0}
	}
	for len(codes) > 0 {
		n := codes[0]
		codes = codes[1:]
		switch {
		case n == 0:
			*l = look{}
		case n == 1:
			l.bold = true
		case n == 2:
			l.dim = true
		case n == 3:
			l.italic = true
		case n == 4:
			l.underline = true
		case n == 7:
			l.inverse = true
		case n == 9:
			l.through = true
		case n == 22:
			l.bold, l.dim = false, false
		case n == 23:
			l.italic = false
		case n == 24:
			l.underline = false
		case n == 27:
			l.inverse = false
		case n == 29:
			l.through = false
		case n >= 30 && n <= 37:
			l.fg = color(n-30) + 1
		case n >= 90 && n <= 97:
			l.fg = color(n-90) + 9
		case n >= 40 && n <= 47:
			l.bg = color(n-40) + 1
		case n >= 100 && n <= 107:
			l.bg = color(n-100) + 9
		case n == 38:
			l.fg, codes = extended(codes)
		case n == 48:
			l.bg, codes = extended(codes)
		case n == 39:
			l.fg = 0
		case n == 49:
			l.bg = 0
		}
	}
}

// extended reads the codes of one of 256 colours or of red, green and blue.
func extended(codes []int) (color, []int) {
	switch {
	case len(codes) >= 2 && codes[0] == 5:
		n := min(max(codes[1], 0), 255)
		switch {
		case n < 16:
			return color(n) + 1, codes[2:]
		case n < 232:
			level := func(i int) color { return [6]color{0, 95, 135, 175, 215, 255}[i%6] }
			n -= 16
			return rgb | level(n/36)<<16 | level(n/6)<<8 | level(n), codes[2:]
		}
		gray := color(8 + 10*(n-232))
		return rgb | gray<<16 | gray<<8 | gray, codes[2:]
	case len(codes) >= 4 && codes[0] == 2:
		c := rgb
		for i, n := range codes[1:4] {
			c |= color(min(max(n, 0), 255)) << (16 - 8*i)
		}
		return c, codes[4:]
	}
	return 0, nil
}

// attributes are the class and the style of a look.
func (l look) attributes() string {
	var classes []string
	var style string
	add := func(on bool, name string) {
		if on {
			classes = append(classes, name)
		}
	}
	add(l.bold, "t-bold")
	add(l.dim, "t-dim")
	add(l.italic, "t-italic")
	add(l.underline, "t-underline")
	add(l.through, "t-through")
	fg, bg := l.fg, l.bg
	if l.inverse {
		if fg == 0 && bg == 0 {
			classes = append(classes, "t-inverse")
		}
		fg, bg = bg, fg
	}
	switch {
	case fg&rgb != 0 && bg == 0: // mixed with the colour of text, to be readable in both schemes
		classes = append(classes, "t-rgb")
		style += fmt.Sprintf("--c:#%06x;", uint32(fg&^rgb))
	case fg&rgb != 0:
		style += fmt.Sprintf("color:#%06x;", uint32(fg&^rgb))
	case fg != 0:
		classes = append(classes, fmt.Sprintf("t-f%d", fg-1))
	}
	switch {
	case bg&rgb != 0:
		style += fmt.Sprintf("background:#%06x;", uint32(bg&^rgb))
		if fg == 0 {
			style += "color:" + readable(bg) + ";"
		}
	case bg != 0:
		classes = append(classes, fmt.Sprintf("t-b%d", bg-1))
	}
	var out string
	if classes != nil {
		out = ` class="` + strings.Join(classes, " ") + `"`
	}
	if style != "" {
		out += ` style="` + strings.TrimSuffix(style, ";") + `"`
	}
	return out
}

// readable is black or white, whichever is easier to read on a colour.
func readable(c color) string {
	if luma := 299*(c>>16&255) + 587*(c>>8&255) + 114*(c&255); luma > 140_000 {
		return "#000"
	}
	return "#fff"
}
