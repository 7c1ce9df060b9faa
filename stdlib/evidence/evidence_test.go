package evidence

import (
	"math"
	"slices"
	"strings"
	"testing"

	"kvsh/stdlib/frame"
)

// run is a run of a table in short.
type run struct {
	phase     string
	length    int
	prompts   int
	modality  string
	cache     string
	bandwidth string
	direction string
	arcc      string
	iteration int
	ttft      float64
	rate      float64
}

// table makes a frame of runs; iteration 1 is cold.
func tableOf(runs ...run) *frame.Frame {
	var rows []map[string]any
	for _, r := range runs {
		temperature := "warm"
		if r.iteration == 1 {
			temperature = "cold"
		}
		rows = append(rows, map[string]any{
			"phase": r.phase, "input_len": r.length, "num_prompts": r.prompts, "modality": r.modality, "cpu_offload": r.cache,
			"bandwidth": r.bandwidth, "direction": r.direction, "arcc": r.arcc, "iteration": r.iteration, "temperature": temperature,
			"mean_ttft_ms": r.ttft, "total_token_throughput": r.rate * float64(r.length), "request_throughput": r.rate,
		})
	}
	return frame.FromMaps(rows, "phase", "input_len", "num_prompts", "modality", "cpu_offload", "bandwidth", "direction", "arcc",
		"iteration", "temperature", "mean_ttft_ms", "total_token_throughput", "request_throughput")
}

// gds is a run of GDS.
func gds(length, prompts, iteration int, ttft float64) run {
	return run{"prefill", length, prompts, "GDS", "off", "800g", "EW", "N", iteration, ttft, 16000 / ttft}
}

func cpu(length, prompts, iteration int, ttft float64) run {
	return run{"prefill", length, prompts, "CPU", "on", "N/A", "NA", "N", iteration, ttft, 16000 / ttft}
}

func TestSelect(t *testing.T) {
	runs := tableOf(gds(100, 20, 1, 90), gds(100, 20, 2, 20))
	for temperature, want := range map[string]int{"warm": 1, "cold": 1, "all": 2} {
		if got, err := Select(runs, temperature); err != nil || got.Len() != want {
			t.Errorf("%s: %v, %v; want %d runs", temperature, got, err, want)
		}
	}
	for temperature, want := range map[string]string{"wam": `did you mean "warm"?`, "settled": `"settled"`} {
		if _, err := Select(runs, temperature); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v, want %s", temperature, err, want)
		}
	}
}

func TestNames(t *testing.T) {
	runs := tableOf(gds(100, 20, 2, 20), cpu(100, 20, 2, 10),
		run{"prefill", 100, 20, "Local Disk", "on", "400g", "东西向", "Y", 2, 1, 1}, run{"prefill", 100, 20, "Local Disk", "off", "", "N/A", "N", 2, 1, 1})
	for column, tt := range map[string]struct {
		add  func(*frame.Frame) (*frame.Frame, error)
		want []string
	}{
		"media":   {Media, []string{"GDS", "CPU", "Local Disk + CPU cache", "Local Disk"}},
		"network": {Networks, []string{"800g-EW-arccN", "no network", "400g-EW-arccY", "unknown-NA-arccN"}},
		"path":    {Paths, []string{"EW arccN", "", "EW arccY", "NA arccN"}},
	} {
		named, err := tt.add(runs)
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := named.Strings(column); !slices.Equal(got, tt.want) {
			t.Errorf("%s %q, want %q", column, got, tt.want)
		}
		if _, err := tt.add(runs.Drop("modality", "arcc")); err == nil {
			t.Errorf("%s is found without its columns", column)
		}
	}
	if missing, err := Missing(runs); err != nil || !slices.Equal(missing, []string{"HBM"}) {
		t.Errorf("missing %q, %v", missing, err)
	}
}

