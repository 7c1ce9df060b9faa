package bench

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// scanOne scans one line in the given folder and file and returns its record.
func scanOne(t *testing.T, folder, file, line string, opts Options) *Record {
	t.Helper()
	fsys := fstest.MapFS{folder + "/" + file: {Data: []byte(line)}}
	res, err := ScanFS(fsys, "root", opts)
	if err != nil {
		t.Fatal(err)
	}
	if len(res.Records) != 1 {
		t.Fatalf("%d records from %s: %v", len(res.Records), line, res.Report)
	}
	return res.Records[0]
}

// derived lists the derived values of a record with their sources.
func derived(r *Record) map[string]string {
	return map[string]string{
		"phase":       r.Phase + " " + r.Sources.Phase,
		"arcc":        r.ARCC + " " + r.Sources.ARCC,
		"kvcache":     r.KVCache + " " + r.Sources.KVCache,
		"modality":    r.Modality,
		"medium":      r.Medium,
		"bandwidth":   r.Bandwidth + " " + r.Sources.Bandwidth,
		"direction":   r.Direction + " " + r.Sources.Direction,
		"cpu_offload": r.CPUOffload + " " + r.Sources.CPUOffload,
		"input_len":   fmt.Sprint(r.InputLen.N, " ", r.Sources.InputLen),
		"iteration":   fmt.Sprint(r.Iteration.N),
	}
}

