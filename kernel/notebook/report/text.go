package report

import (
	"bytes"
	"encoding/json"
	"strings"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	gmhtml "github.com/yuin/goldmark/renderer/html"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"kvsh/kernel/notebook"
)

var converter = goldmark.New(
	goldmark.WithExtensions(extension.GFM, extension.Footnote, formulas{}),
	goldmark.WithRendererOptions(gmhtml.WithUnsafe()), // it is cleaned after
)

// markdown is the HTML of Markdown. The headings of the notebook's text are
// listed in the table of contents.
func (p *page) markdown(source string, attachments json.RawMessage, listed bool) []part {
	if strings.TrimSpace(source) == "" {
		return nil
	}
	var b bytes.Buffer
	err := converter.Convert([]byte(source), &b)
	root, cleanErr := clean(b.String())
	if err != nil || cleanErr != nil {
		return []part{{text: pre("text", "Text", html.EscapeString(source))}}
	}
	if root.FirstChild == nil {
		return nil
	}
	f := p.fragment(root, "")
	p.embed(root, attachments)
	setAttribute(root, "class", "text")
	for _, n := range elements(root) {
		if n.Namespace != "" {
			continue
		}
		switch n.DataAtom {
		case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
			p.anchor(n, root, listed)
		case atom.Table:
			wrap(n, scrolling("table", "Table"))
		case atom.Pre:
			block(n)
		case atom.Img:
			figure(n)
		case atom.Input:
			checkbox(n)
		}
	}
	return []part{{fragment: f.outside()}}
}

// anchor gives a heading an id and a link to itself.
func (p *page) anchor(n, root *html.Node, listed bool) {
	text := strings.Join(strings.Fields(textOf(n)), " ")
	id := attribute(n, "id")
	if id == "" {
		id = p.unique(slug(text))
		setAttribute(n, "id", id)
	}
	if listed && text != "" {
		p.headings = append(p.headings, heading{int(n.Data[1] - '0'), id, text, n, root})
	}
	for c := range n.Descendants() {
		if c.Data == "a" {
			return // it may well be all of the heading
		}
	}
	if inLink(n) {
		return
	}
	with(n, textNode(" "), with(element("a", "class", "anchor", "href", "#"+id, "aria-label", "Link to this heading"), textNode("#")))
}

// slug is the id of a heading, as GitHub makes it.
func slug(text string) string {
	id := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' || r == '_':
			return unicode.ToLower(r)
		case unicode.IsSpace(r):
			return '-'
		}
		return -1
	}, text)
	if strings.Trim(id, "-") == "" {
		return "section"
	}
	return id
}

// block colours a block of code.
func block(n *html.Node) {
	code := n.FirstChild
	if code == nil || code.NextSibling != nil || code.Data != "code" || code.Type != html.ElementNode {
		label := "Text"
		if hasClass(n, "math") {
			label = "Formula"
		}
		scroll(n, label)
		return
	}
	language := ""
	for _, c := range strings.Fields(attribute(code, "class")) {
		if l, ok := strings.CutPrefix(c, "language-"); ok {
			language = strings.ToLower(l)
		}
	}
	text := highlight(textOf(code), language)
	setText(code, "")
	with(code, rawNode(text))
	setAttribute(n, "class", "code")
	scroll(n, "Code")
}

// figure makes a picture that is alone in its paragraph a figure, with its
// title as the caption.
func figure(img *html.Node) {
	paragraph := img.Parent
	if paragraph.DataAtom != atom.P {
		return
	}
	for c := range paragraph.ChildNodes() {
		if c != img && (c.Type != html.TextNode || strings.TrimSpace(c.Data) != "") {
			return
		}
	}
	caption := strings.TrimSpace(attribute(img, "title"))
	removeAttribute(img, "title")
	paragraph.RemoveChild(img)
	fig := with(element("figure"), img)
	if caption != "" {
		with(fig, with(element("figcaption"), textNode(caption)))
	}
	replace(paragraph, fig)
}

// checkbox names the box of a task for those who do not see it.
func checkbox(n *html.Node) {
	if attribute(n, "aria-label") == "" {
		setAttribute(n, "aria-label", "Task")
	}
	if li := n.Parent; li.DataAtom == atom.Li || li.Parent != nil && li.Parent.DataAtom == atom.Li {
		if li.DataAtom != atom.Li {
			li = li.Parent
		}
		setAttribute(li, "class", "task")
	}
}

// scrolling is a box for what may be too wide, which scrolls by itself.
func scrolling(class, label string) *html.Node {
	n := element("div", "class", "scroll "+class)
	scroll(n, label)
	return n
}

func scroll(n *html.Node, label string) {
	setAttribute(n, "tabindex", "0")
	setAttribute(n, "role", "region")
	setAttribute(n, "aria-label", label)
}

// pre is text with HTML in it, in a box that scrolls by itself.
func pre(class, label, text string) string {
	return `<pre class="` + class + `" tabindex="0" role="region" aria-label="` + html.EscapeString(label) + "\">\n" + text + "</pre>\n"
}

// rawFormat is the media type that a raw cell is for.
func rawFormat(c *notebook.Cell) string {
	for _, key := range []string{"raw_mimetype", "format"} {
		var format string
		if json.Unmarshal(c.Metadata[key], &format) == nil && format != "" {
			return strings.ToLower(format)
		}
	}
	return ""
}
