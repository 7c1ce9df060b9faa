package canvas

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"gonum.org/v1/plot/vg/vgimg"

	"kvsh/stdlib/chart/scene"
)

func TestEqualScenesGiveEqualBytes(t *testing.T) {
	for format, driver := range map[string]func(*scene.Scene) ([]byte, error){"PNG": PNG, "SVG": SVG, "PDF": PDF} {
		want, err := driver(waves())
		if err != nil {
			t.Fatal(err)
		}
		var all sync.WaitGroup
		for range 4 {
			all.Go(func() {
				if got, err := driver(waves()); err != nil || !bytes.Equal(got, want) {
					t.Errorf("another %s differs (error %v)", format, err)
				}
			})
		}
		all.Wait()
	}
}

func TestAPNGSaysItsResolution(t *testing.T) {
	file, err := PNG(waves())
	if err != nil {
		t.Fatal(err)
	}
	at := bytes.Index(file, []byte("pHYs")) + 4
	x, y, unit := binary.BigEndian.Uint32(file[at:]), binary.BigEndian.Uint32(file[at+4:]), file[at+8]
	if x != 7559 || y != 7559 || unit != 1 {
		t.Errorf("%d × %d dots in unit %d, want 7559 a metre", x, y, unit)
	}
}

func TestAnSVGTellsWhatItShows(t *testing.T) {
	s := waves()
	s.Title, s.Description = "a < b\x00", "lines & bands"
	file, err := SVG(s)
	if err != nil {
		t.Fatal(err)
	}
	text := string(file)
	_, id, _ := strings.Cut(text, `aria-labelledby="`)
	id, _, _ = strings.Cut(id, "-title ")
	for _, want := range []string{
		`width="384" height="288"`, `role="img"`, id + `-title ` + id + `-desc"`,
		`<title id="` + id + `-title">a &lt; b` + "\ufffd</title>", `<desc id="` + id + `-desc">lines &amp; bands</desc>`,
		"#E69F00;fill-opacity:0.18039", "#0072B2",
	} {
		if id == "" || !strings.Contains(text, want) {
			t.Errorf("the SVG lacks %q", want)
		}
	}
}

func TestWhatCannotBeSeenIsNotWritten(t *testing.T) {
	s := layers(light)["line"]
	before, err := SVG(s)
	if err != nil {
		t.Fatal(err)
	}
	line := s.Panels[0].Layers[0].(scene.Line)
	clear, thin := line, line
	clear.Color.A, thin.Width = 0, 0
	s.Panels[0].Layers = append(s.Panels[0].Layers, clear, thin)
	after, err := SVG(s)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(before, after) {
		t.Error("lines without opacity or width are drawn")
	}
}

// A rendering is a scene as a program draws it from a file of ours, at two dots a
// CSS pixel.
type rendering struct {
	format string
	image  image.Image
}

