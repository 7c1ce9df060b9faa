package shell

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func TestTheCallThatIsBeingTyped(t *testing.T) {
	for _, tt := range []struct {
		name string
		text string // with the cursor as ‸
		want string // the function, with what is before it on its line
	}{
		{"the first argument", "f(‸", "f"},
		{"a function of a package", "strings.Repeat(\"a\", ‸", "strings.Repeat"},
		{"before the bracket", "f‸(", ""},
		{"behind the call", "f(x)‸", ""},
		{"no call at all", "x := 1‸", ""},
		{"the inner call", "f(1, g(2, ‸", "f(1, g"},
		{"the outer call again", "f(1, g(2), ‸", "f"},
		{"in a call that is complete", "f(1, ‸2)", "f"},
		{"brackets that are no call", "x := (1 + ‸", ""},
		{"brackets in a call", "f((1 + ‸", ""},
		{"behind brackets in a call", "f((1 + 2), ‸", "f"},
		{"a chain of methods", "df.Where(\"a\", \"==\", 1).GroupBy(‸", "df.Where(\"a\", \"==\", 1).GroupBy"},
		{"a chain over lines", "df.\n\tWhere(x).\n\tHead(‸", "\tHead"},
		{"arguments over lines", "f(\n\ta,\n\tb‸", "f"},
		{"a composite literal in a call", "f(T{a, ‸", ""},
		{"behind a composite literal", "f(T{a, b}, ‸", "f"},
		{"a call in a composite literal", "[]int{f(‸", "[]int{f"},
		{"a function literal in a call", "slices.SortFunc(x, func(a, b int) int { return cmp.Compare(‸", "slices.SortFunc(x, func(a, b int) int { return cmp.Compare"},
		{"the parameters of a function literal", "f(func(‸", ""},
		{"an index in a call", "f(x[‸", ""},
		{"a bracket in a string", "f(\"a)(\", ‸", "f"},
		{"a string that is open", "f(\"a(‸", "f"},
		{"a bracket in a raw string", "f(`)\n(`, ‸", "f"},
		{"a raw string that is open", "f(`a(\n‸", "f"},
		{"a bracket in a comment", "f(1, // g(\n‸", "f"},
		{"a comment that is open", "f(1, /* g(‸", "f"},
		{"a comment before the bracket", "f /* ( */ (‸", "f"},
		{"a keyword", "if (‸", ""},
		{"brackets that don't fit", ")]}f(‸", ")]}f"},
		{"letters of other scripts", "größe(‸", "größe"},
		{"a command before", ":time f(‸", ":time f"},
		{"only what is before the cursor", "f(‸) g(", "f"},
		{"a character that is none of Go's", "# f(‸", "# f"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			before, behind, _ := strings.Cut(tt.text, "‸")
			got, ok := callAt(before+behind, len(before))
			if ok != (tt.want != "") || ok && got.name != tt.want {
				t.Errorf("got %q, %v, want %q", got.name, ok, tt.want)
			}
			if ok && !strings.HasSuffix(before[:got.at], tt.want) {
				t.Errorf("it ends behind %q", before[:got.at])
			}
		})
	}
}

func FuzzCallAt(f *testing.F) {
	f.Add("f(1, g(\"a\", `b`), /* c */ T{x, y[", 20)
	f.Add("\xff(", 2)
	f.Add("größe (\n'(", 9)
	f.Fuzz(func(t *testing.T, text string, at int) {
		at = abs(at) % (len(text) + 1)
		got, ok := callAt(text, at)
		if !ok {
			return
		}
		line := strings.LastIndexByte(text[:got.at], '\n') + 1
		if got.at > at || got.name == "" || text[line:got.at] != got.name || !strings.Contains(text[got.at:at], "(") {
			t.Errorf("the call of %q at %d", got.name, got.at)
		}
	})
}

func TestATipIsOneRow(t *testing.T) {
	tip := tip{signature: "Frame(name\tstring, more ...int)\n*Frame"}
	if got, want := readable(tip.row(&marks, 80)), "⟦dim   Frame(name    string, more ...int)*Frame⟧"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	for width := 1; width < 30; width++ {
		if w := ansi.StringWidth(tip.row(&unstyled, width)); w > width {
			t.Errorf("it takes %d cells of %d", w, width)
		}
	}
}

// A signature that comes late is that of another call by then.
func TestATipOfAnotherCallIsNotShown(t *testing.T) {
	s, _ := newTestShell(t)
	s.typeText("strings.Repeat(")
	asked := s.tip.call
	s.tipped(tip{asked, "Repeat(s string, count int) string"})
	if s.tip.signature == "" {
		t.Fatal("there is no signature")
	}
	s.typeText("len(")
	if s.tip.signature != "" {
		t.Errorf("in another call there is %q", s.tip.signature)
	}
	s.tipped(tip{asked, "Repeat(s string, count int) string"})
	if s.tip.signature != "" {
		t.Errorf("in another call there is %q", s.tip.signature)
	}
}
