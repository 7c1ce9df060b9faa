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
	for _, b := range r.boards {
		own = append(own, b.captions...)
		computed = append(computed, strings.Join(b.facts(), " · "))
	}
	if len(unique(computed)) > 1 {
		for i, b := range r.boards {
			if name := b.name(); name != "" {
				computed[i] = name + ": " + computed[i]
			}
		}
	}
	return append(unique(own), unique(computed)...)
}

// facts are the parts of the caption of a view.
func (b *board) facts() []string {
	var out []string
	for _, p := range b.plots {
		fact := b.sampleText(p)
		if len(b.plots) > 1 {
			fact = b.layerName(p) + ": " + fact
		}
		out = append(out, fact)
	}
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

// sampleText says how many rows a plot shows, and by which statistic.
func (b *board) sampleText(p *plot) string {
	runs := counted(p.main.rows, p.noun())
	if !marks[p.mark].sums {
		text := "n = " + runs
		if p.mark == ecdfMark {
			text += b.perPoint(p, "series")
		}
		return text
	}
	text := runs + b.perPoint(p, map[bool]string{true: "cell", false: "point"}[p.mark == heatMark])
	if !b.several(p) {
		return text
	}
	if p.stat != "count" {
		text += ", " + p.stat + " at each"
	}
	switch p.band {
	case "ci95":
		text += fmt.Sprintf(", band: 95 %% interval of the %s where n ≥ 6", p.stat)
		if quantiles[p.stat] > 0.5 {
			text += " or as many as it takes"
		}
	case "iqr", "minmax":
		text += ", band: " + bandNames[p.band]
	}
	return text
}

// several reports whether some point of a plot stands for several rows.
func (b *board) several(p *plot) bool {
	for _, panel := range b.panels {
		for _, s := range panel.drawings[p.index].series {
			if slices.ContainsFunc(s.points, func(pt point) bool { return len(pt.rows) > 1 }) {
				return true
			}
		}
	}
	return false
}

// perPoint is the range of the number of rows a point, or a series.
func (b *board) perPoint(p *plot, noun string) string {
	var n []int
	for _, panel := range b.panels {
		for _, s := range panel.drawings[p.index].series {
			if noun == "series" {
				n = append(n, s.total)
				continue
			}
			for _, pt := range s.points {
				n = append(n, len(pt.rows))
			}
		}
	}
	switch {
	case len(n) == 0:
		return ""
	case slices.Min(n) == slices.Max(n):
		return fmt.Sprintf(", n = %d a %s", n[0], noun)
	}
	return fmt.Sprintf(", n = %d to %d a %s", slices.Min(n), slices.Max(n), noun)
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
