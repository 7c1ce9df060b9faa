package braille

import (
	"slices"
	"strings"
	"testing"

	"kvsh/stdlib/chart/scene"
)

// drawn is dots as lines of # and blanks.
func drawn(d *dots) []string {
	lines := make([]string, d.height)
	for y := range lines {
		var b strings.Builder
		for x := range d.width {
			b.WriteByte(" #"[min(d.marks[y*d.width+x], 1)])
		}
		lines[y] = strings.TrimRight(b.String(), " ")
	}
	return lines
}

func TestLines(t *testing.T) {
	for _, tt := range []struct {
		name string
		a, b spot
		dash []float64
		want []string
	}{
		{"flat", spot{0, 1}, spot{7, 1}, nil, []string{"", " #######", "", ""}},
		{"flat to the left", spot{7, 1}, spot{0, 1}, nil, []string{"", "#######", "", ""}},
		{"steep", spot{2, 0}, spot{3, 3}, nil, []string{"", "  #", "   #", "   #"}},
		{"across", spot{0, 0}, spot{3, 3}, nil, []string{"", " #", "  #", "   #"}},
		{"from beyond both sides", spot{-100, 2}, spot{100, 2}, nil, []string{"", "", " #######", ""}},
		{"through a corner", spot{-2, 2}, spot{2, -2}, nil, []string{"", "", "", ""}},
		{"past the dots", spot{-5, 9}, spot{9, 9}, nil, []string{"", "", "", ""}},
		{"with a dash", spot{0, 0}, spot{7, 0}, []float64{3, 3}, []string{" ##  ##", "", "", ""}},
		{"with dots", spot{0, 0}, spot{7, 0}, []float64{0, 0}, []string{" #  #  #", "", "", ""}},
		{"with an odd number of lengths", spot{0, 0}, spot{7, 0}, []float64{3}, []string{" ##  ##", "", "", ""}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := newDots(4, 1)
			d.line(tt.a, tt.b, d.add(style{}, false), newDash(tt.dash))
			if got := drawn(d); !slices.Equal(got, tt.want) {
				t.Errorf("%q, want %q", got, tt.want)
			}
		})
	}
}

func TestFilledPolygons(t *testing.T) {
	for _, tt := range []struct {
		name    string
		outline []spot
		want    []string
	}{
		{"a square", []spot{{1, 1}, {4, 1}, {4, 3}, {1, 3}}, []string{"", " ###", " ###", ""}},
		{"a triangle", []spot{{0, 0}, {8, 4}, {0, 4}}, []string{"#", "###", "#####", "#######"}},
		{"what goes beyond", []spot{{-9, -9}, {99, -9}, {99, 2}, {-9, 2}}, []string{"########", "########", "", ""}},
		{"less than a dot", []spot{{1, 1}, {4, 1}, {4, 1.2}, {1, 1.2}}, []string{"", "", "", ""}},
		{"a line", []spot{{1, 1}, {4, 3}}, []string{"", "", "", ""}},
		{"nothing", nil, []string{"", "", "", ""}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := newDots(4, 1)
			d.fill(tt.outline, d.add(style{}, true), func(int, int) bool { return true })
			if got := drawn(d); !slices.Equal(got, tt.want) {
				t.Errorf("%q, want %q", got, tt.want)
			}
		})
	}
}

func TestTheGroundGivesWayToData(t *testing.T) {
	d := newDots(2, 1)
	d.fill([]spot{{0, 0}, {4, 0}, {4, 4}, {0, 4}}, d.add(style{ink: "31"}, true), func(int, int) bool { return true })
	d.set(0, 0, d.add(style{ink: "32"}, false))
	for column, want := range []struct{ letter, ink string }{{"⠁", "32"}, {"⣿", "31"}} {
		if letter, p, ok := d.letter(column, 0); letter != want.letter || p.ink != want.ink || !ok {
			t.Errorf("cell %d is %q in %q, want %+v", column, letter, p.ink, want)
		}
	}
	if _, _, ok := newDots(1, 1).letter(0, 0); ok {
		t.Error("a cell without dots has a letter")
	}
}

func TestALineOfOnePointIsADot(t *testing.T) {
	for _, points := range [][]scene.Point{{{X: 5, Y: 5}}, {{X: 5, Y: 5}, {X: 5, Y: 5}}} {
		p := scene.Panel{X: linearAxis("", 0, 10, 20, number), Y: linearAxis("", 0, 10, 20, number), Layers: []scene.Layer{scene.Line{Points: points}}}
		text := Text(one(p), Options{})
		if n := strings.Count(text, "⠁") + strings.Count(text, "⠈") + strings.Count(text, "⠂") + strings.Count(text, "⠐") + strings.Count(text, "⠄") + strings.Count(text, "⠠") + strings.Count(text, "⡀") + strings.Count(text, "⢀"); n != 1 {
			t.Errorf("%v is %d dots:\n%s", points, n, text)
		}
	}
}

func TestStepsGoAlongXFirst(t *testing.T) {
	points := []scene.Point{{X: 0, Y: 0}, {X: 5, Y: 10}, {X: 10, Y: 10}}
	p := scene.Panel{X: linearAxis("", 0, 10, 20, number), Y: linearAxis("", 0, 10, 20, number), Layers: []scene.Layer{scene.Line{Step: true, Points: points}}}
	lines := strings.Split(Text(one(p), Options{Columns: 22, Rows: 6}), "\n")
	want := []string{"  │         ⢸⠉⠉⠉⠉⠉⠉⠉⠉⠉", "  │         ⢸", "  │         ⢸", "  │⣀⣀⣀⣀⣀⣀⣀⣀⣀⣸"}
	if got := lines[:4]; !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
