package evidence

import (
	"math"
	"slices"

	"kvsh/stdlib/frame"
	"kvsh/stdlib/pareto"
)

// FrontierTable tells how the values of a column, such as "media", share the frontier
// of each workload: a row for each, with the number of runs, how many of them are on
// the frontier of the workload, and the hypervolume: of the box between the worst and
// the best values of all runs of the workload, the share that the runs beat. Null
// where all runs are equal in a measure.
func FrontierTable(runs *frame.Frame, by string, measures ...string) (*frame.Frame, error) {
	differ, err := Differing(runs)
	if err != nil {
		return nil, err
	}
	front, err := Frontier(runs, measures...)
	if err != nil {
		return nil, err
	}
	on := map[int]bool{}
	for _, row := range front {
		on[row] = true
	}
	m, err := measuresOf(runs, measures)
	if err != nil {
		return nil, err
	}
	columns := append(slices.Clone(differ), by)
	groups, err := GroupBy(runs, columns...)
	if err != nil {
		return nil, err
	}
	cells, err := GroupBy(runs, differ...)
	if err != nil {
		return nil, err
	}
	n, count, volume := make([]int, len(groups)), make([]int, len(groups)), make([]float64, len(groups))
	for i, g := range groups {
		n[i] = len(g.Rows)
		for _, row := range g.Rows {
			if on[row] {
				count[i]++
			}
		}
		cell := cells[slices.IndexFunc(cells, func(c Group) bool { return slices.Equal(c.Key, g.Key[:len(differ)]) })]
		if volume[i], err = shareBeaten(m, g.Rows, cell.Rows); err != nil {
			return nil, err
		}
	}
	out := frame.New(append(keyColumns(runs, columns, groups),
		frame.Ints("n", n), frame.Ints("on_frontier", count), numbersOrNull("hypervolume", volume))...)
	return out, out.Err()
}

// shareBeaten is the hypervolume of some rows of a cell, NaN if the cell has no extent.
func shareBeaten(measures []pareto.Measure, rows, cell []int) (float64, error) {
	scaled := make([]pareto.Measure, len(measures))
	reference := make([]float64, len(measures))
	for i, m := range measures {
		worst, best := math.Inf(-1), math.Inf(1)
		sign := 1.0
		if m.Direction == pareto.Maximize {
			sign = -1
		}
		for _, v := range pick(m.Values, cell) {
			worst, best = max(worst, sign*v), min(best, sign*v)
		}
		if !(worst > best) || math.IsInf(worst-best, 0) {
			return nan, nil
		}
		values := rowsOf(m.Values, rows)
		for k, v := range values {
			values[k] = (sign*v - best) / (worst - best)
		}
		scaled[i], reference[i] = pareto.Measure{Values: values, Direction: pareto.Minimize}, 1
	}
	return pareto.Hypervolume(reference, scaled...)
}
