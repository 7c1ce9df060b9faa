package bench

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Kind is the type of a column's cells.
type Kind int

// The kinds of columns.
const (
	Text Kind = iota
	Whole
	Real
)

// A Column is one column of the table of records: a cell for each record, in
// the slice of its kind, and whether the cell is null.
type Column struct {
	Name  string
	Kind  Kind
	Texts []string
	Ints  []int
	Reals []float64
	Null  []bool
}

// SeedColumns are the columns of the original table, in its order. The
// evidence table begins with them.
func SeedColumns() []string {
	return []string{
		"folder", "file", "phase", "iteration", "input_len", "kvcache", "modality", "bandwidth", "arcc", "direction",
		"mean_ttft_ms", "std_ttft_ms", "mean_itl_ms", "total_token_throughput",
	}
}

// Columns lays records out as a table. Under Seed semantics it has the seed's
// columns. Under Evidence these come first, then the place, the date and the
// workload, the other measurements that the records have, the metadata that no
// rule knows, and the sources and conflicts.
func Columns(records []*Record, sem Semantics) []Column {
	t := table{records: records}
	if sem == Seed {
		t.seed()
	} else {
		t.evidence()
	}
	return t.columns
}

type table struct {
	records []*Record
	columns []Column
}

func (t *table) seed() {
	for _, name := range SeedColumns() {
		if name == "iteration" {
			t.guess(name, func(r *Record) string { return r.iteration })
			continue
		}
		t.named(name)
	}
}

func (t *table) evidence() {
	for _, name := range SeedColumns() {
		t.named(name)
	}
	t.whole("line", func(r *Record) Int { return Int{r.Line, true} })
	t.text("date", func(r *Record) string { return r.Date })
	t.text("medium", func(r *Record) string { return r.Medium })
	t.text("cpu_offload", func(r *Record) string { return r.CPUOffload })
	t.whole("num_prompts", func(r *Record) Int { return r.NumPrompts })
	t.whole("max_concurrency", func(r *Record) Int { return r.MaxConcurrency })
	t.float("request_rate", func(r *Record) Float { return r.RequestRate })
	t.guess("chunksize", func(r *Record) string { return r.ChunkSize })
	t.text("model", func(r *Record) string { return r.Model })
	t.float("input_len_actual", func(r *Record) Float { return r.InputLenActual })
	t.float("output_len_actual", func(r *Record) Float { return r.OutputLenActual })
	t.text("temperature", func(r *Record) string { return r.Temperature })
	t.metric("duration")
	t.whole("completed", func(r *Record) Int { return r.Completed })
	t.whole("failed", func(r *Record) Int { return r.Failed })
	t.whole("total_input_tokens", func(r *Record) Int { return r.TotalInputTokens })
	t.whole("total_output_tokens", func(r *Record) Int { return r.TotalOutputTokens })
	t.metric("request_throughput")
	t.metric("output_throughput")
	for _, name := range otherMetrics(t.records) {
		t.metric(name)
	}
	t.metadata()
	t.text("phase_src", func(r *Record) string { return r.Sources.Phase })
	t.text("arcc_src", func(r *Record) string { return r.Sources.ARCC })
	t.text("kvcache_src", func(r *Record) string { return r.Sources.KVCache })
	t.text("bandwidth_src", func(r *Record) string { return r.Sources.Bandwidth })
	t.text("direction_src", func(r *Record) string { return r.Sources.Direction })
	t.text("cpu_offload_src", func(r *Record) string { return r.Sources.CPUOffload })
	t.text("input_len_src", func(r *Record) string { return r.Sources.InputLen })
	t.text("conflicts", func(r *Record) string {
		var all []string
		for _, c := range r.Conflicts {
			all = append(all, c.String())
		}
		return strings.Join(all, "; ")
	})
}

// named adds a column of the seed's table.
func (t *table) named(name string) {
	texts := map[string]func(*Record) string{
		"folder":    func(r *Record) string { return r.Folder },
		"file":      func(r *Record) string { return r.File },
		"phase":     func(r *Record) string { return r.Phase },
		"kvcache":   func(r *Record) string { return r.KVCache },
		"modality":  func(r *Record) string { return r.Modality },
		"bandwidth": func(r *Record) string { return r.Bandwidth },
		"arcc":      func(r *Record) string { return r.ARCC },
		"direction": func(r *Record) string { return r.Direction },
	}
	switch {
	case texts[name] != nil:
		t.text(name, texts[name])
	case name == "iteration":
		t.whole(name, func(r *Record) Int { return r.Iteration })
	case name == "input_len":
		t.whole(name, func(r *Record) Int { return r.InputLen })
	default:
		t.metric(name)
	}
}

