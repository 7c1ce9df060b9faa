package pareto

import "slices"

const (
	filterFrom  = 256  // points from which on filtering pays
	sampleShare = 8    // one point in so many is sampled ...
	sampleMost  = 1024 // ... but no more than this
	judgesMost  = 16   // points that all others are held against
)

// candidates returns the points that may be on the frontier, and leaves out
// those that lack a measure. Of many points it leaves out most of the others in
// one pass: it drops what one of a few judges beats. Judges are points of a
// sample that beat many others of it, so that they do well however x and y are
// spread.
func candidates(x, y []float64, sx, sy float64) []point {
	var strong []point
	if len(x) >= filterFrom {
		strong = judges(sample(x, y, sx, sy))
	}
	var out []point
	if strong == nil {
		out = make([]point, 0, len(x))
	}
next:
	for i := range x {
		p := point{sx * x[i], sy * y[i], i}
		for _, j := range strong {
			if j.beats(p) {
				continue next
			}
		}
		if p.x == p.x && p.y == p.y { // no NaN
			out = append(out, p)
		}
	}
	return out
}

// sample returns points at even steps.
func sample(x, y []float64, sx, sy float64) []point {
	size := min(len(x)/sampleShare, sampleMost)
	points := make([]point, 0, size)
	for k := range size {
		i := k * (len(x) / size)
		if p := (point{sx * x[i], sy * y[i], i}); p.x == p.x && p.y == p.y {
			points = append(points, p)
		}
	}
	return points
}

// judges returns the points of the sample's frontier that beat most of the
// sample, the strongest first.
func judges(sampled []point) []point {
	front := sweep(slices.Clone(sampled))
	// Of a long frontier, points at even steps do.
	step := len(front)/(4*judgesMost) + 1
	type judge struct {
		point
		beaten int
	}
	var found []judge
	for i := 0; i < len(front); i += step {
		j := judge{point: front[i]}
		for _, p := range sampled {
			if j.beats(p) {
				j.beaten++
			}
		}
		if j.beaten > 0 {
			found = append(found, j)
		}
	}
	slices.SortStableFunc(found, func(a, b judge) int { return b.beaten - a.beaten })
	strong := make([]point, min(len(found), judgesMost))
	for i := range strong {
		strong[i] = found[i].point
	}
	return strong
}
