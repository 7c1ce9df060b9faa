package report

import (
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// vector is an SVG as an element of the page, nil if the text has none that
// could be shown. The label is for readers who do not see it and is used only
// if the picture has no title.
func (p *page) vector(text, prefix, label string) *fragment {
	root, err := clean(text)
	if err != nil {
		return nil
	}
	var svg *html.Node
	for _, n := range elements(root) {
		if n.Namespace == "svg" && n.Data == "svg" {
			svg = n
			break
		}
	}
	if svg == nil || svg.FirstChild == nil {
		return nil
	}
	svg.Parent.RemoveChild(svg)
	root = with(element("div", "class", "vector"), svg)
	if !adapts(text) {
		setAttribute(root, "class", "vector card")
	}
	f := p.fragment(root, prefix)
	p.embed(root, nil) // of HTML inside the picture

	removeAttribute(svg, "aria-hidden")
	setAttribute(svg, "role", "img")
	title := firstChild(svg, "title")
	switch {
	case attribute(svg, "aria-label") != "":
	case title != nil && strings.TrimSpace(textOf(title)) != "":
		if attribute(svg, "aria-labelledby") == "" {
			if attribute(title, "id") == "" {
				setAttribute(title, "id", p.unique(prefix+"title"))
			}
			setAttribute(svg, "aria-labelledby", attribute(title, "id"))
		}
	default:
		setAttribute(svg, "aria-label", label)
	}
	if attribute(svg, "viewBox") == "" {
		width, height := pixels(attribute(svg, "width")), pixels(attribute(svg, "height"))
		if width > 0 && height > 0 {
			setAttribute(svg, "viewBox", fmt.Sprintf("0 0 %g %g", width, height))
		}
	}
	return f
}

// adapts tells whether a picture takes its colours from the page.
func adapts(svg string) bool {
	return strings.Contains(svg, "currentColor") || strings.Contains(svg, "prefers-color-scheme")
}

func firstChild(n *html.Node, name string) *html.Node {
	for c := range n.ChildNodes() {
		if c.Data == name && c.Type == html.ElementNode {
			return c
		}
	}
	return nil
}

// pixels is a length in the units that a picture without a view box has, 0 if
// it is not known.
func pixels(length string) float64 {
	length = strings.TrimSpace(strings.ToLower(length))
	unit := 1.0
	for suffix, u := range map[string]float64{"px": 1, "pt": 4. / 3, "pc": 16, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4} {
		if rest, ok := strings.CutSuffix(length, suffix); ok {
			length, unit = rest, u
			break
		}
	}
	n, err := strconv.ParseFloat(strings.TrimSpace(length), 64)
	if err != nil || n <= 0 || n > 1e6 {
		return 0
	}
	return n * unit
}
