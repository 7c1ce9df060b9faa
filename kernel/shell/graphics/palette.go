package graphics

import "image"

// mostColors is how many colours a palette has at most.
const mostColors = 256

// Colours that differ only in the last bits of their channels are one.
const (
	kept  = 6 // bits of a channel
	kinds = 1 << (3 * kept)
)

func kind(r, g, b uint8) int {
	return int(r>>(8-kept))<<(2*kept) | int(g>>(8-kept))<<kept | int(b>>(8-kept))
}

// A tally is the number of some pixels, and the sums of their red, green and blue.
type tally struct {
	n   uint32
	sum [3]uint32
}

func (t *tally) add(pix []uint8) {
	t.n++
	t.sum[0] += uint32(pix[0])
	t.sum[1] += uint32(pix[1])
	t.sum[2] += uint32(pix[2])
}

// mean is the colour of the pixels taken together.
func (t tally) mean() rgb {
	var out rgb
	for c, s := range t.sum {
		out[c] = uint8((uint64(s) + uint64(t.n)/2) / uint64(t.n))
	}
	return out
}

// A tone is the pixels of one kind of colour.
type tone struct {
	tally
	kind  int
	color [3]float64
}

// quantize finds at most mostColors colours for a picture, and which of them each
// pixel has.
func quantize(img *image.RGBA) (palette []rgb, pixels []uint8) {
	boxes := cut(tones(img), mostColors)
	var index [kinds]uint8
	for i, b := range boxes {
		palette = append(palette, b.mean())
		for _, t := range b.tones {
			index[t.kind] = uint8(i)
		}
	}
	width, height := img.Rect.Dx(), img.Rect.Dy()
	pixels = make([]uint8, width*height)
	for y := range height {
		row, out := img.Pix[y*img.Stride:], pixels[y*width:(y+1)*width]
		for x := range out {
			out[x] = index[kind(row[4*x], row[4*x+1], row[4*x+2])]
		}
	}
	return palette, pixels
}

// tones counts the colours of a picture.
func tones(img *image.RGBA) []tone {
	all := make([]tally, kinds)
	for y := range img.Rect.Dy() {
		row := img.Pix[y*img.Stride : y*img.Stride+4*img.Rect.Dx()]
		for ; len(row) >= 4; row = row[4:] {
			all[kind(row[0], row[1], row[2])].add(row)
		}
	}
	var used []tone
	for k, t := range all {
		if t.n > 0 {
			used = append(used, newTone(k, t))
		}
	}
	return used
}

func newTone(kind int, t tally) tone {
	out := tone{tally: t, kind: kind}
	for c, s := range t.sum {
		out.color[c] = float64(s) / float64(t.n)
	}
	return out
}

// A box is tones that share a colour of the palette.
type box struct {
	tones   []tone
	channel int     // the one that varies most
	middle  float64 // of that channel
	off     float64 // the sum of the squares of what its pixels are off by
}

// newBox measures tones.
func newBox(tones []tone) box {
	var n float64
	var sum, squares [3]float64
	for _, t := range tones {
		w := float64(t.n)
		n += w
		for c, v := range t.color {
			sum[c] += w * v
			squares[c] += w * v * v
		}
	}
	b := box{tones: tones, off: -1}
	for c := range sum {
		if e := squares[c] - sum[c]*sum[c]/n; e > b.off {
			b.channel, b.middle, b.off = c, sum[c]/n, e
		}
	}
	return b
}

// cut sorts tones into at most n boxes: the box that is off by most is cut in two
// at its middle, again and again.
func cut(tones []tone, n int) []box {
	boxes := []box{newBox(tones)}
	for len(boxes) < n {
		worst := -1
		for i, b := range boxes {
			if len(b.tones) > 1 && (worst < 0 || b.off > boxes[worst].off) {
				worst = i
			}
		}
		if worst < 0 {
			break
		}
		low, high := boxes[worst].halves()
		boxes[worst] = newBox(low)
		boxes = append(boxes, newBox(high))
	}
	return boxes
}

// halves parts the tones of a box, of which there are two or more, at its middle.
func (b box) halves() (low, high []tone) {
	t := b.tones
	i := 0
	for j := range t {
		if t[j].color[b.channel] < b.middle {
			t[i], t[j] = t[j], t[i]
			i++
		}
	}
	i = max(1, min(i, len(t)-1)) // as rounding may leave one side empty
	return t[:i], t[i:]
}

// mean is the colour of all pixels of a box taken together. Their sums fit, as
// those of the largest picture do.
func (b box) mean() rgb {
	var all tally
	for _, t := range b.tones {
		all.n += t.n
		for c, s := range t.sum {
			all.sum[c] += s
		}
	}
	return all.mean()
}
