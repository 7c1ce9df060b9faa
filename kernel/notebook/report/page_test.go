package report

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"kvsh/kernel/notebook"
)

func notebookOf(cells ...notebook.Cell) *notebook.Notebook {
	return &notebook.Notebook{Name: "a/b.go", Cells: cells}
}

func tagged(c notebook.Cell, names ...string) notebook.Cell {
	c.Metadata = tags(names...)
	return c
}

func failing(text string) notebook.Output {
	return notebook.Output{Kind: notebook.ErrorOutput, ErrorName: "Error", ErrorValue: text}
}

// A rule is about the page of some cells: texts it has and texts it has not.
type rule struct {
	name      string
	cells     []notebook.Cell
	opts      Options
	want, not []string
}

func (r rule) test(t *testing.T) {
	t.Run(r.name, func(t *testing.T) {
		page := HTML(notebookOf(r.cells...), r.opts)
		check(t, page)
		_, body, _ := strings.Cut(string(page), "</style>")
		for _, want := range r.want {
			if !strings.Contains(body, want) {
				t.Errorf("the page does not have\n%s\nbut\n%s", want, body)
			}
		}
		for _, not := range r.not {
			if strings.Contains(body, not) {
				t.Errorf("the page has\n%s\n%s", not, body)
			}
		}
	})
}

type cells = []notebook.Cell

func TestCells(t *testing.T) {
	out := stream("stdout", "the output")
	ran := codeCell("theCode()", out)
	ran.Count = 12
	raw := notebook.Cell{Kind: notebook.RawCell, Source: "<i>raw</i><script>x</script>", Metadata: notebook.Metadata{"raw_mimetype": json.RawMessage(`"text/html"`)}}
	tex := notebook.Cell{Kind: notebook.RawCell, Source: `\raw`, Metadata: notebook.Metadata{"format": json.RawMessage(`"text/latex"`)}}
	code, output := `<span class="c-func">theCode</span>`, "the output"
	for _, r := range []rule{
		{"code is folded with a line that tells of it", cells{ran}, Options{}, []string{`<details class="source"><summary><span class="count">[12]</span><code class="gist">theCode()</code><span class="lines">1 line</span></summary>`, code, output}, nil},
		{"code can be shown", cells{ran}, Options{Code: Shown}, []string{code, `[12]`, output}, []string{"<details"}},
		{"code can be left out", cells{ran}, Options{Code: Hidden}, []string{output}, []string{"theCode"}},
		{"cells without output are left out with the code", cells{codeCell("theCode()")}, Options{Code: Hidden}, nil, []string{"<section"}},
		{"blank cells are left out", cells{codeCell(" \n"), markdownCell(" ")}, Options{}, nil, []string{"<section"}},
		{"remove-cell removes the cell", cells{tagged(ran, "remove-cell"), tagged(markdownCell("*x*"), "remove-cell")}, Options{Code: Shown}, nil, []string{"theCode", output, "<em>"}},
		{"remove-input removes the code", cells{tagged(ran, "remove-input")}, Options{Code: Shown}, []string{output}, []string{"theCode"}},
		{"remove-output removes the outputs", cells{tagged(ran, "remove-output")}, Options{Code: Shown}, []string{code}, []string{output}},
		{"tags may have underscores", cells{tagged(ran, "remove_output")}, Options{Code: Shown}, []string{code}, []string{output}},
		{"hide-input folds code that is shown", cells{tagged(ran, "hide-input")}, Options{Code: Shown}, []string{`<details class="source">`, code, output}, nil},
		{"hide-output folds the outputs", cells{tagged(ran, "hide-output")}, Options{Code: Shown}, []string{`<details class="outputs"><summary>Output</summary>`, output}, nil},
		{"parameters say so", cells{tagged(ran, "parameters")}, Options{}, []string{`<span class="label">parameters</span>`}, nil},
		{"parameters of a run say so", cells{tagged(ran, "injected-parameters")}, Options{Code: Shown}, []string{`<span class="label">parameters of this run</span>`}, nil},
		{"raw cells of HTML are cleaned", cells{raw}, Options{}, []string{"<i>raw</i>"}, []string{"<script"}},
		{"other raw cells are left out", cells{tex}, Options{}, nil, []string{"raw"}},
		{"a failed cell is named at the top", cells{codeCell("x"), codeCell("f()", failing("it broke"))}, Options{}, []string{`<a href="#cell-2">Cell 2 failed</a>: Error: it broke`, `id="cell-2"`, `<div class="error" role="alert">`}, []string{`href="#cell-1"`}},
		{"a failed cell that is left out is named too", cells{tagged(codeCell("f()", failing("it broke")), "remove-cell")}, Options{}, []string{"<b>Cell 1 failed</b> and is not in this report: Error: it broke"}, nil},
		{"an error that the notebook wants is no failure", cells{tagged(codeCell("f()", failing("it broke")), "raises-exception")}, Options{}, []string{"it broke"}, []string{"notice"}},
		{"a notebook without a heading has its name for one", cells{codeCell("x")}, Options{}, []string{"<h1>b</h1>", "<footer>b.go</footer>"}, nil},
	} {
		r.test(t)
	}
}

