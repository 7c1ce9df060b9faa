package chart

import (
	"bytes"
	"encoding/json"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kvsh/stdlib/display"
	"kvsh/stdlib/frame"
	"kvsh/stdlib/table"
)

// begins is how files of each format begin.
var begins = map[string]string{"png": "\x89PNG", "svg": "<svg", "pdf": "%PDF-", "json": "{", "vl.json": "{", "txt": "TTFT"}

func TestTheExtensionDecidesTheFormat(t *testing.T) {
	dir := t.TempDir()
	var paths []string
	for format := range begins {
		paths = append(paths, filepath.Join(dir, "new", "a."+format))
	}
	if err := lineChart().Title("TTFT").Save(paths...); err != nil {
		t.Fatal(err)
	}
	for format, begin := range begins {
		b, err := os.ReadFile(filepath.Join(dir, "new", "a."+format))
		if err != nil || !strings.HasPrefix(string(b), begin) {
			t.Errorf("the %s begins with %.20q, %v", format, b, err)
		}
	}
	if len(begins) != len(formats) || len(begins) != len(formatNames) {
		t.Errorf("%d formats are tested of %d", len(begins), len(formats))
	}
	for name, want := range map[string]string{
		"a.gif": `there is no format "gif"; a picture is png, svg, pdf, json (Vega-Lite) or txt`,
		"a.sgv": `did you mean "svg"?`,
		"a":     `there is no format ""`,
	} {
		if err := lineChart().Save(filepath.Join(dir, name)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s gives %v", name, err)
		}
	}
}

func TestEqualChartsGiveEqualBytes(t *testing.T) {
	for format := range formats {
		for _, make := range []func() *Chart{
			func() *Chart { return lineChart().LogX().Band("iqr") },
			func() *Chart { return paretoChart().Connect("input_len") },
		} {
			a, errA := make().Bytes(format)
			b, errB := make().Bytes(format)
			if errA != nil || errB != nil || !bytes.Equal(a, b) || len(a) < 500 {
				t.Errorf("%s of %s: %d and %d bytes, %v, %v", format, make(), len(a), len(b), errA, errB)
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

// pictures is a sink for all forms of a bundle.
type pictures struct{}

func (pictures) Display(map[string]any) error { return nil }

func TestBundlesHaveAllForms(t *testing.T) {
	defer display.SetSink(pictures{})()
	bundle := lineChart().MIMEBundle()
	text := bundle["text/plain"].(string)
	first, picture, _ := strings.Cut(text, "\n")
	if first != lineChart().String() || !strings.Contains(picture, "Mean TTFT") {
		t.Errorf("text %q", text)
	}
	for _, line := range strings.Split(picture, "\n") {
		if n := len([]rune(line)); n > 80 {
			t.Errorf("a line of %d characters", n)
		}
	}
	if b, ok := bundle["image/png"].([]byte); !ok || !bytes.HasPrefix(b, []byte("\x89PNG")) {
		t.Errorf("PNG of type %T", bundle["image/png"])
	}
	_, metadata := display.Split(bundle)
	if size := metadata["image/png"]; size["width"] != 816 || size["height"] != 499 {
		t.Errorf("the size of the PNG is %v", size)
	}
	if s, ok := bundle["image/svg+xml"].(string); !ok || !strings.Contains(s, "<svg") {
		t.Errorf("SVG of type %T", bundle["image/svg+xml"])
	}
	b, err := json.Marshal(bundle["application/vnd.vegalite.v5+json"])
	var spec map[string]any
	if err != nil || json.Unmarshal(b, &spec) != nil || spec["$schema"] != "https://vega.github.io/schema/vega-lite/v5.json" {
		t.Errorf("Vega-Lite is %.80s, %v", b, err)
	}
	if _, ok := bundle["text/x-ansi"]; ok {
		t.Error("there is styled text without a screen for it")
	}
}

func TestNoPicturesAreDrawnWhereTextIsShown(t *testing.T) {
	defer display.SetSink(display.TextSink{})()
	bundle := lineChart().MIMEBundle()
	if text, _ := bundle["text/plain"].(string); len(bundle) != 1 || !strings.Contains(text, "Mean TTFT") {
		t.Errorf("the bundle is %v", bundle)
	}
}

func TestAStyledScreenGetsThePictureInColours(t *testing.T) {
	defer display.SetSink(pictures{})()
	const cpu, gds = "38;2;230;159;0", "38;2;213;94;0"
	for _, tt := range []struct {
		name   string
		screen table.Screen
		want   []string // sequences
		not    string
	}{
		{"of 24 bits", table.Screen{Colors: 1 << 24, Dark: true}, []string{cpu, gds}, ""},
		{"of 24 bits on white", table.Screen{Colors: 1 << 24}, []string{gds}, cpu}, // which would be too pale
		{"of 256", table.Screen{Colors: 256, Dark: true}, []string{"38;5;"}, "38;2;"},
		{"of 16", table.Screen{Colors: 16}, []string{"\x1b[0;33m"}, "38;"},
		{"without any", table.Screen{}, []string{"⠁"}, "\x1b"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tt.screen.Width, tt.screen.Style = 60, &table.Style{}
			defer table.SetScreen(tt.screen)()
			text, _ := lineChart().MIMEBundle()["text/x-ansi"].(string)
			for _, want := range tt.want {
				if !strings.Contains(text, want) {
					t.Errorf("there is no %q in %q", want, text)
				}
			}
			if tt.not != "" && strings.Contains(text, tt.not) {
				t.Errorf("there is %q in %q", tt.not, text)
			}
		})
	}
}

func TestVeryManyPointsComeAsPixels(t *testing.T) {
	defer display.SetSink(pictures{})()
	x := make([]float64, mostShapes+1)
	for i := range x {
		x[i] = float64(i)
	}
	bundle := Points(frame.New(frame.Floats("x", x)), X("x"), Y("x")).MIMEBundle()
	if bundle["image/png"] == nil || bundle["image/svg+xml"] != nil || bundle["application/vnd.vegalite.v5+json"] != nil {
		t.Errorf("the bundle has %d forms", len(bundle))
	}
}

func BenchmarkScene(b *testing.B) {
	c := lineChart().LogX().LogY().Band("ci95")
	for b.Loop() {
		if _, err := c.Scene(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSceneOfManyRows(b *testing.B) {
	var parts []*frame.Frame
	for range 2000 {
		parts = append(parts, runs())
	}
	f := runs().Concat(parts...)
	c := Points(f, X("mean_ttft_ms"), Y("total_token_throughput"), Color("modality"), Shape("bandwidth"))
	for b.Loop() {
		if _, err := c.Scene(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDrivers(b *testing.B) {
	c := lineChart().LogX().LogY().Stat("median").Band("iqr").Title("TTFT").Caption("warm runs")
	for _, format := range formatNames {
		if format == "vl.json" { // another name for json
			continue
		}
		b.Run(format, func(b *testing.B) {
			for b.Loop() {
				if _, err := c.Bytes(format); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkBundle(b *testing.B) {
	c := lineChart().LogX().LogY()
	for _, bb := range []struct {
		name string
		sink display.Sink
	}{
		{"of all forms", pictures{}},
		{"of text", display.TextSink{}},
	} {
		b.Run(bb.name, func(b *testing.B) {
			defer display.SetSink(bb.sink)()
			for b.Loop() {
				c.MIMEBundle()
			}
		})
	}
}
