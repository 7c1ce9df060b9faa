//go:build ignore

package main

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

type lcg struct{ state uint64 }

func (r *lcg) float() float64 {
	r.state = r.state*6364136223846793005 + 1442695040888963407
	return float64(r.state>>11) / (1 << 53)
}

func (r *lcg) normal() float64 {
	return math.Sqrt(-2*math.Log(1-r.float())) * math.Cos(2*math.Pi*r.float())
}

type bucket struct {
	lo, hi float64
	n      int
}

func (b bucket) String() string { return fmt.Sprintf("[%6.1f,%6.1f)", b.lo, b.hi) }

type histogram struct {
	buckets []bucket
	under   int
	over    int
	log     bool
}

func linear(lo, hi float64, n int) *histogram {
	h := &histogram{}
	w := (hi - lo) / float64(n)
	for i := range n {
		h.buckets = append(h.buckets, bucket{lo: lo + float64(i)*w, hi: lo + float64(i+1)*w})
	}
	return h
}

func exponential(start, factor float64, n int) *histogram {
	h := &histogram{log: true}
	for range n {
		h.buckets = append(h.buckets, bucket{lo: start, hi: start * factor})
		start *= factor
	}
	return h
}

func (h *histogram) add(vs ...float64) {
	for _, v := range vs {
		i, found := slices.BinarySearchFunc(h.buckets, v, func(b bucket, v float64) int {
			switch {
			case v < b.lo:
				return 1
			case v >= b.hi:
				return -1
			}
			return 0
		})
		switch {
		case found:
			h.buckets[i].n++
		case i == 0:
			h.under++
		default:
			h.over++
		}
	}
}

func (h histogram) render(width int) {
	most := slices.MaxFunc(h.buckets, func(a, b bucket) int { return a.n - b.n }).n
	eighths := []rune("▏▎▍▌▋▊▉█")
	for _, b := range h.buckets {
		units := b.n * width * 8 / max(most, 1)
		bar := strings.Repeat("█", units/8)
		if rest := units % 8; rest > 0 {
			bar += string(eighths[rest-1])
		}
		fmt.Printf("%v %4d %s\n", b, b.n, bar)
	}
	fmt.Println("under", h.under, "over", h.over, "log", h.log)
}

func (h histogram) quantile(q float64) float64 {
	total := h.under
	for _, b := range h.buckets {
		total += b.n
	}
	target := q * float64(total)
	seen := float64(h.under)
	for _, b := range h.buckets {
		if next := seen + float64(b.n); next >= target && b.n > 0 {
			f := (target - seen) / float64(b.n)
			if h.log {
				return b.lo * math.Pow(b.hi/b.lo, f)
			}
			return b.lo + f*(b.hi-b.lo)
		} else {
			seen = next
		}
	}
	return math.Inf(1)
}

func spark(vs []float64) string {
	lo, hi := slices.Min(vs), slices.Max(vs)
	ticks := []rune("▁▂▃▄▅▆▇█")
	out := make([]rune, len(vs))
	for i, v := range vs {
		out[i] = ticks[int((v-lo)/(hi-lo)*float64(len(ticks)-1)+0.5)]
	}
	return string(out)
}

func main() {
	r := &lcg{2026}
	lin, exp := linear(0, 100, 8), exponential(1, 2, 9)
	var week [7]float64
	for i := range 1000 {
		v := 45 + 18*r.normal()
		lin.add(v)
		exp.add(math.Exp(v / 18))
		week[i%7] += v
	}
	lin.render(30)
	exp.render(24)
	for _, q := range []float64{0.5, 0.9, 0.99} {
		fmt.Printf("p%g %.2f %.2f\n", q*100, lin.quantile(q), exp.quantile(q))
	}
	fmt.Println(spark(week[:]), spark([]float64{1, 5, 2, 8, 3}), linear(0, 1, 1).quantile(0.5))
	one := linear(0, 10, 2)
	one.add(-1, 0, 4.999, 5, 10, math.NaN(), math.Inf(1))
	fmt.Printf("%+v\n", *one)
}
