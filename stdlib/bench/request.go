package bench

// A Request is one request of a benchmark run, from the per-request arrays of
// its record. Times are in milliseconds, as in the records' metrics.
type Request struct {
	Index     int   // place in the arrays, from 0
	TTFT      Float // time to first token
	E2EL      Float // end-to-end latency: TTFT plus the sum of the inter-token latencies
	TPOT      Float // time per output token after the first; missing for one token or none
	InputLen  Int   // tokens
	OutputLen Int   // tokens
	Error     string
	Failed    bool // no answer: Error says why, or there was no output. It has no times.
}

// requests reads the per-request arrays of an object. Arrays that it lacks
// leave their values missing.
func requests(o *object) []Request {
	n := 0
	for _, key := range requestKeys {
		if l := o.list(key); l != nil {
			n = max(n, l.n)
		}
	}
	var out []Request
	for i := range n {
		q := Request{Index: i, InputLen: o.list("input_lens").integer(i), OutputLen: o.list("output_lens").integer(i)}
		if errs := o.list("errors"); errs != nil && i < len(errs.texts) {
			q.Error = errs.texts[i]
		}
		q.Failed = q.Error != "" || q.OutputLen.Valid && q.OutputLen.N <= 0
		if !q.Failed {
			q.times(o, i)
		}
		out = append(out, q)
	}
	return out
}

// times sets the latencies of request i, which arrive in seconds.
func (q *Request) times(o *object, i int) {
	q.TTFT = o.list("ttfts").element(i)
	if !q.TTFT.Valid {
		return
	}
	q.TTFT.F *= 1000
	gaps := o.list("itls")
	if gaps == nil || gaps.odd || i >= len(gaps.nested) {
		return
	}
	decode := 0.0
	for _, gap := range gaps.nested[i] {
		decode += gap
	}
	q.E2EL = Float{q.TTFT.F + 1000*decode, true}
	if q.OutputLen.N > 1 {
		q.TPOT = Float{1000 * decode / float64(q.OutputLen.N-1), true}
	}
}

// element is the i-th number of a number array.
func (l *list) element(i int) Float {
	if l == nil || l.odd || i >= len(l.numbers) {
		return Float{}
	}
	return Float{l.numbers[i], l.numbers[i] == l.numbers[i]}
}

func (l *list) integer(i int) Int {
	x := l.element(i)
	return Int{int(x.F), x.Valid}
}
