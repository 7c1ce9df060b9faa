package report

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"kvsh/kernel/notebook"
)

// ingredients are what confuses those who read HTML, in any order.
var ingredients = strings.Split(`<table> </table> <tr> <td> </td> <th> <caption> <col> <tbody> </tbody> <thead>
<svg> </svg> <g> </g> <foreignObject> </foreignObject> <desc> </desc> <title> </title> <style> </style> <path/> <path> <use[href="#i"/>
<image[href="https://example.com/x.png"/> <image[xlink:href="https://example.com/x.png"> <math> </math> <mtext> </mtext> <mglyph> <annotation-xml[encoding="text/html">
<p> </p> <div> </div> <section> </section> <main> </main> <footer> </footer> <details> </details> <summary> <a[href="#i"> </a> <a[href="javascript:x"> <b> </b> <i> </i>
<form> </form> <select> </select> <option> <button> </button> <textarea> </textarea> <template> </template> <noscript> </noscript> <iframe> </iframe> <xmp> </xmp> <plaintext>
<script> </script> <pre> </pre> <ul> <li> </ul> <dl> <dt> <dd> <h1> </h1> <h2> </h2> <hr> <br> </br> </p> <nobr> </nobr> <font[color="red"> </font> <ruby> <rt> <frameset> <body[onload="x"> </body> </html> <head>
<img[src="x[onerror=y"> <img[src=https://example.com/z.png> <input> <input[type=checkbox> <!-- --> <![CDATA[ ]]> <? ?> <!DOCTYPE[html> &lt;script&gt; &amp; " ' > < / = id="i" text
<i[id="i"[onclick="x"> <i[id="i"> <p[style="background:url(https://example.com/q.png)"> <p[style="background:u\72l(https://example.com/r.png)"> *{background:url(https://example.com/s.png)} @import[url(https://example.com/t.css); a{color:red} } {`, " ")

func soup(r *rand.Rand) string {
	var b strings.Builder
	for range 1 + r.IntN(25) {
		b.WriteString(strings.TrimSpace(strings.ReplaceAll(ingredients[r.IntN(len(ingredients))], "[", " ")))
	}
	return b.String()
}

func soups(r *rand.Rand, n int) *notebook.Notebook {
	nb := notebookOf()
	for range n {
		text := soup(r)
		nb.Cells = append(nb.Cells,
			codeCell("x", value(map[string]any{"text/html": text}), value(map[string]any{"image/svg+xml": "<svg>" + soup(r) + "</svg>"})),
			markdownCell(soup(r)+"\n\n"+text))
	}
	return nb
}

func TestNoHTMLGetsOutOfItsPlace(t *testing.T) {
	for seed := range uint64(1500) {
		nb := soups(rand.New(rand.NewPCG(seed, 1)), 1)
		page := HTML(nb, Options{})
		if list := faults(page); list != nil {
			t.Fatalf("with the seed %d the page has %q\n%q", seed, list, page[bytes.Index(page, []byte("<body>")):])
		}
	}
}

func TestNoHTMLGetsOutOfItsPlaceInABrowser(t *testing.T) {
	file := filepath.Join(t.TempDir(), "report.html")
	nb := soups(rand.New(rand.NewPCG(7, 7)), 300)
	page := HTML(nb, Options{})
	if err := os.WriteFile(file, page, 0o666); err != nil {
		t.Fatal(err)
	}
	dom, log := browse(t, file)
	for line := range strings.Lines(log) {
		if strings.Contains(line, "CONSOLE") {
			t.Errorf("the browser says: %s", line)
		}
	}
	for _, f := range faults([]byte(dom)) {
		t.Errorf("the page has %s", f)
	}
	if got, want := places(t, []byte(dom)), places(t, page); got != want {
		t.Errorf("the browser has %d sections in its main element, want %d", got, want)
	}
}

// places counts the cells that are in their place.
func places(t *testing.T, page []byte) int {
	root, err := html.Parse(strings.NewReader(string(page)))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for c := range root.Descendants() {
		if c.Data == "section" && hasClass(c, "cell") && attribute(c.Parent, "id") == "report" && c.Parent.Parent.Data == "body" {
			n++
		}
	}
	return n
}
