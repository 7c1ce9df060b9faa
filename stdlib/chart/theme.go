package chart

import (
	"image/color"
	"slices"
	"strconv"
)

// theme is the colours of a picture.
type theme struct {
	background, ink, muted, grid, shade color.NRGBA
	named                               map[string]color.NRGBA // by the names of series
	palette                             []color.NRGBA          // for the others
}

// hex reads a colour like #0072B2.
func hex(s string) color.NRGBA {
	n, err := strconv.ParseUint(s[1:], 16, 32)
	if err != nil { // a constant of this file
		panic(err)
	}
	return color.NRGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 255}
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
	return []color.NRGBA{
		hex("#0072B2"), hex("#D55E00"), hex("#009E73"), hex("#CC79A7"),
		hex("#E69F00"), hex("#56B4E9"), hex("#6b7280"), hex("#9A8700"),
	}
}

// themeOf returns the theme of a name that Chart.Theme took.
func themeOf(name string) theme {
	switch name {
	case "dark":
		named := media()
		named["HBM"], named["Local Disk"] = hex("#9aa3b2"), hex("#4aa3df")
		palette := okabeIto()
		palette[0], palette[5], palette[6] = hex("#4aa3df"), hex("#b39ddb"), hex("#9aa3b2")
		return theme{hex("#111418"), hex("#e6e9ed"), hex("#98a2ad"), hex("#2a3037"), hex("#1b2026"), named, palette}
	case "seed":
		return theme{
			hex("#ffffff"), hex("#000000"), hex("#262626"), hex("#d9d9d9"), hex("#f5f5f5"),
			map[string]color.NRGBA{"HBM": hex("#1f77b4"), "CPU": hex("#ff7f0e"), "Local Disk": hex("#2ca02c"), "GDS": hex("#d62728")},
			[]color.NRGBA{
				hex("#1f77b4"), hex("#ff7f0e"), hex("#2ca02c"), hex("#d62728"), hex("#9467bd"),
				hex("#8c564b"), hex("#e377c2"), hex("#7f7f7f"), hex("#bcbd22"), hex("#17becf"),
			},
		}
	}
	return theme{hex("#ffffff"), hex("#1b1f24"), hex("#5b6570"), hex("#e3e6ea"), hex("#f6f7f8"), media(), okabeIto()}
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

// order lists values as legends do: media first, in their order, the others
// after them as they come.
func order(values []string) []string {
	known := []string{"HBM", "CPU", "Local Disk + CPU cache", "Local Disk", "GDS"}
	out := slices.Clone(values)
	rank := func(v string) int {
		if i := slices.Index(known, v); i >= 0 {
			return i
		}
		return len(known)
	}
	slices.SortStableFunc(out, func(a, b string) int { return rank(a) - rank(b) })
	return out
}

// shapeNames are the shapes of points, in the order in which values take them.
var shapeNames = []string{"circle", "square", "triangle", "diamond", "cross"}

// namedShapes are the shapes of the networks.
var namedShapes = map[string]string{"400g": "circle", "800g": "square", "N/A": "triangle"}

// dashes are the dash patterns in points, in the order in which values take
// them; the first is solid.
var dashes = [][]float64{nil, {5, 3}, {1.5, 2.5}, {7, 2.5, 1.5, 2.5}}
