package graphics

import (
	"image"
	"strings"
)

// blocks draws a photo: each cell is two pixels, one over the other.
func blocks(img *image.RGBA, columns, rows int, t Terminal) []string {
	img = resample(img, columns, 2*rows)
	lines := make([]string, rows)
	for y := range lines {
		var b strings.Builder
		paint := t.painter(&b)
		for x := range columns {
			paint.foreground(at(img, x, 2*y))
			paint.background(at(img, x, 2*y+1))
			b.WriteRune('▀')
		}
		paint.end()
		lines[y] = b.String()
	}
	return lines
}

func at(img *image.RGBA, x, y int) rgb {
	i := y*img.Stride + 4*x
	return rgb(img.Pix[i : i+3])
}
