package evidence

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"kvsh/stdlib/bench"
	"kvsh/stdlib/frame"
	"kvsh/testdata"
)

// served is a run with the TTFT of each of its requests in ms; a negative one failed, and
// NaN was not measured. It takes one token of output, so there is no TPOT.
type served struct {
	line, length int
	modality     string
	duration     float64
	ttft         []float64
}

func requestsOf(runs ...served) *frame.Frame {
	var records []*bench.Record
	for _, s := range runs {
		r := &bench.Record{Folder: "benchmark_result_x", File: "f.json", Line: s.line, Phase: bench.Prefill, Modality: s.modality, InputLen: bench.Int{N: s.length, Valid: true}}
		for i, ttft := range s.ttft {
			value := bench.Float{F: ttft, Valid: ttft >= 0}
			r.Requests = append(r.Requests, bench.Request{Index: i, TTFT: value, E2EL: value, Failed: ttft < 0})
		}
		records = append(records, r)
	}
	requests := frame.FromRequests(records)
	var durations []float64
	for _, s := range runs {
		durations = append(durations, slices.Repeat([]float64{s.duration}, len(s.ttft))...)
	}
	return requests.With(frame.Floats("duration", durations))
}

// csv is a frame as CSV with bars for line ends.
func csv(t *testing.T, f *frame.Frame) string {
	t.Helper()
	var b bytes.Buffer
	if err := f.WriteCSV(&b, frame.CSVOptions{}); err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(strings.TrimSuffix(b.String(), "\n"), "\n", "|")
}

func TestPercentiles(t *testing.T) {
	hundred := make([]float64, 101)
	for i := range hundred {
		hundred[i] = float64(100 - i)
	}
	for _, tt := range []struct {
		name     string
		requests *frame.Frame
		column   string
		by       []string
		want     string
	}{
		{
			"one request", requestsOf(served{1, 100, "GDS", 1, []float64{7}}), "ttft_ms", nil,
			"runs,requests,failed,p50,p90,p95,p99|1,1,0,7.0,7.0,7.0,7.0",
		},
		{
			"a run of many requests", requestsOf(served{1, 100, "GDS", 1, hundred}), "ttft_ms", nil,
			"runs,requests,failed,p50,p90,p95,p99|1,101,0,50.0,90.0,95.0,99.0",
		},
		{
			"runs are pooled, failed requests left out",
			requestsOf(served{1, 100, "GDS", 1, []float64{1, -1}}, served{2, 100, "GDS", 1, []float64{3, nan, 2}}), "ttft_ms",
			[]string{"modality"},
			"modality,runs,requests,failed,p50,p90,p95,p99|GDS,2,4,1,2.0,2.8,2.9,2.98",
		},
		{
			"workloads and media are apart",
			requestsOf(served{1, 1000, "GDS", 1, []float64{5}}, served{2, 100, "GDS", 1, []float64{2}}, served{3, 100, "CPU", 1, []float64{1}}), "e2el_ms",
			[]string{"modality", "input_len"},
			"input_len,modality,runs,requests,failed,p50,p90,p95,p99|100,CPU,1,1,0,1.0,1.0,1.0,1.0|100,GDS,1,1,0,2.0,2.0,2.0,2.0|1000,GDS,1,1,0,5.0,5.0,5.0,5.0",
		},
		{
			"all failed", requestsOf(served{1, 100, "GDS", 1, []float64{-1, -1}}), "ttft_ms", nil,
			"runs,requests,failed,p50,p90,p95,p99|1,0,2,,,,",
		},
		{
			"no value", requestsOf(served{1, 100, "GDS", 1, []float64{1, 2}}), "tpot_ms", nil,
			"runs,requests,failed,p50,p90,p95,p99|1,2,0,,,,",
		},
		{"no requests", requestsOf(), "ttft_ms", []string{"modality"}, "modality,runs,requests,failed,p50,p90,p95,p99"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := Percentiles(tt.requests, tt.column, tt.by...)
			if err != nil {
				t.Fatal(err)
			}
			if text := csv(t, got); text != tt.want {
				t.Errorf("got\n%s\nwant\n%s", text, tt.want)
			}
		})
	}
}

