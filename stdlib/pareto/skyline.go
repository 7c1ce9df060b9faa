package pareto

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
)

// A Measure is one coordinate of all points: Values[i] is that of point i.
type Measure struct {
	Values    []float64
	Direction Direction
}

// Skyline returns the indices of the points on the frontier of one or more
// measures, the best of the first measure first; where that is equal they come in
// the order of their indices. All measures must have as many values. With two
// measures the result is that of [Frontier].
//
// From three measures on, points are sorted so that none can beat an earlier one,
// and each is held against those found so far (Chomicki and others, Skyline with
// Presorting, 2003). In the worst case that takes time with the number of points
// times the length of the frontier, which may be most of the points where
// measures trade off against each other.
func Skyline(measures ...Measure) ([]int, error) {
	signs, err := signsOf(measures)
	if err != nil {
		return nil, err
	}
	if len(measures) == 2 {
		x, y := measures[0], measures[1]
		return Frontier(x.Values, y.Values, x.Direction, y.Direction)
	}
	_, rows := unbeaten(measures, signs).front()
	first, sign := measures[0].Values, signs[0]
	slices.SortFunc(rows, func(i, j int) int {
		return cmp.Or(cmp.Compare(sign*first[i], sign*first[j]), i-j)
	})
	return rows, nil
}

// signsOf returns what turns each measure into one that is better when small, if
// they are measures of the same points.
func signsOf(measures []Measure) ([]float64, error) {
	if len(measures) == 0 {
		return nil, errors.New("pareto: no measures; give at least one")
	}
	signs := make([]float64, len(measures))
	for k, m := range measures {
		if n := len(measures[0].Values); len(m.Values) != n {
			return nil, fmt.Errorf("pareto: %d values of measure 1 but %d of measure %d", n, len(m.Values), k+1)
		}
		sign, err := m.Direction.sign()
		if err != nil {
			return nil, err
		}
		signs[k] = sign
	}
	return signs, nil
}

const (
	scoutsFrom  = 1024  // points from which on looking for judges pays
	scoutsShare = 16    // one point in so many is looked at for judges ...
	scoutsMost  = 16384 // ... but no more than about this
)

// unbeaten returns the points that may be on the frontier. Of many points it leaves
// out most of the others in one pass: it drops what a judge beats, which are the
// frontier of a sample.
func unbeaten(measures []Measure, signs []float64) *cloud {
	judges := &window{dims: len(measures)}
	if n := len(measures[0].Values); n >= scoutsFrom {
		step := max(scoutsShare, n/scoutsMost)
		judges, _ = cloudOf(measures, signs, step, judges).front()
	}
	return cloudOf(measures, signs, 1, judges)
}
