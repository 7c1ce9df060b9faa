package shell

import (
	"strings"
	"testing"

	"kvsh/kernel/shell/highlight"
)

func TestATextIsPainted(t *testing.T) {
	for _, tt := range []struct{ name, style, text, want string }{
		{"in a style", sgr("1"), "text", "\x1b[1mtext\x1b[m"},
		{"in none", "", "text", "text"},
		{"nothing", sgr("1"), "", ""},
		{"each line by itself", sgr("1"), "a\nb", "\x1b[1ma\x1b[m\n\x1b[1mb\x1b[m"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := paint(tt.style, tt.text); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestTheThemesColourTheSameClasses(t *testing.T) {
	dark, light := newTheme(darkTheme), newTheme(lightTheme)
	for class := highlight.Plain; class <= highlight.Error; class++ {
		if (dark.classes[class] == "") != (light.classes[class] == "") {
			t.Errorf("of %v there are %q and %q", class, dark.classes[class], light.classes[class])
		}
	}
	if dark.classes[highlight.Keyword] == light.classes[highlight.Keyword] {
		t.Error("keywords have the same colour on both")
	}
}

func TestWithoutAThemeThereAreNoColours(t *testing.T) {
	theme := newTheme(noTheme)
	for _, style := range []string{theme.in, theme.out, theme.more, theme.fault, theme.dim} {
		if style != "" {
			t.Errorf("there is %q", style)
		}
	}
	if len(theme.classes) > 0 || strings.Contains(theme.selected+theme.matched+theme.pair+theme.strong, "3") {
		t.Errorf("there are colours: %+v", theme)
	}
}

func TestTheThemeFollowsTheBackground(t *testing.T) {
	for _, tt := range []struct {
		name   string
		chosen string
		dark   bool
		plain  bool
		want   string
	}{
		{"a dark one", autoTheme, true, false, darkTheme},
		{"a light one", autoTheme, false, false, lightTheme},
		{"unless one was chosen", darkTheme, false, false, darkTheme},
		{"none", noTheme, true, false, noTheme},
		{"a terminal without escape sequences", darkTheme, true, true, noTheme},
	} {
		t.Run(tt.name, func(t *testing.T) {
			l := plainLook(80, 24)
			l.chosen, l.dark, l.plain = tt.chosen, tt.dark, tt.plain
			l.apply()
			if l.theme.name != tt.want || tt.plain && l.theme.selected != "" {
				t.Errorf("it is %+v", l.theme)
			}
		})
	}
}
