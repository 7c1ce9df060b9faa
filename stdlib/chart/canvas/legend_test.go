package canvas

import (
	"image/color"
	"testing"

	"gonum.org/v1/plot/vg"

	"kvsh/stdlib/chart/scene"
)

func TestLargePointsInTheLegendDoNotTouch(t *testing.T) {
	s := waves()
	s.Width = 3
	var sizes scene.LegendGroup
	for _, size := range []float64{4, 8, 12, 16, 400} {
		sizes.Entries = append(sizes.Entries, scene.LegendEntry{Label: "size", Sample: scene.PointSample, Look: scene.Look{Color: red, Shape: scene.Square}, Size: size})
	}
	s.Legend = []scene.LegendGroup{sizes}
	s.Height = 5
	for _, s.LegendRight = range []bool{false, true} {
		f := mustLayOut(t, s)
		tr := &tracer{inks: []color.NRGBA{red}}
		for _, it := range f.legend {
			f.drawItem(tr, it)
		}
		if len(tr.words) != len(sizes.Entries) {
			t.Fatalf("%d points are drawn", len(tr.words))
		}
		for i, a := range tr.words {
			if a.Min.X < 0 || a.Min.Y < 0 || a.Max.X > f.size.X {
				t.Errorf("point %d at %v leaves the page", i, a)
			}
			for _, b := range tr.words[:i] {
				if touches(a, b) {
					t.Errorf("the point at %v touches that at %v", a, b)
				}
			}
		}
	}
}

func TestALegendThatIsTooLongSaysWhatItLacks(t *testing.T) {
	s := hard()["a hundred legend entries"]
	f := mustLayOut(t, s)
	shown := 0
	for _, it := range f.legend {
		if it.entry != nil {
			shown++
		}
	}
	entries := len(s.Legend[0].Entries) + len(s.Legend[1].Entries)
	last := f.legend[0] // the lowest row comes first
	if want := entries - shown; last.title != "… and 48 more" || want != 48 {
		t.Errorf("the legend ends with %q, though %d are left out", last.title, want)
	}
}

func TestGroupsStandInOneRowIfTheyFit(t *testing.T) {
	group := func(title string, n int) scene.LegendGroup {
		g := scene.LegendGroup{Title: title}
		for range n {
			g.Entries = append(g.Entries, scene.LegendEntry{Label: "series"})
		}
		return g
	}
	f := &figure{Scene: &scene.Scene{Theme: light, Legend: []scene.LegendGroup{group("a", 2), group("b", 2), group("c", 9)}}, size: vg.Point{X: 400, Y: 300}}
	rows := f.rows(400)
	if len(rows) != 3 || len(rows[0].items) != 6 {
		t.Fatalf("%d rows, %d items in the first", len(rows), len(rows[0].items))
	}
	if first, wrapped := rows[1].items[1].at.X, rows[2].items[0].at.X; first != wrapped {
		t.Errorf("a row goes on at %v, its first entry stands at %v", wrapped, first)
	}
}