func TestGroupsComeInTheOrderOfReports(t *testing.T) {
	groups, err := GroupBy(tableOf(gds(1000, 20, 2, 1), cpu(1000, 20, 2, 1), gds(100, 20, 2, 1), gds(1000, 20, 3, 1)), "input_len", "modality")
	if err != nil {
		t.Fatal(err)
	}
	var keys []string
	for _, g := range groups {
		keys = append(keys, strings.Join(g.Key, " "))
	}
	if want := []string{"100 GDS", "1000 CPU", "1000 GDS"}; !slices.Equal(keys, want) || !slices.Equal(groups[2].Rows, []int{0, 3}) {
		t.Errorf("groups %q with rows %v, want %q", keys, groups, want)
	}
}

func TestAlikeKeepsTheWorkloadOfMostMedia(t *testing.T) {
	for _, tt := range []struct {
		name string
		runs *frame.Frame
		rows int
		left string
	}{
		{"one workload", tableOf(gds(100, 20, 2, 1), cpu(100, 20, 2, 1)), 2, ""},
		{"different lengths are no reason", tableOf(gds(100, 20, 2, 1), gds(1000, 20, 2, 1)), 2, ""},
		{"two media count more than many runs", tableOf(gds(100, 20, 2, 1), cpu(100, 20, 2, 1), gds(100, 7, 2, 1), gds(100, 7, 3, 1), gds(100, 7, 4, 1)), 2, "3 runs of 7 prompts"},
		{"else the one of most runs", tableOf(gds(100, 20, 2, 1), gds(100, 7, 2, 1), gds(100, 7, 3, 1), gds(100, 14, 3, 1)), 2, "2 runs of 14, 20 prompts"},
		{"each length has its own", tableOf(gds(100, 20, 2, 1), gds(1000, 7, 2, 1)), 2, ""},
		{"no runs", tableOf(gds(100, 20, 2, 1)).Take(nil), 0, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			kept, left, err := Alike(tt.runs, "modality")
			if err != nil || kept.Len() != tt.rows || left != tt.left {
				t.Errorf("%d runs, left %q, %v; want %d, %q", kept.Len(), left, err, tt.rows, tt.left)
			}
		})
	}
}

func TestSettings(t *testing.T) {
	runs := tableOf(gds(100000, 20, 2, 1), gds(1500, 20, 2, 1), run{"prefill", 100, 7, "GDS", "off", "400g", "NS", "Y", 2, 1, 1})
	got, err := Settings(runs, "phase", "input_len", "bandwidth", "direction", "arcc", "num_prompts", "cpu_offload", "model")
	want := []string{"prefill", "100, 1500, 100k tokens", "400g, 800g", "EW 东西向, NS 南北向", "arcc off, on", "7, 20 prompts", "CPU cache off"}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("settings %q, %v; want %q", got, err, want)
	}
	got, err = Common(runs, Setting()...)
	if want := []string{"prefill", "GDS", "CPU cache off"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("common %q, %v; want %q", got, err, want)
	}
	got, err = Mixed(runs, []string{"bandwidth", "direction", "arcc"}, "modality")
	if want := []string{"bandwidth 400g, 800g", "direction EW, NS", "arcc N, Y"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("mixed %q, %v; want %q", got, err, want)
	}
	if got, err = Mixed(runs, []string{"bandwidth"}, "input_len"); err != nil || got != nil {
		t.Errorf("mixed at a length: %q, %v", got, err)
	}
}

func TestLittlesLaw(t *testing.T) {
	bound := []run{gds(100, 20, 2, 10), gds(100, 20, 3, 20), cpu(100, 20, 2, 30)}
	free := []run{gds(1000, 20, 2, 10), gds(1000, 20, 3, 20), cpu(1000, 20, 2, 30)}
	free[1].rate *= 2
	for _, tt := range []struct {
		name             string
		runs             *frame.Frame
		bound, workloads int
	}{
		{"throughput that follows from TTFT", tableOf(bound...), 1, 1},
		{"throughput of its own", tableOf(append(free, bound...)...), 1, 2},
		{"two runs tell nothing", tableOf(bound[:2]...), 0, 0},
		{"decode has more to wait for", tableOf(bound...).Drop("phase").With(frame.Strings("phase", []string{"prefill+decode", "prefill+decode", "prefill+decode"})), 0, 0},
		{"no rate", tableOf(bound...).Drop("request_throughput"), 0, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if b, w, err := LittlesLaw(tt.runs); err != nil || b != tt.bound || w != tt.workloads {
				t.Errorf("%d of %d, %v; want %d of %d", b, w, err, tt.bound, tt.workloads)
			}
		})
	}
}

