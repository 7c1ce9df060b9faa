package evidence

import (
	"bytes"
	"math"
	"strings"
	"testing"

	"kvsh/stdlib/bench"
	"kvsh/stdlib/frame"
	"kvsh/testdata"
)

const r1 = "/models/DeepSeek-R1-0528"

// cacheRun is a run of one kind on the CPU cache of a batch.
func cacheRun(more map[string]any) map[string]any {
	run := map[string]any{
		"folder": "benchmark_result_0821", "model": r1, "cpu_offload": "on", "bandwidth": "N/A", "num_prompts": 50, "input_len": 100_000,
		"total_input_tokens": 5_000_000, "duration": 100.0, "total_token_throughput": 1.0,
	}
	for k, v := range more {
		run[k] = v
	}
	return run
}

// kvColumns are the added columns of a frame, as CSV without a head.
func kvColumns(t *testing.T, f *frame.Frame) string {
	t.Helper()
	var b bytes.Buffer
	if err := f.Select("kv_gb_per_s", "link_share", "working_set_gb", "cache_gb", "thrash").WriteCSV(&b, frame.CSVOptions{}); err != nil {
		t.Fatal(err)
	}
	_, rows, _ := strings.Cut(b.String(), "\n")
	return strings.ReplaceAll(strings.TrimSuffix(rows, "\n"), "\n", "|")
}

func TestKVRate(t *testing.T) {
	for _, tt := range []struct {
		name string
		run  map[string]any
		opts KVOptions
		want string
	}{
		{"50 prompts of 100k tokens don't fit in 100 GB", nil, KVOptions{}, "3.5136,,351.36,100.0,true"},
		{"50 prompts of 10k tokens do", map[string]any{"input_len": 10_000}, KVOptions{}, "3.5136,,35.136,100.0,false"},
		{"folders may be written with dashes", map[string]any{"folder": "benchmark_result_0901-pd"}, KVOptions{}, "3.5136,,351.36,50.0,true"},
		{"a network of 400 Gbit/s carries 50 GB/s", map[string]any{"bandwidth": "400g", "cpu_offload": "off"}, KVOptions{}, "3.5136,0.070272,351.36,,"},
		{"a network of unknown bandwidth has no share", map[string]any{"bandwidth": "unknown"}, KVOptions{}, "3.5136,,351.36,100.0,true"},
		{"a bandwidth of nothing has no share", map[string]any{"bandwidth": "0g"}, KVOptions{}, "3.5136,,351.36,100.0,true"},
		{"the cache's size may be given", map[string]any{"cpu_offload": "off"}, KVOptions{CacheGB: 400}, "3.5136,,351.36,400.0,false"},
		{"a working set that just fits", nil, KVOptions{CacheGB: 351.36}, "3.5136,,351.36,351.36,false"},
		{"a column tells the cache", map[string]any{"folder": "benchmark_result_0910", "cpu_cache_gb": 400.0}, KVOptions{}, "3.5136,,351.36,400.0,false"},
		{"other batches' caches are not known", map[string]any{"folder": "benchmark_result_0910"}, KVOptions{}, "3.5136,,351.36,,"},
		{"the model may be given", map[string]any{"model": "some-name"}, KVOptions{Model: "Llama-3.1-8B"}, "6.5536,,655.36,100.0,true"},
		{"the given model counts", nil, KVOptions{Model: "Llama-3.1-8B"}, "6.5536,,655.36,100.0,true"},
		{"without a duration the throughput counts", map[string]any{"duration": nil}, KVOptions{}, "7.0272e-05,,351.36,100.0,true"},
		{"no run lasts no time", map[string]any{"duration": 0.0}, KVOptions{}, "7.0272e-05,,351.36,100.0,true"},
		{"without a length nothing is known of the cache", map[string]any{"input_len": nil}, KVOptions{}, "3.5136,,,100.0,"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := KVRate(frame.FromMaps([]map[string]any{cacheRun(tt.run)}), tt.opts)
			if err != nil {
				t.Fatal(err)
			}
			if columns := kvColumns(t, got); columns != tt.want {
				t.Errorf("got %s, want %s", columns, tt.want)
			}
		})
	}
}

