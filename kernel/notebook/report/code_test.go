package report

import (
	"strings"
	"testing"
)

func TestGoIsHighlighted(t *testing.T) {
	for _, test := range []struct{ name, source, language, want string }{
		{
			"keywords, names of functions, texts and numbers have colours", `for f("a", 'b', 1.5) {}`, "go",
			`<span class="c-keyword">for</span> <span class="c-func">f</span>(<span class="c-string">&#34;a&#34;</span>, <span class="c-string">&#39;b&#39;</span>, <span class="c-number">1.5</span>) {}`,
		},
		{"comments have a colour", "x // y\n/* z */", "go", "x <span class=\"c-comment\">// y</span>\n<span class=\"c-comment\">/* z */</span>"},
		{
			"predeclared names have a colour", "var x int = len(nil)", "go",
			`<span class="c-keyword">var</span> x <span class="c-builtin">int</span> = <span class="c-builtin">len</span>(<span class="c-builtin">nil</span>)`,
		},
		{"ends of lines do not count for the text", "a\n\nb\n", "go", "a\n\nb\n"},
		{"raw texts keep their lines", "`a\r\nb`", "go", "<span class=\"c-string\">`a\nb`</span>"},
		{"what is not Go is plain", "a := \"b", "go", "a := &#34;b"},
		{"a magic is plain", "%%bash\nfor x", "go", "%%bash\nfor x"},
		{"a shell command is plain", "!ls for", "go", "!ls for"},
		{"other languages are plain", "for x in y: pass", "python", "for x in y: pass"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := highlight(test.source, test.language); got != test.want {
				t.Errorf("got\n%s, want\n%s", got, test.want)
			}
		})
	}
}

func TestTheGistIsTheFirstLineOfCode(t *testing.T) {
	for _, test := range []struct{ source, want string }{
		{"x := 1\ny := 2", "x := 1"},
		{"\n// why\n\n\tx := 1", "x := 1"},
		{"/* why\nso */\nx := 1", "x := 1"},
		{"// only this", "// only this"},
		{"", ""},
		{strings.Repeat("x", 200), strings.Repeat("x", 99) + "…"},
	} {
		if got := gist(test.source); got != test.want {
			t.Errorf("gist of %q is %q, want %q", test.source, got, test.want)
		}
	}
}
