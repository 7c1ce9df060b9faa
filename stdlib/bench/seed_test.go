package bench

import (
	"math"
	"slices"
	"strings"
	"testing"
)

func TestSeedRules(t *testing.T) {
	const plain = "benchmark_result_x"
	for _, tt := range []struct{ name, folder, file, line, want string }{
		{
			"all from the record", "benchmark_result_0910", "ds-0910-gds-400g.json",
			`{"iteration": "3", "input_len": "100", "kvcache": "gds-400g", "mean_ttft_ms": 1.5, "std_ttft_ms": 0.0, "mean_itl_ms": 0.0, "total_token_throughput": 1e16}`,
			"prefill,3,100,gds-400g,GDS,400g,N,东西向,1.5,0.0,0.0,1e+16",
		},
		{"the cache setting by the file's name", plain, "ds-0821-disk-800g.json", `{"iteration": 1, "input_len": 5}`, "prefill,1,5,disk-800g,Local Disk,800g,N,N/A,,,,"},
		{"the file's name without the pattern", plain, "ds-gds.json", `{"input_len": 5}`, "prefill,1,5,,HBM,,N,N/A,,,,"},
		{"the bandwidth as written", plain, "ds-0821-gds.json", `{"input_len": 5, "kvcache": "gds", "bandwidth": "400G"}`, "prefill,1,5,gds,GDS,400G,N,N/A,,,,"},
		{"the bandwidth inside the setting", plain, "ds-0821-gds.json", `{"input_len": 5, "kvcache": "disk-400g-x"}`, "prefill,1,5,disk-400g-x,Local Disk,400g,N,N/A,,,,"},
		{"no bandwidth for the CPU", plain, "ds-0821-x.json", `{"input_len": 5, "kvcache": "cpu-cpu"}`, "prefill,1,5,cpu-cpu,CPU,N/A,N,N/A,,,,"},
		{"an unknown setting", plain, "ds-0821-x.json", `{"input_len": 5, "kvcache": "tape"}`, "prefill,1,5,tape,Unknown,,N,N/A,,,,"},
		{"arcc by the file's name alone", "benchmark_result_0912", "ds-0822-arcc-gds.json", `{"input_len": 5, "arcc": "off"}`, "prefill,1,5,arcc-gds,Unknown,,Y,南北向,,,,"},
		{"decode by the folder's name", "benchmark_result_0901_pd", "ds-0901-cpu.json", `{"input_len": 5}`, "prefill+decode,1,5,cpu,CPU,N/A,N,N/A,,,,"},
		{"prefill by the folder's name", "benchmark_result_0901_prefill_pd", "ds-0901-cpu.json", `{"input_len": 5}`, "prefill,1,5,cpu,CPU,N/A,N,N/A,,,,"},
		{"the mean length rounds half to even", plain, "ds-0901-cpu.json", `{"input_lens": [98, 99]}`, "prefill,1,98,cpu,CPU,N/A,N,N/A,,,,"},
		{"a length as a float", plain, "ds-0901-cpu.json", `{"input_len": 99.9}`, "prefill,1,99,cpu,CPU,N/A,N,N/A,,,,"},
		{"no length", plain, "ds-0901-cpu.json", `{"input_len": "99.9", "input_lens": []}`, "prefill,1,,cpu,CPU,N/A,N,N/A,,,,"},
		{"metrics as text, null and words", plain, "ds-0901-cpu.json", `{"input_len": 1, "mean_ttft_ms": " 1_0.5 ", "std_ttft_ms": null, "mean_itl_ms": "x", "total_token_throughput": NaN}`, "prefill,1,1,cpu,CPU,N/A,N,N/A,10.5,,,nan"},
		{"a run that did not complete is a row all the same", plain, "ds-0901-cpu.json", `{"input_len": 1, "completed": 1, "num_prompts": 2}`, "prefill,1,1,cpu,CPU,N/A,N,N/A,,,,"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := scanOne(t, tt.folder, tt.file, tt.line, Options{Semantics: Seed})
			var out strings.Builder
			if err := WriteCSV(&out, []*Record{r}, Seed); err != nil {
				t.Fatal(err)
			}
			header := strings.Join(SeedColumns(), ",")
			if want := header + "\r\n" + tt.folder + "," + tt.file + "," + tt.want + "\r\n"; out.String() != want {
				t.Errorf("got  %q\nwant %q", out.String(), want)
			}
		})
	}
}

func TestSeedCountsTheRecordsWithoutIteration(t *testing.T) {
	text := "{\"type\": \"warmup\"}\n{}\n{\"iteration\": \"b\"}\n\n{}\n// no\nbroken\n{}{}\n  {}  \n"
	res := scanText(t, "ds-0910-gds.json", text, Options{Semantics: Seed})
	var got []string
	for _, r := range res.Records {
		got = append(got, r.iteration)
	}
	if want := []string{"1", "b", "2", "3"}; !slices.Equal(got, want) {
		t.Errorf("iterations %q, want %q", got, want)
	}
	if rows, problems := outcome(res); !slices.Equal(rows, []int{2, 3, 5, 9}) || len(problems) != 2 {
		t.Errorf("rows %v with problems %q", rows, problems)
	}
	if c := Columns(res.Records, Seed)[3]; c.Name != "iteration" || c.Kind != Text {
		t.Errorf("a column with an iteration that is no number: %+v", c)
	}
}

func TestSeedReadsLinesOnly(t *testing.T) {
	for name, text := range map[string]string{
		"an object over lines": "{\n\"input_len\": 1\n}",
		"an array":             `[{"input_len": 1}]`,
		"two objects":          `{"input_len": 1}{"input_len": 2}`,
	} {
		res := scanText(t, "ds-0910-gds.json", text, Options{Semantics: Seed})
		if len(res.Records) != 0 || len(res.Report.Problems) == 0 {
			t.Errorf("%s: %d records, %q", name, len(res.Records), res.Report.Problems)
		}
	}
}

func TestCSVFieldsAreQuotedAsPythonDoes(t *testing.T) {
	for field, want := range map[string]string{
		"": "", " a": " a", "N/A": "N/A", "a,b": `"a,b"`, "a\"b": `"a""b"`, "a\nb": "\"a\nb\"", "东西向": "东西向",
	} {
		if got := CSVField(field, false); got != want {
			t.Errorf("CSVField(%q) = %s, want %s", field, got, want)
		}
	}
	if got := CSVField("", true); got != `""` {
		t.Errorf("an empty field alone is %s", got)
	}
}

func TestFormatFloatPrintsAsPython(t *testing.T) {
	for f, want := range map[float64]string{
		0: "0.0", 1: "1.0", -2.5: "-2.5", 0.1: "0.1", 1e-4: "0.0001", 1e-5: "1e-05", 1.5e-7: "1.5e-07",
		123456789012345678: "1.2345678901234568e+17", 1e15: "1000000000000000.0", 1e16: "1e+16", 1e300: "1e+300",
		math.Inf(1): "inf", math.Inf(-1): "-inf", math.Copysign(0, -1): "-0.0", 252.4689285398199: "252.4689285398199",
	} {
		if got := FormatFloat(f); got != want {
			t.Errorf("FormatFloat(%g) = %q, want %q", f, got, want)
		}
	}
	if got := FormatFloat(math.NaN()); got != "nan" {
		t.Errorf("NaN prints as %q", got)
	}
}