func TestText(t *testing.T) {
	attached := markdownCell("![a b](attachment:x.png) ![](attachment:y.png)")
	attached.Attachments = json.RawMessage(`{"x.png": {"image/png": ["` + base64.StdEncoding.EncodeToString(samplePicture(4, 3)) + `"]}}`)
	open := func(path string) ([]byte, error) {
		switch path {
		case "plots/x y.png", "../x.png":
			return samplePicture(8, 6), nil
		case "secret.txt":
			return []byte("secret"), nil
		}
		return nil, errors.New("none")
	}
	for _, r := range []rule{
		{"headings have ids and links to themselves", cells{markdownCell("# The *Best* Title!\n\n## A b\n\n## A b")}, Options{}, []string{`<h1 id="the-best-title">`, `<h2 id="a-b">`, `<h2 id="a-b-2">`, `href="#a-b-2"`}, []string{"<nav"}},
		{"ids of headings do not clash with those of cells", cells{markdownCell("## Cell 2\n\n## Report"), codeCell("f()")}, Options{}, []string{`<h2 id="cell-2-2">`, `<h2 id="report-2">`, `id="cell-2"`}, nil},
		{"three headings make a table of contents", cells{markdownCell("# T\n\nWords.\n\n## A\n\n### B"), markdownCell("## C <b>d</b>")}, Options{}, []string{"<p>Words.</p>\n<nav", `<ol><li><a href="#a">A</a><ol><li><a href="#b">B</a></li></ol></li>` + "\n" + `<li><a href="#c-d">C d</a></li></ol>`}, nil},
		{"links go to headings, however they are written", cells{markdownCell("[a](#The-Runs) [b](#nowhere)"), markdownCell("## The runs")}, Options{}, []string{`<a href="#the-runs">a</a> <a>b</a>`}, nil},
		{"footnotes of two cells do not clash", cells{markdownCell("a[^1]\n\n[^1]: one"), markdownCell("b[^1]\n\n[^1]: two")}, Options{}, []string{`href="#fn:1"`, `href="#fn:1-2"`, `id="fnref:1-2"`}, nil},
		{"tables scroll by themselves", cells{markdownCell("|a|\n|-|\n|b|")}, Options{}, []string{`<div class="scroll table" tabindex="0" role="region" aria-label="Table"><table>`}, nil},
		{"tasks and struck text are GitHub's", cells{markdownCell("- [x] a\n- [ ] ~~b~~")}, Options{}, []string{`<li class="task"><input checked="" type="checkbox" disabled="" aria-label="Task"/> a`, "<del>b</del>"}, nil},
		{"blocks of Go are coloured", cells{markdownCell("```go\nreturn nil\n```")}, Options{}, []string{`<span class="c-keyword">return</span>`}, nil},
		{"formulas stay as they are", cells{markdownCell("$a_1 * b_2 * c$, $$x_1_y$$ and `$z$`")}, Options{}, []string{`<code class="math">$a_1 * b_2 * c$</code>`, `<code class="math">$$x_1_y$$</code>`, "<code>$z$</code>"}, []string{"<em>"}},
		{"formulas may go on in the next line", cells{markdownCell("so $a_1 +\nb_1$ and $5 _is\nit_")}, Options{}, []string{"<code class=\"math\">$a_1 +\nb_1$</code> and $5 <em>is\nit</em>"}, nil},
		{"formulas may have lines of their own", cells{markdownCell("$$\na_i\n= b_i * c\n$$\n\nafter")}, Options{}, []string{"<pre class=\"math\" tabindex=\"0\" role=\"region\" aria-label=\"Formula\">a_i\n= b_i * c\n</pre>", "<p>after</p>"}, nil},
		{"prices are no formulas", cells{markdownCell("$5 and $10, $a$1, \\$x\\$")}, Options{}, []string{"<p>$5 and $10, $a$1, $x$</p>"}, []string{"math"}},
		{"HTML in the text is cleaned", cells{markdownCell("a <b onclick=\"x()\">b</b>\n\n<script>x</script>")}, Options{}, []string{"<b>b</b>"}, []string{"onclick", "<script"}},
		{"attached pictures are in the page", cells{attached}, Options{}, []string{`<img src="data:image/png;base64,`, `alt="a b" width="4" height="3"`, "Picture not found: y.png"}, nil},
		{"local pictures are in the page", cells{markdownCell("![a](plots/x%20y.png \"A caption\")\n\n<img src='../x.png' width=5>")}, Options{Open: open}, []string{`<figure><img src="data:image/png;base64,`, "<figcaption>A caption</figcaption>", `width="5"`}, []string{"not found"}},
		{"a picture that can't be read is its text", cells{markdownCell("![a chart](plots/no.png) ![](/etc/x.png)")}, Options{Open: open}, []string{`<span class="missing">Picture not found: a chart (plots/no.png)</span>`, "Picture not found: /etc/x.png"}, []string{"<img"}},
		{"what is no picture is not in the page", cells{markdownCell("![a](secret.txt)")}, Options{Open: open}, []string{"not found"}, []string{"c2VjcmV0"}},
		{"pictures on the network are links", cells{markdownCell("![a](https://x.org/a.png) [![b](//x.org/b.png)](https://y.org)")}, Options{Open: open}, []string{`<a href="https://x.org/a.png">a</a>`, `<a href="https://y.org">b</a>`}, []string{"<img"}},
	} {
		r.test(t)
	}
}

