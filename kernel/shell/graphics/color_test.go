package graphics

import "testing"

func TestColoursAreLegible(t *testing.T) {
	const onDark, onLight = 0.02, 0.9
	for _, bg := range []rgb{{255, 255, 255}, {0, 0, 0}, {30, 30, 36}} {
		for r := 0; r < 256; r += 17 {
			for g := 0; g < 256; g += 17 {
				for b := 0; b < 256; b += 17 {
					c := rgb{uint8(r), uint8(g), uint8(b)}
					if difference(c, bg) < mostDifference {
						continue // is not drawn
					}
					if m := legible(c, bg, true); contrast(m.luminance(), onDark) < 2.5 {
						t.Fatalf("%v of a picture on %v is %v on a dark terminal", c, bg, m)
					}
					if m := legible(c, bg, false); contrast(m.luminance(), onLight) < 2 {
						t.Fatalf("%v of a picture on %v is %v on a light terminal", c, bg, m)
					}
				}
			}
		}
	}
}

func TestLegibleColoursKeepTheirKind(t *testing.T) {
	white, black := rgb{255, 255, 255}, rgb{}
	for _, tt := range []struct {
		name  string
		c, bg rgb
		dark  bool
		want  rgb
	}{
		{"black text becomes light grey on a dark terminal", black, white, true, rgb{220, 220, 220}},
		{"and dark grey on a light one", black, white, false, rgb{36, 36, 36}},
		{"white text of a dark chart is dark on a light terminal", white, black, false, rgb{36, 36, 36}},
		{"a grey stays fainter", rgb{128, 128, 128}, white, true, rgb{149, 149, 149}},
		{"a colour that is legible stays", rgb{230, 159, 0}, white, true, rgb{230, 159, 0}},
		{"a dark blue becomes lighter", rgb{0, 0, 200}, white, true, rgb{111, 111, 224}},
		{"a yellow becomes darker", rgb{255, 255, 0}, white, false, rgb{143, 143, 0}},
	} {
		if got := legible(tt.c, tt.bg, tt.dark); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestColoursAreThoseOfTheTerminal(t *testing.T) {
	for _, tt := range []struct {
		colors int
		dark   bool
		c      rgb
		base   int
		want   string
	}{
		{0, true, rgb{1, 2, 3}, 30, ""},
		{1 << 24, true, rgb{1, 2, 3}, 30, "38;2;1;2;3"},
		{1 << 24, true, rgb{1, 2, 3}, 40, "48;2;1;2;3"},
		{256, true, rgb{255, 0, 0}, 30, "38;5;196"},
		{256, true, rgb{0, 0, 0}, 40, "48;5;16"},
		{256, true, rgb{100, 101, 99}, 30, "38;5;241"},
		{256, true, rgb{90, 140, 250}, 30, "38;5;69"},
		{16, true, rgb{230, 30, 30}, 30, "91"},
		{16, false, rgb{230, 30, 30}, 30, "31"},
		{16, true, rgb{0, 114, 178}, 30, "36"},
		{16, true, rgb{0, 0, 180}, 40, "44"},
		{16, true, rgb{230, 200, 0}, 40, "103"},
		{16, true, rgb{218, 218, 218}, 30, "97"},
		{16, true, rgb{150, 150, 150}, 30, "37"},
		{16, false, rgb{38, 38, 38}, 30, "30"},
		{8, true, rgb{80, 80, 80}, 30, "90"},
	} {
		term := Terminal{Colors: tt.colors, Dark: tt.dark}
		if got := term.color(tt.c, tt.base); got != tt.want {
			t.Errorf("%v of %d colours (dark %v): %q, want %q", tt.c, tt.colors, tt.dark, got, tt.want)
		}
	}
}
