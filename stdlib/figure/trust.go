package figure

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"kvsh/stdlib/chart"
	"kvsh/stdlib/evidence"
	"kvsh/stdlib/frame"
)

// WarmUp draws the TTFT over the iterations for each medium, from the cold first one
// on, with a panel for each network: the median of the series and their range. It
// shows one input length: the longest that most media have, or that of [InputLen].
func WarmUp(runs *frame.Frame, opts ...Option) *chart.Chart {
	o := read(append([]Option{Temperature("all")}, opts...))
	runs, err := evidence.Media(runs)
	if err != nil {
		return chart.Failed(err)
	}
	at, err := atOneLength(runs, o)
	if err != nil {
		return chart.Failed(err)
	}
	at, err = evidence.Networks(at)
	if err != nil {
		return chart.Failed(err)
	}
	s, err := selected(at, o, "media")
	if err != nil {
		return chart.Failed(err)
	}
	title, err := titleAt("TTFT by iteration", at)
	if err != nil {
		return chart.Failed(err)
	}
	panels, err := evidence.Names(s.runs, "phase", "network")
	if err != nil {
		return chart.Failed(err)
	}
	c := chart.Line(s.runs.With(frame.Strings("panel", panels)), chart.X("iteration"), chart.Y("mean_ttft_ms"), chart.Color("media")).Facet("panel")
	return c.LogY().Stat("median").Band("minmax").Title(title).Caption(s.caption())
}

// mostDrifts is how many series Drift shows.
const mostDrifts = 6

// Drift draws the warm iterations of the series whose TTFT drifts most surely, with
// the line of Theil and Sen through them. The test is that of Mann and Kendall,
// adjusted for the number of series by Holm.
func Drift(runs *frame.Frame, opts ...Option) *chart.Chart {
	runs, err := evidence.Media(runs)
	if err != nil {
		return chart.Failed(err)
	}
	runs, err = evidence.Networks(runs)
	if err != nil {
		return chart.Failed(err)
	}
	if o := read(opts); o.inputLen > 0 {
		runs = runs.Where("input_len", "==", o.inputLen)
	}
	series, err := evidence.SeriesOf(runs, "mean_ttft_ms")
	if err != nil {
		return chart.Failed(err)
	}
	tested := slices.DeleteFunc(series, func(s evidence.Series) bool { return math.IsNaN(s.DriftP) })
	slices.SortStableFunc(tested, func(a, b evidence.Series) int { return cmp.Compare(a.DriftP, b.DriftP) })
	drifting := 0
	for i := range tested {
		if tested[i].Drifts() {
			drifting++
		}
	}
	shown := tested[:min(mostDrifts, len(tested))]
	var ps []panel
	for i := range shown {
		p, err := driftPanel(runs, &shown[i])
		if err != nil {
			return chart.Failed(err)
		}
		ps = append(ps, p)
	}
	if len(ps) == 0 {
		ps = []panel{{runs: runs.Take(nil)}}
	}
	c := grid(2, ps, func(f *frame.Frame) *chart.Chart {
		return chart.Points(f, chart.X("iteration"), chart.Y("mean_ttft_ms"), chart.Color("media")).Trend(true).LogY()
	})
	return c.Title("Drift of TTFT over warm iterations").Caption(fmt.Sprintf(
		"%d of %d series of at least six warm iterations drift (Mann-Kendall, p < 0.05 after Holm); these are the %d of the least p", drifting, len(tested), len(shown)))
}

// driftPanel is the warm runs of a series, and its test.
func driftPanel(runs *frame.Frame, s *evidence.Series) (panel, error) {
	warm := runs.Take(s.Rows).Where("temperature", "==", "warm")
	words, err := evidence.Settings(warm, "media", "network", "input_len")
	return panel{fmt.Sprintf("%s: p %.2g", strings.Join(words, " "), s.DriftP), warm}, err
}
