package chart

import (
	"bytes"
	"flag"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kvsh/stdlib/frame"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// runs is a small table: two media at two lengths, six runs each.
func runs() *frame.Frame {
	var lens []int
	var ttft, rate []float64
	var media, bandwidth []string
	for i := range 24 {
		n, medium := []int{100, 1000}[i%2], []string{"GDS", "CPU"}[i/2%2]
		lens, media = append(lens, n), append(media, medium)
		bandwidth = append(bandwidth, map[string]string{"GDS": "400g", "CPU": "N/A"}[medium])
		ttft = append(ttft, float64(n)*float64(1+i/2%2)+float64(i/4))
		rate = append(rate, float64(1000-10*i))
	}
	return frame.New(frame.Ints("input_len", lens), frame.Strings("modality", media), frame.Strings("bandwidth", bandwidth),
		frame.Floats("mean_ttft_ms", ttft), frame.Floats("total_token_throughput", rate))
}

func lineChart() *Chart {
	return Line(runs(), X("input_len"), Y("mean_ttft_ms"), Color("modality")).Title("TTFT 东西向")
}

func paretoChart() *Chart {
	return Pareto(runs(), X("mean_ttft_ms"), Y("total_token_throughput"), Color("modality"), Shape("bandwidth"))
}

// mustResolve resolves a chart that must be right.
func mustResolve(t *testing.T, c *Chart) *scene {
	t.Helper()
	s, err := c.resolve()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestALineShowsTheStatisticAtEachX(t *testing.T) {
	s := mustResolve(t, lineChart().Stat("median").Band("minmax"))
	if len(s.series) != 2 || s.series[0].name != "CPU" || s.series[1].name != "GDS" {
		t.Fatalf("series %+v, want CPU and GDS in this order", s.series)
	}
	want := []point{{100, 102.5, 100, 105}, {1000, 1002.5, 1000, 1005}}
	if got := s.series[1].points; !slices.Equal(got, want) {
		t.Errorf("points %v, want %v", got, want)
	}
	if got := mustResolve(t, lineChart().Band("ci95")).series[1].points[0]; got.lo != 100 || got.hi != 105 {
		t.Errorf("the interval of six values is %v to %v, want all of them", got.lo, got.hi)
	}
}

func TestMediaHaveTheirOwnColours(t *testing.T) {
	s := mustResolve(t, lineChart())
	if s.series[0].color != hex("#E69F00") || s.series[1].color != hex("#D55E00") {
		t.Errorf("colours %v and %v", s.series[0].color, s.series[1].color)
	}
}

func TestManySeriesStayDistinct(t *testing.T) {
	var names []string
	for i := range 20 {
		names = append(names, string(rune('a'+i)))
	}
	x := slices.Repeat([]float64{1}, 20)
	s := mustResolve(t, Line(frame.New(frame.Strings("name", names), frame.Floats("x", x), frame.Floats("y", x)), X("x"), Y("y"), Color("name")))
	for i, a := range s.series {
		for _, b := range s.series[:i] {
			if a.color == b.color && slices.Equal(a.dash, b.dash) && a.shape == b.shape {
				t.Errorf("%s and %s look alike", a.name, b.name)
			}
		}
	}
}

func TestWhatCannotBeDrawnIsCounted(t *testing.T) {
	f := frame.New(frame.Floats("x", []float64{0, 1, 10, math.NaN(), 99}), frame.Floats("y", []float64{1, 1, 2, 3, math.Inf(1)}))
	s := mustResolve(t, Points(f, X("x"), Y("y")).LogX().XMax(5))
	caption := strings.Join(s.caption, " ")
	for _, want := range []string{"n = 2 runs", "3 rows without a value to draw", "1 points lie outside"} {
		if !strings.Contains(caption, want) {
			t.Errorf("caption %q lacks %q", caption, want)
		}
	}
}

func TestTheFrontierIsOverAllRows(t *testing.T) {
	s := mustResolve(t, paretoChart().XMax(150))
	if len(s.frontier) != 1 || s.frontier[0] != (point{x: 100, y: 1000}) {
		t.Errorf("frontier %v", s.frontier)
	}
	s = mustResolve(t, paretoChart().Maximize("x").XMax(150))
	if last := s.frontier[0]; last.x != 2005 {
		t.Errorf("the frontier of large x begins at %v", last)
	}
	if s := mustResolve(t, paretoChart().Frontier(false)); len(s.frontier) > 0 {
		t.Error("a hidden frontier is drawn")
	}
}

func TestTheLegendHoldsWhatIsDrawn(t *testing.T) {
	s := mustResolve(t, paretoChart().Connect("input_len"))
	var labels []string
	for _, g := range s.legend {
		for _, e := range g.entries {
			labels = append(labels, e.label)
		}
	}
	if want := []string{"CPU", "GDS", "400g", "N/A", "frontier", "dominated", "100", "1k"}; !slices.Equal(labels, want) {
		t.Errorf("legend %q, want %q", labels, want)
	}
	ghost := mustResolve(t, lineChart().Ghost(runs().Head(3), "cold"))
	if len(ghost.ghosts) != 2 || len(ghost.ghosts[0].points)+len(ghost.ghosts[1].points) != 3 {
		t.Errorf("ghosts %+v", ghost.ghosts)
	}
}

func TestTicks(t *testing.T) {
	names := func(ticks []tick) string {
		var out []string
		for _, k := range ticks {
			if k.label != "" {
				out = append(out, k.label)
			}
		}
		return strings.Join(out, " ")
	}
	for _, tt := range []struct{ name, got, want string }{
		{"linear", names(linearTicks(0, 250000, siNumber)), "0 50k 100k 150k 200k 250k"},
		{"linear from below zero", names(linearTicks(-1, 1, siNumber)), "-1 -0.5 0 0.5 1"},
		{"many decades", names(logTicks(80, 600000, siNumber)), "100 1k 10k 100k"},
		{"within a decade", names(logTicks(110, 900, siNumber)), "200 500"},
		{"within a few numbers", names(logTicks(3.5, 8.5, siNumber)), "4 5 6 7 8"},
		{"few distinct values", names(newAxis("input_len", []float64{100, 1000, 50000}, true, math.NaN(), math.NaN(), true).ticks), "100 1k 50k"},
		{"times", names(newAxis("mean_ttft_ms", []float64{90, 400000}, true, math.NaN(), math.NaN(), false).ticks), "100 ms 1 s 10 s 100 s"},
		{"no values", names(newAxis("y", nil, false, math.NaN(), math.NaN(), false).ticks), "0 2 4 6 8 10"},
	} {
		if tt.got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, tt.got, tt.want)
		}
	}
}

