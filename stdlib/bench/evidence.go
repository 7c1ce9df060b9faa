package bench

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
)

// evidence derives records by the evidence rules, for one file.
type evidence struct {
	folder, file string
	batch        Batch
	override     map[string]string
	unnumbered   int // records so far that lack an iteration

	named        string   // the cache setting that the file's name tells
	fileTokens   []string // of the file's name
	folderTokens []string
}

func newEvidence(src source, batch Batch, override map[string]string) *evidence {
	return &evidence{
		folder: src.folder, file: src.file, batch: batch, override: override,
		named: cacheOfFile(src.file), fileTokens: tokens(stem(src.file)), folderTokens: tokens(src.folder),
	}
}

// derivation is the state of one record while it is derived.
type derivation struct {
	*evidence
	obj   *object
	rec   *Record
	notes []string
	cache []string // tokens of the cache setting
}

// record derives the record of an object. The notes say what in it could not
// be taken as it stands.
func (e *evidence) record(o *object) (rec *Record, notes []string) {
	d := &derivation{evidence: e, obj: o, rec: &Record{Folder: e.folder, File: e.file, Line: o.line}}
	d.measured()
	d.iteration()
	d.medium()
	d.bandwidth()
	d.phase()
	d.arcc()
	d.direction()
	d.cpuOffload()
	d.inputLen()
	d.identity()
	return d.rec, d.notes
}

func (d *derivation) note(format string, args ...any) {
	d.notes = append(d.notes, fmt.Sprintf(format, args...))
}

// claims gathers what the sources say of one column, in their order of
// precedence.
type claims struct {
	column string
	list   []Claim
}

// claim adds the value of a source; "" is no claim.
func (c *claims) claim(source, value string) {
	if value != "" {
		c.list = append(c.list, Claim{source, value})
	}
}

// claims begins a column with the user's own value for it.
func (d *derivation) claims(column string) *claims {
	c := &claims{column: column}
	c.claim("override", d.override[column])
	return c
}

// decide takes the first claim, or the fallback, and records a conflict if
// another claim disagrees.
func (d *derivation) decide(c *claims, fallback Claim) (val, source string) {
	if len(c.list) == 0 {
		return fallback.Value, fallback.Source
	}
	for _, other := range c.list[1:] {
		if other.Value != c.list[0].Value {
			d.rec.Conflicts = append(d.rec.Conflicts, Conflict{c.column, c.list})
			break
		}
	}
	return c.list[0].Value, c.list[0].Source
}

// normal is the explicit value of a key in the form that the rules use. A
// value that no rule knows is noted and ignored.
func (d *derivation) normal(key string, read func(string) (string, bool)) string {
	s := d.obj.text(key)
	if s == "" {
		return ""
	}
	v, ok := read(s)
	if !ok {
		d.note("%s %q is not a known value and is ignored", key, s)
	}
	return v
}

// measured copies what needs no rule.
func (d *derivation) measured() {
	o, r := d.obj, d.rec
	r.Date = o.text("date")
	r.Model = o.text("model_id")
	r.ChunkSize = o.text("chunksize")
	r.NumPrompts = o.integer("num_prompts")
	r.MaxConcurrency = o.integer("max_concurrency")
	r.RequestRate = o.float("request_rate")
	r.Completed = o.integer("completed")
	r.Failed = o.integer("failed")
	r.TotalInputTokens = o.integer("total_input_tokens")
	r.TotalOutputTokens = o.integer("total_output_tokens")
	r.metrics, d.notes = o.metrics()
	r.InputLenActual = o.list("input_lens").mean()
	if !r.InputLenActual.Valid {
		r.InputLenActual = perRequest(r.TotalInputTokens, r.Completed)
	}
	sum, n := 0.0, 0.0
	o.succeeded(func(outputLen float64) { sum += outputLen; n++ })
	if n > 0 {
		r.OutputLenActual = Float{sum / n, true}
	} else {
		r.OutputLenActual = perRequest(r.TotalOutputTokens, r.Completed)
	}
}

func perRequest(total, requests Int) Float {
	if !total.Valid || !requests.Valid || requests.N <= 0 {
		return Float{}
	}
	return Float{float64(total.N) / float64(requests.N), true}
}

func (d *derivation) iteration() {
	for _, key := range []string{"iteration", "run_number"} {
		if n := d.obj.integer(key); n.Valid {
			d.rec.Iteration = n
			return
		}
	}
	if s := d.obj.text("iteration"); s != "" {
		d.note("iteration %q is not a whole number; counted instead", s)
	}
	d.unnumbered++
	d.rec.Iteration = Int{d.unnumbered, true}
}

