package chart

import (
	"fmt"
	"image/color"
	"math"
	"slices"
	"strings"

	"kvsh/stdlib/frame"
	"kvsh/stdlib/pareto"
	"kvsh/stdlib/stats"
)

// point is a value to draw, with its band if lo < hi.
type point struct {
	x, y, lo, hi float64
}

// look is how a series is drawn.
type look struct {
	color color.NRGBA
	shape string
	dash  []float64
}

// series is points that are drawn alike.
type series struct {
	name string
	look
	points []point
}

// entry is one line of a legend.
type entry struct {
	label string
	look
	sample string // "line", "line+point", "point", "band" or "shade"
}

// legendGroup is the entries that explain one property.
type legendGroup struct {
	title   string
	entries []entry
}

// scene is the numbers of a picture: what to draw, before it is known where.
type scene struct {
	title, subtitle string
	caption         []string
	theme           theme
	x, y            axis
	series          []series
	ghosts          []series
	connections     []series
	connectWidth    float64 // points
	frontier        []point // by x; empty without one
	worse           point   // the corner that the frontier beats
	legend          []legendGroup
	rows            int
	lines           bool // the series are joined by lines
}

// columns are the values of a chart's channels, a cell for each row.
type columns struct {
	x, y    []float64
	text    map[string][]string // of Color, Shape, Dash, Connect
	dropped int                 // rows without x or y, or not positive on a log axis
}

// read takes the rows that have a place in the picture out of a frame.
func (c *Chart) read(f *frame.Frame) (columns, error) {
	out := columns{text: map[string][]string{}}
	x, err := f.Floats(c.columns["X"])
	if err != nil {
		return out, err
	}
	y, err := f.Floats(c.columns["Y"])
	if err != nil {
		return out, err
	}
	var rows []int
	for i := range x {
		misfit := math.IsNaN(x[i]) || math.IsNaN(y[i]) || math.IsInf(x[i], 0) || math.IsInf(y[i], 0) ||
			c.logX && x[i] <= 0 || c.logY && y[i] <= 0
		if misfit {
			out.dropped++
			continue
		}
		rows = append(rows, i)
		out.x, out.y = append(out.x, x[i]), append(out.y, y[i])
	}
	for role, column := range c.columns {
		if role == "X" || role == "Y" {
			continue
		}
		all, err := f.Strings(column)
		if err != nil {
			return out, err
		}
		for _, i := range rows {
			value := all[i]
			if value == "" {
				value = "none"
			}
			out.text[role] = append(out.text[role], value)
		}
	}
	return out, nil
}

// value is the cell of a channel, "" if the chart does not use it.
func (d *columns) value(role string, i int) string {
	if v := d.text[role]; v != nil {
		return v[i]
	}
	return ""
}

// resolve computes the numbers of the picture.
func (c *Chart) resolve() (*scene, error) {
	if c.err != nil {
		return nil, c.err
	}
	data, err := c.read(c.frame)
	if err != nil {
		return nil, err
	}
	if len(data.x) == 0 {
		return nil, fmt.Errorf("chart: there is nothing to draw: none of %d rows has a value for both %s and %s", c.frame.Len(), c.columns["X"], c.columns["Y"])
	}
	var pale columns
	if c.ghost != nil {
		if pale, err = c.read(c.ghost); err != nil {
			return nil, err
		}
	}
	s := &scene{title: c.title, subtitle: c.subtitle, theme: themeOf(c.theme), rows: len(data.x), lines: c.mark == lineMark, connectWidth: c.connectWidth}
	looks := c.looks(s.theme, &data, &pale)
	s.series = c.group(&data, looks)
	for _, g := range c.group(&pale, looks) {
		if c.mark == lineMark {
			g.points = rawPoints(&pale, g.name)
		}
		s.ghosts = append(s.ghosts, g)
	}
	c.fitAxes(s)
	if c.mark == paretoMark {
		if err := c.addFrontier(s, &data); err != nil {
			return nil, err
		}
		c.addConnections(s, &data)
	}
	s.legend = c.legend(s, looks)
	s.caption = c.captions(s, &data, &pale)
	return s, nil
}

// identity is what tells the series of a row apart from others.
func (d *columns) identity(i int) string {
	parts := []string{}
	for _, role := range []string{"Color", "Shape", "Dash"} {
		if v := d.value(role, i); v != "" && !slices.Contains(parts, v) {
			parts = append(parts, v)
		}
	}
	return strings.Join(parts, " · ")
}

// group makes the series of the rows: for a line the statistic at each x, else
// every row.
func (c *Chart) group(d *columns, looks *looks) []series {
	var names []string
	rows := map[string][]int{}
	for i := range d.x {
		name := d.identity(i)
		if rows[name] == nil {
			names = append(names, name)
		}
		rows[name] = append(rows[name], i)
	}
	var out []series
	for _, name := range order(names) {
		g := series{name: name, look: looks.of(d, rows[name][0])}
		if c.mark == lineMark {
			g.points = c.summarise(d, rows[name])
		} else {
			for _, i := range rows[name] {
				g.points = append(g.points, point{x: d.x[i], y: d.y[i]})
			}
		}
		out = append(out, g)
	}
	return out
}

