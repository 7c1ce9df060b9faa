package graphics

import "image"

// Weights of the pixels that make one, across and down. Even white times both fits
// 32 bits.
const (
	across = 1 << 8
	down   = 1 << 12
)

// resample brings a picture to another size. A pixel becomes the mean of the area
// it covers, so lines of the picture that are whole pixels stay sharp.
func resample(src *image.RGBA, width, height int) *image.RGBA {
	if src.Rect.Dx() == width && src.Rect.Dy() == height {
		return src
	}
	dst := image.NewRGBA(image.Rect(0, 0, width, height))
	columns, rows := spans(src.Rect.Dx(), width, across), spans(src.Rect.Dy(), height, down)
	sums := make([]uint32, 3*width)
	for y, row := range rows {
		clear(sums)
		for i, w := range row.weights {
			addRow(sums, src.Pix[(row.from+i)*src.Stride:], columns, w)
		}
		out := dst.Pix[y*dst.Stride:]
		for x := range width {
			for c := range 3 {
				out[4*x+c] = uint8((sums[3*x+c] + across*down/2) / (across * down))
			}
			out[4*x+3] = 255
		}
	}
	return dst
}

// addRow adds the pixels of a row, shrunk to the columns, to sums.
func addRow(sums []uint32, row []uint8, columns []span, weight uint32) {
	for x, c := range columns {
		var r, g, b uint32
		pix := row[4*c.from:]
		for i, w := range c.weights {
			p := pix[4*i : 4*i+3 : 4*i+3]
			r += w * uint32(p[0])
			g += w * uint32(p[1])
			b += w * uint32(p[2])
		}
		s := sums[3*x : 3*x+3 : 3*x+3]
		s[0] += weight * r
		s[1] += weight * g
		s[2] += weight * b
	}
}

// A span is the old pixels that make one new pixel.
type span struct {
	from    int
	weights []uint32
}

// spans cuts n pixels into m spans, each with weights of a given sum.
func spans(n, m int, sum int) []span {
	out := make([]span, m)
	for i := range out {
		begin, end := i*n, (i+1)*n // in m-ths of a pixel
		from, to := begin/m, (end+m-1)/m
		weights := make([]uint32, to-from)
		before := 0
		for k := range weights {
			upto := sum * (min((from+k+1)*m, end) - begin) / n
			weights[k] = uint32(upto - before)
			before = upto
		}
		out[i] = span{from, weights}
	}
	return out
}
