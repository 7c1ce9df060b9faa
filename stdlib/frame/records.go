package frame

import "kvsh/stdlib/bench"

// FromRecords lays benchmark records out as a frame, a row for each: the
// columns of [bench.Columns] and, under the evidence semantics, a last column
// "settled" that says whether a warm run is at its series' final level.
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
		for i, r := range records {
			settled[i] = r.Settled
		}
		columns = append(columns, Bools("settled", settled))
	}
	return New(columns...)
}

// FromRequests lays the requests of benchmark records out as a frame, a row for
// each request: what tells its run, its place in the run, its times in
// milliseconds, its lengths in tokens, its error and whether it failed. A failed
// request has no times.
func FromRequests(records []*bench.Record) *Frame {
	var folder, file, phase, modality, bandwidth, temperature, errs []any
	var line, iteration, nominal, index, in, out, ttft, e2el, tpot, failed []any
	for _, r := range records {
		for _, q := range r.Requests {
			folder, file, line = append(folder, r.Folder), append(file, r.File), append(line, r.Line)
			phase, modality, bandwidth = append(phase, r.Phase), append(modality, r.Modality), append(bandwidth, r.Bandwidth)
			temperature, iteration = append(temperature, r.Temperature), append(iteration, intOrNil(r.Iteration))
			nominal, index = append(nominal, intOrNil(r.InputLen)), append(index, q.Index)
			ttft, e2el, tpot = append(ttft, floatOrNil(q.TTFT)), append(e2el, floatOrNil(q.E2EL)), append(tpot, floatOrNil(q.TPOT))
			in, out = append(in, intOrNil(q.InputLen)), append(out, intOrNil(q.OutputLen))
			errs, failed = append(errs, q.Error), append(failed, q.Failed)
		}
	}
	var columns []Column
	for _, c := range []struct {
		name  string
		cells []any
	}{
		{"folder", folder},
		{"file", file},
		{"line", line},
		{"phase", phase},
		{"modality", modality},
		{"bandwidth", bandwidth},
		{"temperature", temperature},
		{"iteration", iteration},
		{"input_len", nominal},
		{"request", index},
		{"ttft_ms", ttft},
		{"e2el_ms", e2el},
		{"tpot_ms", tpot},
		{"request_input_len", in},
		{"request_output_len", out},
		{"error", errs},
		{"failed", failed},
	} {
		column, err := columnFrom(c.name, c.cells)
		if err != nil {
			return asFailed(&Error{"FromRequests", c.name, err})
		}
		columns = append(columns, column)
	}
	return New(columns...)
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
