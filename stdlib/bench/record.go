package bench

import (
	"fmt"
	"strings"
)

// Semantics says how the derived values of a record are found.
type Semantics int

const (
	// Evidence takes what the record says, then what its batch's notes say,
	// then what names suggest, and keeps the source of every value.
	Evidence Semantics = iota
	// Seed repeats the rules of the scripts that the first reports were made
	// with, so that their tables and pictures can be reproduced.
	Seed
)

func (s Semantics) String() string {
	if s == Seed {
		return "seed"
	}
	return "evidence"
}

// ParseSemantics reads "evidence" or "seed".
func ParseSemantics(s string) (Semantics, error) {
	switch s {
	case "evidence":
		return Evidence, nil
	case "seed":
		return Seed, nil
	}
	return 0, fmt.Errorf("semantics %q: it is either evidence or seed", s)
}

// Values of Record.Phase.
const (
	Prefill       = "prefill"
	PrefillDecode = "prefill+decode"
	Unknown       = "unknown" // also of Bandwidth and CPUOffload
)

// Values of Record.Temperature.
const (
	Cold = "cold" // the first iteration of a series: the cache is filled
	Warm = "warm" // a later one: the cache is read
)

// Int is an integer that may be missing.
type Int struct {
	N     int
	Valid bool
}

// Float is a number that may be missing.
type Float struct {
	F     float64
	Valid bool
}

// A Metric is one measured number of a record, named as in the file.
type Metric struct {
	Name  string
	Value float64
}

// A Pair is a metadata key with its value as text.
type Pair struct{ Key, Value string }

// A Record is one benchmark run: one result object of vLLM's serving
// benchmark, with what its rules derive from it. Under Seed semantics only the
// fields of the seed's table are set.
type Record struct {
	Folder string // the batch's folder, benchmark_result_*
	File   string // the file's name
	Line   int    // where the object begins, counted from 1
	Date   string // as written, YYYYMMDD-HHMMSS

	Phase      string // Prefill, PrefillDecode or Unknown
	KVCache    string // the raw cache setting, such as "gds-400g"
	Medium     string // gds, disk, cpu, none or ""
	Modality   string // GDS, Local Disk, CPU, HBM or Unknown
	Bandwidth  string // "400g"; "N/A" without a network; Unknown
	ARCC       string // the switch feature: Y or N
	Direction  string // EW, NS or NA; in seed semantics 东西向, 南北向 or N/A
	CPUOffload string // was the CPU cache on as well: on, off or Unknown
	CPUCacheGB Float  // its size, of 10⁹ bytes, if it was on and the batch's notes tell

	Iteration      Int
	InputLen       Int // tokens per prompt, nominal
	NumPrompts     Int
	MaxConcurrency Int
	RequestRate    Float // requests a second; +Inf means all at once
	ChunkSize      string
	Model          string

	InputLenActual  Float // tokens per prompt, measured mean
	OutputLenActual Float // tokens per answer, measured mean over the requests that succeeded

	Temperature string // Cold or Warm
	Settled     bool   // warm, and the series has settled by this iteration

	Completed         Int
	Failed            Int
	TotalInputTokens  Int
	TotalOutputTokens Int

	Sources   Sources
	Conflicts []Conflict
	Requests  []Request // only if Options.Requests

	metrics   []Metric
	meta      []Pair // metadata keys that no rule knows, in the file's order
	series    string // identity of the series within its file
	iteration string // the iteration as the file writes it
}

// Sources names where each derived value came from: "json:KEY" for the record,
// "manifest", "kvcache", "file", "folder", "medium" (it follows from the
// medium), "snapped" (the measured mean, to the nearest round number),
// "measured", "override" or "default".
type Sources struct {
	Phase, ARCC, KVCache, Bandwidth, Direction, CPUOffload, InputLen string
}

// A Conflict is a derived value for which two sources disagree.
type Conflict struct {
	Column string
	Claims []Claim // the winner first
}

// A Claim is the value that one source gives.
type Claim struct{ Source, Value string }

// String is "column: source=value, source=value".
func (c Conflict) String() string {
	claims := make([]string, len(c.Claims))
	for i, claim := range c.Claims {
		claims[i] = claim.Source + "=" + claim.Value
	}
	return c.Column + ": " + strings.Join(claims, ", ")
}

// Metric returns a measured number by the name that it has in the file, such
// as "p99_ttft_ms". It is missing if the file lacks it or says null.
func (r *Record) Metric(name string) (v float64, ok bool) {
	for _, m := range r.metrics {
		if m.Name == name {
			return m.Value, true
		}
	}
	return 0, false
}

// Metrics returns all measured numbers, in the file's order.
func (r *Record) Metrics() []Metric { return r.metrics }

// Meta returns the metadata of the record that no rule knows, in the file's
// order.
func (r *Record) Meta() []Pair { return r.meta }

// Place is "folder/file:line".
func (r *Record) Place() string { return fmt.Sprintf("%s/%s:%d", r.Folder, r.File, r.Line) }
