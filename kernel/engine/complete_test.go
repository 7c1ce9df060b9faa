package engine

import (
	"slices"
	"strings"
	"testing"

	"kvsh/kernel"
)

// completions is what fits at the mark | of a cell.
func completions(s *Session, marked string) Completion {
	before, after, _ := strings.Cut(marked, "|")
	return s.Complete(before+after, len(before))
}

func completionSession(t testing.TB) *Session {
	s := newSession(t)
	const src = "import \"strings\"\ntype run struct { Medium string; ttft float64; next *run }\nfunc (r run) Speed() float64 { return 1 / r.ttft }\nfunc (r *run) reset() {}\nruns := []run{{Medium: \"GDS\"}}\nrate := 2.5\nreplicas := 3\nvar buf bytes.Buffer"
	if err := s.Run(t.Context(), kernel.Cell{Name: "c", Source: src}, nil); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestCompletions(t *testing.T) {
	s := completionSession(t)
	for _, tt := range []struct {
		name, src string
		first     []string // the first candidates, in order
		among     []string // some of the others
		none      []string
	}{
		{"members of a package", "fmt.Sprintl|", []string{"Sprintln"}, nil, []string{"Sprint"}},
		{"members of a package that is not imported yet", "filepath.Ba|", []string{"Base"}, nil, nil},
		{"kvsh's own package", "kv.Sc|", []string{"Scan"}, nil, nil},
		{"fields and methods of a live value", "runs[0].|", nil, []string{"Medium", "ttft", "Speed", "reset", "next"}, []string{"String"}},
		{"only exported ones of other packages", "buf.|", nil, []string{"WriteString", "Len"}, []string{"off", "grow"}},
		{"locals before what is live", "func() {\n\trater := 1\n\tra|\n}()", []string{"rater", "rate"}, []string{"range"}, nil},
		{"in a call that is not closed", "fmt.Println(strings.ToU|", []string{"ToUpper"}, []string{"ToUpperSpecial"}, nil},
		{"a parameter of a function literal", "slices.SortFunc(runs, func(a, b run) int { return cmp.Compare(a.tt|, b.ttft) })", []string{"ttft"}, nil, nil},
		{"a range variable", "for _, r := range runs {\n\tr.Sp|", []string{"Speed"}, nil, nil},
		{"keys of a struct literal", "run{Me|", []string{"Medium"}, nil, nil},
		{"keys that are not given yet", "run{Medium: \"a\", |}", []string{"next", "ttft"}, nil, []string{"Medium"}},
		{"keys where the type is left out", "[]run{{|}}", []string{"Medium"}, nil, nil},
		{"keywords and predeclared names", "f|", nil, []string{"for", "func", "float64", "fmt"}, nil},
		{"import paths", "import \"encoding/j|", []string{"encoding/json"}, nil, nil},
		{"restricted import paths last", "import \"os|\"", []string{"os"}, []string{"os/exec", "os/signal"}, nil},
		{"what fits a parameter first", "strings.Repeat(\"x\", r|", []string{"replicas"}, []string{"rate", "runs"}, nil},
		{"letters in their order", "strings.TrPr|", []string{"TrimPrefix"}, nil, nil},
		{"nothing in a string", "x := \"str|\"", nil, nil, []string{"strings"}},
		{"nothing in a comment", "// str|", nil, nil, []string{"strings"}},
		{"text that does not parse", "x := := ) str|", nil, []string{"strings", "string"}, nil},
		{"methods of a type", "run.Sp|", []string{"Speed"}, nil, nil},
		{"a chain of calls", "strings.NewReader(\"a\").Si|", []string{"Size"}, nil, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := completions(s, tt.src)
			var texts []string
			for _, item := range c.Items {
				texts = append(texts, item.Text)
			}
			if len(texts) < len(tt.first) || !slices.Equal(texts[:len(tt.first)], tt.first) {
				t.Errorf("%q, want %q first", texts[:min(len(texts), 12)], tt.first)
			}
			for _, want := range tt.among {
				if !slices.Contains(texts, want) {
					t.Errorf("%s is not among %q", want, texts[:min(len(texts), 30)])
				}
			}
			for _, no := range tt.none {
				if slices.Contains(texts, no) {
					t.Errorf("%s is among them", no)
				}
			}
		})
	}
}

func TestCandidatesTellTypeAndDoc(t *testing.T) {
	s := completionSession(t)
	c := completions(s, "strings.Repe|")
	if len(c.Items) == 0 || c.Start != 8 || c.End != 12 {
		t.Fatalf("%+v", c)
	}
	if got, want := c.Items[0], (Candidate{"Repeat", "func", "func(s string, count int) string", "Repeat returns a new string consisting of count copies of the string s."}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	if c := completions(s, "runs[0].Spe|"); len(c.Items) == 0 || c.Items[0].Type != "func() float64" || c.Items[0].Kind != "method" {
		t.Errorf("%+v", c)
	}
}

func FuzzComplete(f *testing.F) {
	for _, src := range []string{"fmt.Pr", "x := []int{1}\nx[0].", "import \"en", "run{", "func(", "\"", "/*", "日本.", "for i := range 3 {\n\ti."} {
		f.Add(src, len(src))
	}
	s := completionSession(f)
	runNumbered(f, s, 1, "runs[0]")
	f.Add("_.Me + Out[", 11)
	f.Add("Out[1].Sp + In[_", 9)
	f.Add("(0=", 3) // syntax so broken that the parser drops the name
	f.Fuzz(func(t *testing.T, src string, cursor int) {
		c := s.Complete(src, cursor)
		if c.Start < 0 || c.Start > c.End || c.End > len(src) {
			t.Fatalf("range %d to %d of %d bytes", c.Start, c.End, len(src))
		}
		for _, item := range c.Items {
			if item.Text == "" || item.Kind == "" {
				t.Errorf("candidate %+v", item)
			}
		}
	})
}

func BenchmarkComplete(b *testing.B) {
	s := completionSession(b)
	for _, src := range []string{"fmt.Pri|", "kv.|", "ra|", "runs[0].|"} {
		b.Run(src, func(b *testing.B) {
			for b.Loop() {
				if len(completions(s, src).Items) == 0 {
					b.Fatal("nothing fits")
				}
			}
		})
	}
}
