package bench

import (
	"cmp"
	"slices"

	"kvsh/stdlib/stats"
)

// A Series is one setting that was run several times in one file: records of
// equal folder, file, input length, prompt count and metadata, by iteration.
type Series struct {
	Records []*Record
}

// Group splits records into their series, in order of first appearance.
func Group(records []*Record) []Series {
	at := map[[3]string]int{}
	var out []Series
	for _, r := range records {
		key := [3]string{r.Folder, r.File, r.series}
		i, ok := at[key]
		if !ok {
			i = len(out)
			at[key] = i
			out = append(out, Series{})
		}
		out[i].Records = append(out[i].Records, r)
	}
	for _, s := range out {
		slices.SortStableFunc(s.Records, func(a, b *Record) int { return cmp.Compare(a.Iteration.N, b.Iteration.N) })
	}
	return out
}

// Cold returns the records of the series' smallest iteration, if the series
// has more than one record.
func (s Series) Cold() []*Record {
	n := 0
	for len(s.Records) > 1 && n < len(s.Records) && s.Records[n].Iteration == s.Records[0].Iteration {
		n++
	}
	return s.Records[:n]
}

// Warm returns the records that are not cold.
func (s Series) Warm() []*Record { return s.Records[len(s.Cold()):] }

// SettledFrom is the number of warm records, of those that have a mean TTFT,
// before it stays near its final level (see [stats.SettledFrom]).
func (s Series) SettledFrom() int { return stats.SettledFrom(metricOf(s.Warm(), "mean_ttft_ms")) }

// metricOf returns the metric of the records that have it.
func metricOf(records []*Record, name string) []float64 {
	var out []float64
	for _, r := range records {
		if v, ok := r.Metric(name); ok {
			out = append(out, v)
		}
	}
	return out
}

// setTemperature marks the records of one file as cold or warm, and as settled.
func setTemperature(records []*Record) {
	for _, s := range Group(records) {
		for _, r := range s.Cold() {
			r.Temperature = Cold
		}
		from, measured := s.SettledFrom(), 0
		for _, r := range s.Warm() {
			r.Temperature = Warm
			r.Settled = measured >= from
			if _, ok := r.Metric("mean_ttft_ms"); ok {
				measured++
			}
		}
	}
}
