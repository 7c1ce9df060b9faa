package canvas

import (
	"fmt"
	"strings"

	"kvsh/stdlib/chart/scene"
)

// names is n names of a format.
func names(n int, format string) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = fmt.Sprintf(format, i)
	}
	return out
}

// barsOver is bars over each category of an axis.
func barsOver(a scene.Axis) *scene.Scene {
	bars := scene.Bars{Color: blue, Width: 0.8}
	for i := range a.Ticks {
		bars.Bars = append(bars.Bars, scene.Bar{X: float64(i), Value: float64(i*37%90 + 10)})
	}
	return picture(scene.Panel{X: a, Y: linear("TTFT (ms)", 0, 100, 20), Layers: []scene.Layer{bars}})
}

// barsBeside is bars beside each category of an axis.
func barsBeside(a scene.Axis) *scene.Scene {
	s := barsOver(a)
	p := &s.Panels[0]
	bars := p.Layers[0].(scene.Bars)
	bars.Horizontal = true
	p.X, p.Y, p.Layers[0] = p.Y, p.X, bars
	return s
}

// longPath is a long name.
const longPath = "/data/results/bench/run-%d/a_very_long_path_name_that_goes_on/and_on/results.json"

// hard are scenes whose texts hardly fit, by name.
func hard() map[string]*scene.Scene {
	wordy := waves()
	wordy.Title = strings.Repeat("A very long title that goes on and on ", 12)
	wordy.Subtitle = strings.Repeat("东西向南北向", 40)
	wordy.Caption = []string{strings.Repeat("A very long caption. ", 60), "another"}
	wordy.Width, wordy.Height = 6.5, 4.5
	wordy.Panels[0].Y.Label = strings.Repeat("a long name ", 20)
	wordy.Panels[0].X.Label = strings.Repeat("a long name ", 40)

	right := waves()
	right.LegendRight, right.Width = true, 6
	right.Legend[0].Entries = append(right.Legend[0].Entries, scene.LegendEntry{Label: "a label that is much too long to fit beside the panel"})
	right.Panels[0].X.Reversed, right.Panels[0].Y.Reversed = true, true

	crowded := waves()
	crowded.Width, crowded.Height = 6.5, 5
	for g := range crowded.Legend {
		for i := range 40 {
			crowded.Legend[g].Entries = append(crowded.Legend[g].Entries, scene.LegendEntry{Label: fmt.Sprint("series ", i)})
		}
	}

	heat := layers(light)["cells"]
	heat.LegendRight = true

	bubbles := layers(light)["points"]
	bubbles.Panels[0].Title = "bubbles"
	named := facets(5, 2, false)
	for i := range named.Panels {
		named.Panels[i].Y.Label = fmt.Sprint("a name of its own ", i)
		named.Panels[i].X.Label = fmt.Sprint("another ", i)
	}
	return map[string]*scene.Scene{
		"long texts":                   wordy,
		"legend at the right":          right,
		"a hundred legend entries":     crowded,
		"upright ramp":                 heat,
		"large points":                 bubbles,
		"axes with names of their own": named,
		"wide ticks":                   picture(scene.Panel{X: logarithmic("", 1, 1e12), Y: linear("y", -1e6, 1e6, 1e5), Note: strings.Repeat("nothing to draw ", 9)}),
		"names in lines":               barsOver(categories("medium", "HBM", "Local Disk + CPU cache", "Local Disk", "GDS over the network", "东西向")),
		"upright names":                barsOver(categories("configuration", names(14, "configuration %d")...)),
		"a thousand names":             barsOver(categories("configuration", names(1000, "run-%d")...)),
		"a thousand numbers":           barsOver(categories("configuration", names(1000, "%d")...)),
		"long names at the left":       barsBeside(categories("configuration", names(8, longPath)...)),
		"a thousand at the left":       barsBeside(categories("configuration", names(1000, longPath)...)),
		"large heat map":               picture(scene.Panel{X: categories("", names(40, "%d k")...), Y: categories("", names(25, "y%d")...), Layers: []scene.Layer{cells(40, 25, true)}}),
		"twelve facets":                facets(12, 4, true),
		"facets with their own axes":   facets(5, 3, false),
	}
}
