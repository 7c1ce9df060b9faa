package evidence

import (
	"fmt"
	"math"
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

// newSide describes runs by a metric, and the series that they are of.
func newSide(metric string, series *seriesIndex, runs *frame.Frame, key []string) (Side, error) {
	values, err := runs.Floats(metric)
	if err != nil {
		return Side{}, err
	}
	s := Side{key: key, values: slices.DeleteFunc(values, math.IsNaN)}
	s.N = len(s.values)
	s.Median = stats.Median(s.values)
	s.Low, s.High, s.HasInterval = stats.Interval(s.values, level)
	if s.Batches, err = valuesIn(runs, "folder"); err != nil {
		return Side{}, err
	}
	if s.Directions, err = valuesIn(runs, "direction"); err != nil {
		return Side{}, err
	}
	failed, err := numbersIfAny(runs, "failed")
	if err != nil {
		return Side{}, err
	}
	for _, n := range slices.DeleteFunc(failed, math.IsNaN) {
		s.Failed += int(n)
	}
	s.Notes, err = series.notes(runs)
	return s, err
}

// level is that of intervals.
const level = 0.95

// valuesIn are the values of a column, none if there is no such column.
func valuesIn(runs *frame.Frame, column string) ([]string, error) {
	if !runs.Has(column) {
		return nil, nil
	}
	return Values(runs, column)
}

// A seriesIndex finds the series of runs.
type seriesIndex struct {
	columns []string           // that the runs of a series agree in
	of      map[string]*Series // by their values
}

// seriesByKey indexes the series of all runs, cold ones too. It is empty if the runs
// don't tell series.
func seriesByKey(all *frame.Frame, metric string) (*seriesIndex, error) {
	index := &seriesIndex{of: map[string]*Series{}}
	if !all.Has("iteration") || !all.Has("temperature") {
		return index, nil
	}
	var err error
	if index.columns, err = identity(all); err != nil {
		return nil, err
	}
	series, err := SeriesOf(all, metric)
	if err != nil {
		return nil, err
	}
	values, err := textColumns(all, index.columns...)
	if err != nil {
		return nil, err
	}
	for i := range series {
		key := make([]string, len(index.columns))
		for j := range key {
			key[j] = values[j][series[i].Rows[0]]
		}
		index.of[fmt.Sprintf("%q", key)] = &series[i]
	}
	return index, nil
}

// notes say of the series that the runs belong to what a reader should know.
func (x *seriesIndex) notes(runs *frame.Frame) ([]string, error) {
	if len(x.of) == 0 {
		return nil, nil
	}
	groups, err := GroupBy(runs, x.columns...)
	if err != nil {
		return nil, err
	}
	var out []string
	if len(groups) > 1 {
		out = append(out, fmt.Sprintf("%d series pooled", len(groups)))
	}
	for _, g := range groups {
		out = append(out, x.of[fmt.Sprintf("%q", g.Key)].notes()...)
	}
	return slices.Compact(out), nil
}

// leastSettling is how many iterations it takes to speak of settling.
const leastSettling = 3

// notes are what a reader should know of a series: how it drifts and settles.
func (s *Series) notes() []string {
	var out []string
	if len(s.Warm) >= stats.MinTrend && s.Trend.P < stats.Alpha {
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
	if gain := s.ReuseGain(); gain < stats.NoReuse {
		out = append(out, fmt.Sprintf("no reuse: cold is %.2f times warm", gain))
	}
	return out
}