// medium finds the raw cache setting and the medium and modality of it.
func (d *derivation) medium() {
	r := d.rec
	fromName := d.named
	switch {
	case d.override["kvcache"] != "":
		r.KVCache, r.Sources.KVCache = d.override["kvcache"], "override"
	case d.obj.text("kvcache") != "":
		r.KVCache, r.Sources.KVCache = d.obj.text("kvcache"), "json:kvcache"
	default:
		r.KVCache, r.Sources.KVCache = fromName, "file"
	}
	d.cache = tokens(r.KVCache)
	r.Medium = mediumOf(d.cache)
	r.Modality = cmp.Or(modalities[r.Medium], "Unknown")
	if r.Medium == "" {
		d.note("the cache setting %q names no known medium (gds, disk, cpu, none)", r.KVCache)
	}
	if named := mediumOf(tokens(fromName)); r.Sources.KVCache != "file" && named != "" && named != r.Medium {
		r.Conflicts = append(r.Conflicts, Conflict{"medium", []Claim{{r.Sources.KVCache, r.KVCache}, {"file", fromName}}})
	}
}

func (d *derivation) bandwidth() {
	c := d.claims("bandwidth")
	if s := d.obj.text("bandwidth"); s != "" {
		b, ok := normalBandwidth(s)
		if !ok {
			b = strings.ToLower(s)
			d.note("bandwidth %q is not of a known form such as 400g; kept as it is", s)
		}
		c.claim("json:bandwidth", b)
	}
	if d.rec.Sources.KVCache != "file" {
		c.claim("kvcache", bandwidthOf(d.cache))
	}
	c.claim("file", bandwidthOf(d.fileTokens))
	fallback := Claim{"default", Unknown}
	if d.rec.Medium == "cpu" || d.rec.Medium == "none" {
		fallback = Claim{"medium", "N/A"}
	}
	d.rec.Bandwidth, d.rec.Sources.Bandwidth = d.decide(c, fallback)
}

func (d *derivation) phase() {
	c := d.claims("phase")
	c.claim("json:phase", d.normal("phase", normalPhase))
	c.claim(d.measuredPhase())
	c.claim("manifest", d.batch.Phase)
	c.claim("folder", phaseOf(d.folderTokens))
	d.rec.Phase, d.rec.Sources.Phase = d.decide(c, Claim{"default", Unknown})
	if d.rec.Phase != Prefill {
		return
	}
	// A prefill run has no token after the first: the zeros that vLLM writes
	// for its inter-token latencies are no measurements.
	d.rec.metrics = slices.DeleteFunc(d.rec.metrics, func(m Metric) bool { return afterFirst(m.Name) })
}

// afterFirst reports whether a metric is about the tokens after the first.
func afterFirst(metric string) bool {
	return strings.HasSuffix(metric, "_itl_ms") || strings.HasSuffix(metric, "_tpot_ms")
}

// measuredPhase is the phase that the measured output shows, with the key that
// shows it.
func (d *derivation) measuredPhase() (source, phase string) {
	decodes := map[bool]string{false: Prefill, true: PrefillDecode}
	longest := 0.0
	d.obj.succeeded(func(outputLen float64) { longest = max(longest, outputLen) })
	if longest > 0 {
		return "json:output_lens", decodes[longest > 1]
	}
	if out, done := d.rec.TotalOutputTokens, d.rec.Completed; out.Valid && done.Valid && done.N > 0 {
		return "json:total_output_tokens", decodes[out.N > done.N]
	}
	found, positive := false, false
	for _, m := range d.rec.metrics {
		if afterFirst(m.Name) {
			found = true
			positive = positive || m.Value > 0
		}
	}
	if found {
		return "json:itl", decodes[positive]
	}
	return "", ""
}

func (d *derivation) arcc() {
	c := d.claims("arcc")
	c.claim("json:arcc", d.normal("arcc", normalSwitch))
	c.claim("manifest", d.batch.ARCC)
	if d.rec.Sources.KVCache != "file" {
		c.claim("kvcache", arccOf(d.cache))
	}
	c.claim("file", arccOf(d.fileTokens))
	d.rec.ARCC, d.rec.Sources.ARCC = d.decide(c, Claim{"default", "N"})
}

