package braille

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"kvsh/stdlib/chart/scene"
)

// shownBelow are the labels below an axis.
func shownBelow(a scene.Axis, columns int) string {
	var out []string
	for _, l := range newAxis(a).below(columns, -1, columns) {
		out = append(out, strings.Join(l.lines, "/"))
	}
	return strings.Join(out, " ")
}

func TestTheMostUsefulLabelsStay(t *testing.T) {
	lengths := scene.Axis{Scale: scene.Log, Min: 80, Max: 125000}
	for _, v := range []float64{100, 1000, 4000, 5000, 10000, 50000, 100000} {
		lengths.Ticks = append(lengths.Ticks, scene.Tick{At: v, Label: number(v)})
	}
	long := categories("", "Local Disk + CPU cache", "Local Disk", "东西向", "HBM")
	for _, tt := range []struct {
		name    string
		axis    scene.Axis
		columns int
		want    string
	}{
		{"all", linearAxis("", 0, 10, 1, number), 60, "0 1 2 3 4 5 6 7 8 9 10"},
		{"every second", linearAxis("", 0, 10, 1, number), 30, "0 2 4 6 8 10"},
		{"every third", linearAxis("", 0, 10, 1, number), 14, "0 3 6 9"},
		{"zero among them", linearAxis("", -3, 3, 1, number), 14, "-2 0 2"},
		{"decades", logAxis("", 1, 1e6, number), 60, "1 10 100 1k 10k 100k 1M"},
		{"every second decade", logAxis("", 1, 1e6, number), 25, "1 100 10k 1M"},
		{"every third decade", logAxis("", 1, 1e6, number), 13, "1 1k 1M"},
		{"values", lengths, 150, "100 1k 4k 5k 10k 50k 100k"},
		{"decades before values", lengths, 40, "100 1k 4k 10k 100k"},
		{"one", lengths, 5, "100"},
		{"none that is too long", scene.Axis{Max: 1, Ticks: []scene.Tick{{At: 0.5, Label: "long label"}}}, 8, ""},
		{"the ends beside decades", logAxis("", 20, 5000, millis), 40, "100 ms 1 s"},
		{"categories in lines", long, 60, "Local Disk +/CPU cache Local Disk 东西向 HBM"},
		{"categories in more lines", long, 34, "Local/Disk +/CPU… Local/Disk 东西向 HBM"},
		{"categories that are cut", long, 24, "Loc… Loc… 东… HBM"},
	} {
		if got := shownBelow(tt.axis, tt.columns); got != tt.want {
			t.Errorf("%s: %q in %d columns, want %q", tt.name, got, tt.columns, tt.want)
		}
	}
}

func TestLabelsNeverTouch(t *testing.T) {
	for name, a := range map[string]scene.Axis{
		"linear": linearAxis("", 0, 250000, 10000, number), "logarithmic": logAxis("", 3, 3e7, millis), "categories": categories("", append(slices.Clone(media), "a", "b", "东西向 of a long name")...),
	} {
		axis := newAxis(a)
		for n := 12; n < 200; n++ {
			end := -3
			for _, l := range axis.below(n, -2, n) {
				if l.from < end+1 && end > -3 || l.from < -2 || l.to > n || l.at < 0 || l.at >= n {
					t.Errorf("%s: in %d columns %q is at %d to %d, behind %d", name, n, l.lines, l.from, l.to, end)
				}
				end = l.to
			}
			rows := map[int]bool{}
			for _, l := range axis.beside(10, n) {
				if rows[l.at] || l.at < 0 || l.at > n || widest(l.lines) > 10 {
					t.Errorf("%s: in %d rows %q is at %d", name, n, l.lines, l.at)
				}
				rows[l.at] = true
			}
		}
	}
}

func TestMinorTicks(t *testing.T) {
	decade := newAxis(logAxis("", 1, 10, number))
	half := newAxis(scene.Axis{Max: 10, Ticks: []scene.Tick{{At: 0, Label: "0"}, {At: 5}, {At: 10, Label: "10"}}})
	for _, tt := range []struct {
		name string
		axis *axis
		n    int
		want []int
	}{
		{"all", decade, 40, []int{12, 19, 24, 27, 31, 33, 36, 38}},
		{"those at 2 and 5", decade, 12, []int{3, 8}},
		{"none", decade, 4, nil},
		{"of a linear axis", half, 10, []int{5}},
		{"of a linear axis without room", half, 1, nil},
	} {
		if got := tt.axis.minor(tt.n); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestBarsOfAGroupStandTogether(t *testing.T) {
	for _, tt := range []struct {
		name  string
		cells int
		want  string // the cells of two bars in each of three categories
	}{
		{"a cell each", 6, "0-1 1-2 2-3 3-4 4-5 5-6"},
		{"a cell between groups", 9, "0-1 1-2 3-4 4-5 6-7 7-8"},
		{"many cells", 30, "1-5 5-9 11-15 15-19 21-25 25-29"},
		{"a rest", 31, "1-5 5-9 11-15 15-19 21-25 25-29"},
	} {
		bars := scene.Bars{Width: 0.4}
		for i := range 3 {
			bars.Bars = append(bars.Bars, scene.Bar{X: float64(i) - 0.2}, scene.Bar{X: float64(i) + 0.2})
		}
		d := newDrawing(one(scene.Panel{}), Options{})
		v := newView(&scene.Panel{X: categories("", "a", "b", "c"), Y: linearAxis("", 0, 1, 1, number), Layers: []scene.Layer{bars}})
		p := d.newPlot(v, tt.cells, 5)
		var got []string
		for _, b := range bars.Bars {
			from, to, ok := p.acrossSlots.of(b.X)
			if !ok {
				t.Fatalf("%s: the bar at %v has no slot", tt.name, b.X)
			}
			got = append(got, fmt.Sprintf("%d-%d", from, to))
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%s: %v, want %s", tt.name, got, tt.want)
		}
	}
}
