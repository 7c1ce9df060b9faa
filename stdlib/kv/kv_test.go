package kv

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kvsh/stdlib/chart"
	"kvsh/stdlib/display"
	"kvsh/stdlib/frame"
)

// shown returns what a function shows, and the error that ends it.
func shown(t *testing.T, f func()) (text string, err error) {
	t.Helper()
	var out strings.Builder
	defer display.SetSink(display.TextSink{W: &out})()
	defer display.OnFail(func(err error) { panic(&display.Failure{Err: err}) })()
	defer func() {
		text = out.String()
		if failed, ok := recover().(*display.Failure); ok {
			err = failed.Err
		}
	}()
	f()
	return out.String(), nil
}

// runs is a table of runs of two workloads and three media.
func runs() *frame.Frame {
	var lens []int
	var modality, offload, temperature []string
	var ttft, rate []float64
	add := func(n int, medium, cache, temp string, ms, tokens float64) {
		lens, modality, offload = append(lens, n), append(modality, medium), append(offload, cache)
		temperature = append(temperature, temp)
		ttft, rate = append(ttft, ms), append(rate, tokens)
	}
	for i := range 7 {
		add(1000, "GDS", "off", "warm", 200+float64(i), 5000-float64(i))
		add(100, "GDS", "off", "warm", 20+float64(i), 500-float64(i))
	}
	add(100, "CPU", "on", "warm", 15, 700)
	add(100, "Local Disk", "on", "warm", 16, 400)
	add(100, "Local Disk", "off", "cold", 90, 40)
	return frame.New(frame.Ints("input_len", lens), frame.Strings("modality", modality), frame.Strings("cpu_offload", offload),
		frame.Strings("temperature", temperature), frame.Floats("mean_ttft_ms", ttft), frame.Floats("total_token_throughput", rate))
}

