package engine

import (
	"errors"
	"fmt"
	"go/parser"
	"go/scanner"
	"go/token"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"kvsh/kernel"
	"kvsh/kernel/split"
)

func TestAPanicTellsItsPlaceAndTheCallsToIt(t *testing.T) {
	for _, tt := range []struct {
		name, src string
		want      []string // lines and columns, the place first
	}{
		{
			"deferred functions run after it",
			"func work(m map[string]int) {\n\tdefer func() { x := []int{1}; _ = x[0] }()\n\tdefer clean()\n\tm[\"a\"] = 1\n}\nfunc clean() { _ = []int{2}[0] }\nwork(nil)",
			[]string{"4:2", "7:1"},
		},
		{
			"a call in the statement came back",
			"func first(s []int) int { return s[0] }\ns := []int{5}\n_ = s[first(s)]",
			[]string{"3:5"},
		},
		{
			"another was recovered before",
			"func try() (err error) {\n\tdefer func() { err = fmt.Errorf(\"%v\", recover()) }()\n\tvar s []int\n\t_ = s[3]\n\treturn nil\n}\nfor i := 0; i < 3; i++ {\n\t_ = try()\n}\npanic(try())",
			[]string{"10:1"},
		},
		{
			"a deferred function panics itself",
			"func f() {\n\tdefer func() {\n\t\tif r := recover(); r != nil {\n\t\t\tpanic(fmt.Sprint(\"again \", r))\n\t\t}\n\t}()\n\tpanic(\"once\")\n}\nf()",
			[]string{"4:4", "7:2", "9:1"},
		},
		{
			"a library called the function",
			"v := []int{2, 1}\nsort.Slice(v, func(i, j int) bool {\n\treturn v[i] < v[j+9]\n})",
			[]string{"3:16", "2:1"},
		},
		{
			"methods and closures",
			"type rows []int\nfunc (r rows) at(i int) int { return r[i] }\nget := func(i int) int { return rows{1}.at(i) }\n_ = 1 +\n\tget(4)",
			[]string{"2:38", "3:33", "5:2"},
		},
		{
			"a recursion counts once",
			"func down(n int) int {\n\tif n == 0 {\n\t\tpanic(\"deep\")\n\t}\n\treturn down(n-1) + 1\n}\ndown(3000)",
			[]string{"3:3", "5:9", "7:1"},
		},
		{
			"a function that is called before it is declared",
			"fail()\nfunc fail() {\n\tpanic(1)\n}",
			[]string{"3:2", "1:1"},
		},
		{
			"a switch, a select and a label",
			"func f(s []int) {\nloop:\n\tfor {\n\t\tselect {\n\t\tdefault:\n\t\t\tswitch {\n\t\t\tcase len(s) == 0:\n\t\t\t\ts[1]++\n\t\t\t}\n\t\t\tbreak loop\n\t\t}\n\t}\n}\nf(nil)",
			[]string{"8:5", "14:1"},
		},
		{
			"a goroutine panics while main waits",
			"func worker(s []int) {\n\ts[2]++\n}\nfor range 2 {\n\tgo worker(nil)\n}\nselect {}",
			[]string{"2:2"},
		},
		{
			"a function literal of a goroutine panics",
			"done := make(chan bool)\ngo func(n int) {\n\tif n > 0 {\n\t\tpanic(n)\n\t}\n\tdone <- true\n}(1)\n<-done",
			[]string{"4:3"},
		},
		{
			"a variable of the package fails",
			"package main\n\nvar m map[string]*struct{ k int }\nvar n = m[\"x\"].k\n\nfunc main() {\n\tprintln(m[\"x\"].k)\n}",
			[]string{"4:9"},
		},
		{
			"a function that a variable of the package calls",
			"package main\n\nfunc f() int {\n\tpanic(\"f\")\n}\n\nvar n = f()\n\nfunc main() {}",
			[]string{"4:2", "7:9"},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, errs, err := run(t, tt.src, false)
			var fault *Error
			if !errors.As(err, &fault) {
				t.Fatalf("error %v", err)
			}
			var got []string
			if fault.Line > 0 {
				got = append(got, fmt.Sprintf("%d:%d", fault.Line, fault.Col))
			}
			for _, call := range fault.Calls {
				got = append(got, fmt.Sprintf("%d:%d", call.Line, call.Col))
			}
			if !slices.Equal(got, tt.want) || errs != "" {
				t.Errorf("places %q, want %q; standard error %q\n%v", got, tt.want, errs, err)
			}
		})
	}
}

