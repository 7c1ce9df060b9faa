package bench

import (
	"math"
	"regexp"
	"strconv"
	"strings"
)

// seed derives records as the original scripts do, for one file.
type seed struct {
	folder, file string
	unnumbered   int // records so far that lack an iteration
}

// seedMetrics are the measured numbers of the seed's table.
var seedMetrics = []string{"mean_ttft_ms", "std_ttft_ms", "mean_itl_ms", "total_token_throughput"}

// seedKeys are the keys that the seed's rules read.
var seedKeys = map[string]bool{
	"type": true, "iteration": true, "input_len": true, "input_lens": true, "kvcache": true, "bandwidth": true,
	"mean_ttft_ms": true, "std_ttft_ms": true, "mean_itl_ms": true, "total_token_throughput": true,
}

var (
	seedCache     = regexp.MustCompile(`ds-[^-]+-(.+?)\.json$`)
	seedBandwidth = regexp.MustCompile(`-(\d+g)\b`)
)

// record derives the record of an object.
func (s *seed) record(o *object) *Record {
	r := &Record{
		Folder: s.folder, File: s.file, Line: o.line,
		KVCache:   s.cache(o),
		Phase:     s.phase(),
		ARCC:      s.arcc(),
		Direction: s.direction(),
		InputLen:  seedInputLen(o),
		metrics:   make([]Metric, 0, len(seedMetrics)),
	}
	r.Modality = seedModality(r.KVCache)
	r.Bandwidth = seedBandwidthOf(o, r.KVCache)
	s.number(o, r)
	for _, name := range seedMetrics {
		if x, ok := o.get(name).pyFloat(); ok {
			r.metrics = append(r.metrics, Metric{name, x})
		}
	}
	return r
}

// number sets the iteration: as the record writes it, else counted.
func (s *seed) number(o *object, r *Record) {
	v := o.get("iteration")
	if v.kind == kindNull {
		s.unnumbered++
		v = value{kind: kindNumber, text: strconv.Itoa(s.unnumbered), num: float64(s.unnumbered)}
	}
	r.iteration = v.pyStr()
	if n, ok := v.pyInt(); ok {
		r.Iteration = Int{n, true}
	}
}

// cache is the record's cache setting, else the part of the file's name that
// tells it.
func (s *seed) cache(o *object) string {
	if c := o.get("kvcache").pyStr(); c != "" {
		return c
	}
	if m := seedCache.FindStringSubmatch(s.file); m != nil {
		return m[1]
	}
	parts := strings.Split(strings.TrimSuffix(s.file, ".json"), "-")
	return strings.Join(parts[min(2, len(parts)):], "-")
}

func (s *seed) phase() string {
	if !strings.Contains(s.folder, "prefill") && strings.Contains(s.folder, "pd") {
		return PrefillDecode
	}
	return Prefill
}

func (s *seed) arcc() string {
	if strings.Contains(s.file, "arcc") {
		return "Y"
	}
	return "N"
}

func (s *seed) direction() string {
	for _, d := range []struct{ folder, direction string }{
		{"benchmark_result_0910", "东西向"}, {"benchmark_result_0914", "东西向"}, {"benchmark_result_0912", "南北向"},
	} {
		if strings.Contains(s.folder, d.folder) {
			return d.direction
		}
	}
	return "N/A"
}

func seedModality(cache string) string {
	c := strings.ToLower(cache)
	switch {
	case strings.HasPrefix(c, "gds"):
		return "GDS"
	case strings.HasPrefix(c, "disk"):
		return "Local Disk"
	case c == "cpu" || c == "cpu-cpu":
		return "CPU"
	case c == "none" || c == "":
		return "HBM"
	}
	return "Unknown"
}

func seedBandwidthOf(o *object, cache string) string {
	if b := o.get("bandwidth").pyStr(); b != "" {
		return b
	}
	if m := seedBandwidth.FindStringSubmatch(cache); m != nil {
		return m[1]
	}
	switch cache {
	case "cpu", "cpu-cpu", "none":
		return "N/A"
	}
	return ""
}

// seedInputLen is the record's input length, else the rounded mean of the
// requests' lengths, else the first of them.
func seedInputLen(o *object) Int {
	if n, ok := o.get("input_len").pyInt(); ok {
		return Int{n, true}
	}
	lens := o.list("input_lens")
	if m := lens.mean(); m.Valid {
		return Int{int(math.RoundToEven(m.F)), true}
	}
	if lens != nil && lens.n > 0 && lens.numbers[0] == math.Trunc(lens.numbers[0]) {
		return Int{int(lens.numbers[0]), true}
	}
	return Int{}
}
