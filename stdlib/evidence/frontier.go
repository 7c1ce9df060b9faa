package evidence

import (
	"fmt"
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

// measure reads a measure of a frontier: a column, or a column with its direction in
// front, "min:input_len".
func measure(text string) (column string, better pareto.Direction, err error) {
	direction, column, ok := strings.Cut(text, ":")
	if !ok {
		return text, BetterWhen(text), nil
	}
	better, err = pareto.ParseDirection(direction)
	if err != nil {
		return "", 0, fmt.Errorf("measure %q: %w", text, err)
	}
	return column, better, nil
}

// measuresOf reads the measures of the runs.
func measuresOf(runs *frame.Frame, names []string) ([]pareto.Measure, error) {
	if len(names) < 2 {
		return nil, fmt.Errorf("a frontier needs two measures or more, such as mean_ttft_ms and total_token_throughput; there are %d", len(names))
	}
	out := make([]pareto.Measure, len(names))
	for i, name := range names {
		column, better, err := measure(name)
		if err != nil {
			return nil, err
		}
		values, err := runs.Floats(column)
		if err != nil {
			return nil, err
		}
		out[i] = pareto.Measure{Values: values, Direction: better}
	}
	return out, nil
}

// Frontier returns the rows of the runs that are on the Pareto frontier of two or more
// measures, cell by cell: only runs of like workload are compared. A measure is a
// column, better in the direction of [BetterWhen], or in that in front of it:
// "min:num_prompts". Rows that lack a value are left out; equal points are all kept,
// but of points equal in one measure only the best in the others.
func Frontier(runs *frame.Frame, measures ...string) ([]int, error) {
	cells, err := cellsOf(runs)
	if err != nil {
		return nil, err
	}
	var rows []int
	for _, g := range cells {
		front, err := FrontierAcross(runs.Take(g.Rows), measures...)
		if err != nil {
			return nil, err
		}
		for _, i := range front {
			rows = append(rows, g.Rows[i])
		}
	}
	return rows, nil
}

// cellsOf splits the runs by workload.
func cellsOf(runs *frame.Frame) ([]Group, error) {
	columns, err := Differing(runs)
	if err != nil {
		return nil, err
	}
	return GroupBy(runs, columns...)
}

// FrontierAcross is the frontier of all runs, whatever their workload.
func FrontierAcross(runs *frame.Frame, measures ...string) ([]int, error) {
	m, err := measuresOf(runs, measures)
	if err != nil {
		return nil, err
	}
	return pareto.Skyline(m...)
}

// Knees returns, for each workload whose frontier of two measures has one, the row at
// its knee: beyond it, a little more of one measure costs much of the other.
func Knees(runs *frame.Frame, x, y string) ([]int, error) {
	cells, err := cellsOf(runs)
	if err != nil {
		return nil, err
	}
	m, err := measuresOf(runs, []string{x, y})
	if err != nil {
		return nil, err
	}
	var rows []int
	for _, g := range cells {
		xs, ys := rowsOf(m[0].Values, g.Rows), rowsOf(m[1].Values, g.Rows)
		row, ok, err := pareto.Knee(xs, ys, m[0].Direction, m[1].Direction)
		if err != nil {
			return nil, err
		}
		if ok {
			rows = append(rows, g.Rows[row])
		}
	}
	return rows, nil
}

func rowsOf(values []float64, rows []int) []float64 {
	out := make([]float64, len(rows))
	for i, row := range rows {
		out[i] = values[row]
	}
	return out
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
