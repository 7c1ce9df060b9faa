package chart

import (
	"math"
	"slices"
	"strconv"

	"kvsh/stdlib/chart/scene"
)

// fewTicks is the number of distinct values up to which each gets a tick.
const fewTicks = 7

// labelled makes ticks with labels.
func labelled(at []float64, mark string) []scene.Tick {
	labels := tickLabels(at, mark)
	out := make([]scene.Tick, len(at))
	for i, v := range at {
		out[i] = scene.Tick{At: v, Label: labels[i]}
	}
	return out
}

// linearSteps are about n round numbers from lo to hi.
func linearSteps(lo, hi float64, n int) []float64 {
	raw := (hi - lo) / float64(n)
	power := math.Pow(10, math.Floor(math.Log10(raw)))
	step := power
	for _, m := range []float64{1, 2, 2.5, 5, 10} {
		if step = m * power; step >= raw*(1-1e-9) {
			break
		}
	}
	first := math.Ceil(lo/step - 1e-9)
	var out []float64
	for i := 0.0; (first+i)*step <= hi+step*1e-9 && i <= float64(2*n); i++ {
		out = append(out, round((first+i)*step))
	}
	return slices.Compact(out)
}

// round takes away what the product of a digit and a power of ten has too much.
func round(v float64) float64 {
	r, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 14, 64), 64)
	if err != nil {
		return v
	}
	return r
}

// linearTicks are ticks at round numbers.
func linearTicks(lo, hi float64, mark string) []scene.Tick {
	return labelled(linearSteps(lo, hi, 6), mark)
}

// isBroken reports whether a number is not whole.
func isBroken(v float64) bool { return v != math.Trunc(v) }

// wholeTicks are the ticks at whole numbers.
func wholeTicks(ticks []scene.Tick) []scene.Tick {
	return slices.DeleteFunc(slices.Clone(ticks), func(t scene.Tick) bool { return isBroken(t.At) })
}

// logTicks are ticks at every digit of every power of ten, labelled at 1, and at 2
// and 5 or at all of them over few decades. Over many decades some powers of ten
// stay without.
func logTicks(lo, hi float64, mark string) []scene.Tick {
	decades := math.Log10(hi / lo)
	every := math.Ceil(decades / 8)
	var all []scene.Tick
	var at []float64
	for e := math.Floor(math.Log10(lo)); e <= math.Ceil(math.Log10(hi)); e++ {
		for digit := 1.0; digit < 10; digit++ {
			v := round(digit * math.Pow(10, e))
			if v < lo*(1-1e-9) || v > hi*(1+1e-9) || digit > 1 && decades > 12 {
				continue
			}
			all = append(all, scene.Tick{At: v})
			if digit == 1 && math.Mod(e, every) == 0 || decades < 2.5 && (digit == 2 || digit == 5) || decades < 0.7 {
				at = append(at, v)
			}
		}
	}
	if len(at) < 2 { // the axis is shorter than from one digit to the next
		return linearTicks(lo, hi, mark)
	}
	for _, t := range labelled(at, mark) {
		all[slices.IndexFunc(all, func(a scene.Tick) bool { return a.At == t.At })] = t
	}
	return all
}
