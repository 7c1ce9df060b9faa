package bench

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/klauspost/compress/zstd"
)

const testFolder = "benchmark_result_0910"

// good is a line that every reader must take; n is its iteration.
func good(n int) string {
	return fmt.Sprintf(`{"date": "20250910-000000", "num_prompts": 2, "iteration": "%d", "input_len": "1000", "kvcache": "gds-400g", `+
		`"completed": 2, "total_output_tokens": 2, "mean_ttft_ms": %d.5, "total_token_throughput": 10.0, `+
		`"output_lens": [1, 1], "errors": ["", ""]}`, n, n)
}

// scanText scans one file of the given text.
func scanText(t *testing.T, name, text string, opts Options) *Result {
	t.Helper()
	fsys := fstest.MapFS{testFolder + "/" + name: {Data: []byte(text)}}
	res, err := ScanFS(fsys, "root", opts)
	if err != nil {
		t.Fatal(err)
	}
	return res
}

// outcome is what a scan gave, in short: the lines of the rows, and the
// problems without their file.
func outcome(res *Result) (rows []int, problems []string) {
	for _, r := range res.Records {
		rows = append(rows, r.Line)
	}
	for _, p := range res.Report.Problems {
		problems = append(problems, strings.TrimPrefix(p.String(), p.File+":"))
	}
	return rows, problems
}

func checkOutcome(t *testing.T, res *Result, rows []int, problems ...string) {
	t.Helper()
	gotRows, gotProblems := outcome(res)
	if !slices.Equal(gotRows, rows) {
		t.Errorf("rows at lines %v, want %v", gotRows, rows)
	}
	if len(gotProblems) != len(problems) {
		t.Fatalf("problems %q, want %q", gotProblems, problems)
	}
	for i, want := range problems {
		if !strings.Contains(gotProblems[i], want) {
			t.Errorf("problem %q, want it to hold %q", gotProblems[i], want)
		}
	}
}

func TestReaderTakesEveryShapeOfFile(t *testing.T) {
	indented := strings.NewReplacer("{", "{\n  ", ", ", ",\n  ", "}", "\n}").Replace
	lines := func(n int) int { return strings.Count(indented(good(1)), "\n") + n }
	for _, tt := range []struct {
		name, text string
		rows       []int
	}{
		{"JSON lines with a final newline", good(1) + "\n" + good(2) + "\n", []int{1, 2}},
		{"JSON lines without a final newline", good(1) + "\n" + good(2), []int{1, 2}},
		{"objects in a row on one line", good(1) + good(2) + " " + good(3), []int{1, 1, 1}},
		{"one object over many lines", indented(good(1)), []int{1}},
		{"objects over many lines, one after the other", indented(good(1)) + "\n" + indented(good(2)) + indented(good(3)), []int{1, lines(2), 2*lines(0) + 2}},
		{"an array on one line", "[" + good(1) + ", " + good(2) + "]", []int{1, 1}},
		{"an array of an object a line", "[\n" + good(1) + ",\n" + good(2) + "\n]\n", []int{2, 3}},
		{"an indented array", "[\n" + indented(good(1)) + ",\n" + indented(good(2)) + "]", []int{2, 2 + lines(1)}},
		{"an empty array", "[ ]", nil},
		{"a byte order mark", "\ufeff" + good(1) + "\n" + good(2), []int{1, 2}},
		{"CRLF line ends", good(1) + "\r\n" + good(2) + "\r\n", []int{1, 2}},
		{"comments and blank lines", "// by hand\n\n" + good(1) + "\n  // later\n \t\r\n" + good(2), []int{3, 6}},
		{"an empty file", "", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			checkOutcome(t, scanText(t, "ds-a-gds.json", tt.text, Options{}), tt.rows)
		})
	}
}