func csvOf(t *testing.T, f *frame.Frame) string {
	t.Helper()
	var b strings.Builder
	if err := f.WriteCSV(&b, frame.CSVOptions{}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestSummaryStaysInsideCellsOfLikeWorkload(t *testing.T) {
	got := csvOf(t, Summary(Media(Select(runs(), "warm")), "media"))
	want := `input_len,media,n,ttft_ms,ttft_ci95,tokens_per_s
100,CPU,1,15.0,n<6,700.0
100,Local Disk + CPU cache,1,16.0,n<6,400.0
100,GDS,7,23.0,20.00 – 26.00,497.0
1000,GDS,7,203.0,200.0 – 206.0,4997.0
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestParetoComparesLikeWithLike(t *testing.T) {
	front := Pareto(runs(), "mean_ttft_ms", "total_token_throughput").Select("input_len", "modality", "mean_ttft_ms")
	if got, want := csvOf(t, front), "input_len,modality,mean_ttft_ms\n100,CPU,15.0\n1000,GDS,200.0\n"; got != want {
		t.Errorf("inside cells:\n%s", got)
	}
	var across *frame.Frame
	text, err := shown(t, func() { across = ParetoAcross(runs(), "mean_ttft_ms", "total_token_throughput") })
	if err != nil || !strings.Contains(text, "differ in input_len") {
		t.Errorf("a frontier across cells says %q, %v", text, err)
	}
	if across.Len() != 2 {
		t.Errorf("across cells:\n%s", across)
	}
}

func TestSelect(t *testing.T) {
	for temperature, want := range map[string]int{"warm": 16, "cold": 1, "all": 17} {
		if got := Select(runs(), temperature).Len(); got != want {
			t.Errorf("%s: %d runs, want %d", temperature, got, want)
		}
	}
	if _, err := shown(t, func() { Select(runs(), "hot") }); err == nil || !strings.Contains(err.Error(), "warm, cold, settled or all") {
		t.Errorf("an unknown temperature gives %v", err)
	}
}

func TestKeepListsTheValuesThereAre(t *testing.T) {
	if got := Keep(runs(), "modality", "CPU").Len(); got != 1 {
		t.Errorf("%d runs", got)
	}
	_, err := shown(t, func() { Keep(runs(), "modality", "GSD") })
	if err == nil || !strings.Contains(err.Error(), `did you mean "GDS"? (there are "GDS", "CPU", "Local Disk")`) {
		t.Errorf("error %v", err)
	}
}

func TestNetworks(t *testing.T) {
	f := frame.New(frame.Strings("bandwidth", []string{"400g", ""}), frame.Strings("direction", []string{"东西向", "N/A"}), frame.Strings("arcc", []string{"Y", "N"}))
	if got, _ := Networks(f).Strings("network"); !slices.Equal(got, []string{"400g-EW-arccY", "unknown-NA-arccN"}) {
		t.Errorf("networks %q", got)
	}
	if got := WhereDirection(f, "EW").Len() + WhereDirection(f, "南北向").Len(); got != 1 {
		t.Errorf("%d runs of two directions, want 1", got)
	}
	if got := MissingMedia(runs()); got != "no HBM" {
		t.Errorf("missing: %q", got)
	}
}

func TestTheSampleStandsInForResults(t *testing.T) {
	t.Chdir(t.TempDir())
	var f *frame.Frame
	text, err := shown(t, func() { f = Scan("", Batches("0910"), Override("direction", "NS")) })
	if err != nil || !strings.Contains(text, "bundled sample") || !strings.Contains(text, "200 rows") {
		t.Fatalf("%v\n%s", err, text)
	}
	if got, _ := f.Unique("direction").Strings("direction_src"); !slices.Equal(got, []string{"override"}) {
		t.Errorf("sources %q", got)
	}
	text, err = shown(t, func() { f = Requests("", Batches("0912")) })
	if err != nil || f.Len() != 40*20 {
		t.Errorf("%d requests, %v\n%s", f.Len(), err, text)
	}
	_, err = shown(t, func() { f = Lint("", Batches("0910")) })
	if err != nil || f.Where("check", "==", "drift").Len() == 0 {
		t.Errorf("findings %v\n%s", err, f)
	}
	if _, err := shown(t, func() { Scan("", Semantics("sead")) }); err == nil {
		t.Error("unknown semantics were taken")
	}
	if _, err := shown(t, func() { Scan("nowhere") }); err == nil || !strings.Contains(err.Error(), "nowhere") {
		t.Errorf("a root that is not there gives %v", err)
	}
}

func TestSave(t *testing.T) {
	t.Chdir(t.TempDir())
	picture := chart.Line(runs(), chart.X("input_len"), chart.Y("mean_ttft_ms"))
	for path, v := range map[string]any{"a/f.json": runs(), "a/p.svg": picture, "": runs()} {
		text, err := shown(t, func() { Save(v, path) })
		if err != nil || (path != "") != strings.Contains(text, "wrote "+path) {
			t.Errorf("save %q: %q, %v", path, text, err)
		}
		if _, err := os.Stat(path); path != "" && err != nil {
			t.Error(err)
		}
	}
	for path, v := range map[string]any{"x.csv": 5, "x.gif": picture, filepath.Join("a", "f.json", "x.csv"): runs(), "y.csv": runs().Select("nope")} {
		if _, err := shown(t, func() { Save(v, path) }); err == nil {
			t.Errorf("%T was saved to %s", v, path)
		}
	}
}

func TestSaveFrontierHasTheOriginalsForm(t *testing.T) {
	t.Chdir(t.TempDir())
	f := frame.New(frame.Strings("direction", []string{"N/A", "东西向", "南北向"}), frame.Floats("x", []float64{2, 1, 1}), frame.Floats("y", []float64{9, 5, 5}))
	f = f.Rename("x", "a_ms")
	if _, err := shown(t, func() { SaveFrontier(f, "a_ms", "y", "f.csv") }); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("f.csv")
	if want := "direction,a_ms,y,_x,_y,_dir\r\nN/A,2.0,9.0,2.0,9.0,NA\r\n东西向,1.0,5.0,1.0,5.0,EW\r\n南北向,1.0,5.0,1.0,5.0,NS\r\n"; err != nil || string(got) != want {
		t.Errorf("got %q, %v", got, err)
	}
}

// The analysis names of the prelude, on the sample.
func TestWhatRunsShow(t *testing.T) {
	t.Chdir(t.TempDir())
	var all *frame.Frame
	if _, err := shown(t, func() { all = Scan("", Batches("0910")) }); err != nil {
		t.Fatal(err)
	}
	if c := Compare(all, "modality", "Local Disk", "GDS", Metric("median_ttft_ms"), Temperature("settled")); len(c.Pairs) != 10 || c.Metric != "median_ttft_ms" || !strings.Contains(c.Headline(), "settled runs") {
		t.Errorf("%d pairs: %s", len(c.Pairs), c.Headline())
	}
	if got := Series(all).Len(); got != 20 {
		t.Errorf("%d series", got)
	}
	if gain, err := ReuseGain(all).Floats("reuse_gain"); err != nil || len(gain) != 20 || !slices.IsSorted(gain) {
		t.Errorf("gains %v, %v", gain, err)
	}
	if p, err := Drift(all).Floats("drift_p"); err != nil || len(p) == 0 || slices.Max(p) >= 0.05 {
		t.Errorf("drift %v, %v", p, err)
	}
	if settled, warm := Settled(all).Len(), Select(all, "warm").Len(); settled == 0 || settled >= warm {
		t.Errorf("%d of %d warm runs are settled", settled, warm)
	}
	text, err := shown(t, func() { Pareto(all, "mean_ttft_ms", "total_token_throughput") })
	if err != nil || !strings.Contains(text, "Little's law") {
		t.Errorf("a frontier of one measure says %q, %v", text, err)
	}
	if f := Frontiers(Media(all), "media", "mean_ttft_ms", "total_token_throughput"); f.Len() != 10 {
		t.Errorf("%s", f)
	}
	if knees := Knee(all, "mean_ttft_ms", "min:p99_ttft_ms"); knees.Err() != nil || knees.Len() > 5 {
		t.Errorf("%s", knees)
	}
	if got := Ranking(Media(Select(all, "warm")), "media"); len(got) != 1 || !strings.HasPrefix(got[0], "prefill, 100k tokens, 20 prompts: GDS") {
		t.Errorf("ranking %q", got)
	}
	if rate, err := KVRate(all, "").Floats("link_share"); err != nil || slices.Max(rate) > 1 || slices.Min(rate) <= 0 {
		t.Errorf("shares of the link %v, %v", rate, err)
	}
	for name, f := range map[string]func(){
		"a model":    func() { KVRate(all, "nobody/none") },
		"a value":    func() { Compare(all, "modality", "Local Disk", "Tape") },
		"a measure":  func() { Pareto(all, "mean_ttft_ms") },
		"a column":   func() { Frontiers(all, "media", "mean_ttft_ms", "total_token_throughput") },
		"an SLO":     func() { Goodput(Requests("", Batches("0912")), SLO{}) },
		"a latency":  func() { Percentiles(Requests("", Batches("0912")), "ttft") },
		"a quantity": func() { Knee(all, "mean_ttft_ms", "phase") },
	} {
		if _, err := shown(t, f); err == nil {
			t.Errorf("%s that is none was taken", name)
		}
	}
}
