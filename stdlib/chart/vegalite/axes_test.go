package vegalite

import (
	"math"

	"kvsh/stdlib/chart/scene"
)

// ticks are ticks of pairs of numbers and labels.
func ticks(pairs ...any) []scene.Tick {
	var out []scene.Tick
	for i := 0; i < len(pairs); i += 2 {
		at, ok := pairs[i].(float64)
		if !ok {
			at = float64(pairs[i].(int))
		}
		out = append(out, scene.Tick{At: at, Label: pairs[i+1].(string)})
	}
	return out
}

// lengthAxis is logarithmic with few ticks.
func lengthAxis() scene.Axis {
	return scene.Axis{
		Label: "Input length (tokens)", Scale: scene.Log, Min: 80, Max: 62500, Grid: true,
		Ticks: ticks(100, "100", 1000, "1k", 4000, "4k", 16000, "16k", 50000, "50k"),
	}
}

// timeAxis is logarithmic with short ticks between those with labels.
func timeAxis() scene.Axis {
	a := scene.Axis{Label: "Mean TTFT", Scale: scene.Log, Min: 60, Max: 60000, Grid: true}
	for e := 1.0; e <= 4; e++ {
		for d := 1.0; d < 10; d++ {
			v, label := d*math.Pow(10, e), ""
			if d == 1 {
				label = map[float64]string{1: "10 ms", 2: "100 ms", 3: "1 s", 4: "10 s"}[e]
			}
			if v >= a.Min && v <= a.Max {
				a.Ticks = append(a.Ticks, scene.Tick{At: v, Label: label})
			}
		}
	}
	return a
}

func categories(label string, names ...string) scene.Axis {
	a := scene.Axis{Label: label, Scale: scene.Category, Min: -0.5, Max: float64(len(names)) - 0.5}
	for i, name := range names {
		a.Ticks = append(a.Ticks, scene.Tick{At: float64(i), Label: name})
	}
	return a
}
