package pareto

import "slices"

// A cloud is a window of points that knows their rows.
type cloud struct {
	window
	rows []int
}

// cloudOf returns every step-th of the points that have all measures, but not those
// that a judge beats.
func cloudOf(measures []Measure, signs []float64, step int, judges *window) *cloud {
	c := &cloud{window: window{dims: len(measures)}}
	p := make([]float64, len(measures))
	for i := 0; i < len(measures[0].Values); i += step {
		for k := range measures {
			p[k] = signs[k] * measures[k].Values[i]
		}
		if !judges.beats(p) && complete(p) {
			c.at = append(c.at, p...)
			c.rows = append(c.rows, i)
		}
	}
	return c
}

// complete reports whether a point lacks no measure.
func complete(p []float64) bool {
	for _, v := range p {
		if v != v {
			return false
		}
	}
	return true
}

// front returns the distinct points on the frontier and the rows of all. It sorts
// the points by the first measure, then the second and so on, so that none can beat
// an earlier one, and keeps those that none before beats.
func (c *cloud) front() (distinct *window, rows []int) {
	order := make([]int, len(c.rows))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return slices.Compare(c.point(i), c.point(j)) })
	distinct = &window{dims: c.dims}
	var last []float64 // of those kept
	for _, i := range order {
		p := c.point(i)
		switch {
		case last != nil && slices.Equal(p, last):
		case distinct.beats(p):
			continue
		default:
			distinct.at = append(distinct.at, p...)
			last = p
		}
		rows = append(rows, c.rows[i])
	}
	return distinct, rows
}
