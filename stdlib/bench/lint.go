package bench

import (
	"fmt"
	"slices"
	"strings"

	"kvsh/stdlib/stats"
)

// The checks of Lint, by name.
const (
	LintProblem  = "problem"    // a line or file that could not be taken as it stands
	LintConflict = "conflict"   // two sources disagree on a derived value
	LintPhase    = "phase-rule" // the seed's folder rule and the record disagree on the phase
	LintARCC     = "arcc"       // arcc is known only from the record
	LintCPUCache = "cpu-cache"  // Local Disk was measured with the CPU cache on
	LintSettle   = "settles"    // the first warm iterations are not at the final level
	LintDrift    = "drift"      // TTFT rises or falls over the warm iterations
	LintNoReuse  = "no-reuse"   // a warm run is hardly faster than the cold one
	LintRepeat   = "repeat"     // an iteration number occurs twice in a series
)

// A Finding is one thing that a careful reader of the results should know.
type Finding struct {
	Check   string // one of the Lint constants
	Place   string // folder, folder/file or folder/file:line
	Message string
}

func (f Finding) String() string { return fmt.Sprintf("%s: %s: %s", f.Place, f.Check, f.Message) }

// Lint looks through the result of an evidence scan for what makes numbers
// misleading: lost lines, conflicting sources, series that settle late, drift
// or show no reuse of the cache. Findings come by check, then place.
func Lint(res *Result) []Finding {
	var out []Finding
	for _, p := range res.Report.Problems {
		place := p.File
		if p.Line > 0 {
			place = fmt.Sprintf("%s:%d", p.File, p.Line)
		}
		out = append(out, Finding{LintProblem, place, p.Reason})
	}
	out = append(out, lintConflicts(res.Records)...)
	out = append(out, lintPhaseRule(res.Records)...)
	out = append(out, lintARCC(res.Records)...)
	out = append(out, lintCPUCache(res.Records)...)
	return append(out, lintSeries(Group(res.Records))...)
}

// tally counts equal findings and remembers their order.
type tally struct {
	order  []Finding
	counts map[Finding]int
}

func (t *tally) add(f Finding) {
	if t.counts == nil {
		t.counts = map[Finding]int{}
	}
	if t.counts[f] == 0 {
		t.order = append(t.order, f)
	}
	t.counts[f]++
}

// findings returns each finding once, its message followed by the number of
// rows that it is about.
func (t *tally) findings() []Finding {
	for i, f := range t.order {
		t.order[i].Message = fmt.Sprintf("%s (%s)", f.Message, plural(t.counts[f], "row"))
	}
	return t.order
}

