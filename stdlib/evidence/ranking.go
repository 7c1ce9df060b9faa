package evidence

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"kvsh/stdlib/frame"
	"kvsh/stdlib/pareto"
	"kvsh/stdlib/stats"
)

// Ranking says of each phase, at its longest input length, the medians of a metric for
// each value of a column, the best first, such as "prefill, 100k tokens, 50 prompts:
// GDS 36.6 s (n = 29), Local Disk 41.5 s (n = 27)." Runs of one workload are compared;
// of several workloads of a length, those that [Alike] keeps. Medians alone rank
// nothing: [Compare] tells which differences the runs bear out.
func Ranking(runs *frame.Frame, by, metric string) ([]string, error) {
	alike, _, err := Alike(runs, by)
	if err != nil {
		return nil, err
	}
	groups, err := GroupBy(alike, "phase", "input_len")
	if err != nil {
		return nil, err
	}
	var out []string
	for i, g := range groups {
		if i+1 < len(groups) && groups[i+1].Key[0] == g.Key[0] {
			continue // not the longest of its phase
		}
		text, err := rankingAt(alike.Take(g.Rows), by, metric)
		if err != nil {
			return nil, err
		}
		out = append(out, text)
	}
	return out, nil
}

// rankingAt ranks runs of one workload.
func rankingAt(runs *frame.Frame, by, metric string) (string, error) {
	setting, err := Common(runs, "phase", "input_len", "num_prompts")
	if err != nil {
		return "", err
	}
	values, err := runs.Floats(metric)
	if err != nil {
		return "", err
	}
	groups, err := GroupBy(runs, by)
	if err != nil {
		return "", err
	}
	type median struct {
		name  string
		value float64
		n     int
	}
	var medians []median
	for _, g := range groups {
		own := pick(values, g.Rows)
		medians = append(medians, median{known(g.Key[0]), stats.Median(own), len(own)})
	}
	slices.SortStableFunc(medians, func(a, b median) int {
		if BetterWhen(metric) == pareto.Maximize {
			a, b = b, a
		}
		return cmp.Compare(a.value, b.value)
	})
	var words []string
	for _, m := range medians {
		words = append(words, fmt.Sprintf("%s %s (n = %d)", m.name, quantity(metric, m.value), m.n))
	}
	return fmt.Sprintf("%s: %s.", strings.Join(setting, ", "), strings.Join(words, ", ")), nil
}

// known is a value, or that it is unknown.
func known(value string) string {
	if value == "" {
		return "unknown"
	}
	return value
}
