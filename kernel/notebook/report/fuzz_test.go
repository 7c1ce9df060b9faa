package report

import (
	"testing"

	"kvsh/kernel/notebook"
)

func FuzzHTML(f *testing.F) {
	for _, s := range []string{
		"",
		"# A\n\n## B\n\n## B\n\n### C\n[x](#b) ![p](q.png) ![h](http://a/b.png) $a_b$ $$\nx\n$$ <img src=x onerror=a()> [^1]\n\n[^1]: note",
		"\x1b[31mred\x1b[0m 10%\r20%\b\b9\x1b[38;5;200mx\x1b]0;title\x07",
		"<style>@import 'http://a/b';a{background:url(http://x)}</style><table class=dataframe border=1><tr><td style='background:url(\"http://x\");color:red' id=a>1</table><a href='#a'>x</a></div></section></main>",
		`<svg xmlns="http://www.w3.org/2000/svg"><defs><g id="a"/></defs><use xlink:href="#a"/><image href="http://x/y.png"/><a href="javascript:x()"><text onclick="y()">t</text></a><style>text{fill:url(http://x)}</style><foreignObject><p>x</p></foreignObject></svg>`,
		"<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
		"<svg><style><a id=\"</style><img src=1 onerror=alert(1)>\"></svg>",
		"<form><math><mtext></form><form><mglyph><svg><mtext><style><path id=\"</style><img onerror=x() src>\">",
		"<p><svg><title><b id=x></title><desc><p></desc></svg></p><details open><summary>s</summary>",
	} {
		f.Add(s, s, s, s)
	}
	f.Fuzz(func(t *testing.T, source, text, rich, svg string) {
		nb := &notebook.Notebook{Name: "fuzz.go", Cells: []notebook.Cell{
			markdownCell(source),
			codeCell(source, stream("stdout", text), stream("stderr", text), value(map[string]any{"text/html": rich, "text/plain": text})),
			codeCell(text, value(map[string]any{"image/svg+xml": svg, "text/plain": text}), value(map[string]any{"image/svg+xml": svg})),
			codeCell("x", value(map[string]any{"text/html": svg}), value(map[string]any{"text/markdown": source}), notebook.Output{Kind: notebook.ErrorOutput, ErrorName: text, ErrorValue: source, Traceback: []string{text}}),
			markdownCell(rich),
		}}
		for _, code := range []Code{Folded, Hidden} {
			page := HTML(nb, Options{Code: code})
			if list := faults(page); list != nil {
				t.Fatalf("the page has %q\n%s", list, page[len(page)-min(len(page), 4000):])
			}
		}
		Markdown(nb, Options{}, "f")
	})
}
