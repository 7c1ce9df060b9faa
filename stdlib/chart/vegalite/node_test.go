package vegalite

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"sync"
	"testing"

	"kvsh/stdlib/chart/scene"
	"kvsh/testdata/npm"
)

// nodeFolder is a folder with the packages that the judge needs.
func nodeFolder(t *testing.T) string {
	t.Helper()
	folder, err := packages()
	if errors.Is(err, npm.ErrAbsent) {
		t.Skip(err)
	} else if err != nil {
		t.Fatal(err)
	}
	return folder
}

var packages = sync.OnceValues(func() (string, error) { return npm.Install("vega", "testdata/node") })

// verdict is what Vega-Lite makes of a specification.
type verdict struct {
	Warnings      []string
	Fault         string
	Width, Height int
	Marks         map[string]struct {
		Type  string
		Count int
	}
	Tooltips map[string]map[string]string
	Axes     map[string]struct {
		Labels, Titles []string
		Grid           int
	}
}

// judge has Vega-Lite compile the scenes and Vega draw them.
func judge(t *testing.T, scenes map[string]*scene.Scene) map[string]verdict {
	t.Helper()
	specs := map[string]json.RawMessage{}
	for name, s := range scenes {
		specs[name] = mustJSON(t, s)
	}
	return judgeSpecs(t, specs)
}

// judgeSpecs has Vega-Lite compile specifications and Vega draw them.
func judgeSpecs(t *testing.T, specs map[string]json.RawMessage) map[string]verdict {
	t.Helper()
	folder := nodeFolder(t)
	in, err := json.Marshal(specs)
	if err != nil {
		t.Fatal(err)
	}
	script, err := os.ReadFile("testdata/node/judge.js")
	if err != nil {
		t.Fatal(err)
	}
	node := exec.CommandContext(t.Context(), "node", "--eval", string(script))
	node.Dir, node.Stdin = folder, bytes.NewReader(in)
	var faults bytes.Buffer
	node.Stderr = &faults
	out, err := node.Output()
	if err != nil {
		t.Fatalf("node: %v\n%s", err, faults.String())
	}
	var verdicts map[string]verdict
	if err := json.Unmarshal(out, &verdicts); err != nil {
		t.Fatal(err)
	}
	return verdicts
}

func TestVegaDrawsWhatTheSceneHas(t *testing.T) {
	scenes := map[string]*scene.Scene{"odd texts": oddTexts()}
	for name, s := range gallery(light) {
		scenes[name] = s
	}
	for name, s := range gallery(dark) {
		scenes["dark "+name] = s
	}
	verdicts := judge(t, scenes)
	for name, s := range scenes {
		t.Run(name, func(t *testing.T) { compare(t, s, verdicts[name]) })
	}
	t.Run("tooltips", func(t *testing.T) { compareTooltips(t, verdicts) })
}

func compare(t *testing.T, s *scene.Scene, v verdict) {
	if len(v.Warnings) > 0 || v.Fault != "" {
		t.Errorf("Vega-Lite warns %q and finds the fault %s", v.Warnings, v.Fault)
	}
	if want := []float64{s.Width * 96, s.Height * 96}; v.Width != int(want[0]) || v.Height != int(want[1]) {
		t.Errorf("it is %d by %d pixels, want %v", v.Width, v.Height, want)
	}
	for i := range s.Panels {
		p := &s.Panels[i]
		panel := fmt.Sprintf("panel%d", i+1)
		for k, l := range p.Layers {
			for end, want := range drawn(p, l) {
				view := fmt.Sprintf("%s_layer%d%s", panel, k+1, end)
				if got := v.Marks[view]; got.Count != want {
					t.Errorf("%s has %d marks of %T, want %d", view, got.Count, l, want)
				}
			}
		}
		compareAxes(t, p, v, panel)
	}
	entries, titles := 0, 0
	for _, g := range s.Legend {
		entries += len(g.Entries)
		if g.Title != "" {
			titles++
		}
		if g.Ramp != nil && v.Marks["ramp1_ticks"].Count != len(g.Ramp.Ticks) {
			t.Errorf("the ramp has %d ticks, want %d", v.Marks["ramp1_ticks"].Count, len(g.Ramp.Ticks))
		}
	}
	if got := v.Marks["legend_texts"].Count; got != entries+titles {
		t.Errorf("the legend has %d texts, want %d", got, entries+titles)
	}
}

