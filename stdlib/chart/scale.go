package chart

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// tick is a place on an axis; a minor one has no label.
type tick struct {
	at    float64
	label string
}

// axis is an axis of a scene.
type axis struct {
	label  string
	log    bool
	lo, hi float64
	ticks  []tick
}

// position maps a value to 0 at the axis' begin and 1 at its end.
func (a *axis) position(v float64) float64 {
	if a.log {
		return math.Log(v/a.lo) / math.Log(a.hi/a.lo)
	}
	return (v - a.lo) / (a.hi - a.lo)
}

// holds reports whether a value lies on the axis.
func (a *axis) holds(v float64) bool { return v >= a.lo && v <= a.hi }

// fewTicks is the number of distinct values up to which each gets a tick.
const fewTicks = 7

// newAxis fits an axis to values. Given limits win; a linear axis begins at
// zero if no value is below. With atValues, few distinct values become the
// ticks.
func newAxis(column string, values []float64, log bool, lo, hi float64, atValues bool) axis {
	a := axis{label: axisLabel(column), log: log, lo: math.Inf(1), hi: math.Inf(-1)}
	var distinct []float64
	for _, v := range values {
		a.lo, a.hi = min(a.lo, v), max(a.hi, v)
		distinct = append(distinct, v)
	}
	slices.Sort(distinct)
	distinct = slices.Compact(distinct)
	if a.lo > a.hi {
		a.lo, a.hi = map[bool]float64{true: 1, false: 0}[log], 10
	}
	a.pad()
	if !math.IsNaN(lo) && (lo > 0 || !log) {
		a.lo = lo
	}
	if !math.IsNaN(hi) {
		a.hi = hi
	}
	if a.hi <= a.lo {
		a.hi = a.lo + max(1, math.Abs(a.lo))
	}
	format := formatterOf(column, a.hi)
	switch {
	case atValues && log && len(distinct) > 1 && len(distinct) <= fewTicks:
		for _, v := range distinct {
			a.ticks = append(a.ticks, tick{v, format(v)})
		}
	case log:
		a.ticks = logTicks(a.lo, a.hi, format)
	default:
		a.ticks = linearTicks(a.lo, a.hi, format)
	}
	return a
}

// pad widens the axis beyond its data.
func (a *axis) pad() {
	if a.log {
		share := math.Pow(a.hi/a.lo, 0.05)
		share = max(share, 1.05)
		a.lo, a.hi = a.lo/share, a.hi*share
		return
	}
	if a.lo >= 0 {
		a.lo = 0
	} else {
		a.lo -= 0.05 * (a.hi - a.lo)
	}
	a.hi += 0.05 * (a.hi - a.lo)
	if a.hi == a.lo {
		a.hi++
	}
}

// linearTicks are about six ticks at 1, 2, 2.5 or 5 times a power of ten.
func linearTicks(lo, hi float64, format func(float64) string) []tick {
	raw := (hi - lo) / 6
	decade := math.Pow(10, math.Floor(math.Log10(raw)))
	step := 10 * decade
	for _, m := range []float64{1, 2, 2.5, 5} {
		if m*decade >= raw {
			step = m * decade
			break
		}
	}
	var out []tick
	for k := int(math.Ceil(lo/step - 1e-9)); float64(k)*step <= hi+step*1e-9; k++ {
		out = append(out, tick{float64(k) * step, format(float64(k) * step)})
	}
	return out
}

// logTicks are ticks at every digit of every power of ten, labelled at 1, at 2
// and 5 as well over few decades.
func logTicks(lo, hi float64, format func(float64) string) []tick {
	decades := math.Log10(hi / lo)
	var out []tick
	for e := math.Floor(math.Log10(lo)); e <= math.Ceil(math.Log10(hi)); e++ {
		for digit := 1.0; digit < 10; digit++ {
			v := digit * math.Pow(10, e)
			if v < lo*(1-1e-9) || v > hi*(1+1e-9) {
				continue
			}
			t := tick{at: v}
			if digit == 1 || decades < 2.5 && (digit == 2 || digit == 5) || decades < 0.7 {
				t.label = format(v)
			}
			out = append(out, t)
		}
	}
	return out
}

// labels of the columns that pictures show most.
var labels = map[string]string{
	"input_len":              "Input length (tokens)",
	"iteration":              "Iteration",
	"num_prompts":            "Prompts",
	"max_concurrency":        "Concurrency",
	"mean_ttft_ms":           "Mean TTFT",
	"median_ttft_ms":         "Median TTFT",
	"mean_itl_ms":            "Mean ITL",
	"mean_tpot_ms":           "Mean TPOT",
	"total_token_throughput": "Total throughput (tokens/s)",
	"output_throughput":      "Output throughput (tokens/s)",
	"request_throughput":     "Requests a second",
	"ttft_ms":                "TTFT",
}

// axisLabel names a column for a reader.
func axisLabel(column string) string {
	if l, ok := labels[column]; ok {
		return l
	}
	return strings.TrimSuffix(column, "_ms")
}

// formatterOf returns how an axis of a column, up to hi, prints its numbers:
// times with a unit, others with k, M or G.
func formatterOf(column string, hi float64) func(float64) string {
	if !strings.HasSuffix(column, "_ms") {
		return siNumber
	}
	return func(ms float64) string {
		if hi >= 1000 && (ms >= 1000 || ms == 0) {
			return trimNumber(ms/1000) + " s"
		}
		return trimNumber(ms) + " ms"
	}
}

func siNumber(v float64) string {
	switch a := math.Abs(v); {
	case a >= 1e9:
		return trimNumber(v/1e9) + "G"
	case a >= 1e6:
		return trimNumber(v/1e6) + "M"
	case a >= 1e3:
		return trimNumber(v/1e3) + "k"
	}
	return trimNumber(v)
}

// trimNumber prints a number with up to four significant digits.
func trimNumber(v float64) string {
	s := strconv.FormatFloat(v, 'g', 4, 64)
	if strings.Contains(s, "e") {
		s = strconv.FormatFloat(v, 'f', 0, 64)
	}
	return s
}
