package figure

import (
	"kvsh/stdlib/chart"
	"kvsh/stdlib/evidence"
	"kvsh/stdlib/frame"
)

// MediaTTFT draws the median of the runs' mean TTFT over the input length for each
// medium, with 95 % intervals. Local Disk with the CPU cache on is a medium of its
// own.
func MediaTTFT(runs *frame.Frame, opts ...Option) *chart.Chart {
	return ofMedia(runs, "mean_ttft_ms", opts).Title("TTFT by KV-cache medium")
}

// MediaThroughput is [MediaTTFT] for the total throughput in tokens a second.
func MediaThroughput(runs *frame.Frame, opts ...Option) *chart.Chart {
	return ofMedia(runs, "total_token_throughput", opts).Title("Throughput by KV-cache medium")
}

func ofMedia(runs *frame.Frame, metric string, opts []Option) *chart.Chart {
	runs, err := evidence.Media(runs)
	if err != nil {
		return chart.Failed(err)
	}
	s, err := selected(runs, read(opts), "media")
	if err != nil {
		return chart.Failed(err)
	}
	if err := s.sayMissing(); err != nil {
		return chart.Failed(err)
	}
	return s.overInputLen(metric, "media")
}

// overInputLen draws a metric over the input length, a line for each value of a
// column.
func (s *selection) overInputLen(metric, by string) *chart.Chart {
	if err := s.sayMixed("point", by); err != nil {
		return chart.Failed(err)
	}
	c := chart.Line(s.runs, chart.X("input_len"), chart.Y(metric), chart.Color(by)).LogX().LogY().Stat("median").Band("ci95")
	if s.cold.Len() > 0 {
		c = c.Ghost(s.cold, "cold")
	}
	return s.byPhase(c).Caption(s.caption())
}
