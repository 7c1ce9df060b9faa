// Package kv is the prelude of kvsh: the names that a notebook, a script or a
// shell session about KV-cache benchmarks needs most, on one page.
//
//	runs := kv.Scan(".")                                      // results to a data frame
//	warm := kv.Select(runs.Where("phase", "==", "prefill"), "warm")
//	kv.Show(kv.Compare(warm, "modality"))                     // medians inside like workloads
//	kv.Show(kv.Pareto(warm, "mean_ttft_ms", "total_token_throughput"))
//
// A function of kv that can't do what it is asked ends the cell or the program
// with one clear error (see [display.Fail]); the packages below it return
// errors instead.
package kv
