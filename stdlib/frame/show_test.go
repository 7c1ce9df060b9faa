package frame

import (
	"strings"
	"testing"

	"kvsh/stdlib/table"
)

func TestFramesShowThemselvesOnTheScreenThatIsSet(t *testing.T) {
	n := 2000
	ids := make([]int, n)
	for i := range ids {
		ids[i] = i
	}
	f := New(Ints("id", ids), Floats("ms", make([]float64, n)))
	if _, styled := f.MIMEBundle()["text/x-ansi"]; styled {
		t.Error("there is styled text though no screen was set")
	}
	s := table.Screen{Width: 60, Rows: 6, Style: &table.Style{Head: "\x1b[1m"}, More: ":last shows all"}
	defer table.SetScreen(s)()
	bundle := f.MIMEBundle()
	if got, want := bundle["text/x-ansi"], f.Table().Render(s); got != want {
		t.Errorf("the styled text is\n%s\nwant\n%s", got, want)
	}
	s.Style = nil
	want := f.Table().Render(s)
	if bundle["text/plain"] != want || f.String() != want || !strings.Contains(want, "2,000 rows × 2 columns (6 × 2 shown); :last") {
		t.Errorf("the plain text is\n%s\nwant\n%s", bundle["text/plain"], want)
	}
	s.Rows = table.AllRows
	defer table.SetScreen(s)()
	if text := f.String(); !strings.Contains(text, "(200 × 2 shown)") {
		t.Errorf("on a screen for all rows the frame is\n%s", text)
	}
}

func TestAFailedFrameHasNoStyle(t *testing.T) {
	defer table.SetScreen(table.Screen{Style: &table.Style{Title: "\x1b[1m"}})()
	bundle := New(Ints("id", nil)).Select("nope").MIMEBundle()
	if text := bundle["text/plain"].(string); len(bundle) != 1 || !strings.HasPrefix(text, "error: ") {
		t.Errorf("bundle %q", bundle)
	}
}