func TestKVRateOfRunsThatLackColumns(t *testing.T) {
	got, err := KVRate(frame.New(frame.Floats("total_token_throughput", []float64{1e6, nan})), KVOptions{Model: "DeepSeek-V3"})
	if err != nil {
		t.Fatal(err)
	}
	if columns := kvColumns(t, got); columns != "70.272,,,,|,,,," {
		t.Errorf("got %s", columns)
	}
	none := frame.FromMaps([]map[string]any{cacheRun(nil)}).Where("num_prompts", "==", 1)
	if got, err := KVRate(none, KVOptions{}); err != nil || got.Len() != 0 || !got.Has("thrash") {
		t.Errorf("no runs give %v, %v", got, err)
	}
}

func TestRunsOfUnknownModelsHaveNoKVRate(t *testing.T) {
	runs := frame.FromMaps([]map[string]any{cacheRun(map[string]any{"model": "my-model"}), cacheRun(nil), cacheRun(map[string]any{"model": nil})})
	got, err := KVRate(runs, KVOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if columns := kvColumns(t, got); columns != ",,,100.0,|3.5136,,351.36,100.0,true|,,,100.0," {
		t.Errorf("got %s", columns)
	}
}

func TestKVRateErrors(t *testing.T) {
	runs := frame.FromMaps([]map[string]any{cacheRun(map[string]any{"model": "my-model"})})
	for _, tt := range []struct {
		name string
		runs *frame.Frame
		opts KVOptions
		want []string
	}{
		{"no model is known", runs, KVOptions{}, []string{"my-model", "DeepSeek-R1, ", "Qwen3-32B"}},
		{"no model is named", runs.Drop("model"), KVOptions{}, []string{"none", "DeepSeek-R1, "}},
		{"the given model is not known", runs, KVOptions{Model: "DeepSek-R1"}, []string{`did you mean "DeepSeek-R1"`}},
		{"no rate", runs.Drop("duration", "total_token_throughput"), KVOptions{Model: r1}, []string{"total_token_throughput"}},
		{"a rate that is a text", runs.With(frame.Strings("duration", []string{"1"})), KVOptions{Model: r1}, []string{"duration", "not numbers"}},
		{"a cache below nothing", runs, KVOptions{Model: r1, CacheGB: -1}, []string{"-1 GB"}},
		{"a cache of no size", runs, KVOptions{Model: r1, CacheGB: nan}, []string{"NaN GB"}},
		{"a failed frame", runs.Select("nowhere"), KVOptions{Model: r1}, []string{"nowhere"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := KVRate(tt.runs, tt.opts)
			for _, want := range tt.want {
				if err == nil || !strings.Contains(err.Error(), want) {
					t.Errorf("error %v, want %s", err, want)
				}
			}
		})
	}
}

func TestKVRateOfTheSample(t *testing.T) {
	res, err := bench.ScanFS(testdata.Results(), "sample", bench.Options{})
	if err != nil {
		t.Fatal(err)
	}
	got, err := KVRate(frame.FromRecords(res.Records, bench.Evidence), KVOptions{})
	if err != nil {
		t.Fatal(err)
	}
	rate, _ := got.Floats("kv_gb_per_s")
	set, _ := got.Floats("working_set_gb")
	thrash, _ := got.Strings("thrash")
	thrashing := 0
	for i, r := range res.Records {
		duration, _ := r.Metric("duration")
		if want := float64(r.TotalInputTokens.N) / duration * 70_272 / 1e9; math.Abs(rate[i]-want) > 1e-9*want {
			t.Errorf("%s: %g GB/s, want %g", r.Place(), rate[i], want)
		}
		if r.Folder != "benchmark_result_0821" || r.CPUOffload != "on" {
			continue
		}
		want := r.NumPrompts.N*r.InputLen.N*70_272 > 100_000_000_000
		if thrash[i] != map[bool]string{true: "true", false: "false"}[want] {
			t.Errorf("%s: thrash %s with %g GB", r.Place(), thrash[i], set[i])
		}
		if want {
			thrashing++
		}
	}
	if thrashing == 0 {
		t.Error("no run of batch 0821 thrashes")
	}
}
