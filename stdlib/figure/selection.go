package figure

import (
	"fmt"
	"slices"
	"strings"

	"kvsh/stdlib/chart"
	"kvsh/stdlib/evidence"
	"kvsh/stdlib/frame"
)

// A selection is the runs that a figure shows, and what is to be said of them.
type selection struct {
	runs, cold *frame.Frame
	captions   []string
}

// selected chooses the runs of a temperature, of one workload for each input length,
// that are told apart by a column, and says what they have in common.
func selected(runs *frame.Frame, o options, by string) (*selection, error) {
	kept, err := evidence.Select(runs, o.temperature)
	if err != nil {
		return nil, err
	}
	alike, left, err := evidence.Alike(kept, by)
	if err != nil {
		return nil, err
	}
	s := &selection{runs: alike, cold: runs.Take(nil)}
	if o.temperature == "warm" || o.temperature == "settled" {
		if s.cold, err = coldOf(runs, alike); err != nil {
			return nil, err
		}
	}
	common, err := evidence.Common(alike, evidence.Setting()...)
	if err != nil {
		return nil, err
	}
	s.say("%s", strings.Join(append([]string{o.temperatureText()}, common...), ", "))
	if left != "" {
		s.say("other workloads of these lengths left out: %s", left)
	}
	return s, nil
}

func (o options) temperatureText() string {
	if o.temperature == "all" {
		return "Cold and warm runs"
	}
	return strings.ToUpper(o.temperature[:1]) + o.temperature[1:] + " runs"
}

// coldOf are the cold runs of the workloads that others have.
func coldOf(runs, others *frame.Frame) (*frame.Frame, error) {
	cold, err := evidence.Select(runs, "cold")
	if err != nil {
		return nil, err
	}
	columns := evidence.WorkloadOf(runs)
	groups, err := evidence.GroupBy(others, columns...)
	if err != nil {
		return nil, err
	}
	shown := map[string]bool{}
	for _, g := range groups {
		shown[fmt.Sprintf("%q", g.Key)] = true
	}
	groups, err = evidence.GroupBy(cold, columns...)
	if err != nil {
		return nil, err
	}
	var rows []int
	for _, g := range groups {
		if shown[fmt.Sprintf("%q", g.Key)] {
			rows = append(rows, g.Rows...)
		}
	}
	slices.Sort(rows)
	return cold.Take(rows), nil
}

// say adds a sentence to the caption.
func (s *selection) say(format string, args ...any) {
	s.captions = append(s.captions, fmt.Sprintf(format, args...))
}

// sayMixed tells what is mixed in each point, of the runs that agree in their workload
// and in the columns by.
func (s *selection) sayMixed(point string, by ...string) error {
	mixed, err := evidence.Mixed(s.runs, []string{"bandwidth", "direction", "arcc", "cpu_offload"}, append(evidence.WorkloadOf(s.runs), by...)...)
	if err != nil {
		return err
	}
	if len(mixed) > 0 {
		s.say("a %s mixes %s", point, strings.Join(mixed, "; "))
	}
	return nil
}

// sayMissing tells which media were not measured, phase by phase.
func (s *selection) sayMissing() error {
	groups, err := evidence.GroupBy(s.runs, "phase")
	if err != nil {
		return err
	}
	for _, g := range groups {
		missing, err := evidence.Missing(s.runs.Take(g.Rows))
		if err != nil {
			return err
		}
		if len(missing) > 0 {
			s.say("no %s run of %s", strings.Join(missing, ", no "), g.Key[0])
		}
	}
	return nil
}

func (s *selection) caption() string { return strings.Join(s.captions, " · ") }

// byPhase gives each phase a panel of its own if there are several.
func (s *selection) byPhase(c *chart.Chart) *chart.Chart {
	if phases, err := evidence.Values(s.runs, "phase"); err == nil && len(phases) > 1 {
		return c.Facet("phase")
	}
	return c
}

// panel is the runs of one phase and input length.
type panel struct {
	title string
	runs  *frame.Frame
}

// panels splits runs by phase and input length. No runs are one panel of nothing.
func panels(runs *frame.Frame) ([]panel, error) {
	groups, err := evidence.GroupBy(runs, "phase", "input_len")
	if err != nil {
		return nil, err
	}
	titles, err := evidence.Names(runs, "phase", "input_len")
	if err != nil {
		return nil, err
	}
	if len(groups) == 0 {
		return []panel{{runs: runs}}, nil
	}
	var out []panel
	for _, g := range groups {
		out = append(out, panel{titles[g.Rows[0]], runs.Take(g.Rows)})
	}
	return out, nil
}

// grid draws each panel with axes of its own.
func grid(columns int, panels []panel, draw func(*frame.Frame) *chart.Chart) *chart.Chart {
	if len(panels) == 1 {
		return draw(panels[0].runs)
	}
	charts := make([]*chart.Chart, len(panels))
	for i, p := range panels {
		charts[i] = draw(p.runs).Title(p.title)
	}
	return chart.Grid(min(columns, len(charts)), charts...)
}
