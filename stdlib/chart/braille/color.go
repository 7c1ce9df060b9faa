package braille

import (
	"image/color"
	"math"
)

// luminance is how much light a colour gives, from 0 to 1.
func luminance(c color.NRGBA) float64 {
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

func linear(v uint8) float64 { return math.Pow(float64(v)/255, 2.2) }

// contrast of two colours, from 1 to 21, as WCAG 2.1 defines it.
func contrast(a, b color.NRGBA) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// chroma is how far a colour is from grey, from 0 to 255.
func chroma(c color.NRGBA) int { return int(max(c.R, c.G, c.B)) - int(min(c.R, c.G, c.B)) }

// grey is what has less chroma.
const grey = 40

// mix is an opaque colour with a share of another.
func mix(c, other color.NRGBA, share float64) color.NRGBA {
	part := func(a, b uint8) uint8 { return uint8(float64(a)*(1-share) + float64(b)*share + 0.5) }
	return color.NRGBA{part(c.R, other.R), part(c.G, other.G), part(c.B, other.B), 255}
}

func opaque(c color.NRGBA) color.NRGBA {
	c.A = 255
	return c
}

// turned is a colour of the same hue that is as bright as the other is dark.
func turned(c color.NRGBA) color.NRGBA {
	by := 255 - int(max(c.R, c.G, c.B)) - int(min(c.R, c.G, c.B))
	return color.NRGBA{uint8(int(c.R) + by), uint8(int(c.G) + by), uint8(int(c.B) + by), 255}
}

func distance(a, b color.NRGBA) int {
	square := func(x, y uint8) int { return (int(x) - int(y)) * (int(x) - int(y)) }
	return square(a.R, b.R) + square(a.G, b.G) + square(a.B, b.B)
}

// The 256 colours are 16 that differ from terminal to terminal, a cube of 6 steps
// for each channel, and 24 greys.
var cube = [6]uint8{0, 95, 135, 175, 215, 255}

// nearest256 is the nearest of the 240 colours that are everywhere the same.
func nearest256(c color.NRGBA) int {
	step := func(v uint8) (best int) {
		for i, value := range cube {
			if math.Abs(float64(value)-float64(v)) < math.Abs(float64(cube[best])-float64(v)) {
				best = i
			}
		}
		return best
	}
	r, g, b := step(c.R), step(c.G), step(c.B)
	mean := (int(c.R) + int(c.G) + int(c.B)) / 3
	n := min(max((mean-3)/10, 0), 23)
	level := uint8(8 + 10*n)
	if distance(c, color.NRGBA{level, level, level, 255}) < distance(c, color.NRGBA{cube[r], cube[g], cube[b], 255}) {
		return 232 + n
	}
	return 16 + 36*r + 6*g + b
}

// The 16 colours have a bit for red, green and blue, and one for bright.
const bright = 8

// sixteen are the colours as xterm shows them.
var sixteen = [16]color.NRGBA{
	{0, 0, 0, 255},
	{205, 0, 0, 255},
	{0, 205, 0, 255},
	{205, 205, 0, 255},
	{0, 0, 238, 255},
	{205, 0, 205, 255},
	{0, 205, 205, 255},
	{229, 229, 229, 255},
	{127, 127, 127, 255},
	{255, 0, 0, 255},
	{0, 255, 0, 255},
	{255, 255, 0, 255},
	{92, 92, 255, 255},
	{255, 0, 255, 255},
	{0, 255, 255, 255},
	{255, 255, 255, 255},
}

// hue16 is the colour of the same hue among the first 8, for a colour with chroma.
func hue16(c color.NRGBA) int {
	middle := (int(max(c.R, c.G, c.B)) + int(min(c.R, c.G, c.B))) / 2
	n := 0
	for i, v := range []uint8{c.R, c.G, c.B} {
		if int(v) > middle {
			n |= 1 << i
		}
	}
	return n
}
