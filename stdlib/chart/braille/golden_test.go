package braille

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kvsh/stdlib/chart/scene"
)

var update = flag.Bool("update", false, "rewrite the golden files")

const trueColor = 1 << 24

func TestPictures(t *testing.T) {
	for name, s := range map[string]*scene.Scene{
		"line": ttft(), "pareto": frontier(200), "points": frontier(40), "crowd": frontier(3000), "bars": medians(false), "lying_bars": medians(true),
		"ecdf": ecdf(300), "heat": speedups(), "slope": slopes(), "facets": warmUp(4), "many_facets": warmUp(12), "boxes": spreads(1), "boxes_of_two": spreads(2),
	} {
		golden(t, name+".txt", s, Options{})
	}
	for name, s := range map[string]*scene.Scene{"line": ttft(), "bars": medians(false), "facets": warmUp(4), "heat": speedups()} {
		golden(t, name+"_40.txt", s, Options{Columns: 40})
		golden(t, name+"_160.txt", s, Options{Columns: 160, Rows: 40})
	}
	golden(t, "line_dark.ansi", ttft(), Options{Colors: trueColor, Dark: true})
	golden(t, "pareto_256.ansi", frontier(200), Options{Colors: 256})
	golden(t, "bars_16.ansi", medians(false), Options{Colors: 16, Dark: true})
	golden(t, "heat_256.ansi", speedups(), Options{Colors: 256, Columns: 60, Rows: 20})
	golden(t, "small_20.txt", frontier(40), Options{Columns: 20, Rows: 12})
	golden(t, "smaller_20.txt", frontier(40), Options{Columns: 20, Rows: 6})
}

// golden compares a text with a file, in which \e stands for the escape character.
func golden(t *testing.T, name string, s *scene.Scene, o Options) {
	t.Helper()
	got := strings.ReplaceAll(Text(s, o), "\x1b", `\e`)
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs (look at it and run with -update if it is right):\n%s", name, got)
	}
}
