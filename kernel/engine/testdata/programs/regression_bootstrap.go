//go:build ignore

package main

import (
	"errors"
	"fmt"
	"math"
	"slices"
)

type rng uint32

func (r *rng) next() uint32 {
	x := *r
	x ^= x << 13
	x ^= x >> 17
	x ^= x << 5
	*r = x
	return uint32(x)
}

func (r *rng) intn(n int) int { return int(uint64(r.next()) * uint64(n) >> 32) }

type xy struct{ x, y float64 }

type fit struct{ slope, intercept, r2 float64 }

var errFlat = errors.New("all x are the same")

func regress(ps []xy) (f fit, err error) {
	n := float64(len(ps))
	if n < 2 {
		return f, fmt.Errorf("regress: %d points", len(ps))
	}
	var sx, sy, sxx, sxy, syy float64
	for _, p := range ps {
		sx += p.x
		sy += p.y
		sxx += p.x * p.x
		sxy += p.x * p.y
		syy += p.y * p.y
	}
	den := n*sxx - sx*sx
	if den == 0 {
		return f, errFlat
	}
	f.slope = (n*sxy - sx*sy) / den
	f.intercept = (sy - f.slope*sx) / n
	if v := n*syy - sy*sy; v > 0 {
		f.r2 = math.Pow(n*sxy-sx*sy, 2) / (den * v)
	}
	return
}

func (f fit) at(x float64) float64 { return f.intercept + f.slope*x }

func (f fit) String() string {
	return fmt.Sprintf("y = %.3f%+.4fx (r2 %.4f)", f.intercept, f.slope, f.r2)
}

func mean(xs []float64) float64 {
	var s float64
	for _, x := range xs {
		s += x
	}
	return s / float64(len(xs))
}

func median(xs []float64) float64 {
	s := slices.Clone(xs)
	slices.Sort(s)
	if m := len(s) / 2; len(s)%2 == 1 {
		return s[m]
	} else {
		return (s[m-1] + s[m]) / 2
	}
}

type statistic[T any] func([]T) float64

func (stat statistic[T]) bootstrap(data []T, n int, seed rng, conf float64) (lo, hi float64) {
	draws := make([]float64, 0, n)
	sample := make([]T, len(data))
	for range n {
		for i := range sample {
			sample[i] = data[seed.intn(len(data))]
		}
		if v := stat(sample); !math.IsNaN(v) {
			draws = append(draws, v)
		}
	}
	slices.Sort(draws)
	cut := (1 - conf) / 2
	return draws[int(cut*float64(len(draws)))], draws[int((1-cut)*float64(len(draws)-1))]
}

func main() {
	var ps []xy
	noise := rng(7)
	for tokens := 256; tokens <= 8192; tokens *= 2 {
		for range 3 {
			x := float64(tokens)
			ps = append(ps, xy{x, 5 + 0.02*x + float64(noise.intn(100))/10 - 5})
		}
	}
	f, err := regress(ps)
	fmt.Println(f, err, len(ps))
	fmt.Printf("predicted at 4k: %.2f\n", f.at(4096))
	slope := statistic[xy](func(ps []xy) float64 {
		f, err := regress(ps)
		if err != nil {
			return math.NaN()
		}
		return f.slope
	})
	lo, hi := slope.bootstrap(ps, 400, 99, 0.95)
	fmt.Printf("slope in [%.5f, %.5f] %t\n", lo, hi, lo < f.slope && f.slope < hi)
	var residuals []float64
	for _, p := range ps {
		residuals = append(residuals, p.y-f.at(p.x))
	}
	fmt.Printf("residual mean %.4f median %.4f\n", mean(residuals), median(residuals))
	itl := []float64{2.1, 2.3, 2.2, 9.7, 2.4, 2.2, 2.5, 2.1, 2.6}
	for _, s := range []struct {
		name string
		f    statistic[float64]
	}{
		{"mean", mean},
		{"median", median},
		{"max", slices.Max[[]float64]},
		{"spread", func(xs []float64) float64 { return slices.Max(xs) - slices.Min(xs) }},
	} {
		lo, hi := s.f.bootstrap(itl, 300, 1, 0.9)
		fmt.Printf("%-7s %.3f [%.3f, %.3f]\n", s.name, s.f(itl), lo, hi)
	}
	_, err = regress(ps[:3])
	fmt.Println(err, err == errFlat)
	_, err = regress(nil)
	fmt.Println(err)
	line, _ := regress([]xy{{0, 1}, {1, 3}, {2, 5}})
	fmt.Println(line, line == fit{2, 1, 1})
	log := slices.Clone(ps)
	for i := range log {
		log[i].x, log[i].y = math.Log2(log[i].x), math.Log2(log[i].y)
	}
	lf, _ := regress(log)
	fmt.Printf("power law exponent %.3f\n", lf.slope)
}
