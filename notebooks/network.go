// ---
// jupyter:
//   kernelspec: {display_name: Go (kvsh), language: go, name: kvsh}
// ---

//go:build ignore

// %% [markdown]
// # Which network for GDS: bandwidth, direction, arcc?
// Scans benchmark results, compares the GDS runs by network under like workloads, and
// says what the runs show, and what they don't.

// %%
package main

import (
	"fmt"
	"slices"

	"kvsh/stdlib/chart"
	"kvsh/stdlib/figure"
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
	// ## What was measured

	// %%
	results := kv.Records(root, kv.Semantics(semantics), kv.Batches(includeDirs...))
	kv.Show(results.Report)
	kv.Save(results, o)
	kv.Save(results.Only("GDS"), networkOut)
	evidence := semantics == "evidence"
	if !evidence {
		temperature = "all"
	}
	gds := kv.Keep(kv.Frame(results), "modality", "GDS")
	ofPhase := kv.Networks(kv.Keep(gds, "phase", phase))
	runs := kv.Select(ofPhase, temperature)

	// %% [markdown]
	// ## TTFT and throughput by network
	// A network is its bandwidth, its direction (EW: east-west, NS: north-south, NA:
	// not known) and whether the switch feature arcc is on.

	// %%
	fmt.Printf("Medians over %s %s runs of GDS:\n\n", temperature, phase)
	kv.Show(kv.Summary(runs, "network"))

	// %% [markdown]
	// ## The evidence
	// One property at a time: runs are held against each other that agree in all the
	// others, and in the workload.

	// %%
	for _, q := range [][]string{{"bandwidth", "400g", "800g"}, {"direction", "NS", "EW"}, {"arcc", "N", "Y"}} {
		column, base, next := q[0], q[1], q[2]
		have := kv.Values(runs, column)
		switch {
		case !evidence:
		case slices.Contains(have, base) && slices.Contains(have, next):
			fmt.Println()
			kv.Show(kv.Compare(ofPhase, column, base, next, kv.Temperature(temperature)))
		default:
			fmt.Printf("\nOf %s %s and %s can't be compared: there are %s runs of %q only.\n", column, base, next, temperature, have)
		}
	}

	// %% [markdown]
	// ## Picture

	// %%
	if plotNetwork || o == "" && networkOut == "" {
		picture := figure.NetworkTTFT(ofPhase, figure.Temperature(temperature))
		if !evidence {
			picture = chart.Line(runs, chart.X("input_len"), chart.Y("mean_ttft_ms"), chart.Color("network")).
				Title("TTFT of GDS by network, " + phase).Theme("seed").Caption("All " + phase + " runs, cold ones included")
		}
		kv.Save(picture, plotNetworkOut)
	}

	// %% [markdown]
	// ## The answer

	// %%
	fmt.Printf("\nMedian TTFT over %s runs of GDS at the longest input:\n", temperature)
	for _, sentence := range kv.Ranking(runs, "network") {
		fmt.Println(sentence)
	}
}
