package graphics

import (
	"flag"
	"image"
	"image/color"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs (run with -update if that is right):\n%s", name, got)
	}
}

// visible is a text with its escapes spelled out.
func visible(lines []string) string {
	return strings.ReplaceAll(strings.Join(lines, "\n")+"\n", "\x1b", "␛")
}

func TestBraille(t *testing.T) {
	chart, colorless := sample(t), room(80, 24)
	colorless.Colors = 0
	golden(t, "chart.txt", visible(render(t, Braille, chart, colorless, 2).Lines))
	for name, colors := range map[string]int{"axes16.txt": 16, "axes256.txt": 256, "axes.txt": 1 << 24} {
		term := room(16, 6)
		term.Colors = colors
		golden(t, name, visible(render(t, Braille, pngOf(t, axes(160, 120)), term, 1).Lines))
	}
	golden(t, "photo.txt", visible(render(t, Braille, pngOf(t, photo(80, 80)), room(8, 4), 1).Lines))
	colorless.Dark = false
	golden(t, "dither.txt", visible(render(t, Braille, pngOf(t, photo(160, 120)), colorless, 1).Lines))
}

// lit lists the dots of lines, a row of braille four rows of them.
func lit(lines []string) map[image.Point]bool {
	dots := map[image.Point]bool{}
	for y, line := range lines {
		for x, r := range []rune(regexp.MustCompile("\x1b\\[[0-9;]*m").ReplaceAllString(line, "")) {
			for j, bits := range dotBits {
				for i, bit := range bits {
					if r >= brailleBlank && (r-brailleBlank)&bit != 0 {
						dots[image.Pt(2*x+i, 4*y+j)] = true
					}
				}
			}
		}
	}
	return dots
}

func TestAThinLineIsOneDotThick(t *testing.T) {
	for at := range 40 {
		img := plain(400, 200, color.White)
		for i := range 400 {
			img.Set(i, 60+at, color.Black)
		}
		dots := lit(render(t, Braille, pngOf(t, img), room(40, 10), 1).Lines)
		if len(dots) != 80 || !dots[image.Pt(0, (60+at)/5)] || !dots[image.Pt(79, (60+at)/5)] {
			t.Errorf("a line at %d is %d dots", 60+at, len(dots))
		}
	}
}

func TestAThinLineHasNoGapsAtAnySlope(t *testing.T) {
	for rise := 0; rise < 100; rise += 7 {
		img := plain(400, 400, color.White)
		for x := range 400 {
			for dy := range 2 {
				img.Set(x, 399-x*rise/100-dy, color.Black)
			}
		}
		dots := lit(render(t, Braille, pngOf(t, img), room(40, 20), 1).Lines)
		for x := range 79 {
			if !connected(dots, x) {
				t.Fatalf("a rise of %d in 100 has a gap after column %d", rise, x)
			}
		}
	}
}

// connected reports whether a dot of a column touches one of the next.
func connected(dots map[image.Point]bool, x int) bool {
	for y := range 80 {
		for dy := -1; dy <= 1; dy++ {
			if dots[image.Pt(x, y)] && dots[image.Pt(x+1, y+dy)] {
				return true
			}
		}
	}
	return false
}

func TestPaleThingsAreNotDrawn(t *testing.T) {
	img := axes(100, 100)
	want := lit(render(t, Braille, pngOf(t, img), room(40, 10), 1).Lines)
	for x := range 100 {
		img.Set(x, 10, color.Gray{0xd8})
	}
	got := lit(render(t, Braille, pngOf(t, img), room(40, 10), 1).Lines)
	if len(got) != len(want) {
		t.Errorf("%d dots with a grid, %d without", len(got), len(want))
	}
}

func TestAPalePictureIsDrawnAllTheSame(t *testing.T) {
	img := plain(100, 100, color.White)
	for x := range 100 {
		img.Set(x, 10, color.Gray{0xd8})
	}
	if dots := lit(render(t, Braille, pngOf(t, img), room(40, 10), 1).Lines); len(dots) != 20 {
		t.Errorf("%d dots", len(dots))
	}
}

func TestNothingIsDrawnOfAnEmptyPicture(t *testing.T) {
	for _, c := range []color.Color{color.White, color.Black, color.RGBA{200, 10, 10, 255}} {
		for i, line := range render(t, Braille, pngOf(t, plain(100, 100, c)), room(40, 10), 1).Lines {
			if line != "" {
				t.Errorf("%v: line %d is %q", c, i, line)
			}
		}
	}
}

func TestLinesEndWithoutColours(t *testing.T) {
	for _, img := range []image.Image{axes(200, 100), photo(200, 100)} {
		for i, line := range render(t, Braille, pngOf(t, img), room(40, 10), 1).Lines {
			if strings.Contains(line, "\x1b") && !strings.HasSuffix(line, reset) {
				t.Errorf("line %d ends in %q", i, line[len(line)-8:])
			}
		}
	}
}

func TestDitheringIsAsBrightAsThePicture(t *testing.T) {
	for _, dark := range []bool{true, false} {
		for _, v := range []uint8{0, 64, 128, 192, 255} {
			want := float64(v) / 255
			if !dark {
				want = 1 - want
			}
			n := 0
			for _, d := range dither(plain(80, 80, color.Gray{v}), dark) {
				if d.on {
					n++
				}
			}
			got := float64(n) / (80 * 80)
			if got < want-0.02 || got > want+0.02 {
				t.Errorf("dark %v: grey %d has %.2f of the dots, want %.2f", dark, v, got, want)
			}
		}
	}
}
