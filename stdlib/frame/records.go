package frame

import "kvsh/stdlib/bench"

// FromRecords lays benchmark records out as a frame, a row for each: the
// columns of [bench.Columns] and, under the evidence semantics, two more: "settled"
// says whether a warm run is at its series' final level, and "cpu_cache_gb" is the
// size of the CPU cache of runs that had it on.
func FromRecords(records []*bench.Record, semantics bench.Semantics) *Frame {
	var columns []Column
	for _, c := range bench.Columns(records, semantics) {
		switch c.Kind {
		case bench.Whole:
			columns = append(columns, Ints(c.Name, c.Ints).WithNulls(c.Null))
		case bench.Real:
			columns = append(columns, Floats(c.Name, c.Reals).WithNulls(c.Null))
		default:
			columns = append(columns, Strings(c.Name, c.Texts).WithNulls(c.Null))
		}
	}
	if semantics == bench.Evidence {
		settled := make([]bool, len(records))
		cache, unknown := make([]float64, len(records)), make([]bool, len(records))
		for i, r := range records {
			settled[i] = r.Settled
			cache[i], unknown[i] = r.CPUCacheGB.F, !r.CPUCacheGB.Valid
		}
		columns = append(columns, Bools("settled", settled), Floats("cpu_cache_gb", cache).WithNulls(unknown))
	}
	return New(columns...)
}

// FromRequests lays the requests of benchmark records out as a frame, a row for
// each request: what tells its run and the run's workload, its place in the run,
// its times in milliseconds, its lengths in tokens, its error and whether it
// failed. A failed request has no times.
func FromRequests(records []*bench.Record) *Frame {
	var columns []Column
	for _, c := range requestColumns {
		var cells []any
		for _, r := range records {
			for i := range r.Requests {
				cells = append(cells, c.cell(r, &r.Requests[i]))
			}
		}
		column, err := columnFrom(c.name, cells)
		if err != nil {
			return asFailed(&Error{"FromRequests", c.name, err})
		}
		columns = append(columns, column)
	}
	return New(columns...)
}

// requestColumns are the columns of a frame of requests.
var requestColumns = []struct {
	name string
	cell func(*bench.Record, *bench.Request) any
}{
	{"folder", func(r *bench.Record, _ *bench.Request) any { return r.Folder }},
	{"file", func(r *bench.Record, _ *bench.Request) any { return r.File }},
	{"line", func(r *bench.Record, _ *bench.Request) any { return r.Line }},
	{"phase", func(r *bench.Record, _ *bench.Request) any { return r.Phase }},
	{"modality", func(r *bench.Record, _ *bench.Request) any { return r.Modality }},
	{"cpu_offload", func(r *bench.Record, _ *bench.Request) any { return r.CPUOffload }},
	{"bandwidth", func(r *bench.Record, _ *bench.Request) any { return r.Bandwidth }},
	{"direction", func(r *bench.Record, _ *bench.Request) any { return r.Direction }},
	{"arcc", func(r *bench.Record, _ *bench.Request) any { return r.ARCC }},
	{"num_prompts", func(r *bench.Record, _ *bench.Request) any { return intOrNil(r.NumPrompts) }},
	{"max_concurrency", func(r *bench.Record, _ *bench.Request) any { return intOrNil(r.MaxConcurrency) }},
	{"request_rate", func(r *bench.Record, _ *bench.Request) any { return floatOrNil(r.RequestRate) }},
	{"chunksize", func(r *bench.Record, _ *bench.Request) any { return r.ChunkSize }},
	{"model", func(r *bench.Record, _ *bench.Request) any { return r.Model }},
	{"temperature", func(r *bench.Record, _ *bench.Request) any { return r.Temperature }},
	{"settled", func(r *bench.Record, _ *bench.Request) any { return r.Settled }},
	{"duration", func(r *bench.Record, _ *bench.Request) any {
		seconds, ok := r.Metric("duration")
		return floatOrNil(bench.Float{F: seconds, Valid: ok})
	}},
	{"iteration", func(r *bench.Record, _ *bench.Request) any { return intOrNil(r.Iteration) }},
	{"input_len", func(r *bench.Record, _ *bench.Request) any { return intOrNil(r.InputLen) }},
	{"request", func(_ *bench.Record, q *bench.Request) any { return q.Index }},
	{"ttft_ms", func(_ *bench.Record, q *bench.Request) any { return floatOrNil(q.TTFT) }},
	{"e2el_ms", func(_ *bench.Record, q *bench.Request) any { return floatOrNil(q.E2EL) }},
	{"tpot_ms", func(_ *bench.Record, q *bench.Request) any { return floatOrNil(q.TPOT) }},
	{"request_input_len", func(_ *bench.Record, q *bench.Request) any { return intOrNil(q.InputLen) }},
	{"request_output_len", func(_ *bench.Record, q *bench.Request) any { return intOrNil(q.OutputLen) }},
	{"error", func(_ *bench.Record, q *bench.Request) any { return q.Error }},
	{"failed", func(_ *bench.Record, q *bench.Request) any { return q.Failed }},
}

func intOrNil(n bench.Int) any {
	if !n.Valid {
		return nil
	}
	return n.N
}

func floatOrNil(f bench.Float) any {
	if !f.Valid {
		return nil
	}
	return f.F
}
