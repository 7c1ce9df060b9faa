package report

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"path"
	"strings"

	"golang.org/x/net/html"

	"kvsh/kernel/notebook"
)

//go:embed style.css
var style string

//go:embed page.html
var frameText string

var frame = template.Must(template.New("page").Parse(frameText))

// A page is an HTML report while it is made.
type page struct {
	opts     Options
	ids      map[string]bool   // that elements of the page have
	loose    map[string]string // the ids by their lower case, for links that are not exact
	headings []heading
	Sections []*section

	Title, File, Heading string
	Style                template.CSS
	Failures             []failure
}

// A section is what the page has of a cell.
type section struct {
	ID    string
	parts []part
	page  *page
}

// A part is a piece of HTML: a text, or a fragment whose links wait until all
// of the page is known.
type part struct {
	text     string
	fragment *fragment
}

// A heading is in the table of contents.
type heading struct {
	level    int
	id, text string
	node     *html.Node
	root     *html.Node // of its fragment
}

// HTML is the report as one page that needs nothing else.
func HTML(nb *notebook.Notebook, opts Options) []byte {
	code := opts.Code
	if code == Usual {
		code = Folded
	}
	views := views(nb, code)
	p := &page{
		opts:     opts,
		ids:      map[string]bool{"report": true, "contents": true},
		File:     fileName(nb),
		Style:    template.CSS(style),
		Failures: failures(nb, views),
	}
	for i := range nb.Cells {
		p.ids[cellID(i+1)] = true // nothing else may take it
	}
	for i, v := range views {
		if v != nil {
			p.add(&nb.Cells[i], v)
		}
	}
	for i := range nb.Cells {
		delete(p.ids, cellID(i+1))
	}
	for _, s := range p.Sections {
		if s.ID != "" {
			p.ids[s.ID] = true
		}
	}
	p.entitle(nb)
	p.contents()
	p.loose = map[string]string{}
	for id := range p.ids {
		if lower := strings.ToLower(id); p.loose[lower] == "" || id < p.loose[lower] {
			p.loose[lower] = id
		}
	}
	var b bytes.Buffer
	if err := frame.Execute(&b, p); err != nil {
		panic(err) // a fault of page.html
	}
	return b.Bytes()
}

func cellID(number int) string { return fmt.Sprintf("cell-%d", number) }

// add adds what the page has of a cell.
func (p *page) add(c *notebook.Cell, v *view) {
	s := &section{page: p}
	switch c.Kind {
	case notebook.MarkdownCell:
		s.parts = p.markdown(c.Source, c.Attachments, true)
	case notebook.RawCell:
		if format := rawFormat(c); format != "text/html" && format != "html" {
			return
		}
		s.parts = p.foreign(c.Source, outputPrefix(v.number, 1))
	default:
		s.ID = cellID(v.number)
		s.parts = p.code(c, v)
	}
	if len(s.parts) > 0 {
		p.Sections = append(p.Sections, s)
	}
}

// Body is the section's HTML.
func (s *section) Body() template.HTML {
	var b strings.Builder
	for _, part := range s.parts {
		if part.fragment == nil {
			b.WriteString(part.text)
			continue
		}
		s.page.resolve(part.fragment)
		b.WriteString(render(part.fragment.root))
		b.WriteByte('\n')
	}
	return template.HTML(b.String())
}

// unique is an id that no other element of the page has.
func (p *page) unique(id string) string {
	name := id
	for n := 2; p.ids[name]; n++ {
		name = fmt.Sprintf("%s-%d", id, n)
	}
	p.ids[name] = true
	return name
}

// entitle gives the page a title, and a heading if it has none.
func (p *page) entitle(nb *notebook.Notebook) {
	for _, h := range p.headings {
		if h.level == 1 {
			p.Title = h.text
			return
		}
	}
	switch {
	case nb.Title() != "":
		p.Title, p.Heading = nb.Title(), nb.Title()
	case p.File != "":
		p.Title, p.Heading = p.File, strings.TrimSuffix(p.File, path.Ext(p.File))
	default:
		p.Title, p.Heading = "Notebook", "Notebook"
	}
}

// contents gives the page a table of contents if there are enough headings.
func (p *page) contents() {
	var first *heading
	listed := 0
	for i := range p.headings {
		h := &p.headings[i]
		if h.level > 1 {
			listed++
		} else if first == nil {
			first = h
		}
	}
	if listed < 3 {
		return
	}
	nav := p.nav()
	if first == nil {
		p.Sections = append([]*section{{page: p, parts: []part{{text: nav}}}}, p.Sections...)
		return
	}
	for i := range p.headings {
		if h := &p.headings[i]; h.level > 1 && h.root == first.root && h.node.Parent == h.root {
			h.root.InsertBefore(rawNode(nav), h.node)
			return
		}
	}
	for n := range first.root.ChildNodes() {
		if hasClass(n, "footnotes") {
			first.root.InsertBefore(rawNode(nav), n)
			return
		}
	}
	first.root.AppendChild(rawNode(nav))
}

// nav is the table of contents: lists inside each other, by the levels that
// the headings have.
func (p *page) nav() string {
	var b strings.Builder
	b.WriteString("<nav class=\"contents\" aria-label=\"Contents\"><details><summary>Contents</summary>\n")
	var open []int // levels of the lists
	for _, h := range p.headings {
		if h.level < 2 {
			continue
		}
		for len(open) > 1 && h.level < open[len(open)-1] {
			b.WriteString("</li></ol>")
			open = open[:len(open)-1]
		}
		switch {
		case len(open) == 0 || h.level > open[len(open)-1]:
			b.WriteString("<ol>")
			open = append(open, h.level)
		default:
			b.WriteString("</li>\n")
		}
		fmt.Fprintf(&b, "<li><a href=\"#%s\">%s</a>", html.EscapeString(h.id), html.EscapeString(h.text))
	}
	b.WriteString(strings.Repeat("</li></ol>", len(open)))
	b.WriteString("</details></nav>\n")
	return b.String()
}
