package kv

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kvsh/stdlib/frame"
)

// result is a line of a result file: the iteration of a run.
const result = `{"date": "20250910-000000", "num_prompts": 2, "iteration": "1", "input_len": "1000", "kvcache": "gds-400g", ` +
	`"completed": 2, "total_output_tokens": 2, "mean_ttft_ms": 3.5, "total_token_throughput": 10.0}` + "\n"

// put writes a file of n results below the current directory.
func put(t *testing.T, name string, n int) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(strings.Repeat(result, n)), 0o644); err != nil {
		t.Fatal(err)
	}
}

// runsNow is Runs with what it shows.
func runsNow(t *testing.T) (f *frame.Frame, text string) {
	t.Helper()
	text, err := shown(t, func() { f = Runs() })
	if err != nil {
		t.Fatal(err)
	}
	return f, text
}

func TestRunsAreScannedAgainWhenFilesChange(t *testing.T) {
	t.Chdir(t.TempDir())
	const file = "benchmark_result_0910/ds-1.json"
	put(t, file, 1)
	last, text := runsNow(t)
	if last.Len() != 1 || !strings.Contains(text, "1 batch, 1 file, 1 row") {
		t.Fatalf("%d runs, %q", last.Len(), text)
	}
	for _, step := range []struct {
		name string
		do   func()
		want int
		same bool
	}{
		{"nothing changes", func() {}, 1, true},
		{"a file grows", func() { put(t, file, 3) }, 3, false},
		{"nothing changes after", func() {}, 3, true},
		{"only the time changes", func() {
			if err := os.Chtimes(file, time.Time{}, time.Now().Add(time.Hour)); err != nil {
				t.Fatal(err)
			}
		}, 3, false},
		{"a file comes", func() { put(t, "benchmark_result_0912/ds-2.json", 2) }, 5, false},
		{"a file that is no result comes", func() { put(t, "notes.txt", 1) }, 5, true},
		{"a batch goes", func() {
			if err := os.RemoveAll("benchmark_result_0912"); err != nil {
				t.Fatal(err)
			}
		}, 3, false},
	} {
		step.do()
		now, text := runsNow(t)
		if now.Len() != step.want || (now == last) != step.same || (text == "") != step.same {
			t.Errorf("%s: %d runs, want %d; the same frame: %t, want %t; shown: %q", step.name, now.Len(), step.want, now == last, step.same, text)
		}
		last = now
	}
}

func TestRunsFollowTheCurrentDirectory(t *testing.T) {
	first, second := t.TempDir(), t.TempDir()
	for n, dir := range []string{first, second} {
		t.Chdir(dir)
		put(t, "benchmark_result_0910/ds-1.json", n+1)
	}
	for n, dir := range []string{first, second, filepath.Join(second, "benchmark_result_0910"), first} {
		t.Chdir(dir)
		f, text := runsNow(t)
		if want := []int{1, 2, 2, 1}[n]; f.Len() != want || !strings.Contains(text, "scanned .") {
			t.Errorf("in %s: %d runs, want %d; shown: %q", dir, f.Len(), want, text)
		}
	}
}

func TestRunsOfTheSampleWhereThereAreNoResults(t *testing.T) {
	t.Chdir(t.TempDir())
	put(t, "benchmark_result_0910/ds-1.json", 1)
	runsNow(t)
	t.Chdir(t.TempDir())
	sample, text := runsNow(t)
	if sample.Len() != 725 || !strings.HasPrefix(text, "There is no benchmark_result_* folder here") {
		t.Fatalf("%d runs; shown: %q", sample.Len(), text)
	}
	t.Chdir(t.TempDir())
	if again, text := runsNow(t); again != sample || text != "" {
		t.Errorf("another folder without results gives another frame: %t, and shows %q", again != sample, text)
	}
	put(t, "benchmark_result_0910/ds-1.json", 1)
	if f, _ := runsNow(t); f.Len() != 1 {
		t.Errorf("%d runs where results have come", f.Len())
	}
}

func TestRunsThatFailAreNotKept(t *testing.T) {
	t.Chdir(t.TempDir())
	put(t, "benchmark_result_0910/ds-1.json", 2)
	put(t, "batches.json", 1) // no notes of batches
	for range 2 {
		if _, err := shown(t, func() { Runs() }); err == nil || !strings.Contains(err.Error(), "batches.json") {
			t.Fatalf("broken notes of batches give %v", err)
		}
	}
	if err := os.Remove("batches.json"); err != nil {
		t.Fatal(err)
	}
	if f, _ := runsNow(t); f.Len() != 2 {
		t.Errorf("%d runs after the notes are gone", f.Len())
	}
}
