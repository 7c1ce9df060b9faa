package canvas

import (
	"math"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"

	"kvsh/stdlib/chart/scene"
)

func TestLabelsThatWouldTouchAreLeftOut(t *testing.T) {
	shown := func(s scale) string {
		var out []string
		for _, k := range s.ticks {
			out = append(out, k.lines...)
		}
		return strings.Join(out, " ")
	}
	lengths := scene.Axis{Max: 50000, Ticks: []scene.Tick{{At: 100, Label: "100"}, {At: 1000, Label: "1k"}, {At: 10000, Label: "10k"}, {At: 50000, Label: "50k"}}}
	reversed := linear("", 0, 100, 10)
	reversed.Reversed = true
	three := logarithmic("", 1, 1000)
	three.Ticks[1].Label, three.Ticks[4].Label = "2", "5"
	style := style{size: smallSize}
	for _, tt := range []struct {
		name string
		axis scene.Axis
		size vg.Length
		want string
	}{
		{"all fit", linear("", 0, 100, 25), 200, "0 25 50 75 100"},
		{"each second", linear("", 0, 100, 10), 150, "0 20 40 60 80 100"},
		{"zero stays", linear("", -30, 50, 10), 100, "-20 0 20 40"},
		{"reversed", reversed, 150, "100 80 60 40 20 0"},
		{"powers of ten", three, 100, "1 10 100 1k"},
		{"uneven ones", lengths, 200, "100 10k 50k"},
	} {
		if got := shown(style.horizontal(&tt.axis, tt.size, 100)); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
	many := categories("", names(1000, "%d")...)
	if got := shown(style.vertical(&many, 200, 100)); got != "0 100 200 300 400 500 600 700 800 900" {
		t.Errorf("a thousand categories: %q", got)
	}
}

func TestALogAxisHasNoPlaceForZero(t *testing.T) {
	s := picture(scene.Panel{X: linear("", 0, 10, 2), Y: logarithmic("", 1, 1000)})
	v := &view{panel: &mustLayOut(t, s).panels[0]}
	for _, y := range []float64{0, -1, math.NaN(), math.Inf(1)} {
		if p, ok := v.at(5, y); ok {
			t.Errorf("%v lies at %v", y, p)
		}
	}
	if p, ok := v.at(5, floor(v.y, 0)); !ok || p.Y != v.area.Min.Y {
		t.Errorf("a bar stands at %v", p)
	}
	if p, ok := v.at(5, 1000); !ok || math.Abs(float64(p.Y-v.area.Max.Y)) > 1e-9 {
		t.Errorf("the end of the axis lies at %v", p)
	}
}
