// ---
// jupyter:
//   kernelspec: {display_name: Go (kvsh), language: go, name: kvsh}
// ---

//go:build ignore

// %% [markdown]
// # What does a single request see?
// A run's mean TTFT hides the requests that waited longest. This reads the arrays of
// single requests, pools them over the runs of a medium, and tells percentiles and how
// many requests keep a service level objective (SLO).

// %%
package main

import (
	"fmt"

	"kvsh/stdlib/evidence"
	"kvsh/stdlib/figure"
	"kvsh/stdlib/kv"
)

func main() {
	// %% tags=["parameters"]
	root := ""                       // folder that holds the benchmark_result_* folders; else the current one, else the bundled sample
	includeDirs := []string{}        // scan only these batches
	phase := "prefill"               // phase to show: prefill or prefill+decode
	temperature := "warm"            // runs to show: warm, cold, settled or all
	sloTtft := 20000.0               // SLO: the longest TTFT, in ms; 0 for none
	sloTpot := 0.0                   // SLO: the longest time per output token, in ms; 0 for none
	sloE2el := 0.0                   // SLO: the longest end-to-end latency, in ms; 0 for none
	inputLen := 0                    // input length of the picture, in tokens; 0 for the longest
	out := "plots/requests_ttft.png" // picture: .png, .svg or .pdf

	// %% [markdown]
	// ## What was measured

	// %%
	scanned := kv.Requests(root, kv.Batches(includeDirs...))
	ofPhase := kv.Media(kv.Keep(scanned, "phase", phase))
	requests := kv.Select(ofPhase, temperature)
	fmt.Printf("%d requests of %s %s runs\n", requests.Len(), temperature, phase)
	if missing := kv.MissingMedia(requests); missing != "" {
		fmt.Printf("There is %s run among them.\n", missing)
	}

	// %% [markdown]
	// ## Percentiles of TTFT
	// Pooled over all requests of a cell and a medium. Failed requests are counted and
	// left out.

	// %%
	fmt.Printf("\nTTFT of single requests, in ms:\n\n")
	kv.Show(kv.Percentiles(requests, "ttft_ms", "media"))

	// %% [markdown]
	// ## Goodput
	// The share of the requests that keep the SLO, failed ones in the count, and how many
	// a second of a run that makes: the median over the runs.

	// %%
	slo := kv.SLO{TTFT: sloTtft, TPOT: sloTpot, E2EL: sloE2el}
	fmt.Printf("\nRequests within %s:\n\n", slo)
	kv.Show(kv.Goodput(requests, slo, "media"))

	// %% [markdown]
	// ## Picture

	// %%
	kv.Save(figure.Requests(ofPhase, figure.Temperature(temperature), figure.InputLen(inputLen)), out)

	// %% [markdown]
	// ## The answer

	// %%
	fmt.Println("\nMedian TTFT of single requests at the longest input:")
	sentences, err := evidence.Ranking(requests, "media", "ttft_ms")
	kv.Check(err)
	for _, sentence := range sentences {
		fmt.Println(sentence)
	}
}
