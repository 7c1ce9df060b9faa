package canvas

import (
	"math"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"
)

func TestTextIsWrapped(t *testing.T) {
	style := style{size: 10}
	for _, tt := range []struct {
		name, text string
		most       int
		want       []string
	}{
		{"at blanks", "one two three", 9, []string{"one two", "three"}},
		{"at line ends", "one\ntwo", 9, []string{"one", "two"}},
		{"within long words", "unbreakably", 9, []string{"unbreaka", "bly"}},
		{"between Chinese characters", "东西南北东西。南", 9, []string{"东西南北", "东西。南"}},
		{"not before a full stop", "东西南北。东", 9, []string{"东西南", "北。东"}},
		{"up to a number of lines", "one two three four five", 2, []string{"one two", "three fo…"}},
		{"nothing", " \n ", 9, nil},
		{"tabs", "one\ttwo\r", 9, []string{"one two"}},
	} {
		if got := style.wrap(tt.text, 45, tt.most); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestLongLinesAreCut(t *testing.T) {
	style := style{size: 10}
	for _, tt := range []struct{ got, want string }{
		{style.cut("short", 50), "short"},
		{style.cut("a text that is long", 50), "a text th…"},
		{style.cutName("short", 50), "short"},
		{style.cutName("/data/run-1/results.json", 70), "/data/r…lts.json"},
		{style.cut("anything", 0), "…"},
		{style.cutName("anything", 0), "…"},
		{tidy(strings.Repeat("x", 3*longestText))[longestText:], "…"},
	} {
		if tt.got != tt.want {
			t.Errorf("%q, want %q", tt.got, tt.want)
		}
	}
}

func TestNoCharacterIsDroppedSilently(t *testing.T) {
	style := style{size: 10}
	for _, tt := range []struct {
		name string
		r    rune
		face *face
	}{
		{"Latin", 'A', regular},
		{"Greek", 'µ', regular},
		{"Chinese", '东', cjk},
		{"full-width", '，', cjk},
		{"a rare character", '龘', nil},
		{"an emoji", '🚀', nil},
		{"a control character", '\x1b', nil},
		{"what is no text", '\ufffd', nil},
	} {
		g := style.glyph(tt.r)
		if g == nil || g.face != tt.face || len(g.outline) == 0 || g.advance <= 0 {
			t.Errorf("%s: the glyph is %+v", tt.name, g)
		}
	}
	for name, r := range map[string]rune{"a joiner": '\u200d', "a variation selector": '\ufe0f', "a direction": '\u202e'} {
		if style.glyph(r) != nil {
			t.Errorf("%s is drawn", name)
		}
	}
	if one, two := style.width("e"), style.width("e\u0301"); one != two {
		t.Errorf("an accent takes %v", two-one)
	}
}

func TestAMissingCharacterIsABoxWithItsCode(t *testing.T) {
	digits := func(r rune) int { // each of these digits is one outline, but for the 0
		moves := 0
		for _, s := range missingGlyph(r).outline {
			if s.op == 0 {
				moves++
			}
		}
		return moves - 2 // the box
	}
	if got := digits('\U0001F352'); got != 7 { // 01F352
		t.Errorf("%d outlines in the box of U+1F352", got)
	}
	if four, six := missingGlyph('龘').advance, missingGlyph('🚀').advance; four >= six {
		t.Errorf("a box of four digits is %v wide, one of six %v", four, six)
	}
}

func TestLettersAreKerned(t *testing.T) {
	style := style{size: 10}
	if pair, apart := style.width("AV"), style.width("A")+style.width("V"); pair >= apart {
		t.Errorf("AV takes %v, its letters %v", pair, apart)
	}
	if width := style.width("东西"); width != 20 {
		t.Errorf("two Chinese characters are %v wide", width)
	}
}

func TestLabelsAreAlignedAndTurned(t *testing.T) {
	l := label{style: style{size: 20}, text: "H", at: vg.Point{X: 100, Y: 50}}
	near := func(a, b vg.Length) bool { return math.Abs(float64(a-b)) < 2 }
	if b := bounds(l.path()); !near(b.Min.X, 101) || !near(b.Min.Y, 50) || !near(b.Max.Y, 50+20*capHeight) {
		t.Errorf("it lies at %v", b)
	}
	l.align = 1
	if b := bounds(l.path()); !near(b.Max.X, 99) {
		t.Errorf("at the right it lies at %v", b)
	}
	l.align, l.turn = 0, math.Pi/2
	if b := bounds(l.path()); !near(b.Max.X, 100) || !near(b.Min.X, 100-20*capHeight) || !near(b.Min.Y, 51) {
		t.Errorf("upright it lies at %v", b)
	}
}
