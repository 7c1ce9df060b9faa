package chart

import (
	"fmt"
	"slices"
)

// A sample is how many rows a plot shows, and by which statistic.
type sample struct {
	mark             mark
	noun, stat, band string
	rows             int
	counts           []int // rows of each point, cell or, of a distribution, series
	several          bool  // some point stands for several rows
}

func (b *board) sample(p *plot) sample {
	s := sample{mark: p.mark, noun: p.noun(), stat: p.stat, band: p.band, rows: p.main.rows}
	for _, panel := range b.panels {
		for _, series := range panel.drawings[p.index].series {
			for _, pt := range series.points {
				s.several = s.several || len(pt.rows) > 1
				if p.mark != ecdfMark {
					s.counts = append(s.counts, len(pt.rows))
				}
			}
			if p.mark == ecdfMark {
				s.counts = append(s.counts, series.total)
			}
		}
	}
	return s
}

// add adds the rows of another plot, if they are shown the same way.
func (s *sample) add(o sample) bool {
	if s.mark != o.mark || s.noun != o.noun || s.stat != o.stat || s.band != o.band {
		return false
	}
	s.rows += o.rows
	s.counts = append(s.counts, o.counts...)
	s.several = s.several || o.several
	return true
}

// String is "24 runs, n = 6 to 9 a point, median at each".
func (s sample) String() string {
	runs := counted(s.rows, s.noun)
	if !marks[s.mark].sums {
		text := "n = " + runs
		if s.mark == ecdfMark {
			text += s.each("series")
		}
		return text
	}
	text := runs + s.each(map[bool]string{true: "cell", false: "point"}[s.mark == heatMark])
	if !s.several {
		return text
	}
	if s.stat != "count" {
		text += ", " + s.stat + " at each"
	}
	switch s.band {
	case "ci95":
		text += fmt.Sprintf(", band: 95 %% interval of the %s where n ≥ 6", s.stat)
		if quantiles[s.stat] > 0.5 {
			text += " or as many as it takes"
		}
	case "iqr", "minmax":
		text += ", band: " + bandNames[s.band]
	}
	return text
}

// each is the range of the number of rows of what the noun names.
func (s sample) each(noun string) string {
	switch {
	case len(s.counts) == 0:
		return ""
	case slices.Min(s.counts) == slices.Max(s.counts):
		return fmt.Sprintf(", n = %d a %s", s.counts[0], noun)
	}
	return fmt.Sprintf(", n = %d to %d a %s", slices.Min(s.counts), slices.Max(s.counts), noun)
}
