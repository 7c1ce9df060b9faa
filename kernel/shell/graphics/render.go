package graphics

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	_ "image/jpeg"
	"image/png"
	"strings"
)

// A Picture is a picture as text.
type Picture struct {
	// Lines are what to print, one a row of the terminal; "" where only the picture
	// is. The last one may take no room and draw over those before it.
	Lines   []string
	Columns int // that the picture takes
}

// Render draws a picture, PNG or JPEG, on at most t.Columns × t.Rows cells and one
// line below. It keeps its shape and is never enlarged: scale of its pixels take
// one of the screen, or more if there is not as much room; at least 1. What is
// transparent becomes white.
func Render(p Protocol, data []byte, t Terminal, scale float64) (Picture, error) {
	pic, err := show(p, data, t, scale)
	if err != nil {
		return Picture{}, fmt.Errorf("can't show the picture: %w", err)
	}
	return pic, nil
}

func show(p Protocol, data []byte, t Terminal, scale float64) (Picture, error) {
	if p < Braille || p > Kitty {
		return Picture{}, fmt.Errorf("the graphics protocol is %v; choose one of %s", p, strings.Join(names[Braille:], ", "))
	}
	if t.Columns < 1 || t.Rows < 1 {
		return Picture{}, fmt.Errorf("the terminal has no room for it (%d × %d cells)", t.Columns, t.Rows)
	}
	pic, err := decode(data)
	if err != nil {
		return Picture{}, err
	}
	switch p {
	case Sixel:
		return pic.sixel(t, scale), nil
	case ITerm2:
		return pic.iterm2(t, scale)
	case Kitty:
		return pic.kitty(t, scale)
	}
	return pic.text(t, scale), nil
}

// maxPixels is how large a picture may be, as it is held in memory with several
// bytes a pixel. Sums of as many bytes fit 32 bits.
const maxPixels = 1 << 24

// A picture is one that was read.
type picture struct {
	*image.RGBA        // opaque, from (0, 0)
	file        []byte // the same as a file
	format      string // of the file
}

// decode reads a picture after a look at its size.
func decode(data []byte) (*picture, error) {
	c, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, unreadable(data, err)
	}
	if c.Width < 1 || c.Height < 1 {
		return nil, fmt.Errorf("it has no pixels (%d × %d)", c.Width, c.Height)
	}
	if c.Width > maxPixels/c.Height {
		return nil, fmt.Errorf("its %d × %d pixels are too many; draw it with at most %d million", c.Width, c.Height, maxPixels/1_000_000)
	}
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, unreadable(data, err)
	}
	if opaque, ok := img.(interface{ Opaque() bool }); ok && opaque.Opaque() {
		return &picture{RGBA: onWhite(img), file: data, format: format}, nil
	}
	return &picture{RGBA: onWhite(img)}, nil
}

func unreadable(data []byte, err error) error {
	if len(data) == 0 {
		return errors.New("it is empty")
	}
	if errors.Is(err, image.ErrFormat) {
		return errors.New("it is neither PNG nor JPEG")
	}
	return fmt.Errorf("its file is damaged: %w", err)
}

// onWhite is the picture on white paper.
func onWhite(img image.Image) *image.RGBA {
	b := img.Bounds()
	if rgba, ok := img.(*image.RGBA); ok && b.Min == (image.Point{}) && rgba.Opaque() {
		return rgba
	}
	out := image.NewRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	draw.Draw(out, out.Rect, image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.Draw(out, out.Rect, img, b.Min, draw.Over)
	return out
}

// as is the picture's file, in one of some formats, else in PNG.
func (p *picture) as(formats ...string) ([]byte, error) {
	for _, f := range formats {
		if p.format == f {
			return p.file, nil
		}
	}
	var b bytes.Buffer
	enc := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := enc.Encode(&b, p.RGBA); err != nil {
		return nil, fmt.Errorf("writing it as PNG: %w", err)
	}
	return b.Bytes(), nil
}

// over is the lines for a sequence that draws over rows of cells from where the
// cursor is. Whatever it does to the cursor is undone.
func over(rows int, sequence string) []string {
	lines := make([]string, rows+1)
	lines[rows] = fmt.Sprintf("\x1b7\x1b[%dA%s\x1b8", rows, sequence)
	return lines
}