// renderings draws a scene in all formats. Those that no program can draw here are
// missing.
func renderings(t *testing.T, s *scene.Scene) []rendering {
	t.Helper()
	file, err := PNG(s)
	if err != nil {
		t.Fatal(err)
	}
	out := []rendering{{"PNG", decode(t, file)}}
	dir := t.TempDir()
	svg, pdf := filepath.Join(dir, "a.svg"), filepath.Join(dir, "a.pdf")
	// It has no fonts, and says so in the first picture that needs one.
	noFonts := filepath.Join(dir, "fonts.conf")
	write := func(path string, data []byte, err error) {
		if err == nil {
			err = os.WriteFile(path, data, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	file, err = SVG(s)
	write(svg, file, err)
	file, err = PDF(s)
	write(pdf, file, err)
	write(noFonts, []byte("<fontconfig></fontconfig>"), nil)
	for _, r := range []struct {
		format, output, program string
		args                    []string
	}{
		{"SVG", "svg.png", "rsvg-convert", []string{"-z", "2", "-o", filepath.Join(dir, "svg.png"), svg}},
		{"PDF", "pdf.png", "pdftoppm", []string{"-r", "192", "-png", "-singlefile", pdf, filepath.Join(dir, "pdf")}},
	} {
		if _, err := exec.LookPath(r.program); err != nil {
			t.Logf("%s is not installed", r.program)
			continue
		}
		command := exec.Command(r.program, r.args...)
		command.Env = append(os.Environ(), "FONTCONFIG_FILE="+noFonts)
		if text, err := command.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", r.program, err, text)
		}
		file, err := os.ReadFile(filepath.Join(dir, r.output))
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, rendering{r.format, decode(t, file)})
	}
	return out
}

func decode(t *testing.T, file []byte) image.Image {
	t.Helper()
	m, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// distance is how far two colours are apart, at most 255.
func distance(a, b color.Color) float64 {
	r, g, blue, _ := a.RGBA()
	r2, g2, blue2, _ := b.RGBA()
	apart := func(x, y uint32) float64 { return math.Abs(float64(x)-float64(y)) / 257 }
	return max(apart(r, r2), apart(g, g2), apart(blue, blue2))
}

func TestPNGAndSVGAndPDFAgree(t *testing.T) {
	for name, s := range layers(light) {
		all := renderings(t, s)
		first := all[0].image
		for _, other := range all[1:] {
			if first.Bounds() != other.image.Bounds() {
				t.Errorf("%s: the PNG measures %v, the %s %v", name, first.Bounds(), other.format, other.image.Bounds())
				continue
			}
			size := first.Bounds().Size()
			sum, far := 0.0, 0
			for y := range size.Y {
				for x := range size.X {
					d := distance(first.At(x, y), other.image.At(x, y))
					sum += d
					if d > 96 {
						far++
					}
				}
			}
			// Edges are smoothed differently.
			pixels := float64(size.X * size.Y)
			if mean, share := sum/pixels, float64(far)/pixels; mean > 1 || share > 0.006 {
				t.Errorf("%s: the %s is %.2f of 255 off on average, by far on a share of %.4f", name, other.format, mean, share)
			}
		}
	}
}

// centre is the middle of the pixels of a colour, and how many there are.
func centre(m image.Image, c color.Color) (x, y float64, n int) {
	size := m.Bounds().Size()
	for j := range size.Y {
		for i := range size.X {
			if distance(m.At(i, j), c) < 8 {
				x, y, n = x+float64(i), y+float64(j), n+1
			}
		}
	}
	return x / float64(n), y / float64(n), n
}

func TestMarksLieAtTheSamePlacesInAllFormats(t *testing.T) {
	point := scene.Points{Look: scene.Look{Color: red}, Radius: 6, Points: []scene.Point{{X: 7.5, Y: 40}}}
	bar := scene.Bars{Color: blue, Width: 1, Bars: []scene.Bar{{X: 3, Value: 60}}}
	s := picture(scene.Panel{X: linear("x", 0, 10, 2), Y: linear("y", 0, 100, 20), Layers: []scene.Layer{bar, point}})
	p := mustLayOut(t, s).panels[0]
	v := &view{panel: &p}
	for _, r := range renderings(t, s) {
		for c, want := range map[color.NRGBA]scene.Point{red: {X: 7.5, Y: 40}, blue: {X: 3, Y: 30}} {
			at, _ := v.at(want.X, want.Y)
			height := float64(r.image.Bounds().Dy())
			wantX, wantY := float64(at.X)/72*dotsPerInch-0.5, height-float64(at.Y)/72*dotsPerInch-0.5
			x, y, n := centre(r.image, c)
			if n < 100 || math.Abs(x-wantX) > 0.6 || math.Abs(y-wantY) > 1 {
				t.Errorf("%s: %d pixels of %v around %.1f, %.1f, want them around %.1f, %.1f", r.format, n, c, x, y, wantX, wantY)
			}
		}
	}
}

func TestChineseIsDrawnInAllFormats(t *testing.T) {
	s := waves()
	s.Title, s.Subtitle = "东西向", "南北向"
	f := mustLayOut(t, s)
	for _, l := range f.labels[:2] {
		for _, r := range l.text {
			if g := l.glyph(r); g.face != cjk || len(g.outline) == 0 {
				t.Fatalf("%c is not drawn from the Chinese font", r)
			}
		}
		canvas := vgimg.NewWith(vgimg.UseWH(f.size.X, f.size.Y), vgimg.UseDPI(dotsPerInch))
		onCanvas{canvas}.fill(l.path(), color.NRGBA{A: 255})
		for _, r := range renderings(t, s) {
			if share := covered(canvas.Image(), r.image, l.color); share < 0.97 {
				t.Errorf("%s: %s covers %.2f of its outlines", r.format, l.text, share)
			}
		}
	}
}

// covered is the share of the black pixels of a mask that have a colour in an
// image.
func covered(mask, m image.Image, c color.Color) float64 {
	black, same := 0, 0
	size := mask.Bounds().Size()
	for y := range size.Y {
		for x := range size.X {
			if distance(mask.At(x, y), color.Black) > 20 {
				continue
			}
			black++
			if distance(m.At(x, y), c) < 40 {
				same++
			}
		}
	}
	return float64(same) / float64(black)
}

func TestAPDFHasItsTitleInTheMetadata(t *testing.T) {
	s := waves()
	s.Title = "TTFT 东西向 🚀"
	file, err := PDF(s)
	if err != nil {
		t.Fatal(err)
	}
	if want := "/Title (\xfe\xff\x00T\x00T\x00F\x00T\x00 \x4e\x1c\x89\x7f\x54\x11\x00 \xd8\x3d\xde\x80)"; !bytes.Contains(file, []byte(want)) {
		t.Error("the PDF lacks its title")
	}
}
