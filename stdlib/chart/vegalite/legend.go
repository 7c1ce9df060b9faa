package vegalite

import "kvsh/stdlib/chart/scene"

// Lengths of the legend in pixels.
const (
	sampleWidth = 26.0
	sampleGap   = 6.0
	entryGap    = 18.0
	rowHeight   = 20.0
	rampWidth   = 160.0
	rampHeight  = 10.0
	rampMargin  = 10.0 // at its sides, for the labels of its ends
)

// slot is a place in the legend, from its upper left corner, for one of three.
type slot struct {
	x, y  float64
	title string
	entry *scene.LegendEntry
	ramp  *scene.Ramp
}

func (s *slot) size() size {
	switch {
	case s.ramp != nil:
		return size{rampWidth + 2*rampMargin, rowHeight + smallSize}
	case s.entry != nil:
		return size{sampleWidth + sampleGap + width(s.entry.Label, smallSize), rowHeight}
	}
	return size{width(s.title, smallSize) * bold, rowHeight}
}

// placeLegend sets the legend in rows, a group after the other, or each entry in a row
// of its own.
func placeLegend(groups []scene.LegendGroup, room float64, stacked bool) ([]slot, size) {
	var slots []slot
	var whole size
	for _, g := range groups {
		x, height := 0.0, 0.0
		for _, s := range groupSlots(g) {
			own := s.size()
			if x > 0 && (stacked || x+own.width > room) {
				whole.height += height
				x, height = 0, 0
			}
			s.x, s.y = x, whole.height
			slots = append(slots, s)
			x += own.width + entryGap
			height = max(height, own.height)
			whole.width = max(whole.width, s.x+own.width)
		}
		whole.height += height
		if stacked && height > 0 {
			whole.height += rowHeight / 2
		}
	}
	return slots, whole
}

func groupSlots(g scene.LegendGroup) []slot {
	var out []slot
	if g.Title != "" {
		out = append(out, slot{title: g.Title})
	}
	if g.Ramp != nil {
		return append(out, slot{ramp: g.Ramp})
	}
	for i := range g.Entries {
		out = append(out, slot{entry: &g.Entries[i]})
	}
	return out
}
