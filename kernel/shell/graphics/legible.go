package graphics

import "math"

// chroma is how far a colour is from grey, from 0 to 255.
func (c rgb) chroma() int {
	return int(max(c[0], c[1], c[2])) - int(min(c[0], c[1], c[2]))
}

// vividness is the chroma, the same for all colours that are clearly no grey.
func (c rgb) vividness() int { return min(c.chroma(), 128) }

// luminance is how bright a colour is, from 0 to 1, in terms of light.
func (c rgb) luminance() float64 {
	return 0.2126*linear(c[0]) + 0.7152*linear(c[1]) + 0.0722*linear(c[2])
}

// luma is how bright a colour seems to be, from 0 to 1.
func (c rgb) luma() float64 { return math.Pow(c.luminance(), 1/2.2) }

func linear(v uint8) float64 {
	return math.Pow(float64(v)/255, 2.2)
}

// contrast of two luminances, from 1 to 21, as WCAG defines it.
func contrast(a, b float64) float64 {
	return (max(a, b) + 0.05) / (min(a, b) + 0.05)
}

// leastContrast is that of things which are not too fine.
const leastContrast = 3

// Grey is what has less chroma.
const grey = 40

// legible moves a colour of a picture with a background of its own to be seen on
// the terminal's. A grey becomes one that differs as much from there: so black
// text on white is light grey on a dark terminal. Another colour keeps its hue and
// becomes lighter or darker if it must.
func legible(c, bg rgb, dark bool) rgb {
	if c.chroma() < grey {
		d := difference(c, bg)
		if dark {
			return gray(80 + d*140/255)
		}
		return gray(176 - d*140/255)
	}
	paper, toward := 0.9, rgb{}
	if dark {
		paper, toward = 0.02, rgb{255, 255, 255}
	}
	for part := 0; part < 16; part++ {
		if m := mix(c, toward, part); contrast(m.luminance(), paper) >= leastContrast {
			return m
		}
	}
	return toward
}

func gray(v int) rgb { return rgb{uint8(v), uint8(v), uint8(v)} }

// mix is a colour with so many sixteenths of another.
func mix(c, other rgb, part int) rgb {
	for i := range c {
		c[i] = uint8((int(c[i])*(16-part) + int(other[i])*part) / 16)
	}
	return c
}
