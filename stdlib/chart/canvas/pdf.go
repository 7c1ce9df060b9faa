package canvas

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image/color"
	"math"
	"strconv"
	"time"
	"unicode/utf16"

	"codeberg.org/go-pdf/fpdf"
	"gonum.org/v1/plot/vg"

	"kvsh/stdlib/chart/scene"
)

// PDF draws a scene as PDF with its title and description in the metadata.
func PDF(s *scene.Scene) ([]byte, error) {
	f, err := layOut(s)
	if err != nil {
		return nil, err
	}
	doc := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: f.size.X.Points(), Ht: f.size.Y.Points()}})
	// Without these the bytes would differ from run to run.
	epoch := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	doc.SetCreationDate(epoch)
	doc.SetModificationDate(epoch)
	doc.SetCatalogSort(true)
	doc.SetTitle(utf16Text(s.Title), false)
	doc.SetSubject(utf16Text(s.Description), false)
	doc.SetAutoPageBreak(false, 0)
	doc.AddPage()
	doc.SetLineJoinStyle("round")

	on := visible{&pdf{doc: doc}}
	on.fill(f.page().Path(), s.Theme.Background)
	draw(f, on)
	var b bytes.Buffer
	if err := doc.Output(&b); err != nil {
		return nil, fmt.Errorf("canvas: write the PDF: %w", err)
	}
	return b.Bytes(), nil
}

// utf16Text is a text as PDF has it in metadata: fpdf's own way lacks characters of
// four bytes.
func utf16Text(text string) string {
	out := []byte("\xfe\xff")
	for _, unit := range utf16.Encode([]rune(tidy(text))) {
		out = binary.BigEndian.AppendUint16(out, unit)
	}
	return string(out)
}

// pdf is a page of a document. It writes the operators of paths itself: vgpdf, the
// canvas of gonum/plot, has no way to a title, takes opacity twice, and bends
// quadratic curves too little.
type pdf struct {
	doc *fpdf.Fpdf
	buf []byte
	// What was set last.
	color color.NRGBA
	ready bool
}

func (p *pdf) fill(path vg.Path, c color.NRGBA) {
	p.setColor(c)
	p.path(path)
	p.op("f")
	p.flush()
}

func (p *pdf) stroke(path vg.Path, by pen) {
	p.setColor(by.color)
	p.num(by.width)
	p.op("w")
	p.buf = append(p.buf, '[')
	for _, d := range by.dash {
		p.num(d)
	}
	p.buf = append(p.buf, "] 0 d\n"...)
	p.path(path)
	p.op("S")
	p.flush()
}

func (p *pdf) setColor(c color.NRGBA) {
	if p.ready && p.color == c {
		return
	}
	p.doc.SetFillColor(int(c.R), int(c.G), int(c.B))
	p.doc.SetDrawColor(int(c.R), int(c.G), int(c.B))
	p.doc.SetAlpha(float64(c.A)/255, "Normal")
	p.color, p.ready = c, true
}

// path writes a path. PDF has no arcs and no quadratic curves, but cubic ones.
func (p *pdf) path(path vg.Path) {
	var at, begin vg.Point
	for _, c := range path {
		switch c.Type {
		case vg.MoveComp:
			p.points("m", c.Pos)
			begin = c.Pos
		case vg.LineComp:
			p.points("l", c.Pos)
		case vg.ArcComp:
			p.circle(c.Pos, c.Radius)
			continue
		case vg.CurveComp:
			if len(c.Control) == 1 {
				first, second := third(at, c.Control[0]), third(c.Pos, c.Control[0])
				p.points("c", first, second, c.Pos)
			} else {
				p.points("c", c.Control[0], c.Control[1], c.Pos)
			}
		case vg.CloseComp:
			p.op("h")
			at = begin
			continue
		}
		at = c.Pos
	}
}

// third is the control point of a cubic curve beside one of the ends of a quadratic
// curve.
func third(end, control vg.Point) vg.Point {
	return end.Add(control.Sub(end).Scale(2. / 3))
}

// circle writes a circle from its right end: no other arcs are drawn.
func (p *pdf) circle(center vg.Point, r vg.Length) {
	const bend = 0.5522847498 // of a quarter
	for quarter := range 4 {
		sin, cos := math.Sincos(float64(quarter) * math.Pi / 2)
		turned := func(x, y vg.Length) vg.Point {
			c, s := vg.Length(math.Round(cos))*r, vg.Length(math.Round(sin))*r
			return center.Add(vg.Point{X: x*c - y*s, Y: x*s + y*c})
		}
		p.points("c", turned(1, bend), turned(bend, 1), turned(0, 1))
	}
}

func (p *pdf) points(op string, points ...vg.Point) {
	for _, at := range points {
		p.num(at.X)
		p.num(at.Y)
	}
	p.op(op)
}

func (p *pdf) num(v vg.Length) {
	p.buf = strconv.AppendFloat(p.buf, v.Points(), 'f', 2, 64)
	p.buf = append(p.buf, ' ')
}

func (p *pdf) op(op string) {
	p.buf = append(p.buf, op...)
	p.buf = append(p.buf, '\n')
}

// flush hands what was written to the document, which has its own operators for
// colours.
func (p *pdf) flush() {
	p.doc.RawWriteBuf(bytes.NewReader(p.buf))
	p.buf = p.buf[:0]
}
