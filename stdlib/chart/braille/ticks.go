package braille

import (
	"math"

	"kvsh/stdlib/chart/scene"
)

// mostLabels is more than any axis has room for.
const mostLabels = 1000

// A label stands at a tick. It takes the cells from from to before to of the axis,
// columns or rows.
type label struct {
	lines    []string
	at       int
	from, to int
	tick     scene.Tick
}

// choose keeps the labels that have room, with a gap between them: all if they have,
// else every second, or third, and so on, and the ends. On a log axis that goes for
// the powers of ten, and the others follow if these are all there.
func choose(labels []label, scale scene.Scale, gap int) []label {
	if len(labels) > mostLabels {
		return nil
	}
	first, others := useful(labels, scale)
	for every := 1; every <= len(first); every++ {
		order := everyNth(first, every, labels)
		if !fits(labels, order, gap) {
			continue
		}
		order = append(order, 0, len(labels)-1)
		if every == 1 {
			order = append(order, others...)
		}
		return apart(labels, order, gap)
	}
	return nil
}

// useful are the indices of the labels that count most, and of the others.
func useful(labels []label, scale scene.Scale) (first, others []int) {
	for i, l := range labels {
		exponent := math.Log10(l.tick.At)
		if scale != scene.Log || math.Abs(exponent-math.Round(exponent)) < 1e-9 {
			first = append(first, i)
		} else {
			others = append(others, i)
		}
	}
	if len(first) == 0 {
		return others, nil
	}
	return first, others
}

// fits reports whether labels have room beside one another.
func fits(labels []label, order []int, gap int) bool {
	for k := 1; k < len(order); k++ {
		if labels[order[k]].from < labels[order[k-1]].to+gap {
			return false
		}
	}
	return true
}

// everyNth are every n-th of some indices, that of the label of 0 among them.
func everyNth(indices []int, n int, labels []label) []int {
	first := 0
	for i, at := range indices {
		if labels[at].tick.At == 0 {
			first = i % n
		}
	}
	var out []int
	for i := first; i < len(indices); i += n {
		out = append(out, indices[i])
	}
	return out
}

// apart takes labels in an order, as far as they have room beside those before, and
// returns them as they stand.
func apart(labels []label, order []int, gap int) []label {
	kept := make([]bool, len(labels))
	for _, i := range order {
		free := !kept[i]
		for j := range labels {
			if kept[j] && labels[i].from < labels[j].to+gap && labels[j].from < labels[i].to+gap {
				free = false
			}
		}
		kept[i] = kept[i] || free
	}
	var out []label
	for i, l := range labels {
		if kept[i] {
			out = append(out, l)
		}
	}
	return out
}

// minor are the cells, of n, of the ticks without labels: of all of them if each has a
// cell for itself, else on a log axis of those at 2 and 5 times a power of ten, if
// these stand apart.
func (a *axis) minor(n int) []int {
	all, ok := a.minorAt(n, 1, func(float64) bool { return true })
	if ok || a.Scale != scene.Log {
		return all
	}
	few, _ := a.minorAt(n, 2, func(digit float64) bool { return digit == 2 || digit == 5 })
	return few
}

// minorAt are the cells of the ticks whose first digit is wanted, none if two ticks are
// less than a distance apart.
func (a *axis) minorAt(n, distance int, wanted func(digit float64) bool) (cells []int, ok bool) {
	var taken []int
	for _, t := range a.Ticks {
		digit := math.Round(t.At / math.Pow(10, math.Floor(math.Log10(t.At)+1e-9)))
		if !a.Holds(t.At) || t.Label == "" && !wanted(digit) {
			continue
		}
		cell := a.cell(t.At, n)
		if len(taken) > 0 && abs(cell-taken[len(taken)-1]) < distance {
			return nil, false
		}
		taken = append(taken, cell)
		if t.Label == "" {
			cells = append(cells, cell)
		}
	}
	return cells, true
}
