package figure

import (
	"strings"

	"kvsh/stdlib/chart"
	"kvsh/stdlib/evidence"
	"kvsh/stdlib/frame"
	"kvsh/stdlib/pareto"
)

// Pareto draws every run by two columns, such as "mean_ttft_ms" and
// "total_token_throughput", with the frontier that no run of the same workload beats:
// a panel for each input length. With [Across] there is one picture with the frontier
// of all runs, whatever their workload. Times are better small, all else is better
// large.
func Pareto(runs *frame.Frame, x, y string, opts ...Option) *chart.Chart {
	runs, err := evidence.Media(runs)
	if err != nil {
		return chart.Failed(err)
	}
	o := read(opts)
	var c *chart.Chart
	if o.across {
		c, err = frontierAcross(runs, x, y, o)
	} else {
		c, err = frontiers(runs, x, y, o)
	}
	if err != nil {
		return chart.Failed(err)
	}
	return c
}

// frontiers draws a panel for each input length.
func frontiers(runs *frame.Frame, x, y string, o options) (*chart.Chart, error) {
	s, err := selected(runs, o, "media")
	if err != nil {
		return nil, err
	}
	if err := s.sayLittlesLaw(x, y); err != nil {
		return nil, err
	}
	lengths, err := panels(s.runs)
	if err != nil {
		return nil, err
	}
	c := grid(3, lengths, func(f *frame.Frame) *chart.Chart { return frontier(f, x, y).LogX().LogY() })
	if title := chart.Pareto(s.runs, chart.X(x), chart.Y(y)).Headline(); len(lengths) > 1 {
		c = c.Title(title + ", workload by workload")
	}
	return c.Caption(s.caption()), nil
}

// frontierAcross draws all runs in one panel.
func frontierAcross(runs *frame.Frame, x, y string, o options) (*chart.Chart, error) {
	runs, err := evidence.Select(runs, o.temperature)
	if err != nil {
		return nil, err
	}
	common, err := evidence.Common(runs, evidence.Setting()...)
	if err != nil {
		return nil, err
	}
	s := &selection{runs: runs}
	s.say("%s", strings.Join(append([]string{o.temperatureText()}, common...), ", "))
	differ, err := evidence.Differing(runs)
	if err != nil {
		return nil, err
	}
	if len(differ) > 0 {
		s.say("the frontier compares runs that differ in %s", strings.ReplaceAll(strings.Join(differ, ", "), "_", " "))
	}
	if err := s.sayLittlesLaw(x, y); err != nil {
		return nil, err
	}
	return frontier(runs, x, y).Connect("input_len").LogX().LogY().Knee(true).Caption(s.caption()), nil
}

// frontier draws runs with their frontier.
func frontier(runs *frame.Frame, x, y string) *chart.Chart {
	c := chart.Pareto(runs, chart.X(x), chart.Y(y), chart.Color("media"), chart.Shape("bandwidth"))
	if evidence.BetterWhen(x) == pareto.Maximize {
		c = c.Maximize("x")
	}
	if evidence.BetterWhen(y) == pareto.Minimize {
		c = c.Minimize("y")
	}
	return c
}

// sayLittlesLaw warns where TTFT and throughput are one measure.
func (s *selection) sayLittlesLaw(x, y string) error {
	if !strings.HasSuffix(x, "_ttft_ms") || !strings.HasSuffix(y, "_throughput") {
		return nil
	}
	bound, workloads, err := evidence.LittlesLaw(s.runs)
	if err == nil && bound > 0 {
		s.say("in %d of %d prefill workloads TTFT × request rate is constant within 10 %% (Little's law at a fixed concurrency): there the frontier is nearly one point", bound, workloads)
	}
	return err
}
