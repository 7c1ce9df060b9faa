package braille

// The least room of a plot, in cells, and the rows that it has before legend and
// caption make a text longer than its room.
const (
	leastColumns = 12
	leastRows    = 3
	fairRows     = 6
)

// A layout is a grid of panels that take a room.
type layout struct {
	panels        []*view
	across        int // panels side by side
	columns       int // of the room
	sameX, sameUp bool
	gutters       []int // before each column of plots, with the axis
	labels        []int // columns of the labels in them
	plotColumns   int
	plotRows      int
	labelRows     int
	titled        bool
	rightTitle    []string // of all panels, if their axes are the same
	upTitle       []string
}

// arrange lays panels out side by side, or tells that there is no room.
func arrange(panels []*view, across, columns, rows int) (l *layout, ok bool) {
	l = &layout{panels: panels, across: across, columns: columns, sameX: true, sameUp: true}
	l.compare()
	room := columns
	for i := range across {
		labels := 0
		for j := i; j < len(panels); j += across {
			labels = max(labels, panels[j].up.labelWidth(columns/across/3))
		}
		gutter := labels + 2
		if i > 0 {
			gutter = 3
			if !l.sameUp {
				gutter = labels + 4
			}
		}
		l.labels, l.gutters = append(l.labels, labels), append(l.gutters, gutter)
		room -= gutter
	}
	l.plotColumns = room / across
	if l.plotColumns < leastColumns {
		return nil, false
	}
	l.plotColumns = panels[0].right.evenly(l.plotColumns)
	for _, p := range panels {
		l.labelRows = max(l.labelRows, p.right.labelRows(l.plotColumns))
	}
	l.plotRows = panels[0].up.evenly((rows - l.besides()) / l.gridRows())
	return l, l.plotRows >= leastRows
}

// compare finds out what the panels have in common.
func (l *layout) compare() {
	right, up := l.panels[0].right, l.panels[0].up
	for _, p := range l.panels {
		l.sameX = l.sameX && p.right.same(right) && p.right.Label == right.Label
		l.sameUp = l.sameUp && p.up.same(up) && p.up.Label == up.Label
		l.titled = l.titled || clean(p.Title) != ""
	}
	if l.sameX {
		l.rightTitle = right.title(l.columns)
	}
	if l.sameUp {
		l.upTitle = up.title(l.columns)
	}
}

func (l *layout) gridRows() int { return (len(l.panels) + l.across - 1) / l.across }

// besides is the rows that are not for plots.
func (l *layout) besides() int {
	n := len(l.upTitle) + len(l.rightTitle)
	for row := range l.gridRows() {
		n += l.above(row) + 1 + l.below(row)
	}
	return n
}

// above is the rows over the plots of a row of panels.
func (l *layout) above(row int) int {
	n := 0
	if l.titled {
		n++
	}
	if l.sameUp {
		return n
	}
	most := 0
	for i := row * l.across; i < min((row+1)*l.across, len(l.panels)); i++ {
		most = max(most, len(l.panels[i].up.title(l.plotColumns)))
	}
	return n + most
}

// below is the rows under the axes of a row of panels.
func (l *layout) below(row int) int {
	most := 0
	for i := row * l.across; i < min((row+1)*l.across, len(l.panels)); i++ {
		if l.labelled(i) {
			most = max(most, l.labelRows)
		}
		if !l.sameX {
			most = max(most, l.labelRows+len(l.panels[i].right.title(l.plotColumns)))
		}
	}
	return most
}

// labelled reports whether a panel has labels below: unless the one below has the
// same.
func (l *layout) labelled(panel int) bool { return !l.sameX || panel+l.across >= len(l.panels) }

// score is how well a layout uses its room: plots are best when about four times as
// many columns wide as they are rows high.
func (l *layout) score() int { return min(l.plotColumns, 4*l.plotRows) }

// bestLayout is the one of panels that uses the room best. One as wide as the scene
// has it wins over those that are little better. There is none without room.
func bestLayout(panels []*view, wish, columns, rows int) *layout {
	var best *layout
	for across := 1; across <= min(len(panels), columns/leastColumns); across++ {
		l, ok := arrange(panels, across, columns, rows)
		if ok && (best == nil || l.worth(wish) > best.worth(wish)) {
			best = l
		}
	}
	return best
}

func (l *layout) worth(wish int) int {
	if l.across == wish {
		return l.score() * 3 / 2
	}
	return l.score()
}
