package bench

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
)

// object is one result object before any rule has looked at it.
type object struct {
	line   int
	fields []field
}

// get returns the value of a key, the last if it occurs twice. A missing key
// reads as null.
func (o *object) get(key string) value {
	for i := len(o.fields) - 1; i >= 0; i-- {
		if o.fields[i].key == key {
			return o.fields[i].value
		}
	}
	return value{}
}

// text is the trimmed text of a metadata value, "" if it is missing.
func (o *object) text(key string) string { return strings.TrimSpace(o.get(key).pyStr()) }

// integer is a whole number, written as a number or as text.
func (o *object) integer(key string) Int {
	v := o.get(key)
	if n, ok := v.pyInt(); ok && (v.kind == kindString || v.num == math.Trunc(v.num)) {
		return Int{n, true}
	}
	return Int{}
}

// float is a finite or infinite number, written as a number or as text.
func (o *object) float(key string) Float {
	f, ok := o.get(key).pyFloat()
	return Float{f, ok && !math.IsNaN(f)}
}

// list is a per-request array; nil if it is missing.
func (o *object) list(key string) *list { return o.get(key).list }

// requestKeys are the arrays that hold one element a request.
var requestKeys = []string{"input_lens", "output_lens", "ttfts", "itls", "generated_texts", "errors"}

// resultKeys are the keys that vLLM itself writes and that become no metadata
// column.
var resultKeys = map[string]bool{
	"backend": true, "endpoint_type": true, "label": true, "tokenizer_id": true, "burstiness": true,
	"type": true, "run_number": true, "goodput": true,
	"date": true, "model_id": true, "num_prompts": true, "request_rate": true, "max_concurrency": true,
	"completed": true, "failed": true, "total_input_tokens": true, "total_output_tokens": true,
	"input_len": true, "iteration": true, "kvcache": true, "bandwidth": true, "arcc": true, "direction": true,
	"phase": true, "chunksize": true,
}

// latencyKeys begin and end the keys of latencies.
var (
	latencyStats = regexp.MustCompile(`^(mean|median|std|p\d+(?:\.\d+)?)$`)
	latencyKinds = []string{"_ttft_ms", "_tpot_ms", "_itl_ms", "_e2el_ms"}
)

// rateKeys are the measured numbers that are no latencies.
var rateKeys = []string{"duration", "request_throughput", "request_goodput", "output_throughput", "total_token_throughput"}

func isMetric(key string) bool {
	for _, kind := range latencyKinds {
		if stat, ok := strings.CutSuffix(key, kind); ok {
			return stat == "mean" || latencyStats.MatchString(stat)
		}
	}
	return slices.Contains(rateKeys, key)
}

// neededMetrics must be finite if they are there: every table and picture
// rests on them.
var neededMetrics = []string{"mean_ttft_ms", "total_token_throughput"}

// warmup reports whether the object is a warm-up run.
func (o *object) warmup() bool {
	if strings.EqualFold(o.text("type"), "warmup") {
		return true
	}
	n := o.integer("run_number")
	return n.Valid && n.N == -1
}

// flaw says why the object can't be a record, or "".
func (o *object) flaw() string {
	for _, f := range o.fields {
		if f.kind == kindString && f.bad {
			return fmt.Sprintf("the text of %q is not valid UTF-8", f.key)
		}
	}
	if s := o.unequal(); s != "" {
		return s
	}
	done, asked := o.integer("completed"), o.integer("num_prompts")
	if done.Valid && asked.Valid && done.N < asked.N {
		return fmt.Sprintf("only %d of %d requests completed", done.N, asked.N)
	}
	for _, key := range neededMetrics {
		if f, ok := o.get(key).pyFloat(); ok && (math.IsNaN(f) || math.IsInf(f, 0)) {
			return fmt.Sprintf("%s is %s, not a finite number", key, FormatFloat(f))
		}
	}
	return ""
}

// unequal names the per-request arrays that differ in length.
func (o *object) unequal() string {
	first := ""
	for _, key := range requestKeys {
		l := o.list(key)
		switch {
		case l == nil:
		case first == "":
			first = key
		case l.n != o.list(first).n:
			return fmt.Sprintf("%s has %d elements, but %s has %d", first, o.list(first).n, key, l.n)
		}
	}
	return ""
}

// usualMetrics is room for the measured numbers of most records.
const usualMetrics = 24

// metrics returns the measured numbers, and notes those that are no finite
// numbers and so count as missing.
func (o *object) metrics() (metrics []Metric, notes []string) {
	for _, f := range o.fields {
		key := strings.TrimSuffix(f.key, ":") // "request_goodput:" in older records
		if !isMetric(key) || f.kind == kindNull {
			continue
		}
		x, ok := f.pyFloat()
		if !ok || math.IsNaN(x) || math.IsInf(x, 0) {
			notes = append(notes, fmt.Sprintf("%s is not a finite number and counts as missing", key))
			continue
		}
		if at := slices.IndexFunc(metrics, func(m Metric) bool { return m.Name == key }); at >= 0 {
			metrics[at].Value = x
			continue
		}
		if metrics == nil {
			metrics = make([]Metric, 0, usualMetrics)
		}
		metrics = append(metrics, Metric{key, x})
	}
	return metrics, notes
}

// meta returns the scalar values of the keys that neither vLLM nor a rule
// knows, each key once, the last value of it.
func (o *object) meta() (pairs []Pair, identity []string) {
	for i, f := range o.fields {
		known := resultKeys[f.key] || isMetric(strings.TrimSuffix(f.key, ":")) || slices.Contains(requestKeys, f.key)
		if known || f.kind == kindNull || f.kind >= kindArray {
			continue
		}
		if slices.ContainsFunc(o.fields[i+1:], func(later field) bool { return later.key == f.key }) {
			continue
		}
		pairs = append(pairs, Pair{f.key, f.pyStr()})
		if f.kind == kindString { // --metadata writes texts; a number was measured
			identity = append(identity, f.key+"="+f.text)
		}
	}
	return pairs, identity
}

// mean of the elements of a number array; not valid if it is missing, empty or
// holds something else.
func (l *list) mean() Float {
	if l == nil || l.odd || l.n == 0 {
		return Float{}
	}
	sum := 0.0
	for _, x := range l.numbers {
		sum += x
	}
	m := sum / float64(l.n)
	return Float{m, !math.IsNaN(m) && !math.IsInf(m, 0)}
}

// succeeded calls each with the output length of every request that has no
// error and gave output.
func (o *object) succeeded(each func(outputLen float64)) {
	lens, errs := o.list("output_lens"), o.list("errors")
	if lens == nil || lens.odd {
		return
	}
	for i, n := range lens.numbers {
		failed := errs != nil && i < len(errs.texts) && errs.texts[i] != ""
		if n > 0 && !failed {
			each(n)
		}
	}
}
