package braille

import (
	"image/color"
	"math"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"kvsh/stdlib/chart/scene"
)

var sequences = regexp.MustCompile("\x1b\\[[0-9;]*m")

func FuzzText(f *testing.F) {
	f.Add(uint64(1), 80, 24, 0, false, "TTFT 东西向")
	f.Add(uint64(2), 20, 6, 16, true, "a\x1b[31m\x00\r\tb\u009b\u2028\u202ec")
	f.Add(uint64(3), 1, 1, 256, false, "e\u0301 👩‍🚀 \u200d\ufe0f")
	f.Add(uint64(4), 200, 60, trueColor, true, "\u0605쿛\xff long long label that wraps")
	f.Add(uint64(5), -1, 0, 1, true, "")
	for seed := uint64(6); seed < 60; seed++ {
		f.Add(seed, int(5+seed*2), int(seed), int(seed%4)*100, seed%2 == 0, "label")
	}
	f.Fuzz(func(t *testing.T, seed uint64, columns, rows, colors int, dark bool, words string) {
		columns, rows = columns%300, rows%100
		s := (&maker{rand.New(rand.NewPCG(seed, seed)), words}).scene()
		o := Options{columns, rows, colors, dark}
		text := Text(s, o)
		if !utf8.ValidString(text) {
			t.Errorf("no valid text: %q", text)
		}
		if text == "" {
			return
		}
		lines := strings.SplitAfter(text, "\n")
		if last := lines[len(lines)-1]; last != "" {
			t.Errorf("the last line %q has no end", last)
		}
		d := newDrawing(s, Options{sizeOr(columns, 80), sizeOr(rows, 24), colors, dark})
		if n, most := len(lines)-1, d.rows+d.legend().rows+d.caption().rows; n > most {
			t.Errorf("%d lines, want at most %d", n, most)
		}
		for _, line := range lines {
			checkLine(t, strings.TrimSuffix(line, "\n"), d.columns, colors)
		}
	})
}

func checkLine(t *testing.T, line string, columns, colors int) {
	t.Helper()
	all := sequences.FindAllString(line, -1)
	if len(all) > 0 && (colors <= 0 || all[len(all)-1] != "\x1b[0m") {
		t.Errorf("with %d colours a line is %q", colors, line)
	}
	plain := sequences.ReplaceAllString(line, "")
	if w := measure.StringWidth(plain); w > columns {
		t.Errorf("a line takes %d of %d columns: %q", w, columns, plain)
	}
	for _, r := range plain {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029' {
			t.Errorf("%q has the control character %q", plain, r)
		}
	}
}

// A maker makes scenes of all kinds, with values that nobody should give.
type maker struct {
	*rand.Rand
	words string
}

func (m *maker) value() float64 {
	switch m.IntN(40) {
	case 0:
		return math.NaN()
	case 1:
		return math.Inf(1 - 2*m.IntN(2))
	case 2:
		return math.MaxFloat64 * (m.Float64() - 0.5) * 2
	case 3:
		return 0
	case 4:
		return -m.Float64()
	}
	return m.ExpFloat64() * 10
}

func (m *maker) text() string {
	switch m.IntN(4) {
	case 0:
		return ""
	case 1:
		return strings.Repeat(m.words+" ", m.IntN(9))
	}
	return m.words
}

func (m *maker) color() color.NRGBA {
	c := color.NRGBA{uint8(m.IntN(256)), uint8(m.IntN(256)), uint8(m.IntN(256)), 255}
	if m.IntN(3) == 0 {
		c.A = uint8(m.IntN(256))
	}
	return c
}

func (m *maker) look() scene.Look {
	l := scene.Look{Color: m.color(), Shape: []scene.Shape{scene.Circle, scene.Square, scene.Cross, "none"}[m.IntN(4)]}
	for range m.IntN(4) {
		l.Dash = append(l.Dash, m.value())
	}
	return l
}

func (m *maker) axis() scene.Axis {
	a := scene.Axis{Label: m.text(), Scale: scene.Scale(m.IntN(3)), Min: 0.1, Max: 20, Grid: m.IntN(2) == 0, Reversed: m.IntN(5) == 0}
	if m.IntN(5) == 0 {
		a.Min, a.Max = m.value(), m.value()
	}
	if a.Scale == scene.Category {
		a.Min, a.Max = -0.5, float64(m.IntN(30))-0.5
		for i := range int(a.Max + 0.5) {
			a.Ticks = append(a.Ticks, scene.Tick{At: float64(i), Label: m.text()})
		}
		return a
	}
	for range m.IntN(30) {
		a.Ticks = append(a.Ticks, scene.Tick{At: m.value(), Label: m.text()})
	}
	return a
}

