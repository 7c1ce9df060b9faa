package main

import (
	"fmt"
	"math"
	"strings"
	"time"

	"kvsh/stdlib/bench"
	"kvsh/stdlib/stats"
)

const dateLayout = "20060102-150405"

// text is the content of one result file: a warm-up, then every iteration of
// every workload, a JSON object a line, without a final newline.
func (b *batch) text(f file) string {
	clock, err := time.Parse(dateLayout, b.start)
	if err != nil {
		panic(err) // the batches' own dates
	}
	clock = clock.Add(time.Duration(len(f.name)) * time.Minute)
	var lines []string
	add := func(w workload, iteration int, m run) {
		lines = append(lines, f.record(clock, w, iteration, m))
		clock = clock.Add(time.Duration((m.duration + 5) * float64(time.Second)))
	}
	warmup := workload{100, 5}
	add(warmup, 0, simulate(noise(b.folder, f.name), warmup, 1, 1, prefillTime(100)))
	for _, w := range b.workloads {
		for i := 1; i <= b.iterations; i++ {
			r := noise(b.folder, f.name, fmt.Sprint(w, i))
			add(w, i, simulate(r, w, b.outputLen, concurrency, b.service(f, w, i)*jitter(r, 0.012)))
		}
	}
	return strings.Join(lines, "\n")
}

// service is the server's time for one request in an iteration.
func (b *batch) service(f file, w workload, iteration int) float64 {
	compute, warm := prefillTime(w.inputLen), serveTime(b.stores(&f), w)
	switch {
	case iteration == 1:
		return 1.02 * compute // and the cache is written
	case f.settling && iteration == 2 && w.inputLen <= 10000:
		return warm + 0.35*compute // part of the prompts had not been written yet
	case f.drift && w.inputLen == 100000:
		return warm * (1 + 0.025*float64(iteration-2))
	}
	return warm
}

// cell is a key of a record with its JSON text.
type cell struct{ key, text string }

// record is the JSON object of one run, keys and shapes as vLLM's benchmark
// writes them. Iteration 0 is the warm-up.
func (f *file) record(clock time.Time, w workload, iteration int, m run) string {
	head := []cell{
		{"date", quote(clock.Format(dateLayout))},
		{"backend", quote("vllm")},
		{"model_id", quote("/models/DeepSeek-R1-0528")},
		{"tokenizer_id", quote("/models/DeepSeek-R1-0528")},
		{"num_prompts", fmt.Sprint(w.prompts)},
	}
	var tail []cell
	limit := concurrency
	switch {
	case iteration == 0:
		limit = 1
		head = append(head, cell{"type", quote("warmup")})
	case f.shape == appended:
		head = append(head, cell{"iteration", quote(fmt.Sprint(iteration))})
	default:
		head = append(head, f.metadata(w, iteration)...)
	}
	if f.shape == appended {
		tail = []cell{
			{"kvcache", quote(f.medium)},
			{"bandwidth", quote(fmt.Sprint(f.network, "g"))},
			{"chunksize", "256"},
			{"input_len", quote(fmt.Sprint(w.inputLen))},
		}
	}
	head = append(head, cell{"request_rate", quote("inf")}, cell{"burstiness", "1.0"}, cell{"max_concurrency", fmt.Sprint(limit)})
	cells := append(append(head, f.measured(m)...), tail...)
	texts := make([]string, len(cells))
	for i, c := range cells {
		texts[i] = quote(c.key) + ": " + c.text
	}
	return "{" + strings.Join(texts, ", ") + "}"
}