func (t *table) text(name string, get func(*Record) string) {
	c := Column{Name: name, Kind: Text, Texts: make([]string, len(t.records)), Null: make([]bool, len(t.records))}
	for i, r := range t.records {
		c.Texts[i] = get(r)
		c.Null[i] = c.Texts[i] == ""
	}
	t.columns = append(t.columns, c)
}

func (t *table) whole(name string, get func(*Record) Int) {
	c := Column{Name: name, Kind: Whole, Ints: make([]int, len(t.records)), Null: make([]bool, len(t.records))}
	for i, r := range t.records {
		n := get(r)
		c.Ints[i], c.Null[i] = n.N, !n.Valid
	}
	t.columns = append(t.columns, c)
}

func (t *table) float(name string, get func(*Record) Float) {
	c := Column{Name: name, Kind: Real, Reals: make([]float64, len(t.records)), Null: make([]bool, len(t.records))}
	for i, r := range t.records {
		f := get(r)
		c.Reals[i], c.Null[i] = f.F, !f.Valid
	}
	t.columns = append(t.columns, c)
}

func (t *table) metric(name string) {
	t.float(name, func(r *Record) Float {
		v, ok := r.Metric(name)
		return Float{v, ok}
	})
}

// guess adds a column of whole numbers if all its texts are such, else of
// texts.
func (t *table) guess(name string, get func(*Record) string) {
	nums := make([]Int, 0, len(t.records))
	for _, r := range t.records {
		s := get(r)
		n, err := strconv.Atoi(s)
		if s != "" && (err != nil || strconv.Itoa(n) != s) {
			t.text(name, get)
			return
		}
		nums = append(nums, Int{n, s != ""})
	}
	i := -1
	t.whole(name, func(*Record) Int { i++; return nums[i] })
}

// metadata adds a column for each key that no rule knows, by name.
func (t *table) metadata() {
	has := map[string]bool{}
	for _, c := range t.columns {
		has[c.Name] = true
	}
	seen := map[string]bool{}
	for _, r := range t.records {
		for _, p := range r.meta {
			seen[p.Key] = true
		}
	}
	var keys []string
	for key := range seen {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	for _, key := range keys {
		name := key
		for has[name] { // a key may be named as a derived column is
			name = "meta_" + name
		}
		has[name] = true
		t.guess(name, func(r *Record) string {
			for _, p := range r.meta {
				if p.Key == key {
					return p.Value
				}
			}
			return ""
		})
	}
}

// otherMetrics lists the measurements of the records that have no place of
// their own, latencies by kind and statistic.
func otherMetrics(records []*Record) []string {
	placed := append(SeedColumns(), "duration", "request_throughput", "output_throughput")
	var out []string
	for _, r := range records {
		for _, m := range r.metrics {
			if !slices.Contains(out, m.Name) && !slices.Contains(placed, m.Name) {
				out = append(out, m.Name)
			}
		}
	}
	slices.SortFunc(out, func(a, b string) int { return slices.Compare(metricRank(a), metricRank(b)) })
	return out
}

var latencyName = regexp.MustCompile(`^([a-z]+)([\d.]*)_([a-z0-9]+)_ms$`)

// metricRank orders metrics: rates, then TTFT, TPOT, ITL, E2EL, each by mean,
// median, std and percentiles.
func metricRank(name string) []float64 {
	m := latencyName.FindStringSubmatch(name)
	if m == nil {
		return []float64{-1}
	}
	percentile, err := strconv.ParseFloat(m[2], 64)
	if err != nil {
		percentile = math.Inf(-1)
	}
	return []float64{
		float64(slices.Index([]string{"ttft", "tpot", "itl", "e2el"}, m[3])),
		float64(slices.Index([]string{"mean", "median", "std", "p"}, m[1])),
		percentile,
	}
}

// appendCell appends the cell of row i as CSV has it: floats as [FormatFloat] prints
// them, nothing for null.
func (c *Column) appendCell(b []byte, i int) []byte {
	switch {
	case c.Null[i]:
		return b
	case c.Kind == Whole:
		return strconv.AppendInt(b, int64(c.Ints[i]), 10)
	case c.Kind == Real:
		return appendFloat(b, c.Reals[i])
	}
	return append(b, CSVField(c.Texts[i], false)...)
}