func TestEvidenceRules(t *testing.T) {
	const plain = "benchmark_result_x"
	for _, tt := range []struct{ name, folder, file, line, column, want string }{
		{"the record's own phase comes first", plain, "ds-gds.json", `{"phase": "prefill", "output_lens": [9]}`, "phase", "prefill json:phase"},
		{"one token an answer is prefill", plain, "ds-gds.json", `{"output_lens": [1, 1]}`, "phase", "prefill json:output_lens"},
		{"longer answers are prefill and decode", plain, "ds-gds.json", `{"output_lens": [1, 2]}`, "phase", "prefill+decode json:output_lens"},
		{"failed requests don't show a phase", plain, "ds-gds.json", `{"output_lens": [20, 1], "errors": ["x", ""]}`, "phase", "prefill json:output_lens"},
		{"empty answers don't show a phase", plain, "ds-gds.json", `{"output_lens": [0], "completed": 1, "total_output_tokens": 20}`, "phase", "prefill+decode json:total_output_tokens"},
		{"the token count shows the phase", plain, "ds-gds.json", `{"completed": 5, "total_output_tokens": 5}`, "phase", "prefill json:total_output_tokens"},
		{"zero inter-token latencies are prefill", plain, "ds-gds.json", `{"mean_itl_ms": 0.0, "p99_tpot_ms": 0}`, "phase", "prefill json:itl"},
		{"inter-token latencies are decode", plain, "ds-gds.json", `{"mean_itl_ms": 0.0, "p99_tpot_ms": 3}`, "phase", "prefill+decode json:itl"},
		{"the manifest knows the phase", "benchmark_result_0822", "ds-gds.json", `{}`, "phase", "prefill+decode manifest"},
		{"a dash in a folder's name is as good as an underscore", "benchmark_result_0901-pd", "ds-gds.json", `{}`, "phase", "prefill+decode manifest"},
		{"the folder names the phase", "benchmark_result_1_prefill", "ds-gds.json", `{}`, "phase", "prefill folder"},
		{"the folder names decode", "benchmark_result_1_pd", "ds-gds.json", `{}`, "phase", "prefill+decode folder"},
		{"letters inside a word are no token", "benchmark_result_update", "ds-gds.json", `{}`, "phase", "unknown default"},

		{"arcc by the record", plain, "ds-gds.json", `{"arcc": "on"}`, "arcc", "Y json:arcc"},
		{"arcc off by the record, against the name", plain, "ds-arcc-gds.json", `{"arcc": "Disabled"}`, "arcc", "N json:arcc"},
		{"arcc by the cache setting", plain, "ds-gds.json", `{"kvcache": "disk-arcc-400g"}`, "arcc", "Y kvcache"},
		{"arcc by the file's name", plain, "ds-0822-arcc-gds.json", `{"kvcache": "gds"}`, "arcc", "Y file"},
		{"noarcc by the file's name", plain, "ds-noarcc-gds.json", `{}`, "arcc", "N file"},
		{"no arcc by the file's name", plain, "ds-no-arcc-gds.json", `{}`, "arcc", "N file"},
		{"arcc is off unless said", plain, "ds-gds.json", `{}`, "arcc", "N default"},

		{"the cache setting is kept raw", plain, "ds-gds.json", `{"kvcache": "GDS-400G"}`, "kvcache", "GDS-400G json:kvcache"},
		{"the file's name without dates and times", plain, "ds-20250909-165533-gds-400g.json", `{}`, "kvcache", "gds-400g file"},
		{"the file's name without arcc", plain, "ds-0825-arcc-gds-400g.json", `{}`, "kvcache", "gds-400g file"},
		{"an empty cache setting is missing", plain, "ds-0825-disk.json", `{"kvcache": ""}`, "modality", "Local Disk"},
		{"gds", plain, "ds-1.json", `{"kvcache": "gds-800g"}`, "modality", "GDS"},
		{"a fused disk", plain, "ds-1.json", `{"kvcache": "disk400g"}`, "modality", "Local Disk"},
		{"local-disk", plain, "ds-1.json", `{"kvcache": "local-disk"}`, "modality", "Local Disk"},
		{"cpu-cpu", plain, "ds-1.json", `{"kvcache": "cpu-cpu"}`, "medium", "cpu"},
		{"none", plain, "ds-1.json", `{"kvcache": "none"}`, "modality", "HBM"},
		{"nokvcache", plain, "ds-1.json", `{"kvcache": "nokvcache"}`, "modality", "HBM"},
		{"no-kvcache in the file's name", plain, "ds-0822-no-kvcache.json", `{}`, "modality", "HBM"},
		{"hbm", plain, "ds-hbm.json", `{}`, "medium", "none"},

		{"bandwidth by the record", plain, "ds-1.json", `{"kvcache": "gds", "bandwidth": "400 Gbit/s"}`, "bandwidth", "400g json:bandwidth"},
		{"bandwidth in bits a second", plain, "ds-1.json", `{"kvcache": "gds", "bandwidth": "800Gbps"}`, "bandwidth", "800g json:bandwidth"},
		{"bandwidth by the cache setting", plain, "ds-1.json", `{"kvcache": "disk-arcc-800G"}`, "bandwidth", "800g kvcache"},
		{"bandwidth of a fused cache setting", plain, "ds-1.json", `{"kvcache": "disk400g"}`, "bandwidth", "400g kvcache"},
		{"bandwidth by the file's name", plain, "ds-1-800g.json", `{"kvcache": "gds"}`, "bandwidth", "800g file"},
		{"no network for the CPU", plain, "ds-1.json", `{"kvcache": "cpu"}`, "bandwidth", "N/A medium"},
		{"no network for HBM", plain, "ds-1.json", `{"kvcache": "none"}`, "bandwidth", "N/A medium"},
		{"an unknown network", plain, "ds-1.json", `{"kvcache": "gds"}`, "bandwidth", "unknown default"},

		{"direction by the record", "benchmark_result_0910", "ds-gds.json", `{"direction": "南北向"}`, "direction", "NS json:direction"},
		{"direction by the manifest", "benchmark_result_0912", "ds-gds.json", `{}`, "direction", "NS manifest"},
		{"a hint is no direction", "benchmark_result_0821", "ds-gds.json", `{}`, "direction", "NA manifest"},
		{"an unknown direction", plain, "ds-gds.json", `{}`, "direction", "NA default"},

		{"the CPU medium is the CPU cache", plain, "ds-cpu.json", `{}`, "cpu_offload", "on medium"},
		{"GDS runs have no CPU cache", "benchmark_result_0821", "ds-gds.json", `{}`, "cpu_offload", "off medium"},
		{"the manifest knows the CPU cache under Local Disk", "benchmark_result_0821", "ds-disk.json", `{}`, "cpu_offload", "on manifest"},
		{"the CPU cache was off", "benchmark_result_0914", "ds-disk.json", `{}`, "cpu_offload", "off manifest"},
		{"nobody knows the CPU cache", "benchmark_result_0904", "ds-disk.json", `{}`, "cpu_offload", "unknown default"},

		{"input length by the record", plain, "ds-gds.json", `{"input_len": "100", "input_lens": [98, 99]}`, "input_len", "100 json:input_len"},
		{"a measured length snaps up", plain, "ds-gds.json", `{"input_lens": [996, 999]}`, "input_len", "1000 snapped"},
		{"a measured length snaps down", plain, "ds-gds.json", `{"input_lens": [50900]}`, "input_len", "50000 snapped"},
		{"the measured length near a round number of two", plain, "ds-gds.json", `{"input_lens": [1999, 2000]}`, "input_len", "2000 snapped"},
		{"a measured length too far from a round number", plain, "ds-gds.json", `{"input_lens": [975, 976]}`, "input_len", "976 measured"},
		{"an input length that is no number", plain, "ds-gds.json", `{"input_len": "long", "input_lens": [10]}`, "input_len", "10 snapped"},
		{"no input length at all", plain, "ds-gds.json", `{}`, "input_len", "0 default"},

		{"an iteration as text", plain, "ds-gds.json", `{"iteration": "7"}`, "iteration", "7"},
		{"a sweep's run number", plain, "summary.json", `{"kvcache": "gds", "run_number": 3}`, "iteration", "3"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := scanOne(t, tt.folder, tt.file, strings.TrimSpace(tt.line), Options{})
			if got := derived(r)[tt.column]; got != tt.want {
				t.Errorf("%s is %q, want %q", tt.column, got, tt.want)
			}
		})
	}
}

