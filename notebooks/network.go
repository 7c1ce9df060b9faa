// ---
// jupyter:
//   kernelspec: {display_name: Go (kvsh), language: go, name: kvsh}
// ---

//go:build ignore

// %% [markdown]
// # Which network for GDS: bandwidth, direction, arcc?
// Scans benchmark results, compares the GDS runs by network under like
// workloads, and draws them.

// %%
package main

import (
	"fmt"

	"kvsh/stdlib/chart"
	"kvsh/stdlib/kv"
)

func main() {
	// %% tags=["parameters"]
	root := ""                                         // folder that holds the benchmark_result_* folders; else the current one, else the bundled sample
	includeDirs := []string{}                          // scan only these batches
	semantics := "evidence"                            // how records are read: evidence or seed
	phase := "prefill"                                 // phase to compare: prefill or prefill+decode
	temperature := "warm"                              // runs to compare: warm, cold, settled or all; seed semantics take all
	o := ""                                            // CSV to write with all records
	networkOut := ""                                   // CSV to write with the GDS records
	plotNetwork := false                               // draw TTFT; it is drawn as well if no output is asked for
	plotNetworkOut := "plots/network_prefill_ttft.png" // picture of TTFT: .png, .svg or .pdf

	// %% [markdown]
	// ## What was scanned

	// %%
	results := kv.Records(root, kv.Semantics(semantics), kv.Batches(includeDirs...))
	kv.Show(results.Report)
	kv.Save(results, o)
	kv.Save(results.Only("GDS"), networkOut)

	// %% [markdown]
	// ## TTFT and throughput by network
	// A network is its bandwidth, its direction (EW: east-west, NS: north-south, NA:
	// not known) and whether the switch feature arcc is on.

	// %%
	if semantics == "seed" {
		temperature = "all"
	}
	gds := kv.Keep(kv.Frame(results), "modality", "GDS")
	all := kv.Networks(kv.Keep(gds, "phase", phase))
	runs := kv.Select(all, temperature)
	fmt.Printf("Medians over %s %s runs of GDS:\n\n", temperature, phase)
	kv.Show(kv.Summary(runs, "network"))

	// %% [markdown]
	// ## Picture

	// %%
	if plotNetwork || o == "" && networkOut == "" {
		picture := chart.Line(runs, chart.X("input_len"), chart.Y("mean_ttft_ms"), chart.Color("network")).Title("TTFT of GDS by network, " + phase)
		if semantics == "seed" {
			picture = picture.Theme("seed").Caption("All " + phase + " runs, cold ones included")
		} else {
			picture = picture.LogX().LogY().Stat("median").Band("ci95").Ghost(kv.Select(all, "cold"), "cold")
			picture = picture.Caption(temperature + " " + phase + " runs; EW 东西向, NS 南北向, NA not known")
		}
		kv.Save(picture, plotNetworkOut)
	}
}
