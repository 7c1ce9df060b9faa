package stats

import "math"

// settledBand is how far a settled value may lie from the final level, as a
// share of it.
const settledBand = 0.25

// SettledFrom is the index of the first of the warm values of a series, in
// order of iteration, from which on every value lies within 25 % of the final
// level: the median of the last half of the values, rounded up. The last value
// itself may lie outside; then the series has not settled, and the result is
// len(warm). Missing values are not judged.
func SettledFrom(warm []float64) int {
	level := Median(warm[len(warm)/2:])
	from := len(warm)
	for from > 0 && !(math.Abs(warm[from-1]-level) > settledBand*math.Abs(level)) {
		from--
	}
	return from
}

// ReuseGain is how many times slower the cold run is than the median warm run:
// what the cache gains. About 1 means that nothing was reused.
func ReuseGain(cold float64, warm []float64) float64 { return cold / Median(warm) }
