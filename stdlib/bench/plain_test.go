package bench

import (
	"slices"
	"strings"
	"testing"
)

// FuzzPlainArray checks that every plain array is one that the parser takes, with
// the same end, length and numbers.
func FuzzPlainArray(f *testing.F) {
	for _, a := range arrays {
		for _, part := range strings.Split(a, `": `) {
			f.Add(part)
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		b := []byte("[" + text)
		strict := func(element func(*parser, *list) error) (end int, l list) {
			p := &parser{b: b}
			err := p.elements(func() error {
				l.n++
				return element(p, &l)
			})
			if err != nil {
				return notPlain, l
			}
			return p.i, l
		}
		if end, n := plainArray(b, 0); end != notPlain {
			if wantEnd, want := strict((*parser).skipElement); end != wantEnd || n != want.n {
				t.Errorf("%q ends at %d with %d elements, not at %d with %d", b, end, n, wantEnd, want.n)
			}
		}
		if end, counts := plainCounts(b, 0, nil); end != notPlain {
			if wantEnd, want := strict((*parser).numberElement); end != wantEnd || !slices.Equal(counts, want.numbers) {
				t.Errorf("%q holds up to %d the counts %v, not up to %d %v", b, end, counts, wantEnd, want.numbers)
			}
		}
		if end, n := plainBlanks(b, 0); end != notPlain {
			if wantEnd, want := strict((*parser).textElement); end != wantEnd || n != want.n || strings.Join(want.texts, "") != "" {
				t.Errorf("%q holds up to %d %d blanks, not up to %d %q", b, end, n, wantEnd, want.texts)
			}
		}
	})
}

func TestWhatPythonWritesIsPlain(t *testing.T) {
	for _, tt := range []struct {
		array string
		n     int
	}{
		{"[]", 0},
		{"[1]", 1},
		{"[-0.5, 1e-05, 2.5E+300, 0]", 4},
		{"[[], [0.03563210500578862], [1.0, 2.0]]", 3},
		{`["", "a", "\u0e32\ud83d\ude00 \"\\\/\b\f\n\r\t", "caf` + "\u00e9" + `"]`, 4},
		{"[1,2,3]", 3},
	} {
		if end, n := plainArray([]byte(tt.array+", "), 0); end != len(tt.array) || n != tt.n {
			t.Errorf("%s ends at %d with %d elements", tt.array, end, n)
		}
	}
	if end, counts := plainCounts([]byte("[0, 999999999999999999]"), 0, nil); end == notPlain || !slices.Equal(counts, []float64{0, 999999999999999999}) {
		t.Errorf("counts up to %d: %v", end, counts)
	}
	if end, counts := plainCounts([]byte("[1234567890123456789]"), 0, nil); end != notPlain {
		t.Errorf("counts that may be beyond an int: %v", counts)
	}
	if end, n := plainBlanks([]byte(`["", ""]`), 0); end != 8 || n != 2 {
		t.Errorf("blanks up to %d: %d", end, n)
	}
}

func TestOddThingsAreNotPlain(t *testing.T) {
	for _, array := range []string{
		"[", "[1", "[1,", "[1, ", "[1,]", "[1,,2]", "[1 ]", "[ 1]", "[1,  2]", "[01]", "[+1]", "[1.]", "[.5]", "[-]", "[1e]", "[1e+]", "[NaN]", "[Infinity]", "[-Infinity]", "[null]", "[true]",
		"[[1}]", "[[1]", "[[1], 2]", "[[[1]]]", "[{}]", `["a", 1]`, `["a`, `["a\`, `["\u12`, `["\u123g"]`, `["\q"]`, "[\"\x1f\"]", "[\"\n\"]", "[\"\tbar\"]",
	} {
		if end, n := plainArray([]byte(array), 0); end != notPlain {
			t.Errorf("%q is taken up to %d with %d elements", array, end, n)
		}
	}
}

func TestEightBytesAtATimeAreAsGoodAsOne(t *testing.T) {
	for c := range 256 {
		for at := range 20 {
			b := slices.Concat(slices.Repeat([]byte{'5'}, at), []byte{byte(c)}, []byte("\x00\xff/:\"\\\x1f 5"))
			digits, stop := pastDigits(b, 0), textStop(b, 0)
			if want := slices.IndexFunc(b, func(c byte) bool { return c < '0' || c > '9' }); digits != want {
				t.Errorf("the digits of %q end at %d, not %d", b, digits, want)
			}
			if want := slices.IndexFunc(b, func(c byte) bool { return c < ' ' || c == '"' || c == '\\' }); stop != want {
				t.Errorf("the text of %q stops at %d, not %d", b, stop, want)
			}
		}
	}
	if got := pastDigits([]byte("0123456789"), 0); got != 10 {
		t.Errorf("all digits end at %d", got)
	}
	if got := textStop([]byte("0123456789"), 0); got != 10 {
		t.Errorf("a text that does not stop ends at %d", got)
	}
}

func BenchmarkPlainArray(b *testing.B) {
	for _, bb := range []struct{ name, array string }{
		{"numbers", "[" + strings.Repeat("0.03563210500578862, ", 5000) + "1]"},
		{"lists", "[" + strings.Repeat("["+strings.Repeat("0.03563210500578862, ", 19)+"0.5], ", 500) + "[]]"},
		{"texts", "[" + strings.Repeat(`"Some words of an answer,\nwith \"quotes\" and the like.", `, 500) + `""]`},
		{"escapes", "[" + strings.Repeat(`"\u0e32\u0e32\u0e32\u0e32\u0e32", `, 500) + `""]`},
	} {
		b.Run(bb.name, func(b *testing.B) {
			text := []byte(bb.array)
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				if end, _ := plainArray(text, 0); end != len(text) {
					b.Fatalf("not plain")
				}
			}
		})
	}
}