func TestSeries(t *testing.T) {
	var runs []run
	for i, ttft := range []float64{100, 40, 10, 11, 12, 13, 14, 15} { // settles, and then rises
		runs = append(runs, gds(100, 20, i+1, ttft))
	}
	runs = append(runs, cpu(100, 20, 2, 21), cpu(100, 20, 1, 20), cpu(100, 20, 3, 19))
	slices.Reverse(runs)
	series, err := SeriesOf(tableOf(runs...), "mean_ttft_ms")
	if err != nil || len(series) != 2 {
		t.Fatalf("%d series, %v", len(series), err)
	}
	one, two := series[0], series[1]
	if !slices.Equal(one.Cold, []float64{20}) || !slices.Equal(one.Warm, []float64{21, 19}) || one.ReuseGain() != 1 || !math.IsNaN(one.DriftP) || one.Drifts() {
		t.Errorf("the first series is %+v", one)
	}
	if len(two.Warm) != 7 || two.Warm[0] != 40 || !slices.Equal(two.Settled, []float64{11, 12, 13, 14, 15}) {
		t.Errorf("the second series is %+v", two)
	}
	if math.Abs(two.ReuseGain()-100.0/13) > 1e-12 || two.Trend.N != 7 || two.DriftP != two.Trend.P {
		t.Errorf("gain %g, trend %+v, p %g", two.ReuseGain(), two.Trend, two.DriftP)
	}
	for _, column := range []string{"iteration", "temperature", "mean_ttft_ms"} {
		if _, err := SeriesOf(tableOf(runs...).Drop(column), "mean_ttft_ms"); err == nil || !strings.Contains(err.Error(), column) {
			t.Errorf("without %s: %v", column, err)
		}
	}
}

func TestFailedFramesAreErrors(t *testing.T) {
	bad := tableOf(gds(100, 20, 2, 1)).Select("nowhere")
	for name, f := range map[string]func() error{
		"Select":         func() error { _, err := Select(bad, "all"); return err },
		"Media":          func() error { _, err := Media(bad); return err },
		"Missing":        func() error { _, err := Missing(bad); return err },
		"Networks":       func() error { _, err := Networks(bad); return err },
		"Paths":          func() error { _, err := Paths(bad); return err },
		"Directions":     func() error { _, err := Directions(bad); return err },
		"Values":         func() error { _, err := Values(bad, "phase"); return err },
		"Differing":      func() error { _, err := Differing(bad); return err },
		"GroupBy":        func() error { _, err := GroupBy(bad, "phase"); return err },
		"Alike":          func() error { _, _, err := Alike(bad, "phase"); return err },
		"Settings":       func() error { _, err := Settings(bad, "phase"); return err },
		"Common":         func() error { _, err := Common(bad, "phase"); return err },
		"Mixed":          func() error { _, err := Mixed(bad, []string{"phase"}, "phase"); return err },
		"Summarize":      func() error { _, err := Summarize(bad, "phase"); return err },
		"Frontier":       func() error { _, err := Frontier(bad, "mean_ttft_ms", "request_throughput"); return err },
		"FrontierAcross": func() error { _, err := FrontierAcross(bad, "mean_ttft_ms", "request_throughput"); return err },
		"Brief":          func() error { _, err := Brief(bad); return err },
		"LittlesLaw":     func() error { _, _, err := LittlesLaw(bad); return err },
		"SeriesTable":    func() error { _, err := SeriesTable(bad, "mean_ttft_ms"); return err },
		"Knees":          func() error { _, err := Knees(bad, "mean_ttft_ms", "request_throughput"); return err },
		"FrontierTable":  func() error { _, err := FrontierTable(bad, "media", "mean_ttft_ms", "request_throughput"); return err },
		"Compare":        func() error { _, err := Compare(bad, media); return err },
		"SeriesOf":       func() error { _, err := SeriesOf(bad, "mean_ttft_ms"); return err },
	} {
		if err := f(); err == nil || !strings.Contains(err.Error(), "nowhere") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestFrontierOfSeveralMeasures(t *testing.T) {
	runs := tableOf(gds(100, 20, 2, 10), gds(100, 20, 3, 20), gds(100, 20, 4, 30), gds(1000, 20, 2, 99)).
		With(frame.Floats("cost", []float64{3, 2, 1, 9})).With(frame.Floats("gain", []float64{1, 9, 1, 0}))
	for _, tt := range []struct {
		name     string
		measures []string
		want     []int
	}{
		{"two, of which one is better large", []string{"mean_ttft_ms", "cost"}, []int{0, 3}},
		{"a direction in front", []string{"mean_ttft_ms", "min:cost"}, []int{0, 1, 2, 3}},
		{"three", []string{"max:mean_ttft_ms", "min:cost", "gain"}, []int{1, 2, 3}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := Frontier(runs, tt.measures...)
			slices.Sort(got)
			if err != nil || !slices.Equal(got, tt.want) {
				t.Errorf("rows %v, %v; want %v", got, err, tt.want)
			}
		})
	}
	for measures, want := range map[string]string{"mean_ttft_ms": "two measures or more", "mean_ttft_ms best:cost": `measure "best:cost"`, "mean_ttft_ms cots": `"cots"`} {
		if _, err := Frontier(runs, strings.Fields(measures)...); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", measures, err)
		}
	}
}

