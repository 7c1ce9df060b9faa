package frame

import (
	"bytes"
	"encoding/json"
	"io"
	"math"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"kvsh/stdlib/bench"
)

func TestReadCSVInfersTypes(t *testing.T) {
	f := ReadCSV(strings.NewReader("\ufeffi,f,b,s,e,m,z\r\n1,0.5,true,N/A,,1,007\r\n,inf,false,\"a,\"\"b\",,x,1\r\n"))
	for name, want := range map[string]Type{"i": Int, "f": Float, "b": Bool, "s": String, "e": String, "m": String, "z": String} {
		if got, err := f.Type(name); err != nil || got != want {
			t.Errorf("column %s is of type %s (%v), want %s", name, got, err, want)
		}
	}
	if nulls, _ := f.IsNull("i"); nulls[0] || !nulls[1] {
		t.Errorf("nulls %v", nulls)
	}
}

func TestCSVRoundTripIsExact(t *testing.T) {
	floats := []float64{252.4689285398199, 1e-8, 0.1, 1e16, 123456789.123456789, math.Inf(1), nan, math.Copysign(0, -1), 5}
	f := New(Floats("x", floats), Strings("s", []string{"a", "b\n\"", "东西向", "N/A", ",", " x", "", "y", "z"}).WithNulls([]bool{6: true, 8: false}))
	for _, crlf := range []bool{false, true} {
		var b bytes.Buffer
		if err := f.WriteCSV(&b, CSVOptions{CRLF: crlf}); err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(b.Bytes(), []byte("\r\n")) != crlf {
			t.Errorf("line ends with CRLF %v: %q", crlf, b.String())
		}
		back, err := ReadCSV(&b).Floats("x")
		if err != nil {
			t.Fatal(err)
		}
		for i, v := range floats {
			if back[i] != v && !(math.IsNaN(v) && math.IsNaN(back[i])) {
				t.Errorf("%v came back as %v", v, back[i])
			}
		}
	}
}

func TestFieldsAreQuotedAsPythonDoes(t *testing.T) {
	f := New(Strings("a,b", []string{" x ", `say "no"`, "two\nlines", "a\rb", `\.`, "#", "'"}), Ints("n", []int{1, 2, 3, 4, 5, 6, 7}))
	want := "\"a,b\",n\r\n x ,1\r\n\"say \"\"no\"\"\",2\r\n\"two\nlines\",3\r\n\"a\rb\",4\r\n\\.,5\r\n#,6\r\n',7\r\n"
	var b strings.Builder
	if err := f.WriteCSV(&b, CSVOptions{CRLF: true}); err != nil || b.String() != want {
		t.Errorf("got %q (%v), want %q", b.String(), err, want)
	}
}

func TestNullsAloneInTheirLinesComeBack(t *testing.T) {
	f := ReadCSV(strings.NewReader(csvOf(New(Ints("n", []int{1, 0, 3, 0}).WithNulls([]bool{false, true, false, true})))))
	if null, err := f.IsNull("n"); err != nil || !slices.Equal(null, []bool{false, true, false, true}) {
		t.Errorf("nulls %v, %v", null, err)
	}
}

func TestTypesOfFields(t *testing.T) {
	for _, tt := range []struct {
		fields string
		want   Type
	}{
		{"1 -2 0", Int},
		{"-0", Float},
		{"+5", Float},
		{"1 2.5", Float},
		{"1e5 .5 5.", Float},
		{"inf -Infinity NaN 1", Float},
		{"0.5 00.5", String},
		{"0910 0912", String},
		{"-007", String},
		{"0x1p4", String},
		{"1_000", String},
		{"1e999", String},
		{"9007199254740993 0.5", String},
		{"true false", Bool},
		{"True False", String},
		{"400g", String},
		{"N/A", String},
		{"NA 1", String},
	} {
		f := ReadCSV(strings.NewReader("x\n" + strings.ReplaceAll(tt.fields, " ", "\n") + "\n"))
		if got, err := f.Type("x"); got != tt.want || err != nil {
			t.Errorf("%s are of type %s (%v), want %s", tt.fields, got, err, tt.want)
		}
	}
}

func FuzzReadCSV(f *testing.F) {
	for _, text := range []string{"a,b\n1,x\n2.5,\n", "a\n\"\"\n1\n", "a,b\n\"x,\"\"\ny\",-0\n", "a\n007\n1e16\nnan\n"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		frame := ReadCSV(strings.NewReader(text))
		// A CRLF inside quotes is read as LF, and a byte order mark is dropped.
		if frame.Err() != nil || strings.ContainsAny(text, "\r\ufeff") {
			return
		}
		first := csvOf(frame)
		if again := csvOf(ReadCSV(strings.NewReader(first))); again != first {
			t.Errorf("%q is written as %q and then as %q", text, first, again)
		}
	})
}

func TestJSONKeepsOrderAndNulls(t *testing.T) {
	f := New(Strings("z", []string{"<a>", ""}).WithNulls([]bool{1: true}), Floats("a", []float64{0.1, math.Inf(1)}), Ints("n", []int{1, 2}))
	var b bytes.Buffer
	if err := f.WriteJSON(&b); err != nil {
		t.Fatal(err)
	}
	want := "[\n{\"z\": \"<a>\", \"a\": 0.1, \"n\": 1},\n{\"z\": null, \"a\": null, \"n\": 2}\n]\n"
	if b.String() != want || !json.Valid(b.Bytes()) {
		t.Errorf("got %s", b.String())
	}
}

