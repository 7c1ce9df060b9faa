package braille

import (
	"fmt"
	"math"

	"kvsh/stdlib/chart/scene"
)

// logAxis has ticks at each digit, labelled at the decades.
func logAxis(label string, low, high float64, format func(float64) string) scene.Axis {
	a := scene.Axis{Label: label, Scale: scene.Log, Min: low, Max: high, Grid: true}
	for e := math.Floor(math.Log10(low)); e <= math.Ceil(math.Log10(high)); e++ {
		for digit := 1.0; digit < 10; digit++ {
			t := scene.Tick{At: digit * math.Pow(10, e)}
			if t.At < low || t.At > high {
				continue
			}
			if digit == 1 {
				t.Label = format(t.At)
			}
			a.Ticks = append(a.Ticks, t)
		}
	}
	return a
}

func linearAxis(label string, low, high, step float64, format func(float64) string) scene.Axis {
	a := scene.Axis{Label: label, Min: low, Max: high, Grid: true}
	for v := math.Ceil(low/step) * step; v <= high+1e-9; v += step {
		a.Ticks = append(a.Ticks, scene.Tick{At: v, Label: format(v)})
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

func number(v float64) string {
	switch {
	case v >= 1e6:
		return fmt.Sprintf("%gM", v/1e6)
	case v >= 1e3:
		return fmt.Sprintf("%gk", v/1e3)
	}
	return fmt.Sprintf("%.4g", v)
}

func millis(v float64) string {
	if v >= 1000 {
		return fmt.Sprintf("%g s", v/1000)
	}
	return fmt.Sprintf("%g ms", v)
}
