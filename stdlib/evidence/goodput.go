package evidence

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"kvsh/stdlib/frame"
	"kvsh/stdlib/stats"
)

// An SLO is a service level objective: what a request may take at most, in ms. A limit of
// 0 is none.
type SLO struct {
	TTFT float64 // time to first token
	TPOT float64 // time per output token after the first
	E2EL float64 // end-to-end latency
}

// String is the limits in words: "TTFT 20 s, TPOT 50 ms".
func (s SLO) String() string {
	var out []string
	for _, limit := range []struct {
		column string
		ms     float64
	}{{"ttft_ms", s.TTFT}, {"tpot_ms", s.TPOT}, {"e2el_ms", s.E2EL}} {
		if limit.ms > 0 {
			out = append(out, MetricName(limit.column)+" "+quantity(limit.column, limit.ms))
		}
	}
	return strings.Join(out, ", ")
}

// Goodput tells how well requests, as [frame.FromRequests] makes them, keep an SLO, by the
// given columns inside cells of like workload, as [Percentiles] does.
//
// Each row has the number of runs, of requests, failed ones too, and of those that failed;
// within, the share of all requests that succeeded and kept every limit; and goodput, the
// requests a second that did: the median over the runs of their number by the run's
// duration, with its 95 % confidence interval by order statistics ("n<6" below six runs).
//
// A request keeps a limit of what it has not, such as the TPOT of a single token. Within and
// goodput are null if no request that succeeded has a TTFT or E2EL that is limited, goodput
// also if no run has a duration.
func Goodput(requests *frame.Frame, slo SLO, by ...string) (*frame.Frame, error) {
	if err := requests.Err(); err != nil {
		return nil, err
	}
	limits, err := slo.limits(requests)
	if err != nil {
		return nil, err
	}
	p, err := newPool(requests, by)
	if err != nil {
		return nil, err
	}
	duration, err := requests.Floats("duration")
	if err != nil {
		return nil, err
	}
	n := len(p.groups)
	total, within := make([]int, n), make([]float64, n)
	goodput, interval := make([]float64, n), make([]string, n)
	for i, g := range p.groups {
		total[i] = len(g.Rows)
		within[i] = nan
		var rates []float64
		if rows := p.succeeded(g.Rows); limits.measured(rows) {
			within[i] = float64(limits.count(rows)) / float64(total[i])
			rates = p.goodputs(g, limits, duration)
		}
		goodput[i] = stats.Median(rates)
		interval[i] = intervalText(rates)
	}
	out := frame.New(append(p.keyColumns(),
		frame.Ints("runs", p.countRuns()),
		frame.Ints("requests", total),
		frame.Ints("failed", p.countFailed()),
		frame.Floats("within", within),
		frame.Floats("goodput", goodput),
		frame.Strings("goodput_ci95", interval),
	)...)
	return out, out.Err()
}

// goodputs are the requests a second that keep the limits, of each run of a group that has
// a duration.
func (p *pool) goodputs(g Group, limits limits, duration []float64) []float64 {
	var out []float64
	for _, rows := range p.runs(g) {
		if seconds := duration[rows[0]]; seconds > 0 {
			out = append(out, float64(limits.count(p.succeeded(rows)))/seconds)
		}
	}
	return out
}

// limits are those of an SLO, with what they limit.
type limits []limit

type limit struct {
	most     float64
	values   []float64 // of all requests
	required bool      // all requests have a value, where it is measured
}

// limits finds the columns of an SLO.
func (s SLO) limits(requests *frame.Frame) (limits, error) {
	var out limits
	for _, l := range []struct {
		name, column string
		most         float64
		required     bool
	}{{"TTFT", "ttft_ms", s.TTFT, true}, {"TPOT", "tpot_ms", s.TPOT, false}, {"E2EL", "e2el_ms", s.E2EL, true}} {
		if !(l.most >= 0) {
			return nil, fmt.Errorf("goodput: a limit of %g ms for %s can't be kept; give one above 0, or 0 for none", l.most, l.name)
		}
		if l.most == 0 {
			continue
		}
		values, err := requests.Floats(l.column)
		if err != nil {
			return nil, err
		}
		out = append(out, limit{l.most, values, l.required})
	}
	if len(out) == 0 {
		return nil, errors.New("goodput: the SLO has no limit; give at least one of TTFT, TPOT and E2EL, in ms")
	}
	return out, nil
}

// measured reports whether it can be told if requests keep the limits.
func (l limits) measured(rows []int) bool {
	for _, one := range l {
		if one.required && allMissing(one.values, rows) {
			return false
		}
	}
	return true
}

// count is the number of requests that keep all limits.
func (l limits) count(rows []int) int {
	n := 0
	for _, i := range rows {
		if l.kept(i) {
			n++
		}
	}
	return n
}

func (l limits) kept(i int) bool {
	for _, one := range l {
		if one.values[i] > one.most {
			return false
		}
	}
	return true
}

// allMissing reports whether there are rows, and none of them has a value.
func allMissing(values []float64, rows []int) bool {
	return len(rows) > 0 && !slices.ContainsFunc(rows, func(i int) bool { return !math.IsNaN(values[i]) })
}
