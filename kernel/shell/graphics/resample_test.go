package graphics

import (
	"image/color"
	"math"
	"testing"
)

func TestResampleTakesTheMeanOfTheArea(t *testing.T) {
	img := plain(4, 4, color.White)
	img.Set(0, 0, color.Black)
	img.Set(1, 1, color.Black)
	img.Set(2, 3, color.Black)
	got := resample(img, 2, 2)
	for i, want := range []uint8{128, 255, 255, 191} {
		if v := at(got, i%2, i/2)[0]; math.Abs(float64(v)-float64(want)) > 1 {
			t.Errorf("pixel %d is %d, want %d", i, v, want)
		}
	}
}

func TestResampleKeepsAColourAtEverySize(t *testing.T) {
	c := rgb{255, 128, 1}
	img := plain(37, 23, color.RGBA{c[0], c[1], c[2], 255})
	for _, size := range [][2]int{{1, 1}, {36, 22}, {7, 5}, {37, 23}, {50, 40}, {1, 40}} {
		got := resample(img, size[0], size[1])
		for i := 0; i < len(got.Pix); i += 4 {
			if rgb(got.Pix[i:i+3]) != c || got.Pix[i+3] != 255 {
				t.Fatalf("%v: %v", size, got.Pix[i:i+4])
			}
		}
	}
}

func BenchmarkResample(b *testing.B) {
	img := axes(1632, 997)
	for b.Loop() {
		resample(img, 815, 498)
	}
}
