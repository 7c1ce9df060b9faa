package braille

import (
	"strings"
	"testing"

	"kvsh/stdlib/chart/scene"
)

func TestWordsStandBesideWhatTheyNameOrNotAtAll(t *testing.T) {
	plot := func(layers ...scene.Layer) string {
		return Text(one(scene.Panel{X: linearAxis("", 0, 10, 5, number), Y: linearAxis("", 0, 10, 5, number), Layers: layers}), Options{Columns: 40, Rows: 13})
	}
	word := func(x, y float64, text string, dx float64) scene.Text {
		return scene.Text{Point: scene.Point{X: x, Y: y}, Text: text, DX: dx}
	}
	point := scene.Points{Look: scene.Look{Shape: scene.Circle}, Points: []scene.Point{{X: 5, Y: 5}}}
	flat := scene.Line{Points: []scene.Point{{X: 0, Y: 5}, {X: 10, Y: 5}}}
	wall := scene.Area{Points: []scene.Point{{X: 0, Y: 0}, {X: 10, Y: 0}, {X: 10, Y: 10}, {X: 0, Y: 10}}}
	var lines []scene.Layer
	for y := 3.0; y < 8; y += 0.5 {
		lines = append(lines, scene.Line{Points: []scene.Point{{X: 0, Y: y}, {X: 10, Y: y}}})
	}
	for _, tt := range []struct {
		name   string
		layers []scene.Layer
		want   string // "" if the word is left out
	}{
		{"beside a point", []scene.Layer{point, scene.Texts{Texts: []scene.Text{word(5, 5, "word", 3)}}}, "● word"},
		{"over a line", []scene.Layer{flat, scene.Texts{Texts: []scene.Text{word(5, 5, "word", 0)}}}, "word"},
		{"on an area", []scene.Layer{wall, scene.Texts{Texts: []scene.Text{word(5, 5, "word", 0)}}}, "word"},
		{"not on lines that are everywhere", append(lines, scene.Texts{Texts: []scene.Text{word(5, 5, "word", 0)}}), ""},
		{"at the right end", []scene.Layer{scene.Texts{Texts: []scene.Text{word(10, 5, "word", 3)}}}, "word"},
		{"wide ones", []scene.Layer{scene.Texts{Texts: []scene.Text{word(10, 5, "东西word向", 3)}}}, "东西word向"},
		{"not if they are too long", []scene.Layer{scene.Texts{Texts: []scene.Text{word(5, 5, strings.Repeat("word", 20), 3)}}}, ""},
		{"not on others", []scene.Layer{scene.Texts{Texts: []scene.Text{word(5, 9.9, "long long", 0), word(5, 9.9, "aa", 0), word(5, 9.9, "word", 0)}}}, ""},
	} {
		text := plot(tt.layers...)
		if tt.want == "" && strings.Contains(text, "word") || !strings.Contains(text, tt.want) {
			t.Errorf("words %s, %q:\n%s", tt.name, tt.want, text)
		}
	}
	if text := plot(scene.Rule{At: 5, Label: "half"}, scene.Rule{At: 9, Vertical: true, Label: "nine"}); !strings.Contains(text, "half") || !strings.Contains(text, "nine") {
		t.Errorf("rules without labels:\n%s", text)
	}
}
