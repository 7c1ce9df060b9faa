// ---
// jupyter:
//   kernelspec: {display_name: Go (kvsh), language: go, name: kvsh}
// ---

//go:build ignore

// %% [markdown]
// # Which medium: HBM, CPU memory, Local Disk or GDS?
// Scans benchmark results, compares time to first token (TTFT) and throughput
// of the media under like workloads, and draws them.

// %%
package main

import (
	"fmt"

	"kvsh/stdlib/chart"
	"kvsh/stdlib/kv"
)

func main() {
	// %% tags=["parameters"]
	root := ""                                                // folder that holds the benchmark_result_* folders; else the current one, else the bundled sample
	includeDirs := []string{}                                 // scan only these batches
	semantics := "evidence"                                   // how records are read: evidence or seed
	phase := "prefill"                                        // phase to compare: prefill or prefill+decode
	temperature := "warm"                                     // runs to compare: warm, cold, settled or all; seed semantics take all
	o := ""                                                   // CSV to write with all records
	networkOut := ""                                          // CSV to write with the GDS records
	plot := false                                             // draw TTFT; both pictures are drawn if no output is asked for
	plotOut := "plots/media_prefill_ttft.png"                 // picture of TTFT: .png, .svg or .pdf
	plotThroughput := false                                   // draw throughput
	plotThroughputOut := "plots/media_prefill_throughput.png" // picture of throughput: .png, .svg or .pdf

	// %% [markdown]
	// ## What was scanned

	// %%
	results := kv.Records(root, kv.Semantics(semantics), kv.Batches(includeDirs...))
	kv.Show(results.Report)
	kv.Save(results, o)
	kv.Save(results.Only("GDS"), networkOut)

	// %% [markdown]
	// ## TTFT and throughput by medium
	// A Local Disk with the CPU cache on measures that cache as long as the tokens
	// fit in it, so the two are kept apart.

	// %%
	if semantics == "seed" {
		temperature = "all"
	}
	all := kv.Media(kv.Keep(kv.Frame(results), "phase", phase))
	runs := kv.Select(all, temperature)
	missing := kv.MissingMedia(runs)
	fmt.Printf("Medians over %s %s runs:\n\n", temperature, phase)
	kv.Show(kv.Summary(runs, "media"))
	if missing != "" {
		fmt.Printf("There is %s run among them.\n", missing)
	}

	// %% [markdown]
	// ## The frontier
	// The runs that no other run of the same workload beats in both TTFT and
	// throughput.

	// %%
	fmt.Printf("\nThe frontier of TTFT and throughput, workload by workload:\n\n")
	kv.Show(kv.Brief(kv.Pareto(runs, "mean_ttft_ms", "total_token_throughput")))

	// %% [markdown]
	// ## Pictures

	// %%
	draw := func(metric, title, path string) {
		picture := chart.Line(runs, chart.X("input_len"), chart.Y(metric), chart.Color("media")).Title(title)
		if semantics == "seed" {
			kv.Save(picture.Theme("seed").Caption("All "+phase+" runs, cold ones included"), path)
			return
		}
		caption := temperature + " " + phase + " runs"
		if missing != "" {
			caption += "; " + missing + " run"
		}
		if kv.Differ(runs, "num_prompts") {
			caption += "; numbers of prompts mixed"
		}
		cold := kv.Select(all, "cold")
		kv.Save(picture.LogX().LogY().Stat("median").Band("ci95").Ghost(cold, "cold").Caption(caption), path)
	}
	nothingAsked := o == "" && networkOut == "" && !plot && !plotThroughput
	if plot || nothingAsked {
		draw("mean_ttft_ms", "TTFT by KV-cache medium, "+phase, plotOut)
	}
	if plotThroughput || nothingAsked {
		draw("total_token_throughput", "Throughput by KV-cache medium, "+phase, plotThroughputOut)
	}
}
