package canvas

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"math"

	"github.com/klauspost/compress/zlib"
	"gonum.org/v1/plot/vg/vgimg"

	"kvsh/stdlib/chart/scene"
)

// dotsPerInch is the resolution of a PNG: twice the usual 96.
const dotsPerInch = 2 * 96

// PNG draws a scene as PNG at twice the usual resolution, which the file says, so
// that viewers show it at its natural size.
func PNG(s *scene.Scene) ([]byte, error) {
	f, err := layOut(s)
	if err != nil {
		return nil, err
	}
	canvas := vgimg.NewWith(vgimg.UseWH(f.size.X, f.size.Y), vgimg.UseDPI(dotsPerInch), vgimg.UseBackgroundColor(onWhite(s.Theme.Background)))
	draw(f, visible{onCanvas{canvas}})
	return encode(canvas.Image().(*image.RGBA))
}

// onWhite is a colour laid on white paper.
func onWhite(c color.NRGBA) color.NRGBA {
	mix := func(v uint8) uint8 { return uint8((int(v)*int(c.A) + 255*(255-int(c.A)) + 127) / 255) }
	return color.NRGBA{mix(c.R), mix(c.G), mix(c.B), 255}
}

// encode writes an opaque image as PNG. Charts are mostly flat, so that no filter
// of lines does better than any, and it takes a fourth of the time of image/png.
func encode(m *image.RGBA) ([]byte, error) {
	size := m.Bounds().Size()
	header := binary.BigEndian.AppendUint32(nil, uint32(size.X))
	header = binary.BigEndian.AppendUint32(header, uint32(size.Y))
	header = append(header, 8, 2, 0, 0, 0) // 8 bits of red, green and blue

	const inch = 0.0254 // metres
	perMetre := uint32(math.Round(dotsPerInch / inch))
	resolution := binary.BigEndian.AppendUint32(nil, perMetre)
	resolution = binary.BigEndian.AppendUint32(resolution, perMetre)
	resolution = append(resolution, 1) // the unit is the metre

	pixels, err := compress(m)
	if err != nil {
		return nil, err
	}
	file := []byte("\x89PNG\r\n\x1a\n")
	file = appendChunk(file, "IHDR", header)
	file = appendChunk(file, "pHYs", resolution)
	file = appendChunk(file, "IDAT", pixels)
	return appendChunk(file, "IEND", nil), nil
}

// compress packs the lines of an image, each with a byte for no filter.
func compress(m *image.RGBA) ([]byte, error) {
	var b bytes.Buffer
	z, err := zlib.NewWriterLevel(&b, zlib.BestSpeed)
	if err != nil {
		return nil, err
	}
	size := m.Bounds().Size()
	line := make([]byte, 1+3*size.X)
	for y := range size.Y {
		row := m.Pix[y*m.Stride:][:4*size.X]
		for x := range size.X {
			line[1+3*x], line[2+3*x], line[3+3*x] = row[4*x], row[4*x+1], row[4*x+2]
		}
		if _, err := z.Write(line); err != nil {
			return nil, err
		}
	}
	err = z.Close()
	return b.Bytes(), err
}

// appendChunk appends a part of a PNG to it.
func appendChunk(file []byte, name string, data []byte) []byte {
	file = binary.BigEndian.AppendUint32(file, uint32(len(data)))
	begin := len(file)
	file = append(file, name...)
	file = append(file, data...)
	return binary.BigEndian.AppendUint32(file, crc32.ChecksumIEEE(file[begin:]))
}
