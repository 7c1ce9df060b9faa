package pareto

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// Hypervolume returns the volume of what the frontier beats on this side of a
// reference point: a measure of how good a frontier is as a whole (Zitzler and
// Thiele, Multiobjective Evolutionary Algorithms, 1999). The reference has one
// value a measure, in its unit; points that are not better than it in every measure
// add nothing. The volume's unit is the product of those of the measures. It is
// +Inf if a point that adds to it is infinitely good in a measure.
//
// With two measures it takes the time of [Skyline]. With d measures it cuts the
// volume into slices along the last, one a point of the frontier, and each slice in
// turn along the measure before, which takes time with the length of the frontier to
// the power of d-1: hundreds of points with three or four measures, tens with five
// or six.
func Hypervolume(reference []float64, measures ...Measure) (float64, error) {
	signs, err := signsOf(measures)
	if err != nil {
		return 0, err
	}
	if err := checkReference(reference, len(measures)); err != nil {
		return 0, err
	}
	rows, err := Skyline(measures...)
	if err != nil {
		return 0, err
	}
	var corners [][]float64
	for _, i := range rows {
		p := make([]float64, len(measures))
		for k, m := range measures {
			p[k] = signs[k] * (m.Values[i] - reference[k])
		}
		if slices.Max(p) < 0 {
			corners = append(corners, p)
		}
	}
	return volume(corners), nil
}

func checkReference(reference []float64, measures int) error {
	if len(reference) != measures {
		return fmt.Errorf("pareto: %d measures but a reference point of %d", measures, len(reference))
	}
	for k, v := range reference {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return fmt.Errorf("pareto: the reference point is %v in measure %d; give a finite value there", v, k+1)
		}
	}
	return nil
}

// volume is that of all boxes between a corner, which is below zero in every
// measure, and the origin. It sorts the corners.
func volume(corners [][]float64) float64 {
	if len(corners) == 0 {
		return 0
	}
	last := len(corners[0]) - 1
	slices.SortFunc(corners, func(p, q []float64) int { return cmp.Compare(p[last], q[last]) })
	switch {
	case math.IsInf(corners[0][last], -1):
		return math.Inf(1)
	case last == 0:
		return -corners[0][0]
	case last == 1:
		return area(corners)
	}
	total := 0.0
	var section [][]float64 // of the boxes across the last measure, from one corner to the next
	for i, p := range corners {
		section = extend(section, p[:last])
		end := 0.0
		if i+1 < len(corners) {
			end = corners[i+1][last]
		}
		if p[last] < end {
			total += float64((end - p[last]) * volume(section)) // not fused, the same on every machine
		}
	}
	return total
}

// area is the volume of corners with two measures, sorted by the second.
func area(corners [][]float64) float64 {
	total, reached := 0.0, 0.0
	for _, p := range corners {
		if p[0] < reached {
			total += float64((reached - p[0]) * -p[1])
			reached = p[0]
		}
	}
	return total
}

// extend adds a corner to those of a frontier, unless one of them is as good, and
// drops those that it beats.
func extend(front [][]float64, p []float64) [][]float64 {
	for _, q := range front {
		if beats(q, p) || slices.Equal(q, p) {
			return front
		}
	}
	return append(slices.DeleteFunc(front, func(q []float64) bool { return beats(p, q) }), p)
}