func TestErrorsNameTheColumnOrOption(t *testing.T) {
	f := runs()
	for _, tt := range []struct {
		c    *Chart
		want string
	}{
		{Line(f, X("input_len"), Y("mean_tftt_ms")), `Y: there is no column "mean_tftt_ms"; did you mean "mean_ttft_ms"?`},
		{Line(f, X("modality"), Y("mean_ttft_ms")), `X: column "modality" holds text values, not numbers`},
		{Line(f, X("input_len")), "the channel Y is missing"},
		{Line(f.Select("nope"), X("input_len"), Y("mean_ttft_ms")), `column "nope"`},
		{lineChart().Stat("meadian"), `did you mean "median"?`},
		{lineChart().Band("ci96"), `did you mean "ci95"?`},
		{lineChart().Theme("drak"), `did you mean "dark"?`},
		{lineChart().XScale("cubic"), "XScale"},
		{lineChart().Minimize("z"), "Minimize"},
		{lineChart().Size(0, 5), "Size(0, 5)"},
		{lineChart().Ghost(f.Drop("modality"), "cold"), `no column "modality"`},
		{paretoChart().Connect("inputlen"), `did you mean "input_len"?`},
		{paretoChart().ConnectStyle(1, 2, "solid"), "alpha 2"},
		{paretoChart().ConnectStyle(1, 1, "wavy"), "ConnectStyle"},
	} {
		if tt.c.Err() == nil || !strings.Contains(tt.c.Err().Error(), tt.want) {
			t.Errorf("error %v, want %q", tt.c.Err(), tt.want)
			continue
		}
		path := filepath.Join(t.TempDir(), "x.png")
		if err := tt.c.Title("later").Save(path); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("Save gives %v", err)
		}
		if _, err := os.Stat(path); err == nil {
			t.Error("a wrong chart was saved")
		}
		if !strings.Contains(tt.c.String(), "error: ") {
			t.Errorf("it shows as %q", tt.c)
		}
	}
	if err := Line(f.Head(0), X("input_len"), Y("mean_ttft_ms")).Save("x.png"); err == nil || !strings.Contains(err.Error(), "nothing to draw: none of 0 rows") {
		t.Errorf("no rows give %v", err)
	}
	if err := lineChart().Save("x.gif"); err == nil || !strings.Contains(err.Error(), "png, svg or pdf") {
		t.Errorf("an unknown format gives %v", err)
	}
	if lineChart().Err() != nil {
		t.Error("a right chart has an error")
	}
}

