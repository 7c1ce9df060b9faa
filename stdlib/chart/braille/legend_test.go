package braille

import (
	"strings"
	"testing"

	"kvsh/stdlib/chart/scene"
)

// legendOf is the lines of a legend.
func legendOf(s *scene.Scene, o Options) string {
	o.Columns, o.Rows = sizeOr(o.Columns, 80), sizeOr(o.Rows, 24)
	var b strings.Builder
	newDrawing(s, o).legend().lines(&b)
	return sequences.ReplaceAllString(b.String(), "")
}

func TestLegends(t *testing.T) {
	dashed := ecdf(30)
	for i := range dashed.Legend[0].Entries {
		e := &dashed.Legend[0].Entries[i]
		e.Color, e.Dash, e.Label = light.Muted, [][]float64{nil, {5, 3}, {1.5, 2.5}}[i], []string{"400g", "800g", "N/A"}[i]
	}
	single := medians(false)
	single.Panels[0].Layers = single.Panels[0].Layers[:1]
	single.Legend[0].Entries = single.Legend[0].Entries[:1]
	shaped := frontier(40)
	for i := range shaped.Legend[0].Entries {
		shaped.Legend[0].Entries[i].Shape = []scene.Shape{scene.Triangle, scene.Cross, scene.Diamond}[i]
	}
	for _, tt := range []struct {
		name   string
		scene  *scene.Scene
		colors int
		want   string
	}{
		{"lines with points", ttft(), 16, "medium: ─●─ HBM  ─●─ CPU  ─●─ Local Disk  ─●─ GDS    ░░ 95 % interval  ○ cold\n"},
		{"lines with points and letters", ttft(), 0, "medium: ─a─ HBM  ─b─ CPU  ─c─ Local Disk  ─d─ GDS    ░░ 95 % interval  ○ cold\n"},
		{"dashes", dashed, 16, "medium: ── 400g  ╌╌ 800g  ┈┈ N/A\n"},
		{"letters for colours and for shapes", frontier(40), 0, "medium: a,b CPU  c,d Local Disk  e,f GDS    network: a,c,e 400g  b,d,f 800g\n── frontier  ░░ dominated\n"},
		{"shapes", shaped, 256, "medium: ▲ CPU  ✚ Local Disk  ◆ GDS    network: ● 400g  ■ 800g\n── frontier     dominated\n"},
		{"no shapes where points are dots", frontier(3000), 256, "medium: ● CPU  ● Local Disk  ● GDS    ── frontier     dominated\n"},
		{"no shade either without colours", frontier(3000), 0, "medium: a,b CPU  c,d Local Disk  e,f GDS    network: a,c,e 400g  b,d,f 800g\n── frontier\n"},
		{"bars", medians(false), 16, "run: ██ warm  ██ cold\n"},
		{"bars with letters", medians(false), 0, "run: a warm  b cold\n"},
		{"one series has no letter", single, 0, "run: ██ warm\n"},
		{"a ramp", speedups(), 0, "speed-up: 0.25× ░░░░░░ 0.5× ▒▒▒▒▒▒ 1× ▓▓▓▓▓▓ 2× ██████ 4×\n"},
		{"none", slopesWithoutLegend(), 0, ""},
	} {
		if got := legendOf(tt.scene, Options{Colors: tt.colors}); got != tt.want {
			t.Errorf("%s:\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
}

func slopesWithoutLegend() *scene.Scene {
	s := slopes()
	s.Legend = nil
	return s
}

func TestLegendsAreWrapped(t *testing.T) {
	want := "medium: ─a─ HBM  ─b─ CPU\n  ─c─ Local Disk  ─d─ GDS\n░░ 95 % interval  ○ cold\n"
	if got := legendOf(ttft(), Options{Columns: 30}); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestSeriesHaveTheirLettersInThePicture(t *testing.T) {
	for name, s := range map[string]*scene.Scene{"line": ttft(), "points": frontier(40), "crowd": frontier(3000), "ecdf": ecdf(300), "bars": medians(false), "boxes": spreads(2)} {
		text := Text(s, Options{})
		picture := text[:strings.Index(text, "└")]
		for _, k := range newKeys(s).series {
			if !strings.Contains(picture, k.letter) {
				t.Errorf("%s: %s has no %q in\n%s", name, k.name, k.letter, picture)
			}
		}
	}
}
