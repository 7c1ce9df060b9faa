package display

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// asker answers each prompt with itself.
type asker struct{ liveSink }

func (a *asker) Ask(prompt string, password bool) (string, error) {
	return "answer", a.tell("ask %s %t", prompt, password)
}

func TestASinkThatAsksIsAsked(t *testing.T) {
	var a asker
	defer SetSink(&a)()
	if got, err := Ask("name?", true); got != "answer" || err != nil || a.told[0] != "ask name? true" {
		t.Errorf("got %q, %v; told %q", got, err, a.told)
	}
}

// withInput makes text the standard input of the test.
func withInput(t *testing.T, text string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "stdin")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	former := os.Stdin
	os.Stdin = f
	t.Cleanup(func() {
		os.Stdin = former
		f.Close()
	})
}

func TestAskReadsOneLineOfStandardInput(t *testing.T) {
	for _, tt := range []struct {
		name, input string
		password    bool
		want, rest  string
		err         error
	}{
		{"a line", "Ada\nmore\nlines\n", false, "Ada", "more\nlines\n", nil},
		{"a line of Windows", "Ada\r\nmore", false, "Ada", "more", nil},
		{"a password that is no terminal's", "secret\nmore", true, "secret", "more", nil},
		{"an empty line is an answer", "\nmore", false, "", "more", nil},
		{"the last line may lack its end", "Ada", false, "Ada", "", nil},
		{"the end of the input is an error", "", false, "", "", io.EOF},
	} {
		t.Run(tt.name, func(t *testing.T) {
			withInput(t, tt.input)
			var out strings.Builder
			defer SetSink(TextSink{&out})()
			got, err := Ask("name? ", tt.password)
			if got != tt.want || !errors.Is(err, tt.err) {
				t.Errorf("got %q, %v", got, err)
			}
			if rest, _ := io.ReadAll(os.Stdin); string(rest) != tt.rest {
				t.Errorf("%q is left, want %q", rest, tt.rest)
			}
			if out.String() != "name? " {
				t.Errorf("printed %q", out.String())
			}
		})
	}
}
