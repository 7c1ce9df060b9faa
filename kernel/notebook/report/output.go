package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"kvsh/kernel/notebook"
)

// pictureTypes are the media types of pictures, the richest first.
var pictureTypes = []string{"image/svg+xml", "image/png", "image/jpeg", "image/gif", "image/webp"}

// code is what the page has of a code cell.
func (p *page) code(c *notebook.Cell, v *view) []part {
	var parts []part
	if v.code != Hidden {
		parts = append(parts, part{text: codeHTML(c, v)})
	}
	if !v.outputs {
		return parts
	}
	var shown []part
	for i, o := range joined(c.Outputs) {
		shown = append(shown, p.output(&o, v.number, i+1)...)
	}
	if len(shown) == 0 {
		return parts
	}
	open, end := "<div class=\"outputs\">\n", "</div>\n"
	if v.fold {
		open, end = "<details class=\"outputs\"><summary>Output</summary>\n", "</details>\n"
	}
	parts = append(parts, part{text: open})
	parts = append(parts, shown...)
	return append(parts, part{text: end})
}

// codeHTML is the code of a cell, folded or not.
func codeHTML(c *notebook.Cell, v *view) string {
	code := pre("code", "Code", "<code>"+highlight(c.Source, v.language)+"</code>")
	label := ""
	if v.label != "" {
		label = `<span class="label">` + v.label + `</span>`
	}
	count := ""
	if c.Count > 0 {
		count = fmt.Sprintf(`<span class="count">[%d]</span>`, c.Count)
	}
	if v.code == Shown {
		head := ""
		if label+count != "" {
			head = `<p class="head">` + count + label + "</p>\n"
		}
		return `<div class="source">` + "\n" + head + code + "</div>\n"
	}
	lines := "1 line"
	if n := 1 + strings.Count(strings.TrimSpace(c.Source), "\n"); n > 1 {
		lines = fmt.Sprintf("%d lines", n)
	}
	return `<details class="source"><summary>` + count + label +
		`<code class="gist">` + html.EscapeString(gist(c.Source)) + `</code>` +
		`<span class="lines">` + lines + "</span></summary>\n" + code + "</details>\n"
}

// output is the HTML of an output, the n-th of its cell.
func (p *page) output(o *notebook.Output, cell, n int) []part {
	switch o.Kind {
	case notebook.StreamOutput:
		return p.stream(o)
	case notebook.ErrorOutput:
		return []part{{text: errorHTML(o)}}
	}
	for _, form := range p.forms(o, cell, n) {
		if parts := form(); parts != nil {
			return parts
		}
	}
	types := slices.DeleteFunc(slices.Sorted(maps.Keys(o.Data)), func(t string) bool {
		return strings.Contains(t, "javascript")
	})
	if len(types) == 0 || slices.Contains(types, "text/plain") || slices.Contains(types, "text/html") {
		return nil
	}
	return []part{{text: `<p class="missing">An output of the type ` + html.EscapeString(strings.Join(types, ", ")) + " can’t be shown here.</p>\n"}}
}

func (p *page) stream(o *notebook.Output) []part {
	text := colored(o.Text)
	switch {
	case strings.TrimSpace(text) == "":
		return nil
	case o.Stream == "stderr":
		return []part{{text: pre("stream stderr", "Standard error", text)}}
	}
	return []part{{text: pre("stream", "Output", text)}}
}

// forms are the forms of a value, the richest first. One that has nothing to
// show is nil.
func (p *page) forms(o *notebook.Output, cell, n int) []func() []part {
	prefix := outputPrefix(cell, n)
	label := label(o, cell)
	var forms []func() []part
	add := func(mediaType string, form func(text string) []part) {
		if text := textForm(o, mediaType); strings.TrimSpace(text) != "" {
			forms = append(forms, func() []part { return form(text) })
		}
	}
	add("text/html", func(text string) []part { return p.foreign(text, prefix) })
	for _, mediaType := range pictureTypes {
		if mediaType == "image/svg+xml" {
			add(mediaType, func(text string) []part {
				f := p.vector(text, prefix, label)
				if f == nil {
					return nil
				}
				return []part{{text: "<figure>"}, {fragment: f.outside()}, {text: "</figure>\n"}}
			})
			continue
		}
		if content, ok := o.Data[mediaType].([]byte); ok && len(content) > 0 {
			forms = append(forms, func() []part {
				return []part{{text: "<figure>" + pictureHTML(o, mediaType, content, label) + "</figure>\n"}}
			})
		}
	}
	add("text/markdown", func(text string) []part { return p.markdown(text, nil, false) })
	if _, raw := jsonForm(o); raw != nil {
		forms = append(forms, func() []part {
			return []part{{text: "<details class=\"json\"><summary>JSON</summary>\n" + pre("code", "JSON", "<code>"+html.EscapeString(indented(raw))+"</code>") + "</details>\n"}}
		})
	}
	add("text/latex", func(text string) []part {
		return []part{{text: pre("math", "Formula", html.EscapeString(strings.TrimSpace(text)))}}
	})
	add("text/plain", func(text string) []part {
		return []part{{text: pre("stream", "Output", colored(text))}}
	})
	return forms
}

// outputPrefix begins the ids of what is in an output, the n-th of its cell.
func outputPrefix(cell, n int) string { return fmt.Sprintf("out-%d-%d-", cell, n) }