func TestAPanicInACellBeforeTellsThePlaceInThatCell(t *testing.T) {
	for _, tt := range []struct {
		name  string
		cells []string
		want  string
	}{
		{
			"a function",
			[]string{"// pick\n\nfunc pick(s []int) int {\n\n\treturn s[9]\n}", "pick(nil)"},
			"cell[1]:5:9: panic: runtime error: index out of range [9] with length 0\n\treturn s[9]\n\t       ^\n  called at cell[2]:1:1",
		},
		{
			"a function literal",
			[]string{"f := func(i int) int {\n\treturn 1 / i\n}", "f(1)", "\nf(0)"},
			"cell[1]:2:9: panic: runtime error: integer divide by zero\n\treturn 1 / i\n\t       ^\n  called at cell[3]:2:1",
		},
		{
			"a method, by a library",
			[]string{"type rows []int\nfunc (r rows) Len() int { return 3 }\nfunc (r rows) Swap(i, j int) {}\nfunc (r rows) Less(i, j int) bool { return r[i] < r[j] }", "sort.Sort(rows{})"},
			"cell[1]:4:44: panic: runtime error: index out of range [1] with length 0\nfunc (r rows) Less(i, j int) bool { return r[i] < r[j] }\n                                           ^\n  called at cell[2]:1:1",
		},
		{
			"a generic function",
			[]string{"func at[T any](s []T, i int) T {\n\treturn s[i]\n}", "at([]string{}, 2)"},
			"cell[1]:2:9: panic: runtime error: index out of range [2] with length 0\n\treturn s[i]\n\t       ^\n  called at cell[2]:1:1",
		},
		{
			"a function that was declared anew",
			[]string{"func f() int { return 1 }\nfunc g() int { return f() }", "\n\nfunc f() int { panic(2) }", "g()"},
			"cell[2]:3:16: panic: 2\nfunc f() int { panic(2) }\n               ^\n  called at cell[1]:2:23\n  called at cell[3]:1:1",
		},
		{
			"a function of this cell that one of a cell before calls",
			[]string{"func call(f func()) {\n\n\n\n\tf()\n}", "call(func() { panic(3) })"},
			"cell[2]:1:15: panic: 3\ncall(func() { panic(3) })\n              ^\n  called at cell[1]:5:2\n  called at cell[2]:1:1",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := newSession(t)
			var err error
			for i, src := range tt.cells {
				if err != nil {
					t.Fatal(err)
				}
				err = s.Run(t.Context(), kernel.Cell{Name: fmt.Sprintf("cell[%d]", i+1), Source: src}, nil)
			}
			if err == nil || err.Error() != tt.want {
				t.Errorf("error\n%v\nwant\n%s", err, tt.want)
			}
		})
	}
}

func TestPlacesAreInTheFileThatACellIsOf(t *testing.T) {
	s := newSession(t)
	out := &transcript{}
	if err := s.Run(t.Context(), kernel.Cell{Name: "all.go", Source: "func fail(n int) {\n\tpanic(n)\n}", Line: 2}, out); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ name, src, want string }{
		{"what can't be parsed", "x := 1\nx := )", "all.go:11:6: expected operand, found ')'\nx := )\n     ^"},
		{"an open block", "x := 1\nif x > 0 {\n\n", "all.go:11:11: expected '}', found 'EOF'\nif x > 0 {\n          ^"},
		{"what is wrong", "\n  y", "all.go:11:3: undefined: y\n  y\n  ^"},
		{"a panic", "x := 1\n\npanic(x)", "all.go:12:1: panic: 1\npanic(x)\n^"},
		{"a panic in a cell before", "fail(2)", "all.go:3:2: panic: 2\n\tpanic(n)\n\t^\n  called at all.go:10:1"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			in := kernel.Cell{Name: "all.go", Source: tt.src, Line: 10}
			if err := s.Run(t.Context(), in, out); err == nil || err.Error() != tt.want {
				t.Errorf("error\n%v\nwant\n%s", err, tt.want)
			}
		})
	}
	out.take()
	const caller = "\n_, file, line, _ := runtime.Caller(0)\nfmt.Println(file, line)"
	if err := s.Run(t.Context(), kernel.Cell{Name: "all.go", Source: caller, Line: 10}, out); err != nil || out.take() != "all.go 11\n" {
		t.Errorf("error %v", err)
	}
}

func TestAPanicOfALibraryTellsThePlaceInTheLibrary(t *testing.T) {
	_, _, err := run(t, "_ = slices.Max([]int{})", false)
	var fault *Error
	if !errors.As(err, &fault) || fault.Source != "" || len(fault.Calls) != 1 || fault.Calls[0].File != "t.go" {
		t.Fatalf("error %#v", err)
	}
	text, err := os.ReadFile("../generic/" + fault.File)
	if err != nil {
		t.Fatal(err)
	}
	if got := (code{src: string(text)}).line(fault.Line); !strings.Contains(got, "panic(") {
		t.Errorf("line %d is %q", fault.Line, got)
	}
}

func TestACellFailsWhileAnotherBegins(t *testing.T) {
	s := newSession(t)
	var fails sync.WaitGroup
	fails.Go(func() {
		for range 50 {
			if err := s.Run(t.Context(), kernel.Cell{Name: "fails", Source: "panic(1)"}, nil); err == nil || err.Error() != "fails:1:1: panic: 1\npanic(1)\n^" {
				t.Errorf("error %v", err)
			}
		}
	})
	for range 50 {
		if err := s.Run(t.Context(), kernel.Cell{Name: "goes", Source: "x := 1"}, nil); err != nil {
			t.Error(err)
		}
	}
	fails.Wait()
}

