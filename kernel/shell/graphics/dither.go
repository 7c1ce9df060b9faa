package graphics

import "image"

// dither finds the dots for a photo without colours, one for each pixel: the
// brighter, the more of them on a dark terminal, and the fewer on a light one. What
// a dot is too much or too little goes to its neighbours that are yet to come
// (Floyd and Steinberg's way).
func dither(img *image.RGBA, dark bool) []dot {
	width, height := img.Rect.Dx(), img.Rect.Dy()
	dots := make([]dot, width*height)
	row, next := make([]float64, width+2), make([]float64, width+2) // one more on both sides
	for y := range height {
		for x := range width {
			want := at(img, x, y).luma()
			if !dark {
				want = 1 - want
			}
			off := want + row[x+1]
			if off >= 0.5 {
				dots[y*width+x].on = true
				off--
			}
			row[x+2] += off * 7 / 16
			next[x] += off * 3 / 16
			next[x+1] += off * 5 / 16
			next[x+2] += off * 1 / 16
		}
		row, next = next, row
		clear(next)
	}
	return dots
}
