package evidence

import (
	"fmt"
	"slices"

	"kvsh/stdlib/frame"
	"kvsh/stdlib/stats"
)

// A Side is the runs of one kind in a comparison.
type Side struct {
	N                   int
	Median              float64
	Low, High           float64 // its 95 % interval, if HasInterval
	HasInterval         bool
	Batches, Directions []string
	Failed              int      // requests
	Notes               []string // drift, settling and reuse of its series

	values  []float64
	key     []string
	value   string
	matched bool
}

// newSide describes runs. All has the others of their series too, cold ones.
func newSide(q Question, all, runs *frame.Frame, key []string) (Side, error) {
	values, err := runs.Floats(q.Metric)
	if err != nil {
		return Side{}, err
	}
	s := Side{key: key, values: pick(values, allRows(runs))}
	s.N = len(s.values)
	s.Median = stats.Median(s.values)
	s.Low, s.High, s.HasInterval = stats.Interval(s.values, level)
	if s.Batches, err = valuesIn(runs, "folder"); err != nil {
		return Side{}, err
	}
	if s.Directions, err = valuesIn(runs, "direction"); err != nil {
		return Side{}, err
	}
	if runs.Has("failed") {
		failed, err := runs.Floats("failed")
		if err != nil {
			return Side{}, err
		}
		for _, n := range pick(failed, allRows(runs)) {
			s.Failed += int(n)
		}
	}
	s.Notes, err = seriesNotes(q, all, runs)
	return s, err
}

// level is that of intervals.
const level = 0.95

func allRows(runs *frame.Frame) []int {
	out := make([]int, runs.Len())
	for i := range out {
		out[i] = i
	}
	return out
}

// valuesIn are the values of a column, none if there is no such column.
func valuesIn(runs *frame.Frame, column string) ([]string, error) {
	if !runs.Has(column) {
		return nil, nil
	}
	return Values(runs, column)
}

// seriesNotes say of the series that the runs belong to what a reader should know.
func seriesNotes(q Question, all, runs *frame.Frame) ([]string, error) {
	for _, c := range []string{"iteration", "temperature"} {
		if !runs.Has(c) {
			return nil, nil
		}
	}
	whole, err := withSeries(all, runs)
	if err != nil {
		return nil, err
	}
	series, err := SeriesOf(whole, q.Metric)
	if err != nil {
		return nil, err
	}
	var out []string
	if len(series) > 1 {
		out = append(out, fmt.Sprintf("%d series pooled", len(series)))
	}
	for i := range series {
		out = append(out, series[i].notes()...)
	}
	return slices.Compact(out), nil
}

// leastSettling is how many iterations it takes to speak of settling.
const leastSettling = 3

// withSeries are the runs with the others of their series, cold ones too.
func withSeries(all, runs *frame.Frame) (*frame.Frame, error) {
	columns, err := identity(all)
	if err != nil {
		return nil, err
	}
	ours, err := GroupBy(runs, columns...)
	if err != nil {
		return nil, err
	}
	theirs, err := GroupBy(all, columns...)
	if err != nil {
		return nil, err
	}
	var rows []int
	for _, g := range theirs {
		if slices.ContainsFunc(ours, func(o Group) bool { return slices.Equal(o.Key, g.Key) }) {
			rows = append(rows, g.Rows...)
		}
	}
	return all.Take(rows), nil
}

// notes are what a reader should know of a series: how it drifts and settles.
func (s *Series) notes() []string {
	var out []string
	if len(s.Warm) >= leastTrend && s.Trend.P < alpha {
		word := "falls"
		if s.Trend.Tau > 0 {
			word = "rises"
		}
		out = append(out, fmt.Sprintf("drift: %s over %d iterations, τ %+.2f, p %s", word, len(s.Warm), s.Trend.Tau, pText(s.Trend.P)))
	}
	switch from := len(s.Warm) - len(s.Settled); {
	case len(s.Warm) < leastSettling:
	case len(s.Settled) == 0:
		out = append(out, fmt.Sprintf("does not settle in %d iterations", len(s.Warm)))
	case from > 0:
		out = append(out, fmt.Sprintf("settles after %d of %d iterations", from, len(s.Warm)))
	}
	if gain := s.ReuseGain(); gain < noReuse {
		out = append(out, fmt.Sprintf("no reuse: cold is %.2f times warm", gain))
	}
	return out
}

// noReuse is the gain below which the cache was not reused.
const noReuse = 1.2
