package evidence

import (
	"math"
	"slices"
	"strings"
	"testing"

	"kvsh/stdlib/bench"
	"kvsh/stdlib/frame"
)

func TestGoodput(t *testing.T) {
	var nine []served
	for i := range 9 {
		nine = append(nine, served{i + 1, 100, "GDS", float64(i + 1), []float64{5, 15}}) // 1/1, 1/2, ... 1/9 a second
	}
	unmeasured := served{1, 100, "GDS", 2, []float64{nan, nan}}
	tokens := requestsOf(served{1, 100, "GDS", 2, []float64{5, 5, 5, 5}}).With(frame.Floats("tpot_ms", []float64{1, 3, nan, 2}))
	for _, tt := range []struct {
		name     string
		requests *frame.Frame
		slo      SLO
		by       []string
		want     string // below the names of the columns
	}{
		{"one request at its limit", requestsOf(served{1, 100, "GDS", 2, []float64{7}}), SLO{TTFT: 7}, nil, "1,1,0,1.0,0.5,n<6"},
		{"one request beyond it", requestsOf(served{1, 100, "GDS", 2, []float64{7}}), SLO{TTFT: 6.9}, nil, "1,1,0,0.0,0.0,n<6"},
		{"every limit counts", requestsOf(served{1, 100, "GDS", 2, []float64{7, 5}}), SLO{TTFT: 8, E2EL: 6}, nil, "1,2,0,0.5,0.5,n<6"},
		{"failed requests are not within", requestsOf(served{1, 100, "GDS", 2, []float64{5, -1, 15, -1}}), SLO{TTFT: 10}, nil, "1,4,2,0.25,0.5,n<6"},
		{"all failed", requestsOf(served{1, 100, "GDS", 2, []float64{-1, -1}}), SLO{TTFT: 10}, nil, "1,2,2,0.0,0.0,n<6"},
		{"the median of nine runs", requestsOf(nine...), SLO{TTFT: 10}, nil, "9,18,0,0.5,0.2,0.1250 – 0.5000"},
		{"nine runs of nothing", requestsOf(nine...), SLO{TTFT: 1}, nil, "9,18,0,0.0,0.0,0 – 0"},
		{"a run without a duration", requestsOf(served{1, 100, "GDS", nan, []float64{5}}, served{2, 100, "GDS", 2, []float64{5}}, served{3, 100, "GDS", 0, []float64{15}}), SLO{TTFT: 10}, nil, "3,3,0,0.6666666666666666,0.5,n<6"},
		{"no durations", requestsOf(served{1, 100, "GDS", nan, []float64{5}}), SLO{TTFT: 10}, nil, "1,1,0,1.0,,n<6"},
		{"a single token keeps a TPOT", requestsOf(served{1, 100, "GDS", 2, []float64{5, 15}}), SLO{TPOT: 1}, nil, "1,2,0,1.0,1.0,n<6"},
		{"tokens keep a TPOT or not", tokens, SLO{TPOT: 2}, nil, "1,4,0,0.75,1.5,n<6"},
		{"a request that lacks a TTFT", requestsOf(served{1, 100, "GDS", 2, []float64{nan, 15}}), SLO{TTFT: 10}, nil, "1,2,0,0.5,0.5,n<6"},
		{"no TTFT was measured", requestsOf(unmeasured), SLO{TTFT: 10}, nil, "1,2,0,,,n<6"},
		{"no E2EL was measured", requestsOf(unmeasured), SLO{TPOT: 1, E2EL: 10}, nil, "1,2,0,,,n<6"},
		{
			"media are apart", requestsOf(served{1, 100, "GDS", 2, []float64{15}}, served{2, 100, "CPU", 4, []float64{5}}),
			SLO{TTFT: 10},
			[]string{"modality"},
			"CPU,1,1,0,1.0,0.25,n<6|GDS,1,1,0,0.0,0.0,n<6",
		},
		{"no requests", requestsOf(), SLO{TTFT: 10}, []string{"modality"}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := Goodput(tt.requests, tt.slo, tt.by...)
			if err != nil {
				t.Fatal(err)
			}
			head, rows, _ := strings.Cut(csv(t, got), "|")
			if want := strings.Join(append(slices.Clone(tt.by), "runs,requests,failed,within,goodput,goodput_ci95"), ","); head != want {
				t.Errorf("columns %s, want %s", head, want)
			}
			if rows != tt.want {
				t.Errorf("got %s, want %s", rows, tt.want)
			}
		})
	}
}

