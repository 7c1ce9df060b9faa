package evidence

import (
	"slices"

	"kvsh/stdlib/frame"
	"kvsh/stdlib/stats"
)

// Percentiles describes single requests, as [frame.FromRequests] makes them, by the given
// columns, such as "modality", inside cells of like workload. The requests of all runs of a
// cell are pooled. The workload columns in which the requests differ come first in the
// result.
//
// Each row has the number of runs, of requests that succeeded and of those that failed,
// and p50, p90, p95 and p99 of a column, such as "ttft_ms", over the requests that
// succeeded and have a value; they are null if none has.
func Percentiles(requests *frame.Frame, column string, by ...string) (*frame.Frame, error) {
	p, err := newPool(requests, by)
	if err != nil {
		return nil, err
	}
	values, err := requests.Floats(column)
	if err != nil {
		return nil, err
	}
	levels := []struct {
		name string
		q    float64
	}{{"p50", 0.5}, {"p90", 0.9}, {"p95", 0.95}, {"p99", 0.99}}
	quantiles := make([][]float64, len(levels))
	var succeeded []int
	for _, g := range p.groups {
		rows := p.succeeded(g.Rows)
		succeeded = append(succeeded, len(rows))
		sample := pick(values, rows)
		for k, level := range levels {
			quantiles[k] = append(quantiles[k], stats.Quantile(sample, level.q))
		}
	}
	columns := append(p.keyColumns(), frame.Ints("runs", p.countRuns()), frame.Ints("requests", succeeded), frame.Ints("failed", p.countFailed()))
	for k, level := range levels {
		columns = append(columns, frame.Floats(level.name, quantiles[k]))
	}
	out := frame.New(columns...)
	return out, out.Err()
}

// A pool is the requests of many runs, in groups.
type pool struct {
	requests *frame.Frame
	keys     []string // the columns that tell groups apart
	groups   []Group
	run      []runID // of each request
	failed   []bool  // of each request
}

// runID is where a run was read.
type runID struct{ folder, file, line string }

func newPool(requests *frame.Frame, by []string) (*pool, error) {
	keys, err := Differing(requests)
	if err != nil {
		return nil, err
	}
	for _, column := range by {
		if !slices.Contains(keys, column) {
			keys = append(keys, column)
		}
	}
	p := &pool{requests: requests, keys: keys}
	if p.groups, err = GroupBy(requests, keys...); err != nil {
		return nil, err
	}
	places, err := textColumns(requests, "folder", "file", "line", "failed")
	if err != nil {
		return nil, err
	}
	for i := range requests.Len() {
		p.run = append(p.run, runID{places[0][i], places[1][i], places[2][i]})
		p.failed = append(p.failed, places[3][i] == "true")
	}
	return p, nil
}

func (p *pool) keyColumns() []frame.Column { return keyColumns(p.requests, p.keys, p.groups) }

// succeeded are those of the rows whose requests succeeded.
func (p *pool) succeeded(rows []int) []int {
	return slices.DeleteFunc(slices.Clone(rows), func(i int) bool { return p.failed[i] })
}

// countFailed is the number of requests of each group that failed.
func (p *pool) countFailed() []int {
	out := make([]int, len(p.groups))
	for i, g := range p.groups {
		out[i] = len(g.Rows) - len(p.succeeded(g.Rows))
	}
	return out
}

// runs are the rows of a group, run by run, in order of appearance.
func (p *pool) runs(g Group) [][]int {
	at := map[runID]int{}
	var out [][]int
	for _, i := range g.Rows {
		k, ok := at[p.run[i]]
		if !ok {
			k = len(out)
			at[p.run[i]] = k
			out = append(out, nil)
		}
		out[k] = append(out[k], i)
	}
	return out
}

// countRuns is the number of runs of each group.
func (p *pool) countRuns() []int {
	out := make([]int, len(p.groups))
	for i, g := range p.groups {
		out[i] = len(p.runs(g))
	}
	return out
}
