package evidence

import (
	"slices"
	"strings"

	"kvsh/stdlib/bench"
	"kvsh/stdlib/frame"
	"kvsh/stdlib/stats"
)

// ownColumns are columns of text or whole numbers that tell of one run, not of the
// series that it is an iteration of.
var ownColumns = []string{
	"line", "date", "iteration", "temperature", "completed", "failed", "total_input_tokens", "total_output_tokens", "conflicts",
}

// identity lists the columns that runs of one series agree in.
func identity(runs *frame.Frame) ([]string, error) {
	var out []string
	for _, name := range runs.Names() {
		typ, err := runs.Type(name)
		if err != nil {
			return nil, err
		}
		if (typ == frame.String || typ == frame.Int) && !slices.Contains(ownColumns, name) && !strings.HasSuffix(name, "_src") {
			out = append(out, name)
		}
	}
	return out, runs.Err()
}

// A Series is the iterations of one setting in one file, in their order.
type Series struct {
	Rows       []int // of the frame, all iterations
	Cold, Warm []float64
	Settled    []float64   // the warm values from where they stay near their final level
	Trend      stats.Trend // of the warm values
	DriftP     float64     // its p-value, adjusted for the number of series by Holm; NaN below six values
}

// Drifts reports whether the warm values rise or fall, at the level 0.05.
func (s *Series) Drifts() bool { return s.DriftP < stats.Alpha }

// ReuseGain is how many times slower the cold iteration is than the median warm
// one. It is NaN without either.
func (s *Series) ReuseGain() float64 { return stats.ReuseGain(stats.Median(s.Cold), s.Warm) }

// SeriesOf finds the series of the runs, with the values of a metric such as
// "mean_ttft_ms". The runs need the columns iteration and temperature.
func SeriesOf(runs *frame.Frame, metric string) ([]Series, error) {
	columns, err := identity(runs)
	if err != nil {
		return nil, err
	}
	groups, err := GroupBy(runs, columns...)
	if err != nil {
		return nil, err
	}
	iteration, err := runs.Ints("iteration")
	if err != nil {
		return nil, err
	}
	temperature, err := texts(runs, "temperature")
	if err != nil {
		return nil, err
	}
	values, err := runs.Floats(metric)
	if err != nil {
		return nil, err
	}
	out := make([]Series, len(groups))
	var p []float64
	for i, g := range groups {
		slices.SortStableFunc(g.Rows, func(a, b int) int { return iteration[a] - iteration[b] })
		s := &out[i]
		s.Rows = g.Rows
		s.Cold = pick(values, rowsWhere(temperature, g.Rows, bench.Cold))
		s.Warm = pick(values, rowsWhere(temperature, g.Rows, bench.Warm))
		s.Settled = s.Warm[stats.SettledFrom(s.Warm):]
		s.Trend = stats.MannKendall(s.Warm)
		s.DriftP = s.Trend.P
		if len(s.Warm) < stats.MinTrend {
			s.DriftP = nan
		}
		p = append(p, s.DriftP)
	}
	for i, adjusted := range stats.Holm(p) {
		out[i].DriftP = adjusted
	}
	return out, nil
}

func rowsWhere(values []string, rows []int, value string) []int {
	return slices.DeleteFunc(slices.Clone(rows), func(i int) bool { return values[i] != value })
}
