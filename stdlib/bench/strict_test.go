package bench

import (
	"fmt"
	"io"
	"slices"
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
	`"input_lens": [999.5, 1e3], "output_lens": [-1, 9999999999999999]`,
	`"input_lens": [NaN, 999], "ttfts": [NaN], "itls": [[Infinity, -Infinity]]`,
	`"input_lens": [01], "itls": []`, `"itls": [[01]]`, `"itls": [[1.]]`, `"itls": [[.5]]`, `"itls": [[+1]]`, `"itls": [[-]]`, `"itls": [[1e]]`, `"itls": [[-0.0E+5, 1e-999, 1e999]]`,
	`"itls": [[1,,2]]`, `"itls": [[1,]]`, `"itls": [,1]`, `"itls": [[1}]`, `"itls": [[1]}`, `"itls": [1 2]`, `"itls": [[1] [2]]`, `"itls": [1, [2], "3", null, true, {"a": [4]}]`,
	`"itls": [[1,  2]]`, "\"itls\": [[1,\t2]]", `"itls": [ [1 ] , [2] ]`, "\"itls\": [[1],\n [2]]", "\"itls\": [[1],\r\n [2]]",
	`"generated_texts": ["\ud800", "\ud83d\ude00", "\u00zz"]`, `"generated_texts": ["\q"]`, `"generated_texts": ["\u12"]`, "\"generated_texts\": [\"\x01\"]", "\"generated_texts\": [\"\xff\", \"\"]",
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

// FuzzPlainArray checks that every plain array is one that the parser takes, with
// the same end, length and numbers.
func FuzzPlainArray(f *testing.F) {
	for _, a := range arrays {
		for _, part := range strings.Split(a, `": `) {
			f.Add(part)
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		b := []byte("[" + text)
		strict := func(element func(*parser, *list) error) (end int, l list) {
			p := &parser{b: b}
			err := p.elements(func() error {
				l.n++
				return element(p, &l)
			})
			if err != nil {
				return notPlain, l
			}
			return p.i, l
		}
		if end, n := plainArray(b, 0); end != notPlain {
			if wantEnd, want := strict((*parser).skipElement); end != wantEnd || n != want.n {
				t.Errorf("%q ends at %d with %d elements, not at %d with %d", b, end, n, wantEnd, want.n)
			}
		}
		if end, counts := plainCounts(b, 0, nil); end != notPlain {
			if wantEnd, want := strict((*parser).numberElement); end != wantEnd || !slices.Equal(counts, want.numbers) {
				t.Errorf("%q holds up to %d the counts %v, not up to %d %v", b, end, counts, wantEnd, want.numbers)
			}
		}
		if end, n := plainBlanks(b, 0); end != notPlain {
			if wantEnd, want := strict((*parser).textElement); end != wantEnd || n != want.n || strings.Join(want.texts, "") != "" {
				t.Errorf("%q holds up to %d %d blanks, not up to %d %q", b, end, n, wantEnd, want.texts)
			}
		}
	})
}

func TestWhatPythonWritesIsPlain(t *testing.T) {
	for _, tt := range []struct {
		array string
		n     int
	}{
		{"[]", 0},
		{"[1]", 1},
		{"[-0.5, 1e-05, 2.5E+300, 0]", 4},
		{"[[], [0.03563210500578862], [1.0, 2.0]]", 3},
		{`["", "a", "\u0e32\ud83d\ude00 \"\\\/\b\f\n\r\t", "caf` + "\u00e9" + `"]`, 4},
		{"[1,2,3]", 3},
	} {
		if end, n := plainArray([]byte(tt.array+", "), 0); end != len(tt.array) || n != tt.n {
			t.Errorf("%s ends at %d with %d elements", tt.array, end, n)
		}
	}
	if end, counts := plainCounts([]byte("[0, 999999999999999]"), 0, nil); end == notPlain || !slices.Equal(counts, []float64{0, 999999999999999}) {
		t.Errorf("counts up to %d: %v", end, counts)
	}
	if end, n := plainBlanks([]byte(`["", ""]`), 0); end != 8 || n != 2 {
		t.Errorf("blanks up to %d: %d", end, n)
	}
}

func TestOddThingsAreNotPlain(t *testing.T) {
	for _, array := range []string{
		"[", "[1", "[1,", "[1, ", "[1,]", "[1,,2]", "[1 ]", "[ 1]", "[1,  2]", "[01]", "[+1]", "[1.]", "[.5]", "[-]", "[1e]", "[1e+]", "[NaN]", "[Infinity]", "[-Infinity]", "[null]", "[true]",
		"[[1}]", "[[1]", "[[1], 2]", "[[[1]]]", "[{}]", `["a", 1]`, `["a`, `["a\`, `["\u12`, `["\u123g"]`, `["\q"]`, "[\"\x1f\"]", "[\"\n\"]",
	} {
		if end, n := plainArray([]byte(array), 0); end != notPlain {
			t.Errorf("%q is taken up to %d with %d elements", array, end, n)
		}
	}
}

func TestEightBytesAtATimeAreAsGoodAsOne(t *testing.T) {
	for c := range 256 {
		for at := range 20 {
			b := slices.Concat(slices.Repeat([]byte{'5'}, at), []byte{byte(c)}, []byte("\x00\xff/:\"\\\x1f 5"))
			digits, stop := pastDigits(b, 0), textStop(b, 0)
			if want := slices.IndexFunc(b, func(c byte) bool { return c < '0' || c > '9' }); digits != want {
				t.Errorf("the digits of %q end at %d, not %d", b, digits, want)
			}
			if want := slices.IndexFunc(b, func(c byte) bool { return c < ' ' || c == '"' || c == '\\' }); stop != want {
				t.Errorf("the text of %q stops at %d, not %d", b, stop, want)
			}
		}
	}
	if got := pastDigits([]byte("0123456789"), 0); got != 10 {
		t.Errorf("all digits end at %d", got)
	}
	if got := textStop([]byte("0123456789"), 0); got != 10 {
		t.Errorf("a text that does not stop ends at %d", got)
	}
}
