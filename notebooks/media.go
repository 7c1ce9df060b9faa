// ---
// jupyter:
//   kernelspec: {display_name: Go (kvsh), language: go, name: kvsh}
// ---

//go:build ignore

// %% [markdown]
// # Which medium: HBM, CPU memory, Local Disk or GDS?
// Scans benchmark results, compares time to first token (TTFT) and throughput of the
// media under like workloads, and says what the runs show, and what they don't.

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
	root := ""                                                // folder that holds the benchmark_result_* folders; else the current one, else the bundled sample
	includeDirs := []string{}                                 // scan only these batches
	semantics := "evidence"                                   // how records are read: evidence or seed
	phase := "prefill"                                        // phase to compare: prefill or prefill+decode
	temperature := "warm"                                     // runs to compare: warm, cold, settled or all; seed semantics take all
	base := "Local Disk"                                      // medium that next is held against
	next := "GDS"                                             // medium that is held against base
	o := ""                                                   // CSV to write with all records
	networkOut := ""                                          // CSV to write with the GDS records
	plot := false                                             // draw TTFT; both pictures are drawn if no output is asked for
	plotOut := "plots/media_prefill_ttft.png"                 // picture of TTFT: .png, .svg or .pdf
	plotThroughput := false                                   // draw throughput
	plotThroughputOut := "plots/media_prefill_throughput.png" // picture of throughput: .png, .svg or .pdf

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
	all := kv.Frame(results)
	ofPhase := kv.Media(kv.Keep(all, "phase", phase))
	runs := kv.Select(ofPhase, temperature)
	if missing := kv.MissingMedia(runs); missing != "" {
		fmt.Printf("Of %s there is %s run: nothing is said or drawn of it.\n", phase, missing)
	}

	// %% [markdown]
	// ## TTFT and throughput by medium
	// Workload by workload, as runs of unlike ones can't be compared. A Local Disk with
	// the CPU cache on measures that cache as long as the tokens fit in it, so the two
	// are kept apart.

	// %%
	fmt.Printf("\nMedians over %s %s runs:\n\n", temperature, phase)
	kv.Show(kv.Summary(runs, "media"))

	// %% [markdown]
	// ## The evidence
	// Two media, cell by cell: only runs that agree in workload, bandwidth, direction and
	// arcc are held against each other. Ratios and intervals are of medians, p-values of
	// the exact Mann-Whitney U test, adjusted by Holm.

	// %%
	if have := kv.Values(runs, "modality"); evidence && slices.Contains(have, base) && slices.Contains(have, next) {
		fmt.Println()
		kv.Show(kv.Compare(ofPhase, "modality", base, next, kv.Temperature(temperature)))
	} else if evidence {
		fmt.Printf("\n%s and %s can't be compared: there are %s runs of %q only.\n", next, base, temperature, have)
	}

	// %% [markdown]
	// ## Does the KV cache fit?
	// The CPU cache gives nothing once the tokens of a workload no longer fit in it: by
	// the time a prompt comes again its part has made room for others.

	// %%
	if evidence {
		for i, sentence := range kv.Thrashing(runs) {
			if i == 0 {
				fmt.Println("\nMore KV cache than the CPU cache holds:")
			}
			fmt.Println("  - " + sentence)
		}
	}

	// %% [markdown]
	// ## The frontier
	// How the media share the frontier of TTFT and throughput of each workload. The
	// hypervolume is the share of the box between the worst and the best values that a
	// medium's runs beat.

	// %%
	fmt.Printf("\nThe frontier of TTFT and throughput, workload by workload:\n\n")
	kv.Show(kv.Frontiers(runs, "media", "mean_ttft_ms", "total_token_throughput"))

	// %% [markdown]
	// ## Pictures

	// %%
	draw := func(metric, path string, picture func() *chart.Chart) {
		if evidence {
			kv.Save(picture(), path)
			return
		}
		seed := chart.Line(runs, chart.X("input_len"), chart.Y(metric), chart.Color("media")).Theme("seed")
		kv.Save(seed.Title("By KV-cache medium, "+phase).Caption("All "+phase+" runs, cold ones included"), path)
	}
	nothingAsked := o == "" && networkOut == "" && !plot && !plotThroughput
	if plot || nothingAsked {
		draw("mean_ttft_ms", plotOut, func() *chart.Chart { return figure.MediaTTFT(ofPhase, figure.Temperature(temperature)) })
	}
	if plotThroughput || nothingAsked {
		draw("total_token_throughput", plotThroughputOut, func() *chart.Chart { return figure.MediaThroughput(ofPhase, figure.Temperature(temperature)) })
	}

	// %% [markdown]
	// ## The answer

	// %%
	fmt.Printf("\nMedian TTFT over %s runs at the longest input:\n", temperature)
	for _, sentence := range kv.Ranking(runs, "media") {
		fmt.Println(sentence)
	}
}
