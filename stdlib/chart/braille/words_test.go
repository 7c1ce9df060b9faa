package braille

import (
	"slices"
	"strings"
	"testing"
)

func TestClean(t *testing.T) {
	for text, want := range map[string]string{
		"plain ~ text":    "plain ~ text",
		"东西向 é e\u0301":   "东西向 é e\u0301",
		"a\nb\tc\u00a0d":  "a b c d",
		"\x1b[1m\x00\x7f": "\ufffd[1m\ufffd\ufffd",
		"a\u202eb\u2028c": "a\ufffdb c",
		"👩\u200d🚀\ufe0f":  "👩🚀",
		"\xff":            "\ufffd",
	} {
		if got := clean(text); got != want {
			t.Errorf("clean(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		columns    int
		want       []string
	}{
		{"at blanks", "one two three", 7, []string{"one two", "three"}},
		{"at the ends of lines", "one\n\n two", 7, []string{"one", "two"}},
		{"within long words", "one unbreakably", 7, []string{"one", "unbreak", "ably"}},
		{"wide characters", "东西向 带宽", 4, []string{"东西", "向", "带宽"}},
		{"a wide character in one column", "东 a", 1, []string{"…", "a"}},
		{"nothing", " \n", 7, nil},
		{"no room", "one", 0, nil},
	} {
		if got := wrap(tt.text, tt.columns); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestCut(t *testing.T) {
	for _, tt := range []struct {
		text    string
		columns int
		want    string
	}{
		{"short", 5, "short"},
		{"longer", 5, "long…"},
		{"东西向", 6, "东西向"},
		{"东西向", 5, "东西…"},
		{"东西向", 4, "东…"},
		{"longer", 1, "…"},
		{"longer", 0, ""},
		{"longer", -3, ""},
	} {
		if got := cut(tt.text, tt.columns); got != tt.want {
			t.Errorf("cut(%q, %d) = %q, want %q", tt.text, tt.columns, got, tt.want)
		}
	}
}

func TestAtMost(t *testing.T) {
	lines := []string{"one two", "three", "four"}
	for n, want := range map[int][]string{0: nil, 1: {"one tw…"}, 2: {"one two", "three…"}, 3: lines, 4: lines} {
		if got := atMost(lines, n, 7); !slices.Equal(got, want) {
			t.Errorf("at most %d: %q, want %q", n, got, want)
		}
	}
	if lines[0] != "one two" {
		t.Errorf("the lines have changed to %q", lines)
	}
}

func TestPages(t *testing.T) {
	red, behind := style{ink: "31"}, style{paper: "42"}
	for _, tt := range []struct {
		name string
		put  func(*page)
		want string
	}{
		{"nothing", func(*page) {}, ""},
		{"text", func(p *page) { p.put(1, 0, "ab", style{}) }, " ab"},
		{"text that ends before the page", func(p *page) { p.put(-1, 0, "abc", style{}) }, "bc"},
		{"text that goes on behind it", func(p *page) { p.put(4, 0, "abc", style{}) }, "    ab"},
		{"text in another row", func(p *page) { p.put(0, 1, "abc", style{}); p.put(0, -1, "abc", style{}) }, ""},
		{"wide characters", func(p *page) { p.put(0, 0, "东西", style{}); p.put(4, 0, "a", style{}) }, "东西a"},
		{"no half of a wide character", func(p *page) { p.put(5, 0, "东", style{}) }, ""},
		{"a letter over the half of one", func(p *page) { p.put(0, 0, "东", style{}); p.put(0, 0, "a", style{}) }, "a"},
		{"marks", func(p *page) { p.put(0, 0, "e\u0301a\u0302", style{}) }, "e\u0301a\u0302"},
		{"a mark without a letter", func(p *page) { p.put(0, 0, "a", style{}); p.put(1, 0, "\u0301b", style{}) }, "ab"},
		{"colours", func(p *page) { p.put(1, 0, "a b", red); p.put(4, 0, "c", style{}) }, " \x1b[0;31ma b\x1b[0mc"},
		{"a colour to the end", func(p *page) { p.put(0, 0, "ab ", red) }, "\x1b[0;31mab\x1b[0m"},
		{"what is behind blanks", func(p *page) { p.put(0, 0, "  ", behind); p.put(4, 0, "c", style{}) }, "\x1b[0;42m  \x1b[0m  c"},
		{"all of a style", func(p *page) { p.put(0, 0, "a", style{"1", "31", "42"}) }, "\x1b[0;1;31;42ma\x1b[0m"},
	} {
		p := newPage(6, 1)
		tt.put(p)
		var b strings.Builder
		p.lines(&b)
		if got := b.String(); got != tt.want+"\n" {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}