// foreign is HTML from an output, nil if nothing of it can be shown.
func (p *page) foreign(text, prefix string) []part {
	root, err := clean(text)
	if err != nil || !visible(root) {
		return nil
	}
	f := p.fragment(root, prefix)
	p.embed(root, nil)
	label := "Output"
	for _, n := range elements(root) {
		switch n.Data {
		case "table":
			label = "Table"
			for _, legacy := range []string{"border", "cellpadding", "cellspacing"} {
				if hasClass(n, "dataframe") {
					removeAttribute(n, legacy)
				}
			}
		case "input":
			checkbox(n)
		case "svg":
			f.colors = f.colors || !adapts(text)
		}
	}
	setAttribute(root, "class", "scroll html")
	if f.colors {
		setAttribute(root, "class", "scroll html card")
	}
	scroll(root, label)
	return []part{{fragment: f.outside()}}
}

// outside makes what a fragment is in part of it.
func (f *fragment) outside() *fragment {
	f.root = with(element("div"), f.root)
	return f
}

// visible tells whether there is anything to see in HTML.
func visible(root *html.Node) bool {
	for n := range root.Descendants() {
		switch {
		case n.Type == html.TextNode && n.Parent.Data != "style" && strings.TrimSpace(n.Data) != "":
			return true
		case n.Type == html.ElementNode && (n.Data == "img" || n.Data == "svg" || n.Data == "hr" || n.Data == "meter" || n.Data == "progress" || n.Data == "input"):
			return true
		}
	}
	return false
}

// textForm is a form of a value as text, "" if it has none.
func textForm(o *notebook.Output, mediaType string) string {
	switch v := o.Data[mediaType].(type) {
	case string:
		return v
	case []byte:
		return string(v)
	case json.RawMessage:
		return string(v)
	}
	return ""
}

// jsonForm is the JSON form of a value, nil if it has none.
func jsonForm(o *notebook.Output) (mediaType string, raw []byte) {
	for _, t := range slices.Sorted(maps.Keys(o.Data)) {
		if t != "application/json" && !strings.HasSuffix(t, "+json") || strings.Contains(t, "jupyter.widget") {
			continue
		}
		if text := textForm(o, t); text != "" {
			return t, []byte(text)
		}
	}
	return "", nil
}

func indented(raw []byte) string {
	var b bytes.Buffer
	if json.Indent(&b, raw, "", "  ") != nil {
		return string(raw)
	}
	return b.String()
}

// svgWords are the title and the description of a whole SVG picture.
var svgWords = regexp.MustCompile(`(?s)<svg\b[^>]*>\s*(?:<title[^>]*>(.*?)</title>)?\s*(?:<desc[^>]*>(.*?)</desc>)?`)

// label is the alternative text of a picture: the title and the description that
// its SVG has, else the first line of its text.
func label(o *notebook.Output, cell int) string {
	var words []string
	if m := svgWords.FindStringSubmatch(textForm(o, "image/svg+xml")); m != nil {
		for _, text := range m[1:] {
			if text = firstLine(html.UnescapeString(text), 200); text != "" {
				words = append(words, text)
			}
		}
	}
	if len(words) > 0 {
		return strings.Join(words, ". ")
	}
	if line := firstLine(plain(textForm(o, "text/plain")), 200); line != "" {
		return line
	}
	return outputLabel(cell)
}

func pictureHTML(o *notebook.Output, mediaType string, content []byte, alt string) string {
	img := element("img", "src", dataURI(mediaType, content), "alt", alt)
	var size struct{ Width, Height float64 }
	if json.Unmarshal(o.Metadata[mediaType], &size) == nil && (size.Width > 0 || size.Height > 0) {
		for _, s := range []struct {
			name   string
			pixels float64
		}{{"width", size.Width}, {"height", size.Height}} {
			if s.pixels > 0 {
				setAttribute(img, s.name, fmt.Sprintf("%.0f", s.pixels))
			}
		}
	} else {
		setSize(img, content)
	}
	return render(with(element("div"), img))
}

// setSize gives a picture its own size.
func setSize(img *html.Node, content []byte) {
	if width, height := pictureSize(content); width > 0 {
		setAttribute(img, "width", fmt.Sprint(width))
		setAttribute(img, "height", fmt.Sprint(height))
	}
}

// errorHTML is what ended a cell.
func errorHTML(o *notebook.Output) string {
	head, rest := errorLines(o)
	var b strings.Builder
	b.WriteString("<div class=\"error\" role=\"alert\">\n<p>" + html.EscapeString(head) + "</p>\n")
	if rest != "" {
		b.WriteString(pre("trace", "Error", colored(rest)))
	}
	b.WriteString("</div>\n")
	return b.String()
}

// errorLines are the first line of an error and what its reader sees below it,
// with terminal colours.
func errorLines(o *notebook.Output) (head, rest string) {
	head, rest, _ = strings.Cut(errorText(o), "\n")
	if len(o.Traceback) > 0 {
		rest = strings.Join(o.Traceback, "\n")
		if first, more, _ := strings.Cut(rest, "\n"); strings.TrimSpace(plain(first)) == strings.TrimSpace(head) {
			rest = more
		}
	}
	if strings.TrimSpace(plain(rest)) == "" {
		rest = ""
	}
	return head, strings.TrimRight(rest, "\n")
}
