package command

import (
	"maps"
	"testing"
)

func TestOptions(t *testing.T) {
	for _, tt := range []struct {
		name, args string
		given      map[byte]int
		rest       string
		fails      bool
	}{
		{"none", "a -n 5", nil, "a -n 5", false},
		{"nothing", "", nil, "", false},
		{"a number behind a blank and without", " -n 5  -r3 x", map[byte]int{'n': 5, 'r': 3}, "x", false},
		{"switches, apart and together", "-a -la x", map[byte]int{'a': 1, 'l': 1}, "x", false},
		{"two dashes end them", "-a -- -l", map[byte]int{'a': 1}, "-l", false},
		{"a dash is an argument", "- x", nil, "- x", false},
		{"a dash alone is too", "-", nil, "-", false},
		{"a number that is none", "-n x", nil, "", true},
		{"a number below one", "-n 0", nil, "", true},
		{"a number that is missing", "-n", nil, "", true},
		{"an unknown letter", "-x", nil, "", true},
		{"an unknown letter among others", "-ax", nil, "", true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			given, rest, err := options(tt.args, "nr", "al")
			if (err != nil) != tt.fails {
				t.Fatalf("error %v", err)
			}
			if err == nil && (!maps.Equal(given, tt.given) || rest != tt.rest) {
				t.Errorf("%v and %q, want %v and %q", given, rest, tt.given, tt.rest)
			}
		})
	}
}

func FuzzOptions(f *testing.F) {
	f.Add("-n 5 -la -- x")
	f.Add("- -n")
	f.Fuzz(func(t *testing.T, args string) {
		if _, rest, err := options(args, "nr", "al"); err == nil && len(rest) > len(args) {
			t.Errorf("%q leaves %q", args, rest)
		}
	})
}
