package chart

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"kvsh/stdlib/chart/scene"
	"kvsh/stdlib/frame"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// runs is a small table: two media at two lengths, six runs each.
func runs() *frame.Frame {
	var lens, iterations []int
	var ttft, rate []float64
	var media, bandwidth []string
	for i := range 24 {
		n, medium := []int{100, 1000}[i%2], []string{"GDS", "CPU"}[i/2%2]
		lens, media, iterations = append(lens, n), append(media, medium), append(iterations, i/4)
		bandwidth = append(bandwidth, []string{"400g", "800g", "N/A"}[i/4%3])
		ttft = append(ttft, float64(n)*float64(1+i/2%2)+float64(i/4))
		rate = append(rate, float64(1000-10*i))
	}
	return frame.New(frame.Ints("input_len", lens), frame.Strings("modality", media), frame.Strings("bandwidth", bandwidth),
		frame.Ints("iteration", iterations), frame.Floats("mean_ttft_ms", ttft), frame.Floats("total_token_throughput", rate))
}

func lineChart() *Chart { return Line(runs(), X("input_len"), Y("mean_ttft_ms"), Color("modality")) }

func paretoChart() *Chart {
	return Pareto(runs(), X("mean_ttft_ms"), Y("total_token_throughput"), Color("modality"), Shape("bandwidth"))
}

func pointsChart() *Chart {
	return Points(runs().Head(8), X("mean_ttft_ms"), Y("total_token_throughput"))
}

func barChart() *Chart { return Bar(runs(), X("input_len"), Y("mean_ttft_ms"), Color("modality")) }

// speedups is a table with a ratio for each pair of lengths and prompts but one.
func speedups() *frame.Frame {
	return frame.New(frame.Ints("input_len", []int{100, 1000, 100}), frame.Ints("num_prompts", []int{8, 8, 64}),
		frame.Floats("speedup", []float64{0.5, 4, 1}))
}

// mustScene resolves a chart that must be right.
func mustScene(t *testing.T, c *Chart) *scene.Scene {
	t.Helper()
	s, err := c.Scene()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestScenesAreAsTheyWere(t *testing.T) {
	cold := runs().Head(3)
	for name, c := range map[string]*Chart{
		"line":              lineChart(),
		"line-all":          lineChart().LogX().LogY().Stat("median").Band("ci95").Ghost(cold, "cold").RuleY(500, "limit").Caption("warm runs").Title("TTFT 东西向").Subtitle("sub"),
		"line-dash-shape":   Line(runs(), X("input_len"), Y("mean_ttft_ms"), Dash("bandwidth"), Shape("modality")).Band("iqr").LegendRight(true).Size(6, 4),
		"line-same-columns": Line(runs(), X("input_len"), Y("mean_ttft_ms"), Color("modality"), Dash("modality"), Shape("modality")),
		"line-dark":         lineChart().Theme("dark").Band("minmax"),
		"line-seed":         lineChart().Theme("seed"),
		"step":              Step(runs().Where("input_len", "==", 100), X("iteration"), Y("mean_ttft_ms"), Color("modality")).Band("minmax"),
		"points":            pointsChart(),
		"points-ramp-size":  Points(runs().Head(8), X("mean_ttft_ms"), Y("total_token_throughput"), Color("input_len"), Size("iteration"), Shape("modality")),
		"points-trend":      Points(runs(), X("iteration"), Y("mean_ttft_ms"), Color("modality")).Trend(true).LogY().Each("series"),
		"points-categories": Points(runs().Head(8), X("bandwidth"), Y("mean_ttft_ms"), Color("modality")).LogY(),
		"points-label":      pointsChart().Label("bandwidth").RuleX(1000, "").ReverseX(),
		"bar":               barChart().Band("ci95"),
		"bar-log":           barChart().LogY().Stat("max").Label("modality"),
		"bar-plain":         Bar(runs(), X("modality"), Y("mean_ttft_ms"), Color("modality")).Stat("count"),
		"box":               Box(runs(), X("input_len"), Y("mean_ttft_ms"), Color("modality")).Ghost(cold, "cold"),
		"ecdf":              ECDF(runs(), X("mean_ttft_ms"), Color("modality")).LogX().RuleY(0.5, "half"),
		"heat":              Heat(speedups(), X("input_len"), Y("num_prompts"), Value("speedup")),
		"heat-time":         Heat(runs(), X("input_len"), Y("modality"), Value("mean_ttft_ms")).Stat("p90").ReverseY(),
		"slope":             Slope(runs(), X("bandwidth"), Y("mean_ttft_ms"), Color("modality")).Band("minmax"),
		"pareto":            paretoChart().Connect("input_len").ConnectStyle(1, 0.5, "dashed").XMax(1005),
		"pareto-knee":       Pareto(bend(), X("x"), Y("y")).Knee(true),
		"pareto-groups":     paretoChart().FrontierBy("input_len").Knee(true),
		"pareto-by-color":   paretoChart().FrontierBy("modality"),
		"pareto-large":      paretoChart().Maximize("x").Minimize("y").Theme("dark"),
		"facet":             lineChart().Facet("bandwidth"),
		"facet-grid":        Points(runs(), X("mean_ttft_ms"), Y("total_token_throughput"), FacetRow("modality").Order("GDS"), FacetColumn("input_len")),
		"layers":            Layers(lineChart().Title("both"), lineChart().Stat("max").LogX(), pointsChart2()),
		"layers-named":      Layers(Line(runs(), X("input_len"), Y("mean_ttft_ms")).Name("runs"), Line(cold, X("input_len"), Y("mean_ttft_ms")).Name("first")),
		"grid":              Grid(2, lineChart().Title("TTFT").Caption("a"), barChart().Title("bars").LogY()),
	} {
		t.Run(name, func(t *testing.T) {
			got := dump(mustScene(t, c))
			path := filepath.Join("testdata", name+".txt")
			if *update {
				if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("the scene differs; look at it and run with -update if it is right:\n%s", got)
			}
			if again := dump(mustScene(t, c)); again != got {
				t.Error("a second run differs")
			}
		})
	}
}

// pointsChart2 has the axes of lineChart.
func pointsChart2() *Chart {
	return Points(runs().Head(2), X("input_len"), Y("mean_ttft_ms"), Color("modality"))
}

// bend is a frontier with a knee at its second point.
func bend() *frame.Frame {
	return frame.New(frame.Floats("x", []float64{1, 2, 6, 11, 12}), frame.Floats("y", []float64{1, 9, 10, 11, 3}))
}