func TestAFailureKeepsItsError(t *testing.T) {
	for _, src := range []string{"_, err := os.Open(\"nowhere\")\npanic(err)", "go kv.Scan(\"nowhere\")\nselect {}", "kv.Scan(\"nowhere\")"} {
		if _, _, err := run(t, src, false); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%q fails with %v", src, err)
		}
	}
}

func TestAMessageTellsSomeOfManyCalls(t *testing.T) {
	calls := make([]Place, maxCalls+3)
	for i := range calls {
		calls[i] = Place{File: "t.go", Line: i + 1, Col: 1}
	}
	text := (&Error{File: "t.go", Line: 3, Col: 2, Msg: "m", Source: "\tx", Calls: calls}).Error()
	if want := "t.go:3:2: m\n\tx\n\t^\n  called at t.go:1:1\n"; !strings.HasPrefix(text, want) {
		t.Errorf("%q, want %q first", text, want)
	}
	if want := "\n  called at t.go:8:1\n  and 3 calls more"; !strings.HasSuffix(text, want) {
		t.Errorf("%q, want %q last", text, want)
	}
}

func TestTheCaretStandsUnderWideLetters(t *testing.T) {
	_, _, err := run(t, "fmt.Println(\"东西向\", y)", false)
	if want := "t.go:1:26: undefined: y\nfmt.Println(\"东西向\", y)\n                      ^"; err == nil || err.Error() != want {
		t.Errorf("error\n%v\nwant\n%s", err, want)
	}
}

func TestWhatTheCodeWritesToStandardErrorStaysAsItIs(t *testing.T) {
	for _, tt := range []struct{ src, want string }{
		{"print(\"no newline\")", "no newline"},
		{"println(\"x.go:1:2: panic: mine\")", "x.go:1:2: panic: mine\n"},
		{"log.SetFlags(0)\nlog.Print(\"t.go:1:2: panic: mine\")", "t.go:1:2: panic: mine\n"},
		{"print(\"before \")\npanic(1)", "before "},
	} {
		if _, errs, _ := run(t, tt.src, false); errs != tt.want {
			t.Errorf("%s writes %q, want %q", tt.src, errs, tt.want)
		}
	}
}

func TestFaultsOfOddTexts(t *testing.T) {
	for _, tt := range []struct{ name, src, want string }{
		{"a program without main", "package main\n\nfunc f() {}\n", "t.go:1:1: the program has no function main"},
		{"an open text", "x := `a\nb\n", "t.go:1:6: raw string literal not terminated\nx := `a\n     ^"},
		{"an open comment", "x := 1\n/* a\nx", "t.go:2:1: comment not terminated\n/* a\n^"},
		{"an open block", "if true {\n", "t.go:1:10: expected '}', found 'EOF'\nif true {\n         ^"},
	} {
		if _, _, err := run(t, tt.src, false); err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("%s: error\n%v\nwant\n%s", tt.name, err, tt.want)
		}
	}
}

func TestFileNamesNeedNoSpecialLetters(t *testing.T) {
	for _, name := range []string{"a b.go", "sub/s.go", "a*/b.go", "/abs/s.go", "_.go", "-e"} {
		for src, want := range map[string]string{
			"func f() {\n\tpanic(1)\n}\nf()": ":2:2: panic: 1",
			"x := 1\ny":                      ":2:1: undefined: y",
			"x := := 1":                      ":1:6: expected",
		} {
			if err := Run(t.Context(), name, src, false, Options{}); err == nil || !strings.HasPrefix(err.Error(), name+want) {
				t.Errorf("%s: %v, want %s", name, err, name+want)
			}
		}
	}
}

// Every position of a parse error is one of the text.
func FuzzParseFaults(f *testing.F) {
	for _, src := range []string{"x := `", "if {\n\n", "package main\nfunc main() {\n", "\ufefff(\r\n", "/*", "func f("} {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		program, above := src, 0
		if !split.IsProgram(src) {
			above = 7
			program = split.Wrap(src, cellFunc, above+1)
		}
		_, err := parser.ParseFile(token.NewFileSet(), "t.go", program, parser.SkipObjectResolution)
		var list scanner.ErrorList
		if !errors.As(err, &list) {
			return
		}
		faults := code{"t.go", src, above}.parseFaults(list)
		if len(faults) == 0 {
			t.Fatalf("no fault of %v", err)
		}
		for _, fault := range faults {
			if fault.Line <= above || fault.Line > above+strings.Count(src, "\n")+1 || fault.Col < 1 {
				t.Errorf("%d:%d is no place of %q", fault.Line, fault.Col, src)
			}
		}
	})
}
