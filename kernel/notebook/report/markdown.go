package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"

	"kvsh/kernel/notebook"
)

// A document is a Markdown report while it is made.
type document struct {
	folder   string
	pictures map[string][]byte
	blocks   []string
	cell     int // from 1
	count    int // of the cell's pictures
}

// Markdown is the report as Markdown for GitHub with its pictures: their
// contents by their paths, which begin with the folder and are relative to the
// report.
func Markdown(nb *notebook.Notebook, opts Options, folder string) (text []byte, pictures map[string][]byte) {
	code := opts.Code
	if code == Usual {
		code = Shown
	}
	views := views(nb, code)
	d := &document{folder: folder, pictures: map[string][]byte{}}
	var failed []string
	for _, f := range failures(nb, views) {
		failed = append(failed, fmt.Sprintf("> **Cell %d failed:** %s", f.Number, escaped(f.Error)))
	}
	if failed != nil {
		d.add(strings.Join(failed, "\n>\n"))
	}
	for i, v := range views {
		if v == nil {
			continue
		}
		c := &nb.Cells[i]
		d.cell, d.count = i+1, 0
		switch c.Kind {
		case notebook.MarkdownCell:
			d.add(d.attach(c.Source, c.Attachments))
		case notebook.RawCell:
			if format := rawFormat(c); format == "text/markdown" || format == "markdown" {
				d.add(c.Source)
			}
		default:
			d.code(c, v)
		}
	}
	if len(d.blocks) == 0 {
		return nil, d.pictures
	}
	return []byte(strings.Join(d.blocks, "\n\n") + "\n"), d.pictures
}

// add adds a block, which blank lines part from others.
func (d *document) add(block string) {
	block = strings.ReplaceAll(block, "\r\n", "\n")
	if block = strings.TrimRight(strings.TrimLeft(block, "\n"), " \t\n"); block != "" {
		d.blocks = append(d.blocks, block)
	}
}

func (d *document) code(c *notebook.Cell, v *view) {
	if v.code != Hidden {
		language := v.language
		if language == "golang" {
			language = "go"
		}
		code := fenced(language, strings.Trim(c.Source, "\n"))
		switch {
		case v.code == Folded:
			summary := "<code>" + escapedHTML(gist(c.Source)) + "</code>"
			if v.label != "" {
				summary = capital(v.label) + ": " + summary
			}
			d.add("<details><summary>" + summary + "</summary>\n\n" + code + "\n\n</details>")
		default:
			if v.label != "" {
				d.add("*" + capital(v.label) + ":*")
			}
			d.add(code)
		}
	}
	if !v.outputs {
		return
	}
	if v.fold {
		d.add("<details><summary>Output</summary>")
	}
	for _, o := range joined(c.Outputs) {
		switch o.Kind {
		case notebook.StreamOutput:
			d.add(fenced("text", plain(o.Text)))
		case notebook.ErrorOutput:
			head, rest := errorLines(&o)
			d.add("**" + escaped(head) + "**")
			d.add(fenced("text", plain(rest)))
		default:
			d.value(&o)
		}
	}
	if v.fold {
		d.add("</details>")
	}
}

// value adds the richest form of a value that Markdown can have.
func (d *document) value(o *notebook.Output) {
	for _, t := range pictureTypes {
		content, ok := o.Data[t].([]byte)
		if text, isText := o.Data[t].(string); isText && t == "image/svg+xml" {
			content, ok = standalone(text), strings.Contains(text, "<svg")
		}
		if ok && len(content) > 0 {
			d.add("![" + escaped(label(o, d.cell)) + "](" + d.picture(t, content) + ")")
			return
		}
	}
	rich, text := textForm(o, "text/html"), textForm(o, "text/plain")
	if strings.HasPrefix(text, "<") && strings.HasSuffix(strings.TrimSpace(text), ">") && rich != "" {
		text = "" // it names the value's type, such as <IPython.core.display.HTML object>
	}
	_, raw := jsonForm(o)
	switch {
	case textForm(o, "text/markdown") != "":
		d.add(textForm(o, "text/markdown"))
	case raw != nil:
		d.add(fenced("json", indented(raw)))
	case textForm(o, "text/latex") != "":
		d.add(textForm(o, "text/latex"))
	case text != "":
		d.add(fenced("text", plain(text)))
	case rich != "":
		if root, err := clean(rich); err == nil && visible(root) {
			for _, n := range elements(root) {
				if n.Data == "style" {
					n.Parent.RemoveChild(n)
				}
			}
			d.add(blankLines(render(root)))
		}
	}
}

// blankLines takes out blank lines, which end HTML in Markdown.
func blankLines(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if strings.TrimSpace(line) != "" {
			b.WriteString(line)
		}
	}
	return b.String()
}

// standalone is an SVG that can be a file: HTML does not need the name space,
// files do.
func standalone(svg string) []byte {
	if before, after, ok := strings.Cut(svg, "<svg"); ok && !strings.Contains(svg, `"http://www.w3.org/2000/svg"`) && !strings.Contains(svg, `'http://www.w3.org/2000/svg'`) {
		svg = before + `<svg xmlns="http://www.w3.org/2000/svg"` + after
	}
	return []byte(svg)
}

// picture makes a picture a file, and returns the address that a link has.
func (d *document) picture(mediaType string, content []byte) string {
	d.count++
	extension, _, _ := strings.Cut(strings.TrimPrefix(mediaType, "image/"), "+")
	if extension == "jpeg" {
		extension = "jpg"
	}
	name := path.Join(d.folder, fmt.Sprintf("cell-%d-%d.%s", d.cell, d.count, extension))
	d.pictures[name] = content
	return (&url.URL{Path: name}).EscapedPath()
}

// attach makes files of those pictures of a cell that its text refers to.
func (d *document) attach(source string, raw json.RawMessage) string {
	files := attachments(raw)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		mediaType, content := attached(files[name])
		if content == nil {
			continue
		}
		address := ""
		for _, form := range []string{name, url.PathEscape(name)} {
			var b strings.Builder
			for {
				before, after, ok := strings.Cut(source, "attachment:"+form)
				b.WriteString(before)
				if !ok {
					break
				}
				source = after
				if after == "" || !strings.ContainsAny(after[:1], ") \t\n\"'>") {
					b.WriteString("attachment:" + form) // of a longer name
					continue
				}
				if address == "" {
					address = d.picture(mediaType, content)
				}
				b.WriteString(address)
			}
			source = b.String()
		}
	}
	return source
}

// fenced is text between fences that are longer than any inside, nothing if
// the text is blank.
func fenced(language, text string) string {
	if strings.TrimSpace(text) == "" {
		return ""
	}
	longest, run := 2, 0
	for _, c := range []byte(text) {
		if c == '`' {
			run++
			longest = max(longest, run)
		} else {
			run = 0
		}
	}
	fence := strings.Repeat("`", longest+1)
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s%s\n%s\n%s", fence, language, strings.TrimRight(text, "\n"), fence)
	return b.String()
}

var (
	markdownEscapes = strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "~", `\~`, "`", "\\`", "[", `\[`, "]", `\]`, "$", `\$`, "<", "&lt;", "&", "&amp;")
	htmlEscapes     = strings.NewReplacer("<", "&lt;", ">", "&gt;", "&", "&amp;")
)

// escaped is text that Markdown takes as it is.
func escaped(text string) string { return markdownEscapes.Replace(text) }

func escapedHTML(text string) string { return htmlEscapes.Replace(text) }

func capital(text string) string { return strings.ToUpper(text[:1]) + text[1:] }
