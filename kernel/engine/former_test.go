package engine

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"kvsh/kernel"
	"kvsh/stdlib/frame"
)

// formerSession has run three cells.
func formerSession(t testing.TB) *Session {
	s := newSession(t)
	for i, src := range []string{`frame.New(frame.Ints("n", []int{1, 2, 3}))`, "x := 1", "2.5"} {
		runNumbered(t, s, i+1, src)
	}
	return s
}

// runNumbered runs a cell with a number, and returns what it gives.
func runNumbered(t testing.TB, s *Session, number int, src string) string {
	t.Helper()
	out := &transcript{}
	if err := s.Run(t.Context(), kernel.Cell{Name: fmt.Sprintf("cell[%d]", number), Source: src, Number: number}, out); err != nil {
		t.Fatal(err)
	}
	return out.take()
}

func TestNothingIsRememberedOfCellsWithoutNumbers(t *testing.T) {
	s := newSession(t)
	run := func(src string) error {
		return s.Run(t.Context(), kernel.Cell{Name: "cell", Source: src}, quietOutput{})
	}
	if err := run("1 + 1"); err != nil {
		t.Fatal(err)
	}
	if value, ok := s.Last(); ok {
		t.Errorf("the last value is %v", value)
	}
	for src, want := range map[string]string{
		"fmt.Println(_)": "cannot use _ as value or type", "Out[1]": "undefined: Out", "In[1]": "undefined: In", "__": "undefined: __",
	} {
		var faults Errors
		if err := run(src); !errors.As(err, &faults) || len(faults) != 1 || faults[0].Msg != want {
			t.Errorf("%s: error %v, want %s", src, err, want)
		}
	}
}

func TestCellsWithoutNumbersUseWhatNumberedOnesLeft(t *testing.T) {
	s := formerSession(t)
	if got := runNumbered(t, s, 0, "_ + float64(Out[1].Len())"); got != "= 5.5\n" {
		t.Errorf("it gives %q", got)
	}
	if last, _ := s.Last(); last != 2.5 {
		t.Errorf("the last value is %v", last)
	}
}

func TestTheLastValueIsThatOfCompiledCode(t *testing.T) {
	s := newSession(t)
	if _, ok := s.Last(); ok {
		t.Error("a new session has a value")
	}
	runNumbered(t, s, 1, `frame.New(frame.Ints("n", []int{1, 2, 3}))`)
	runNumbered(t, s, 2, "_.Head(2)")
	runNumbered(t, s, 3, `fmt.Println("none")`)
	last, ok := s.Last()
	if f, isFrame := last.(*frame.Frame); !ok || !isFrame || f.Len() != 2 {
		t.Errorf("the last value is %v, %v", last, ok)
	}
}

func TestPartsOfACellHaveItsNumber(t *testing.T) {
	s := newSession(t)
	runNumbered(t, s, 1, "\n1 + 1")
	runNumbered(t, s, 1, "\n\nx := 5\n")
	runNumbered(t, s, 1, "_ * x")
	if got := runNumbered(t, s, 2, "fmt.Sprintf(\"%d %s\", Out[1], In[1])"); got != "= \"10 1 + 1\\nx := 5\\n_ * x\"\n" {
		t.Errorf("it gives %q", got)
	}
}

func TestCheckedCellsHaveTypesForThoseAfter(t *testing.T) {
	s := newSession(t)
	for i, tt := range []struct{ src, msg string }{
		{"fmt.Println(1)", ""},
		{`strconv.Atoi("12")`, ""},
		{"_ + Out[2]", ""},
		{"_.Len()", "Out[3].Len undefined (type int has no field or method Len)"},
		{"Out[1]", "cell 1 has no value (Out has 2, 3)"},
		{"In[4] + In[5]", ""},
	} {
		err := s.Check(kernel.Cell{Name: "cell", Source: tt.src, Number: i + 1})
		var faults Errors
		switch {
		case tt.msg == "" && err != nil:
			t.Errorf("%s: %v", tt.src, err)
		case tt.msg != "" && (!errors.As(err, &faults) || len(faults) != 1 || faults[0].Msg != tt.msg):
			t.Errorf("%s: error %v, want %s", tt.src, err, tt.msg)
		}
	}
}

