package graphics

import (
	"fmt"
	"image"
	"image/color"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// unsixel draws the sequence of a sixel picture.
func unsixel(sequence string) (*image.RGBA, error) {
	head := regexp.MustCompile(`^\x1bP0;1q"1;1;(\d+);(\d+)`).FindStringSubmatch(sequence)
	if head == nil || !strings.HasSuffix(sequence, "\x1b\\") {
		return nil, fmt.Errorf("no sixels: %.40q", sequence)
	}
	width, _ := strconv.Atoi(head[1])
	height, _ := strconv.Atoi(head[2])
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	palette := map[int]color.RGBA{}
	body := strings.TrimSuffix(sequence[len(head[0]):], "\x1b\\")
	x, y, ink := 0, 0, -1
	for token := regexp.MustCompile(`^(#\d+(;2;\d+;\d+;\d+)?|!\d+.|[$\-?-~])`); body != ""; {
		s := token.FindString(body)
		if s == "" {
			return nil, fmt.Errorf("%.20q", body)
		}
		body = body[len(s):]
		n := 1
		switch s[0] {
		case '$':
			x = 0
			continue
		case '-':
			x, y = 0, y+six
			continue
		case '#':
			var v [5]int
			for i, part := range strings.Split(s[1:], ";") {
				v[i], _ = strconv.Atoi(part)
			}
			ink = v[0]
			if v[1] == 2 {
				palette[ink] = color.RGBA{uint8((v[2]*255 + 50) / 100), uint8((v[3]*255 + 50) / 100), uint8((v[4]*255 + 50) / 100), 255}
			} else if _, ok := palette[ink]; !ok {
				return nil, fmt.Errorf("colour %d is used but not defined", ink)
			}
			continue
		case '!':
			n, _ = strconv.Atoi(s[1 : len(s)-1])
		}
		for range n {
			for bit := range six {
				if (s[len(s)-1]-'?')>>bit&1 == 0 {
					continue
				}
				if x >= width || y+bit >= height {
					return nil, fmt.Errorf("a pixel at %d, %d, outside of %d × %d", x, y+bit, width, height)
				}
				if img.RGBAAt(x, y+bit).A != 0 {
					return nil, fmt.Errorf("two pixels at %d, %d", x, y+bit)
				}
				img.SetRGBA(x, y+bit, palette[ink])
			}
			x++
		}
	}
	return img, nil
}

// sequenceOf is what the last line of a picture draws, and how many rows up.
func sequenceOf(t *testing.T, pic Picture) (string, int) {
	t.Helper()
	last := pic.Lines[len(pic.Lines)-1]
	m := regexp.MustCompile(`(?s)^\x1b7\x1b\[(\d+)A(.*)\x1b8$`).FindStringSubmatch(last)
	if m == nil {
		t.Fatalf("the last line does not draw and return: %.40q", last)
	}
	up, _ := strconv.Atoi(m[1])
	if up != len(pic.Lines)-1 {
		t.Errorf("goes up %d rows of %d", up, len(pic.Lines)-1)
	}
	for _, line := range pic.Lines[:len(pic.Lines)-1] {
		if line != "" {
			t.Errorf("text under the picture: %q", line)
		}
	}
	return m[2], up
}

// apart is the mean and the largest difference between the channels of two
// pictures.
func apart(a, b *image.RGBA) (mean float64, most int) {
	sum := 0
	for y := range a.Rect.Dy() {
		for x := range a.Rect.Dx() {
			d := difference(at(a, x, y), at(b, x, y))
			sum += d
			most = max(most, d)
		}
	}
	return float64(sum) / float64(a.Rect.Dx()*a.Rect.Dy()), most
}

func TestSixelsShowThePicture(t *testing.T) {
	chart, err := decode(sample(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name          string
		img           *image.RGBA
		scale         float64
		width, height int
		mean          float64 // at most; sixels have but a hundred steps of a channel
		most          int
	}{
		{"a few colours stay as they are", axes(120, 60), 1, 120, 60, 1, 2},
		{"a chart stays crisp", chart.RGBA, 2, 815, 498, 0.25, 40},
		{"a photo gets near", photo(300, 198), 1, 300, 198, 6, 30},
		{"a height is cut to whole sixels", axes(120, 65), 1, 111, 60, 1, 3},
		{"a small one is made of whole sixels", axes(8, 2), 1, 8, 6, 1, 2},
		{"one that has no room is shrunk", axes(4000, 2000), 1, 1596, 798, 1, 3},
	} {
		term := room(160, 40)
		term.MostSixels = 2000
		pic := render(t, Sixel, pngOf(t, tt.img), term, tt.scale)
		sequence, up := sequenceOf(t, pic)
		got, err := unsixel(sequence)
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if got.Rect.Dx() != tt.width || got.Rect.Dy() != tt.height {
			t.Errorf("%s: %d × %d pixels, want %d × %d", tt.name, got.Rect.Dx(), got.Rect.Dy(), tt.width, tt.height)
			continue
		}
		if up != (tt.height+19)/20 || pic.Columns != (tt.width+9)/10 {
			t.Errorf("%s: on %d × %d cells", tt.name, pic.Columns, up)
		}
		mean, most := apart(got, resample(tt.img, tt.width, tt.height))
		if mean > tt.mean || most > tt.most {
			t.Errorf("%s: differs by %.2f, at most %d; want %.2f and %d", tt.name, mean, most, tt.mean, tt.most)
		}
	}
}

func TestSixelsAreNotMoreThanTheTerminalShows(t *testing.T) {
	for most, want := range map[int]int{0: 996, 1000: 996, 400: 396, 3: 6} {
		term := room(160, 80)
		term.MostSixels = most
		sequence, _ := sequenceOf(t, render(t, Sixel, pngOf(t, axes(1500, 1500)), term, 1))
		img, err := unsixel(sequence)
		if err != nil || img.Rect.Dx() != want || img.Rect.Dy() != want {
			t.Errorf("at most %d: %v (%v), want %d", most, img.Rect, err, want)
		}
	}
}

func TestEqualSixelsAreCounted(t *testing.T) {
	for _, tt := range []struct {
		sixels []uint8
		want   string
	}{
		{nil, ""},
		{[]uint8{63}, "~"},
		{[]uint8{1, 1, 1}, "@@@"},
		{[]uint8{1, 1, 1, 1}, "!4@"},
		{[]uint8{0, 0, 0, 0, 2, 2}, "!4?AA"},
	} {
		if got := string(appendRuns(nil, tt.sixels)); got != tt.want {
			t.Errorf("%v: %q, want %q", tt.sixels, got, tt.want)
		}
	}
}

func FuzzSixels(f *testing.F) {
	f.Add(uint8(3), []byte("some pixels of a picture"))
	f.Add(uint8(1), []byte{0, 255, 0, 255, 9})
	f.Fuzz(func(t *testing.T, width uint8, pix []byte) {
		w := int(width) + 1
		h := len(pix) / (3 * w)
		if h == 0 {
			return
		}
		img := image.NewRGBA(image.Rect(0, 0, w, h))
		for i := range w * h {
			img.Set(i%w, i/w, color.RGBA{pix[3*i], pix[3*i+1], pix[3*i+2], 255})
		}
		got, err := unsixel(string(sixels(img)))
		if err != nil {
			t.Fatal(err)
		}
		for i := 3; i < len(got.Pix); i += 4 {
			if got.Pix[i] == 0 {
				t.Fatalf("pixel %d is not drawn", i/4)
			}
		}
	})
}

func BenchmarkSixels(b *testing.B) {
	pic, err := decode(sample(b))
	if err != nil {
		b.Fatal(err)
	}
	for name, img := range map[string]*image.RGBA{"chart": pic.RGBA, "photo": photo(1600, 1000)} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				sixels(img)
			}
		})
	}
}
