// Package kv is the prelude of kvsh: the names that a notebook, a script or a
// shell session about KV-cache benchmarks needs most, on one page.
//
//	runs := kv.Scan(".")                                      // results to a data frame
//	warm := kv.Select(runs.Where("phase", "==", "prefill"), "warm")
//	kv.Show(kv.Summary(warm, "modality"))                     // medians inside like workloads
//	kv.Show(kv.Pareto(warm, "mean_ttft_ms", "total_token_throughput"))
//
// Results: [Scan], [Requests], [Lint], [Records], [Save], [SaveFrontier], with
// [Batches], [Semantics] and [Override]. [Runs] is what Scan("") gives, scanned
// again only when the files have changed:
//
//	kv.Runs().Where("modality", "==", "GDS")
//
// Runs: [Select], [Keep], [WhereDirection], [Values], [Media], [Networks], [Brief].
// What they show: [Summary], [Ranking], [Compare], [Series], [Settled], [ReuseGain],
// [Drift], [Pareto], [ParetoAcross], [Knee], [Frontiers], [KVRate], [Thrashing], and of
// single requests [Percentiles], [Goodput]. Package [kvsh/stdlib/figure] draws it.
//
// Display: [Show], and of forms [Markdown], [HTML], [Latex], [JSON], [SVG], [PNG]
// and [JPEG]. [ShowAs] shows under an id, [Update] changes what it has shown,
// [ClearOutput] starts the output of a cell anew.
//
//	kv.ShowAs("state", "scanning")
//	kv.Update("state", kv.Markdown("**done**"))
//
// The reader: [Input] and [Password] ask for a line, [Progress] tells how far a
// job is, [Slider] and [Choice] are values that the reader of a notebook changes,
// [Comm] and [HandleComm] talk to scripts of a front end.
//
//	for i := range kv.Progress(len(files), "read").Range() {
//		read(files[i])
//	}
//
// A function of kv that can't do what it is asked ends the cell or the program
// with one clear error (see [display.Fail]); the packages below it return
// errors instead.
package kv
