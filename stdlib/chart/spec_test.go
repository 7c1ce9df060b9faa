package chart

import (
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"kvsh/stdlib/frame"
)

func TestErrorsNameTheColumnOrOption(t *testing.T) {
	f := runs()
	number := frame.New(frame.Floats("n", []float64{1, 2}), frame.Strings("s", []string{"a", "b"}))
	var none *frame.Frame
	for _, tt := range []struct {
		name string
		c    *Chart
		want string
	}{
		{"an unknown column", Line(f, X("input_len"), Y("mean_tftt_ms")), `Y: there is no column "mean_tftt_ms"; did you mean "mean_ttft_ms"?`},
		{"no column", Line(f, X(""), Y("mean_ttft_ms")), `X: there is no column ""`},
		{"a zero channel", Line(f, Channel{}, Y("mean_ttft_ms")), `X: there is no column ""`},
		{"a text for x", Line(f, X("modality"), Y("mean_ttft_ms")), `X: column "modality" holds text values, not numbers; chart.Bar, chart.Box, chart.Heat, chart.Points and chart.Slope take them`},
		{"a text for y", Bar(f, X("modality"), Y("bandwidth")), `Y: column "bandwidth" holds text values, not numbers`},
		{"a text for a size", Points(f, X("input_len"), Y("mean_ttft_ms"), Size("modality")), `Size: column "modality" holds text values`},
		{"a text for a value", Heat(f, X("input_len"), Y("modality"), Value("bandwidth")), `Value: column "bandwidth" holds text values`},
		{"no y", Line(f, X("input_len")), "the channel Y is missing; add chart.Y(column)"},
		{"no value", Heat(f, X("input_len"), Y("modality")), "the channel Value is missing"},
		{"a channel twice", Line(f, X("input_len"), X("iteration"), Y("mean_ttft_ms")), `X is given twice, as "input_len" and "iteration"`},
		{"a channel that the mark lacks", Points(f, X("input_len"), Y("mean_ttft_ms"), Dash("modality")), "chart.Points has no Dash; it takes X, Y, Color, Shape, Size, Label"},
		{"y of a distribution", ECDF(f, X("mean_ttft_ms"), Y("input_len")), "chart.ECDF has no Y"},
		{"a failed frame", Line(f.Select("nope"), X("input_len"), Y("mean_ttft_ms")), `column "nope"`},
		{"a nil frame", Line(none, X("input_len"), Y("mean_ttft_ms")), "chart.Line: the frame is nil"},
		{"an unknown statistic", lineChart().Stat("meadian"), `did you mean "median"?`},
		{"a statistic of points", pointsChart().Stat("median"), "Stat has no meaning for chart.Points; it is for chart.Bar, chart.Heat, chart.Line, chart.Slope and chart.Step"},
		{"an unknown band", lineChart().Band("ci96"), `did you mean "ci95"?`},
		{"an interval of a maximum", lineChart().Band("ci95").Stat("max"), `Band("ci95"): the statistic max has no such band`},
		{"a spread of a count", lineChart().Stat("count").Band("iqr"), `Band("iqr"): the statistic count`},
		{"an unknown theme", lineChart().Theme("drak"), `did you mean "dark"?`},
		{"an unknown scale", lineChart().XScale("cubic"), `XScale("cubic"): it is one of`},
		{"a scale of categories", barChart().LogX(), `XScale: the axis shows the categories of "input_len", not numbers`},
		{"a limit of categories", barChart().XMin(3), `XMin: the axis shows the categories of "input_len"`},
		{"a rule among categories", barChart().RuleX(3, "here"), `RuleX: the axis shows the categories`},
		{"a limit that is no number", lineChart().XMin(math.NaN()), "XMin(NaN)"},
		{"an infinite limit", lineChart().YMax(math.Inf(1)), "YMax(+Inf)"},
		{"a rule at no number", lineChart().RuleY(math.NaN(), "x"), "RuleY(NaN)"},
		{"a log axis from zero", lineChart().XMin(0).LogX(), "XMin(0): a log axis has only values above zero"},
		{"a rule below a log axis", lineChart().RuleY(-1, "x").LogY(), "RuleY(-1): a log axis has only values above zero"},
		{"an axis that ends before it begins", lineChart().YMin(5).YMax(1), "YMin(5) and YMax(1): the axis has to begin before it ends"},
		{"an unknown axis", paretoChart().Minimize("z"), `Minimize("z"): it is one of ["x" "y"]`},
		{"a direction of a line", lineChart().Maximize("y"), "Maximize has no meaning for chart.Line; it is for chart.Pareto"},
		{"a frontier of a line", lineChart().Frontier(true), "Frontier has no meaning"},
		{"a knee of a line", lineChart().Knee(true), "Knee has no meaning"},
		{"a picture of no height", lineChart().Size(0, 5), "Size(0, 5)"},
		{"a ghost without a column", lineChart().Ghost(f.Drop("modality"), "cold"), `Ghost: its frame has no column "modality" for Color`},
		{"a ghost with a text for numbers", lineChart().Ghost(f.With(frame.Strings("mean_ttft_ms", make([]string, 24))).FillNull("mean_ttft_ms", "x").With(frame.Strings("mean_ttft_ms", strings.Split(strings.Repeat("x,", 23)+"x", ","))), "cold"), `Ghost: its column "mean_ttft_ms" holds text values`},
		{"a nil ghost", lineChart().Ghost(none, "cold"), "Ghost: the frame is nil"},
		{"a failed ghost", lineChart().Ghost(f.Select("nope"), "cold"), "Ghost: "},
		{"a ghost of a distribution", ECDF(f, X("mean_ttft_ms")).Ghost(f, "cold"), "Ghost has no meaning for chart.ECDF"},
		{"an unknown column to connect by", paretoChart().Connect("inputlen"), `Connect: there is no column "inputlen"; did you mean "input_len"?`},
		{"lines that connect nothing", lineChart().Connect("input_len"), "chart.Line has no Connect"},
		{"too much opacity", paretoChart().ConnectStyle(1, 2, "solid"), "alpha 2"},
		{"an unknown style", paretoChart().ConnectStyle(1, 1, "wavy"), `ConnectStyle("wavy")`},
		{"an unknown group", paretoChart().FrontierBy("inputlen"), `FrontierBy: there is no column "inputlen"`},
		{"an unknown facet", lineChart().Facet("bandwith"), `Facet: there is no column "bandwith"; did you mean "bandwidth"?`},
		{"two kinds of facets", Line(f, X("input_len"), Y("mean_ttft_ms"), FacetRow("modality")).Facet("bandwidth"), `Facet("bandwidth") fills a grid of its own`},
		{"an unknown label", pointsChart().Label("nam"), `Label: there is no column "nam"`},
		{"labels of a heat map", Heat(speedups(), X("input_len"), Y("num_prompts"), Value("speedup")).Label("speedup"), "chart.Heat has no Label"},
		{"no layers", Layers(), "Layers: there are no charts"},
		{"a nil layer", Layers(lineChart(), nil), "Layers: chart 2 is nil"},
		{"a failed layer", Layers(lineChart(), lineChart().Stat("x")), `Layers: chart 2: chart: Stat("x")`},
		{"a layer of another kind", Layers(lineChart(), barChart()), `chart 2: its X axis shows categories of "input_len", that of chart 1 numbers of "input_len"`},
		{"a layer in another unit", Layers(lineChart(), Line(f, X("input_len"), Y("total_token_throughput"))), `chart 2: its Y axis shows numbers of "total_token_throughput" in plain numbers, that of chart 1 numbers of "mean_ttft_ms" in units of time`},
		{"a layer on another scale", Layers(lineChart().XScale("linear"), lineChart().LogX()), "its X axis is log, that of chart 1 is linear"},
		{"a layer with another limit", Layers(lineChart().YMax(1), lineChart().YMax(2)), "its YMax is 2, that of chart 1 is 1"},
		{"a grid as a layer", Layers(lineChart(), Grid(1, lineChart(), lineChart())), "Layers: chart 2 is a grid"},
		{"layers with other facets", Layers(lineChart().Facet("modality"), lineChart().Facet("bandwidth")), `Facet: one layer has the column "modality", another "bandwidth"`},
		{"a name for several layers", Layers(lineChart(), lineChart()).Name("x"), `Name("x"): name the charts before they become layers`},
		{"no grid", Grid(2), "Grid: there are no charts"},
		{"a grid without columns", Grid(0, lineChart()), "Grid(0, ...)"},
		{"facets in a grid", Grid(2, lineChart(), lineChart().Facet("bandwidth")), "Grid: chart 2 has facets"},
		{"too many colours", Line(many(41), X("x"), Y("x"), Color("name")), `Color: column "name" has 41 values, and a picture tells 40 apart`},
		{"too many shapes", Points(many(6), X("x"), Y("x"), Shape("name")), `Shape: column "name" has 6 values, and a picture tells 5 apart`},
		{"too many dashes", Line(many(5), X("x"), Y("x"), Dash("name")), `Dash: column "name" has 5 values`},
		{"a thousand categories", Bar(many(1000), X("name"), Y("x")), `X: column "name" has 1000 values, and an axis of categories has at most 200`},
		{"a thousand panels", Line(many(1000), X("x"), Y("x")).Facet("name"), "Facet: there would be 1000 panels"},
		{"a single wrong option in a grid", Grid(1, Points(number, X("n"), Y("n"))).Stat("mean"), "Stat has no meaning"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if err := tt.c.Err(); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Fatalf("error %v, want %q", err, tt.want)
			}
			path := filepath.Join(t.TempDir(), "x.png")
			later := tt.c.Title("later").LogY().Stat("median").Caption("c")
			if err := later.Save(path); err == nil || tt.c.err != nil && !strings.Contains(err.Error(), tt.want) {
				t.Errorf("Save gives %v", err)
			}
			if _, err := os.Stat(path); err == nil {
				t.Error("a wrong chart was saved")
			}
			if text := tt.c.String(); !strings.HasPrefix(text, "error: ") {
				t.Errorf("it shows as %q", text)
			}
			if text, _ := tt.c.MIMEBundle()["text/plain"].(string); !strings.HasPrefix(text, "error: ") {
				t.Errorf("its bundle says %q", text)
			}
		})
	}
	if err := lineChart().Err(); err != nil {
		t.Errorf("a right chart has the error %v", err)
	}
}

