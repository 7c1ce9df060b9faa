package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"strings"

	"github.com/klauspost/compress/zstd"
)

// goodLine is a small record that every reader must take.
func goodLine(iteration int) string {
	return fmt.Sprintf(`{"date": "20250910-000000", "num_prompts": 2, "input_len": "1000", "iteration": "%d", "kvcache": "gds-400g", `+
		`"max_concurrency": 16, "completed": 2, "total_input_tokens": 1998, "total_output_tokens": 2, "total_token_throughput": 4000.0, `+
		`"input_lens": [999, 999], "output_lens": [1, 1], "ttfts": [0.25, 0.5], "itls": [[], []], "errors": ["", ""], `+
		`"mean_ttft_ms": 375.0, "std_ttft_ms": 125.0, "mean_itl_ms": 0.0}`, iteration)
}

// oddFiles is a file for each case that a reader of results must survive, by
// name. The odd part stands between good lines.
func oddFiles() (map[string][]byte, error) {
	first, odd, last := goodLine(1), goodLine(2), goodLine(3)
	var missing []string
	change := func(from, to string) string {
		if !strings.Contains(odd, from) {
			missing = append(missing, from)
		}
		return strings.Replace(odd, from, to, 1)
	}
	cut := func(part string) string { return odd[:strings.Index(odd, part)+len(part)] }
	indented := strings.NewReplacer("{", "{\n    ", ", \"", ",\n    \"", "}", "\n}").Replace
	between := func(line string) string { return first + "\n" + line + "\n" + last + "\n" }
	texts := map[string]string{
		"pretty-printed":         indented(odd),
		"concatenated":           first + odd + last,
		"byte-order-mark":        "\ufeff" + between(odd),
		"crlf":                   strings.ReplaceAll(between(odd), "\n", "\r\n"),
		"comments-and-blanks":    "// by hand\n\n" + between(odd) + "\n  // the end",
		"no-final-newline":       strings.TrimSuffix(between(odd), "\n"),
		"warm-up":                between(change(`"input_len"`, `"type": "WarmUp", "input_len"`)),
		"run-number":             between(change(`"iteration": "2"`, `"run_number": -1`)),
		"nan":                    between(change("375.0", "NaN")),
		"infinity":               between(change("375.0", "Infinity")),
		"minus-infinity":         between(change("375.0", "-Infinity")),
		"nan-in-an-array":        between(change("[0.25, 0.5]", "[NaN, 0.5]")),
		"beyond-float64":         between(change("375.0", "1e999")),
		"truncated-in-an-array":  between(cut("[0.25, ")),
		"truncated-in-the-tail":  between(cut(`"mean_itl_ms": 0`)),
		"truncated-before-brace": between(strings.TrimSuffix(odd, "}")),
		"invalid-utf8-in-a-text": between(change(`"errors"`, "\"generated_texts\": [\"\xff\", \"\"], \"errors\"")),
		"invalid-utf8-in-a-key":  between(change(`"gds-400g"`, "\"gds\xff\"")),
		"duplicate-key":          between(change(`"std_ttft_ms"`, `"mean_ttft_ms": 400.0, "std_ttft_ms"`)),
		"nested-decoy":           between(change(`"errors"`, `"x": {"mean_ttft_ms": 1, "type": "warmup"}, "errors"`)),
		"decoy-in-a-text":        between(change("20250910-000000", `\", \"mean_ttft_ms\": 1, \"`)),
		"escaped-key":            between(change("mean_ttft_ms", `mean\u005fttft_ms`)),
		"escaped-value":          between(change("gds-400g", `gds\u002d400g`)),
		"optional-keys-missing":  between(change(`"iteration": "2", "kvcache": "gds-400g", `, "")),
		"iteration-as-a-number":  between(change(`"iteration": "2"`, `"iteration": 2`)),
		"number-as-a-text":       between(change("375.0", `"375.0"`)),
		"null-metric":            between(change("375.0", "null")),
		"two-commas":             between(change("[0.25, 0.5]", "[0.25,, 0.5]")),
		"mismatched-brackets":    between(change("[0.25, 0.5]", "[0.25, 0.5}")),
		"trailing-garbage":       between(odd + " garbage"),
		"raw-control-character":  between(change("gds-400g", "gds\x01400g")),
		"lone-surrogate":         between(change("20250910-000000", `\ud800`)),
		"leading-zero":           between(change(`"num_prompts": 2`, `"num_prompts": 02`)),
		"plus-sign":              between(change(`"num_prompts": 2`, `"num_prompts": +2`)),
		"5000-levels-deep":       between(change(`"errors"`, `"x": `+strings.Repeat("[", 5000)+strings.Repeat("]", 5000)+`, "errors"`)),
		"unequal-arrays":         between(change("[1, 1]", "[1, 1, 1]")),
		"incomplete":             between(change(`"completed": 2`, `"completed": 1`)),
		"old-goodput-key":        between(change(`"errors"`, `"request_goodput:": 1.5, "errors"`)),
		"broken.failure":         "Traceback (most recent call last):\n",
	}
	if len(missing) > 0 {
		return nil, fmt.Errorf("odd files: the good line lacks %q, which was to be changed", missing)
	}
	out := map[string][]byte{
		"warmup.json":  []byte(first + "\n"),
		"summary.json": []byte("[\n" + first + ",\n" + odd + "\n]\n"),
	}
	for name, text := range texts {
		out["ds-"+name+".json"] = []byte(text)
	}
	var gz bytes.Buffer
	w := gzip.NewWriter(&gz)
	if _, err := w.Write([]byte(between(odd))); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	out["ds-gzip.json.gz"] = gz.Bytes()
	enc, err := zstd.NewWriter(nil)
	if err != nil {
		return nil, err
	}
	out["ds-zstd.json.zst"] = enc.EncodeAll([]byte(between(odd)), nil)
	return out, nil
}
