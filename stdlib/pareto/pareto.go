package pareto

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
)

// Direction says which values of a measure are better.
type Direction int

// The directions.
const (
	Minimize Direction = iota // small is better
	Maximize                  // large is better
)

func (d Direction) String() string {
	if d == Maximize {
		return "maximize"
	}
	return "minimize"
}

// ParseDirection reads "minimize" or "min", "maximize" or "max".
func ParseDirection(s string) (Direction, error) {
	switch strings.ToLower(s) {
	case "minimize", "min":
		return Minimize, nil
	case "maximize", "max":
		return Maximize, nil
	}
	return 0, fmt.Errorf("direction %q: it is minimize or maximize", s)
}

// point is a point whose measures are both better when small.
type point struct {
	x, y float64
	row  int
}

// Frontier returns the indices of the points (x[i], y[i]) on the frontier, the
// best x first; equal points come in the order of their indices. The slices
// must be of equal length.
func Frontier(x, y []float64, dx, dy Direction) ([]int, error) {
	if len(x) != len(y) {
		return nil, fmt.Errorf("pareto: %d values of x but %d of y", len(x), len(y))
	}
	points := candidates(x, y, sign(dx), sign(dy))
	slices.SortFunc(points, func(a, b point) int {
		return cmp.Or(cmp.Compare(a.x, b.x), cmp.Compare(a.y, b.y), cmp.Compare(a.row, b.row))
	})
	var rows []int
	var last point
	for i, p := range points {
		equal := i > 0 && len(rows) > 0 && p.x == last.x && p.y == last.y
		if len(rows) == 0 || equal || p.y < last.y {
			rows = append(rows, p.row)
			last = p
		}
	}
	return rows, nil
}

// sign turns a measure into one that is better when small.
func sign(d Direction) float64 {
	if d == Maximize {
		return -1
	}
	return 1
}

// buckets is the number of strips that candidates cuts the range of x into.
const buckets = 1024

// filterFrom is the number of points from which on filtering pays.
const filterFrom = 4 * buckets

// candidates returns the points that may be on the frontier. Of many points it
// leaves out most of the others in two linear passes: it cuts the finite range
// of x into strips, notes the best y of each, and drops a point if a strip of
// better x holds a better y.
func candidates(x, y []float64, sx, sy float64) []point {
	var bound [buckets + 1]float64 // the best y of all strips before
	lo, hi := finiteRange(x, sx)
	scale := buckets / (hi - lo)
	filter := len(x) >= filterFrom && scale > 0 && !math.IsInf(scale, 0)
	if filter {
		for i := range bound {
			bound[i] = math.Inf(1)
		}
		for i, v := range x {
			if k, w := int(strip(sx*v, lo, scale)), sy*y[i]; w < bound[k+1] && v == v {
				bound[k+1] = w
			}
		}
		for k := range buckets {
			bound[k+1] = math.Min(bound[k+1], bound[k])
		}
	}
	var out []point
	for i := range x {
		p := point{sx * x[i], sy * y[i], i}
		if p.x != p.x || p.y != p.y {
			continue
		}
		if filter && p.y > bound[int(strip(p.x, lo, scale))] {
			continue
		}
		out = append(out, p)
	}
	return out
}

// strip is the number of the strip of x, from 0. It never falls as x grows.
func strip(x, lo, scale float64) float64 {
	k := (x - lo) * scale
	switch {
	case k >= buckets-1:
		return buckets - 1
	case k > 0:
		return k
	}
	return 0 // also for NaN
}

// finiteRange is the range of the finite values of s times x.
func finiteRange(x []float64, s float64) (lo, hi float64) {
	lo, hi = math.Inf(1), math.Inf(-1)
	for _, v := range x {
		v *= s
		if v < lo && v > math.Inf(-1) {
			lo = v
		}
		if v > hi && v < math.Inf(1) {
			hi = v
		}
	}
	return lo, hi
}
