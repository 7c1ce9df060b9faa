package canvas

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"hash/fnv"
	"image/color"
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/vgsvg"

	"kvsh/stdlib/chart/scene"
)

// SVG draws a scene as SVG. Its title and description tell it to those who can't
// see it.
func SVG(s *scene.Scene) ([]byte, error) {
	f, err := layOut(s)
	if err != nil {
		return nil, err
	}
	canvas := vgsvg.New(f.size.X, f.size.Y)
	on := visible{onCanvas{exact{canvas}}}
	on.fill(f.page().Path(), s.Theme.Background)
	draw(f, on)
	var b bytes.Buffer
	if _, err := canvas.WriteTo(&b); err != nil {
		return nil, err
	}
	_, body, found := bytes.Cut(b.Bytes(), []byte("<g "))
	if !found {
		return nil, fmt.Errorf("canvas: the SVG has no drawing in it")
	}
	return append([]byte(svgHead(s, body)), append([]byte("<g "), body...)...), nil
}

// svgHead opens a document. The names of its title and description differ from
// those of other pictures in the same page.
func svgHead(s *scene.Scene, body []byte) string {
	w, h := Size(s)
	hash := fnv.New32a()
	hash.Write(body)
	id := fmt.Sprintf("chart-%08x", hash.Sum32())
	title := s.Title
	if title == "" {
		title = "Chart"
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %g %g"`, w, h, vg.Length(w)*pixel, vg.Length(h)*pixel)
	fmt.Fprintf(&b, ` role="img" aria-labelledby="%s-title %s-desc" stroke-linejoin="round">`+"\n", id, id)
	fmt.Fprintf(&b, "<title id=\"%s-title\">%s</title>\n<desc id=\"%s-desc\">%s</desc>\n", id, escaped(title), id, escaped(s.Description))
	return b.String()
}

// escaped is a text in XML, without characters that XML can't hold.
func escaped(text string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(text)); err != nil { // a Builder takes all
		panic(err)
	}
	return b.String()
}

// exact is a canvas that gets colours which it rounds to what they are: vgsvg takes
// the opacity out of the channels again and cuts off fractions.
type exact struct{ vg.Canvas }

func (e exact) SetColor(c color.Color) {
	e.Canvas.SetColor(halfUp{color.NRGBAModel.Convert(c).(color.NRGBA)})
}

// halfUp is a colour whose channels are half a step too large.
type halfUp struct{ color.NRGBA }

func (h halfUp) RGBA() (r, g, b, a uint32) {
	a = uint32(h.A) * 0x101
	up := func(v uint8) uint32 { return (uint32(v)*2 + 1) * a / (2 * 255) }
	return up(h.R), up(h.G), up(h.B), a
}
