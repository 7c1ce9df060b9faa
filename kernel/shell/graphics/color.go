package graphics

import (
	"fmt"
	"strings"
)

const reset = "\x1b[m"

// painter sets the colours of a line of text, as far as the terminal has any.
type painter struct {
	t      Terminal
	out    *strings.Builder
	fg, bg string // that are set
}

func (t Terminal) painter(out *strings.Builder) *painter { return &painter{t: t, out: out} }

// foreground sets the colour of the letters that follow.
func (p *painter) foreground(c rgb) { p.set(&p.fg, p.t.color(c, 30)) }

// background sets the colour behind them.
func (p *painter) background(c rgb) { p.set(&p.bg, p.t.color(c, 40)) }

func (p *painter) set(now *string, color string) {
	if color != *now {
		p.out.WriteString("\x1b[" + color + "m")
		*now = color
	}
}

// end ends the line.
func (p *painter) end() {
	if p.fg != "" || p.bg != "" {
		p.out.WriteString(reset)
	}
}

// color is the parameter of SGR for a colour, "" without colours. base is 30 for
// letters, 40 for what is behind them.
func (t Terminal) color(c rgb, base int) string {
	switch {
	case t.Colors >= 1<<24:
		return fmt.Sprintf("%d;2;%d;%d;%d", base+8, c[0], c[1], c[2])
	case t.Colors >= 256:
		return fmt.Sprintf("%d;5;%d", base+8, nearest256(c))
	case t.Colors > 0:
		n := t.nearest16(c)
		if n >= 8 {
			base += 60 - 8
		}
		return fmt.Sprint(base + n)
	}
	return ""
}

// The 256 colours are 16 that differ from terminal to terminal, a cube of 6 steps
// for each channel, and 24 greys.
var cube = [6]int{0, 95, 135, 175, 215, 255}

// nearest256 is the nearest of the 240 colours that are everywhere the same.
func nearest256(c rgb) int {
	var step [3]int
	var inCube rgb
	for i, v := range c {
		for s, value := range cube {
			if abs(value-int(v)) < abs(cube[step[i]]-int(v)) {
				step[i] = s
			}
		}
		inCube[i] = uint8(cube[step[i]])
	}
	mean := (int(c[0]) + int(c[1]) + int(c[2])) / 3
	g := min(max((mean-3)/10, 0), 23)
	if distance(c, gray(8+10*g)) < distance(c, inCube) {
		return 232 + g
	}
	return 16 + 36*step[0] + 6*step[1] + step[2]
}

func distance(a, b rgb) int {
	d := 0
	for i := range a {
		d += (int(a[i]) - int(b[i])) * (int(a[i]) - int(b[i]))
	}
	return d
}

func abs(x int) int { return max(x, -x) }

// nearest16 is the colour of the same hue among the 16, whatever the theme has made
// of them. Its numbers have a bit for red, green, blue, and bright.
func (t Terminal) nearest16(c rgb) int {
	const bright = 8
	high, low := max(c[0], c[1], c[2]), min(c[0], c[1], c[2])
	if c.chroma() < grey {
		return [...]int{0, bright, 7, bright + 7}[high>>6]
	}
	n := 0
	for i, v := range c {
		if int(v) > (int(high)+int(low))/2 {
			n |= 1 << i
		}
	}
	if t.Dark && high >= 192 {
		n |= bright
	}
	return n
}
