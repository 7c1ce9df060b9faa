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

// Ranking says, in a sentence for each phase, the medians of mean TTFT at the longest
// input length for each value of a column, such as "media", the best first.
func Ranking(runs *frame.Frame, by string) []string {
	return must(evidence.Ranking(runs, by, "mean_ttft_ms"))
}

// Thrashing says which workloads have more KV cache than the CPU cache holds that their
// runs had on, as far as model and cache are known.
func Thrashing(runs *frame.Frame) []string { return must(evidence.Thrashing(runs)) }

// A CompareOption is a choice of [Compare].
type CompareOption func(*evidence.Question)

// Metric compares a column of measurements in place of mean_ttft_ms, such as
// "p99_ttft_ms" or "total_token_throughput".
func Metric(column string) CompareOption {
	return func(q *evidence.Question) { q.Metric = column }
}

// Temperature compares "cold", "settled" or "all" runs in place of warm ones.
func Temperature(t string) CompareOption {
	return func(q *evidence.Question) { q.Temperature = t }
}

// Compare holds the runs with one value of a column against those with another, such
// as GDS against Local Disk, cell by cell of like workload and network. It shows n,
// medians with intervals, the ratio with its interval, the exact p-value adjusted by
// Holm, how the series drift and settle, what else may make the difference, and which
// runs have nothing like them:
//
//	kv.Compare(runs, "modality", "Local Disk", "GDS")
//	kv.Compare(runs, "bandwidth", "400g", "800g", kv.Metric("p99_ttft_ms"), kv.Temperature("settled"))
func Compare(runs *frame.Frame, column, base, next string, opts ...CompareOption) *evidence.Comparison {
	q := evidence.Question{Column: column, Base: base, Next: next}
	for _, opt := range opts {
		opt(&q)
	}
	return must(evidence.Compare(runs, q))
}

// Settled keeps the warm runs from where their series stays near its final level.
func Settled(runs *frame.Frame) *frame.Frame { return Select(runs, "settled") }

// Series describes the series of the runs by their mean TTFT, a row for each: cold and
// warm values, the reuse gain, where it settles, how it drifts. See
// [evidence.SeriesTable].
func Series(runs *frame.Frame) *frame.Frame {
	return must(evidence.SeriesTable(runs, "mean_ttft_ms"))
}

// ReuseGain tells of each series how many times slower its cold run is than the median
// warm one: about 1 means that nothing was reused.
func ReuseGain(runs *frame.Frame) *frame.Frame {
	return Series(runs).Drop("settles_after", "settled", "tau", "drift_p", "notes").DropNull("reuse_gain").Sort("reuse_gain")
}

// Drift tells of the series whose warm TTFT rises or falls over the iterations, the
// surest first: those with a p-value below 0.05 in the exact test of Mann and Kendall
// after Holm's adjustment for their number.
func Drift(runs *frame.Frame) *frame.Frame {
	return Series(runs).Where("drift_p", "<", 0.05).Sort("drift_p").Drop("reuse_gain", "settles_after", "settled", "notes")
}

// Pareto keeps the runs that are on the Pareto frontier of two or more measures, cell
// by cell: only runs of like workload (see [Summary]) are compared. Times (columns
// that end in _ms, and duration) are better small, all else is better large, unless
// the direction stands in front: "min:num_prompts", "max:duration". Rows that lack a
// value are left out; equal points are all kept. What a service level demands is a
// filter before:
//
//	kv.Pareto(runs.Where("p99_ttft_ms", "<=", 20000), "mean_ttft_ms", "total_token_throughput")
//
// Where the number of requests in flight is fixed, TTFT and throughput of prefill runs
// are nearly one measure (Little's law), and the frontier is nearly one point; then
// that is said.
func Pareto(runs *frame.Frame, measures ...string) *frame.Frame {
	rows := must(evidence.Frontier(runs, measures...))
	warnOfLittlesLaw(runs, measures)
	return runs.Take(rows)
}

// ParetoAcross keeps the runs on the frontier of all runs, whatever their
// workload, and says so if they differ in it.
func ParetoAcross(runs *frame.Frame, measures ...string) *frame.Frame {
	if differ := must(evidence.Differing(runs)); len(differ) > 0 {
		display.Show(fmt.Sprintf("Note: this frontier compares runs that differ in %s.", strings.Join(differ, ", ")))
	}
	return runs.Take(must(evidence.FrontierAcross(runs, measures...)))
}

// warnOfLittlesLaw says where two measures are nearly one.
func warnOfLittlesLaw(runs *frame.Frame, measures []string) {
	if len(measures) != 2 || measures[0] != "mean_ttft_ms" || !strings.HasSuffix(measures[1], "_throughput") {
		return
	}
	bound, workloads, err := evidence.LittlesLaw(runs)
	display.Fail(err)
	if bound > 0 {
		display.Show(fmt.Sprintf("Note: in %d of %d prefill workloads TTFT times request rate is constant within 10 %% (Little's law), so that their frontier is nearly one point.", bound, workloads))
	}
}

// Knee keeps, of each workload, the run at the knee of its frontier of two measures:
// beyond it, a little more of one costs much of the other. A frontier of one or two
// points has none.
func Knee(runs *frame.Frame, x, y string) *frame.Frame {
	return runs.Take(must(evidence.Knees(runs, x, y)))
}

// Frontiers tells how the values of a column, such as "media", share the frontier of
// each workload: runs, runs on the frontier, and the hypervolume, which is 0 to 1.
func Frontiers(runs *frame.Frame, by string, measures ...string) *frame.Frame {
	return must(evidence.FrontierTable(runs, by, measures...))
}
