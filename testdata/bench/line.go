//go:build ignore

// Draws the runs of a CSV file: the median TTFT of each medium over the input
// length, with a band from quartile to quartile, as line.py does.
package main

import (
	"os"

	"kvsh/stdlib/chart"
	"kvsh/stdlib/frame"
	"kvsh/stdlib/kv"
)

func main() {
	runs := frame.ReadCSVFile(os.Args[1])
	kv.Check(chart.Line(runs, chart.X("input_len"), chart.Y("mean_ttft_ms"), chart.Color("medium")).
		LogX().LogY().Stat("median").Band("iqr").
		Title("TTFT by KV-cache medium").
		Caption("warm prefill runs").
		Size(8.5, 5.2).Save(os.Args[2]))
}
