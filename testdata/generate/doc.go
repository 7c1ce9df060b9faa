// Command generate writes the sample of benchmark results that kvsh ships, and
// the odd files that the reader's tests use:
//
//	go run ./testdata/generate
//
// The sample has the batches, file names and shapes of a published comparison
// of KV-cache media for DeepSeek-R1 on eight GPUs. Its numbers come from a small
// queueing model (model.go): requests in a closed loop of fixed concurrency, a
// server that computes prefills one after the other, and media that hold the
// KV cache with a bandwidth, a latency and a capacity. The output is the same at
// every run.
package main