func TestGoodputErrors(t *testing.T) {
	requests := requestsOf(served{1, 100, "GDS", 1, []float64{1}})
	for _, tt := range []struct {
		name     string
		requests *frame.Frame
		slo      SLO
		by       []string
		want     string
	}{
		{"no limit", requests, SLO{}, nil, "at least one of TTFT, TPOT and E2EL"},
		{"a limit below nothing", requests, SLO{TTFT: 1, TPOT: -2}, nil, "-2 ms for TPOT"},
		{"a limit that is no number", requests, SLO{E2EL: nan}, nil, "NaN ms for E2EL"},
		{"no column of a limit", requests.Drop("e2el_ms"), SLO{E2EL: 1}, nil, "e2el_ms"},
		{"no durations", requests.Drop("duration"), SLO{TTFT: 1}, nil, "duration"},
		{"groups of no column", requests, SLO{TTFT: 1}, []string{"media"}, "media"},
		{"a group named as a result", requests, SLO{TTFT: 1}, []string{"failed"}, "failed"},
		{"a failed frame", requests.Select("nowhere"), SLO{TTFT: 1}, nil, "nowhere"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := Goodput(tt.requests, tt.slo, tt.by...); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want %s", err, tt.want)
			}
		})
	}
}

func TestGoodputOfTheSample(t *testing.T) {
	const ttft, e2el = 500, 4000
	records := sampleRecords(t)
	rates, kept, all := map[string][]float64{}, map[string]int{}, map[string]int{}
	for _, r := range records {
		n := 0
		for _, q := range r.Requests {
			if !q.Failed && q.TTFT.F <= ttft && q.E2EL.F <= e2el {
				n++
			}
		}
		duration, ok := r.Metric("duration")
		if !ok {
			t.Fatalf("%s has no duration", r.Place())
		}
		rates[cell(r)] = append(rates[cell(r)], float64(n)/duration)
		kept[cell(r)] += n
		all[cell(r)] += len(r.Requests)
	}
	got, err := Goodput(frame.FromRequests(records), SLO{TTFT: ttft, E2EL: e2el}, "phase", "max_concurrency", "modality")
	if err != nil {
		t.Fatal(err)
	}
	within, _ := got.Floats("within")
	goodput, _ := got.Floats("goodput")
	some := 0
	for i, name := range cells(t, got) {
		slices.Sort(rates[name])
		share, median := float64(kept[name])/float64(all[name]), quantile(rates[name], 0.5)
		if math.Abs(within[i]-share) > 1e-12 || math.Abs(goodput[i]-median) > 1e-9 {
			t.Errorf("%s: %g within, goodput %g; want %g, %g", name, within[i], goodput[i], share, median)
		}
		if share > 0 && share < 1 {
			some++
		}
	}
	if got.Len() != len(rates) || some == 0 {
		t.Errorf("%d groups, %d of them partly within; want %d, and some", got.Len(), some, len(rates))
	}
}

func TestRequestsKnowTheDurationOfTheirRun(t *testing.T) {
	records := sampleRecords(t)[:2]
	durations, err := frame.FromRequests(records).Floats("duration")
	if err != nil {
		t.Fatal(err)
	}
	first, _ := records[0].Metric("duration")
	last, _ := records[1].Metric("duration")
	if durations[0] != first || durations[len(durations)-1] != last || first == last {
		t.Errorf("%g to %g s, want %g and %g", durations[0], durations[len(durations)-1], first, last)
	}
	none := frame.FromRequests([]*bench.Record{{Requests: []bench.Request{{}}}})
	if null, err := none.IsNull("duration"); err != nil || !null[0] {
		t.Errorf("a run without a duration has %v, %v", null, err)
	}
}
