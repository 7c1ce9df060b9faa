package vegalite

import (
	"encoding/json"
	"errors"
	"fmt"

	"kvsh/stdlib/chart/scene"
)

const schema = "https://vega.github.io/schema/vega-lite/v5.json"

// JSON writes a scene as a specification: a JSON object on one line. Equal scenes give
// equal bytes. What has no place on its axes, such as NaN, is left out.
func JSON(s *scene.Scene) ([]byte, error) {
	if err := check(s); err != nil {
		return nil, fmt.Errorf("vega-lite: %w", err)
	}
	p := &picture{
		Scene:  s,
		layout: layOut(s),
		data:   datasets{names: map[string]string{}, rows: obj{}},
		names:  seriesNames(s),
	}
	spec, err := p.spec()
	if err != nil {
		return nil, fmt.Errorf("vega-lite: %w", err)
	}
	return json.Marshal(spec)
}

// picture is a scene on its way to a specification.
type picture struct {
	*scene.Scene
	layout layout
	data   datasets
	names  []string // of all series
	zooms  []*zoom
	lively []string // the views whose marks bring out their series
}

func (p *picture) spec() (obj, error) {
	l := p.layout
	panels := make([]obj, len(p.Panels))
	for i := range p.Panels {
		view, err := p.panel(i)
		if err != nil {
			return nil, fmt.Errorf("panel %d: %w", i+1, err)
		}
		panels[i] = view
	}
	spec := obj{
		"$schema":    schema,
		"background": paint(p.Theme.Background),
		"padding":    0,
		"bounds":     "flush",
		"spacing":    -frameSize,
		"hconcat": []obj{p.frame(), {
			"concat":  panels,
			"columns": max(p.Columns, 1),
			"bounds":  "flush",
			"spacing": obj{"row": px(l.rowGap), "column": px(l.columnGap)},
		}},
		"datasets": p.data.rows,
		"config":   config(p.Theme),
	}
	if p.Description != "" {
		spec["description"] = p.Description
	}
	if title := p.title(); title != nil {
		spec["title"] = title
	}
	if params := p.params(); len(params) > 0 {
		spec["params"] = params
	}
	if p.Theme.Dark {
		spec["usermeta"] = obj{"embedOptions": obj{"tooltip": obj{"theme": "dark"}}}
	}
	return spec, nil
}

// config is the looks of what is not data.
func config(t scene.Theme) obj {
	ink, muted := paint(t.Ink), paint(t.Muted)
	return obj{
		"font": fonts,
		"view": obj{"stroke": nil},
		"axis": obj{
			"domainColor": muted, "tickColor": muted, "tickSize": tickSize, "gridColor": paint(t.Grid),
			"labelColor": muted, "labelFontSize": smallSize, "labelPadding": labelPadding, "labelFlush": false,
			"labelOverlap": "greedy", "labelLimit": 0,
			"titleColor": ink, "titleFontSize": textSize, "titleFontWeight": "normal", "titlePadding": titlePadding, "titleLimit": 0,
		},
		"axisX": obj{"labelSeparation": 4},
		"title": obj{
			"anchor": "start", "color": ink, "fontSize": titleSize, "lineHeight": px(titleSize * lineHeight), "limit": 0,
			"subtitleColor": muted, "subtitleFontSize": textSize, "subtitleLineHeight": px(textSize * lineHeight), "subtitlePadding": 5,
		},
		"text":  obj{"color": ink, "fontSize": smallSize, "baseline": "middle"},
		"point": obj{"opacity": 1},
		"tick":  obj{"opacity": 1},
		"rect":  obj{"strokeWidth": 0},
	}
}

// check finds what can't be drawn.
func check(s *scene.Scene) error {
	if s == nil || len(s.Panels) == 0 {
		return errors.New("there is no panel to draw")
	}
	if !finite(s.Width, s.Height) || min(s.Width, s.Height) <= 0 || max(s.Width, s.Height) > 1000 {
		return fmt.Errorf("a picture of %v by %v inches can't be drawn", s.Width, s.Height)
	}
	for i := range s.Panels {
		p := &s.Panels[i]
		if err := checkAxis(&p.X); err != nil {
			return fmt.Errorf("panel %d: the horizontal axis %w", i+1, err)
		}
		if err := checkAxis(&p.Y); err != nil {
			return fmt.Errorf("panel %d: the vertical axis %w", i+1, err)
		}
	}
	return nil
}

func checkAxis(a *scene.Axis) error {
	switch {
	case !finite(a.Min, a.Max, a.Max-a.Min), num(a.Min).String() == num(a.Max).String(), a.Min > a.Max:
		return fmt.Errorf("can't go from %v to %v", a.Min, a.Max)
	case a.Scale == scene.Log && a.Min <= 0:
		return fmt.Errorf("is logarithmic and can't begin at %v", a.Min)
	}
	return nil
}
