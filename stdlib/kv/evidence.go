package kv

import (
	"fmt"
	"strings"

	"kvsh/stdlib/display"
	"kvsh/stdlib/evidence"
	"kvsh/stdlib/frame"
)

// must is a value that was got without an error; else the cell ends.
func must[T any](v T, err error) T {
	display.Fail(err)
	return v
}

// Media adds the column "media": the modality, but "Local Disk + CPU cache" for
// runs of Local Disk with the CPU cache on, since these measure that cache as
// long as the tokens fit in it. Runs scanned by seed semantics keep the modality.
func Media(runs *frame.Frame) *frame.Frame { return must(evidence.Media(runs)) }

// Networks adds the column "network": bandwidth, direction and arcc of a run,
// such as "800g-EW-arccN".
func Networks(runs *frame.Frame) *frame.Frame { return must(evidence.Networks(runs)) }

// ShortDirection is EW for 东西向, NS for 南北向, NA for none or N/A, and any
// other text as it is.
func ShortDirection(direction string) string { return evidence.ShortDirection(direction) }

// Brief keeps the columns that tell a run from others at a glance, and TTFT and
// throughput.
func Brief(runs *frame.Frame) *frame.Frame { return must(evidence.Brief(runs)) }

// MissingMedia names the media of which there is no run: "no HBM, GDS" or "".
func MissingMedia(runs *frame.Frame) string {
	missing := must(evidence.Missing(runs))
	if len(missing) == 0 {
		return ""
	}
	return "no " + strings.Join(missing, ", ")
}

// Summary describes runs by the given columns, such as "modality", inside cells of
// like workload: runs that agree in phase, input length, number of prompts,
// concurrency, request rate, model and chunk size. The workload columns in which
// the runs differ come first in the result.
//
// Each row has the number of runs n, the median over them of the mean TTFT in
// ms, its 95 % confidence interval by order statistics ("n<6" below six runs),
// and the median of the total token throughput in tokens a second.
func Summary(runs *frame.Frame, by ...string) *frame.Frame {
	return must(evidence.Summarize(runs, by...))
}

// Pareto keeps the runs that are on the Pareto frontier of two columns, cell by
// cell: only runs of like workload (see [Summary]) are compared. Times (columns
// that end in _ms, and duration) are better small, all else is better large.
// Rows that lack a value are left out; equal points are all kept.
//
// At a fixed concurrency the mean TTFT times the request rate of a prefill run
// is about the concurrency (Little's law), so there a cell's frontier of TTFT
// and throughput is nearly one point.
func Pareto(runs *frame.Frame, x, y string) *frame.Frame {
	return runs.Take(must(evidence.Frontier(runs, x, y)))
}

// ParetoAcross keeps the runs on the frontier of all runs, whatever their
// workload, and says so if they differ in it.
func ParetoAcross(runs *frame.Frame, x, y string) *frame.Frame {
	if differ := must(evidence.Differing(runs)); len(differ) > 0 {
		display.Show(fmt.Sprintf("Note: this frontier compares runs that differ in %s.", strings.Join(differ, ", ")))
	}
	return runs.Take(must(evidence.FrontierAcross(runs, x, y)))
}