func TestSourcesThatDisagreeAreConflicts(t *testing.T) {
	for _, tt := range []struct{ name, folder, file, line, want string }{
		{"folder and record on the phase", "benchmark_result_1_prefill", "ds-gds.json", `{"output_lens": [20]}`, "phase: json:output_lens=prefill+decode, folder=prefill"},
		{"record and name on arcc", "benchmark_result_1", "ds-arcc-gds.json", `{"arcc": "off"}`, "arcc: json:arcc=N, file=Y"},
		{"record and name on the bandwidth", "benchmark_result_1", "ds-gds-400g.json", `{"kvcache": "gds-800g"}`, "bandwidth: kvcache=800g, file=400g"},
		{"record and name on the medium", "benchmark_result_1", "ds-disk.json", `{"kvcache": "gds"}`, "medium: json:kvcache=gds, file=disk"},
		{"record and manifest on the direction", "benchmark_result_0910", "ds-gds.json", `{"direction": "NS"}`, "direction: json:direction=NS, manifest=EW"},
		{"nominal and measured length", "benchmark_result_1", "ds-gds.json", `{"input_len": 1000, "input_lens": [900]}`, "input_len: json:input_len=1000, measured=900.0"},
		{"a few tokens less are no conflict", "benchmark_result_1", "ds-gds.json", `{"input_len": 100, "input_lens": [97]}`, ""},
		{"an unknown direction is no conflict", "benchmark_result_0821", "ds-gds.json", `{"direction": "NS"}`, ""},
		{"sources that agree are no conflict", "benchmark_result_0910", "ds-gds-400g.json", `{"kvcache": "gds-400g", "direction": "EW"}`, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, c := range scanOne(t, tt.folder, tt.file, tt.line, Options{}).Conflicts {
				got = append(got, c.String())
			}
			if s := strings.Join(got, "; "); s != tt.want {
				t.Errorf("conflicts %q, want %q", s, tt.want)
			}
		})
	}
}

