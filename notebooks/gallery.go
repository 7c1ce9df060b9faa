// ---
// jupyter:
//   kernelspec: {display_name: Go (kvsh), language: go, name: kvsh}
// ---

//go:build ignore

// %% [markdown]
// # Gallery of charts
// Every picture of package figure, and every mark of package chart, from the same
// runs. Each cell is the whole code of its picture.

// %%
package main

import (
	"kvsh/stdlib/chart"
	"kvsh/stdlib/figure"
	"kvsh/stdlib/kv"
)

func main() {
	// %% tags=["parameters"]
	root := ""         // folder that holds the benchmark_result_* folders; else the current one, else the bundled sample
	theme := "both"    // light, dark or both
	phase := "prefill" // phase to show: prefill or prefill+decode
	out := ""          // folder to write the light pictures of package figure to

	// %%
	results := kv.Scan(root)
	requests := kv.Requests(root)
	all := kv.Media(kv.Keep(results, "phase", phase))
	runs := kv.Select(all, "warm")
	long := runs.Where("input_len", "==", 100000)

	save := func(name string, c *chart.Chart) *chart.Chart {
		if out != "" {
			kv.Save(c, out+"/"+name+".png")
		}
		return c
	}
	show := func(c *chart.Chart) {
		if theme != "dark" {
			kv.Show(c)
		}
		if theme != "light" {
			kv.Show(c.Theme("dark"))
		}
	}

	// %% [markdown]
	// ## Which medium?

	// %%
	show(save("media_ttft", figure.MediaTTFT(results)))

	// %%
	show(save("media_throughput", figure.MediaThroughput(results)))

	// %%
	show(save("speedup", figure.Speedup(results, figure.Base("CPU"))))

	// %% [markdown]
	// ## Which network?

	// %%
	show(save("network_ttft", figure.NetworkTTFT(all)))

	// %%
	show(save("bandwidth_slope", figure.BandwidthSlope(all)))

	// %% [markdown]
	// ## What is on the frontier?

	// %%
	show(save("pareto", figure.Pareto(all, "mean_ttft_ms", "total_token_throughput")))

	// %%
	show(save("pareto_across", figure.Pareto(all, "mean_ttft_ms", "total_token_throughput", figure.Across())))

	// %% [markdown]
	// ## What does a single request see?

	// %%
	show(save("requests", figure.Requests(requests.Where("phase", "==", phase))))

	// %% [markdown]
	// ## Can the runs be trusted?

	// %%
	show(save("warm_up", figure.WarmUp(all)))

	// %%
	show(save("drift", figure.Drift(all)))

	// %% [markdown]
	// ## The marks
	// A line joins the statistic of y at each x, with a band; pale points are the runs
	// of another frame.

	// %%
	show(chart.Line(runs, chart.X("input_len"), chart.Y("mean_ttft_ms"), chart.Color("media")).
		LogX().LogY().Stat("median").Band("iqr").Ghost(kv.Select(all, "cold"), "cold"))

	// %% [markdown]
	// Steps keep a value until the next; a rule is a line at a value.

	// %%
	show(chart.Step(long, chart.X("iteration"), chart.Y("mean_ttft_ms"), chart.Color("media")).
		Stat("p90").LogY().RuleY(30000, "SLO 30 s"))

	// %% [markdown]
	// A point for each run: with shapes, with sizes, and with a line through them.

	// %%
	show(chart.Points(long.Where("modality", "==", "GDS"), chart.X("iteration"), chart.Y("mean_ttft_ms"), chart.Color("direction"), chart.Shape("arcc")).Trend(true))

	// %%
	show(chart.Points(runs, chart.X("mean_ttft_ms"), chart.Y("total_token_throughput"), chart.Color("input_len"), chart.Size("num_prompts")).LogX().LogY())

	// %% [markdown]
	// Bars with intervals, and panels for the values of a column.

	// %%
	show(chart.Bar(long, chart.X("media"), chart.Y("mean_ttft_ms"), chart.Color("bandwidth")).Stat("median").Band("ci95"))

	// %%
	show(chart.Box(long, chart.X("bandwidth"), chart.Y("mean_ttft_ms"), chart.Color("media"), chart.FacetColumn("direction"), chart.FacetRow("arcc")).LogY())

	// %% [markdown]
	// Distributions, heat maps and slopes.

	// %%
	show(chart.ECDF(requests.Where("temperature", "==", "warm").Where("phase", "==", phase), chart.X("ttft_ms"), chart.Color("modality"), chart.Dash("bandwidth")).LogX())

	// %%
	show(chart.Heat(runs, chart.X("input_len"), chart.Y("media"), chart.Value("mean_ttft_ms")).Stat("median"))

	// %%
	show(chart.Slope(long.Where("direction", "==", "EW").Where("arcc", "==", "N"), chart.X("bandwidth"), chart.Y("mean_ttft_ms"), chart.Color("media")).Stat("median").Band("iqr"))

	// %% [markdown]
	// Several marks in one picture, and several pictures side by side.

	// %%
	median := chart.Line(runs, chart.X("input_len"), chart.Y("mean_ttft_ms"), chart.Color("media")).Stat("median")
	show(chart.Layers(median.Name("median"), median.Stat("p99").Name("99th percentile")).LogX().LogY())

	// %%
	show(chart.Grid(2, median.LogX().LogY().Title("TTFT"), chart.Line(runs, chart.X("input_len"), chart.Y("total_token_throughput"), chart.Color("media")).Stat("median").LogX().LogY().Title("Throughput")))

	// %% [markdown]
	// ## The theme of the first reports
	// Its colours, and linear axes; nothing missing is drawn as zero.

	// %%
	kv.Show(chart.Line(all, chart.X("input_len"), chart.Y("mean_ttft_ms"), chart.Color("modality")).Theme("seed"))

	// %%
	kv.Show(chart.Pareto(all, chart.X("mean_ttft_ms"), chart.Y("total_token_throughput"), chart.Color("modality"), chart.Shape("bandwidth")).
		XMin(0).XMax(10000).Connect("input_len").Theme("seed"))
}
