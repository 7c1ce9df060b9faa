package canvas

import (
	"math"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"

	"kvsh/stdlib/chart/scene"
)

func TestPanelsAreAlignedToThePixel(t *testing.T) {
	for name, s := range map[string]*scene.Scene{"equal axes": facets(7, 3, true), "axes of their own": facets(7, 3, false)} {
		f := mustLayOut(t, s)
		for _, p := range f.panels {
			first, above := f.panels[p.row*3], f.panels[p.col]
			if p.area.Min.Y != first.area.Min.Y || p.area.Max.Y != first.area.Max.Y {
				t.Errorf("%s: row %d: %v is not in line with %v", name, p.row, p.area, first.area)
			}
			if p.area.Min.X != above.area.Min.X || p.area.Max.X != above.area.Max.X {
				t.Errorf("%s: column %d: %v is not in line with %v", name, p.col, p.area, above.area)
			}
			for _, edge := range []vg.Length{p.area.Min.X, p.area.Max.X, p.area.Min.Y, p.area.Max.Y} {
				if share := math.Mod(float64(edge/pixel), 1); math.Abs(share-0.5) > 1e-6 {
					t.Errorf("%s: an edge lies at %v of a pixel", name, share)
				}
			}
		}
	}
}

func TestInnerPanelsShowLabelsOnlyIfTheirAxesDiffer(t *testing.T) {
	f := mustLayOut(t, facets(5, 3, true))
	for i, p := range f.panels {
		if below := i >= 2; p.x.labelled != below {
			t.Errorf("panel %d: labels below: %v", i, p.x.labelled)
		}
		if left := i%3 == 0; p.y.labelled != left {
			t.Errorf("panel %d: labels at the left: %v", i, p.y.labelled)
		}
	}
	for i, p := range mustLayOut(t, facets(5, 3, false)).panels {
		if !p.y.labelled {
			t.Errorf("panel %d has an axis of its own without labels", i)
		}
	}
}

func TestAPanelWithoutDataTakesTheAxesOfTheOthers(t *testing.T) {
	s := facets(4, 2, true)
	s.Panels[1].X, s.Panels[1].Y = scene.Axis{}, scene.Axis{}
	f := mustLayOut(t, s)
	if f.panels[1].x.Axis != &s.Panels[0].X || f.panels[3].y.labelled {
		t.Error("the empty panel's axes count")
	}
}

func TestPicturesWithoutRoomAreRefused(t *testing.T) {
	small, none := waves(), waves()
	small.Width, small.Height = 1.5, 1
	none.Width = math.NaN()
	for want, s := range map[string]*scene.Scene{
		"canvas: 1 panels have no room in a picture of 1.5 × 1 inches: make it larger": small,
		"canvas: a picture of NaN × 3 inches can't be drawn: a side takes 1 to 50":     none,
		"canvas: 900 panels have no room":                                              facets(900, 30, true),
	} {
		for _, driver := range []func(*scene.Scene) ([]byte, error){PNG, SVG, PDF} {
			if _, err := driver(s); err == nil || !strings.HasPrefix(err.Error(), want) {
				t.Errorf("error %v, want %q", err, want)
			}
		}
	}
}
