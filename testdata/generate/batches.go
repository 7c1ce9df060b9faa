package main

// batch is a folder of results.
type batch struct {
	folder     string
	start      string // date and time of the first run
	outputLen  int    // tokens an answer: 1 for prefill
	iterations int
	workloads  []workload
	capacity   float64 // bytes of the CPU cache under Local Disk; 0 if it was off
	direction  string  // NS makes the network slower
	files      []file
}

// workload is one point of a batch's sweep.
type workload struct{ inputLen, prompts int }

// file is one result file: a medium behind a network.
type file struct {
	name     string
	medium   string // gds, disk, cpu or none
	network  int    // Gbit/s; 0 without a network
	arcc     bool   // the switch feature is on
	shape    shape  // how its records are written
	settling bool   // the first warm iteration still fills the cache
	drift    bool   // the longest input gets slower with every iteration
	early    bool   // some answers end before the limit on their length
}

// shape says which metadata a file's records carry and where.
type shape int

const (
	plainShape   shape = iota // metadata after num_prompts, kvcache "gds-400g"
	bandwidthKey              // kvcache "disk" and the bandwidth as a key of its own
	appended                  // the same after the metrics, chunksize an integer: the file was edited
	arccCache                 // kvcache "disk-arcc-400g"
	arccKey                   // arcc "on" as a key of its own
	noChunk                   // no chunksize: no cache
	oldKey                    // goodput under the older key with a colon
)

const (
	gigabyte       = 1e9
	prefillPrompts = 20
	decodePrompts  = 20
)

// lengths is the sweep over input lengths that most batches ran.
func lengths(prompts int) []workload {
	return []workload{{100, prompts}, {1000, prompts}, {10000, prompts}, {50000, prompts}, {100000, prompts}}
}

// longest is the sweep of batches that ran the longest input only.
var longest = []workload{{100000, prefillPrompts}}

// cacheSizes varies the number of prompts of a fixed length so that the KV
// cache takes 50 to 250 GB.
var cacheSizes = []workload{{50000, 7}, {50000, 14}, {50000, 21}, {50000, 28}, {50000, 36}}

var batches = []batch{
	{
		folder: "benchmark_result_0821", start: "20250821-010000", outputLen: 1, iterations: 3,
		workloads: lengths(prefillPrompts), capacity: 100 * gigabyte,
		files: []file{
			{name: "ds-0821-cpu.json", medium: "cpu"},
			{name: "ds-0821-disk-400g.json", medium: "disk", network: 400, shape: appended},
			{name: "ds-0821-disk-800g.json", medium: "disk", network: 800, shape: bandwidthKey},
			{name: "ds-0822-arcc-disk-400g.json", medium: "disk", network: 400, arcc: true, shape: arccCache},
			{name: "ds-0822-arcc-disk-800g.json", medium: "disk", network: 800, arcc: true, shape: arccCache},
			{name: "ds-0825-arcc-gds-400g.json", medium: "gds", network: 400, arcc: true, settling: true},
		},
	},
	{
		folder: "benchmark_result_0822", start: "20250822-010000", outputLen: 20, iterations: 3,
		workloads: lengths(decodePrompts), capacity: 50 * gigabyte,
		files: []file{
			{name: "ds-0822-no-kvcache.json", medium: "none", shape: noChunk, early: true},
			{name: "ds-0822-cpu.json", medium: "cpu", early: true},
			{name: "ds-0822-arcc-disk-400g.json", medium: "disk", network: 400, arcc: true},
			{name: "ds-0822-arcc-disk-800g.json", medium: "disk", network: 800, arcc: true},
			{name: "ds-0825-arcc-gds-400g.json", medium: "gds", network: 400, arcc: true, settling: true},
		},
	},
	{
		folder: "benchmark_result_0901_pd", start: "20250901-010000", outputLen: 20, iterations: 3,
		workloads: lengths(decodePrompts), capacity: 50 * gigabyte, files: networks("0901", true),
	},
	{
		folder: "benchmark_result_0901_prefill", start: "20250902-010000", outputLen: 1, iterations: 3,
		workloads: lengths(prefillPrompts), capacity: 100 * gigabyte, files: networks("0901", true),
	},
	{
		folder: "benchmark_result_0904", start: "20250904-010000", outputLen: 1, iterations: 3,
		workloads: lengths(prefillPrompts),
		files: []file{
			{name: "ds-0904-gds-400g.json", medium: "gds", network: 400, settling: true, shape: oldKey},
			{name: "ds-0904-gds-800g.json", medium: "gds", network: 800, shape: oldKey},
		},
	},
	{
		// The published batch ran 100 iterations; ten show the same.
		folder: "benchmark_result_0908", start: "20250908-010000", outputLen: 1, iterations: 10,
		workloads: cacheSizes, files: networks("0908", false)[1:],
	},
	{
		folder: "benchmark_result_0910", start: "20250909-100000", outputLen: 1, iterations: 10,
		workloads: lengths(prefillPrompts), direction: "EW",
		files: []file{
			{name: "ds-20250909-165533-gds-400g.json", medium: "gds", network: 400, settling: true},
			{name: "ds-20250909-165533-gds-800g.json", medium: "gds", network: 800, drift: true},
			{name: "ds-20250910-032537-disk-800g.json", medium: "disk", network: 800},
			{name: "ds-20250910-083139-disk-400g.json", medium: "disk", network: 400, settling: true},
		},
	},
	{
		folder: "benchmark_result_0912", start: "20250912-010000", outputLen: 1, iterations: 10,
		workloads: longest, direction: "NS",
		files: []file{
			{name: "ds-0912-disk-800g.json", medium: "disk", network: 800},
			{name: "ds-0912-gds-800g.json", medium: "gds", network: 800},
			{name: "ds-0912-arcc-disk-800g.json", medium: "disk", network: 800, arcc: true, shape: arccKey},
			{name: "ds-0912-arcc-gds-800g.json", medium: "gds", network: 800, arcc: true, shape: arccKey},
		},
	},
	{
		folder: "benchmark_result_0914", start: "20250913-070000", outputLen: 1, iterations: 10,
		workloads: longest, direction: "EW",
		files: []file{
			{name: "ds-0914-disk-800g.json", medium: "disk", network: 800, arcc: true, shape: arccKey},
			{name: "ds-0914-gds-800g.json", medium: "gds", network: 800, arcc: true, shape: arccKey, drift: true},
		},
	},
}

// networks is the files of a batch that ran Local Disk and GDS over both
// networks.
func networks(batch string, settling bool) []file {
	return []file{
		{name: "ds-" + batch + "-disk-400g.json", medium: "disk", network: 400},
		{name: "ds-" + batch + "-disk-800g.json", medium: "disk", network: 800},
		{name: "ds-" + batch + "-gds-400g.json", medium: "gds", network: 400, settling: settling},
		{name: "ds-" + batch + "-gds-800g.json", medium: "gds", network: 800},
	}
}