func (m *maker) points() []scene.Point {
	var out []scene.Point
	for range m.IntN(200) {
		out = append(out, scene.Point{X: m.value(), Y: m.value()})
	}
	return out
}

func (m *maker) ranges() []scene.Range {
	var out []scene.Range
	for range m.IntN(20) {
		out = append(out, scene.Range{X: m.value(), Low: m.value(), High: m.value()})
	}
	return out
}

func (m *maker) layer() scene.Layer {
	switch m.IntN(10) {
	case 0:
		return scene.Line{Name: m.text(), Look: m.look(), Step: m.IntN(2) == 0, Points: m.points()}
	case 1:
		return scene.Points{Name: m.text(), Look: m.look(), Points: m.points()}
	case 2:
		return scene.Band{Name: m.text(), Color: m.color(), Step: m.IntN(2) == 0, Ranges: m.ranges()}
	case 3:
		return scene.Errors{Name: m.text(), Color: m.color(), Ranges: m.ranges()}
	case 4:
		b := scene.Bars{Name: m.text(), Color: m.color(), Width: m.value(), Horizontal: m.IntN(2) == 0}
		for i := range m.IntN(20) {
			b.Bars = append(b.Bars, scene.Bar{X: float64(i) + m.Float64()/4, Base: m.value(), Value: m.value()})
		}
		return b
	case 5:
		b := scene.Boxes{Name: m.text(), Color: m.color(), Width: m.value()}
		for i := range m.IntN(6) {
			b.Boxes = append(b.Boxes, scene.Box{X: float64(i), Low: m.value(), Q1: m.value(), Median: m.value(), Q3: m.value(), High: m.value(), Outside: []float64{m.value()}})
		}
		return b
	case 6:
		c := scene.Cells{}
		for range m.IntN(40) {
			c.Cells = append(c.Cells, scene.Cell{X: float64(m.IntN(9)), Y: float64(m.IntN(9)), Value: m.value(), Color: m.color(), Text: m.text(), Ink: m.color()})
		}
		return c
	case 7:
		return scene.Area{Name: m.text(), Color: m.color(), Points: m.points()}
	case 8:
		return scene.Rule{Look: m.look(), Vertical: m.IntN(2) == 0, At: m.value(), Label: m.text()}
	}
	t := scene.Texts{Color: m.color()}
	for _, v := range m.points() {
		t.Texts = append(t.Texts, scene.Text{Point: v, Text: m.text(), Align: m.value(), DX: m.value(), DY: m.value()})
	}
	return t
}

func (m *maker) scene() *scene.Scene {
	s := &scene.Scene{Title: m.text(), Subtitle: m.text(), Description: m.text(), Columns: m.IntN(4), Theme: scene.Theme{Dark: m.IntN(2) == 0, Ink: m.color(), Muted: m.color(), Shade: m.color(), Background: m.color()}}
	for range m.IntN(3) {
		s.Caption = append(s.Caption, m.text())
	}
	shared := m.IntN(2) == 0
	x, y := m.axis(), m.axis()
	for range m.IntN(6) {
		p := scene.Panel{Title: m.text(), X: x, Y: y, Note: m.text()}
		if !shared {
			p.X, p.Y = m.axis(), m.axis()
		}
		for range m.IntN(6) {
			p.Layers = append(p.Layers, m.layer())
		}
		s.Panels = append(s.Panels, p)
	}
	for range m.IntN(3) {
		g := scene.LegendGroup{Title: m.text()}
		if m.IntN(4) == 0 {
			g.Ramp = &scene.Ramp{Log: m.IntN(2) == 0}
			for range m.IntN(4) {
				g.Ramp.Stops = append(g.Ramp.Stops, scene.Stop{At: m.value(), Color: m.color()})
				g.Ramp.Ticks = append(g.Ramp.Ticks, scene.Tick{At: m.value(), Label: m.text()})
			}
		}
		for range m.IntN(5) {
			g.Entries = append(g.Entries, scene.LegendEntry{Label: m.text(), Sample: scene.Sample(m.IntN(4)), Look: m.look()})
		}
		s.Legend = append(s.Legend, g)
	}
	return s
}
