package chart

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"kvsh/stdlib/chart/scene"
	"kvsh/stdlib/frame"
)

// parts are the lines, bands and points of a panel: the x of each.
func parts(p *scene.Panel) string {
	var out []string
	for _, l := range p.Layers {
		name, xs := "", []float64(nil)
		switch l := l.(type) {
		case scene.Line:
			name = "line"
			for _, q := range l.Points {
				xs = append(xs, q.X)
			}
		case scene.Band:
			name = "band"
			for _, r := range l.Ranges {
				xs = append(xs, r.X)
			}
		case scene.Points:
			name = "points"
			for _, q := range l.Points {
				xs = append(xs, q.X)
			}
		}
		if name != "" {
			out = append(out, fmt.Sprint(name, xs))
		}
	}
	return strings.Join(out, " ")
}

func TestAMissingValueIsAGapInALine(t *testing.T) {
	nan := math.NaN()
	gappy := xy([]float64{1, 2, 3, 4}, []float64{5, nan, 7, 8})
	series := frame.New(frame.Floats("x", []float64{1, 2, 3, 1, 3}), frame.Floats("y", []float64{5, nan, 7, 2, 3}), frame.Strings("c", []string{"a", "a", "a", "b", "b"}))
	places := frame.New(frame.Strings("x", []string{"a", "b", "c", "a", "b", "c"}), frame.Floats("y", []float64{1, nan, 3, 4, 5, 6}), frame.Strings("c", []string{"p", "p", "p", "q", "q", "q"}))
	for _, tt := range []struct {
		name string
		c    *Chart
		want string
	}{
		{"between points", Line(gappy, X("x"), Y("y")), "line[3 4] points[1 3 4]"},
		{"of steps", Step(gappy, X("x"), Y("y")), "line[3 4] points[1 3 4]"},
		{"with a band", Line(xy([]float64{1, 1, 2, 2, 3, 4, 4, 5, 5}, []float64{1, 2, 1, 2, nan, 1, 2, 1, 2}), X("x"), Y("y")).Band("minmax"), "band[1 2] band[4 5] line[1 2] line[4 5] points[1 2 4 5]"},
		{"at the ends", Line(xy([]float64{0, 1, 2, 3}, []float64{nan, 1, 2, nan}), X("x"), Y("y")), "line[1 2] points[1 2]"},
		{"not where another row has a value", Line(xy([]float64{1, 2, 2, 3}, []float64{5, nan, 7, 8}), X("x"), Y("y")), "line[1 2 3] points[1 2 3]"},
		{"beside another row with a value", Line(xy([]float64{1, 1, 2, 3}, []float64{5, nan, nan, 8}), X("x"), Y("y")), "points[1 3]"},
		{"not where there is no x", Line(xy([]float64{1, nan, 3}, []float64{5, nan, 8}), X("x"), Y("y")), "line[1 3] points[1 3]"},
		{"of a value that a log scale has not", Line(xy([]float64{1, 2, 3}, []float64{5, 0, 8}), X("x"), Y("y")).LogY(), "points[1 3]"},
		{"not of a row that another x of a log scale has not", Line(xy([]float64{0, 1, 3}, []float64{5, 6, 8}), X("x"), Y("y")).LogX(), "line[1 3] points[1 3]"},
		{"of its own series alone", Line(series, X("x"), Y("y"), Color("c")), "line[1 3] points[1 3] points[1 3]"},
		{"between categories", Slope(places, X("x"), Y("y"), Color("c")), "line[0 1 2] points[0 2] points[0 1 2]"},
		{"in a category that no other row has", Slope(places.Head(3), X("x"), Y("y")), "line[0 1] points[0 1]"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := parts(&mustScene(t, tt.c).Panels[0]); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

// A line of many points has no marks, but a point between gaps is seen.
func TestAPointBetweenGapsIsSeen(t *testing.T) {
	n := 2 * fewPoints
	x, y := make([]float64, n), make([]float64, n)
	for i := range n {
		x[i], y[i] = float64(i), 1
	}
	y[3], y[5] = math.NaN(), math.NaN()
	p := &mustScene(t, Line(xy(x, y), X("x"), Y("y"))).Panels[0]
	if got := parts(p); !strings.HasPrefix(got, "line[0 1 2] line[6 7 ") || !strings.HasSuffix(got, " points[4]") {
		t.Errorf("got %s", got)
	}
}

func TestAMissingValueIsAGapInItsFacetAlone(t *testing.T) {
	f := frame.New(frame.Floats("x", []float64{1, 2, 3, 1, 2, 3}), frame.Floats("y", []float64{5, math.NaN(), 7, 2, 3, 4}), frame.Strings("f", []string{"a", "a", "a", "b", "b", "b"}))
	s := mustScene(t, Line(f, X("x"), Y("y")).Facet("f"))
	if got := parts(&s.Panels[0]); got != "points[1 3]" {
		t.Errorf("with a gap: %s", got)
	}
	if got := parts(&s.Panels[1]); got != "line[1 2 3] points[1 2 3]" {
		t.Errorf("without one: %s", got)
	}
}
