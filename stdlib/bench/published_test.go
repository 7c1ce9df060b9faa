package bench

import (
	"encoding/csv"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// published is a folder of real results with the tables that reading them must
// give: seed.csv, the whole table, and evidence.csv, some columns of it.
// KVSH_RESULTS names it.
func published(t *testing.T) string {
	dir := os.Getenv("KVSH_RESULTS")
	if dir == "" {
		t.Skip("KVSH_RESULTS names no folder of published results")
	}
	return dir
}

func scanPublished(t *testing.T, dir string, sem Semantics) *Result {
	t.Helper()
	res, err := Scan(dir, Options{Semantics: sem})
	if err != nil {
		t.Fatal(err)
	}
	return res
}

func TestSeedTableOfPublishedResults(t *testing.T) {
	dir := published(t)
	want, err := os.ReadFile(filepath.Join(dir, "seed.csv"))
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	if err := WriteCSV(&got, scanPublished(t, dir, Seed).Records, Seed); err != nil {
		t.Fatal(err)
	}
	sorted := func(s string) []string {
		lines := strings.SplitAfter(s, "\n")
		slices.Sort(lines)
		return lines
	}
	if !slices.Equal(sorted(got.String()), sorted(string(want))) {
		t.Error("the seed table differs from seed.csv as a set of lines")
	}
}

func TestEvidenceTableOfPublishedResults(t *testing.T) {
	dir := published(t)
	f, err := os.Open(filepath.Join(dir, "evidence.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	want, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	res := scanPublished(t, dir, Evidence)
	if len(res.Records) != len(want)-1 {
		t.Fatalf("%d records, want %d", len(res.Records), len(want)-1)
	}
	columns := Columns(res.Records, Evidence)
	for j, name := range want[0] {
		k := slices.IndexFunc(columns, func(c Column) bool { return c.Name == name })
		if k < 0 {
			t.Errorf("no column %s", name)
			continue
		}
		for i, row := range want[1:] {
			if got := cellText(&columns[k], i); !sameCell(got, row[j]) {
				t.Errorf("%s: %s is %q, want %q", res.Records[i].Place(), name, got, row[j])
			}
		}
	}
}

// sameCell compares numbers at 1e-9 and anything else as text.
func sameCell(a, b string) bool {
	x, errX := strconv.ParseFloat(a, 64)
	y, errY := strconv.ParseFloat(b, 64)
	if errX != nil || errY != nil {
		return a == b
	}
	return math.Abs(x-y) <= 1e-9*math.Max(1, math.Abs(y))
}

func TestLintOfPublishedResults(t *testing.T) {
	findings := Lint(scanPublished(t, published(t), Evidence))
	for _, want := range []struct{ check, place, message string }{
		{LintPhase, "benchmark_result_0822", "says prefill, but the records say prefill+decode"},
		{LintARCC, "benchmark_result_0914/ds-0914-gds-800g.json", "known only from json:arcc"},
		{LintSettle, "benchmark_result_0910/ds-20250909-165533-gds-400g.json", "GDS 400g, 10000 tokens"},
		{LintDrift, "benchmark_result_0910/ds-20250909-165533-gds-800g.json", "GDS 800g, 100000 tokens"},
		{LintDrift, "benchmark_result_0914/ds-0914-gds-800g.json", "GDS 800g, 100000 tokens"},
		{LintNoReuse, "benchmark_result_0822/ds-0822-no-kvcache.json", "HBM, 50000 tokens"},
		{LintNoReuse, "benchmark_result_0821/ds-0821-cpu.json", "CPU, 100000 tokens"},
	} {
		if !slices.ContainsFunc(findings, func(f Finding) bool {
			return f.Check == want.check && f.Place == want.place && strings.Contains(f.Message, want.message)
		}) {
			t.Errorf("no finding %s at %s with %q", want.check, want.place, want.message)
		}
	}
}

// cellText is a cell without the quotes that it may have in CSV.
func cellText(c *Column, i int) string {
	if c.Kind == Text {
		return c.Texts[i]
	}
	return string(c.appendCell(nil, i))
}
