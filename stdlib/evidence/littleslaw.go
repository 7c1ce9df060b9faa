package evidence

import (
	"math"
	"slices"

	"kvsh/stdlib/frame"
	"kvsh/stdlib/stats"
)

// LittlesLaw counts the prefill workloads of at least three runs, and those of them in
// which the mean TTFT times the request rate stays within 10 % of its median. That is
// so where the number of requests in flight is fixed and they wait for their first
// token only (Little, A Proof for the Queuing Formula L = λW, 1961): there a frontier
// of TTFT and throughput is nearly one point, as the two are one measure.
func LittlesLaw(runs *frame.Frame) (bound, workloads int, err error) {
	for _, column := range []string{"phase", "mean_ttft_ms", "request_throughput"} {
		if !runs.Has(column) {
			return 0, 0, runs.Err()
		}
	}
	runs = runs.Where("phase", "==", "prefill").DropNull("mean_ttft_ms", "request_throughput")
	ttft, err := runs.Floats("mean_ttft_ms")
	if err != nil {
		return 0, 0, err
	}
	rate, err := runs.Floats("request_throughput")
	if err != nil {
		return 0, 0, err
	}
	groups, err := cellsOf(runs)
	if err != nil {
		return 0, 0, err
	}
	for _, g := range groups {
		if len(g.Rows) < 3 {
			continue
		}
		inFlight := make([]float64, len(g.Rows))
		for i, row := range g.Rows {
			inFlight[i] = ttft[row] / 1000 * rate[row]
		}
		median := stats.Median(inFlight)
		workloads++
		if !slices.ContainsFunc(inFlight, func(v float64) bool { return math.Abs(v-median) > 0.1*median }) {
			bound++
		}
	}
	return bound, workloads, nil
}
