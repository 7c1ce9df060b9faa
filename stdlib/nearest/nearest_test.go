package nearest

import (
	"slices"
	"testing"
)

func TestNames(t *testing.T) {
	columns := []string{"folder", "modality", "mean_ttft_ms", "median_ttft_ms", "input_len", "arcc"}
	for _, tt := range []struct {
		name string
		want []string
	}{
		{"modalty", []string{"modality"}},
		{"Modality", []string{"modality"}},
		{"ttft", []string{"mean_ttft_ms", "median_ttft_ms"}},
		{"inupt_len", []string{"input_len"}},
		{"acrc", []string{"arcc"}},
		{"tfft", []string{"mean_ttft_ms", "median_ttft_ms"}},
		{"zzzzzz", nil},
		{"x", nil},
		{"", nil},
	} {
		if got := Names(tt.name, columns); !slices.Equal(got, tt.want) {
			t.Errorf("Names(%q) = %q, want %q", tt.name, got, tt.want)
		}
	}
	if got := len(Names("ab", []string{"aa", "bb", "ac", "ad", "cb"})); got != most {
		t.Errorf("%d names, want %d", got, most)
	}
}

func TestQuestion(t *testing.T) {
	if got := Question("ttft", []string{"ttft_ms", "x"}); got != `; did you mean "ttft_ms"?` {
		t.Errorf("got %s", got)
	}
	if got := Question("zz", []string{"ttft_ms"}); got != "" {
		t.Errorf("got %s", got)
	}
}