func TestParquetReadsBackEqual(t *testing.T) {
	f := runs()
	var b bytes.Buffer
	if err := f.WriteParquet(&b); err != nil {
		t.Fatal(err)
	}
	type row struct {
		Medium *string  `parquet:"medium,optional"`
		Len    *int64   `parquet:"len,optional"`
		TTFT   *float64 `parquet:"ttft,optional"`
		Warm   *bool    `parquet:"warm,optional"`
	}
	rows, err := parquet.Read[row](bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range rows {
		var cells []string
		add := func(null bool, s func() string) {
			if null {
				cells = append(cells, "")
			} else {
				cells = append(cells, s())
			}
		}
		add(r.Medium == nil, func() string { return *r.Medium })
		add(r.Len == nil, func() string { return strconv.Itoa(int(*r.Len)) })
		add(r.TTFT == nil, func() string { return formatFloat(*r.TTFT) })
		add(r.Warm == nil, func() string { return strconv.FormatBool(*r.Warm) })
		got = append(got, strings.Join(cells, ","))
	}
	if want := strings.Split(strings.TrimSpace(csvOf(f)), "\n")[1:]; strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestParquetKeepsTheOrderAndNamesOfColumns(t *testing.T) {
	names := []string{"z", "东西向", "a b:c", "Z", `1"x\`, "."}
	var columns []Column
	n := rowBatch + 1
	for k, name := range names {
		v := make([]int, n)
		for i := range v {
			v[i] = k*n + i
		}
		columns = append(columns, Ints(name, v))
	}
	var b bytes.Buffer
	if err := New(columns...).WriteParquet(&b); err != nil {
		t.Fatal(err)
	}
	file, err := parquet.OpenFile(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, field := range file.Schema().Fields() {
		got = append(got, field.Name())
	}
	if !slices.Equal(got, names) || file.NumRows() != int64(n) {
		t.Errorf("%d rows of columns %q, want %d of %q", file.NumRows(), got, n, names)
	}
	for name, f := range map[string]*Frame{"no column": New(), "a comma": New(Ints("a,b", []int{1}))} {
		if err := f.WriteParquet(io.Discard); err == nil {
			t.Errorf("%s gave no error", name)
		}
	}
}

func TestJSONEscapesTexts(t *testing.T) {
	f := New(Strings(`a"b`, []string{"x\n\"\\\x00", "东 & <b>", "\xff"}))
	var b bytes.Buffer
	if err := f.WriteJSON(&b); err != nil {
		t.Fatal(err)
	}
	var got []map[string]string
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatalf("%v in %s", err, b.String())
	}
	for i, want := range []string{"x\n\"\\\x00", "东 & <b>", "\ufffd"} {
		if got[i][`a"b`] != want {
			t.Errorf("row %d holds %q, want %q", i, got[i][`a"b`], want)
		}
	}
}

func TestSaveChoosesByExtension(t *testing.T) {
	dir := t.TempDir()
	for _, ext := range []string{".csv", ".json", ".parquet", ".CSV"} {
		if err := runs().Save(filepath.Join(dir, "f"+ext)); err != nil {
			t.Error(err)
		}
	}
	if err := runs().Save(filepath.Join(dir, "f.xlsx")); err == nil || !strings.Contains(err.Error(), ".csv, .json or .parquet") {
		t.Errorf("an unknown extension gives %v", err)
	}
}

func TestRecordsBecomeFrames(t *testing.T) {
	record := &bench.Record{
		Folder: "benchmark_result_x", Phase: bench.Prefill, Iteration: bench.Int{N: 2, Valid: true}, Temperature: bench.Warm, Settled: true,
		Requests: []bench.Request{{TTFT: bench.Float{F: 5, Valid: true}, OutputLen: bench.Int{N: 1, Valid: true}}, {Index: 1, Error: "timeout", Failed: true}},
	}
	f := FromRecords([]*bench.Record{record}, bench.Evidence)
	check(t, "a record", f.Select("phase", "iteration", "input_len", "mean_ttft_ms", "settled"), "phase,iteration,input_len,mean_ttft_ms,settled|prefill,2,,,true")
	if got := FromRecords(nil, bench.Seed).Names(); len(got) != len(bench.SeedColumns()) {
		t.Errorf("columns of no record: %q", got)
	}
	requests := FromRequests([]*bench.Record{record})
	check(t, "requests", requests.Select("iteration", "request", "ttft_ms", "error", "failed"), "iteration,request,ttft_ms,error,failed|2,0,5.0,,false|2,1,,timeout,true")
}

func TestShownNumbersAreRoundedAndAligned(t *testing.T) {
	f := New(Floats("ms", []float64{88.53616862, 459165.2, nan}), Floats("whole", []float64{1, 2, 3}), Floats("big", []float64{1e20, 1, math.Inf(1)}))
	table := f.Table()
	for j, want := range []string{"88.5|459165.2|", "1|2|3", "1e+20|1|inf"} {
		if got := strings.Join(table.Columns[j].Cells, "|"); got != want {
			t.Errorf("column %d shows %q, want %q", j, got, want)
		}
	}
}

func TestLongFramesShowTheirEnds(t *testing.T) {
	n := 100_000
	ids := make([]int, n)
	for i := range ids {
		ids[i] = i
	}
	f := New(Ints("id", ids))
	bundle := f.MIMEBundle()
	for _, kind := range []string{"text/plain", "text/html", "text/markdown"} {
		text := bundle[kind].(string)
		for _, want := range []string{"100,000 rows × 1 column", "99999", "…"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s lacks %q", kind, want)
			}
		}
		if strings.Contains(text, "50000") {
			t.Errorf("%s shows the middle", kind)
		}
	}
	if rows := len(f.Table().Columns[0].Cells); rows != n {
		t.Errorf("the whole table has %d rows, want %d", rows, n)
	}
}
