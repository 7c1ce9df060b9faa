//go:build ignore

package main

import (
	"cmp"
	"container/heap"
	"fmt"
	"math"
	"slices"
	"strings"
)

type eventKind int

const (
	arrive eventKind = iota
	prefillDone
	decodeStep
)

//go:generate stringer -type=eventKind
func (k eventKind) String() string { return [...]string{"arrive", "prefill", "decode"}[k] }

type event struct {
	at   float64
	seq  int
	kind eventKind
	req  *req
}

type events []event

func (e events) Len() int { return len(e) }
func (e events) Less(i, j int) bool {
	return cmp.Or(cmp.Compare(e[i].at, e[j].at), e[i].seq-e[j].seq) < 0
}
func (e events) Swap(i, j int) { e[i], e[j] = e[j], e[i] }
func (e *events) Push(x any)   { *e = append(*e, x.(event)) }
func (e *events) Pop() any {
	n := len(*e) - 1
	last := (*e)[n]
	*e = (*e)[:n]
	return last
}

type req struct {
	id, tokens, left     int
	arrived, first, done float64
}

type medium struct {
	name string
	load func(tokens int) float64
}

type sim struct {
	medium
	now     float64
	seq     int
	queue   []*req
	busy    int
	slots   int
	pending events
	done    []*req
	trace   *strings.Builder
	handler map[eventKind]func(*req)
}

func (s *sim) schedule(after float64, k eventKind, r *req) {
	s.seq++
	heap.Push(&s.pending, event{s.now + after, s.seq, k, r})
}

func (s *sim) start() {
	for s.busy < s.slots && len(s.queue) > 0 {
		var r *req
		r, s.queue = s.queue[0], s.queue[1:]
		s.busy++
		s.schedule(s.load(r.tokens), prefillDone, r)
	}
}

func newSim(m medium, slots int) *sim {
	s := &sim{medium: m, slots: slots, trace: new(strings.Builder)}
	s.handler = map[eventKind]func(*req){
		arrive: func(r *req) { r.arrived = s.now; s.queue = append(s.queue, r) },
		prefillDone: func(r *req) {
			r.first = s.now
			s.schedule(2, decodeStep, r)
		},
		decodeStep: func(r *req) {
			if r.left--; r.left > 0 {
				s.schedule(2+0.5*float64(s.busy), decodeStep, r)
				return
			}
			r.done = s.now
			s.busy--
			s.done = append(s.done, r)
		},
	}
	return s
}

func (s *sim) run(until float64) {
	for s.pending.Len() > 0 && s.pending[0].at <= until {
		e := heap.Pop(&s.pending).(event)
		s.now = e.at
		s.handler[e.kind](e.req)
		s.start()
		if s.trace.Len() < 160 {
			fmt.Fprintf(s.trace, "%.1f:%v#%d ", s.now, e.kind, e.req.id)
		}
	}
}

func percentile(xs []float64, p float64) float64 {
	slices.Sort(xs)
	return xs[min(len(xs)-1, int(math.Ceil(p*float64(len(xs))))-1)]
}

func main() {
	media := []medium{
		{"HBM", func(t int) float64 { return 1 }},
		{"CPU", func(t int) float64 { return 1 + float64(t)/100 }},
		{"Disk", func(t int) float64 { return 10 + float64(t)/20 }},
	}
	for _, m := range media {
		for _, slots := range []int{1, 4} {
			s := newSim(m, slots)
			seed := uint32(17)
			at := 0.0
			for id := range 40 {
				seed = seed*1103515245 + 12345
				u := float64(seed>>8&0xFFFF+1) / 65537
				at += -math.Log(u) * 9
				r := &req{id: id, tokens: int(seed>>16)%900 + 100, left: id%5 + 1}
				s.schedule(at, arrive, r)
			}
			s.run(math.Inf(1))
			var ttft, e2e []float64
			for _, r := range s.done {
				ttft = append(ttft, r.first-r.arrived)
				e2e = append(e2e, r.done-r.arrived)
			}
			fmt.Printf("%-5s x%d done %d in %7.1f ttft p50 %7.2f p99 %7.2f e2e p90 %7.2f\n", m.name, slots, len(s.done), s.now, percentile(ttft, 0.5), percentile(ttft, 0.99), percentile(e2e, 0.9))
			if slots == 4 {
				fmt.Println("  ", s.trace)
			}
		}
	}
}
