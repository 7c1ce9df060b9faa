package report

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"kvsh/kernel/notebook"
)

func TestMarkdown(t *testing.T) {
	png := samplePicture(4, 3)
	attached := markdownCell("![a](attachment:x.png) ![a](attachment:x.png) ![b](attachment:my%20pic.png) [c](attachment:x.png.txt)")
	attached.Attachments, _ = json.Marshal(map[string]any{"x.png": map[string]string{"image/png": base64.StdEncoding.EncodeToString(png)}, "my pic.png": map[string]string{"image/png": base64.StdEncoding.EncodeToString(png)}})
	show := func(pairs ...string) cells {
		data := map[string]any{}
		for i := 0; i < len(pairs); i += 2 {
			data[pairs[i]] = pairs[i+1]
		}
		return cells{tagged(codeCell("x", value(data)), "remove-input")}
	}
	parameters := tagged(codeCell("x := 1"), "parameters")
	for _, test := range []struct {
		name     string
		cells    []notebook.Cell
		opts     Options
		want     string
		pictures []string
	}{
		{"text stays as it is", cells{markdownCell("# A\r\n\r\n*b* ![c](d.png)\n\n")}, Options{}, "# A\n\n*b* ![c](d.png)\n", nil},
		{"code is between fences", cells{codeCell("x := 1\n")}, Options{}, "```go\nx := 1\n```\n", nil},
		{"fences are longer than those inside", cells{codeCell("`````", stream("stdout", "````"))}, Options{}, "``````go\n`````\n``````\n\n`````text\n````\n`````\n", nil},
		{"code can be folded", cells{codeCell("// c\nx < 1")}, Options{Code: Folded}, "<details><summary><code>x &lt; 1</code></summary>\n\n```go\n// c\nx < 1\n```\n\n</details>\n", nil},
		{"code can be left out", cells{codeCell("x", stream("stdout", "a")), codeCell("y")}, Options{Code: Hidden}, "```text\na\n```\n", nil},
		{"parameters say so", cells{parameters}, Options{}, "*Parameters:*\n\n```go\nx := 1\n```\n", nil},
		{"removed cells are left out", cells{tagged(codeCell("x", stream("stdout", "a")), "remove-cell")}, Options{}, "", nil},
		{"streams lose their colours", cells{tagged(codeCell("x", stream("stdout", "1\r\x1b[32m2\x1b[0m\n")), "remove-input")}, Options{}, "```text\n2\n```\n", nil},
		{"tables are Markdown", show("text/html", "<table>", "text/markdown", "|a|\n|-|\n", "text/plain", "a"), Options{}, "|a|\n|-|\n", nil},
		{"text is richer than HTML", show("text/html", "<b>a</b>", "text/plain", "a"), Options{}, "```text\na\n```\n", nil},
		{"but not if it only names a type", show("text/html", "<b onclick='x'>a</b>\n\n<style>b{top:0}</style><p>c</p>", "text/plain", "<IPython.core.display.HTML object>"), Options{}, "<b>a</b>\n<p>c</p>\n", nil},
		{"an SVG's own title and description are its alternative text", show("image/svg+xml", "<svg>\n<title>TTFT &amp; more</title><desc>line chart</desc></svg>", "text/plain", "wrote x"), Options{}, "![TTFT &amp; more. line chart](my%20files/cell-1-1.svg)\n", []string{"my files/cell-1-1.svg"}},
		{"pictures are files with an alternative text", show("image/svg+xml", "<svg/>", "text/plain", "a [b]"), Options{}, "![a \\[b\\]](my%20files/cell-1-1.svg)\n", []string{"my files/cell-1-1.svg"}},
		{"attached pictures are files", cells{attached}, Options{}, "![a](my%20files/cell-1-2.png) ![a](my%20files/cell-1-2.png) ![b](my%20files/cell-1-1.png) [c](attachment:x.png.txt)\n", []string{"my files/cell-1-1.png", "my files/cell-1-2.png"}},
		{"errors are below a bold line and named at the top", cells{tagged(codeCell("x", failing("a*\n b")), "remove-input")}, Options{}, "> **Cell 1 failed:** Error: a\\*\n\n**Error: a\\***\n\n```text\n b\n```\n", nil},
		{"outputs can be folded", cells{tagged(codeCell("x", stream("stdout", "a")), "hide-output", "remove-input")}, Options{}, "<details><summary>Output</summary>\n\n```text\na\n```\n\n</details>\n", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			text, pictures := Markdown(notebookOf(test.cells...), test.opts, "my files")
			if string(text) != test.want {
				t.Errorf("got\n%s, want\n%s", text, test.want)
			}
			if names := slices.Sorted(maps.Keys(pictures)); !slices.Equal(names, test.pictures) {
				t.Errorf("pictures are %q, want %q", names, test.pictures)
			}
		})
	}
}

func TestPicturesOfMarkdownAreWhole(t *testing.T) {
	png := samplePicture(4, 3)
	_, pictures := Markdown(notebookOf(codeCell("x",
		value(map[string]any{"image/png": png}),
		value(map[string]any{"image/svg+xml": `<svg width="1"></svg>`, "image/png": png}))), Options{}, "f")
	if !bytes.Equal(pictures["f/cell-1-1.png"], png) {
		t.Error("the PNG is not as it was")
	}
	if got := string(pictures["f/cell-1-2.svg"]); !strings.HasPrefix(got, `<svg xmlns="http://www.w3.org/2000/svg" width="1">`) {
		t.Errorf("the SVG is %s", got)
	}
}
