package braille

import (
	"math"
	"strings"
	"testing"

	"kvsh/stdlib/chart/scene"
)

// barPlot is a plot of 4 × 8 cells, or 8 × 4 for a lying bar, over 0 to 8, or from 1 to
// 256 on a log axis, with one bar.
func barPlot(b scene.Bar, horizontal, log bool) *plot {
	value := linearAxis("", 0, 8, 8, number)
	if log {
		value = logAxis("", 1, 256, number)
	}
	p := &scene.Panel{X: categories("", "a"), Y: value, Layers: []scene.Layer{scene.Bars{Color: rgb(0xff0000), Width: 0.5, Horizontal: horizontal, Bars: []scene.Bar{b}}}}
	columns, rows := 4, 8
	if horizontal {
		p.X, p.Y = p.Y, p.X
		columns, rows = 8, 4
	}
	plot := newDrawing(one(*p), Options{}).newPlot(newView(p), columns, rows)
	plot.draw()
	return plot
}

func TestBarsEndAtTheirValues(t *testing.T) {
	for _, tt := range []struct {
		name            string
		base, value     float64
		standing, lying string // from the axis on
	}{
		{"whole cells", 0, 3, "███", "███"},
		{"eighths", 0, 2.5, "██▄", "██▌"},
		{"an eighth", 0, 1.125, "█▁", "█▏"},
		{"rounded down", 0, 2.05, "██", "██"},
		{"nearly nothing", 0, 0.01, "▁", "▏"},
		{"nothing", 0, 0, "", ""},
		{"all", 0, 8, "████████", "████████"},
		{"more than there is room for", 0, 80, "████████", "████████"},
		{"from above zero", 2, 4, "  ██", "  ██"},
		{"from within a cell", 2.5, 4, "  ▀█", "  ▐█"},
		{"downwards", 4, 2.5, "  ▀█", "  ▐█"},
		{"a base below the axis", -5, 2, "██", "██"},
		{"no value", 0, math.NaN(), "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			upright := barPlot(scene.Bar{Base: tt.base, Value: tt.value}, false, false)
			flat := barPlot(scene.Bar{Base: tt.base, Value: tt.value}, true, false)
			var up, right strings.Builder
			for i := range 8 {
				up.WriteString(or(upright.cell(1, 7-i).text, " "))
				right.WriteString(or(flat.cell(i, 1).text, " "))
			}
			if got := strings.TrimRight(up.String(), " "); got != tt.standing {
				t.Errorf("a standing bar is %q, want %q", got, tt.standing)
			}
			if got := strings.TrimRight(right.String(), " "); got != tt.lying {
				t.Errorf("a lying bar is %q, want %q", got, tt.lying)
			}
		})
	}
}

func or(text, other string) string {
	if text == "" {
		return other
	}
	return text
}

func TestBarsOnALogAxis(t *testing.T) {
	for base, want := range map[float64]string{1: "███", 0: "███", -1: "███", 2: " ██"} {
		p := barPlot(scene.Bar{Base: base, Value: 8}, false, true)
		var got strings.Builder
		for i := range 8 {
			got.WriteString(or(p.cell(1, 7-i).text, " "))
		}
		if text := strings.TrimRight(got.String(), " "); text != want {
			t.Errorf("from %v to 8 a bar is %q, want %q", base, text, want)
		}
	}
}

func TestShadesStandForValues(t *testing.T) {
	for _, tt := range []struct {
		name   string
		spread spread
		values []float64
		want   string
	}{
		{"linear", spread{false, 0, 8}, []float64{-1, 0, 1, 3, 5, 7, 8, 9}, "░░░▒▓███"},
		{"logarithmic", spread{true, 1, 16}, []float64{1, 3, 5, 15}, "░▒▓█"},
		{"one value", spread{false, 3, 3}, []float64{3}, "░"},
		{"no values", spread{false, math.Inf(1), math.Inf(-1)}, []float64{3}, "░"},
		{"values that a log axis has not", spread{true, 0, 0}, []float64{-3, 0}, "░░"},
	} {
		got := ""
		for _, v := range tt.values {
			got += tt.spread.shade(v)
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestHeatMaps(t *testing.T) {
	plain, colored := Text(speedups(), Options{}), Text(speedups(), Options{Colors: 256})
	for _, want := range []string{" 0.15 ", " 2.15 ", " – "} {
		if !strings.Contains(plain, want) || !strings.Contains(colored, want[1:len(want)-1]) {
			t.Errorf("a heat map lacks %q:\n%s\n%s", want, plain, colored)
		}
	}
	for _, absent := range shades {
		if strings.Contains(colored, absent) || !strings.Contains(plain, absent) {
			t.Errorf("%s is not only in the plain heat map:\n%s\n%s", absent, plain, colored)
		}
	}
	narrow := Text(speedups(), Options{Columns: 40})
	if strings.Contains(narrow, "0.15") || !strings.Contains(narrow, "0.25× ░") || !strings.Contains(narrow, "█ 4×") {
		t.Errorf("a heat map without room for texts:\n%s", narrow)
	}
	p := speedups().Panels[0]
	if s := spreadOf(one(p)); s.log || math.Abs(s.low-0.1536) > 1e-9 || s.high < 2.1 {
		t.Errorf("the values without a ramp are %+v", s)
	}
}

func TestBoxesLie(t *testing.T) {
	text := Text(spreads(1), Options{})
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if !strings.Contains(line, "HBM ┤") {
			continue
		}
		if !strings.Contains(lines[i-1], "┌──┬") || !strings.Contains(line, "├────┤  │") || !strings.Contains(line, "∘  ∘") || !strings.Contains(lines[i+1], "└──┴") {
			t.Errorf("no box:\n%s", text)
		}
		return
	}
	t.Errorf("no label:\n%s", text)
}
