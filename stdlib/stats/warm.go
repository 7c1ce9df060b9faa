package stats

import (
	"math"
	"slices"
)

// settledBand is how far a settled value may lie from the final level, as a
// share of it.
const settledBand = 0.25

// SettledFrom is the index of the first of the warm values of a series, in
// order of iteration, from which on every value lies within 25 % of the final
// level: the median of the last half of the values, rounded up. The last value
// itself may lie outside; then the series has not settled, and the result is
// len(warm). Missing values are not judged; of a series that has no others the
// result is len(warm) too.
func SettledFrom(warm []float64) int {
	values := slices.DeleteFunc(slices.Clone(warm), math.IsNaN)
	level := Median(values[len(values)/2:])
	if math.IsNaN(level) || math.IsInf(level, 0) {
		return len(warm)
	}
	from, settled := len(warm), false
	for i := len(warm) - 1; i >= 0; i-- {
		if math.Abs(warm[i]-level) > settledBand*math.Abs(level) {
			break
		}
		settled = settled || !math.IsNaN(warm[i])
		if settled {
			from = i
		}
	}
	return from
}

// NoReuse is the [ReuseGain] below which a series counts as one that reuses nothing.
const NoReuse = 1.2

// ReuseGain is how many times slower the cold run is than the median warm run:
// what the cache gains. About 1 means that nothing was reused. It is NaN if
// there is no warm run, and +Inf if their median is 0.
func ReuseGain(cold float64, warm []float64) float64 { return cold / Median(warm) }
