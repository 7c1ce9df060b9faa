package vegalite

import "kvsh/stdlib/chart/scene"

// drawn is the number of marks that a layer has, by the names of its views' ends, as
// far as they do not depend on others.
func drawn(p *scene.Panel, l scene.Layer) map[string]int {
	on := func(x, y float64) bool { return finite(x, y) && p.X.Holds(x) && p.Y.Holds(y) }
	out := map[string]int{}
	switch l := l.(type) {
	case scene.Line:
		for _, q := range l.Points {
			if finite(q.X, q.Y) {
				out[""]++
			}
		}
	case scene.Points:
		for _, q := range l.Points {
			if on(q.X, q.Y) {
				out[""]++
			}
		}
	case scene.Band:
		for _, r := range l.Ranges {
			if finite(r.X, r.Low, r.High) {
				out[""]++
			}
		}
	case scene.Errors:
		for _, r := range l.Ranges {
			if finite(r.X, r.Low, r.High) {
				out[""]++
				out["_caps"] += 2
			}
		}
	case scene.Bars:
		for _, b := range l.Bars {
			if finite(b.X, b.Base, b.Value) {
				out[""]++
			}
		}
	case scene.Boxes:
		for _, b := range l.Boxes {
			out[""]++
			out["_medians"]++
			out["_whiskers"] += 2
			out["_ends"] += 2
			for _, v := range b.Outside {
				if finite(v) {
					out["_outside"]++
				}
			}
		}
	case scene.Cells:
		for _, c := range l.Cells {
			out[""]++
			if c.Text != "" {
				out["_texts"]++
			}
		}
	case scene.Area:
		for _, q := range l.Points {
			if finite(q.X, q.Y) {
				out[""]++
			}
		}
	case scene.Rule:
		if finite(l.At) {
			out[""]++
			if l.Label != "" {
				out["_label"]++
			}
		}
	case scene.Texts:
		for _, q := range l.Texts {
			if on(q.X, q.Y) {
				out[""]++
			}
		}
	}
	return out
}
