package braille

import (
	"image/color"
	"math/rand/v2"
	"testing"

	"kvsh/stdlib/chart/scene"
)

func TestColoursAreLegible(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	colors := append([]color.NRGBA{rgb(0), rgb(0xffffff), rgb(0xffff00), rgb(0x0000ff), light.Muted}, mediaColors...)
	for range 500 {
		colors = append(colors, color.NRGBA{uint8(r.IntN(256)), uint8(r.IntN(256)), uint8(r.IntN(256)), 255})
	}
	for _, dark := range []bool{false, true} {
		for _, themeDark := range []bool{false, true} {
			term := newTerminal(Options{Colors: trueColor, Dark: dark}, scene.Theme{Dark: themeDark})
			for _, c := range colors {
				got := term.onPaper(c)
				if contrast(got, term.paper) < clearContrast {
					t.Errorf("%v is %v, on %v", c, got, term.paper)
				}
				if chroma(c) >= grey && ((c.R > c.G) != (got.R > got.G) && got.R != got.G || (c.G > c.B) != (got.G > got.B) && got.G != got.B) {
					t.Errorf("%v has another hue: %v", c, got)
				}
			}
		}
	}
}

func TestGreysAreTurnedRound(t *testing.T) {
	dark := newTerminal(Options{Colors: trueColor, Dark: true}, light)
	for _, tt := range []struct{ c, want color.NRGBA }{
		{rgb(0x000000), rgb(0xffffff)},
		{rgb(0x202428), rgb(0xd7dbdf)},
		{rgb(0xE69F00), rgb(0xE69F00)},
	} {
		if got := dark.onPaper(tt.c); got != tt.want {
			t.Errorf("%v is %v, want %v", tt.c, got, tt.want)
		}
	}
}

func TestSequences(t *testing.T) {
	amber, ghost := rgb(0xE69F00), alpha(rgb(0xE69F00), 60)
	for _, tt := range []struct {
		name   string
		colors int
		dark   bool
		c      color.NRGBA
		want   style
	}{
		{"none", 0, true, amber, style{}},
		{"true colours", trueColor, true, amber, style{ink: "38;2;230;159;0"}},
		{"256", 256, true, amber, style{ink: "38;5;178"}},
		{"16", 16, true, amber, style{ink: "93"}},
		{"16 on white", 16, false, amber, style{ink: "33"}},
		{"grey of 16", 16, true, mediaColors[0], style{ink: "37"}},
		{"grey of 16 on white", 16, false, mediaColors[0], style{ink: "90"}},
		{"the scene's ink", 16, true, light.Ink, style{}},
		{"no colour", 16, true, color.NRGBA{}, style{}},
		{"pale of 16", 16, true, ghost, style{weight: "2", ink: "93"}},
		{"pale of 256", 256, true, ghost, style{ink: "38;5;58"}},
	} {
		if got := newTerminal(Options{Colors: tt.colors, Dark: tt.dark}, light).ink(tt.c); got != tt.want {
			t.Errorf("%s: %+v, want %+v", tt.name, got, tt.want)
		}
	}
}

func TestColoursOfASceneStayDifferent(t *testing.T) {
	term := newTerminal(Options{Colors: 16, Dark: true}, light)
	seen := map[string]color.NRGBA{}
	for _, n := range []uint32{0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0xE69F00, 0x56B4E9, 0x6b7280, 0x9A8700} {
		s := term.ink(rgb(n))
		if other, ok := seen[s.ink]; ok {
			t.Errorf("%x and %v are both %q", n, other, s.ink)
		}
		if again := term.ink(rgb(n)); again != s {
			t.Errorf("%x is %q, then %q", n, s.ink, again.ink)
		}
		seen[s.ink] = rgb(n)
	}
}

func TestThe256Colours(t *testing.T) {
	for i := 16; i < 256; i++ {
		c := color.NRGBA{A: 255}
		if i >= 232 {
			v := uint8(8 + 10*(i-232))
			c.R, c.G, c.B = v, v, v
		} else {
			c.R, c.G, c.B = cube[(i-16)/36], cube[(i-16)/6%6], cube[(i-16)%6]
		}
		if got := nearest256(c); got != i {
			t.Errorf("colour %d, %v, is %d", i, c, got)
		}
	}
}
