package braille

import (
	"math"
	"slices"

	"kvsh/stdlib/chart/scene"
)

// Slots are the cells of bars, or boxes, that stand side by side at each category of
// an axis, so that all are of one size and those of a category stand together.
type slots struct {
	axis    *axis
	down    bool      // the axis goes upwards, cells are counted downwards
	count   int       // of categories
	cells   int       // of each of them
	offsets []float64 // of the bars from the middle of their category, in categories
	begin   int       // of the first bar in its category
	size    int       // of a bar
	gap     int       // cells of it that are blank, to tell neighbours apart
}

// mostSlots is how many bars of one category have slots.
const mostSlots = 32

// newSlots finds the slots of an axis of n cells; there are none without bars and
// without room for each.
func (p *plot) newSlots(a *axis, up bool, n int) *slots {
	count := math.Round(a.Max - a.Min)
	if a.Scale != scene.Category || !(count >= 1 && count <= float64(n)) {
		return nil
	}
	s := &slots{axis: a, down: up, count: int(count), cells: n / int(count)}
	widest := 0.0
	for _, l := range p.Layers {
		places, width := standsAt(l, up != p.flip)
		for _, v := range places {
			s.add(v)
		}
		if len(places) > 0 {
			widest = max(widest, width)
		}
	}
	bars := len(s.offsets)
	if bars == 0 || bars > min(s.cells, mostSlots) {
		return nil
	}
	slices.Sort(s.offsets)
	s.size = min(max(int(math.Round(min(widest, 1)*float64(s.cells))), 1), s.cells/bars)
	s.begin = (s.cells - s.size*bars) / 2
	if !up && s.size > 2 && len(p.keys.series) > 0 {
		s.gap = 1
	}
	return s
}

// standsAt are the places of the bars of a layer on the axis that they stand on, if
// that is the vertical one or not.
func standsAt(l scene.Layer, vertical bool) (places []float64, width float64) {
	switch l := l.(type) {
	case scene.Bars:
		if l.Horizontal == vertical {
			for _, b := range l.Bars {
				places = append(places, b.X)
			}
		}
		return places, l.Width
	case scene.Boxes:
		for _, b := range l.Boxes {
			places = append(places, b.X)
		}
		return places, l.Width
	}
	return nil, 0
}

// split is the category of a value, in the order of the cells, and the offset from
// its middle.
func (s *slots) split(v float64) (category int, offset float64) {
	share := s.axis.Place(v)
	if s.down {
		share = 1 - share
	}
	at := share * float64(s.count)
	if !(at >= 0 && at < float64(s.count)) {
		return -1, 0
	}
	return int(at), at - math.Floor(at) - 0.5
}

func (s *slots) index(offset float64) int {
	return slices.IndexFunc(s.offsets, func(o float64) bool { return math.Abs(o-offset) < 1e-6 })
}

func (s *slots) add(v float64) {
	if category, offset := s.split(v); category >= 0 && s.index(offset) < 0 && len(s.offsets) <= mostSlots {
		s.offsets = append(s.offsets, offset)
	}
}

// of is the cells of the bar at a value.
func (s *slots) of(v float64) (from, to int, ok bool) {
	if s == nil {
		return 0, 0, false
	}
	category, offset := s.split(v)
	i := s.index(offset)
	if category < 0 || i < 0 {
		return 0, 0, false
	}
	from = category*s.cells + s.begin + i*s.size
	return from, from + s.size - s.gap, true
}