// metadata is what --metadata added to the record.
func (f *file) metadata(w workload, iteration int) []cell {
	cache := f.medium
	if f.network > 0 {
		cache += fmt.Sprintf("-%dg", f.network)
	}
	if f.shape == arccCache {
		cache = fmt.Sprintf("%s-arcc-%dg", f.medium, f.network)
	}
	cells := []cell{{"input_len", quote(fmt.Sprint(w.inputLen))}, {"iteration", quote(fmt.Sprint(iteration))}, {"kvcache", quote(cache)}}
	if f.shape != noChunk {
		cells = append(cells, cell{"chunksize", quote("256")})
	}
	if f.shape == arccKey {
		cells = append(cells, cell{"arcc", quote("on")})
	}
	return cells
}

// measured is the part of the record that the run measured: totals, rates, the
// per-request arrays, and the latencies' statistics as vLLM computes them.
func (f *file) measured(m run) []cell {
	n := len(m.ttfts)
	in, out := sum(m.inputs), sum(m.outputs)
	var tpots, gaps []float64
	answers, empty := make([]string, n), make([]string, n)
	for i := range n {
		answers[i], empty[i] = quote([]string{"", " ", " the", "\\n"}[i%4]), quote("")
		total := 0.0
		for _, g := range m.itls[i] {
			total += g
		}
		gaps = append(gaps, m.itls[i]...)
		if m.outputs[i] > 1 {
			tpots = append(tpots, total/float64(m.outputs[i]-1))
		}
	}
	goodput := "request_goodput"
	if f.shape == oldKey {
		goodput += ":"
	}
	nested := make([]string, n)
	for i := range n {
		nested[i] = array(m.itls[i], bench.FormatFloat)
	}
	cells := []cell{
		{"duration", bench.FormatFloat(m.duration)},
		{"completed", fmt.Sprint(n)},
		{"total_input_tokens", fmt.Sprint(in)},
		{"total_output_tokens", fmt.Sprint(out)},
		{"request_throughput", bench.FormatFloat(float64(n) / m.duration)},
		{goodput, "null"},
		{"output_throughput", bench.FormatFloat(float64(out) / m.duration)},
		{"total_token_throughput", bench.FormatFloat(float64(in+out) / m.duration)},
		{"input_lens", array(m.inputs, func(n int) string { return fmt.Sprint(n) })},
		{"output_lens", array(m.outputs, func(n int) string { return fmt.Sprint(n) })},
		{"ttfts", array(m.ttfts, bench.FormatFloat)},
		{"itls", "[" + strings.Join(nested, ", ") + "]"},
		{"generated_texts", "[" + strings.Join(answers, ", ") + "]"},
		{"errors", "[" + strings.Join(empty, ", ") + "]"},
	}
	cells = append(cells, latencies("ttft", m.ttfts)...)
	cells = append(cells, latencies("tpot", tpots)...)
	return append(cells, latencies("itl", gaps)...)
}

// latencies is the mean, median, population standard deviation and 99th
// percentile in ms of times in seconds; all 0.0 if there are none.
func latencies(name string, seconds []float64) []cell {
	mean, median, std, p99 := 0.0, 0.0, 0.0, 0.0
	if len(seconds) > 0 {
		mean, median, p99 = stats.Mean(seconds), stats.Median(seconds), stats.Quantile(seconds, 0.99)
		for _, v := range seconds {
			std += (v - mean) * (v - mean)
		}
		std = math.Sqrt(std / float64(len(seconds)))
	}
	ms := func(s float64) string { return bench.FormatFloat(s * 1000) }
	return []cell{
		{"mean_" + name + "_ms", ms(mean)},
		{"median_" + name + "_ms", ms(median)},
		{"std_" + name + "_ms", ms(std)},
		{"p99_" + name + "_ms", ms(p99)},
	}
}

func quote(s string) string { return `"` + s + `"` }

func sum(v []int) int {
	total := 0
	for _, n := range v {
		total += n
	}
	return total
}

// array is a JSON array with Python's spacing.
func array[T any](v []T, format func(T) string) string {
	texts := make([]string, len(v))
	for i := range v {
		texts[i] = format(v[i])
	}
	return "[" + strings.Join(texts, ", ") + "]"
}
