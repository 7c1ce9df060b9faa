package engine

import (
	"strings"
	"testing"

	"kvsh/kernel"
)

func TestInspections(t *testing.T) {
	s := completionSession(t)
	const src = "// halve is half of a number.\nfunc halve(n float64) float64 { return n / 2 }"
	if err := s.Run(t.Context(), kernel.Cell{Name: "c", Source: src}, nil); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name, src string
		want      []string
	}{
		{"a function of a package", "strings.Rep|eat", []string{"func:   Repeat", "func(s string, count int) string", "Repeat returns a new string consisting"}},
		{"a package", "strings.Repeat(st|rings", []string{"package: strings", "manipulate UTF-8 encoded strings"}},
		{"the function of the call around", "strings.Repeat(\"a\", |", []string{"func:   Repeat"}},
		{"behind an opening bracket", "kv.Scan(|", []string{"func:   Scan", "frame.Frame"}},
		{"a variable with its value", "rat|e", []string{"var:    rate", "type:   float64", "value:  2.5"}},
		{"a variable of a type of the session", "runs|", []string{"[]run", `[]run{{Medium: "GDS"`}},
		{"a method", "runs[0].Spee|d", []string{"method: Speed", "func() float64"}},
		{"a method of a library", "buf.WriteStr|ing", []string{"method: WriteString", "appends the contents of s"}},
		{"a type of a library", "bytes.Buf|fer", []string{"type bytes.Buffer struct", "func WriteString(s string) (n int, err error)"}},
		{"a function of a cell", "halv|e", []string{"func(n float64) float64", "halve is half of a number."}},
		{"a predeclared name", "appen|d", []string{"append", "appends elements to the end of a slice"}},
		{"a local", "func() {\n\tlocal := 1\n\t_ = loc|al\n}", []string{"var:    local", "type:   int"}},
	} {
		before, after, _ := strings.Cut(tt.src, "|")
		i, ok := s.Inspect(before+after, len(before), 0)
		text := i.Text()
		if !ok {
			t.Errorf("%s: nothing is known", tt.name)
			continue
		}
		for _, want := range tt.want {
			if !strings.Contains(text, want) {
				t.Errorf("%s: %q is not in\n%s", tt.name, want, text)
			}
		}
	}
	if i, ok := s.Inspect("halve", 3, 1); !ok || !strings.Contains(i.Source, "return n / 2") {
		t.Errorf("source %q", i.Source)
	}
	if _, ok := s.Inspect("nosuchname", 3, 0); ok {
		t.Error("an unknown name is known")
	}
}
