package figure

import (
	"kvsh/stdlib/chart"
	"kvsh/stdlib/evidence"
	"kvsh/stdlib/frame"
)

// Requests draws the distribution of the TTFT of single requests for each medium, at
// one input length: the longest that most media have, or that of [InputLen]. Its
// frame has a row for each request, as kv.Requests gives it. Failed requests are
// left out and counted.
func Requests(requests *frame.Frame, opts ...Option) *chart.Chart {
	o := read(opts)
	requests, err := evidence.Media(requests)
	if err != nil {
		return chart.Failed(err)
	}
	at, err := atOneLength(requests, o)
	if err != nil {
		return chart.Failed(err)
	}
	s, err := selected(at, o, "media")
	if err != nil {
		return chart.Failed(err)
	}
	done := s.runs.Where("failed", "==", false)
	if n := s.runs.Len() - done.Len(); n > 0 {
		s.say("%d failed requests left out", n)
	}
	if err := s.sayMissing(); err != nil {
		return chart.Failed(err)
	}
	if err := s.sayMixed("series", "media"); err != nil {
		return chart.Failed(err)
	}
	title, err := titleAt("TTFT of single requests", at)
	if err != nil {
		return chart.Failed(err)
	}
	c := chart.ECDF(done, chart.X("ttft_ms"), chart.Color("media")).LogX()
	return s.byPhase(c).Title(title).Caption(s.caption())
}

// atOneLength keeps the runs of the input length that was asked for, or of the longest
// of those that most media have.
func atOneLength(runs *frame.Frame, o options) (*frame.Frame, error) {
	if o.inputLen > 0 {
		at := runs.Where("input_len", "==", o.inputLen)
		return at, at.Err()
	}
	kept, err := evidence.Select(runs, o.temperature)
	if err != nil {
		return nil, err
	}
	groups, err := evidence.GroupBy(kept, "input_len")
	if err != nil {
		return nil, err
	}
	lengths, err := kept.Ints("input_len")
	if err != nil {
		return nil, err
	}
	best, most := 0, 0
	for _, g := range groups {
		media, err := evidence.Values(kept.Take(g.Rows), "media")
		if err != nil {
			return nil, err
		}
		if len(media) >= most {
			best, most = lengths[g.Rows[0]], len(media)
		}
	}
	at := runs.Where("input_len", "==", best)
	return at, at.Err()
}

// titleAt is a title with the input length of the runs.
func titleAt(title string, runs *frame.Frame) (string, error) {
	words, err := evidence.Settings(runs, "input_len")
	if err != nil || len(words) == 0 {
		return title, err
	}
	return title + ", " + words[0], nil
}
