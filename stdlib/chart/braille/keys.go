package braille

import (
	"slices"
	"strings"

	"kvsh/stdlib/chart/scene"
)

// keys are the letters that tell series apart on a terminal without colours, by
// their names. There are none with colours, and for a single series.
type keys struct {
	letters map[string]string
	series  []series
}

// series is what a legend may explain of one.
type series struct {
	name, letter string
	looks        []scene.Look
}

const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

// newKeys gives letters to the series of a scene, in the order of its legend.
func newKeys(s *scene.Scene) *keys {
	k := &keys{letters: map[string]string{}}
	for i := range s.Panels {
		for _, l := range s.Panels[i].Layers {
			k.add(l)
		}
	}
	var entries []scene.LegendEntry
	for _, g := range s.Legend {
		entries = append(entries, g.Entries...)
	}
	rank := func(s series) int {
		i := slices.IndexFunc(entries, func(e scene.LegendEntry) bool { return s.explainedBy(e, sameColor) })
		return (i + len(entries) + 1) % (len(entries) + 1) // none comes last
	}
	slices.SortStableFunc(k.series, func(a, b series) int { return rank(a) - rank(b) })
	if len(k.series) < 2 {
		k.series = nil
	}
	for i := range k.series {
		if i < len(letters) {
			k.series[i].letter = letters[i : i+1]
			k.letters[k.series[i].name] = letters[i : i+1]
		}
	}
	return k
}

func (k *keys) add(l scene.Layer) {
	name, look := identity(l)
	if name == "" || pale(look.Color) {
		return
	}
	i := slices.IndexFunc(k.series, func(s series) bool { return s.name == name })
	if i < 0 {
		i = len(k.series)
		k.series = append(k.series, series{name: name})
	}
	k.series[i].looks = append(k.series[i].looks, look)
}

// identity is the series of a layer and how it looks, "" for what needs no letter.
func identity(l scene.Layer) (string, scene.Look) {
	switch l := l.(type) {
	case scene.Line:
		return l.Name, l.Look
	case scene.Points:
		return l.Name, l.Look
	case scene.Bars:
		return l.Name, scene.Look{Color: l.Color}
	case scene.Boxes:
		return l.Name, scene.Look{Color: l.Color}
	}
	return "", scene.Look{}
}

// of is the letter of a series, "" for none.
func (k *keys) of(name string) string { return k.letters[name] }

// explained are the letters of the series that a legend entry is about: of that name,
// else all that look the same in what the entry explains.
func (k *keys) explained(e scene.LegendEntry, same likeness) string {
	if letter := k.of(e.Label); letter != "" {
		return letter
	}
	var out []string
	for _, s := range k.series {
		if s.letter != "" && s.explainedBy(e, same) {
			out = append(out, s.letter)
		}
	}
	return strings.Join(out, ",")
}

func (s series) explainedBy(e scene.LegendEntry, same likeness) bool {
	return s.name == e.Label || !pale(e.Color) && slices.ContainsFunc(s.looks, func(l scene.Look) bool { return same(l, e.Look) })
}

// A likeness tells whether two looks agree in something.
type likeness func(a, b scene.Look) bool

func sameColor(a, b scene.Look) bool  { return opaque(a.Color) == opaque(b.Color) }
func sameShape(a, b scene.Look) bool  { return a.Shape == b.Shape }
func sameDashes(a, b scene.Look) bool { return slices.Equal(a.Dash, b.Dash) }

// mostKeys is how many points of a series have letters, where there are too many for
// signs.
const mostKeys = 40

// keyStep is how many cells apart the letters of a line are.
const keyStep = 14

// keyLine puts the letter of a series on its line: at the end and here and there, where
// no signs are.
func (p *plot) keyLine(l scene.Line) {
	key := p.keys.of(l.Name)
	if key == "" || pale(l.Color) || p.crowd == signed && p.hasPoints(l.Name) {
		return
	}
	path := p.path(l.Points, l.Step)
	var cells [][2]int
	for i := 1; i < len(path); i++ {
		cells = p.walk(cells, path[i-1], path[i])
	}
	last := len(cells) + keyStep
	for i := len(cells) - 1; i >= 0; i-- {
		x, y := cells[i][0], cells[i][1]
		if last-i >= keyStep && p.signs.cells[y*p.columns+x].text == "" {
			p.sign(x, y, key, style{})
			last = i
		}
	}
}

// hasPoints reports whether a series has points in the panel.
func (p *plot) hasPoints(name string) bool {
	return slices.ContainsFunc(p.Layers, func(l scene.Layer) bool {
		points, ok := l.(scene.Points)
		return ok && points.Name == name && !pale(points.Color)
	})
}

// walk adds the cells between two places to those before.
func (p *plot) walk(cells [][2]int, a, b spot) [][2]int {
	a, b, ok := p.dots.clip(a, b)
	if !ok {
		return cells
	}
	x, y := p.dots.dot(a)
	endX, endY := p.dots.dot(b)
	steps := max(abs(endX-x), abs(endY-y), 1)
	for i := range steps + 1 {
		c := [2]int{(x + (endX-x)*i/steps) / dotsPerColumn, (y + (endY-y)*i/steps) / dotsPerRow}
		if len(cells) == 0 || cells[len(cells)-1] != c {
			cells = append(cells, c)
		}
	}
	return cells
}
