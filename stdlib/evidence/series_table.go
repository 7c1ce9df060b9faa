package evidence

import (
	"strings"

	"kvsh/stdlib/frame"
	"kvsh/stdlib/stats"
)

// seriesColumns are what tells series apart in their table, as far as runs have it.
var seriesColumns = []string{"folder", "file", "phase", "input_len", "num_prompts", "media", "bandwidth", "direction", "arcc"}

// SeriesTable describes the series of the runs, a row for each: what tells it apart,
// the cold value of the metric, the number of warm ones and their median, the reuse
// gain (cold over warm), after how many warm iterations it settles (null if it never
// does) and the median from there on, Kendall's tau of the warm values with time, its
// p-value after Holm (null below six values), and notes.
func SeriesTable(runs *frame.Frame, metric string) (*frame.Frame, error) {
	runs, err := Media(runs)
	if err != nil {
		return nil, err
	}
	series, err := SeriesOf(runs, metric)
	if err != nil {
		return nil, err
	}
	n := len(series)
	cold, warm, settled := make([]float64, n), make([]float64, n), make([]float64, n)
	gain, tau, p := make([]float64, n), make([]float64, n), make([]float64, n)
	count, after, first := make([]int, n), make([]int, n), make([]int, n)
	never, notes := make([]bool, n), make([]string, n)
	for i := range series {
		s := &series[i]
		first[i] = s.Rows[0]
		cold[i], count[i], warm[i] = stats.Median(s.Cold), len(s.Warm), stats.Median(s.Warm)
		gain[i], settled[i] = s.ReuseGain(), stats.Median(s.Settled)
		after[i], never[i] = len(s.Warm)-len(s.Settled), len(s.Settled) == 0
		tau[i], p[i] = s.Trend.Tau, s.DriftP
		if len(s.Warm) < stats.MinTrend {
			tau[i] = nan
		}
		notes[i] = strings.Join(s.notes(), "; ")
	}
	out := runs.Take(first).Select(having(runs, seriesColumns)...)
	for _, c := range []frame.Column{
		numbersOrNull("cold", cold), frame.Ints("n_warm", count), numbersOrNull("warm", warm), numbersOrNull("reuse_gain", gain),
		frame.Ints("settles_after", after).WithNulls(never), numbersOrNull("settled", settled),
		numbersOrNull("tau", tau), numbersOrNull("drift_p", p), frame.Strings("notes", notes),
	} {
		out = out.With(c)
	}
	return out, out.Err()
}

// numbersOrNull is a column of numbers with null in place of NaN.
func numbersOrNull(name string, values []float64) frame.Column {
	null := make([]bool, len(values))
	for i, v := range values {
		null[i] = v != v
	}
	return frame.Floats(name, values).WithNulls(null)
}