func TestPrefillHasNoInterTokenLatency(t *testing.T) {
	r := scanOne(t, testFolder, "ds-gds.json", `{"output_lens": [1], "mean_ttft_ms": 3, "mean_itl_ms": 0.0, "p99_tpot_ms": 0.0}`, Options{})
	if m := r.Metrics(); len(m) != 1 || m[0].Name != "mean_ttft_ms" {
		t.Errorf("metrics %v, want the TTFT only", m)
	}
}

func TestTheUsersOwnValuesWin(t *testing.T) {
	r := scanOne(t, "benchmark_result_0910", "ds-gds-400g.json", `{"arcc": "off"}`, Options{Override: map[string]string{
		"direction": "南北向", "arcc": "on", "cpu_offload": "yes", "kvcache": "disk-800g",
	}})
	got := derived(r)
	for column, want := range map[string]string{
		"direction": "NS override", "arcc": "Y override", "cpu_offload": "on override",
		"kvcache": "disk-800g override", "modality": "Local Disk", "bandwidth": "800g kvcache",
	} {
		if got[column] != want {
			t.Errorf("%s is %q, want %q", column, got[column], want)
		}
	}
	fsys := fstest.MapFS{testFolder + "/ds-gds.json": {Data: []byte("{}")}}
	for _, bad := range []map[string]string{{"mean_ttft_ms": "1"}, {"direction": "up"}} {
		if _, err := ScanFS(fsys, "root", Options{Override: bad}); err == nil {
			t.Errorf("override %v was taken", bad)
		}
	}
}

func TestBatchesFileOverridesTheManifest(t *testing.T) {
	scan := func(batches string) (*Result, error) {
		return ScanFS(fstest.MapFS{
			"batches.json":                       {Data: []byte(batches)},
			"benchmark_result_0910/ds-gds.json":  {Data: []byte("{}")},
			"benchmark_result_1001/ds-disk.json": {Data: []byte("{}")},
		}, "root", Options{})
	}
	res, err := scan(`{"0910": {"direction": "南北向"}, "benchmark_result_1001": {"disk_cpu_cache": "on", "cpu_cache_bytes": "0.5 TB", "phase": "pd"}}`)
	if err != nil {
		t.Fatal(err)
	}
	a, b := res.Records[0], res.Records[1]
	if a.Direction != "NS" || a.Phase != Prefill || b.CPUOffload != "on" || b.CPUCacheGB != (Float{500, true}) || a.CPUCacheGB.Valid || b.Phase != PrefillDecode {
		t.Errorf("got %v and %v", derived(a), derived(b))
	}
	for text, want := range map[string]string{
		`[]`:                                    "object of batches",
		`{"0910": {"dirction": "EW"}}`:          "direction_hint",
		`{"0910": {"direction": "up"}}`:         "EW, NS or NA",
		`{"0910": {"phase": "decode"}}`:         "prefill",
		`{"0910": {"disk_cpu_cache": 1}}`:       "0910",
		`{"0910": {"cpu_cache_bytes": "much"}}`: "a size such as 100 GB",
	} {
		if _, err := scan(text); err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "batches.json") {
			t.Errorf("batches.json %s gives %v, want an error with %q", text, err, want)
		}
	}
}

func TestTheFirstIterationOfASeriesIsCold(t *testing.T) {
	line := func(iteration, inputLen string, ttft float64) string {
		return fmt.Sprintf(`{"iteration": "%s", "input_len": "%s", "kvcache": "gds", "mean_ttft_ms": %g}`, iteration, inputLen, ttft)
	}
	text := strings.Join([]string{
		line("10", "100", 100), line("9", "100", 300), line("11", "100", 101), line("8", "100", 900), line("12", "100", 99),
		line("1", "1000", 5),
	}, "\n")
	res := scanText(t, "ds-gds.json", text, Options{})
	var got []string
	for _, r := range res.Records {
		got = append(got, fmt.Sprint(r.Temperature, " ", r.Settled))
	}
	want := []string{"warm true", "warm false", "warm true", "cold false", "warm true", "warm true"}
	if !slices.Equal(got, want) {
		t.Errorf("temperatures %v, want %v", got, want)
	}
}

