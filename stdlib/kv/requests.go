package kv

import (
	"kvsh/stdlib/evidence"
	"kvsh/stdlib/frame"
)

// An SLO is a service level objective: the most that a request may take, TTFT, TPOT
// and E2EL in ms. A limit of 0 is none.
type SLO = evidence.SLO

// Percentiles pools single requests, as [Requests] gives them, by the given columns
// inside cells of like workload, and tells p50, p90, p95 and p99 of a column: ttft_ms,
// e2el_ms or tpot_ms. Failed requests are left out and counted.
func Percentiles(requests *frame.Frame, column string, by ...string) *frame.Frame {
	return must(evidence.Percentiles(requests, column, by...))
}

// Goodput tells how many of the requests keep an SLO that is chosen now, not when they
// were measured, and how many a second of a run that makes, by the given columns inside
// cells of like workload:
//
//	kv.Goodput(kv.Media(kv.Requests("")), kv.SLO{TTFT: 20000}, "media")
func Goodput(requests *frame.Frame, slo SLO, by ...string) *frame.Frame {
	return must(evidence.Goodput(requests, slo, by...))
}

// KVRate adds to runs how much KV cache they go through, as GB/s and as a share of the
// network's bandwidth, and whether the cache of all prompts is larger than the CPU
// cache, so that it thrashes. An empty model takes each run's own; see
// [evidence.Models] for those that are known.
func KVRate(runs *frame.Frame, model string) *frame.Frame {
	return must(evidence.KVRate(runs, evidence.KVOptions{Model: model}))
}
