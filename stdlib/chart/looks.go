package chart

import (
	"slices"
	"strconv"
	"strings"
)

// looks maps the values of the channels to how they are drawn.
type looks struct {
	values map[string][]string // by role, in the order of the legend
	by     map[string]look     // by role and value
}

// looks gives every value of the channels a colour, a shape and a dash.
func (c *Chart) looks(t theme, data ...*columns) *looks {
	l := &looks{values: map[string][]string{}, by: map[string]look{}}
	for _, role := range []string{"Color", "Shape", "Dash"} {
		var values []string
		for _, d := range data {
			for _, v := range d.text[role] {
				if !slices.Contains(values, v) {
					values = append(values, v)
				}
			}
		}
		slices.SortFunc(values, compareValues)
		l.values[role] = order(values)
	}
	var free []int // palette entries that no named value of this picture has
	for i, p := range t.palette {
		if !slices.ContainsFunc(l.values["Color"], func(v string) bool { return t.named[v] == p }) {
			free = append(free, i)
		}
	}
	next := 0
	for _, v := range l.values["Color"] {
		named, ok := t.named[v]
		k := look{color: named, shape: shapeNames[0]}
		if !ok {
			k.color = t.palette[free[next%len(free)]]
			k.dash = dashes[next/len(free)%len(dashes)]
			if c.columns["Shape"] == "" {
				k.shape = shapeNames[next/len(free)%len(shapeNames)]
			}
			next++
		}
		l.by["Color"+v] = k
	}
	for i, v := range l.values["Shape"] {
		shape, ok := namedShapes[v]
		if !ok {
			shape = shapeNames[i%len(shapeNames)]
		}
		l.by["Shape"+v] = look{color: t.muted, shape: shape}
	}
	for i, v := range l.values["Dash"] {
		l.by["Dash"+v] = look{color: t.muted, dash: dashes[i%len(dashes)]}
	}
	if len(l.values["Color"]) == 0 {
		l.by["Color"] = look{color: t.palette[0], shape: shapeNames[0]}
	}
	return l
}

// of is the look of a row.
func (l *looks) of(d *columns, i int) look {
	k := l.by["Color"+d.value("Color", i)]
	if v := d.value("Shape", i); v != "" {
		k.shape = l.by["Shape"+v].shape
	}
	if v := d.value("Dash", i); v != "" {
		k.dash = l.by["Dash"+v].dash
	}
	return k
}

// legend explains what is drawn, and nothing else.
func (c *Chart) legend(s *scene, l *looks) []legendGroup {
	var out []legendGroup
	sample := map[mark]string{lineMark: "line+point", pointMark: "point", paretoMark: "point"}[c.mark]
	for _, role := range []string{"Color", "Shape", "Dash"} {
		values := l.values[role]
		if len(values) == 0 || role != "Color" && c.columns[role] == c.columns["Color"] {
			continue
		}
		g := legendGroup{title: legendTitle(c.columns[role])}
		for _, v := range values {
			kind := map[string]string{"Color": sample, "Shape": "point", "Dash": "line"}[role]
			g.entries = append(g.entries, entry{legendLabel(v), l.by[role+v], kind})
		}
		out = append(out, g)
	}
	var extra []entry
	banded := slices.ContainsFunc(s.series, func(g series) bool {
		return slices.ContainsFunc(g.points, func(p point) bool { return p.lo < p.hi })
	})
	if banded {
		name := map[string]string{"ci95": "95 % interval", "iqr": "middle half", "minmax": "range"}[c.band]
		extra = append(extra, entry{name, look{color: s.theme.muted}, "band"})
	}
	if len(s.ghosts) > 0 {
		extra = append(extra, entry{c.ghostLabel, look{color: faded(s.theme.muted, ghostAlpha), shape: shapeNames[0]}, "point"})
	}
	if len(s.frontier) > 0 {
		extra = append(extra, entry{"frontier", look{color: s.theme.ink}, "line"}, entry{"dominated", look{color: s.theme.shade}, "shade"})
	}
	if len(extra) > 0 {
		out = append(out, legendGroup{entries: extra})
	}
	if len(s.connections) > 0 {
		g := legendGroup{title: "joined by " + legendTitle(c.connect)}
		for _, line := range s.connections {
			g.entries = append(g.entries, entry{legendLabel(line.name), line.look, "line"})
		}
		out = append(out, g)
	}
	return out
}

// legendLabel is a value as legends show it: numbers with k, M or G.
func legendLabel(value string) string {
	if v, err := strconv.ParseFloat(value, 64); err == nil {
		return siNumber(v)
	}
	return value
}

// legendTitle names a column over its legend entries.
func legendTitle(column string) string {
	name := map[string]string{"modality": "medium", "media": "medium", "cpu_offload": "CPU cache", "input_len": "input length"}[column]
	if name == "" {
		name = strings.ReplaceAll(column, "_", " ")
	}
	return name
}

// compareValues orders numbers by size and texts by letters.
func compareValues(a, b string) int {
	x, errX := strconv.ParseFloat(a, 64)
	y, errY := strconv.ParseFloat(b, 64)
	switch {
	case errX != nil || errY != nil:
		return strings.Compare(a, b)
	case x < y:
		return -1
	case x > y:
		return 1
	}
	return 0
}