func TestChoosingBatches(t *testing.T) {
	fsys := fstest.MapFS{
		"benchmark_result_0910/ds-gds.json":    {Data: []byte("{}")},
		"benchmark_result_0901_pd/ds-gds.json": {Data: []byte("{}")},
	}
	res, err := ScanFS(fsys, "root", Options{Batches: []string{"0901-pd"}})
	if err != nil || !slices.Equal(res.Report.Batches, []string{"benchmark_result_0901_pd"}) {
		t.Errorf("a short name: %v, %v", res, err)
	}
	_, err = ScanFS(fsys, "root", Options{Batches: []string{"benchmark_result_0911"}})
	if err == nil || !strings.Contains(err.Error(), `no batch "benchmark_result_0911"; did you mean "benchmark_result_0910"`) {
		t.Errorf("an unknown batch gives %v", err)
	}
	_, err = ScanFS(fsys, "root", Options{Batches: []string{"0911"}})
	if err == nil || !strings.Contains(err.Error(), `did you mean "0910"`) {
		t.Errorf("an unknown short name gives %v", err)
	}
	_, err = ScanFS(fstest.MapFS{"data/benchmark_result_1/ds-gds.json": {}}, "root", Options{})
	if err == nil || !strings.Contains(err.Error(), "there is in data") {
		t.Errorf("a root above the results gives %v", err)
	}
}

func TestRequests(t *testing.T) {
	r := scanOne(t, testFolder, "ds-gds.json", `{"input_lens": [10, 11, 12], "output_lens": [3, 1, 0], "ttfts": [0.5, 0.25, 0.0], "itls": [[0.125, 0.25], [], []], "errors": ["", "", "timeout"]}`, Options{Requests: true})
	want := []Request{
		{0, Float{500, true}, Float{875, true}, Float{187.5, true}, Int{10, true}, Int{3, true}, "", false},
		{1, Float{250, true}, Float{250, true}, Float{}, Int{11, true}, Int{1, true}, "", false},
		{2, Float{}, Float{}, Float{}, Int{12, true}, Int{0, true}, "timeout", true},
	}
	if !slices.Equal(r.Requests, want) {
		t.Errorf("requests %+v\nwant %+v", r.Requests, want)
	}
}

func TestTheCachesOfPublishedBatchesAreRead(t *testing.T) {
	known, manifest := 0, BuiltinManifest()
	for name, batch := range manifest {
		if batch.CPUCacheBytes == "" {
			continue
		}
		known++
		if size := manifest.CPUCacheGB("benchmark_result_" + name); !(size > 0) {
			t.Errorf("%s: %q is %g GB", name, batch.CPUCacheBytes, size)
		}
	}
	if known == 0 {
		t.Error("no batch tells its cache")
	}
	for _, text := range []string{"", "GB", "much", "100", "-1 GB", "Inf GB"} {
		if size, ok := normalSize(text); ok {
			t.Errorf("%q is %g GB", text, size)
		}
	}
	for text, want := range map[string]float64{"100 GB": 100, "100GB": 100, "100 MB": 0.1, "0.5 TB": 500, "2 kb": 2e-6} {
		if size, ok := normalSize(text); !ok || size != want {
			t.Errorf("%q is %g GB, want %g", text, size, want)
		}
	}
	if size := manifest.CPUCacheGB("benchmark_result_0910"); !math.IsNaN(size) {
		t.Errorf("a batch that doesn't tell has %g GB", size)
	}
}
