package history

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

const (
	goodBefore = `{"time":"2026-01-02T03:04:05Z","session":"before","n":1,"dir":"/","source":"good before"}`
	goodAfter  = `{"time":"2026-01-02T03:04:06Z","session":"after","n":1,"dir":"/","source":"good after"}`
)

func TestBrokenLinesCostNoOther(t *testing.T) {
	for _, tt := range []struct {
		name, lines string
		want        []string // between the good ones
	}{
		{"nothing", "", nil},
		{"empty lines", "\n\r\n\n", nil},
		{"half a line", `{"time":"2026-01-02T03:04:05Z","session":"a","n":1,"sour`, nil},
		{"half a letter", "{\"session\":\"a\",\"source\":\"\xe4\xb8\"}", []string{"\ufffd\ufffd"}},
		{"two lines in one", goodBefore + goodAfter, nil},
		{"zeros of a disk that lost its power", "\x00\x00\x00", nil},
		{"no JSON", "x := 1", nil},
		{"another kind of JSON", "[1]\n3\nnull\ntrue\n\"a\"", nil},
		{"a cell of no session", `{"source":"x"}`, nil},
		{"a field of another kind", `{"session":"a","source":3}`, nil},
		{"a time that is none", `{"time":"yesterday","session":"a","source":"x"}`, nil},
		{"unknown fields", `{"session":"a","host":{"name":"h","cpus":[1,2]},"source":"x","tags":null}`, []string{"x"}},
		{"blanks, order and escapes of others", "  { \"source\" : \"\\u0078\\/y\\b\", \"n\" : 1, \"session\":\"a\" }\r", []string{"x/y\b"}},
		{"an outcome of no cell", `{"session":"a","n":7,"ok":true}`, nil},
		{"numbers that are too large", `{"session":"a","n":1,"source":"x"}` + "\n" + `{"session":"a","n":1,"ok":true,"took_ms":1e300}`, []string{"x"}},
		{"a negative time", `{"session":"a","source":"x"}` + "\n" + `{"session":"a","ok":true,"took_ms":-1}`, []string{"x"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			j := readJournal([]byte(goodBefore + "\n" + tt.lines + "\n" + goodAfter))
			want := slices.Concat([]string{"good before"}, tt.want, []string{"good after"})
			if got := sources(j.cells); !slices.Equal(got, want) {
				t.Errorf("the cells are %q, want %q", got, want)
			}
			for _, e := range j.cells {
				if e.Took != 0 {
					t.Errorf("a time out of bounds is %v", e.Took)
				}
			}
		})
	}
}

func FuzzJournal(f *testing.F) {
	f.Add([]byte(`{"session":"a","n":1,"ok":true,"took_ms":1.5}`))
	f.Add([]byte("{\"session\":\"before\",\"ended\":true}\n\x00\xff\n{\"pid\":1,\"session\":\"a\"}"))
	f.Add([]byte(goodBefore + "\n{\"session\":\"before\",\"n\":1,\"ok\":false}"))
	f.Fuzz(func(t *testing.T, lines []byte) {
		text := slices.Concat([]byte(goodBefore+"\n"), lines, []byte("\n"+goodAfter))
		j := readJournal(text)
		last := len(j.cells) - 1
		if last < 1 || j.cells[0].Source != "good before" || j.cells[last].Source != "good after" {
			t.Fatalf("%q leaves %q", lines, sources(j.cells))
		}
		shorter := newest(readLines(text))
		if got := readJournal(shorter).cells; !reflect.DeepEqual(got, j.cells) {
			t.Fatalf("%q has other cells when it was shortened: %+v, want %+v", lines, got, j.cells)
		}
	})
}

// FuzzQuick compares what is read fast with what encoding/json reads.
func FuzzQuick(f *testing.F) {
	for _, line := range []string{
		goodBefore, `{"session":"a","n":12,"ok":true,"took_ms":1.5}`, `{"time":"2026-01-02T03:04:05.678+01:00","session":"a","pid":71,"start":54030000000000000000,"dir":"/w"}`,
		`{"session":"a\n\t\"\\","source":"世\u00e9"}`, `{"ended":true,"resumed":false,"n":01}`, `{"took_ms":0.}`, `{"ok":true,"ok":false,"n":-1}`, "{\"dir\":\"\xff\t\"}", `{}`, `{"n":1,}`,
	} {
		f.Add([]byte(line))
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		got, ok := newQuick().record(line)
		if !ok {
			return
		}
		var want record
		if err := json.Unmarshal(line, &want); err != nil {
			t.Fatalf("%q is read, but it is wrong: %v", line, err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("%q is %+v, want %+v", line, got, want)
		}
	})
}

func FuzzLine(f *testing.F) {
	f.Add("for {\n\t\"\\<&>`\r\x00\u2028世", "/w")
	f.Fuzz(func(t *testing.T, source, dir string) {
		if !utf8.ValidString(source) || !utf8.ValidString(dir) {
			return
		}
		want := record{Session: "a", N: 3, Dir: dir, Source: source}
		line, err := want.line()
		if err != nil {
			t.Fatal(err)
		}
		if text, ok := strings.CutSuffix(string(line), "\n"); !ok || strings.Contains(text, "\n") {
			t.Fatalf("%q is not one line", line)
		}
		var got []record
		for _, r := range records(line) {
			got = append(got, r)
		}
		if !reflect.DeepEqual(got, []record{want}) {
			t.Fatalf("%q is read as %+v, want %+v", line, got, want)
		}
	})
}

func TestLinesOfThisPackageAreReadFast(t *testing.T) {
	yes := true
	for name, r := range map[string]record{
		"begin":   {Time: now(), Session: "a", PID: 71, Start: 5403, Dir: "/w"},
		"cell":    {Time: now(), Session: "a", N: 1, Dir: "/w", Source: "for {\n\tf(\"<\\n>\")\n}"},
		"outcome": {Time: now(), Session: "a", N: 1, OK: &yes, TookMS: 1234.567},
		"end":     {Time: now(), Session: "a", Ended: true},
		"resumed": {Time: now(), Session: "a", Resumed: true},
	} {
		line, err := r.line()
		if err != nil {
			t.Fatal(err)
		}
		got, ok := newQuick().record(line[:len(line)-1])
		if !ok || !got.Time.Equal(r.Time) {
			t.Errorf("%s: %q is not read fast: %+v", name, line, got)
		}
	}
}
