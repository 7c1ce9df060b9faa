package chart_test

import (
	"fmt"

	"kvsh/stdlib/chart"
	"kvsh/stdlib/frame"
)

func Example() {
	runs := frame.New(
		frame.Ints("input_len", []int{100, 100, 1000, 1000}),
		frame.Floats("mean_ttft_ms", []float64{80, 90, 400, 420}),
		frame.Strings("modality", []string{"GDS", "CPU", "GDS", "CPU"}),
	)
	c := chart.Line(runs, chart.X("input_len"), chart.Y("mean_ttft_ms"), chart.Color("modality"))
	fmt.Println(c.LogX().Stat("median"))
	fmt.Println(c.Stat("meadian").Err())
	// Output:
	// line chart of mean_ttft_ms over input_len: CPU, GDS (4 runs, n = 1 a point)
	// chart: Stat("meadian"): it is one of ["mean" "median" "geomean" "min" "max" "p50" "p90" "p95" "p99" "count"]; did you mean "median"?
}
