package stats

import (
	"math"
	"math/rand/v2"
	"slices"
)

// resamples is how often [BootstrapRatio] draws.
const resamples = 10_000

// BootstrapRatio is the percentile bootstrap interval, at the given level, of the
// ratio of medians Median(next)/Median(base) (Efron and Tibshirani, An
// Introduction to the Bootstrap, chapter 13). Each sample is drawn anew by itself,
// 10,000 times. Equal values, in whatever order, and an equal seed give the same
// interval on every machine.
//
// Ok is false below [MinInterval] values in either sample, if a value is negative,
// if level is not between 0 and 1, or if some medians drawn have no ratio (0/0).
func BootstrapRatio(base, next []float64, level float64, seed uint64) (lo, hi float64, ok bool) {
	from, to := newResampler(base), newResampler(next)
	if !from.fit() || !to.fit() || !(level > 0 && level < 1) {
		return math.NaN(), math.NaN(), false
	}
	draws := rand.NewPCG(seed, 0)
	ratios := make([]float64, resamples)
	for i := range ratios {
		ratios[i] = to.median(draws) / from.median(draws)
	}
	slices.Sort(ratios)
	if math.IsNaN(ratios[0]) { // they sort first
		return math.NaN(), math.NaN(), false
	}
	k := min(int(resamples*(1-level)/2), resamples/2-1)
	return ratios[k], ratios[resamples-1-k], true
}

// A resampler draws from a sample with replacement.
type resampler struct {
	sorted []float64
	drawn  []uint32 // how often each value was drawn
}

func newResampler(x []float64) *resampler {
	sorted := present(x)
	return &resampler{sorted, make([]uint32, len(sorted))}
}

func (r *resampler) fit() bool { return len(r.sorted) >= MinInterval && r.sorted[0] >= 0 }

// median draws as many values as there are and returns their median. As the
// values are sorted, counting how often each is drawn sorts those drawn too.
func (r *resampler) median(draws *rand.PCG) float64 {
	clear(r.drawn)
	n := uint64(len(r.sorted))
	for range n / 2 {
		bits := draws.Uint64() // enough for two
		r.drawn[(bits>>32)*n>>32]++
		r.drawn[(bits&math.MaxUint32)*n>>32]++
	}
	if n%2 == 1 {
		r.drawn[(draws.Uint64()>>32)*n>>32]++
	}
	low, upTo := 0, uint64(r.drawn[0])
	for upTo <= (n-1)/2 {
		low++
		upTo += uint64(r.drawn[low])
	}
	high := low
	for upTo <= n/2 {
		high++
		upTo += uint64(r.drawn[high])
	}
	return (r.sorted[low] + r.sorted[high]) / 2
}
