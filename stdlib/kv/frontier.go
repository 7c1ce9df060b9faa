package kv

import (
	"fmt"
	"io"
	"slices"

	"kvsh/stdlib/display"
	"kvsh/stdlib/evidence"
	"kvsh/stdlib/frame"
	"kvsh/stdlib/outfile"
	"kvsh/stdlib/pareto"
)

// BetterLarge reports whether large values of a column are better: all but
// times.
func BetterLarge(column string) bool { return evidence.BetterWhen(column) == pareto.Maximize }

// SaveFrontier writes the runs on the frontier of all runs as CSV: their
// columns, then _x, _y and the direction as EW, NS or NA in _dir. The rows keep
// their order and the lines end as those of the original scripts do. An empty
// path writes nothing.
func SaveFrontier(runs *frame.Frame, x, y, path string) {
	if path == "" {
		return
	}
	display.Fail(runs.Err())
	rows := must(evidence.FrontierAcross(runs, x, y))
	slices.Sort(rows)
	front := runs.Take(rows)
	front = front.With(front.Column(x).Named("_x")).With(front.Column(y).Named("_y")).With(frame.Strings("_dir", must(evidence.Directions(front))))
	display.Fail(outfile.Write(path, func(w io.Writer) error { return front.WriteCSV(w, frame.CSVOptions{CRLF: true}) }))
	display.Show(fmt.Sprintf("wrote %s (%d rows)", path, front.Len()))
}
