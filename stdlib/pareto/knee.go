package pareto

import (
	"math"
	"slices"
)

// straight is the difference, as a share of the frontier's extent, up to which
// points lie equally far from a line.
const straight = 1e-9

// Knee returns the index of the point at which the frontier of x and y bends most:
// that farthest on the better side of the line between the frontier's ends, with
// both measures scaled to the frontier's extent (Satopaa and others, Finding a
// "Kneedle" in a Haystack, 2011). Of points equally far it is the one with the best
// x, of equal points the first.
//
// Ok is false, and the index -1, if there is no knee: the frontier has fewer than
// three distinct points, none of them lies on the better side, or the frontier
// reaches to infinity. The slices must be of equal length.
func Knee(x, y []float64, dx, dy Direction) (row int, ok bool, err error) {
	front, err := Frontier(x, y, dx, dy)
	if err != nil {
		return -1, false, err
	}
	front = slices.CompactFunc(front, func(i, j int) bool { return x[i] == x[j] && y[i] == y[j] })
	if len(front) < 3 {
		return -1, false, nil
	}
	first, last := front[0], front[len(front)-1]
	width, height := x[last]-x[first], y[last]-y[first]
	if math.IsInf(width, 0) || math.IsInf(height, 0) {
		return -1, false, nil
	}
	row, farthest := -1, 0.0
	for _, i := range front {
		// From the best x to the best y: the share of y gained over that of x given up.
		if gain := (y[i]-y[first])/height - (x[i]-x[first])/width; gain > farthest+straight {
			row, farthest = i, gain
		}
	}
	return row, row >= 0, nil
}
