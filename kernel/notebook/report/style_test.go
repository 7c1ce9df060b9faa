package report

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// luminance is the relative luminance of a colour such as #1c2128, as WCAG has
// it.
func luminance(t *testing.T, color string) float64 {
	n, err := strconv.ParseUint(strings.TrimPrefix(color, "#"), 16, 32)
	if err != nil {
		t.Fatal(err)
	}
	channel := func(shift int) float64 {
		v := float64(n>>shift&255) / 255
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(16) + 0.7152*channel(8) + 0.0722*channel(0)
}

func TestColoursAreReadableInBothSchemes(t *testing.T) {
	light, dark, ok := strings.Cut(style, "@media screen and (prefers-color-scheme: dark)")
	if !ok {
		t.Fatal("there is no dark scheme")
	}
	dark, _, _ = strings.Cut(dark, "\n}\n")
	variable := regexp.MustCompile(`--([\w-]+): (#[0-9a-f]{6});`)
	for name, text := range map[string]string{"light": light, "dark": dark} {
		colors := map[string]string{}
		for _, m := range variable.FindAllStringSubmatch(text, -1) {
			colors[m[1]] = m[2]
		}
		if len(colors) < 30 {
			t.Fatalf("%s: only %d colours", name, len(colors))
		}
		readable := func(fg, bg string) {
			a, b := luminance(t, colors[fg]), luminance(t, colors[bg])
			if ratio := (max(a, b) + 0.05) / (min(a, b) + 0.05); ratio < 4.5 {
				t.Errorf("%s: %s on %s has a contrast of %.2f, want 4.5", name, fg, bg, ratio)
			}
		}
		for color := range colors {
			switch {
			case color == "text" || color == "quiet" || color == "bad" || color == "link":
				readable(color, "page")
				readable(color, "box")
				readable(color, "bad-box")
			case regexp.MustCompile(`^t\d+$`).MatchString(color):
				readable(color, "page")
				readable(color, "bad-box")
			case regexp.MustCompile(`^b\d+$`).MatchString(color):
				readable("text", color)
			case strings.Contains(" keyword string number comment builtin func ", " "+color+" "):
				readable(color, "box")
			}
		}
	}
}
