package graphics

import "strings"

// A cell of braille is 2 × 4 dots. Each is a bit of the letter, by row and column.
var dotBits = [4][2]rune{{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}}

const (
	brailleBlank  = '\u2800'
	dotsPerColumn = 2
	dotsPerRow    = 4
)

// text is the picture in letters: a chart as dots on the terminal's own background,
// a photo as blocks of colour or, without colours, as many and few dots.
func (p *picture) text(t Terminal, scale float64) Picture {
	columns, rows := t.cells(p.Rect.Dx(), p.Rect.Dy(), scale)
	pic := Picture{Columns: columns}
	width, height := dotsPerColumn*columns, dotsPerRow*rows
	bg, ok := background(p.RGBA)
	switch {
	case ok:
		pic.Lines = letters(dotsOf(p.RGBA, bg, width, height), bg, columns, t)
	case t.Colors > 0:
		pic.Lines = blocks(p.RGBA, columns, rows, t)
	default:
		pic.Lines = letters(dither(resample(p.RGBA, width, height), t.Dark), bg, columns, t)
	}
	return pic
}

// letters are the lines for dots of a picture with a background.
func letters(dots []dot, bg rgb, columns int, t Terminal) []string {
	width := dotsPerColumn * columns
	lines := make([]string, len(dots)/(dotsPerRow*width))
	for y := range lines {
		var b strings.Builder
		paint := t.painter(&b)
		gap := 0
		for x := range columns {
			letter, color := cellOf(dots, width, x, y)
			if letter == brailleBlank {
				gap++
				continue
			}
			b.WriteString(strings.Repeat(" ", gap))
			gap = 0
			paint.foreground(legible(color, bg, t.Dark))
			b.WriteRune(letter)
		}
		paint.end()
		lines[y] = b.String()
	}
	return lines
}

// cellOf is the letter and the colour of a cell of dots, of which there are width in
// a row.
func cellOf(dots []dot, width, x, y int) (rune, rgb) {
	letter := brailleBlank
	var colors []rgb
	for j, bits := range dotBits {
		for i, bit := range bits {
			if d := dots[(dotsPerRow*y+j)*width+dotsPerColumn*x+i]; d.on {
				letter |= bit
				colors = append(colors, d.color)
			}
		}
	}
	return letter, dominant(colors)
}

// dominant is the colour that most of some colours are close to; of equals, the
// most vivid.
func dominant(colors []rgb) rgb {
	var best rgb
	score := -1
	for _, c := range colors {
		s := 0
		for _, other := range colors {
			if difference(c, other) < 4*alike {
				s += 256
			}
		}
		if s += c.vividness(); s > score {
			best, score = c, s
		}
	}
	return best
}
