package canvas

import (
	"testing"

	"kvsh/stdlib/chart/scene"
)

func TestTextsMoveApartOrAreLeftOut(t *testing.T) {
	s := layers(light)["texts"]
	f := mustLayOut(t, s)
	v := &view{surface: visible{&tracer{}}, panel: &f.panels[0], theme: &s.Theme}
	texts := s.Panels[0].Layers[2].(scene.Texts)
	v.drawTexts(&texts)
	if len(v.words) != 4 {
		t.Errorf("%d texts are written, want four: one lies outside", len(v.words))
	}
	for range 20 {
		v.drawTexts(&texts)
	}
	for i, a := range v.words {
		if a.Max.X > v.area.Max.X || a.Min.X < v.area.Min.X {
			t.Errorf("text %d leaves the panel", i)
		}
		for _, b := range v.words[:i] {
			if touches(a, b) {
				t.Errorf("%v overlaps %v", a, b)
			}
		}
	}
}
