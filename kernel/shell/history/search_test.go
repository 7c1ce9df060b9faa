package history

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// marked is a cell with what was found in it.
func marked(m Match) string {
	var b strings.Builder
	at := 0
	for _, s := range m.Spans {
		b.WriteString(m.Source[at:s[0]] + "[" + m.Source[s[0]:s[1]] + "]")
		at = s[1]
	}
	return b.String() + m.Source[at:]
}

func TestSearch(t *testing.T) {
	for _, tt := range []struct {
		name, query string
		limit       int
		cells, want []string
	}{
		{"nothing was run", "x", 0, nil, nil},
		{"the newest is first", "f(", 0, []string{"f(1)", "g", "f(2)"}, []string{"[f(]2)", "[f(]1)"}},
		{"no more than the limit", "f", 2, []string{"f1", "f2", "f3"}, []string{"[f]3", "[f]2"}},
		{"equal cells once", "f", 0, []string{"f1", "f2", "f1"}, []string{"[f]1", "[f]2"}},
		{"equal cells don't count for the limit", "f", 2, []string{"f1", "f2", "f2"}, []string{"[f]2", "[f]1"}},
		{"all words in any order", "b  a", 0, []string{"a", "a b", "b c a\n"}, []string{"[b] c [a]\n", "[a] [b]"}},
		{"nothing asked for", " ", 1, []string{"a", "b"}, []string{"b"}},
		{"lower case finds any", "plot", 0, []string{"Plot", "pLOT", "plt"}, []string{"[pLOT]", "[Plot]"}},
		{"a capital finds itself", "Plot", 0, []string{"Plot", "plot"}, []string{"[Plot]"}},
		{"a capital makes all words strict", "a B", 0, []string{"A B", "a B"}, []string{"[a] [B]"}},
		{"several places", "ab", 0, []string{"ab abab"}, []string{"[ab] [abab]"}},
		{"words that overlap", "abc bcd", 0, []string{"xabcdx"}, []string{"x[abcd]x"}},
		{"a word in another", "abc b", 0, []string{"abc b"}, []string{"[abc] [b]"}},
		{"other scripts", "界 größe", 0, []string{"世界 GRÖSSE", "世界 GRÖßE"}, []string{"世[界] [GRÖßE]"}},
		{"a query of half a letter", "\xe4\xb8", 0, []string{"世"}, nil},
		{"letters whose cases differ in length", "kk", 0, []string{"ȺKK\u212akk"}, []string{"Ⱥ[KK\u212ak]k"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := open(t, "")
			add(t, s, tt.cells...)
			var got []string
			for _, m := range s.Search(tt.query, tt.limit) {
				got = append(got, marked(m))
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("%q finds %q, want %q", tt.query, got, tt.want)
			}
		})
	}
}

func FuzzSearch(f *testing.F) {
	f.Add("x := Plot(a)", "plot x")
	f.Add("\u212a İ ȺK\xff", "k i \u2c65")
	f.Fuzz(func(t *testing.T, source, query string) {
		s := &Store{cells: []Entry{{Source: source}}}
		for _, m := range s.Search(query, 1) {
			last := 0
			for _, span := range m.Spans {
				if span[0] < last || span[1] <= span[0] || span[1] > len(source) {
					t.Fatalf("%v comes after %d in %q", span, last, source)
				}
				if utf8.ValidString(source) && !utf8.ValidString(source[span[0]:span[1]]) {
					t.Fatalf("%v cuts a letter of %q", span, source)
				}
				last = span[1]
			}
			if (len(m.Spans) == 0) != (len(strings.Fields(query)) == 0) {
				t.Fatalf("%q finds %v in %q", query, m.Spans, source)
			}
		}
	})
}
