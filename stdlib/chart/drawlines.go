package chart

import "kvsh/stdlib/chart/scene"

// fewPoints is the number of points up to which a line has a mark at each.
const fewPoints = 60

// drawLines draws the series of lines, steps, slopes and distributions.
func (b *board) drawLines(p *panel, d *drawing) {
	for i := range d.series {
		s := &d.series[i]
		if d.mark == slopeMark {
			b.drawErrors(p, d, s)
		}
		marked := len(s.points) <= fewPoints && (d.mark != ecdfMark || len(s.points) == 1)
		marks := scene.Points{Name: s.name, Look: s.look, Radius: pointRadius, Edge: true}
		for _, run := range s.runs() {
			if d.mark != slopeMark {
				b.drawBands(p, d, s, run)
			}
			line := scene.Line{Name: s.name, Look: s.look, Width: lineWidth, Step: d.mark == stepMark || d.mark == ecdfMark}
			for _, pt := range run {
				line.Points = append(line.Points, b.at(d.plot, pt.x, pt.y))
			}
			if len(run) > 1 {
				p.draw(lineDepth, line)
			}
			if !marked && len(run) > 1 {
				continue
			}
			marks.Points = append(marks.Points, line.Points...)
			for _, pt := range run {
				if d.mark != ecdfMark {
					marks.Labels = append(marks.Labels, b.tell(d, d.main, s.name, pt))
				}
			}
		}
		if len(marks.Points) > 0 {
			p.draw(pointDepth, marks)
		}
	}
}

// drawBands fills the bands of a part of a series wherever neighbours have one, and
// draws those that stand alone as bars.
func (b *board) drawBands(p *panel, d *drawing, s *series, run []point) {
	for from := 0; from < len(run); from++ {
		to := from
		var ranges []scene.Range
		for ; to < len(run) && run[to].banded; to++ {
			ranges = append(ranges, b.span(d.plot, run[to], 0))
		}
		switch len(ranges) {
		case 0:
		case 1:
			p.draw(bandDepth, scene.Errors{Name: s.name, Color: faded(s.look.Color, 0.6), Width: 1, Ranges: ranges})
		default:
			p.draw(bandDepth, scene.Band{Name: s.name, Color: faded(s.look.Color, bandAlpha), Step: d.mark == stepMark, Ranges: ranges})
		}
		from = to
	}
}

// drawErrors draws the bands of a series as bars with caps.
func (b *board) drawErrors(p *panel, d *drawing, s *series) {
	errors := scene.Errors{Name: s.name, Color: s.look.Color, Width: 1}
	depth := bandDepth
	if d.mark == barMark {
		errors.Color, depth = b.chart.theme.Ink, lineDepth
	}
	for _, pt := range s.points {
		if pt.banded {
			errors.Ranges = append(errors.Ranges, b.span(d.plot, pt, s.offset))
		}
	}
	if len(errors.Ranges) > 0 {
		p.draw(depth, errors)
	}
}

// drawChanges writes the values at the ends of slopes, and how they change.
func (b *board) drawChanges(p *panel, d *drawing) {
	texts := scene.Texts{Color: b.chart.theme.Ink, Size: textSize}
	u := d.units[yRole]
	for i := range d.series {
		s := &d.series[i]
		first, last := s.points[0], s.points[len(s.points)-1]
		text := u.short(last.y)
		if change := changeText(first.y, last.y); change != "" && len(s.points) > 1 {
			text += " (" + change + ")"
			texts.Texts = append(texts.Texts, scene.Text{Point: b.at(d.plot, first.x, first.y), Text: u.short(first.y), Align: 1, DX: -7})
		}
		texts.Texts = append(texts.Texts, scene.Text{Point: b.at(d.plot, last.x, last.y), Text: text, DX: 7})
	}
	if len(texts.Texts) > 0 {
		p.draw(textDepth, texts)
	}
}

// changeText is how one number becomes another: by so many per cent, or times if
// it doubles.
func changeText(from, to float64) string {
	switch ratio := to / from; {
	case !(from > 0 && to > 0):
		return ""
	case ratio >= 2:
		return trimNumber(ratio, 2) + "×"
	case ratio < 1:
		return "−" + trimNumber(100*(1-ratio), 2) + " %"
	default:
		return "+" + trimNumber(100*(ratio-1), 2) + " %"
	}
}
