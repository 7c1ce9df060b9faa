package pareto

import (
	"fmt"
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
	switch d {
	case Minimize:
		return "minimize"
	case Maximize:
		return "maximize"
	}
	return fmt.Sprintf("Direction(%d)", int(d))
}

// sign turns a measure into one that is better when small.
func (d Direction) sign() (float64, error) {
	switch d {
	case Minimize:
		return 1, nil
	case Maximize:
		return -1, nil
	}
	return 0, fmt.Errorf("pareto: %v is no direction; it is Minimize or Maximize", d)
}

// ParseDirection reads "minimize" or "min", "maximize" or "max", in any case.
func ParseDirection(s string) (Direction, error) {
	switch strings.ToLower(s) {
	case "minimize", "min":
		return Minimize, nil
	case "maximize", "max":
		return Maximize, nil
	}
	return 0, fmt.Errorf("pareto: there is no direction %q; it is minimize or maximize", s)
}

// Frontier returns the indices of the points (x[i], y[i]) on the frontier, the
// best x first; equal points come in the order of their indices. The slices
// must be of equal length.
func Frontier(x, y []float64, dx, dy Direction) ([]int, error) {
	if len(x) != len(y) {
		return nil, fmt.Errorf("pareto: %d values of x but %d of y", len(x), len(y))
	}
	sx, err := dx.sign()
	if err != nil {
		return nil, err
	}
	sy, err := dy.sign()
	if err != nil {
		return nil, err
	}
	front := sweep(candidates(x, y, sx, sy))
	if len(front) == 0 {
		return nil, nil
	}
	rows := make([]int, len(front))
	for i, p := range front {
		rows[i] = p.row
	}
	return rows, nil
}

// point is a point whose measures are both better when small.
type point struct {
	x, y float64
	row  int
}

// beats reports whether p is at least as good as q in both measures and better
// in one.
func (p point) beats(q point) bool {
	return p.x <= q.x && p.y <= q.y && (p.x < q.x || p.y < q.y)
}

// sweep sorts the points and keeps those on their frontier, in place: by
// ascending x each point that lowers y, and its equals.
func sweep(points []point) []point {
	slices.SortFunc(points, func(a, b point) int {
		switch {
		case a.x < b.x:
			return -1
		case a.x > b.x:
			return 1
		case a.y < b.y:
			return -1
		case a.y > b.y:
			return 1
		}
		return a.row - b.row
	})
	front := points[:0]
	for _, p := range points {
		if n := len(front); n == 0 || p.y < front[n-1].y || p.y == front[n-1].y && p.x == front[n-1].x {
			front = append(front, p)
		}
	}
	return front
}
