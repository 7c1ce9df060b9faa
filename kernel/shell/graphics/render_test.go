package graphics

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

var drawing = []Protocol{Braille, Sixel, ITerm2, Kitty}

// room is a terminal of ordinary cells.
func room(columns, rows int) Terminal {
	return Terminal{Columns: columns, Rows: rows, CellWidth: 10, CellHeight: 20, Colors: 1 << 24, Dark: true}
}

// plain is a picture of one colour.
func plain(width, height int, c color.Color) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	draw.Draw(img, img.Rect, image.NewUniform(c), image.Point{}, draw.Src)
	return img
}

// axes is a small chart: a white picture with a black axis to the left and below,
// and a blue line that rises.
func axes(width, height int) *image.RGBA {
	img := plain(width, height, color.White)
	blue := color.RGBA{0, 0x72, 0xb2, 255}
	for y := range height {
		img.Set(2, y, color.Black)
		img.Set(3, y, color.Black)
	}
	for x := range width {
		img.Set(x, height-3, color.Black)
		img.Set(x, height-4, color.Black)
		for dy := range 3 {
			img.Set(x, height-1-x*height/width-dy, blue)
		}
	}
	return img
}

// photo has no background.
func photo(width, height int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			img.Set(x, y, color.RGBA{uint8(x * 255 / width), uint8(y * 255 / height), uint8((x + y) * 127 / (width + height)), 255})
		}
	}
	return img
}

