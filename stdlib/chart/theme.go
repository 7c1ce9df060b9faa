package chart

import (
	"image/color"
	"strconv"

	"kvsh/stdlib/chart/scene"
)

// theme is the colours of a picture.
type theme struct {
	scene.Theme
	named    map[string]color.NRGBA // by the names of series
	palette  []color.NRGBA          // for the others
	sequence []color.NRGBA          // of a ramp, from small to large
	below    color.NRGBA            // ends of a ramp that goes both ways from neutral
	neutral  color.NRGBA
	above    color.NRGBA
}

// hex reads a colour like #0072B2.
func hex(s string) color.NRGBA {
	n, err := strconv.ParseUint(s[1:], 16, 32)
	if err != nil { // a constant of this package
		panic(err)
	}
	return color.NRGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 255}
}

func hexes(codes ...string) []color.NRGBA {
	out := make([]color.NRGBA, len(codes))
	for i, s := range codes {
		out[i] = hex(s)
	}
	return out
}

// media are the colours of the media, from the palette of Okabe and Ito (Color
// Universal Design, 2008), which people with any colour vision tell apart.
func media() map[string]color.NRGBA {
	return map[string]color.NRGBA{
		"HBM": hex("#6b7280"), "CPU": hex("#E69F00"), "Local Disk": hex("#0072B2"), "GDS": hex("#D55E00"),
		"Local Disk + CPU cache": hex("#56B4E9"),
	}
}

func okabeIto() []color.NRGBA {
	return hexes("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#6b7280", "#9A8700")
}

// themeOf returns the theme of a name that Chart.Theme took.
func themeOf(name string) theme {
	light := theme{
		Theme: scene.Theme{Background: hex("#ffffff"), Ink: hex("#1b1f24"), Muted: hex("#5b6570"), Grid: hex("#e3e6ea"), Shade: hex("#f6f7f8")},
		named: media(), palette: okabeIto(),
		sequence: hexes("#a3cbe3", "#5ca3cf", "#2171b5", "#0b3a75"),
		below:    hex("#c8500a"), neutral: hex("#f3f3f1"), above: hex("#1668a8"),
	}
	switch name {
	case "dark":
		dark := theme{
			Theme: scene.Theme{Dark: true, Background: hex("#111418"), Ink: hex("#e6e9ed"), Muted: hex("#98a2ad"), Grid: hex("#2a3037"), Shade: hex("#1b2026")},
			named: media(), palette: okabeIto(),
			sequence: hexes("#1f4466", "#2f78ad", "#6cb4e0", "#d9f0ff"),
			below:    hex("#e8743b"), neutral: hex("#3a4048"), above: hex("#58aee8"),
		}
		dark.named["HBM"], dark.named["Local Disk"] = hex("#9aa3b2"), hex("#4aa3df")
		dark.palette[0], dark.palette[5], dark.palette[6] = hex("#4aa3df"), hex("#b39ddb"), hex("#9aa3b2")
		return dark
	case "seed":
		light.Theme = scene.Theme{Background: hex("#ffffff"), Ink: hex("#000000"), Muted: hex("#262626"), Grid: hex("#d9d9d9"), Shade: hex("#f5f5f5")}
		light.palette = hexes("#1f77b4", "#ff7f0e", "#2ca02c", "#d62728", "#9467bd", "#8c564b", "#e377c2", "#7f7f7f", "#bcbd22", "#17becf")
		light.named = map[string]color.NRGBA{"HBM": light.palette[0], "CPU": light.palette[1], "Local Disk": light.palette[2], "GDS": light.palette[3]}
	}
	return light
}

// faded returns the colour with an opacity from 0 to 1.
func faded(c color.NRGBA, alpha float64) color.NRGBA {
	c.A = uint8(alpha*255 + 0.5)
	return c
}

// blend mixes two colours, share of b.
func blend(a, b color.NRGBA, share float64) color.NRGBA {
	mix := func(x, y uint8) uint8 { return uint8(float64(x)*(1-share) + float64(y)*share + 0.5) }
	return color.NRGBA{mix(a.R, b.R), mix(a.G, b.G), mix(a.B, b.B), 255}
}

// luminance is how light a colour is to the eye, from 0 to 1, roughly.
func luminance(c color.NRGBA) float64 {
	return (0.299*float64(c.R) + 0.587*float64(c.G) + 0.114*float64(c.B)) / 255
}

// dashes are the dash patterns in points, in the order in which values take them;
// the first is solid.
var dashes = [][]float64{nil, {5, 3}, {1.5, 2.5}, {7, 2.5, 1.5, 2.5}}

// shapes are in the order in which values take them.
var shapes = []scene.Shape{scene.Circle, scene.Square, scene.Triangle, scene.Diamond, scene.Cross}

// namedShapes are the shapes of the networks.
var namedShapes = map[string]scene.Shape{"400g": scene.Circle, "800g": scene.Square, "N/A": scene.Triangle}

// Sizes in points and opacities.
const (
	lineWidth   = 1.9
	ruleWidth   = 1.0
	pointRadius = 3.2
	smallRadius = 2.4
	textSize    = 9.0
	pointAlpha  = 0.75
	ghostAlpha  = 0.3
	bandAlpha   = 0.18
)
