package chart

import (
	"fmt"
	"image/color"
	"strconv"
	"strings"

	"kvsh/stdlib/chart/scene"
)

// dump writes a scene as text, a line for each of its parts.
func dump(s *scene.Scene) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("%s", s.Description)
	line("title %q, subtitle %q, %g × %g in, columns %d, legend right %t", s.Title, s.Subtitle, s.Width, s.Height, s.Columns, s.LegendRight)
	for _, text := range s.Caption {
		line("caption %q", text)
	}
	for _, p := range s.Panels {
		line("panel %q %q", p.Title, p.Note)
		line("  x %s", axisText(&p.X))
		line("  y %s", axisText(&p.Y))
		for _, l := range p.Layers {
			line("  %s", layerText(l))
		}
	}
	for _, g := range s.Legend {
		line("legend %q", g.Title)
		for _, e := range g.Entries {
			line("  %q sample %d %s size %s", e.Label, e.Sample, lookText(e.Look), num(e.Size))
		}
		if g.Ramp != nil {
			line("  ramp log %t, stops %v, ticks %s", g.Ramp.Log, stopsText(g.Ramp), ticksText(g.Ramp.Ticks))
		}
	}
	return b.String()
}

func num(v float64) string { return strconv.FormatFloat(v, 'g', 6, 64) }

func hexText(c color.NRGBA) string { return fmt.Sprintf("#%02x%02x%02x/%d", c.R, c.G, c.B, c.A) }

func lookText(l scene.Look) string {
	return strings.TrimSpace(fmt.Sprintf("%s %s %s", hexText(l.Color), l.Shape, strings.Trim(fmt.Sprint(l.Dash), "[]")))
}

func axisText(a *scene.Axis) string {
	kind := [...]string{"linear", "log", "category"}[a.Scale]
	return fmt.Sprintf("%q %s %s to %s, grid %t, reversed %t, ticks %s", a.Label, kind, num(a.Min), num(a.Max), a.Grid, a.Reversed, ticksText(a.Ticks))
}

func ticksText(ticks []scene.Tick) string {
	var out []string
	minor := 0
	for _, t := range ticks {
		if t.Label == "" {
			minor++
			continue
		}
		out = append(out, num(t.At)+":"+t.Label)
	}
	if minor > 0 {
		out = append(out, fmt.Sprintf("and %d minor", minor))
	}
	return strings.Join(out, " ")
}

func stopsText(r *scene.Ramp) string {
	var out []string
	for _, s := range r.Stops {
		out = append(out, num(s.At)+hexText(s.Color))
	}
	return strings.Join(out, " ")
}

func pointsText(points []scene.Point) string {
	var out []string
	for _, p := range points {
		out = append(out, num(p.X)+","+num(p.Y))
	}
	return strings.Join(out, " ")
}

func rangesText(ranges []scene.Range) string {
	var out []string
	for _, r := range ranges {
		out = append(out, fmt.Sprintf("%s:%s..%s", num(r.X), num(r.Low), num(r.High)))
	}
	return strings.Join(out, " ")
}

func layerText(l scene.Layer) string {
	switch l := l.(type) {
	case scene.Line:
		return fmt.Sprintf("line %q %s width %s step %t: %s", l.Name, lookText(l.Look), num(l.Width), l.Step, pointsText(l.Points))
	case scene.Points:
		return fmt.Sprintf("points %q %s radius %s edge %t: %s %q", l.Name, lookText(l.Look), num(l.Radius), l.Edge, pointsText(l.Points), l.Labels)
	case scene.Band:
		return fmt.Sprintf("band %q %s step %t: %s", l.Name, hexText(l.Color), l.Step, rangesText(l.Ranges))
	case scene.Errors:
		return fmt.Sprintf("errors %q %s: %s", l.Name, hexText(l.Color), rangesText(l.Ranges))
	case scene.Bars:
		text := fmt.Sprintf("bars %q %s width %s:", l.Name, hexText(l.Color), num(l.Width))
		for _, b := range l.Bars {
			text += fmt.Sprintf(" %s:%s..%s", num(b.X), num(b.Base), num(b.Value))
		}
		return text
	case scene.Boxes:
		text := fmt.Sprintf("boxes %q %s width %s:", l.Name, hexText(l.Color), num(l.Width))
		for _, b := range l.Boxes {
			text += fmt.Sprintf(" %s:%s|%s|%s|%s|%s %v", num(b.X), num(b.Low), num(b.Q1), num(b.Median), num(b.Q3), num(b.High), b.Outside)
		}
		return text
	case scene.Cells:
		text := "cells:"
		for _, c := range l.Cells {
			text += fmt.Sprintf(" %s,%s=%s%s%q%s", num(c.X), num(c.Y), num(c.Value), hexText(c.Color), c.Text, hexText(c.Ink))
		}
		return text
	case scene.Area:
		return fmt.Sprintf("area %q %s: %s", l.Name, hexText(l.Color), pointsText(l.Points))
	case scene.Rule:
		return fmt.Sprintf("rule %q %s vertical %t at %s", l.Label, lookText(l.Look), l.Vertical, num(l.At))
	case scene.Texts:
		text := fmt.Sprintf("texts %s size %s:", hexText(l.Color), num(l.Size))
		for _, t := range l.Texts {
			text += fmt.Sprintf(" %s,%s%+v%q", num(t.X), num(t.Y), []float64{t.Align, t.DX, t.DY}, t.Text)
		}
		return text
	}
	return fmt.Sprintf("unknown %T", l)
}
