//go:build ignore

package main

import (
	"fmt"

	"kvsh/stdlib/frame"
	"kvsh/stdlib/kv"
	"kvsh/stdlib/pareto"
	"kvsh/stdlib/stats"
)

func main() {
	f := frame.New(frame.Strings("medium", []string{"GDS", "CPU", "GDS"}), frame.Floats("ttft", []float64{3, 1, 2}))
	kv.Show(f.Where("ttft", ">", 1).GroupBy("medium").Agg(frame.Count("n"), frame.Mean("ttft")))
	kv.Show(f.Mutate("twice", func(r frame.Row) any { return 2 * r.Float("ttft") }).Sort("-twice"))
	rows, err := pareto.Frontier([]float64{1, 2}, []float64{1, 2}, pareto.Minimize, pareto.Maximize)
	fmt.Println(rows, err, stats.Median([]float64{1, 2}))
	fmt.Println(f.Select("tft").Err())
}
