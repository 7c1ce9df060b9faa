package vegalite

import (
	"math"

	"kvsh/stdlib/chart/scene"
)

// Lengths in pixels.
const (
	margin   = 20.0
	gap      = 10.0 // between the parts of a picture
	smallest = 20.0 // the least side of a panel
)

// layout is where the parts of a picture stand, in pixels from its upper left corner.
type layout struct {
	width, height            float64
	title, subtitle, caption []string
	titleBottom, captionTop  float64
	left, top                float64 // of the first panel
	panelWidth, panelHeight  float64
	columnGap, rowGap        float64
	ruleLabels               float64 // the room above the panels for labels of rules
	legend                   []slot
	legendLeft, legendTop    float64
}

type size struct{ width, height float64 }

// layOut gives every part its place: the titles at the top, the caption and the
// legend at the bottom or the legend at the right, and the panels what is left.
func layOut(s *scene.Scene) layout {
	l := layout{width: math.Round(s.Width * 96), height: math.Round(s.Height * 96)}
	top, right, bottom := margin, l.width-margin, l.height-margin*0.7
	inner := right - margin
	l.title, l.subtitle = wrap(s.Title, titleSize*bold, inner), wrap(s.Subtitle, textSize, inner)
	if len(l.title)+len(l.subtitle) > 0 {
		top += lineHeight * (titleSize*float64(len(l.title)) + textSize*float64(len(l.subtitle)))
		l.titleBottom = top
		top += gap
	}
	for _, paragraph := range s.Caption {
		l.caption = append(l.caption, wrap(paragraph, smallSize, inner)...)
	}
	if len(l.caption) > 0 {
		bottom -= lineHeight * smallSize * float64(len(l.caption))
		l.captionTop = bottom
		bottom -= gap
	}
	slots, legend := placeLegend(s.Legend, inner, s.LegendRight)
	l.legend = slots
	switch {
	case len(slots) == 0:
	case s.LegendRight:
		l.legendLeft, l.legendTop = right-legend.width, top
		right -= legend.width + 2*gap
	default:
		l.legendLeft, l.legendTop = margin, bottom-legend.height
		bottom -= legend.height + gap
	}
	l.layPanels(s, size{right - margin, bottom - top})
	l.left, l.top = math.Round(l.left+margin), math.Round(l.top+top)
	return l
}

// layPanels divides an area among the panels, of equal size each, and finds where in
// it the first one is. The room that their axes take depends on the size of the
// panels, since labels are wrapped, so it is
// done again.
func (l *layout) layPanels(s *scene.Scene, area size) {
	columns := min(max(s.Columns, 1), len(s.Panels))
	rows := (len(s.Panels) + columns - 1) / columns
	l.panelWidth, l.panelHeight = 0.8*area.width/float64(columns), 0.7*area.height/float64(rows)
	for range 3 {
		r := l.rooms(s.Panels, columns)
		l.left, l.top, l.ruleLabels = r.left, max(r.title+r.rules, smallSize/2), r.rules
		l.columnGap, l.rowGap = r.between+r.overhang+gap, r.below+l.top+gap
		width := (area.width - r.left - r.overhang - float64(columns-1)*l.columnGap) / float64(columns)
		height := (area.height - l.top - r.bottom - float64(rows-1)*l.rowGap) / float64(rows)
		l.panelWidth, l.panelHeight = max(smallest, math.Floor(width)), max(smallest, math.Floor(height))
	}
}

// rooms is what the axes and titles take around panels.
type rooms struct {
	left, between float64 // of the panels in the first column, and in the others
	bottom, below float64 // of those that have none below them, and of the others
	overhang      float64 // at the right
	title, rules  float64 // at the top
}

func (l *layout) rooms(panels []scene.Panel, columns int) rooms {
	var r rooms
	for i := range panels {
		p := &panels[i]
		left, below := l.side(&p.Y).room(), l.bottom(&p.X).room()
		if i%columns == 0 {
			r.left = max(r.left, left)
		} else {
			r.between = max(r.between, left)
		}
		if i+columns >= len(panels) {
			r.bottom = max(r.bottom, below)
		} else {
			r.below = max(r.below, below)
		}
		r.overhang = max(r.overhang, l.overhang(&p.X))
		if lines := l.panelTitle(p); len(lines) > 0 {
			r.title = max(r.title, lineHeight*textSize*float64(len(lines))+titlePadding)
		}
		for _, layer := range p.Layers {
			if rule, ok := layer.(scene.Rule); ok && rule.Vertical && rule.Label != "" {
				r.rules = lineHeight * smallSize
			}
		}
	}
	return r
}

// panelTitle is the title of a panel in lines, which stand out to its sides a little.
func (l *layout) panelTitle(p *scene.Panel) []string {
	return wrapWords(p.Title, textSize*bold, l.panelWidth+l.columnGap/2)
}
