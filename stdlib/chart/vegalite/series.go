package vegalite

import (
	"fmt"
	"slices"
	"strings"

	"kvsh/stdlib/chart/scene"
)

// pointed is the name of the series or legend entry that is pointed at.
const pointed = "pointed"

// dimmed is the opacity of the other series then.
const dimmed = 0.12

// seriesNames are the names of all series of a scene, none if there is but one.
func seriesNames(s *scene.Scene) []string {
	var names []string
	for i := range s.Panels {
		for _, l := range s.Panels[i].Layers {
			if name := seriesOf(l); name != "" && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	if len(names) < 2 {
		return nil
	}
	return names
}

// seriesOf is the name of the series that a layer shows, "" for none.
func seriesOf(l scene.Layer) string {
	switch l := l.(type) {
	case scene.Line:
		return l.Name
	case scene.Points:
		return l.Name
	case scene.Band:
		return l.Name
	case scene.Errors:
		return l.Name
	case scene.Bars:
		return l.Name
	case scene.Boxes:
		return l.Name
	case scene.Area:
		return l.Name
	}
	return ""
}

// keys are the words that bring a series out: its name and the parts of that.
func keys(series string) []string {
	out := []string{series}
	if parts := strings.Split(series, " · "); len(parts) > 1 {
		out = append(out, parts...)
	}
	return out
}

// isKey reports whether a label brings out any series.
func (p *picture) isKey(label string) bool {
	return slices.ContainsFunc(p.names, func(name string) bool { return slices.Contains(keys(name), label) })
}

// dim is the opacity of a series, which falls while another one is pointed at.
func dim(series string) obj {
	test := fmt.Sprintf("%[1]s.s&&isValid(%[1]s.s[0])&&indexof(%[2]s,%[1]s.s[0])<0", pointed, literal(keys(series)))
	return obj{"condition": obj{"test": test, "value": dimmed}, "value": 1}
}
