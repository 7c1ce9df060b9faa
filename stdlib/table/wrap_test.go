package table

import "testing"

func TestWrap(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		width      int
		indent     string
		want       string
	}{
		{"a text that fits", "one two", 7, "", "one two"},
		{"a break at the last blank", "one two three", 8, "", "one two\nthree"},
		{"an indent counts", "  - one two three", 9, "    ", "  - one\n    two\n    three"},
		{"a wide letter takes two cells", "东西向 南北向", 6, "", "东西向\n南北向"},
		{"a long word stays whole", "a longword b", 4, "", "a\nlongword\nb"},
		{"no limit", "one two three", 0, "  ", "one two three"},
		{"nothing", "", 3, "  ", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := Wrap(tt.text, tt.width, tt.indent); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