func TestFrontierTable(t *testing.T) {
	cost := frame.Floats("cost", []float64{4, 1, 0, 2, 5})
	runs := tableOf(gds(100, 20, 2, 10), gds(100, 20, 3, 20), gds(100, 20, 4, 30), cpu(100, 20, 2, 20), cpu(1000, 20, 2, 20)).With(cost)
	f, err := FrontierTable(runs, "modality", "mean_ttft_ms", "min:cost")
	if err != nil {
		t.Fatal(err)
	}
	n, _ := f.Ints("n")
	on, _ := f.Ints("on_frontier")
	volume, _ := f.Floats("hypervolume")
	null, _ := f.IsNull("hypervolume")
	// In the box of 10 to 30 ms and 0 to 4 the CPU's run (20, 2) beats a half by a half, and
	// that of GDS at (20, 1) a half by three quarters.
	if !slices.Equal(n, []int{1, 3, 1}) || !slices.Equal(on, []int{0, 3, 1}) || volume[0] != 0.25 || volume[1] != 0.375 || !null[2] {
		t.Errorf("%s", f)
	}
	knees, err := Knees(runs, "mean_ttft_ms", "min:cost")
	if err != nil || !slices.Equal(knees, []int{1}) {
		t.Errorf("knees %v, %v", knees, err)
	}
}

func TestSeriesTable(t *testing.T) {
	var runs []run
	for i, ttft := range []float64{100, 40, 10, 11, 12, 13, 14, 15} {
		runs = append(runs, gds(100, 20, i+1, ttft))
	}
	runs = append(runs, cpu(100, 20, 1, 20), cpu(100, 20, 2, 21), cpu(100, 20, 3, 40), cpu(100, 20, 4, 3))
	f, err := SeriesTable(tableOf(runs...), "mean_ttft_ms")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := f.Select("media", "cold", "n_warm", "warm", "reuse_gain", "settles_after", "settled", "tau", "drift_p", "notes").WriteCSV(&b, frame.CSVOptions{}); err != nil {
		t.Fatal(err)
	}
	want := `media,cold,n_warm,warm,reuse_gain,settles_after,settled,tau,drift_p,notes
CPU,20.0,3,21.0,0.9523809523809523,,,,,does not settle in 3 iterations; no reuse: cold is 0.95 times warm
GDS,100.0,7,13.0,7.6923076923076925,2,13.0,0.42857142857142855,0.23888888888888887,settles after 2 of 7 iterations
`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}
