package report

import (
	"strings"
	"testing"
)

func TestHTMLFromElsewhereIsCleaned(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"text and its marks stay", `<p>a <b class="x">b</b> &lt;</p>`, `<p>a <b class="x">b</b> &lt;</p>`},
		{"scripts go", `a<script>b</script>c`, `ac`},
		{"handlers go", `<p onclick="x()" ONLOAD=y>a</p>`, `<p>a</p>`},
		{"frames, objects and videos go with all inside", `<iframe src="http://x">a</iframe><object><p>b</p></object><video><p>c</p></video>d`, `d`},
		{"sheets from elsewhere go", `<link rel="stylesheet" href="http://x">a<meta http-equiv="refresh" content="0">`, `a`},
		{"comments go", `a<!-- b -->c`, `ac`},
		{"links by script lose their target", `<a href="java&#10;script:x()">a</a><a href=" JavaScript:x()">b</a><a href="data:text/html,x">c</a>`, `<a>a</a><a>b</a><a>c</a>`},
		{"links to pages stay", `<a href="https://x/y" target="_blank" ping="http://z">a</a>`, `<a href="https://x/y">a</a>`},
		{"what is inside forms and elements nobody knows stays", `<form action="x"><x-y>a</x-y></form>`, `a`},
		{"fields go, boxes to tick can't be ticked", `<input type="text" value="x"><input type="checkbox" checked="">`, `<input type="checkbox" checked="" disabled=""/>`},
		{"styles that load go, others stay", `<p style="color: red; background: url(http://x/y.png); cursor: url(#a)">a</p>`, `<p style="color: red">a</p>`},
		{"escapes do not hide what styles load", `<p style="background: \75rl(http://x)">a</p>`, `<p>a</p>`},
		{"comments do not hide what styles load", `<p style="background: url(/* */http://x)">a</p>`, `<p>a</p>`},
		{"elements that are left open are closed", `<div><b>a`, `<div><b>a</b></div>`},
		{"ends without a begin go", `</div></section></main>a`, `a`},
		{"formulas in MathML become text", `<math><mi>x</mi><annotation>y</annotation></math>`, `<code class="math">x</code>`},
		{"SVG keeps what draws", `<svg viewBox="0 0 1 1" onload="x()"><path d="M0 0" onclick="y"></path><script>z</script></svg>`, `<svg viewBox="0 0 1 1"><path d="M0 0"></path></svg>`},
		{"SVG loads no picture", `<svg><image xlink:href="http://x"></image><use href="http://x#a"></use><rect fill="url(http://x#a)"></rect></svg>`, `<svg><use></use><rect></rect></svg>`},
		{"SVG changes nothing later", `<svg><a><animate attributeName="href" to="javascript:x"></animate><text>t</text></a></svg>`, `<svg><a><text>t</text></a></svg>`},
	} {
		t.Run(test.name, func(t *testing.T) {
			root, err := clean(test.text)
			if err != nil {
				t.Fatal(err)
			}
			if got := render(root); got != test.want {
				t.Errorf("got\n%s, want\n%s", got, test.want)
			}
		})
	}
}

func TestHTMLThatIsTooDeepIsNotShown(t *testing.T) {
	if _, err := clean(strings.Repeat("<div>", 400) + "x"); err == nil {
		t.Error("it is shown")
	}
	nb := notebookOf(codeCell("x", value(map[string]any{"text/html": strings.Repeat("<div>", 1000) + "x", "text/plain": "the text"})))
	page := HTML(nb, Options{})
	check(t, page)
	if !strings.Contains(visibleText(page), "the text") {
		t.Error("the text is not shown in its place")
	}
}

func TestStylesAreLimitedToTheirOutput(t *testing.T) {
	for _, test := range []struct{ name, sheet, want string }{
		{"rules are for what is inside", `* {margin: 0} td, #a .b > p {color: red}`, `#s *{margin: 0}#s td,#s #n .b > p{color: red}`},
		{"rules for media stay", `@media print { p {color: red} }`, `@media print{#s p{color: red}}`},
		{"imports go", `@import "http://x"; p {color: red}`, `#s p{color: red}`},
		{"what loads goes", `p {background: url(http://x); margin: 0}`, `#s p{margin: 0}`},
		{
			"fonts stay only with their data", `@font-face {font-family: f; src: url(http://x)} @font-face {font-family: g; src: url(data:font/woff;base64,AA)}`,
			`@font-face{font-family: f}@font-face{font-family: g;src: url(data:font/woff;base64,AA)}`,
		},
		{"other rules for the page go", `@page {margin: 0} @keyframes k {from {top: 0}} p {color: red}`, `#s p{color: red}`},
		{"brackets in quotes do not end a rule", `p::before {content: "}; x {"; color: red}`, `#s p::before{color: red}`},
		{"what is broken ends the sheet", `p {color: red} } body {color: blue}`, `#s p{color: red}`},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, _ := stylesheet(test.sheet, "s", map[string]string{"a": "n"})
			if got != test.want {
				t.Errorf("got\n%s, want\n%s", got, test.want)
			}
		})
	}
}
