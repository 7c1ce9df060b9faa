package evidence

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"kvsh/stdlib/bench"
	"kvsh/stdlib/frame"
)

// sevens are seven warm runs of a kind with a cold one before.
func sevens(kind func(iteration int, ttft float64) run, cold float64, warm ...float64) []run {
	out := []run{kind(1, cold)}
	for i, ttft := range warm {
		out = append(out, kind(i+2, ttft))
	}
	return out
}

// disk is a run of Local Disk over a network.
func disk(cache, bandwidth, direction string) func(int, float64) run {
	return func(iteration int, ttft float64) run {
		return run{"prefill", 1000, 20, "Local Disk", cache, bandwidth, direction, "N", iteration, ttft, 16000 / ttft}
	}
}

func gdsOver(bandwidth, direction string, prompts int) func(int, float64) run {
	return func(iteration int, ttft float64) run {
		return run{"prefill", 1000, prompts, "GDS", "off", bandwidth, direction, "N", iteration, ttft, 16000 / ttft}
	}
}

func compare(t *testing.T, q Question, runs ...[]run) *Comparison {
	t.Helper()
	var all []run
	for _, r := range runs {
		all = append(all, r...)
	}
	c, err := Compare(tableOf(all...), q)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

var media = Question{Column: "modality", Base: "Local Disk", Next: "GDS"}

func TestAPairHasItsFigures(t *testing.T) {
	c := compare(t, media,
		sevens(disk("off", "800g", "EW"), 900, 40, 41, 42, 43, 44, 46, 45), sevens(gdsOver("800g", "EW", 20), 900, 20, 22, 21, 24, 23, 26, 25))
	if len(c.Pairs) != 1 || len(c.Confounds) != 0 || len(c.Unmatched) != 0 {
		t.Fatalf("%+v", c)
	}
	p := &c.Pairs[0]
	if p.Base.N != 7 || p.Base.Median != 43 || p.Base.Low != 40 || p.Base.High != 46 || p.Next.Median != 23 {
		t.Errorf("sides %+v, %+v", p.Base, p.Next)
	}
	if want := 2.0 / 3432; math.Abs(p.P-want) > 1e-12 || p.Holm != p.P { // 2 of the 14 over 7 ways to draw them
		t.Errorf("p %g, after Holm %g, want %g", p.P, p.Holm, want)
	}
	if p.Ratio != 23.0/43 || !p.HasInterval || !(p.Low < p.Ratio && p.Ratio < p.High) || c.Verdict(p) != Better {
		t.Errorf("ratio %g, %g to %g, %s", p.Ratio, p.Low, p.High, c.Verdict(p))
	}
}

func TestOnlyLikeIsComparedWithLike(t *testing.T) {
	few := func(kind func(int, float64) run) []run { return sevens(kind, 900, 10, 11, 12) }
	cpuRuns := sevens(func(i int, ttft float64) run { return cpu(1000, 20, i, ttft) }, 900, 10, 11, 12)
	for _, tt := range []struct {
		name      string
		q         Question
		runs      [][]run
		names     []string // of pairs
		unmatched string
	}{
		{"another number of prompts", media, [][]run{few(disk("off", "800g", "EW")), few(gdsOver("800g", "EW", 50))}, nil, "no run of GDS with num prompts 20 (there is 50)"},
		{"another bandwidth", media, [][]run{few(disk("off", "800g", "EW")), few(gdsOver("400g", "EW", 20))}, nil, "no run of Local Disk with bandwidth 400g (there is 800g)"},
		{"each bandwidth by itself", media, [][]run{few(disk("off", "800g", "EW")), few(gdsOver("400g", "EW", 20)), few(disk("off", "400g", "EW")), few(gdsOver("800g", "EW", 20))}, []string{"400g", "800g"}, ""},
		{"a disk with and without the CPU cache", media, [][]run{few(disk("off", "800g", "EW")), few(disk("on", "800g", "EW")), few(gdsOver("800g", "EW", 20))}, []string{"CPU cache on", ""}, ""},
		{"a medium without a network is held against each", Question{Column: "modality", Base: "CPU", Next: "GDS"}, [][]run{cpuRuns, few(gdsOver("400g", "EW", 20)), few(gdsOver("800g", "NS", 20))}, []string{"400g, EW 东西向", "800g, NS 南北向"}, ""},
		{"bandwidths of one medium", Question{Column: "bandwidth", Base: "400g", Next: "800g"}, [][]run{few(gdsOver("400g", "EW", 20)), few(disk("off", "800g", "EW"))}, nil, "media Local Disk (there is GDS)"},
		{"networks differ in all at once", Question{Column: "network", Base: "400g-EW-arccN", Next: "800g-NS-arccN"}, [][]run{few(gdsOver("400g", "EW", 20)), few(gdsOver("800g", "NS", 20))}, []string{"1k tokens"}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := compare(t, tt.q, tt.runs...)
			var names []string
			for i := range c.Pairs {
				names = append(names, c.Name(&c.Pairs[i]))
			}
			if fmt.Sprint(names) != fmt.Sprint(tt.names) {
				t.Errorf("pairs %q, want %q", names, tt.names)
			}
			if all := strings.Join(c.Unmatched, "|"); !strings.Contains(all, tt.unmatched) || (tt.unmatched == "") != (all == "") {
				t.Errorf("unmatched %q, want %q", all, tt.unmatched)
			}
			if len(c.Pairs) == 0 && !strings.Contains(c.String(), "nothing comparable") {
				t.Errorf("it says\n%s", c)
			}
		})
	}
}

