package graphics

import "image"

// A dot is what a picture has where a dot of braille may be.
type dot struct {
	on    bool
	share float64 // of the place that differs from the background
	color rgb     // of what stands out most
}

// Differences from the background that are drawn: half of the picture's largest,
// within these bounds. So pale things, as grids and bands are, stay away.
const (
	leastDifference = alike
	mostDifference  = 64
)

// dotsOf finds the dots of a picture, width × height of them.
func dotsOf(img *image.RGBA, bg rgb, width, height int) []dot {
	far := distances(img, bg)
	least := leastDifference
	for _, d := range far {
		least = max(least, int(d)/2)
	}
	least = min(least, mostDifference)
	dots := make([]dot, width*height)
	w, h := img.Rect.Dx(), img.Rect.Dy()
	for y := range height {
		top, bottom := part(y, h, height)
		for x := range width {
			left, right := part(x, w, width)
			dots[y*width+x] = dotOf(img, far, uint8(least), image.Rect(left, top, right, bottom))
		}
	}
	thin(dots, width)
	return dots
}

// distances is the difference of each pixel from the background.
func distances(img *image.RGBA, bg rgb) []uint8 {
	out := make([]uint8, 0, img.Rect.Dx()*img.Rect.Dy())
	for y := range img.Rect.Dy() {
		row := img.Pix[y*img.Stride : y*img.Stride+4*img.Rect.Dx()]
		for ; len(row) >= 4; row = row[4:] {
			out = append(out, uint8(difference(rgb(row[:3]), bg)))
		}
	}
	return out
}

// part is the i-th of m parts of n pixels. It has a pixel at least.
func part(i, n, m int) (from, to int) {
	from = i * n / m
	return from, max(from+1, (i+1)*n/m)
}

// dotOf looks at a part of the picture. far is the difference of each pixel. Of the
// colours there, one that is vivid stands out from black and white text.
func dotOf(img *image.RGBA, far []uint8, least uint8, part image.Rectangle) dot {
	n, most := 0, 0
	var color rgb
	for y := part.Min.Y; y < part.Max.Y; y++ {
		row := far[y*img.Rect.Dx()+part.Min.X : y*img.Rect.Dx()+part.Max.X]
		for x, d := range row {
			if d < least {
				continue
			}
			n++
			c := at(img, part.Min.X+x, y)
			if out := int(d) + c.vividness(); out > most {
				most, color = out, c
			}
		}
	}
	return dot{share: float64(n) / float64(part.Dx()*part.Dy()), color: color}
}

// A dot is on if half of its place differs, or at least this much of what differs
// in each place beside it. So a thin line stays, and stays thin: places that it
// only brushes are off.
const brushed = 0.35

// thin turns dots on.
func thin(dots []dot, width int) {
	for i := range dots {
		beside := 0.0
		if x := i % width; x > 0 {
			beside = dots[i-1].share
		}
		if x := i % width; x < width-1 {
			beside = max(beside, dots[i+1].share)
		}
		if i >= width {
			beside = max(beside, dots[i-width].share)
		}
		if i+width < len(dots) {
			beside = max(beside, dots[i+width].share)
		}
		d := &dots[i]
		d.on = d.share > 0 && d.share >= min(0.5, brushed*beside)
	}
}
