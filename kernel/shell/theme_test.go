package shell

import (
	"strings"
	"testing"

	"kvsh/stdlib/table"

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
		screen table.Screen // for charts
	}{
		{"a dark one", autoTheme, true, false, darkTheme, table.Screen{Colors: 256, Dark: true}},
		{"a light one", autoTheme, false, false, lightTheme, table.Screen{Colors: 256}},
		{"unless one was chosen", darkTheme, false, false, darkTheme, table.Screen{Colors: 256, Dark: true}},
		{"unless a light one was chosen", lightTheme, true, false, lightTheme, table.Screen{Colors: 256}},
		{"none", noTheme, true, false, noTheme, table.Screen{}},
		{"a terminal without escape sequences", darkTheme, true, true, noTheme, table.Screen{}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			l := plainLook(80, 24)
			l.chosen, l.dark, l.plain = tt.chosen, tt.dark, tt.plain
			l.colors = 256
			l.apply()
			if got, ok := table.CurrentScreen(); !ok || got.Colors != tt.screen.Colors || got.Dark != tt.screen.Dark {
				t.Errorf("the screen for charts is %+v, want %+v", got, tt.screen)
			}
			if l.theme.name != tt.want || tt.plain && l.theme.selected != "" {
				t.Errorf("it is %+v", l.theme)
			}
		})
	}
}
