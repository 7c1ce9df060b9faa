package chart

import (
	"encoding/binary"
	"fmt"
	"math"
	"strings"
	"testing"

	"kvsh/stdlib/chart/scene"
	"kvsh/stdlib/frame"
)

// FuzzScene resolves charts of any numbers and any options. Each is a clear error,
// or a scene whose axes hold finite numbers.
func FuzzScene(f *testing.F) {
	numbers := func(v ...float64) []byte {
		var b []byte
		for _, x := range v {
			b = binary.LittleEndian.AppendUint64(b, math.Float64bits(x))
		}
		return b
	}
	for options := range uint32(9) {
		f.Add(options, numbers(1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 1, 1, 2, 2, 2, 2, 2))
		f.Add(options|0xffff0, numbers(math.NaN(), 0, -1, math.Inf(1), 1e-308, 1e308, 5))
		f.Add(options|0x5aa50, numbers(1e99, -1e99, 1e-99, 3, 1e16, 1e16+2))
	}
	f.Fuzz(func(t *testing.T, options uint32, data []byte) {
		var x, y []float64
		var names []string
		for i := 0; i+16 <= len(data) && i < 1600; i += 8 {
			x = append(x, math.Float64frombits(binary.LittleEndian.Uint64(data[i:])))
			y = append(y, math.Float64frombits(binary.LittleEndian.Uint64(data[i+8:])))
			names = append(names, []string{"a", "400g", "", "GDS"}[data[i]%4])
		}
		table := frame.New(frame.Floats("x", x), frame.Floats("y_ms", y), frame.Strings("name", names), frame.Floats("speedup", y))
		c := fuzzChart(table, options)
		s, err := c.Scene()
		if err != nil {
			if !strings.HasPrefix(err.Error(), "chart") {
				t.Errorf("error %v", err)
			}
			return
		}
		for _, p := range s.Panels {
			if err := sound(&p); err != nil {
				t.Errorf("%v in\n%s", err, dump(s))
			}
		}
		for _, g := range s.Legend {
			if g.Ramp != nil && !(g.Ramp.Stops[0].At < g.Ramp.Stops[len(g.Ramp.Stops)-1].At) {
				t.Errorf("a ramp over %v", g.Ramp.Stops)
			}
		}
	})
}

// fuzzChart is a chart with the options that the bits say.
func fuzzChart(f *frame.Frame, bits uint32) *Chart {
	var c *Chart
	switch bits % 9 {
	case 0:
		c = Line(f, X("x"), Y("y_ms"), Color("name")).Stat("geomean")
	case 1:
		c = Points(f, X("x"), Y("y_ms"), Color("x"), Size("y_ms"), Shape("name"))
	case 2:
		c = Step(f, X("x"), Y("y_ms"), Dash("name")).Stat("p90")
	case 3:
		c = Bar(f, X("name"), Y("y_ms"), Color("name"))
	case 4:
		c = Box(f, X("name"), Y("y_ms"))
	case 5:
		c = ECDF(f, X("x"), Color("name"))
	case 6:
		c = Heat(f, X("name"), Y("name"), Value("speedup"))
	case 7:
		c = Slope(f, X("name"), Y("y_ms"))
	case 8:
		c = Pareto(f, X("x"), Y("y_ms"), Color("name")).Knee(true).Connect("name").FrontierBy("name")
	}
	for i, option := range []func(*Chart) *Chart{
		func(c *Chart) *Chart { return c.LogX() },
		func(c *Chart) *Chart { return c.LogY() },
		func(c *Chart) *Chart { return c.Band("ci95") },
		func(c *Chart) *Chart { return c.Band("iqr") },
		func(c *Chart) *Chart { return c.Ghost(f, "ghost") },
		func(c *Chart) *Chart { return c.Facet("name") },
		func(c *Chart) *Chart { return c.XMin(0.5) },
		func(c *Chart) *Chart { return c.YMax(1e9) },
		func(c *Chart) *Chart { return c.RuleY(3, "three") },
		func(c *Chart) *Chart { return c.ReverseX() },
		func(c *Chart) *Chart { return c.Label("name") },
		func(c *Chart) *Chart { return c.Maximize("x") },
		func(c *Chart) *Chart { return Grid(2, c, c) },
		func(c *Chart) *Chart { return Layers(c, c) },
	} {
		if bits>>(4+i)&1 == 1 {
			if next := option(c); next.Err() == nil { // an option that does not fit is left out
				c = next
			}
		}
	}
	return c
}

// sound tells what is wrong with the numbers of a panel.
func sound(p *scene.Panel) error {
	for _, a := range []*scene.Axis{&p.X, &p.Y} {
		if !(a.Min < a.Max) || math.IsInf(a.Max-a.Min, 0) || a.Scale == scene.Log && a.Min <= 0 {
			return fmt.Errorf("an axis from %g to %g", a.Min, a.Max)
		}
		for i, k := range a.Ticks {
			if !a.Holds(k.At) || i > 0 && k.At <= a.Ticks[i-1].At {
				return fmt.Errorf("ticks %v", a.Ticks)
			}
		}
		if len(a.Ticks) > 250 {
			return fmt.Errorf("%d ticks", len(a.Ticks))
		}
	}
	if (p.Note == "") != (len(p.Layers) > 0) {
		return fmt.Errorf("%d layers with the note %q", len(p.Layers), p.Note)
	}
	for _, l := range p.Layers {
		if err := soundLayer(p, l); err != nil {
			return fmt.Errorf("%w: %s", err, layerText(l))
		}
	}
	return nil
}

// soundLayer tells of numbers that have no place on their axes.
func soundLayer(p *scene.Panel, l scene.Layer) error {
	places := func(a *scene.Axis, values ...float64) error {
		for _, v := range values {
			if math.IsNaN(v) || math.IsInf(v, 0) || a.Scale == scene.Log && v <= 0 {
				return fmt.Errorf("%g has no place", v)
			}
		}
		return nil
	}
	points := func(points []scene.Point) error {
		for _, pt := range points {
			if err := places(&p.X, pt.X); err != nil {
				return err
			}
			if err := places(&p.Y, pt.Y); err != nil {
				return err
			}
		}
		return nil
	}
	ranges := func(ranges []scene.Range) error {
		for _, r := range ranges {
			if err := places(&p.Y, r.Low, r.High); err != nil || r.Low > r.High {
				return fmt.Errorf("a range from %g to %g", r.Low, r.High)
			}
		}
		return nil
	}
	switch l := l.(type) {
	case scene.Line:
		return points(l.Points)
	case scene.Points:
		if l.Labels != nil && len(l.Labels) != len(l.Points) || !(l.Radius > 0) {
			return fmt.Errorf("%d labels of %d points of radius %g", len(l.Labels), len(l.Points), l.Radius)
		}
		return points(l.Points)
	case scene.Area:
		return points(l.Points)
	case scene.Band:
		return ranges(l.Ranges)
	case scene.Errors:
		return ranges(l.Ranges)
	case scene.Bars:
		for _, b := range l.Bars {
			if err := places(&p.Y, b.Base, b.Value); err != nil {
				return err
			}
		}
	case scene.Boxes:
		for _, b := range l.Boxes {
			if err := places(&p.Y, b.Low, b.Q1, b.Median, b.Q3, b.High); err != nil || b.Low > b.Q1 || b.Q1 > b.Q3 || b.Q3 > b.High {
				return fmt.Errorf("a box %+v", b)
			}
		}
	}
	return nil
}
