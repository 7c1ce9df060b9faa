//go:build ignore

package main

import (
	"cmp"
	"fmt"
	"iter"
	"maps"
	"math"
	"os"
	"slices"
	"strings"
	"text/tabwriter"
)

type rec struct {
	medium string
	phase  string
	batch  int
	ms     float64
}

type agg interface {
	add(float64)
	result() float64
}

type (
	avg    struct{ n, sum float64 }
	maxi   float64
	count  int
	spread struct{ lo, hi *float64 }
)

func (a *avg) add(v float64)      { a.n++; a.sum += v }
func (a *avg) result() float64    { return a.sum / a.n }
func (m *maxi) add(v float64)     { *m = max(*m, maxi(v)) }
func (m *maxi) result() float64   { return float64(*m) }
func (c *count) add(float64)      { *c++ }
func (c count) result() float64   { return float64(c) }
func (s *spread) result() float64 { return *s.hi - *s.lo }
func (s *spread) add(v float64) {
	if s.lo == nil {
		s.lo, s.hi = new(v), new(v)
		return
	}
	*s.lo, *s.hi = min(*s.lo, v), max(*s.hi, v)
}

type pivot[R, C cmp.Ordered] struct {
	cells map[R]map[C]agg
	cols  map[C]struct{}
	make  func() agg
}

func pivotOf[T any, R, C cmp.Ordered](rows []T, row func(T) R, col func(T) C, val func(T) float64, mk func() agg) *pivot[R, C] {
	p := &pivot[R, C]{map[R]map[C]agg{}, map[C]struct{}{}, mk}
	for _, t := range rows {
		r, c := row(t), col(t)
		if p.cells[r] == nil {
			p.cells[r] = make(map[C]agg)
		}
		a, ok := p.cells[r][c]
		if !ok {
			a = p.make()
			p.cells[r][c] = a
		}
		a.add(val(t))
		p.cols[c] = struct{}{}
	}
	return p
}

func sorted[K cmp.Ordered, V any](m map[K]V) iter.Seq2[K, V] {
	return func(yield func(K, V) bool) {
		for _, k := range slices.Sorted(maps.Keys(m)) {
			if !yield(k, m[k]) {
				return
			}
		}
	}
}

func (p *pivot[R, C]) print(title string) {
	w := tabwriter.NewWriter(os.Stdout, 4, 0, 1, ' ', tabwriter.AlignRight)
	fmt.Fprint(w, title, "\t")
	for c := range sorted(p.cols) {
		fmt.Fprint(w, c, "\t")
	}
	fmt.Fprintln(w)
	for r, cells := range sorted(p.cells) {
		fmt.Fprintf(w, "%v\t", r)
		for c := range sorted(p.cols) {
			if a, ok := cells[c]; ok {
				fmt.Fprintf(w, "%.1f\t", a.result())
			} else {
				fmt.Fprint(w, "-\t")
			}
		}
		fmt.Fprintln(w)
	}
	w.Flush()
}

func main() {
	var recs []rec
	seed := uint16(1)
	for _, m := range strings.Split("HBM,CPU,Local Disk,GDS", ",") {
		for _, ph := range [...]string{"prefill", "decode"} {
			for b := 1; b <= 16; b *= 4 {
				if m == "GDS" && b == 1 {
					continue
				}
				for range 3 {
					seed = seed*25173 + 13849
					recs = append(recs, rec{m, ph, b, float64(len(m)*b) + float64(seed%100)/10})
				}
			}
		}
	}
	fmt.Println(len(recs), recs[0], recs[len(recs)-1])
	medium, phase := func(r rec) string { return r.medium }, func(r rec) string { return r.phase }
	batch, ms := func(r rec) int { return r.batch }, func(r rec) float64 { return r.ms }
	pivotOf(recs, medium, batch, ms, func() agg { return &avg{} }).print("avg")
	pivotOf(recs, batch, phase, ms, func() agg { return new(maxi) }).print("max")
	pivotOf(recs, phase, medium, ms, func() agg { return new(count) }).print("n")
	pivotOf(recs, func(r rec) float64 { return math.Floor(r.ms / 50) }, medium, ms, func() agg { return &spread{} }).print("spread")
	var a agg = count(3).ptr()
	a.add(0)
	fmt.Printf("%v %T\n", a.result(), a)
	for k, v := range sorted(map[string][]int{"b": {2}, "a": nil, "c": {}}) {
		fmt.Print(k, v, v == nil, " ")
		if k == "b" {
			break
		}
	}
	fmt.Println()
}

func (c count) ptr() *count { return &c }