// odd lines stand between two good ones: the good ones must always come out.
var oddLines = []struct {
	name, line string
	row        bool   // the odd line is a row
	problem    string // and has this problem
}{
	{"NaN in a metric that no table needs", change("mean_ttft_ms", `1.5, "p99_ttft_ms": NaN`), true, "p99_ttft_ms is not a finite number"},
	{"NaN in a needed metric", change("mean_ttft_ms", "NaN"), false, "mean_ttft_ms is nan"},
	{"Infinity in a needed metric", change("mean_ttft_ms", "Infinity"), false, "mean_ttft_ms is inf"},
	{"minus Infinity in a needed metric", change("total_token_throughput", "-Infinity"), false, "total_token_throughput is -inf"},
	{"a number beyond float64", change("mean_ttft_ms", "1e999"), false, "mean_ttft_ms is inf"},
	{"NaN in an array", change("output_lens", "[NaN, 1]"), true, ""},
	{"truncated in an array", cut("[1, "), false, "corrupt JSON"},
	{"truncated in an array, after a number", cut("[1"), false, "corrupt JSON"},
	{"truncated in a text", cut(`"gds-`), false, "control character"},
	{"truncated in a key", cut(`"mean_tt`), false, "control character"},
	{"truncated in the tail", cut(`"errors": ["", ""`), false, "corrupt JSON"},
	{"truncated before the brace", strings.TrimSuffix(good(2), "}"), false, "corrupt JSON"},
	{"truncated in a literal", cut(`"total_token_throughput": `) + "nul", false, "corrupt JSON"},
	{"invalid UTF-8 in a text of an answer", change("num_prompts", "2, \"generated_texts\": [\"\xff\", \"\"]"), true, ""},
	{"invalid UTF-8 in a key field", change("kvcache", "\"gds\xff\""), false, `"kvcache" is not valid UTF-8`},
	{"invalid UTF-8 in a key", strings.Replace(good(2), "kvcache", "kv\xffcache", 1), false, "not valid UTF-8"},
	{"a nested decoy key", change("num_prompts", `2, "x": {"mean_ttft_ms": 99, "type": "warmup"}`), true, ""},
	{"a decoy in a text", change("date", `"\", \"mean_ttft_ms\": 99, \""`), true, ""},
	{"an escaped key", strings.Replace(good(2), "mean_ttft_ms", `mean\u005fttft_ms`, 1), true, ""},
	{"an escaped value", change("kvcache", `"gds\u002d400g"`), true, ""},
	{"a duplicate key", change("mean_ttft_ms", `7, "mean_ttft_ms": 2.5`), true, ""},
	{"an iteration as a number", change("iteration", "2"), true, ""},
	{"a number as a text", change("mean_ttft_ms", `"2.5"`), true, ""},
	{"a metric that is no number", change("mean_ttft_ms", `"fast"`), true, "mean_ttft_ms is not a finite number"},
	{"a null metric", change("mean_ttft_ms", "null"), true, ""},
	{"two commas in an array", change("output_lens", "[1,,2]"), false, "found ',' where a value"},
	{"a comma before the end of an array", change("output_lens", "[1,2,]"), false, "found ']' where a value"},
	{"a comma before the end of the object", strings.TrimSuffix(good(2), "}") + ",}", false, "found '}' where a key"},
	{"mismatched brackets", change("output_lens", "[1, 2}"), false, "found '}' where a comma"},
	{"garbage after the object", good(2) + " xyz", false, "text follows the object"},
	{"a second brace after the object", good(2) + "}", false, "text follows the object"},
	{"a raw control character", change("kvcache", "\"gds\x01\""), false, "control character"},
	{"a lone surrogate", change("date", `"\ud800"`), true, ""},
	{"a surrogate pair", change("date", `"\ud83d\ude00"`), true, ""},
	{"a broken escape", change("date", `"\u12x4"`), false, "broken escape"},
	{"an unknown escape", change("date", `"\q"`), false, "unknown escape"},
	{"a leading zero", change("num_prompts", "02"), false, "begins with 0"},
	{"a plus sign", change("num_prompts", "+2"), false, "found '+'"},
	{"a bare decimal point", change("num_prompts", "2."), false, "digits should follow a decimal point"},
	{"a bare minus", change("num_prompts", "-"), false, "a number should begin"},
	{"an empty exponent", change("num_prompts", "2e"), false, "digits should follow an exponent"},
	{"single quotes", strings.ReplaceAll(good(2), `"`, "'"), false, `a key should begin`},
	{"5,000 levels deep", change("num_prompts", `2, "x": `+strings.Repeat("[", 5000)+strings.Repeat("]", 5000)), false, "nested deeper"},
	{"a number in place of an object", "17", false, "found '1' where a result object"},
	{"words", "Traceback (most recent call last):", false, "found 'T' where a result object"},
	{"arrays of unequal length", change("output_lens", "[1, 1, 1]"), false, "output_lens has 3 elements, but errors has 2"},
	{"requests that did not complete", change("completed", "1"), false, "only 1 of 2 requests completed"},
	{"the old key with a colon", change("num_prompts", `2, "request_goodput:": 3.5`), true, ""},
	{"a cache setting of no known medium", change("kvcache", `"tape"`), true, `"tape" names no known medium`},
}

// change replaces the value of a key in the second good line.
func change(key, val string) string {
	line := good(2)
	from := strings.Index(line, `"`+key+`": `) + len(key) + 4
	depth, to := 0, from
	for ; depth > 0 || line[to] != ',' && line[to] != '}'; to++ {
		switch line[to] {
		case '[':
			depth++
		case ']':
			depth--
		}
	}
	return line[:from] + val + line[to:]
}

// cut ends the second good line after the first occurrence of part.
func cut(part string) string {
	line := good(2)
	key := strings.Index(line, part)
	if key < 0 {
		panic("no " + part)
	}
	return line[:key+len(part)]
}

