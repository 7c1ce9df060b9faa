package canvas

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"kvsh/stdlib/chart/scene"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func TestPicturesOfEachLayer(t *testing.T) {
	for suffix, theme := range map[string]scene.Theme{"": light, "-dark": dark} {
		pictures := layers(theme)
		pictures["facets"], pictures["facets-own"] = facets(4, 3, true), facets(4, 3, false)
		for name, s := range pictures {
			s.Theme = theme
			golden(t, name+suffix+".svg", s)
		}
	}
}

// golden compares the SVG of a scene with a file.
func golden(t *testing.T, name string, s *scene.Scene) {
	t.Helper()
	got, err := SVG(s)
	if err != nil {
		t.Fatal(err)
	}
	checkSVG(t, got)
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs (run with -update if that is right)", name)
	}
}