func TestVerdicts(t *testing.T) {
	slow, fast := []float64{40, 41, 42, 43, 44, 45, 46}, []float64{20, 21, 22, 23, 24, 25, 26}
	for _, tt := range []struct {
		name       string
		base, next []float64
		metric     string
		want       string
	}{
		{"shorter times", slow, fast, "mean_ttft_ms", Better},
		{"longer times", fast, slow, "mean_ttft_ms", Worse},
		{"more throughput", slow, fast, "total_token_throughput", Better},
		{"less throughput", fast, slow, "total_token_throughput", Worse},
		{"equal samples", slow, slow, "mean_ttft_ms", Undecided},
		{"samples that overlap", slow, []float64{39, 41, 42, 43, 44, 45, 47}, "mean_ttft_ms", Undecided},
		{"three of each", slow[:3], fast[:3], "mean_ttft_ms", TooFew},
		{"four of each", slow[:4], fast[:4], "mean_ttft_ms", Better},
		{"one against many", slow[:1], fast, "mean_ttft_ms", TooFew},
	} {
		t.Run(tt.name, func(t *testing.T) {
			q := media
			q.Metric = tt.metric
			c := compare(t, q, sevens(disk("off", "800g", "EW"), 900, tt.base...), sevens(gdsOver("800g", "EW", 20), 900, tt.next...))
			if got := c.Verdict(&c.Pairs[0]); got != tt.want {
				t.Errorf("%s, want %s: %+v", got, tt.want, c.Pairs[0])
			}
		})
	}
}

func TestWhatElseMayMakeTheDifference(t *testing.T) {
	warm := []float64{20, 21, 22, 23, 24, 25, 26}
	c := compare(t, media,
		sevens(disk("on", "800g", "NA"), 20, 40, 46, 41, 45, 42, 44, 43), sevens(gdsOver("800g", "NA", 20), 900, warm...))
	for _, want := range []string{"CPU cache was on under Local Disk in 1 of 1", "direction of the network is not known in 1 of 1", "GDS drift: rises over 7 iterations, τ +1.00", "Local Disk no reuse: cold is 0.47 times warm"} {
		if text := c.String(); !strings.Contains(text, want) {
			t.Errorf("it lacks %q:\n%s", want, text)
		}
	}
	if text := c.String(); strings.Contains(text, "Local Disk drift") {
		t.Errorf("a sample without a drift has one:\n%s", text)
	}
	folders := func(f *frame.Frame) *frame.Frame {
		modality, _ := f.Strings("modality")
		return f.With(frame.Strings("folder", modality)).With(frame.Ints("failed", make([]int, f.Len())))
	}
	all := append(sevens(disk("off", "800g", "EW"), 900, 40, 41), sevens(gdsOver("800g", "EW", 20), 900, 20, 21)...)
	c, err := Compare(folders(tableOf(all...)), media)
	if err != nil || len(c.Confounds) != 1 || !strings.Contains(c.Confounds[0], "different batches") {
		t.Errorf("confounds %q, %v", c.Confounds, err)
	}
}