func TestReaderKeepsTheRowsAroundAnOddLine(t *testing.T) {
	for _, tt := range oddLines {
		t.Run(tt.name, func(t *testing.T) {
			rows := []int{1, 3, 4}
			if tt.row {
				rows = []int{1, 2, 3, 4}
			}
			var problems []string
			if tt.problem != "" {
				problems = []string{tt.problem}
			}
			text := strings.Join([]string{good(1), tt.line, good(3), good(4)}, "\n")
			checkOutcome(t, scanText(t, "ds-a-gds.json", text, Options{}), rows, problems...)
		})
		t.Run(tt.name+", as the last line", func(t *testing.T) {
			rows := []int{1}
			if tt.row {
				rows = []int{1, 2}
			}
			res := scanText(t, "ds-a-gds.json", good(1)+"\n"+tt.line, Options{})
			if got, problems := outcome(res); !slices.Equal(got, rows) || (len(problems) > 0) != (tt.problem != "") {
				t.Errorf("rows at lines %v with %q, want %v", got, problems, rows)
			}
		})
		t.Run(tt.name+", in an array", func(t *testing.T) {
			rows := []int{2, 4}
			if tt.row {
				rows = []int{2, 3, 4}
			}
			text := "[\n" + good(1) + ",\n" + tt.line + ",\n" + good(3) + "\n]"
			if got, _ := outcome(scanText(t, "ds-a-gds.json", text, Options{})); !slices.Equal(got, rows) {
				t.Errorf("rows at lines %v, want %v", got, rows)
			}
		})
	}
}

func TestOddValuesAreReadRight(t *testing.T) {
	value := func(key, val string) *Record {
		t.Helper()
		res := scanText(t, "ds-a-gds.json", change(key, val), Options{})
		if len(res.Records) != 1 {
			t.Fatalf("%s %s: %v", key, val, res.Report)
		}
		return res.Records[0]
	}
	if got, ok := value("mean_ttft_ms", `7, "mean_ttft_ms": 3.5`).Metric("mean_ttft_ms"); !ok || got != 3.5 {
		t.Errorf("of a duplicate key the last value wins: %v %v", got, ok)
	}
	if _, ok := value("mean_ttft_ms", "null").Metric("mean_ttft_ms"); ok {
		t.Error("null became a number")
	}
	if got, ok := value("mean_ttft_ms", `"2.5"`).Metric("mean_ttft_ms"); !ok || got != 2.5 {
		t.Errorf("a number as text: %v %v", got, ok)
	}
	if got := value("kvcache", `"gds\u002d400g"`).KVCache; got != "gds-400g" {
		t.Errorf("an escaped value: %q", got)
	}
	if got := value("date", `"\ud83d\ude00"`).Date; got != "😀" {
		t.Errorf("a surrogate pair: %q", got)
	}
	if got, ok := value("num_prompts", `2, "request_goodput:": 3.5`).Metric("request_goodput"); !ok || got != 3.5 {
		t.Errorf("the old key: %v %v", got, ok)
	}
	if got, ok := value("num_prompts", `2, "x": {"mean_ttft_ms": 99}`).Metric("mean_ttft_ms"); !ok || got != 2.5 {
		t.Errorf("a nested decoy: %v %v", got, ok)
	}
}

func TestAnArrayThatIsNotClosedIsReported(t *testing.T) {
	res := scanText(t, "summary.json", "[\n"+good(1)+",\n"+good(2)+"\n", Options{})
	checkOutcome(t, res, []int{2, 3}, "1: the array that begins here is not closed")
}

func TestCompressedFilesAreRead(t *testing.T) {
	text := good(1) + "\n" + good(2)
	var gz, zst bytes.Buffer
	w := gzip.NewWriter(&gz)
	w.Write([]byte(text))
	w.Close()
	enc, err := zstd.NewWriter(&zst)
	if err != nil {
		t.Fatal(err)
	}
	enc.Write([]byte(text))
	enc.Close()
	checkOutcome(t, scanText(t, "ds-a-gds.json.gz", gz.String(), Options{}), []int{1, 2})
	checkOutcome(t, scanText(t, "ds-a-gds.json.zst", zst.String(), Options{}), []int{1, 2})
	half := gz.String()[:gz.Len()/2]
	if _, problems := outcome(scanText(t, "ds-a-gds.json.gz", half, Options{})); len(problems) != 1 || !strings.Contains(problems[0], "can't be read to its end") {
		t.Errorf("a cut off gzip file: %q", problems)
	}
	checkOutcome(t, scanText(t, "ds-a-gds.json.gz", "no gzip", Options{}), nil, "can't be read")
}