func plural(n int, noun string) string {
	switch {
	case n == 1:
		return "1 " + noun
	case strings.HasSuffix(noun, "ch"):
		return fmt.Sprintf("%d %ses", n, noun)
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func lintConflicts(records []*Record) []Finding {
	var t tally
	for _, r := range records {
		for _, c := range r.Conflicts {
			t.add(Finding{LintConflict, r.Folder + "/" + r.File, c.String() + "; the first wins"})
		}
	}
	return t.findings()
}

// lintPhaseRule finds batches that the original scripts file under another
// phase than their records show.
func lintPhaseRule(records []*Record) []Finding {
	var t tally
	for _, r := range records {
		rule := (&seed{folder: r.Folder}).phase()
		if r.Phase != rule && r.Phase != Unknown {
			t.add(Finding{LintPhase, r.Folder, fmt.Sprintf("the folder rule of the seed semantics says %s, but the records say %s (%s)", rule, r.Phase, r.Sources.Phase)})
		}
	}
	return t.findings()
}

// lintARCC finds files whose arcc switch only the record tells: whoever goes by
// names takes it for off.
func lintARCC(records []*Record) []Finding {
	var t tally
	for _, r := range records {
		named := arccOf(tokens(r.KVCache)) + arccOf(tokens(stem(r.File)))
		if r.ARCC == "Y" && named == "" {
			t.add(Finding{LintARCC, r.Folder + "/" + r.File, fmt.Sprintf("arcc is on, known only from %s; no name says so", r.Sources.ARCC)})
		}
	}
	return t.findings()
}

// lintCPUCache finds batches whose runs of Local Disk had the CPU cache on as well.
func lintCPUCache(records []*Record) []Finding {
	var t tally
	for _, r := range records {
		if r.Medium == "disk" && r.CPUOffload == "on" {
			t.add(Finding{LintCPUCache, r.Folder, fmt.Sprintf("Local Disk ran with the CPU cache on (%s): as long as the tokens fit in that, the runs measure it and not the disk", r.Sources.CPUOffload)})
		}
	}
	return t.findings()
}

// lintSeries checks every series, file by file.
func lintSeries(series []Series) []Finding {
	var settle, repeat, reuse []Finding
	for _, s := range series {
		place := s.place()
		warm := metricOf(s.Warm(), "mean_ttft_ms")
		if from := s.SettledFrom(); from > 0 && from < len(warm) {
			settle = append(settle, Finding{LintSettle, place, fmt.Sprintf("%s settles late, after %d of %d warm iterations: %s ms, then %s ms",
				s.setting(), from, len(warm), short(warm[0]), short(stats.Median(warm[from:])))})
		} else if len(warm) > 0 && from == len(warm) {
			settle = append(settle, Finding{LintSettle, place, fmt.Sprintf("%s never settles in %d warm iterations", s.setting(), len(warm))})
		}
		if cold := metricOf(s.Cold(), "mean_ttft_ms"); len(cold) > 0 && len(warm) > 0 {
			if gain := stats.ReuseGain(cold[0], warm); gain < stats.NoReuse {
				reuse = append(reuse, Finding{LintNoReuse, place, fmt.Sprintf("%s shows no reuse: cold %s ms, warm median %s ms, gain %.2f",
					s.setting(), short(cold[0]), short(stats.Median(warm)), gain)})
			}
		}
		if n := s.repeated(); n > 0 {
			repeat = append(repeat, Finding{LintRepeat, place, fmt.Sprintf("%s has %s more than once", s.setting(), plural(n, "iteration number"))})
		}
	}
	return slices.Concat(settle, lintDrift(series), reuse, repeat)
}

// lintDrift tests every series with enough warm iterations for a trend of TTFT
// and adjusts for the number of tests.
func lintDrift(series []Series) []Finding {
	type test struct {
		series Series
		warm   []float64
		trend  stats.Trend
	}
	var tests []test
	var p []float64
	for _, s := range series {
		warm := metricOf(s.Warm(), "mean_ttft_ms")
		if len(warm) < stats.MinTrend {
			continue
		}
		trend := stats.MannKendall(warm)
		tests = append(tests, test{s, warm, trend})
		p = append(p, trend.P)
	}
	var out []Finding
	for i, adjusted := range stats.Holm(p) {
		if adjusted >= stats.Alpha {
			continue
		}
		t := tests[i]
		word := map[bool]string{true: "rises", false: "falls"}[t.trend.Tau > 0]
		out = append(out, Finding{LintDrift, t.series.place(), fmt.Sprintf("%s drifts: TTFT %s over %d warm iterations, %s to %s ms (Mann-Kendall tau %+.2f, p %.2g after Holm)",
			t.series.setting(), word, len(t.warm), short(t.warm[0]), short(t.warm[len(t.warm)-1]), t.trend.Tau, adjusted)})
	}
	return out
}

// repeated counts the iteration numbers that occur more than once.
func (s Series) repeated() int {
	n := 0
	for i := 1; i < len(s.Records); i++ {
		same := s.Records[i].Iteration == s.Records[i-1].Iteration
		if same && (i == 1 || s.Records[i-2].Iteration != s.Records[i].Iteration) {
			n++
		}
	}
	return n
}

func (s Series) place() string { return s.Records[0].Folder + "/" + s.Records[0].File }

// setting names the series within its file: "GDS 800g, 100000 tokens, 50 prompts".
func (s Series) setting() string {
	r := s.Records[0]
	name := r.Modality
	if strings.HasSuffix(r.Bandwidth, "g") {
		name += " " + r.Bandwidth
	}
	return fmt.Sprintf("%s, %d tokens, %d prompts", name, r.InputLen.N, r.NumPrompts.N)
}

// short prints a time with about four digits.
func short(ms float64) string {
	if ms >= 1000 {
		return fmt.Sprintf("%.0f", ms)
	}
	return fmt.Sprintf("%.4g", ms)
}