func (d *derivation) direction() {
	c := d.claims("direction")
	c.claim("json:direction", d.normal("direction", normalDirection))
	if d.batch.Direction != "NA" { // "not known" contradicts nothing
		c.claim("manifest", d.batch.Direction)
	}
	fallback := Claim{"default", "NA"}
	if d.batch.Direction == "NA" {
		fallback.Source = "manifest"
	}
	d.rec.Direction, d.rec.Sources.Direction = d.decide(c, fallback)
}

// cpuOffload finds whether the CPU cache was on as well, which decides what a
// Local Disk run measures.
func (d *derivation) cpuOffload() {
	c := d.claims("cpu_offload")
	switch d.rec.Medium {
	case "cpu":
		c.claim("medium", "on")
	case "gds", "none":
		c.claim("medium", "off")
	case "disk":
		c.claim("manifest", d.batch.DiskCPUCache)
	}
	d.rec.CPUOffload, d.rec.Sources.CPUOffload = d.decide(c, Claim{"default", Unknown})
	if d.rec.CPUOffload == "on" {
		d.rec.CPUCacheGB = d.batch.cpuCacheGB()
	}
}

// inputLenTolerance is how far the measured mean may lie from the nominal
// length before the two count as different.
const inputLenTolerance = 0.05

func (d *derivation) inputLen() {
	r := d.rec
	actual := r.InputLenActual
	if n := d.obj.integer("input_len"); n.Valid {
		r.InputLen, r.Sources.InputLen = n, "json:input_len"
		if nominal := float64(n.N); actual.Valid && math.Abs(actual.F-nominal) > inputLenTolerance*nominal {
			r.Conflicts = append(r.Conflicts, Conflict{"input_len", []Claim{
				{"json:input_len", strconv.Itoa(n.N)}, {"measured", FormatFloat(actual.F)},
			}})
		}
		return
	}
	if s := d.obj.text("input_len"); s != "" {
		d.note("input_len %q is not a whole number and is ignored", s)
	}
	if !actual.Valid {
		r.Sources.InputLen = "default"
		return
	}
	if n, ok := roundNumber(actual.F); ok {
		r.InputLen, r.Sources.InputLen = Int{n, true}, "snapped"
		return
	}
	r.InputLen, r.Sources.InputLen = Int{int(math.RoundToEven(actual.F)), true}, "measured"
}

// roundNumber is the nearest 1, 2 or 5 times a power of ten, if it lies within
// 2 % of mean.
func roundNumber(mean float64) (int, bool) {
	if mean < 0.5 || mean > 1e12 {
		return 0, false
	}
	decade := math.Pow(10, math.Floor(math.Log10(mean)))
	for _, m := range []float64{1, 2, 5, 10} {
		if n := m * decade; math.Abs(mean-n) <= 0.02*n {
			return int(math.Round(n)), true
		}
	}
	return 0, false
}

// identity keeps the metadata that no rule knows, and what tells the record's
// series from the others of its file.
func (d *derivation) identity() {
	r := d.rec
	pairs, texts := d.obj.meta()
	r.meta = pairs
	for _, key := range []string{"kvcache", "bandwidth", "arcc", "direction", "phase", "chunksize", "max_concurrency", "request_rate", "model_id"} {
		texts = append(texts, key+"="+d.obj.text(key))
	}
	slices.Sort(texts)
	r.series = fmt.Sprintf("%v %v %q", r.InputLen, r.NumPrompts, texts)
}

// overridable are the columns that Options.Override may set, with the check
// that puts a value in the form that the rules use.
var overridable = map[string]func(string) (string, bool){
	"phase":     normalPhase,
	"arcc":      normalSwitch,
	"bandwidth": normalBandwidth,
	"direction": normalDirection,
	"kvcache":   func(s string) (string, bool) { return s, mediumOf(tokens(s)) != "" },
	"cpu_offload": func(s string) (string, bool) {
		v, ok := normalSwitch(s)
		return map[string]string{"Y": "on", "N": "off"}[v], ok
	},
}

// checkOverride puts the user's own values in the form that the rules use.
func checkOverride(given map[string]string) (map[string]string, error) {
	out := make(map[string]string, len(given))
	for _, column := range slices.Sorted(maps.Keys(given)) {
		read := overridable[column]
		if read == nil {
			return nil, fmt.Errorf("override of %q: only %s can be overridden", column, strings.Join(slices.Sorted(maps.Keys(overridable)), ", "))
		}
		v, ok := read(given[column])
		if !ok {
			return nil, fmt.Errorf("override of %s: %q is not a known value", column, given[column])
		}
		out[column] = v
	}
	return out, nil
}
