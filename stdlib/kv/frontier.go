package kv

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"kvsh/stdlib/display"
	"kvsh/stdlib/frame"
	"kvsh/stdlib/outfile"
	"kvsh/stdlib/pareto"
)

// Pareto keeps the runs that are on the Pareto frontier of two columns, cell by
// cell: only runs of like workload (see [Compare]) are compared. Times (columns
// that end in _ms, and duration) are better small, all else is better large.
// Rows that lack a value are left out; equal points are all kept.
//
// At a fixed concurrency the mean TTFT times the request rate of a prefill run
// is about the concurrency (Little's law), so there a cell's frontier of TTFT
// and throughput is nearly one point.
func Pareto(runs *frame.Frame, x, y string) *frame.Frame {
	if runs.Err() != nil {
		return runs
	}
	var rows []int
	for _, g := range groups(runs, cellColumns(runs)) {
		for _, i := range frontier(runs.Take(g.rows), x, y) {
			rows = append(rows, g.rows[i])
		}
	}
	return runs.Take(rows)
}

// ParetoAcross keeps the runs on the frontier of all runs, whatever their
// workload, and says so if they differ in it.
func ParetoAcross(runs *frame.Frame, x, y string) *frame.Frame {
	if runs.Err() != nil {
		return runs
	}
	if differ := cellColumns(runs); len(differ) > 0 {
		display.Show(fmt.Sprintf("Note: this frontier compares runs that differ in %s.", strings.Join(differ, ", ")))
	}
	return runs.Take(frontier(runs, x, y))
}

func frontier(runs *frame.Frame, x, y string) []int {
	rows, err := pareto.Frontier(numbers(runs, x), numbers(runs, y), betterWhen(x), betterWhen(y))
	display.Fail(err)
	return rows
}

// betterWhen is the direction in which a column's values get better.
func betterWhen(column string) pareto.Direction {
	if strings.HasSuffix(column, "_ms") || column == "duration" {
		return pareto.Minimize
	}
	return pareto.Maximize
}

// BetterLarge reports whether large values of a column are better: all but
// times.
func BetterLarge(column string) bool { return betterWhen(column) == pareto.Maximize }

// SaveFrontier writes the runs on the frontier of all runs as CSV: their
// columns, then _x, _y and the direction as EW, NS or NA in _dir. The rows keep
// their order and the lines end as those of the original scripts do. An empty
// path writes nothing.
func SaveFrontier(runs *frame.Frame, x, y, path string) {
	if path == "" {
		return
	}
	display.Fail(runs.Err())
	rows := frontier(runs, x, y)
	slices.Sort(rows)
	front := runs.Take(rows)
	front = front.With(front.Column(x).Named("_x")).With(front.Column(y).Named("_y")).With(frame.Strings("_dir", directions(front)))
	display.Fail(outfile.Write(path, func(w io.Writer) error { return front.WriteCSV(w, frame.CSVOptions{CRLF: true}) }))
	display.Show(fmt.Sprintf("wrote %s (%d rows)", path, front.Len()))
}
