package graphics

import (
	"image/color"
	"testing"
)

func TestPaletteHasTheCommonColoursExactly(t *testing.T) {
	img := photo(400, 300) // more colours than a palette has
	for y := range 150 {
		for x := range 400 {
			img.Set(x, y, color.White)
		}
	}
	palette, pixels := quantize(img)
	if len(palette) != mostColors {
		t.Errorf("%d colours", len(palette))
	}
	if got := palette[pixels[0]]; got != (rgb{255, 255, 255}) {
		t.Errorf("white is %v", got)
	}
}

func TestPaletteOfFewColoursHasNoOther(t *testing.T) {
	palette, _ := quantize(axes(50, 50))
	if len(palette) != 3 {
		t.Errorf("%d colours: %v", len(palette), palette)
	}
}
