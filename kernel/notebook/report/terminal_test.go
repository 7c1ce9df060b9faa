package report

import (
	"fmt"
	"strings"
	"testing"
)

func TestTextIsShownAsOnATerminal(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"text stays as it is", "a <b> & c\n\td", "a &lt;b&gt; &amp; c\n\td"},
		{"bold text is a span", "\x1b[1mx\x1b[0m y", `<span class="t-bold">x</span> y`},
		{"colours go on to the next line", "\x1b[31ma\nb\x1b[39mc", "<span class=\"t-f1\">a</span>\n<span class=\"t-f1\">b</span>c"},
		{"bright colours are a palette's second half", "\x1b[91;102mx", `<span class="t-f9 t-b10">x</span>`},
		{"an empty SGR sequence ends all", "\x1b[4mx\x1b[my", `<span class="t-underline">x</span>y`},
		{"colours of the 256 below 16 are those of the palette", "\x1b[38;5;12mx", `<span class="t-f12">x</span>`},
		{"colours of the cube are mixed with the text's", "\x1b[38;5;196mx", `<span class="t-rgb" style="--c:#ff0000">x</span>`},
		{"grays of the 256 are grays", "\x1b[48;5;232mx", `<span style="background:#080808;color:#fff">x</span>`},
		{"red, green and blue set any colour", "\x1b[48;2;255;250;0mx", `<span style="background:#fffa00;color:#000">x</span>`},
		{"inverse text changes its colours", "\x1b[7;32mx", `<span class="t-b2">x</span>`},
		{"inverse text without colours is inverse", "\x1b[7mx", `<span class="t-inverse">x</span>`},
		{"a carriage return writes over the line", "10%\r100%\n", "100%"},
		{"what is not written over stays", "abcdef\rXY\n", "XYcdef"},
		{"a carriage return before the line's end does nothing", "a\r\nb\r\n", "a\nb"},
		{"a backspace goes back", "abc\b\bX", "aXc"},
		{"a backspace stops where the line begins", "\b\bab", "ab"},
		{"erasing takes the rest of the line", "100%\r\x1b[Kok", "ok"},
		{"erasing the line leaves what comes", "abc\x1b[2K\rd", "d  "},
		{"other sequences are left out", "a\x1b[2Jb\x1b[10;5Hc\x1b(Bd\x1b=e\x1b[?25lf", "abcdef"},
		{"titles and links are left out", "\x1b]0;title\aa\x1b]8;;http://x\x1b\\b\x1b]8;;\x1b\\", "ab"},
		{"a sequence that is broken off is left out", "a\x1b[31", "a"},
		{"other control characters are left out", "a\x00\x07b\x7f", "ab"},
		{"bytes that are no text are replaced", "a\xffb", "a\uFFFDb"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := colored(test.text); got != test.want {
				t.Errorf("%q is\n%s, want\n%s", test.text, got, test.want)
			}
		})
	}
}

func TestLongStreamsShowTheirHeadAndTail(t *testing.T) {
	for _, test := range []struct {
		lines int
		want  string // what is left out
		first int    // line after it
	}{{2000, "", 0}, {2001, "… 1 line left out …", 1001}, {12345, "… 10345 lines left out …", 11345}} {
		var b strings.Builder
		for i := range test.lines {
			fmt.Fprintf(&b, "line %d\n", i)
		}
		got := strings.Split(plain(b.String()), "\n")
		if test.want == "" {
			if len(got) != test.lines {
				t.Errorf("%d lines: %d are shown", test.lines, len(got))
			}
			continue
		}
		if len(got) != 2001 || got[999] != "line 999" || got[1000] != test.want || got[1001] != fmt.Sprint("line ", test.first) || got[2000] != fmt.Sprint("line ", test.lines-1) {
			t.Errorf("%d lines: %d are shown, %q, then %q to %q", test.lines, len(got), got[1000], got[1001], got[len(got)-1])
		}
	}
}

func TestLongLinesAreCut(t *testing.T) {
	got := plain(strings.Repeat("é", maxLine))
	if want := strings.Repeat("é", maxLine/2) + fmt.Sprintf(" … %d characters left out", maxLine/2); got != want {
		t.Errorf("it ends with %q", got[len(got)-60:])
	}
}