func compareAxes(t *testing.T, p *scene.Panel, v verdict, panel string) {
	var labels, titles []string
	grid := 0
	for _, a := range []*scene.Axis{&p.X, &p.Y} {
		for _, tick := range a.Ticks {
			labels = append(labels, tick.Label)
			if a.Grid && tick.Label != "" {
				grid++
			}
		}
		if a.Label != "" {
			titles = append(titles, a.Label)
		}
	}
	got := v.Axes[panel+"_group"]
	if !slices.Equal(got.Labels, labels) || !slices.Equal(got.Titles, titles) || got.Grid != grid {
		t.Errorf("%s has the axes %+v, want %q, %q and %d lines", panel, got, labels, titles, grid)
	}
}

func compareTooltips(t *testing.T, verdicts map[string]verdict) {
	for _, tt := range []struct {
		scene, view string
		want        map[string]string
	}{
		{"lines", "panel1_layer16", map[string]string{"title": "GDS", "Input length (tokens)": "100", "Mean TTFT": "255 ms", "range": "204 ms – 331.5 ms", "": "n = 12"}},
		{"lines", "panel1_layer8", map[string]string{"title": "GDS", "Input length (tokens)": "100", "Mean TTFT": "433.5 ms"}},
		{"bars", "panel1_layer1", map[string]string{"title": "400g", "Medium": "HBM", "Total throughput (tokens/s)": "191.25k"}},
		{"lying bars", "panel1_layer1", map[string]string{"title": "400g", "Medium": "HBM", "Total throughput (tokens/s)": "191.25k"}},
		{"boxes", "panel1_layer4", map[string]string{"title": "GDS", "category": "GDS", "median": "690 ms", "middle half": "586.5 ms – 828 ms", "whiskers": "414 ms – 966 ms"}},
		{"ecdf", "panel1_layer2_touch", map[string]string{"title": "CPU", "Mean TTFT": "118.393 ms", "Share of requests": "1.66667 %"}},
		{"heat", "panel1_layer1", map[string]string{"Input length (tokens)": "100", "Medium": "HBM", "speed-up": "0.31×"}},
		{"odd texts", "panel1_layer13", map[string]string{"title": odd, odd: "5", "title ": "5", "": odd}},
		{"facets", "panel2_layer6", map[string]string{"title": "GDS", "Input length (tokens)": "100", "Mean TTFT": "150 ms", "": "n = 12"}},
	} {
		got := verdicts[tt.scene].Tooltips[tt.view]
		if fmt.Sprint(got) != fmt.Sprint(tt.want) {
			t.Errorf("%s of %s tells %q, want %q", tt.view, tt.scene, got, tt.want)
		}
	}
}

// odd is a text that would do harm if it were not only a text.
const odd = `"]}');alert(1)// \ </script> ${x} title` + " `b"

// oddTexts has it wherever texts are.
func oddTexts() *scene.Scene {
	s := everyMark(light)
	s.Theme, s.Width, s.Height = light, 8.5, 5.2
	s.Title, s.Subtitle, s.Caption, s.Description = odd, odd, []string{odd}, odd
	s.Legend = []scene.LegendGroup{{Title: odd, Entries: []scene.LegendEntry{{Label: odd}}}}
	p := &s.Panels[0]
	p.X.Label, p.Y.Label, p.Note = odd, "title", odd
	p.X.Ticks[1].Label = odd
	p.Layers = append(p.Layers, scene.Points{Name: odd, Radius: 3, Points: []scene.Point{{X: 5, Y: 5}}, Labels: []string{odd}})
	return s
}
