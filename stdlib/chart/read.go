package chart

import (
	"fmt"
	"math"
	"slices"

	"kvsh/stdlib/chart/scene"
	"kvsh/stdlib/frame"
)

// data is the rows of a frame that have a place in the picture: for each channel of
// the layer, a number or a text a row.
type data struct {
	rows     int
	numbers  [roles][]float64
	texts    [roles][]string
	total    int   // rows of the frame
	lost     int   // of them, without a number where there has to be one
	belowLog int   // of the others, not above zero on a log scale
	broken   *data // of both, those that interrupt a line; nil for none
}

// read takes the rows with a place in the picture out of a frame.
func (l *layer) read(f *frame.Frame, v *view) (*data, error) {
	all := &data{total: f.Len()}
	for r := xRole; int(r) < roles; r++ {
		var err error
		switch column := l.column(r); {
		case column == "":
		case l.category(r):
			all.texts[r], err = f.Strings(column)
		default:
			all.numbers[r], err = floats(f, column)
		}
		if err != nil {
			return nil, fmt.Errorf("chart: %s: %w", r, err)
		}
	}
	var rows, broken []int
	for i := range all.total {
		fate := l.fate(all, i, v)
		switch fate {
		case lost:
			all.lost++
		case belowLog:
			all.belowLog++
		default:
			rows = append(rows, i)
		}
		if fate != drawn && l.breaks(all, i, v) {
			broken = append(broken, i)
		}
	}
	out := all.take(rows)
	if len(broken) > 0 {
		out.broken = all.take(broken)
	}
	return out, nil
}

// numeric reports whether a column holds numbers, or nothing at all.
func numeric(f *frame.Frame, column string) bool {
	typ, err := f.Type(column)
	if err != nil || typ.Numeric() {
		return err == nil
	}
	null, err := f.IsNull(column)
	return err == nil && !slices.Contains(null, false)
}

// floats are the numbers of a column. One that holds nothing may be of any type.
func floats(f *frame.Frame, column string) ([]float64, error) {
	if typ, err := f.Type(column); err == nil && !typ.Numeric() {
		return slices.Repeat([]float64{math.NaN()}, f.Len()), nil
	}
	return f.Floats(column)
}

// fates of a row.
const (
	drawn = iota
	lost
	belowLog
)

// fate tells whether a row has a place in a view.
func (l *layer) fate(d *data, i int, v *view) int {
	out := drawn
	for r, numbers := range d.numbers {
		if numbers == nil {
			continue
		}
		if !drawable(numbers[i]) {
			return lost
		}
		log := role(r) == xRole && v.x.log() || role(r) == yRole && v.y.log() && l.stat != "count" ||
			l.stat == "geomean" && (role(r) == yRole || role(r) == valueRole)
		if log && !onLog(numbers[i]) {
			out = belowLog
		}
	}
	return out
}

// take returns some of the rows. Null texts become a category.
func (d *data) take(rows []int) *data {
	out := &data{rows: len(rows), total: d.total, lost: d.lost, belowLog: d.belowLog}
	for r := range roles {
		if d.numbers[r] != nil {
			out.numbers[r] = make([]float64, len(rows))
			for k, i := range rows {
				out.numbers[r][k] = d.numbers[r][i]
			}
		}
		if d.texts[r] == nil {
			continue
		}
		out.texts[r] = make([]string, len(rows))
		for k, i := range rows {
			out.texts[r][k] = d.texts[r][i]
			if out.texts[r][k] == "" && role(r) != labelRole {
				out.texts[r][k] = noValue
			}
		}
	}
	return out
}

// text is the category of a row, "" if the layer has no such channel.
func (d *data) text(r role, i int) string {
	if d.texts[r] == nil {
		return ""
	}
	return d.texts[r][i]
}

// A plot is a layer with its data.
type plot struct {
	*layer
	index      int // among the layers of its view
	units      [roles]unit
	main, pale *data // pale has no rows without a ghost
	slots      []string
	own        scene.Look // where no channel says how the layer looks
	ramp       *ramp      // of Color or Value, nil for none
	sizes      []float64  // classes of Size
}

// both are the rows of the plot and of its ghost.
func (p *plot) both() []*data { return []*data{p.main, p.pale} }

// values are the categories of a role, in their order.
func (p *plot) values(r role) []string {
	var all []string
	for _, d := range p.both() {
		all = append(all, unique(d.texts[r])...)
	}
	return ordered(all, p.channels[r].order)
}

// haunted reports whether a layer below shows the same ghost at the same places.
func (v *view) haunted(i int) bool {
	l := &v.layers[i]
	return slices.ContainsFunc(v.layers[:i], func(below layer) bool {
		return below.ghost == l.ghost && below.column(xRole) == l.column(xRole) && below.column(yRole) == l.column(yRole)
	})
}

// readAll reads the layers of a view.
func (v *view) readAll() ([]*plot, error) {
	var out []*plot
	for i := range v.layers {
		l := &v.layers[i]
		p := &plot{layer: l, index: i, pale: &data{}}
		for r := xRole; int(r) < roles; r++ {
			p.units[r] = l.unit(r)
		}
		var err error
		if p.main, err = l.read(l.frame, v); err != nil {
			return nil, err
		}
		if l.ghost != nil && !v.haunted(i) {
			if p.pale, err = l.read(l.ghost, v); err != nil {
				return nil, err
			}
		}
		out = append(out, p)
	}
	return out, nil
}