func TestHolmLeavesOutTestsThatCannotReject(t *testing.T) {
	warm := []float64{20, 21, 22, 23, 24, 25, 26}
	c := compare(t, media,
		sevens(disk("off", "800g", "EW"), 900, 40, 41, 42, 43, 44, 45, 46), sevens(gdsOver("800g", "EW", 20), 900, warm...),
		sevens(disk("off", "400g", "EW"), 900, 40, 41), sevens(gdsOver("400g", "EW", 20), 900, 20, 21))
	if len(c.Pairs) != 2 || !math.IsNaN(c.Pairs[0].Holm) || c.Pairs[1].Holm != c.Pairs[1].P {
		t.Errorf("%+v", c.Pairs)
	}
	if null, err := c.Frame().IsNull("p_holm"); err != nil || !null[0] || null[1] {
		t.Errorf("nulls %v, %v", null, err)
	}
}

func TestQuestionsThatCannotBeAsked(t *testing.T) {
	runs := tableOf(sevens(gdsOver("800g", "EW", 20), 900, 20, 21)...)
	for _, tt := range []struct {
		q    Question
		want string
	}{
		{Question{Column: "modalty", Base: "a", Next: "b"}, `did you mean "modality"`},
		{Question{Column: "modality", Base: "GSD", Next: "CPU"}, `no warm run of "GSD"; did you mean "GDS"? (there are GDS)`},
		{Question{Column: "modality", Base: "GDS", Next: "GDS"}, "against itself"},
		{Question{Column: "modality", Base: "GDS", Next: "CPU", Temperature: "hot"}, "warm, cold, settled or all"},
		{Question{Column: "modality", Base: "GDS", Next: "CPU", Metric: "mean_tft_ms"}, `"mean_tft_ms"`},
	} {
		if _, err := Compare(runs, tt.q); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%+v: %v, want %s", tt.q, err, tt.want)
		}
	}
}

func TestJUnit(t *testing.T) {
	c := compare(t, Question{Column: "modality", Base: "GDS", Next: "Local Disk"},
		sevens(disk("off", "800g", "EW"), 900, 40, 41, 42, 43, 44, 45, 46), sevens(gdsOver("800g", "EW", 20), 900, 20, 21, 22, 23, 24, 25, 26),
		sevens(disk("off", "400g", "EW"), 900, 40, 41), sevens(gdsOver("400g", "EW", 20), 900, 20, 21))
	var b bytes.Buffer
	if err := WriteJUnit(&b, []*Comparison{c}, 0.05); err != nil {
		t.Fatal(err)
	}
	var report junitSuites
	if err := xml.Unmarshal(b.Bytes(), &report); err != nil {
		t.Fatal(err)
	}
	suite := report.Suites[0]
	if suite.Tests != 2 || suite.Failures != 1 || suite.Skipped != 1 || suite.Cases[1].Failure.Message != "87.0 % worse" || suite.Cases[0].Name != "400g" {
		t.Errorf("report\n%s", b.String())
	}
	if got := c.Regressions(0.9); len(got) != 0 {
		t.Errorf("regressions beyond 90 %%: %v", got)
	}
}

// The published results, where they are at hand.
func TestPublishedComparison(t *testing.T) {
	root := os.Getenv("KVSH_RESULTS")
	if root == "" {
		t.Skip("KVSH_RESULTS names no results")
	}
	res, err := bench.Scan(root, bench.Options{})
	if err != nil {
		t.Fatal(err)
	}
	c, err := Compare(frame.FromRecords(res.Records, bench.Evidence), media)
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for i := range c.Pairs {
		p := &c.Pairs[i]
		want, ok := map[string][]float64{
			"prefill, 100k tokens, 50 prompts, 800g, EW 东西向, arcc off": {40389, 34867, 0.863, 40311, 40573, 30862, 36480},
			"prefill, 100k tokens, 50 prompts, 800g, EW 东西向, arcc on":  {41472, 34412, 0.830},
		}[c.Name(p)]
		if !ok {
			continue
		}
		found++
		got := []float64{math.Round(p.Base.Median), math.Round(p.Next.Median), math.Round(1000*p.Ratio) / 1000, math.Round(p.Base.Low), math.Round(p.Base.High), math.Round(p.Next.Low), math.Round(p.Next.High)}
		if fmt.Sprint(got[:len(want)]) != fmt.Sprint(want) || p.Base.N != 9 || p.Next.N != 9 || math.Abs(p.P-4.11e-5) > 1e-7 {
			t.Errorf("%s: %v, p %g, want %v", c.Name(p), got, p.P, want)
		}
		if !strings.Contains(strings.Join(p.Next.Notes, ""), "p 5.51e-06") {
			t.Errorf("%s: notes %q", c.Name(p), p.Next.Notes)
		}
	}
	if found != 2 {
		t.Errorf("%d pairs found", found)
	}
}