// many is a table of n names.
func many(n int) *frame.Frame {
	names, x := make([]string, n), make([]float64, n)
	for i := range names {
		names[i], x[i] = "name"+strconv.Itoa(i), float64(i+1)
	}
	return frame.New(frame.Strings("name", names), frame.Floats("x", x))
}

func TestMethodsLeaveTheirChartAsItIs(t *testing.T) {
	for name, c := range map[string]*Chart{"line": lineChart(), "pareto": paretoChart(), "grid": Grid(2, lineChart(), paretoChart())} {
		before := dump(mustScene(t, c))
		c.LogX().LogY().Title("other").Subtitle("s").Theme("dark").XMax(5).YMin(1).ReverseX().ReverseY().Size(4, 3).LegendRight(true)
		c.RuleX(100, "x").RuleY(3, "y").Caption("c").Facet("bandwidth").Label("bandwidth").Name("n").Ghost(runs(), "g")
		c.Stat("max").Band("iqr")
		c.Minimize("y").Maximize("x").Frontier(false).Knee(true).Connect("iteration").ConnectStyle(1, 1, "dotted").FrontierBy("modality")
		Layers(c, lineChart())
		Grid(1, c, c).Theme("dark")
		if after := dump(mustScene(t, c)); after != before {
			t.Errorf("the %s chart has changed", name)
		}
	}
}

func TestOptionsOfLayersAndGridsHoldForAllTheirCharts(t *testing.T) {
	layers := mustScene(t, Layers(lineChart(), lineChart().Stat("max")).Stat("min"))
	both := mustScene(t, Layers(lineChart().Stat("min"), lineChart().Stat("min")))
	if dump(layers) != dump(both) {
		t.Errorf("the statistic does not hold for all layers:\n%s", dump(layers))
	}
	grid := mustScene(t, Grid(2, lineChart(), barChart()).LogY())
	for i, p := range grid.Panels {
		if p.Y.Scale != 1 {
			t.Errorf("panel %d is not logarithmic", i+1)
		}
	}
}
