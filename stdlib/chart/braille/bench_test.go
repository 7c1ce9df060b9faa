package braille

import (
	"testing"

	"kvsh/stdlib/chart/scene"
)

func BenchmarkText(b *testing.B) {
	for _, bb := range []struct {
		name  string
		scene *scene.Scene
	}{
		{"points", frontier(100000)},
		{"step lines", ecdf(33333)},
		{"bands and lines", ttft()},
		{"facets", warmUp(12)},
	} {
		for _, o := range []Options{{}, {Columns: 160, Rows: 48, Colors: 1 << 24, Dark: true}} {
			b.Run(bb.name, func(b *testing.B) {
				for b.Loop() {
					if Text(bb.scene, o) == "" {
						b.Fatal("no text")
					}
				}
			})
		}
	}
}
