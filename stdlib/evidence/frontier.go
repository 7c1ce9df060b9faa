package evidence

import (
	"slices"
	"strings"

	"kvsh/stdlib/frame"
	"kvsh/stdlib/pareto"
)

// BetterWhen is the direction in which a column's values get better: times
// (columns that end in _ms, and duration) when small, all else when large.
func BetterWhen(column string) pareto.Direction {
	if strings.HasSuffix(column, "_ms") || column == "duration" {
		return pareto.Minimize
	}
	return pareto.Maximize
}

// Frontier returns the rows of the runs that are on the Pareto frontier of two
// columns, cell by cell: only runs of like workload are compared. Rows that lack a
// value are left out; equal points are all kept.
func Frontier(runs *frame.Frame, x, y string) ([]int, error) {
	cells, err := Differing(runs)
	if err != nil {
		return nil, err
	}
	groups, err := GroupBy(runs, cells...)
	if err != nil {
		return nil, err
	}
	var rows []int
	for _, g := range groups {
		front, err := FrontierAcross(runs.Take(g.Rows), x, y)
		if err != nil {
			return nil, err
		}
		for _, i := range front {
			rows = append(rows, g.Rows[i])
		}
	}
	return rows, nil
}

// FrontierAcross is the frontier of all runs, whatever their workload.
func FrontierAcross(runs *frame.Frame, x, y string) ([]int, error) {
	xs, err := runs.Floats(x)
	if err != nil {
		return nil, err
	}
	ys, err := runs.Floats(y)
	if err != nil {
		return nil, err
	}
	return pareto.Frontier(xs, ys, BetterWhen(x), BetterWhen(y))
}

// Columns that tell a run from others at a glance, with TTFT and throughput.
var brief = []string{
	"input_len", "num_prompts", "media", "modality", "bandwidth", "direction", "arcc", "iteration", "mean_ttft_ms", "total_token_throughput",
}

// Brief keeps the columns that tell a run from others at a glance, and TTFT and
// throughput.
func Brief(runs *frame.Frame) (*frame.Frame, error) {
	if err := runs.Err(); err != nil {
		return nil, err
	}
	keep := slices.DeleteFunc(slices.Clone(brief), func(name string) bool {
		return !runs.Has(name) || name == "modality" && runs.Has("media")
	})
	return runs.Select(keep...), nil
}