func pngOf(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func jpegOf(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// sample is a chart as kvsh draws it, 1632 × 997 pixels.
func sample(t testing.TB) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", "chart.png"))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func render(t testing.TB, p Protocol, data []byte, term Terminal, scale float64) Picture {
	t.Helper()
	pic, err := Render(p, data, term, scale)
	if err != nil {
		t.Fatalf("%v: %v", p, err)
	}
	return pic
}

// withSize is a PNG whose header claims a size.
func withSize(t testing.TB, width, height uint32) []byte {
	b := pngOf(t, plain(1, 1, color.White))
	binary.BigEndian.PutUint32(b[16:], width)
	binary.BigEndian.PutUint32(b[20:], height)
	binary.BigEndian.PutUint32(b[29:], crc32.ChecksumIEEE(b[12:29]))
	return b
}

func TestWhatCannotBeShownIsAnErrorThatSaysWhy(t *testing.T) {
	good := pngOf(t, axes(40, 40))
	for name, tt := range map[string]struct {
		p    Protocol
		data []byte
		t    Terminal
		want string
	}{
		"no bytes":              {Braille, nil, room(80, 24), "it is empty"},
		"text":                  {Braille, []byte("<svg>"), room(80, 24), "neither PNG nor JPEG"},
		"half a PNG":            {Kitty, good[:len(good)/2], room(80, 24), "damaged: png"},
		"only a header":         {Sixel, good[:20], room(80, 24), "damaged"},
		"half a JPEG":           {ITerm2, jpegOf(t, axes(40, 40))[:300], room(80, 24), "damaged: unexpected EOF"},
		"a bomb":                {Sixel, withSize(t, 100_000, 100_000), room(80, 24), "its 100000 × 100000 pixels are too many"},
		"the largest of sizes":  {Sixel, withSize(t, 1<<31-1, 1<<31-1), room(80, 24), "damaged: png: unsupported feature"},
		"a wide one of 17 MP":   {Sixel, withSize(t, 1<<24+1, 1), room(80, 24), "too many"},
		"no columns":            {Kitty, good, room(0, 24), "no room for it (0 × 24 cells)"},
		"less than no rows":     {Kitty, good, room(80, -1), "no room"},
		"no protocol":           {None, good, room(80, 24), "protocol is none; choose one of braille, sixel, iterm2, kitty"},
		"a protocol of no name": {Protocol(9), good, room(80, 24), "Protocol(9)"},
	} {
		pic, err := Render(tt.p, tt.data, tt.t, 1)
		if err == nil || !strings.Contains(err.Error(), tt.want) || !strings.HasPrefix(err.Error(), "can't show the picture: ") {
			t.Errorf("%s: got %v, want %q", name, err, tt.want)
		}
		if len(pic.Lines) > 0 {
			t.Errorf("%s: a picture in spite of the error", name)
		}
	}
}

func TestPicturesKeepTheirShapeAndSizeUnlessThereIsNoRoom(t *testing.T) {
	for _, tt := range []struct {
		name          string
		width, height int
		t             Terminal
		scale         float64
		columns, rows int
	}{
		{"its natural size", 400, 200, room(80, 24), 1, 40, 10},
		{"half of it, of one drawn at 2x", 400, 200, room(80, 24), 2, 20, 5},
		{"no size that is larger", 400, 200, room(80, 24), 0.5, 40, 10},
		{"a scale that is none", 400, 200, room(80, 24), 0, 40, 10},
		{"as wide as the terminal", 2000, 1000, room(80, 24), 1, 80, 20},
		{"as high as the terminal", 1000, 2000, room(80, 24), 1, 24, 24},
		{"a dot", 1, 1, room(80, 24), 1, 1, 1},
		{"a long line", 10000, 1, room(80, 24), 1, 80, 1},
		{"a high line", 1, 10000, room(80, 24), 1, 1, 24},
		{"cells of another shape", 400, 200, Terminal{Columns: 80, Rows: 24, CellWidth: 8, CellHeight: 20}, 1, 50, 10},
		{"cells of unknown size", 400, 200, Terminal{Columns: 80, Rows: 24}, 1, 40, 10},
		{"one cell", 400, 200, room(1, 1), 1, 1, 1},
	} {
		columns, rows := tt.t.cells(tt.width, tt.height, tt.scale)
		if columns != tt.columns || rows != tt.rows {
			t.Errorf("%s: %d × %d cells, want %d × %d", tt.name, columns, rows, tt.columns, tt.rows)
		}
	}
}

// rows is how many rows of cells a picture takes, without the line that draws.
func rows(pic Picture) int {
	n := len(pic.Lines)
	if last := pic.Lines[n-1]; strings.HasPrefix(last, "\x1b7") && strings.HasSuffix(last, "\x1b8") {
		n--
	}
	return n
}

func TestNoLineIsWiderThanThePicture(t *testing.T) {
	for _, img := range []image.Image{axes(300, 200), photo(300, 200), axes(1, 1), axes(999, 3)} {
		data := pngOf(t, img)
		for _, p := range drawing {
			for _, colors := range []int{0, 16, 256, 1 << 24} {
				for _, size := range [][2]int{{80, 24}, {7, 3}, {1, 1}} {
					for _, tmux := range []bool{false, true} {
						term := room(size[0], size[1])
						term.Colors, term.Tmux = colors, tmux
						checkFits(t, p, render(t, p, data, term, 1), term)
					}
				}
			}
		}
	}
}

func checkFits(t *testing.T, p Protocol, pic Picture, term Terminal) {
	t.Helper()
	if pic.Columns < 1 || pic.Columns > term.Columns || rows(pic) < 1 || rows(pic) > term.Rows {
		t.Errorf("%v: %d × %d cells of %d × %d", p, pic.Columns, rows(pic), term.Columns, term.Rows)
	}
	for i, line := range pic.Lines {
		w := ansi.StringWidth(line)
		if w > pic.Columns || i >= rows(pic) && w > 0 {
			t.Errorf("%v: line %d of %d is %d wide, of %d", p, i, len(pic.Lines), w, pic.Columns)
		}
		if strings.ContainsAny(line, "\r\n") {
			t.Errorf("%v: line %d breaks", p, i)
		}
	}
}

func TestWhatIsTransparentIsWhite(t *testing.T) {
	img := image.NewNRGBA(image.Rect(5, 5, 15, 15))
	img.Set(5, 5, color.NRGBA{255, 0, 0, 128})
	pic, err := decode(pngOf(t, img))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := at(pic.RGBA, 9, 9), (rgb{255, 255, 255}); got != want {
		t.Errorf("%v, want %v", got, want)
	}
	if got := at(pic.RGBA, 0, 0); difference(got, rgb{255, 127, 127}) > 1 {
		t.Errorf("half red is %v", got)
	}
	file, err := pic.as("png")
	if err != nil {
		t.Fatal(err)
	}
	if again, err := decode(file); err != nil || at(again.RGBA, 9, 9) != (rgb{255, 255, 255}) {
		t.Errorf("the file for the terminal is not on white (%v)", err)
	}
}

func FuzzRender(f *testing.F) {
	f.Add(pngOf(f, axes(30, 20)), 1, 80, 24, 10, 20, 1<<24, 1.0, uint8(0))
	f.Add(pngOf(f, photo(30, 20)), 1, 8, 2, 0, 0, 0, 2.0, uint8(1))
	f.Add(jpegOf(f, photo(30, 20)), 4, 80, 24, 7, 15, 256, 1.5, uint8(2))
	f.Add(withSize(f, 1<<20, 1<<20), 2, 80, 24, 10, 20, 16, 1.0, uint8(3))
	f.Add([]byte("\x89PNG\r\n\x1a\n"), 3, 0, 0, -1, 1<<30, 1, -1.0, uint8(3))
	f.Fuzz(func(t *testing.T, data []byte, p, columns, rows, cw, ch, colors int, scale float64, flags uint8) {
		term := Terminal{
			Columns: columns, Rows: rows, CellWidth: cw, CellHeight: ch, Colors: colors,
			Dark: flags&1 > 0, Tmux: flags&2 > 0,
		}
		if c, _, err := image.DecodeConfig(bytes.NewReader(data)); err == nil && c.Width*c.Height > 1<<20 && c.Width <= maxPixels/max(1, c.Height) {
			t.Skip("large, but good")
		}
		pic, err := Render(Protocol(p), data, term, scale)
		if err == nil {
			checkFits(t, Protocol(p), pic, term)
		}
	})
}

func BenchmarkRender(b *testing.B) {
	data := sample(b)
	for _, p := range drawing {
		b.Run(p.String(), func(b *testing.B) {
			for b.Loop() {
				render(b, p, data, room(160, 50), 2)
			}
		})
	}
}
