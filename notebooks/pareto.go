// ---
// jupyter:
//   kernelspec: {display_name: Go (kvsh), language: go, name: kvsh}
// ---

//go:build ignore

// %% [markdown]
// # What is on the Pareto frontier of TTFT and throughput?
// Reads a table of runs, from a CSV or from benchmark results, filters it, and
// draws every run with the frontier that no other run beats.

// %%
package main

import (
	"fmt"

	"kvsh/stdlib/chart"
	"kvsh/stdlib/frame"
	"kvsh/stdlib/kv"
)

func main() {
	// %% tags=["parameters"]
	csv := ""                     // arg: CSV of runs, as media.go -o writes it; without it, results are scanned
	root := ""                    // folder that holds the benchmark_result_* folders, if there is no CSV
	semantics := "evidence"       // how records are read, if there is no CSV: evidence or seed
	x := "mean_ttft_ms"           // column of the horizontal axis; times are better small, other columns large
	y := "total_token_throughput" // column of the vertical axis
	phase := ""                   // keep this phase: prefill or prefill+decode
	filterModality := ""          // keep this medium: HBM, CPU, Local Disk or GDS
	filterBandwidth := ""         // keep this bandwidth, such as 400g
	filterDirection := ""         // keep this direction: EW, NS or NA
	filterArcc := ""              // keep runs with arcc: Y or N
	temperature := "all"          // runs to keep, where the table tells: warm, cold, settled or all
	pareto := false               // find the frontier; it is found as well if there is no CSV
	frontierCsv := ""             // CSV to write with the runs on the frontier
	out := "plots/pareto.png"     // picture: .png, .svg or .pdf
	overlayFrontier := true       // draw the frontier over the points
	xmin := 0.0                   // begin of the horizontal axis
	xmax := 0.0                   // end of the horizontal axis; 0 fits the data
	xscale := "linear"            // horizontal scale: linear or log
	yscale := "linear"            // vertical scale: linear or log
	connectBy := ""               // join the points that agree in this column
	connectLw := 0.8              // width of these lines in points
	connectAlpha := 0.6           // their opacity, 0 to 1
	connectStyle := "solid"       // their style: solid, dashed or dotted
	figwidth := 8.5               // width of the picture in inches
	figheight := 5.2              // height of the picture in inches
	legendRight := false          // legend to the right instead of below

	// %% [markdown]
	// ## The runs

	// %%
	var runs *frame.Frame
	if csv != "" {
		runs = frame.ReadCSVFile(csv)
	} else {
		runs = kv.Scan(root, kv.Semantics(semantics))
		pareto = true
		if phase == "" {
			phase = "prefill"
		}
	}
	kv.Check(runs.Err())
	kept := kv.Select(runs, temperature)
	filters := "all runs"
	for _, f := range [][]string{{"phase", phase}, {"modality", filterModality}, {"bandwidth", filterBandwidth}, {"arcc", filterArcc}} {
		if f[1] != "" {
			kept = kv.Keep(kept, f[0], f[1])
			filters += ", " + f[0] + " " + f[1]
		}
	}
	if filterDirection != "" {
		kept = kv.WhereDirection(kept, filterDirection)
		filters += ", direction " + filterDirection
	}
	kept = kept.DropNull(x, y)
	kv.Check(kept.Err())
	fmt.Printf("%d of %d runs: %s\n", kept.Len(), runs.Len(), filters)

	// %% [markdown]
	// ## The frontier of each workload
	// Runs that no other run of the same workload beats, and how the media share the
	// frontiers. The hypervolume is the share of the box between the worst and the best
	// values of a workload that a medium's runs beat.

	// %%
	front := kept
	evidence := pareto && semantics == "evidence"
	if evidence {
		named := kv.Media(kept)
		fmt.Println("\nOn the frontier of their workload:")
		front = kv.Pareto(named, x, y)
		kv.Show(kv.Brief(front))
		kv.Show(kv.Frontiers(named, "media", x, y))
	}

	// %% [markdown]
	// ## The frontier of all runs
	// Here runs of unlike workload are compared, such as short inputs with long ones.

	// %%
	if pareto {
		fmt.Println()
		kv.Show(kv.Brief(kv.ParetoAcross(kept, x, y)))
		kv.SaveFrontier(kept, x, y, frontierCsv)
	}

	// %% [markdown]
	// ## Picture

	// %%
	picture := chart.Pareto(kept, chart.X(x), chart.Y(y), chart.Color("modality"), chart.Shape("bandwidth"))
	picture = picture.Frontier(pareto && overlayFrontier).Minimize("x")
	if kv.BetterLarge(x) {
		picture = picture.Maximize("x")
	}
	if !kv.BetterLarge(y) {
		picture = picture.Minimize("y")
	}
	if connectBy != "" {
		picture = picture.Connect(connectBy).ConnectStyle(connectLw, connectAlpha, connectStyle)
	}
	picture = picture.XScale(xscale).YScale(yscale)
	if xmin != 0 || xscale == "linear" {
		picture = picture.XMin(xmin)
	}
	if xmax != 0 {
		picture = picture.XMax(xmax)
	}
	picture = picture.Size(figwidth, figheight).LegendRight(legendRight).Title("Frontier of TTFT and throughput").Caption("One point a run; " + filters)
	if semantics == "seed" {
		picture = picture.Theme("seed")
	}
	kv.Save(picture, out)

	// %% [markdown]
	// ## The answer

	// %%
	if evidence {
		fmt.Printf("\n%d of %d runs are on the frontier of their workload:\n", front.Len(), kept.Len())
		for _, medium := range kv.Values(front, "media") {
			fmt.Printf("%s: %d\n", medium, front.Where("media", "==", medium).Len())
		}
	}
}
