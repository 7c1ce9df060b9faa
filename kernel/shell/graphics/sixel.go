package graphics

import (
	"fmt"
	"image"
	"math"
	"strconv"
)

// A sixel is a column of six pixels.
const six = 6

// mostSixels is the largest picture that xterm shows.
const mostSixels = 1000

// sixel is the picture in sixels.
func (p *picture) sixel(t Terminal, scale float64) Picture {
	cw, ch := t.cell()
	most := mostSixels
	if t.MostSixels > 0 {
		most = t.MostSixels
	}
	t.Columns, t.Rows = min(t.Columns, max(1, most/cw)), min(t.Rows, max(1, most/ch))
	w, h := t.fit(p.Rect.Dx(), p.Rect.Dy(), scale)
	// Terminals differ in what they do with a sixel that is not whole, and the next
	// row of text must stay free.
	height := max(six, whole(h)/six*six)
	width := min(math.Round(w*float64(height)/h), math.Ceil(w-tiny))
	columns := int(math.Ceil(width / float64(cw)))
	rows := (height + ch - 1) / ch
	img := resample(p.RGBA, max(1, int(width)), height)
	return Picture{Lines: over(rows, string(sixels(img))), Columns: max(1, columns)}
}

// sixels is the sequence that draws a picture from where the cursor is.
func sixels(img *image.RGBA) []byte {
	palette, pixels := quantize(img)
	width, height := img.Rect.Dx(), img.Rect.Dy()
	out := fmt.Appendf(nil, "\x1bP0;1q\"1;1;%d;%d", width, height)
	for i, c := range palette {
		out = fmt.Appendf(out, "#%d;2;%d;%d;%d", i, percent(c[0]), percent(c[1]), percent(c[2]))
	}
	b := newBand(width)
	for y := 0; y < height; y += six {
		if y > 0 {
			out = append(out, '-')
		}
		for i := range min(six, height-y) {
			b.add(pixels[(y+i)*width:(y+i+1)*width], 1<<i)
		}
		out = b.flush(out)
	}
	return append(out, "\x1b\\"...)
}

func percent(v uint8) int { return (int(v)*100 + 127) / 255 }

// A band is a row of sixels.
type band struct {
	width int
	used  []uint8 // the colours in it
	ink   [mostColors]ink
}

// An ink is the pixels of one colour in a band: of each sixel, those that have it.
type ink struct {
	sixels   []uint8
	from, to int // where it begins and ends; the same if it is not there
}

func newBand(width int) *band { return &band{width: width} }

// add puts a row of pixels into the band, as one bit of its sixels.
func (b *band) add(row []uint8, bit uint8) {
	for x, c := range row {
		i := &b.ink[c]
		if i.from == i.to {
			b.begin(c, x)
		}
		i.sixels[x] |= bit
		i.from, i.to = min(i.from, x), max(i.to, x+1)
	}
}

// begin takes up a colour that is not yet in the band.
func (b *band) begin(c uint8, x int) {
	i := &b.ink[c]
	if i.sixels == nil {
		i.sixels = make([]uint8, b.width)
	}
	i.from, i.to = x, x+1
	b.used = append(b.used, c)
}

// flush writes the band and empties it.
func (b *band) flush(out []byte) []byte {
	for n, c := range b.used {
		if n > 0 {
			out = append(out, '$')
		}
		i := &b.ink[c]
		out = append(out, '#')
		out = strconv.AppendUint(out, uint64(c), 10)
		out = appendRun(out, 0, i.from)
		out = appendRuns(out, i.sixels[i.from:i.to])
		clear(i.sixels[i.from:i.to])
		i.from, i.to = 0, 0
	}
	b.used = b.used[:0]
	return out
}

// appendRuns writes sixels.
func appendRuns(out, sixels []uint8) []byte {
	for from := 0; from < len(sixels); {
		to := from + 1
		for to < len(sixels) && sixels[to] == sixels[from] {
			to++
		}
		out = appendRun(out, sixels[from], to-from)
		from = to
	}
	return out
}

// appendRun writes a sixel n times.
func appendRun(out []byte, sixel uint8, n int) []byte {
	if n > 3 {
		out = append(out, '!')
		out = strconv.AppendInt(out, int64(n), 10)
		n = 1
	}
	for range n {
		out = append(out, '?'+sixel)
	}
	return out
}
