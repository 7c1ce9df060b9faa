package bench

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// seriesText is a file of one series with the given mean TTFTs, the cold one
// first.
func seriesText(cache string, ttfts ...float64) []byte {
	var lines []string
	for i, ttft := range ttfts {
		lines = append(lines, fmt.Sprintf(`{"iteration": "%d", "input_len": "1000", "num_prompts": 2, "kvcache": "%s", "mean_ttft_ms": %g}`, i+1, cache, ttft))
	}
	return []byte(strings.Join(lines, "\n"))
}

func TestLint(t *testing.T) {
	steady := []float64{900, 100, 101, 99, 100, 102, 98, 101, 100}
	for _, tt := range []struct {
		name, folder, file string
		text               []byte
		want               []string // check: part of the message
	}{
		{"a steady series is fine", "benchmark_result_x", "ds-gds.json", seriesText("gds", steady...), nil},
		{"a lost line", "benchmark_result_x", "ds-gds.json", []byte("broken"), []string{"problem: corrupt JSON"}},
		{"sources that disagree", "benchmark_result_x", "ds-arcc-gds.json", []byte(`{"kvcache": "gds", "arcc": "off"}`), []string{"conflict: arcc: json:arcc=N, file=Y; the first wins (1 row)"}},
		{"a folder rule that contradicts the record", "benchmark_result_x_pd", "ds-gds.json", []byte(`{"kvcache": "gds", "output_lens": [1]}`), []string{"conflict: phase", "phase-rule: the folder rule of the seed semantics says prefill+decode, but the records say prefill (json:output_lens) (1 row)"}},
		{"arcc that no name tells", "benchmark_result_x", "ds-gds.json", []byte(`{"kvcache": "gds", "arcc": "on"}`), []string{"arcc: arcc is on, known only from json:arcc"}},
		{"a series that settles late", "benchmark_result_x", "ds-gds.json", seriesText("gds-400g", 900, 300, 200, 100, 100, 101), []string{"settles: GDS 400g, 1000 tokens, 2 prompts settles late, after 2 of 5 warm iterations: 300 ms, then 100 ms"}},
		{"a series that rises", "benchmark_result_x", "ds-gds.json", seriesText("gds", 900, 100, 101, 102, 103, 104, 105, 106), []string{"drift: GDS, 1000 tokens, 2 prompts drifts: TTFT rises over 7 warm iterations, 100 to 106 ms (Mann-Kendall tau +1.00"}},
		{"a short series can't show a drift", "benchmark_result_x", "ds-gds.json", seriesText("gds", 900, 100, 101, 102, 103, 104), nil},
		{"a series without reuse", "benchmark_result_x", "ds-cpu.json", seriesText("cpu", 100, 99, 101), []string{"no-reuse: CPU, 1000 tokens, 2 prompts shows no reuse: cold 100 ms, warm median 100 ms, gain 1.00"}},
		{
			"an iteration twice", "benchmark_result_x", "ds-gds.json",
			append(append(seriesText("gds", 900, 100, 101), '\n'), `{"iteration": "2", "input_len": "1000", "num_prompts": 2, "kvcache": "gds", "mean_ttft_ms": 100}`...),
			[]string{"repeat: GDS, 1000 tokens, 2 prompts has 1 iteration number more than once"},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			res, err := ScanFS(fstest.MapFS{tt.folder + "/" + tt.file: {Data: tt.text}}, "root", Options{})
			if err != nil {
				t.Fatal(err)
			}
			findings := Lint(res)
			ok := slices.EqualFunc(findings, tt.want, func(f Finding, want string) bool {
				return strings.HasPrefix(f.Check+": "+f.Message, want)
			})
			if !ok {
				t.Errorf("findings %v, want %q", findings, tt.want)
			}
		})
	}
}
