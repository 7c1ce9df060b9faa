package engine

import (
	"fmt"
	"runtime"
	"slices"
	"testing"
	"time"

	"kvsh/kernel"
)

// quietOutput takes output and drops it.
type quietOutput struct{}

func (quietOutput) Stream(string, []byte)         {}
func (quietOutput) Display(kernel.Bundle, string) {}
func (quietOutput) Update(kernel.Bundle, string)  {}
func (quietOutput) Clear(bool)                    {}
func (quietOutput) Result(kernel.Bundle)          {}

// smallCells are cells as people type them.
var smallCells = []string{
	"1 + 1",
	"x := []float64{1, 2.5, 4}",
	"stats.Median(x)",
	"func scale(v []float64, k float64) []float64 {\n\tvar out []float64\n\tfor _, f := range v {\n\t\tout = append(out, f*k)\n\t}\n\treturn out\n}",
	"scale(x, 2)",
	"fmt.Sprintf(\"%.1f of %d\", x[0], len(x))",
	"m := map[string]int{\"gds\": 1}\nm[\"cpu\"]++\nm",
	"type run struct{ medium string; ttft float64 }",
	"runs := []run{{\"GDS\", 2}, {\"CPU\", 1}}",
	"slices.SortFunc(runs, func(a, b run) int { return cmp.Compare(a.ttft, b.ttft) })\nruns",
}

// BenchmarkCell is one small cell after the other in one session, from text to
// value. The metrics are of the cells after the first ten.
func BenchmarkCell(b *testing.B) {
	s := newSession(b)
	var times []time.Duration
	n := 0
	for b.Loop() {
		start := time.Now()
		if err := s.Run(b.Context(), kernel.Cell{Name: "b", Source: smallCells[n%len(smallCells)]}, quietOutput{}); err != nil {
			b.Fatal(err)
		}
		if n++; n > len(smallCells) {
			times = append(times, time.Since(start))
		}
	}
	if len(times) > 0 {
		slices.Sort(times)
		b.ReportMetric(float64(times[len(times)/2].Microseconds()), "median-µs")
		b.ReportMetric(float64(times[len(times)*99/100].Microseconds()), "p99-µs")
	}
}

// BenchmarkFormerCell is cells that use the value of the one before.
func BenchmarkFormerCell(b *testing.B) {
	s := newSession(b)
	n := 1
	runNumbered(b, s, n, "1 + 1")
	for b.Loop() {
		n++
		if err := s.Run(b.Context(), kernel.Cell{Name: "b", Source: "_ + 1", Number: n}, quietOutput{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkFirstCell is a new session with one cell.
func BenchmarkFirstCell(b *testing.B) {
	for b.Loop() {
		s := newSession(b)
		if err := s.Run(b.Context(), kernel.Cell{Name: "b", Source: "1 + 1"}, quietOutput{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkManyCells is a session of ten thousand cells. The metrics compare the
// last hundred with the hundred after the first hundred, and tell the memory that
// a cell leaves behind.
func BenchmarkManyCells(b *testing.B) {
	const cells = 10_000
	for b.Loop() {
		s := newSession(b)
		var times []time.Duration
		var before, after runtime.MemStats
		for i := range cells {
			if i == 100 {
				runtime.GC()
				runtime.ReadMemStats(&before)
			}
			start := time.Now()
			if err := s.Run(b.Context(), kernel.Cell{Name: fmt.Sprintf("cell[%d]", i), Source: smallCells[i%len(smallCells)]}, quietOutput{}); err != nil {
				b.Fatal(err)
			}
			times = append(times, time.Since(start))
		}
		runtime.GC()
		runtime.ReadMemStats(&after)
		early, late := slices.Sorted(slices.Values(times[100:200])), slices.Sorted(slices.Values(times[cells-100:]))
		b.ReportMetric(float64(late[50])/float64(early[50]), "late/early")
		b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/(cells-100), "B/cell")
	}
}
