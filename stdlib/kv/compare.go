package kv

import (
	"fmt"
	"math"
	"strconv"

	"kvsh/stdlib/frame"
	"kvsh/stdlib/stats"
)

// Compare summarises runs by the given columns, such as "modality", inside
// cells of like workload: runs that agree in phase, input length, number of
// prompts, concurrency, request rate, model and chunk size. The workload
// columns in which the runs differ come first in the result.
//
// Each row has the number of runs n, the median over them of the mean TTFT in
// ms, its 95 % confidence interval by order statistics ("n<6" below six runs),
// and the median of the total token throughput in tokens a second.
func Compare(runs *frame.Frame, by ...string) *frame.Frame {
	if runs.Err() != nil {
		return runs
	}
	keys := cellColumns(runs)
	keys = append(keys, by...)
	ttft, rate := numbers(runs, "mean_ttft_ms"), numbers(runs, "total_token_throughput")
	gs := groups(runs, keys)
	n := make([]int, len(gs))
	median, throughput, interval := make([]float64, len(gs)), make([]float64, len(gs)), make([]string, len(gs))
	for i, g := range gs {
		times := pick(ttft, g.rows)
		n[i] = len(g.rows)
		median[i] = stats.Median(times)
		throughput[i] = stats.Median(pick(rate, g.rows))
		interval[i] = intervalText(times)
	}
	columns := append(keyColumns(runs, keys, gs),
		frame.Ints("n", n),
		frame.Floats("ttft_ms", median),
		frame.Strings("ttft_ci95", interval),
		frame.Floats("tokens_per_s", throughput),
	)
	return frame.New(columns...)
}

// intervalText is the 95 % confidence interval of the median as text.
func intervalText(values []float64) string {
	lo, hi, ok := stats.Interval(values, 0.95)
	if !ok {
		return fmt.Sprintf("n<%d", stats.MinInterval)
	}
	return fmt.Sprintf("%s – %s", short(lo), short(hi))
}

// short prints a number with four digits or all before the point.
func short(v float64) string {
	decimals := 3 - int(math.Floor(math.Log10(math.Abs(v))))
	return strconv.FormatFloat(v, 'f', min(6, max(0, decimals)), 64)
}

// pick returns the values of the given rows that are there.
func pick(values []float64, rows []int) []float64 {
	var out []float64
	for _, i := range rows {
		if v := values[i]; v == v {
			out = append(out, v)
		}
	}
	return out
}
