package bench

import (
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/fstest"
)

// newReader reads the objects of a text.
func newReader(src io.Reader, detail bool) *reader {
	r := &reader{parser: parser{detail: detail}}
	r.reset(src)
	return r
}

// parseLine reads a line that is one object.
func parseLine(text []byte, line int) entry { return new(parser).line(text, line) }

// written is a line as vLLM writes it, with the given per-request arrays.
func written(iteration int, arrays string) string {
	return fmt.Sprintf(`{"date": "20250910-000000", "backend": "vllm", "model_id": "/models/m", "num_prompts": 2, "iteration": "%d", `+
		`"input_len": "1000", "kvcache": "gds-400g", "request_rate": "inf", "burstiness": 1.0, "completed": 2, "total_input_tokens": 1998, `+
		`"total_output_tokens": 6, "request_goodput": null, %s, "mean_ttft_ms": 52.9207, "p99_itl_ms": 5.5e-05}`, iteration, arrays)
}

// arrays are per-request arrays, the first as they are written, then one odd
// thing each.
var arrays = []string{
	`"input_lens": [999, 999], "output_lens": [3, 3], "ttfts": [0.042, 1.058], "itls": [[0.03, 2.5e-05], [0.03, 0.04]], "generated_texts": ["\u0e32 \"up\"\n", ""], "errors": ["", ""]`,
	`"input_lens": [999,999],"output_lens": [3,3],"ttfts": [0.042,1.058],"itls": [[0.03],[]],"generated_texts": ["a","b"],"errors": ["",""]`,
	`"input_lens": [], "output_lens": [], "ttfts": [], "itls": [], "generated_texts": [], "errors": []`,
	`"input_lens": [999, 999], "output_lens": [3], "itls": [[], [], []], "errors": [""]`,
	`"output_lens": [3, 0], "errors": ["", "Traceback:\nout of memory"]`,
	`"output_lens": [3, 0], "errors": ["", null, 0.5, true]`,
	`"input_lens": [999.5, 1e3], "output_lens": [-1, 2]`, `"input_lens": [9007199254740993, 99999999999999999999], "output_lens": [9007199254740993, 1]`,
	`"input_lens": [NaN, 999], "ttfts": [NaN], "itls": [[Infinity, -Infinity]]`,
	`"input_lens": [01], "itls": []`, `"itls": [[01]]`, `"itls": [[1.]]`, `"itls": [[.5]]`, `"itls": [[+1]]`, `"itls": [[-]]`, `"itls": [[1e]]`, `"itls": [[-0.0E+5, 1e-999, 1e999]]`,
	`"itls": [[1,,2]]`, `"itls": [[1,]]`, `"itls": [,1]`, `"itls": [[1}]`, `"itls": [[1]}`, `"itls": [1 2]`, `"itls": [[1] [2]]`, `"itls": [1, [2], "3", null, true, {"a": [4]}]`,
	`"itls": [[1,  2]]`, "\"itls\": [[1,\t2]]", `"itls": [ [1 ] , [2] ]`, "\"itls\": [[1],\n [2]]", "\"itls\": [[1],\r\n [2]]",
	`"generated_texts": ["\ud800", "\ud83d\ude00", "\u00zz"]`, `"generated_texts": ["\q"]`, `"generated_texts": ["\u12"]`, "\"generated_texts\": [\"\x01\"]", "\"generated_texts\": [\"\tbar\"]", "\"generated_texts\": [\"\xff\", \"\"]",
	`"generated_texts": ["\", \"errors\": [1], \"", "]}"]`, `"generated_texts": ["a" "b"]`, `"generated_texts": ["a]`,
	`"ttfts": [1], "ttfts": [1, 2], "itls": [[1]], "itls": [[], []]`, `"\u0069tls": [[1]], "itls": [[1], [2]]`,
	`"itls": ` + strings.Repeat("[", 600) + strings.Repeat("]", 600), `"itls": [` + strings.Repeat("[0.03563210500578862, 12345678.12345678, ", 3) + "1]]]]",
}

// everything is all that a scan of a file gives, as text; the file is scanned
// twice over by the same worker.
func everything(t *testing.T, text string, opts Options) string {
	t.Helper()
	fsys := fstest.MapFS{testFolder + "/ds-a-gds.json": {Data: []byte(text)}, testFolder + "/ds-b-gds.json": {Data: []byte(text)}}
	s, err := newScan(fsys, "root", opts)
	if err != nil {
		t.Fatal(err)
	}
	w := &worker{s, s.newEntries()}
	var b strings.Builder
	for _, src := range s.sources {
		f := w.file(src)
		fmt.Fprintf(&b, "%+v %+v\n", f.skipped, f.problems)
		for _, r := range f.records {
			fmt.Fprintf(&b, "%#v\n", *r)
		}
	}
	return b.String()
}

// checkShortcuts checks that a scan gives the same with and without the short
// cuts for what is plainly regular.
func checkShortcuts(t *testing.T, text string) {
	t.Helper()
	for _, opts := range []Options{{}, {Requests: true}, {Semantics: Seed}} {
		got := everything(t, text, opts)
		opts.slow = true
		if want := everything(t, text, opts); got != want {
			t.Fatalf("%v, requests %v: of %q\ngot  %s\nwant %s", opts.Semantics, opts.Requests, text, got, want)
		}
	}
}

// texts are files with every odd thing that the tests of the reader know.
func texts() []string {
	out := []string{"", "\ufeff" + good(1), "[\n" + good(1) + ",\n" + good(2) + "\n]"}
	for _, key := range []string{`x\"y`, `x\\`, `x\u0022y`, `x"y`, `x\`, ``} { // known once, raw then
		out = append(out, fmt.Sprintf("{\"x\\\"y\": 1, \"x\\\\\": 2, \"\": 3}\n{\"%s\": 1}\n{\"a\": 1, \"%[1]s\": 2}\n%s", key, good(1)))
	}
	for _, a := range arrays {
		line := written(2, a)
		out = append(out, line, strings.Join([]string{written(1, arrays[0]), line, written(3, a), written(4, arrays[0])}, "\r\n"),
			strings.NewReplacer("{", "{\n  ", ", ", ",\n  ").Replace(line))
		for cut := len(line) / 2; cut < len(line); cut += 31 {
			out = append(out, line[:cut])
		}
	}
	for _, tt := range oddLines {
		out = append(out, good(1)+"\n"+tt.line+"\n"+good(3), strings.Replace(tt.line, "{", "{"+arrays[0]+", ", 1))
	}
	return out
}

func TestShortcutsChangeNothing(t *testing.T) {
	for _, text := range texts() {
		checkShortcuts(t, text)
	}
}

// FuzzShortcuts checks that short cuts change nothing, whatever the file.
func FuzzShortcuts(f *testing.F) {
	for _, text := range texts() {
		f.Add(text)
	}
	f.Fuzz(checkShortcuts)
}

func TestAnObjectTakesTheMemoryOfTheOneBefore(t *testing.T) {
	var p parser
	line := []byte(written(1, arrays[0]))
	p.line(line, 1)
	fields, lists, numbers := cap(p.fields), cap(p.lists), cap(p.numbers)
	for range 100 {
		p.line(line, 1)
	}
	if cap(p.fields) != fields || cap(p.lists) != lists || cap(p.numbers) != numbers || len(p.numbers) != 4 {
		t.Errorf("room for %d fields, %d lists, %d numbers has become room for %d, %d, %d", fields, lists, numbers, cap(p.fields), cap(p.lists), cap(p.numbers))
	}
}
