package canvas

import (
	"image/color"
	"maps"
	"math"
	"slices"
	"testing"

	"gonum.org/v1/plot/vg"

	"kvsh/stdlib/chart/scene"
)

// tracer keeps the boxes of the texts that are drawn on it. Each of their colours
// must be used for texts only.
type tracer struct {
	inks  []color.NRGBA
	words []vg.Rectangle
}

func (tr *tracer) fill(p vg.Path, c color.NRGBA) {
	if slices.Contains(tr.inks, c) {
		tr.words = append(tr.words, bounds(p))
	}
}

func (tr *tracer) stroke(vg.Path, pen) {}

func bounds(p vg.Path) vg.Rectangle {
	low, high := vg.Length(math.Inf(-1)), vg.Length(math.Inf(1))
	box := vg.Rectangle{Min: vg.Point{X: high, Y: high}, Max: vg.Point{X: low, Y: low}}
	for _, c := range p {
		if c.Type == vg.CloseComp {
			continue
		}
		box.Min.X, box.Max.X = min(box.Min.X, c.Pos.X-c.Radius), max(box.Max.X, c.Pos.X+c.Radius)
		box.Min.Y, box.Max.Y = min(box.Min.Y, c.Pos.Y-c.Radius), max(box.Max.Y, c.Pos.Y+c.Radius)
	}
	return box
}

func touches(a, b vg.Rectangle) bool {
	return a.Min.X < b.Max.X && b.Min.X < a.Max.X && a.Min.Y < b.Max.Y && b.Min.Y < a.Max.Y
}

func mustLayOut(t *testing.T, s *scene.Scene) *figure {
	t.Helper()
	f, err := layOut(s)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestNoTextIsCutOffOrOverlapsAnother(t *testing.T) {
	all := hard()
	maps.Copy(all, layers(light))
	for name, s := range all {
		t.Run(name, func(t *testing.T) {
			f := mustLayOut(t, s)
			tr := &tracer{inks: []color.NRGBA{s.Theme.Ink, s.Theme.Muted}}
			draw(f, tr)
			if len(tr.words) < 4 {
				t.Fatalf("only %d texts are drawn", len(tr.words))
			}
			for i, a := range tr.words {
				if a.Min.X < 1 || a.Min.Y < 1 || a.Max.X > f.size.X-1 || a.Max.Y > f.size.Y-1 {
					t.Errorf("text %d at %v leaves the page of %v", i, a, f.size)
				}
				for j, b := range tr.words[:i] {
					if touches(a, b) {
						t.Errorf("text %d at %v overlaps text %d at %v", i, a, j, b)
					}
				}
			}
		})
	}
}

func TestSlantingNamesStayOnThePage(t *testing.T) {
	s := barsOver(categories("configuration", names(8, longPath)...))
	f := mustLayOut(t, s)
	if turn := f.panels[0].x.turn; turn != math.Pi/4 {
		t.Fatalf("the names are turned by %v", turn)
	}
	tr := &tracer{inks: []color.NRGBA{s.Theme.Ink, s.Theme.Muted}}
	draw(f, tr)
	for i, a := range tr.words {
		if a.Min.X < 1 || a.Min.Y < 1 {
			t.Errorf("text %d at %v leaves the page", i, a)
		}
	}
	if depth := f.panels[0].x.depth; depth > f.size.Y*labelShare+1 {
		t.Errorf("the names take %v of %v", depth, f.size.Y)
	}
}

func TestPointsAreWholeAndOnThePage(t *testing.T) {
	s := layers(light)["points"]
	f := mustLayOut(t, s)
	tr := &tracer{inks: []color.NRGBA{alpha(blue, 190)}}
	draw(f, tr)
	if len(tr.words) != 20 { // of 25, five of which lie outside
		t.Errorf("%d points are drawn", len(tr.words))
	}
	for _, p := range tr.words {
		if p.Min.X < 0 || p.Max.X > f.size.X || p.Max.Y > f.size.Y-margin-titleSize {
			t.Errorf("a point at %v leaves its place", p)
		}
	}
}
