package evidence

import (
	"slices"
	"testing"

	"kvsh/stdlib/frame"
)

func TestThrashing(t *testing.T) {
	kinds := []run{cpu(10000, 50, 2, 1), cpu(100000, 50, 2, 1), gds(100000, 50, 2, 1), disk("on", "400g", "NA")(2, 1)}
	runs := tableOf(kinds...).With(frame.Strings("folder", slices.Repeat([]string{"benchmark_result_0821"}, 4)))
	deepseek := runs.With(frame.Strings("model", slices.Repeat([]string{"/models/DeepSeek-R1"}, 4)))
	got, err := Thrashing(deepseek)
	if want := []string{"prefill, 100k tokens, 50 prompts: 351.4 GB of KV cache for a CPU cache of 100 GB (CPU)."}; err != nil || !slices.Equal(got, want) {
		t.Errorf("%q, %v; want %q", got, err, want)
	}
	for name, f := range map[string]*frame.Frame{
		"a model that is not known": runs.With(frame.Strings("model", slices.Repeat([]string{"mine"}, 4))),
		"no model":                  runs,
		"no runs":                   deepseek.Take(nil),
	} {
		if got, err := Thrashing(f); err != nil || got != nil {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	if _, err := Thrashing(runs.Select("nowhere")); err == nil {
		t.Error("a failed frame is none")
	}
}