func TestWhatIsNoMeasurementIsCounted(t *testing.T) {
	warmup := `{"type": "Warmup", "mean_ttft_ms": 1}`
	fsys := fstest.MapFS{
		testFolder + "/ds-a-gds.json":         {Data: []byte(warmup + "\n// note\n\n" + good(1))},
		testFolder + "/ds-b-gds.failure.json": {Data: []byte("broken")},
		testFolder + "/warmup.json":           {Data: []byte(good(1))},
		testFolder + "/summary.json":          {Data: []byte(`[{"run_number": -1}, ` + good(1) + `]`)},
		testFolder + "/notes.json":            {Data: []byte(`{}`)},
		testFolder + "/plot.png":              {Data: []byte("x")},
		testFolder + "/ds-c.json/x":           {Data: []byte("a folder")},
		"unrelated/ds-a.json":                 {Data: []byte(good(1))},
	}
	res, err := ScanFS(fsys, "root", Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := Skipped{Warmups: 3, Comments: 1, Blanks: 1, Failures: 1, Others: 1}
	if res.Report.Skipped != want {
		t.Errorf("skipped %+v, want %+v", res.Report.Skipped, want)
	}
	if res.Report.Rows != 2 || res.Report.Files != 2 || len(res.Report.Problems) != 0 {
		t.Errorf("report: %v", res.Report)
	}
}

// lockedFS refuses to open some of its names.
type lockedFS struct {
	fs.FS
	locked string
}

func (l lockedFS) Open(name string) (fs.File, error) {
	if name == l.locked {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return l.FS.Open(name)
}

func TestFoldersAndFilesThatCannotBeRead(t *testing.T) {
	files := fstest.MapFS{
		testFolder + "/ds-a-gds.json":        {Data: []byte(good(1))},
		testFolder + "/ds-b-gds.json":        {Data: []byte(good(2))},
		"benchmark_result_x/ds-a-gds.json":   {Data: []byte(good(3))},
		"benchmark_result_y/ds-z-gds.json":   {Data: []byte(good(4))},
		"benchmark_result_y/ds-zz-gds.json":  {Data: nil},
		"benchmark_result_y/ds-zzz-gds.json": {Data: []byte("\n")},
	}
	for locked, want := range map[string]string{
		testFolder + "/ds-b-gds.json": testFolder + "/ds-b-gds.json: the file can't be read: permission denied",
		"benchmark_result_x":          "benchmark_result_x: the folder can't be read: permission denied",
	} {
		res, err := ScanFS(lockedFS{files, locked}, "root", Options{})
		if err != nil {
			t.Fatal(err)
		}
		if p := res.Report.Problems; len(p) != 1 || p[0].String() != want || len(res.Records) != 3 {
			t.Errorf("problems %v with %d records, want %q", p, len(res.Records), want)
		}
	}
	if _, err := ScanFS(lockedFS{files, "."}, "root", Options{}); !errors.Is(err, fs.ErrPermission) || !strings.Contains(err.Error(), "scan root") {
		t.Errorf("a root that can't be read gives %v", err)
	}
}

// FuzzReader checks that the reader never fails, always ends, and never lets a
// broken text cost the good lines before and after it.
func FuzzReader(f *testing.F) {
	for _, tt := range oddLines {
		f.Add(tt.line)
	}
	f.Add("[\n{},\n{}\n]")
	f.Add("{\n\"a\": [\n1\n]\n}")
	f.Fuzz(func(t *testing.T, text string) {
		r := newReader(strings.NewReader(text), true)
		line := 0
		for {
			e, err := r.next()
			if err != nil {
				break
			}
			if e.line < line && !strings.Contains(e.problem, "not closed") {
				t.Fatalf("line %d after line %d", e.line, line)
			}
			line = max(line, e.line)
		}
		if strings.ContainsAny(text, "\n") {
			return
		}
		found := map[string]bool{}
		r = newReader(strings.NewReader("{\"n\": \"first\"}\n"+text+"\n{\"n\": \"last\"}\n{\"n\": \"end\"}\n"), false)
		for {
			e, err := r.next()
			if err != nil {
				break
			}
			for _, f := range e.fields {
				if f.key == "n" {
					found[f.text] = true
				}
			}
		}
		if !found["first"] || !found["last"] || !found["end"] {
			t.Fatalf("lines around %q are lost: %v", text, found)
		}
	})
}

// BenchmarkScan reads a file with long per-request arrays.
func BenchmarkScan(b *testing.B) {
	arrays := `"itls": [` + strings.Repeat(`[0.031, 0.032, 0.033, 0.034, 0.035], `, 400) + `[]]`
	line := strings.TrimSuffix(good(1), "}") + ", " + arrays + "}\n"
	text := strings.Repeat(strings.ReplaceAll(line, `"errors": ["", ""], `, ""), 200)
	fsys := fstest.MapFS{testFolder + "/ds-a-gds.json": {Data: []byte(text)}}
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if _, err := ScanFS(fsys, "root", Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
