package chart

import (
	"math"
	"slices"
	"sort"

	"gonum.org/v1/gonum/stat/distuv"

	"kvsh/stdlib/stats"
)

// statistics are those that Chart.Stat takes.
var statistics = []string{"mean", "median", "geomean", "min", "max", "p50", "p90", "p95", "p99", "count"}

// quantiles are the statistics that are one.
var quantiles = map[string]float64{"median": 0.5, "p50": 0.5, "p90": 0.9, "p95": 0.95, "p99": 0.99}

// level is that of confidence intervals.
const level = 0.95

// statistic computes one of the statistics.
func statistic(name string, values []float64) float64 {
	switch name {
	case "mean":
		return stats.Mean(values)
	case "median":
		return stats.Median(values)
	case "geomean":
		return stats.GeoMean(values)
	case "min":
		return slices.Min(values)
	case "max":
		return slices.Max(values)
	case "count":
		return float64(len(values))
	}
	return stats.Quantile(values, quantiles[name])
}

// spread is the range that a band shows. Ok is false if there is none, as for an
// interval of fewer than six values. On a log axis an interval does not reach zero.
func spread(band, stat string, values []float64, log bool) (low, high float64, ok bool) {
	if len(values) < 2 {
		return 0, 0, false
	}
	switch band {
	case "ci95":
		return interval(stat, values, log)
	case "iqr":
		return stats.Quantile(values, 0.25), stats.Quantile(values, 0.75), true
	case "minmax":
		return slices.Min(values), slices.Max(values), true
	}
	return 0, 0, false
}

// hasInterval reports whether a statistic has a confidence interval.
func hasInterval(stat string) bool { return quantiles[stat] > 0 || stat == "mean" || stat == "geomean" }

// interval is the 95 % confidence interval of a statistic.
func interval(stat string, values []float64, log bool) (low, high float64, ok bool) {
	n := len(values)
	if n < stats.MinInterval {
		return 0, 0, false
	}
	switch stat {
	case "median", "p50":
		return stats.Interval(values, level)
	case "mean":
		mean, half := stats.Mean(values), halfWidth(values)
		if log {
			return mean * math.Exp(-half/mean), mean * math.Exp(half/mean), true
		}
		return mean - half, mean + half, true
	case "geomean":
		logs := make([]float64, n)
		for i, v := range values {
			logs[i] = math.Log(v)
		}
		mean, half := stats.Mean(logs), halfWidth(logs)
		return math.Exp(mean - half), math.Exp(mean + half), true
	}
	return quantileInterval(values, quantiles[stat])
}

// halfWidth is half of the interval of a mean by Student's t distribution. The
// interval of its logarithm, by the delta method, is this over the mean.
func halfWidth(values []float64) float64 {
	n := float64(len(values))
	t := distuv.StudentsT{Sigma: 1, Nu: n - 1}.Quantile(1 - (1-level)/2)
	return t * stats.Std(values) / math.Sqrt(n)
}

// quantileInterval is the interval of a quantile by order statistics, as
// [stats.Interval] is that of the median: the number of values below the quantile
// is binomial (David and Nagaraja, Order Statistics, section 7.1). High quantiles
// of few values have none.
func quantileInterval(values []float64, q float64) (low, high float64, ok bool) {
	sorted := slices.Sorted(slices.Values(values))
	n := len(sorted)
	below := distuv.Binomial{N: float64(n), P: q}
	const tail = (1 - level) / 2
	from := sort.Search(n, func(k int) bool { return below.CDF(float64(k)) > tail }) - 1
	to := sort.Search(n, func(k int) bool { return 1-below.CDF(float64(k)) <= tail })
	if from < 0 || to >= n {
		return 0, 0, false
	}
	return sorted[from], sorted[to], true
}