func TestOutputs(t *testing.T) {
	png := samplePicture(20, 10)
	show := func(pairs ...any) cells {
		data := map[string]any{}
		for i := 0; i < len(pairs); i += 2 {
			data[pairs[i].(string)] = pairs[i+1]
		}
		return cells{codeCell("x", value(data))}
	}
	sized := show("image/png", png)
	sized[0].Outputs[0].Metadata = notebook.Metadata{"image/png": json.RawMessage(`{"width": 10, "height": 5}`)}
	drawing := `<svg width="10" height="20"><g id="a"><title>no</title></g><use href="#a" fill="url(#a)"/><style>#a{fill:red}</style></svg>`
	for _, r := range []rule{
		{"streams that follow each other are one", cells{codeCell("x", stream("stdout", "10%"), stream("stdout", "\r20%\n"))}, Options{}, []string{"\">\n20%</pre>"}, []string{"10%"}},
		{"standard error is marked", cells{codeCell("x", stream("stdout", "a"), stream("stderr", "b"))}, Options{}, []string{`<pre class="stream"`, `<pre class="stream stderr"`}, nil},
		{"HTML is richer than a picture", show("text/html", "<i>a</i>", "image/png", png), Options{}, []string{"<i>a</i>"}, []string{"<img"}},
		{"SVG is richer than PNG", show("image/svg+xml", drawing, "image/png", png), Options{}, []string{"<svg"}, []string{"<img"}},
		{"PNG is richer than Markdown", show("text/markdown", "*a*", "image/png", png), Options{}, []string{"<img"}, []string{"<em>"}},
		{"Markdown is richer than JSON", show("text/markdown", "*a*", "application/json", json.RawMessage(`{}`)), Options{}, []string{"<em>a</em>"}, []string{"JSON"}},
		{"JSON is folded and has lines", show("application/json", json.RawMessage(`{"a":[1]}`), "text/plain", "t"), Options{}, []string{"<details class=\"json\"><summary>JSON</summary>", "{\n  &#34;a&#34;: [\n"}, nil},
		{"TeX is richer than text", show("text/latex", "$x_1$", "text/plain", "t"), Options{}, []string{`<pre class="math"`, "$x_1$"}, nil},
		{"text has its colours", show("text/plain", "\x1b[1mt\x1b[0m"), Options{}, []string{`<span class="t-bold">t</span>`}, nil},
		{"HTML of nothing but scripts gives way to the next form", show("text/html", "<div><script>x</script></div>", "image/png", png), Options{}, []string{"<img"}, nil},
		{"SVG without a picture gives way to the next form", show("image/svg+xml", "<p>x</p>", "text/plain", "t"), Options{}, []string{">\nt</pre>"}, nil},
		{"a type that nobody knows is named", show("application/x-y", "z"), Options{}, []string{"An output of the type application/x-y can’t be shown here."}, nil},
		{"tables of kvsh lose their style", show("text/html", sampleTable), Options{}, []string{`<div class="scroll html" tabindex="0" role="region" aria-label="Table">`, `<table class="kvsh">`}, []string{"<style"}},
		{"tables of pandas lose theirs", show("text/html", `<div><style scoped>.dataframe td{top:0}</style><table border="1" class="dataframe"><tr><td>1</td></tr></table></div>`), Options{}, []string{`<table class="dataframe">`}, []string{"<style"}},
		{"HTML with colours of its own is on a card", show("text/html", `<style>#T td{color:red}</style><table id="T"><tr><td>1</td></tr></table>`), Options{}, []string{`class="scroll html card"`, `<style>#out-1-1-scope #out-1-1-T td{color:red}</style>`, `<table id="out-1-1-T">`}, nil},
		{"a picture has the size that its output tells", sized, Options{}, []string{`alt="Picture from cell 1" width="10" height="5"`}, nil},
		{"else its own size, and its text form as alternative", show("image/png", png, "text/plain", "A \"chart\"\nmore"), Options{}, []string{`alt="A &#34;chart&#34;" width="20" height="10"`}, nil},
		{"ids of two SVGs do not clash", cells{codeCell("x", value(map[string]any{"image/svg+xml": drawing}), value(map[string]any{"image/svg+xml": drawing}))}, Options{}, []string{`id="out-1-1-a"`, `href="#out-1-2-a" fill="url(#out-1-2-a)"`, "#out-1-2-scope #out-1-2-a{fill:red}"}, nil},
		{"SVG is a picture with a name and scales", show("image/svg+xml", drawing, "text/plain", "A drawing"), Options{}, []string{`role="img" aria-label="A drawing" viewBox="0 0 10 20"`}, nil},
		{"SVG keeps its title", show("image/svg+xml", `<svg><title>Own</title><desc>More</desc><path d="M0 0"/></svg>`, "text/plain", "A drawing"), Options{}, []string{`aria-labelledby="out-1-1-title"`, `<title id="out-1-1-title">Own</title><desc>More</desc>`}, []string{"A drawing"}},
		{"an error shows its traceback once", cells{codeCell("x", notebook.Output{Kind: notebook.ErrorOutput, ErrorName: "E", ErrorValue: "v", Traceback: []string{"\x1b[31mE: v\x1b[0m", "  at \x1b[1mline 3\x1b[0m"}})}, Options{}, []string{"<p>E: v</p>", "  at <span class=\"t-bold\">line 3</span></pre>"}, []string{"t-f1"}},
		{"an error without traceback shows all of its text", cells{codeCell("x", failing("a\n  b"))}, Options{}, []string{"<p>Error: a</p>", "\">\n  b</pre>"}, nil},
	} {
		r.test(t)
	}
}

func TestOtherLanguagesAreNotColoured(t *testing.T) {
	nb := notebookOf(codeCell("for x in y: return None"))
	nb.Metadata = notebook.Metadata{"language_info": json.RawMessage(`{"name": "python"}`)}
	if page := HTML(nb, Options{}); strings.Contains(string(page), `class="c-keyword"`) {
		t.Error("Python is coloured as Go")
	}
	if text, _ := Markdown(nb, Options{}, "f"); string(text) != "```python\nfor x in y: return None\n```\n" {
		t.Errorf("the Markdown is %s", text)
	}
}

func TestNotebooksWithoutAnythingHaveAPage(t *testing.T) {
	for _, nb := range []*notebook.Notebook{{}, {Name: "x.go"}} {
		page := HTML(nb, Options{})
		check(t, page)
		if want := fmt.Sprintf("<h1>%s</h1>", map[string]string{"": "Notebook", "x.go": "x"}[nb.Name]); !strings.Contains(string(page), want) {
			t.Errorf("the page has no %s", want)
		}
	}
}
