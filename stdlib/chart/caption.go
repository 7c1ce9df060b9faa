package chart

import (
	"fmt"
	"slices"
	"strings"

	"kvsh/stdlib/chart/scene"
)

// bandNames are the bands as captions and legends call them.
var bandNames = map[string]string{"ci95": "95 % interval", "iqr": "middle half", "minmax": "least to largest"}

// caption says what the picture shows and what it leaves out: what the user adds,
// then a paragraph for each view.
func (r *resolver) caption() []string {
	var own, computed []string
	together, ok := r.together()
	for _, b := range r.boards {
		own = append(own, b.captions...)
		facts := b.leftOut()
		if !ok {
			facts = append(b.samples(), facts...)
		}
		computed = append(computed, strings.Join(facts, " · "))
	}
	if len(unique(computed)) > 1 {
		for i, b := range r.boards {
			if name := b.name(); name != "" && computed[i] != "" {
				computed[i] = name + ": " + computed[i]
			}
		}
	}
	all := slices.Concat(unique(own), []string{together}, unique(computed))
	return slices.DeleteFunc(all, func(paragraph string) bool { return paragraph == "" })
}

// together says how many rows several views show, if they are of one kind.
func (r *resolver) together() (text string, ok bool) {
	if len(r.boards) == 1 {
		return "", false
	}
	var all sample
	for i, b := range r.boards {
		if len(b.plots) != 1 {
			return "", false
		}
		s := b.sample(b.plots[0])
		if i == 0 {
			all = s
		} else if !all.add(s) {
			return "", false
		}
	}
	return all.String(), true
}

// samples say how many rows each layer of a view shows.
func (b *board) samples() []string {
	var out []string
	for _, p := range b.plots {
		fact := b.sample(p).String()
		if len(b.plots) > 1 {
			fact = b.layerName(p) + ": " + fact
		}
		out = append(out, fact)
	}
	return out
}

// leftOut says what else there is of a view, and what of it is not shown.
func (b *board) leftOut() []string {
	var out []string
	for _, p := range b.plots {
		if p.pale.rows > 0 {
			out = append(out, fmt.Sprintf("pale: %d %ss", p.pale.rows, strings.TrimSpace(p.ghostLabel+" "+p.noun())))
		}
	}
	lost, belowLog := 0, 0
	for _, p := range b.plots {
		lost += p.main.lost + p.pale.lost
		belowLog += p.main.belowLog + p.pale.belowLog
	}
	if lost > 0 {
		out = append(out, counted(lost, "row")+" without a value to draw left out")
	}
	if belowLog > 0 {
		out = append(out, counted(belowLog, "row")+" not above zero left out")
	}
	if n := b.hidden(); n > 0 {
		out = append(out, counted(n, "point")+" outside of the axes")
	}
	for _, p := range b.plots {
		for _, text := range p.unordered() {
			b.note("%s", text)
		}
	}
	return append(out, b.notes...)
}

// hidden is the number of points that lie outside of the axes.
func (b *board) hidden() int {
	n := 0
	for _, p := range b.panels {
		b.eachPoint(p, func(_ *drawing, _ *series, place scene.Point) {
			if !b.holds(place) {
				n++
			}
		})
	}
	return n
}

// eachPoint visits the points of all series and ghosts in a panel.
func (b *board) eachPoint(p *panel, visit func(*drawing, *series, scene.Point)) {
	for _, d := range p.drawings {
		for _, group := range [][]series{d.series, d.ghosts} {
			for i := range group {
				for _, pt := range group[i].points {
					visit(d, &group[i], b.at(d.plot, pt.x, pt.y))
				}
			}
		}
	}
}

// unordered tells the values that Order names and the data lack.
func (p *plot) unordered() []string {
	var out []string
	for r := xRole; int(r) < roles; r++ {
		ch := p.channels[r]
		if ch.column == "" || len(ch.order) == 0 {
			continue
		}
		have := p.values(r)
		missing := slices.DeleteFunc(slices.Clone(ch.order), func(v string) bool { return slices.Contains(have, v) })
		if len(missing) > 0 {
			out = append(out, fmt.Sprintf("no %s %s", strings.Join(missing, ", "), p.noun()))
		}
	}
	return out
}

// emptiness says why a panel shows nothing, "" if it shows something.
func (b *board) emptiness(p *panel) string {
	seen, inside := 0, 0
	b.eachPoint(p, func(_ *drawing, _ *series, place scene.Point) {
		seen++
		if b.holds(place) {
			inside++
		}
	})
	total, lost, belowLog := 0, 0, 0
	for _, plot := range b.plots {
		for _, d := range plot.both() {
			total, lost, belowLog = total+d.total, lost+d.lost, belowLog+d.belowLog
		}
	}
	first := b.plots[0]
	switch {
	case inside > 0:
		return ""
	case seen > 0:
		return fmt.Sprintf("All points, %d, lie outside of the axes.", seen)
	case total == 0:
		return fmt.Sprintf("There are no %ss.", first.noun())
	case lost+belowLog < total:
		return fmt.Sprintf("There are no such %ss.", first.noun())
	case belowLog == total:
		return fmt.Sprintf("None of %d %ss is above zero, as a log axis shows.", total, first.noun())
	}
	return fmt.Sprintf("None of %d %ss has a value for %s.", total, first.noun(), listed(first.numberColumns()))
}

// numberColumns are the columns that a row needs numbers in.
func (l *layer) numberColumns() []string {
	var out []string
	for r := xRole; int(r) < roles; r++ {
		if l.has(r) && !l.category(r) {
			out = append(out, l.column(r))
		}
	}
	return out
}