func TestPercentilesErrors(t *testing.T) {
	requests := requestsOf(served{1, 100, "GDS", 1, []float64{1}})
	for _, tt := range []struct {
		name     string
		requests *frame.Frame
		column   string
		by       []string
		want     string
	}{
		{"a mistyped column", requests, "tfft_ms", nil, `did you mean "ttft_ms"`},
		{"a column of texts", requests, "modality", nil, "not numbers"},
		{"groups of no column", requests, "ttft_ms", []string{"media"}, "media"},
		{"a frame of runs", requests.Drop("failed"), "ttft_ms", nil, "failed"},
		{"a group named as a result", requests, "ttft_ms", []string{"failed"}, "failed"},
		{"a failed frame", requests.Select("nowhere"), "ttft_ms", nil, "nowhere"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := Percentiles(tt.requests, tt.column, tt.by...); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want %s", err, tt.want)
			}
		})
	}
}

// cell names the workload and medium of a record of the sample.
func cell(r *bench.Record) string {
	return fmt.Sprintf("%s %d %d %d %s", r.Phase, r.InputLen.N, r.NumPrompts.N, r.MaxConcurrency.N, r.Modality)
}

// cells names the rows of a result in the same way.
func cells(t *testing.T, f *frame.Frame) []string {
	t.Helper()
	columns, err := textColumns(f, "phase", "input_len", "num_prompts", "max_concurrency", "modality")
	if err != nil {
		t.Fatal(err)
	}
	out := make([]string, f.Len())
	for i := range out {
		out[i] = strings.Join([]string{columns[0][i], columns[1][i], columns[2][i], columns[3][i], columns[4][i]}, " ")
	}
	return out
}

// sampleRecords are the records of the sample with their requests.
func sampleRecords(t *testing.T) []*bench.Record {
	t.Helper()
	res, err := bench.ScanFS(testdata.Results(), "sample", bench.Options{Requests: true})
	if err != nil {
		t.Fatal(err)
	}
	return res.Records
}

// quantile is the type 7 quantile of sorted values.
func quantile(sorted []float64, q float64) float64 {
	at := q * float64(len(sorted)-1)
	below := int(at)
	above := min(below+1, len(sorted)-1)
	return sorted[below] + (at-float64(below))*(sorted[above]-sorted[below])
}

func TestPercentilesOfTheSample(t *testing.T) {
	records := sampleRecords(t)
	samples, runs := map[string][]float64{}, map[string]int{}
	for _, r := range records {
		runs[cell(r)]++
		for _, q := range r.Requests {
			if !q.Failed {
				samples[cell(r)] = append(samples[cell(r)], q.TTFT.F)
			}
		}
	}
	got, err := Percentiles(frame.FromRequests(records), "ttft_ms", "phase", "max_concurrency", "modality")
	if err != nil {
		t.Fatal(err)
	}
	if got.Len() != len(samples) || got.Len() < 10 {
		t.Errorf("%d groups, want %d", got.Len(), len(samples))
	}
	counts, _ := got.Ints("requests")
	runCounts, _ := got.Ints("runs")
	for i, name := range cells(t, got) {
		sample := samples[name]
		slices.Sort(sample)
		if counts[i] != len(sample) || runCounts[i] != runs[name] {
			t.Errorf("%s: %d requests of %d runs, want %d of %d", name, counts[i], runCounts[i], len(sample), runs[name])
			continue
		}
		for column, q := range map[string]float64{"p50": 0.5, "p90": 0.9, "p95": 0.95, "p99": 0.99} {
			values, _ := got.Floats(column)
			if want := quantile(sample, q); math.Abs(values[i]-want) > 1e-9*want {
				t.Errorf("%s: %s is %g, want %g", name, column, values[i], want)
			}
		}
	}
}
