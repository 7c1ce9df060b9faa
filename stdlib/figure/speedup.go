package figure

import (
	"fmt"
	"slices"

	"kvsh/stdlib/chart"
	"kvsh/stdlib/evidence"
	"kvsh/stdlib/frame"
	"kvsh/stdlib/stats"
)

// Speedup draws, for each input length and medium, how many times shorter the TTFT
// is than that of a base medium with the same workload: the ratio of medians, above
// 1 where the medium is faster. See [Base].
func Speedup(runs *frame.Frame, opts ...Option) *chart.Chart {
	o := read(opts)
	runs, err := evidence.Media(runs)
	if err != nil {
		return chart.Failed(err)
	}
	s, err := selected(runs, o, "media")
	if err != nil {
		return chart.Failed(err)
	}
	medians, err := mediansOf(s.runs)
	if err != nil {
		return chart.Failed(err)
	}
	base := o.base
	if base == "" {
		base = baseOf(medians)
	}
	if !slices.ContainsFunc(medians, func(m median) bool { return m.media == base }) && len(medians) > 0 {
		return chart.Failed(fmt.Errorf("figure: Speedup: there is no run of the base %q", base))
	}
	ratios, lone := against(medians, base)
	s.say("the median TTFT of %s over that of a medium; above 1 it is faster", base)
	if lone > 0 {
		s.say("%d medians left out: %s has no run of their workload", lone, base)
	}
	if err := s.sayMixed("median", "media"); err != nil {
		return chart.Failed(err)
	}
	c := chart.Heat(ratios, chart.X("input_len"), chart.Y("media"), chart.Value("ttft_speedup")).Each("ratio")
	return s.byPhase(c).Title("Speed-up of TTFT against " + base).Caption(s.caption())
}

// median is that of the TTFT of a medium in one workload.
type median struct {
	phase  string
	length int
	media  string
	ttft   float64
}

func mediansOf(runs *frame.Frame) ([]median, error) {
	groups, err := evidence.GroupBy(runs, "phase", "input_len", "media")
	if err != nil {
		return nil, err
	}
	length, err := runs.Ints("input_len")
	if err != nil {
		return nil, err
	}
	ttft, err := runs.Floats("mean_ttft_ms")
	if err != nil {
		return nil, err
	}
	out := make([]median, len(groups))
	for i, g := range groups {
		values := make([]float64, len(g.Rows))
		for j, row := range g.Rows {
			values[j] = ttft[row]
		}
		out[i] = median{g.Key[0], length[g.Rows[0]], g.Key[2], stats.Median(values)}
	}
	return out, nil
}

// sharedWith is the median of a medium in the workload of another.
func (m median) sharedWith(all []median, media string) (median, bool) {
	i := slices.IndexFunc(all, func(b median) bool { return b.phase == m.phase && b.length == m.length && b.media == media })
	if i < 0 {
		return median{}, false
	}
	return all[i], true
}

// baseOf is the medium that shares most workloads with others, in the order in
// which reports list the media.
func baseOf(all []median) string {
	best, most := "", -1
	for _, media := range evidence.MediaOrder() {
		shared, measured := 0, false
		for _, m := range all {
			measured = measured || m.media == media
			if _, ok := m.sharedWith(all, media); ok && m.media != media {
				shared++
			}
		}
		if measured && shared > most {
			best, most = media, shared
		}
	}
	return best
}

// against is the ratios of the medians to those of a base, and how many have none.
func against(all []median, base string) (ratios *frame.Frame, lone int) {
	var phase, media []string
	var length []int
	var ratio []float64
	for _, m := range all {
		b, ok := m.sharedWith(all, base)
		if !ok {
			lone++
			continue
		}
		phase, length, media = append(phase, m.phase), append(length, m.length), append(media, m.media)
		ratio = append(ratio, b.ttft/m.ttft)
	}
	return frame.New(frame.Strings("phase", phase), frame.Ints("input_len", length), frame.Strings("media", media), frame.Floats("ttft_speedup", ratio)), lone
}
