package chart

import "slices"

// breaks reports whether a row that has no place in a view interrupts the line of its
// series: it has a place on the horizontal axis, and nothing to show there.
func (l *layer) breaks(d *data, i int, v *view) bool {
	if !marks[l.mark].joins || !l.has(yRole) {
		return false
	}
	x := d.numbers[xRole]
	return x == nil || drawable(x[i]) && (!v.x.log() || onLog(x[i]))
}

// placeBroken gives the rows that interrupt lines the places of their categories. One
// whose category has no place is between no others.
func (d *data) placeBroken(r role, place map[string]float64) {
	if d.broken == nil {
		return
	}
	d.broken.numbers[r] = make([]float64, d.broken.rows)
	for i, v := range d.broken.texts[r] {
		at, ok := place[v]
		if !ok {
			at = -1
		}
		d.broken.numbers[r][i] = at
	}
}

// interrupt tells the series of a drawing where rows of theirs have nothing to show.
func (d *drawing) interrupt(f facet) {
	broken := d.main.broken
	if broken == nil {
		return
	}
	at := map[string][]float64{}
	for _, i := range d.rowsIn(broken, f) {
		name := d.identity(broken, i)
		at[name] = append(at[name], broken.number(xRole, i))
	}
	for i := range d.series {
		gaps := at[d.series[i].name]
		slices.Sort(gaps)
		d.series[i].gaps = slices.Compact(gaps)
	}
}

// runs are the points of a series without a gap between them.
func (s *series) runs() [][]point {
	if len(s.gaps) == 0 {
		return [][]point{s.points}
	}
	var out [][]point
	from := 0
	for i := 1; i < len(s.points); i++ {
		if s.gapBetween(s.points[i-1].x, s.points[i].x) {
			out = append(out, s.points[from:i])
			from = i
		}
	}
	return append(out, s.points[from:])
}

// gapBetween reports whether there is a gap between two neighbours.
func (s *series) gapBetween(x, next float64) bool {
	i, found := slices.BinarySearch(s.gaps, x)
	if found { // another row has something to show there
		i++
	}
	return i < len(s.gaps) && s.gaps[i] < next
}