func TestMethodsLeaveTheirChartAsItIs(t *testing.T) {
	c := lineChart()
	before, err := c.Bytes("svg")
	if err != nil {
		t.Fatal(err)
	}
	c.LogX().LogY().Title("other").Theme("dark").Connect("input_len").XMax(5)
	if after, _ := c.Bytes("svg"); !bytes.Equal(before, after) {
		t.Error("the chart has changed")
	}
}

func TestEqualChartsGiveEqualBytes(t *testing.T) {
	for _, format := range []string{"png", "svg", "pdf"} {
		for _, c := range []*Chart{lineChart().LogX().Band("iqr"), paretoChart().Connect("input_len")} {
			a, errA := c.Bytes(format)
			b, errB := c.Bytes(format)
			if errA != nil || errB != nil || !bytes.Equal(a, b) || len(a) < 1000 {
				t.Errorf("%s of %s: %d and %d bytes, %v, %v", format, c.mark, len(a), len(b), errA, errB)
			}
		}
	}
}

func TestPNGIsTwiceTheSize(t *testing.T) {
	b, err := lineChart().Size(4, 3).Bytes("png")
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	if size := img.Bounds().Size(); size.X != 768 || size.Y != 576 {
		t.Errorf("size %v", size)
	}
}

func TestGoldenPictures(t *testing.T) {
	for name, c := range map[string]*Chart{
		"line.svg":   lineChart().LogX().LogY().Stat("median").Band("ci95").Ghost(runs().Head(4), "cold").Caption("warm runs"),
		"pareto.svg": paretoChart().Connect("input_len").LegendRight(true).Theme("dark"),
		"seed.svg":   lineChart().Theme("seed"),
	} {
		got, err := c.Size(5, 4).Bytes("svg")
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(path, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s differs; look at it and run with -update if it is right", name)
		}
	}
}

// A viewer that is not ours must find the picture whole: no broken colours, no
// missing glyphs.
func TestOtherProgramsReadThePictures(t *testing.T) {
	dir := t.TempDir()
	for format, command := range map[string][]string{
		"svg": {"rsvg-convert", "-o", filepath.Join(dir, "svg.png"), filepath.Join(dir, "a.svg")},
		"pdf": {"pdftoppm", "-png", "-singlefile", filepath.Join(dir, "a.pdf"), filepath.Join(dir, "pdf")},
	} {
		if _, err := exec.LookPath(command[0]); err != nil {
			t.Logf("%s is not installed", command[0])
			continue
		}
		if err := lineChart().Save(filepath.Join(dir, "a."+format)); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command(command[0], command[1:]...).CombinedOutput(); err != nil || len(out) > 0 {
			t.Fatalf("%s: %v\n%s", command[0], err, out)
		}
		b, err := os.ReadFile(filepath.Join(dir, format+".png"))
		if err != nil {
			t.Fatal(err)
		}
		img, err := png.Decode(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		colours := map[[3]uint32]int{}
		for y := range img.Bounds().Dy() {
			for x := range img.Bounds().Dx() {
				r, g, b, _ := img.At(x, y).RGBA()
				colours[[3]uint32{r >> 8, g >> 8, b >> 8}]++
			}
		}
		if colours[[3]uint32{0xE6, 0x9F, 0x00}] < 50 || colours[[3]uint32{0xD5, 0x5E, 0x00}] < 50 {
			t.Errorf("the %s lacks the series' colours", format)
		}
	}
}

func TestTextIsWrappedAtBlanks(t *testing.T) {
	style := textStyle{size: 10}
	for _, tt := range []struct {
		text string
		want []string
	}{
		{"one two three", []string{"one two", "three"}},
		{"one\ntwo", []string{"one", "two"}},
		{"", nil},
		{"unbreakably", []string{"unbreak", "ably"}},
	} {
		if got := style.wrap(tt.text, style.width("one two  ")); !slices.Equal(got, tt.want) {
			t.Errorf("wrap(%q) = %q, want %q", tt.text, got, tt.want)
		}
	}
	if latin, chinese := style.width("ab"), style.width("东西"); chinese < latin || chinese != 20 {
		t.Errorf("two Chinese characters are %v wide", chinese)
	}
}

func BenchmarkPNG(b *testing.B) {
	c := lineChart().LogX().LogY()
	for b.Loop() {
		if _, err := c.Bytes("png"); err != nil {
			b.Fatal(err)
		}
	}
}