// rawPoints is the unsummarised points of one series.
func rawPoints(d *columns, name string) []point {
	var out []point
	for i := range d.x {
		if d.identity(i) == name {
			out = append(out, point{x: d.x[i], y: d.y[i]})
		}
	}
	return out
}

// summarise computes a line's points: its statistic and band at each x.
func (c *Chart) summarise(d *columns, rows []int) []point {
	at := map[float64][]float64{}
	var xs []float64
	for _, i := range rows {
		if at[d.x[i]] == nil {
			xs = append(xs, d.x[i])
		}
		at[d.x[i]] = append(at[d.x[i]], d.y[i])
	}
	slices.Sort(xs)
	var out []point
	for _, x := range xs {
		values := at[x]
		p := point{x: x, y: stats.Mean(values)}
		if c.stat == "median" {
			p.y = stats.Median(values)
		}
		p.lo, p.hi = p.y, p.y
		switch c.band {
		case "ci95":
			if lo, hi, ok := stats.Interval(values, 0.95); ok {
				p.lo, p.hi = lo, hi
			}
		case "iqr":
			p.lo, p.hi = stats.Quantile(values, 0.25), stats.Quantile(values, 0.75)
		case "minmax":
			p.lo, p.hi = slices.Min(values), slices.Max(values)
		}
		out = append(out, p)
	}
	return out
}

// fitAxes fits the axes to all that is drawn.
func (c *Chart) fitAxes(s *scene) {
	var xs, ys []float64
	for _, g := range slices.Concat(s.series, s.ghosts) {
		for _, p := range g.points {
			if !math.IsNaN(c.xMax) && p.x > c.xMax || !math.IsNaN(c.xMin) && p.x < c.xMin {
				continue
			}
			xs, ys = append(xs, p.x), append(ys, p.y)
			if p.lo < p.hi {
				ys = append(ys, p.lo, p.hi)
			}
		}
	}
	s.x = newAxis(c.columns["X"], xs, c.logX, c.xMin, c.xMax, c.mark == lineMark)
	s.y = newAxis(c.columns["Y"], ys, c.logY, c.yMin, c.yMax, false)
}

// addFrontier finds the frontier over all rows, drawn or not.
func (c *Chart) addFrontier(s *scene, d *columns) error {
	if !c.frontier || len(d.x) == 0 {
		return nil
	}
	rows, err := pareto.Frontier(d.x, d.y, c.dirX, c.dirY)
	if err != nil {
		return err
	}
	for _, i := range rows {
		s.frontier = append(s.frontier, point{x: d.x[i], y: d.y[i]})
	}
	s.worse = point{x: s.x.hi, y: s.y.lo}
	if c.dirX == pareto.Maximize {
		s.worse.x = s.x.lo
	}
	if c.dirY == pareto.Minimize {
		s.worse.y = s.y.hi
	}
	return nil
}

// addConnections joins the rows that agree in the connecting column.
func (c *Chart) addConnections(s *scene, d *columns) {
	if c.connect == "" {
		return
	}
	lines := map[string][]point{}
	for i := range d.x {
		v := d.value("Connect", i)
		lines[v] = append(lines[v], point{x: d.x[i], y: d.y[i]})
	}
	var names []string
	for name := range lines {
		names = append(names, name)
	}
	slices.SortFunc(names, compareValues)
	pale, strong := blend(s.theme.background, hex("#7c5cc4"), 0.45), blend(s.theme.ink, hex("#5b2a9d"), 0.75)
	for i, name := range names {
		share := 0.0
		if len(names) > 1 {
			share = float64(i) / float64(len(names)-1)
		}
		line := series{name: name, points: lines[name]}
		line.color = faded(blend(pale, strong, share), c.connectAlpha)
		line.dash = map[string][]float64{"dashed": {4, 3}, "dotted": {1, 2}}[c.connectStyle]
		slices.SortStableFunc(line.points, func(a, b point) int {
			if a.x < b.x {
				return -1
			}
			if a.x > b.x {
				return 1
			}
			return 0
		})
		s.connections = append(s.connections, line)
	}
}

// captions says what the picture shows and what it leaves out.
func (c *Chart) captions(s *scene, d, pale *columns) []string {
	var parts []string
	if c.caption != "" {
		parts = append(parts, c.caption)
	}
	n := fmt.Sprintf("n = %d runs", len(d.x))
	if c.mark == lineMark {
		n += ", " + c.stat + " at each point"
		if text := map[string]string{"ci95": "95 % interval of the median where n ≥ 6", "iqr": "middle half", "minmax": "least to largest"}[c.band]; text != "" {
			n += ", band: " + text
		}
	}
	parts = append(parts, n)
	if len(pale.x) > 0 {
		parts = append(parts, fmt.Sprintf("pale: %d %s runs", len(pale.x), c.ghostLabel))
	}
	if lost := d.dropped + pale.dropped; lost > 0 {
		parts = append(parts, fmt.Sprintf("%d rows without a value to draw are left out", lost))
	}
	hidden := 0
	for _, g := range slices.Concat(s.series, s.ghosts) {
		for _, p := range g.points {
			if !s.x.holds(p.x) || !s.y.holds(p.y) {
				hidden++
			}
		}
	}
	if hidden > 0 {
		parts = append(parts, fmt.Sprintf("%d points lie outside of the axes", hidden))
	}
	return []string{strings.Join(parts, " · ")}
}
