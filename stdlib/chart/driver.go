package chart

import (
	"bytes"
	"fmt"
	"html"
	"image/color"
	"io"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"codeberg.org/go-pdf/fpdf"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"
	"gonum.org/v1/plot/vg/vgpdf"
	"gonum.org/v1/plot/vg/vgsvg"

	"kvsh/stdlib/nearest"
	"kvsh/stdlib/outfile"
)

// pngScale is the dots an inch of a PNG: twice the usual 96.
const pngScale = 2 * 96

// Save draws the chart into files whose extensions say the format: .png, .svg
// or .pdf. See [outfile.Write] for how files are replaced.
func (c *Chart) Save(paths ...string) error {
	for _, path := range paths {
		b, err := c.Bytes(strings.TrimPrefix(strings.ToLower(filepath.Ext(path)), "."))
		if err != nil {
			return fmt.Errorf("save %s: %w", path, err)
		}
		err = outfile.Write(path, func(w io.Writer) error { _, err := w.Write(b); return err })
		if err != nil {
			return err
		}
	}
	return nil
}

// Bytes draws the chart in a format: "png", "svg" or "pdf".
func (c *Chart) Bytes(format string) ([]byte, error) {
	formats := map[string]func(*Chart, *scene) ([]byte, error){"png": drawPNG, "svg": drawSVG, "pdf": drawPDF}
	driver := formats[format]
	if driver == nil {
		return nil, fmt.Errorf("chart: there is no format %q; a picture is a png, svg or pdf%s", format, nearest.Question(format, []string{"png", "svg", "pdf"}))
	}
	s, err := c.resolve()
	if err != nil {
		return nil, err
	}
	return driver(c, s)
}

func drawPNG(c *Chart, s *scene) ([]byte, error) {
	canvas := vgimg.NewWith(vgimg.UseWH(inches(c.width), inches(c.height)), vgimg.UseDPI(pngScale))
	s.render(draw.New(canvas), c.legendRight)
	var b bytes.Buffer
	_, err := vgimg.PngCanvas{Canvas: canvas}.WriteTo(&b)
	return b.Bytes(), err
}

// drawSVG draws an SVG with a title and a description for those who can't see
// it.
func drawSVG(c *Chart, s *scene) ([]byte, error) {
	canvas := vgsvg.New(inches(c.width), inches(c.height))
	s.render(draw.New(canvas), c.legendRight)
	var b bytes.Buffer
	if _, err := canvas.WriteTo(&b); err != nil {
		return nil, err
	}
	open := bytes.Index(b.Bytes(), []byte("<svg"))
	end := bytes.IndexByte(b.Bytes()[max(open, 0):], '>') + max(open, 0) + 1
	if open < 0 || end <= 0 {
		return nil, fmt.Errorf("chart: the SVG canvas wrote no svg element")
	}
	words := fmt.Sprintf("\n<title>%s</title>\n<desc>%s</desc>", html.EscapeString(c.title), html.EscapeString(c.String()))
	return append(append(append([]byte{}, b.Bytes()[:end]...), words...), b.Bytes()[end:]...), nil
}

// pdfDefaults makes equal documents equal bytes: fpdf else writes the present
// time and its objects in random order.
var pdfDefaults = sync.OnceFunc(func() {
	epoch := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	fpdf.SetDefaultCreationDate(epoch)
	fpdf.SetDefaultModificationDate(epoch)
	fpdf.SetDefaultCatalogSort(true)
})

func drawPDF(c *Chart, s *scene) ([]byte, error) {
	pdfDefaults()
	w, h := inches(c.width), inches(c.height)
	canvas := vgpdf.New(w, h)
	s.render(draw.NewCanvas(pdfCanvas{canvas}, w, h), c.legendRight)
	var b bytes.Buffer
	_, err := canvas.WriteTo(&b)
	return b.Bytes(), err
}

// pdfCanvas mends the colours of vgpdf, which applies the opacity of a
// translucent colour twice: it takes the premultiplied channels and the alpha.
type pdfCanvas struct{ *vgpdf.Canvas }

func (p pdfCanvas) SetColor(c color.Color) {
	p.Canvas.SetColor(straight{color.NRGBAModel.Convert(c).(color.NRGBA)})
}

// straight is a colour that gives out its channels without its alpha in them.
type straight struct{ color.NRGBA }

func (s straight) RGBA() (r, g, b, a uint32) {
	return uint32(s.R) * 0x101, uint32(s.G) * 0x101, uint32(s.B) * 0x101, uint32(s.A) * 0x101
}

// String describes the chart in one line.
func (c *Chart) String() string {
	s, err := c.resolve()
	if err != nil {
		return "error: " + err.Error()
	}
	names := make([]string, len(s.series))
	for i, g := range s.series {
		names[i] = g.name
	}
	text := fmt.Sprintf("%s chart of %s over %s", c.mark, c.columns["Y"], c.columns["X"])
	if len(names) > 0 && names[0] != "" {
		text += ": " + strings.Join(names, ", ")
	}
	return text + " (" + strings.Join(s.caption, " · ") + ")"
}

// MIMEBundle is the chart as SVG, as PNG, and as its description.
func (c *Chart) MIMEBundle() map[string]any {
	bundle := map[string]any{"text/plain": c.String()}
	if b, err := c.Bytes("svg"); err == nil {
		bundle["image/svg+xml"] = string(b)
	}
	if b, err := c.Bytes("png"); err == nil {
		bundle["image/png"] = b
	}
	return bundle
}
