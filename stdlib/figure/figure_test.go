package figure

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"kvsh/stdlib/bench"
	"kvsh/stdlib/chart"
	"kvsh/stdlib/frame"
	"kvsh/testdata"
)

var update = flag.Bool("update", false, "write the golden files anew")

// sample is the runs and requests of the bundled sample.
func sample(t testing.TB) (runs, requests *frame.Frame) {
	t.Helper()
	res, err := bench.ScanFS(testdata.Results(), "sample", bench.Options{Requests: true})
	if err != nil {
		t.Fatal(err)
	}
	return frame.FromRecords(res.Records, bench.Evidence), frame.FromRequests(res.Records)
}

// figures are all figures by name.
func figures(runs, requests *frame.Frame, opts ...Option) map[string]*chart.Chart {
	return map[string]*chart.Chart{
		"MediaTTFT":       MediaTTFT(runs, opts...),
		"MediaThroughput": MediaThroughput(runs, opts...),
		"Speedup":         Speedup(runs, opts...),
		"NetworkTTFT":     NetworkTTFT(runs, opts...),
		"BandwidthSlope":  BandwidthSlope(runs, opts...),
		"Pareto":          Pareto(runs, "mean_ttft_ms", "total_token_throughput", opts...),
		"Pareto across":   Pareto(runs, "mean_ttft_ms", "total_token_throughput", append([]Option{Across()}, opts...)...),
		"Requests":        Requests(requests, opts...),
		"WarmUp":          WarmUp(runs, opts...),
		"Drift":           Drift(runs, opts...),
	}
}

// words are the texts of a chart, as a reader finds them.
func words(t *testing.T, c *chart.Chart) string {
	t.Helper()
	s, err := c.Scene()
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", s.Title)
	for _, p := range s.Panels {
		fmt.Fprintf(&b, "  panel %q: %s over %s %s\n", p.Title, p.Y.Label, p.X.Label, p.Note)
	}
	for _, g := range s.Legend {
		var entries []string
		for _, e := range g.Entries {
			entries = append(entries, e.Label)
		}
		fmt.Fprintf(&b, "  legend %s: %s\n", g.Title, strings.Join(entries, ", "))
	}
	for _, paragraph := range s.Caption {
		fmt.Fprintf(&b, "  caption: %s\n", paragraph)
	}
	return b.String()
}

func TestFiguresSayWhatTheyShow(t *testing.T) {
	runs, requests := sample(t)
	prefill := func(f *frame.Frame) *frame.Frame { return f.Where("phase", "==", "prefill") }
	all := figures(runs, requests)
	for name, c := range figures(prefill(runs), prefill(requests)) {
		all[name+" of prefill"] = c
	}
	for name, c := range figures(runs, requests, Temperature("settled"), InputLen(10000), Base("Local Disk")) {
		all[name+" with options"] = c
	}
	var names []string
	for name := range all {
		names = append(names, name)
	}
	slices.Sort(names)
	var b strings.Builder
	for _, name := range names {
		fmt.Fprintf(&b, "%s: %s\n", name, words(t, all[name]))
	}
	const golden = "testdata/figures.txt"
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("the figures say something else; look at it and run with -update if it is right:\n%s", b.String())
	}
}

func TestFiguresOfNothingSaySo(t *testing.T) {
	runs, requests := sample(t)
	for name, c := range figures(runs.Take(nil), requests.Take(nil)) {
		s, err := c.Scene()
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for _, p := range s.Panels {
			if p.Note == "" {
				t.Errorf("%s has a panel of nothing that doesn't say so", name)
			}
		}
	}
}

func TestFiguresOfOneRun(t *testing.T) {
	runs, requests := sample(t)
	warm := func(f *frame.Frame) *frame.Frame { return f.Where("temperature", "==", "warm").Head(1) }
	for name, c := range figures(warm(runs), warm(requests)) {
		for _, format := range []string{"png", "json", "txt"} {
			if b, err := c.Bytes(format); err != nil || len(b) == 0 {
				t.Errorf("%s as %s: %d bytes, %v", name, format, len(b), err)
			}
		}
	}
}

func TestFiguresNameTheColumnTheyLack(t *testing.T) {
	runs, requests := sample(t)
	for column, f := range map[string]func(*frame.Frame) *chart.Chart{
		"modality":     func(f *frame.Frame) *chart.Chart { return MediaTTFT(f) },
		"mean_ttft_ms": func(f *frame.Frame) *chart.Chart { return Speedup(f) },
		"arcc":         func(f *frame.Frame) *chart.Chart { return NetworkTTFT(f) },
		"bandwidth":    func(f *frame.Frame) *chart.Chart { return BandwidthSlope(f) },
		"std_ttft_ms":  func(f *frame.Frame) *chart.Chart { return Pareto(f, "std_ttft_ms", "total_token_throughput") },
		"iteration":    func(f *frame.Frame) *chart.Chart { return Drift(f) },
		"input_len":    func(f *frame.Frame) *chart.Chart { return WarmUp(f) },
		"temperature":  func(f *frame.Frame) *chart.Chart { return MediaThroughput(f) },
		"failed":       func(*frame.Frame) *chart.Chart { return Requests(requests.Drop("failed")) },
	} {
		if err := f(runs.Drop(column)).Err(); err == nil || !strings.Contains(err.Error(), column) {
			t.Errorf("without %s: %v", column, err)
		}
	}
	for name, c := range figures(runs, requests, Temperature("hot"), Base("Tape")) {
		if err := c.Err(); name != "Drift" && (err == nil || !strings.Contains(err.Error(), "hot")) {
			t.Errorf("%s of a temperature that is none: %v", name, err)
		}
	}
	if err := Speedup(runs, Base("Tape")).Err(); err == nil || !strings.Contains(err.Error(), `the base "Tape"`) {
		t.Errorf("a base that is none: %v", err)
	}
}
