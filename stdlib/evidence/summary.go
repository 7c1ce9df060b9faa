package evidence

import (
	"fmt"
	"math"
	"strconv"

	"kvsh/stdlib/frame"
	"kvsh/stdlib/stats"
)

// Summarize describes the runs by the given columns, such as "modality", inside
// cells of like workload. The workload columns in which the runs differ come first
// in the result.
//
// Each row has the number of runs n, the median over them of the mean TTFT in
// ms, its 95 % confidence interval by order statistics ("n<6" below six runs),
// and the median of the total token throughput in tokens a second.
func Summarize(runs *frame.Frame, by ...string) (*frame.Frame, error) {
	keys, err := Differing(runs)
	if err != nil {
		return nil, err
	}
	keys = append(keys, by...)
	groups, err := GroupBy(runs, keys...)
	if err != nil {
		return nil, err
	}
	ttft, err := runs.Floats("mean_ttft_ms")
	if err != nil {
		return nil, err
	}
	rate, err := runs.Floats("total_token_throughput")
	if err != nil {
		return nil, err
	}
	n := make([]int, len(groups))
	median, throughput, interval := make([]float64, len(groups)), make([]float64, len(groups)), make([]string, len(groups))
	for i, g := range groups {
		times := pick(ttft, g.Rows)
		n[i] = len(g.Rows)
		median[i] = stats.Median(times)
		throughput[i] = stats.Median(pick(rate, g.Rows))
		interval[i] = intervalText(times)
	}
	columns := append(keyColumns(runs, keys, groups),
		frame.Ints("n", n),
		frame.Floats("ttft_ms", median),
		frame.Strings("ttft_ci95", interval),
		frame.Floats("tokens_per_s", throughput),
	)
	return frame.New(columns...), nil
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
	if v == 0 {
		return "0"
	}
	decimals := 3 - int(math.Floor(math.Log10(math.Abs(v))))
	return strconv.FormatFloat(v, 'f', min(6, max(0, decimals)), 64)
}
