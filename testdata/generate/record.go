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

// begin is when a batch's first run began.
func (b *batch) begin() (time.Time, error) { return time.Parse(dateLayout, b.start) }

// text is the content of one result file whose runs begin at clock, and the
// time when they have ended: a warm-up, then every iteration of every workload,
// a JSON object a line, without a final newline unless the file was edited.
func (b *batch) text(f file, clock time.Time) (string, time.Time) {
	var lines []string
	add := func(l load, iteration int, m run) {
		lines = append(lines, f.record(clock, l, iteration, m))
		clock = clock.Add(time.Duration((m.duration + 5) * float64(time.Second)))
	}
	warmup := load{workload: workload{100, 5}, outputLen: 1, concurrency: 1}
	add(warmup, 0, simulate(noise(b.folder, f.name), warmup, prefillTime(100)))
	for _, w := range b.workloads {
		l := load{w, b.outputLen, concurrency, f.early}
		for i := 1; i <= b.iterations; i++ {
			r := noise(b.folder, f.name, fmt.Sprint(w, i))
			add(l, i, simulate(r, l, b.service(f, w, i)*jitter(r, 0.012)))
		}
	}
	text := strings.Join(lines, "\n")
	if f.shape == appended {
		text += "\n"
	}
	const restart = 10 * time.Minute // of the server, with another cache
	return text, clock.Add(restart)
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
func (f *file) record(clock time.Time, l load, iteration int, m run) string {
	head := []cell{
		{"date", quote(clock.Format(dateLayout))},
		{"backend", quote("vllm")},
		{"model_id", quote("/models/DeepSeek-R1-0528")},
		{"tokenizer_id", quote("/models/DeepSeek-R1-0528")},
		{"num_prompts", fmt.Sprint(l.prompts)},
	}
	var tail []cell
	switch {
	case iteration == 0:
		head = append(head, cell{"type", quote("warmup")})
	case f.shape == appended:
		head = append(head, cell{"iteration", quote(fmt.Sprint(iteration))})
	default:
		head = append(head, f.metadata(l.inputLen, iteration)...)
	}
	if f.shape == appended {
		tail = []cell{
			{"kvcache", quote(f.medium)},
			{"bandwidth", quote(fmt.Sprint(f.network, "g"))},
			{"chunksize", "256"},
			{"input_len", quote(fmt.Sprint(l.inputLen))},
		}
	}
	head = append(head, cell{"request_rate", quote("inf")}, cell{"burstiness", "1.0"}, cell{"max_concurrency", fmt.Sprint(l.concurrency)})
	cells := append(append(head, f.measured(m)...), tail...)
	texts := make([]string, len(cells))
	for i, c := range cells {
		texts[i] = quote(c.key) + ": " + c.text
	}
	return "{" + strings.Join(texts, ", ") + "}"
}

// metadata is what --metadata added to the record.
func (f *file) metadata(inputLen, iteration int) []cell {
	cache := f.medium
	switch {
	case f.shape == arccCache:
		cache = fmt.Sprintf("%s-arcc-%dg", f.medium, f.network)
	case f.shape != bandwidthKey && f.network > 0:
		cache = fmt.Sprintf("%s-%dg", f.medium, f.network)
	}
	cells := []cell{{"input_len", quote(fmt.Sprint(inputLen))}, {"iteration", quote(fmt.Sprint(iteration))}, {"kvcache", quote(cache)}}
	if f.shape != noChunk {
		cells = append(cells, cell{"chunksize", quote("256")})
	}
	switch f.shape {
	case bandwidthKey:
		cells = append(cells, cell{"bandwidth", quote(fmt.Sprint(f.network, "g"))})
	case arccKey:
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
		answers[i], empty[i] = quote(f.answer(i)), quote("")
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

// answer is a text the model gave, as JSON: Python escapes what is not ASCII,
// the editor of an edited file did not.
func (f *file) answer(i int) string {
	if f.shape == appended {
		return []string{"", " ", " the", `\n`, "时", `\"`, "\ufffd."}[i%7]
	}
	return []string{"", " ", " the", `\n`, `\u65f6`, `\"`, `\ufffd.`}[i%7]
}

// latencies is the mean, median, population standard deviation and 99th
// percentile in ms of times in seconds; all 0.0 if there are none.
func latencies(name string, seconds []float64) []cell {
	mean, median, std, p99 := 0.0, 0.0, 0.0, 0.0
	if len(seconds) > 0 {
		mean, median, p99 = stats.Mean(seconds), stats.Median(seconds), stats.Quantile(seconds, 0.99)
		for _, v := range seconds {
			std += float64((v - mean) * (v - mean)) // not fused, the same on every machine
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
