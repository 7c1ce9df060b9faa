package figure

import (
	"kvsh/stdlib/chart"
	"kvsh/stdlib/evidence"
	"kvsh/stdlib/frame"
)

// NetworkTTFT draws the median of the runs' mean TTFT over the input length for each
// network that GDS runs went over: its bandwidth, its direction (EW 东西向, NS 南北向,
// NA if it is not known), and whether the switch feature arcc is on.
func NetworkTTFT(runs *frame.Frame, opts ...Option) *chart.Chart {
	runs, err := evidence.Networks(runs.Where("modality", "==", "GDS"))
	if err != nil {
		return chart.Failed(err)
	}
	s, err := selected(runs, read(opts), "network")
	if err != nil {
		return chart.Failed(err)
	}
	s.say("EW 东西向, NS 南北向, NA not known")
	return s.overInputLen("mean_ttft_ms", "network").Title("TTFT of GDS by network")
}

// BandwidthSlope draws how the median TTFT changes from one bandwidth to the next,
// such as 400g to 800g, a panel for each input length. A line joins runs that agree
// in all else: medium, direction, arcc, workload. Runs that were made with one
// bandwidth only are left out.
func BandwidthSlope(runs *frame.Frame, opts ...Option) *chart.Chart {
	runs, err := evidence.Media(runs)
	if err != nil {
		return chart.Failed(err)
	}
	runs, err = evidence.Paths(runs.Where("bandwidth", "!=", "N/A"))
	if err != nil {
		return chart.Failed(err)
	}
	s, err := selected(runs, read(opts), "media")
	if err != nil {
		return chart.Failed(err)
	}
	paired, err := ofSeveral(s.runs, "bandwidth", append(evidence.WorkloadOf(s.runs), "media", "path")...)
	if err != nil {
		return chart.Failed(err)
	}
	if n := s.runs.Len() - paired.Len(); n > 0 {
		s.say("%d runs left out: nothing else like them was run with another bandwidth", n)
	}
	lengths, err := panels(paired)
	if err != nil {
		return chart.Failed(err)
	}
	slope := func(f *frame.Frame) *chart.Chart {
		return chart.Slope(f, chart.X("bandwidth"), chart.Y("mean_ttft_ms"), chart.Color("media"), chart.Dash("path")).LogY().Stat("median").Band("ci95")
	}
	return grid(3, lengths, slope).Title("TTFT by bandwidth").Caption(s.caption())
}

// ofSeveral keeps the runs of groups that have several values of a column.
func ofSeveral(runs *frame.Frame, column string, by ...string) (*frame.Frame, error) {
	groups, err := evidence.GroupBy(runs, by...)
	if err != nil {
		return nil, err
	}
	var rows []int
	for _, g := range groups {
		values, err := evidence.Values(runs.Take(g.Rows), column)
		if err != nil {
			return nil, err
		}
		if len(values) > 1 {
			rows = append(rows, g.Rows...)
		}
	}
	return runs.Take(rows), nil
}
