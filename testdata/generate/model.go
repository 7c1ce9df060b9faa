package main

import (
	"hash/fnv"
	"math"
	"math/rand/v2"
	"slices"
)

// bytesPerToken is the size of DeepSeek-R1's KV cache: 61 layers of 576 values
// of two bytes, stored by two ranks.
const bytesPerToken = 61 * 576 * 2 * 2

const concurrency = 16

// prefillTime is the time in seconds to compute the prefill of n tokens:
// attention makes it grow faster than the input.
func prefillTime(n int) float64 {
	x := float64(n)
	return 0.012 + 7.2e-5*x + 2.7e-9*x*x
}

// decodeTime is the time in seconds between two tokens of one answer.
const decodeTime = 0.033

// store is where the KV cache of a finished prefill is read from.
type store struct {
	latency   float64 // seconds a request
	bandwidth float64 // bytes a second
	capacity  float64 // bytes it holds; +Inf for a disk
}

// cpuStore is the CPU memory of the server.
func cpuStore(capacity float64) store { return store{0.004, 33 * gigabyte, capacity} }

// stores lists what a file's runs can read from, the nearest first.
func (b *batch) stores(f *file) []store {
	const diskLatency, gdsLatency = 0.009, 0.0055
	network := store{diskLatency, 4.3 * gigabyte, math.Inf(1)}
	if f.medium == "gds" {
		network = store{gdsLatency, 5.4 * gigabyte, math.Inf(1)}
	}
	if f.network == 800 {
		network.bandwidth *= 1.22
	}
	if f.arcc {
		network.bandwidth *= 0.96
	}
	if b.direction == "NS" {
		network.bandwidth *= 0.48
	}
	switch f.medium {
	case "none":
		return nil
	case "cpu":
		return []store{cpuStore(max(b.capacity, 50*gigabyte))}
	case "disk":
		if b.capacity > 0 {
			return []store{cpuStore(b.capacity), network}
		}
	}
	return []store{network}
}

// serveTime is the time in seconds that the server spends on one request of a
// warm run before its first token. A cache that can't hold all prompts of a run
// has always dropped the one that is asked for next.
func serveTime(stores []store, w workload) float64 {
	size := float64(w.inputLen) * bytesPerToken
	for _, s := range stores {
		if size*float64(w.prompts) <= s.capacity {
			return s.latency + size/s.bandwidth
		}
	}
	return prefillTime(w.inputLen)
}

// run is what one benchmark run measured. Times are in seconds.
type run struct {
	duration float64
	inputs   []int
	outputs  []int
	ttfts    []float64
	itls     [][]float64
}

// noise is the generator of one run's random part, the same at every call.
func noise(keys ...string) *rand.Rand {
	h := fnv.New64a()
	for _, k := range keys {
		h.Write([]byte(k))
		h.Write([]byte{0})
	}
	return rand.New(rand.NewPCG(h.Sum64(), 1))
}

// jitter is a factor near one.
func jitter(r *rand.Rand, share float64) float64 { return math.Exp(share * r.NormFloat64()) }

// load is what a client asks of the server in one run.
type load struct {
	workload
	outputLen   int  // tokens an answer may have
	concurrency int  // requests under way at a time
	early       bool // some answers end before that
}

// simulate runs a closed loop: a client that keeps its requests under way, and a
// server that brings one after the other to its first token, each in about
// service seconds. Later tokens of an answer come on their own.
func simulate(r *rand.Rand, l load, service float64) run {
	var out run
	free := 0.0            // when the server is idle again
	var finished []float64 // when the requests so far ended, in ascending order
	for i := range l.prompts {
		start := 0.0
		if i >= l.concurrency {
			start = finished[i-l.concurrency]
		}
		first := max(start, free) + service*jitter(r, 0.02)
		free = first
		// The first token leaves the server once the batch around it is done.
		ttft := round(first-start+0.028*jitter(r, 0.05), 5)
		end := start + ttft
		tokens := l.outputLen
		if l.early && tokens > 2 && r.IntN(12) == 0 {
			tokens = 2 + r.IntN(tokens-2)
		}
		var gaps []float64
		for range tokens - 1 {
			gap := round(decodeTime*jitter(r, 0.06), 4)
			gaps = append(gaps, gap)
			end += gap
		}
		at, _ := slices.BinarySearch(finished, end)
		finished = slices.Insert(finished, at, end)
		out.duration = max(out.duration, end)
		out.inputs = append(out.inputs, l.inputLen-[]int{1, 1, 1, 1, 1, 1, 1, 2, 1, 4}[r.IntN(10)])
		out.outputs = append(out.outputs, tokens)
		out.ttfts = append(out.ttfts, ttft)
		out.itls = append(out.itls, gaps)
	}
	out.duration = round(out.duration+0.002, 5)
	return out
}

// round rounds to so many decimals. It also wipes out the last digits, in which
// the arithmetic of machines may differ.
func round(x float64, decimals int) float64 {
	scale := math.Pow(10, float64(decimals))
	return math.Round(x*scale) / scale
}