func TestErrorsAreWhereFormerValuesAreWritten(t *testing.T) {
	s := formerSession(t)
	for _, tt := range []struct {
		src       string
		line, col int
		msg       string
	}{
		{"y := 1\nfmt.Println(y,  Out[7])", 2, 17, "cell 7 has no value (Out has 1, 3)"},
		{"y := 1 + _ + undefinedName", 1, 14, "undefined: undefinedName"},
		{"y := Out[3] + Out[1]", 1, 6, "mismatched types float64 and *frame.Frame"},
		{"z := []int{1}\nz[int(_)]", 2, 1, "panic: runtime error: index out of range [2] with length 1"},
		{"y := 1\nOut[1].Select(\"m\")", 2, 1, "there is no such column"},
	} {
		err := s.Run(t.Context(), kernel.Cell{Name: "cell", Source: tt.src, Number: 4}, quietOutput{})
		var faults Errors
		var fault *Error
		if errors.As(err, &faults) {
			fault = faults[0]
		} else if !errors.As(err, &fault) {
			t.Errorf("%s: error %v", tt.src, err)
			continue
		}
		if fault.Line != tt.line || fault.Col != tt.col || !strings.Contains(fault.Msg, tt.msg) {
			t.Errorf("%s: %d:%d: %s; want %d:%d: %s", tt.src, fault.Line, fault.Col, fault.Msg, tt.line, tt.col, tt.msg)
		}
	}
}

func TestFormerValuesAreCompletedAndInspected(t *testing.T) {
	s := formerSession(t)
	for _, tt := range []struct {
		name, src, want string
		not             string
	}{
		{"methods of the last value but one", "__.He|", "Head", ""},
		{"methods of a value by its number", "Out[1].Head(2).Le|", "Len", ""},
		{"in a call that is not closed", "fmt.Println(strings.ToUpper(In[2]), Out[1].Le|", "Len", "strings"},
		{"beside what is not there", "y := Out[9] + _\nOut[1].Le|", "Len", ""},
		{"the tables", "Ou|", "Out", "Out[1]"},
		{"the numbers of values", "1 + Out[|]", "3", "2"},
		{"the numbers of sources", "len(In[|", "2", "len"},
		{"no entry beside the names", "_ + Out[1] + |", "x", "Out[1]"},
	} {
		var texts []string
		for _, item := range completions(s, tt.src).Items {
			texts = append(texts, item.Text)
		}
		if !slices.Contains(texts, tt.want) || slices.Contains(texts, tt.not) {
			t.Errorf("%s: %q is not among %q, or %q is", tt.name, tt.want, texts[:min(len(texts), 12)], tt.not)
		}
	}
	if c := completions(s, "Out[|]").Items; len(c) != 2 || c[0] != (Candidate{"3", "var", "float64", "2.5"}) {
		t.Errorf("the numbers are %+v", c)
	}
	for _, tt := range []struct {
		src  string
		want []string
	}{
		{"_|", []string{"var:    Out[3]", "type:   float64", "value:  2.5"}},
		{"fmt.Println(_|_)", []string{"Out[1]", "*frame.Frame"}},
		{"1 + Ou|t[3]", []string{"Out[3]", "float64"}},
		{"I|n[2]", []string{"const:  In[2]", "string", `value:  "x := 1"`}},
		{"__.Hea|d(2)", []string{"method: Head"}},
		{"Out[1].Head(|", []string{"method: Head"}},
	} {
		before, after, _ := strings.Cut(tt.src, "|")
		found, ok := s.Inspect(before+after, len(before), 0)
		for _, want := range tt.want {
			if text := found.Text(); !ok || !strings.Contains(text, want) {
				t.Errorf("%s: %q is not in\n%s", tt.src, want, text)
			}
		}
	}
	if _, ok := s.Inspect("Out[9]", 2, 0); ok {
		t.Error("a value that is not there is known")
	}
	for _, n := range s.Names() {
		if n.Name != "x" {
			t.Errorf("the names have %s", n.Name)
		}
	}
}

func TestCellsSideBySideUseFormerValues(t *testing.T) {
	s := formerSession(t)
	done := make(chan error)
	const cells = 8
	for i := range cells {
		go func() {
			done <- s.Run(context.Background(), kernel.Cell{Name: "cell", Source: "float64(Out[1].Len()) + Out[3]", Number: 10 + i}, quietOutput{})
		}()
	}
	for range cells {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	if last, _ := s.Last(); last != 5.5 {
		t.Errorf("the last value is %v", last)
	}
}
