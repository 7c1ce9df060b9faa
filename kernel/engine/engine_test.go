package engine

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"
)

// run runs code and returns what it writes and shows.
func run(t *testing.T, src string, show bool) (stdout, stderr string, err error) {
	t.Helper()
	var out, errs strings.Builder
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	err = Run(ctx, "t.go", src, show, Options{Args: []string{"t.go", "arg"}, Stdout: &out, Stderr: &errs})
	return out.String(), errs.String(), err
}

func TestScriptsRun(t *testing.T) {
	for _, tt := range []struct{ name, src, want string }{
		{"a value is shown", "1 + 1", "2\n"},
		{"a text", `"a" + "b"`, "\"ab\"\n"},
		{"statements before the value", "x := 2\nx * x", "4\n"},
		{"semicolons", "x := 2; x", "2\n"},
		{"an assignment shows nothing", "x := 1\n_ = x", ""},
		{"a call without result shows nothing", "func f() {}\nf()", ""},
		{"printing shows no count", `fmt.Println("hi")`, "hi\n"},
		{"several results", `strconv.Atoi("12")`, "12\n"},
		{"a failed call shows its error", `strconv.Atoi("x")`, "0\nstrconv.Atoi: parsing \"x\": invalid syntax\n"},
		{"declarations after their use", "double(4)\nfunc double(n int) int { return 2 * n }", "8\n"},
		{"a method", "type T struct{ n int }\nfunc (t T) Twice() int { return 2 * t.n }\nT{4}.Twice()", "8\n"},
		{"imports of one's own", "import str \"strings\"\nstr.ToUpper(\"a\")", "\"A\"\n"},
		{"imports that are missing", `strings.Repeat("a", 3)`, "\"aaa\"\n"},
		{"kvsh's own packages", `stats.Median([]float64{3, 1, 2})`, "2\n"},
		{"libraries", `series.New([]int{1, 2}, series.Int, "x").Len()`, "2\n"},
		{"a variable named like a package", "strings := []int{1, 2}\nlen(strings)", "2\n"},
		{"an if and a loop", "n := 0\nfor i := 0; i < 4; i++ {\n\tif i > 1 {\n\t\tn += i\n\t}\n}\nn", "5\n"},
		{"arguments", "os.Args[1]", "\"arg\"\n"},
		{"nothing", "", ""},
		{"a comment", "// nothing\n", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			out, errs, err := run(t, tt.src, true)
			if err != nil || out != tt.want || errs != "" {
				t.Errorf("%q gives %q, %q, %v; want %q", tt.src, out, errs, err, tt.want)
			}
		})
	}
}

func TestProgramsRun(t *testing.T) {
	const program = "//go:build ignore\n\npackage main\n\nimport \"fmt\"\n\nfunc main() {\n\tfmt.Println(\"out\")\n\tprintln(\"err\")\n}\n"
	out, errs, err := run(t, program, false)
	if err != nil || out != "out\n" || errs != "err\n" {
		t.Errorf("a program behind a build constraint gives %q, %q, %v", out, errs, err)
	}
}

func TestErrorsNameThePlaceInTheUsersText(t *testing.T) {
	for _, tt := range []struct {
		name, src string
		line, col int
		msg       string
	}{
		{"a misspelt name", "x := 1\ny := undefinedThing(x)", 2, 6, "undefined: undefinedThing"},
		{"a broken expression", "x := 1 +", 1, 9, "expected operand"},
		{"a broken declaration", "func f( {\n}", 1, 9, "expected"},
		{"a program", "package main\n\nfunc main() {\n\tnothing()\n}\n", 4, 2, "undefined: nothing"},
		{"a package that is no program", "package lib\n", 1, 1, "package lib is no program"},
		{"an import that is not there", "import \"no/such\"\nsuch.F()", 1, 8, "no/such"},
		{"a panic", "panic(\"boom\")", 1, 1, "panic: boom"},
		{"a failure of the prelude", "x := 1\nkv.Scan(\"nowhere\")\n_ = x", 2, 1, "scan: stat nowhere"},
		{"a nil map", "var m map[string]int\n_ = len(m)\nm[\"a\"] = 1", 3, 1, "panic: assignment to entry in nil map"},
		{"an index out of range", "s := []int{1}\nif len(s) > 0 {\n\ts[0] = s[5]\n}", 3, 9, "index out of range"},
		{"a division by zero", "a, b := 1, 0\nswitch a {\ncase 1:\n\tb = a / b\n}", 4, 6, "divide by zero"},
		{"a nil pointer", "type T struct{ n int }\nvar p *T\nfor i := 0; i < 2; i++ {\n\tp.n++\n}", 4, 2, "nil pointer"},
		{"a panic with an error", "import \"errors\"\n\npanic(errors.New(\"broken\"))", 3, 1, "panic: broken"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, _, err := run(t, tt.src, false)
			var list Errors
			var first *Error
			if errors.As(err, &list) {
				first = list[0]
			} else if !errors.As(err, &first) {
				t.Fatalf("error %v", err)
			}
			if first.Line != tt.line || first.Col != tt.col || !strings.Contains(first.Msg, tt.msg) {
				t.Errorf("%d:%d: %s; want %d:%d: %s", first.Line, first.Col, first.Msg, tt.line, tt.col, tt.msg)
			}
			lines := strings.Split(first.Error(), "\n")
			if !strings.HasPrefix(lines[0], "t.go:") || strings.TrimSpace(lines[len(lines)-1]) != "^" {
				t.Errorf("it reads\n%v", first)
			}
		})
	}
}

func TestAllErrorsOfTheParserAreReported(t *testing.T) {
	_, _, err := run(t, "package main\n\nfunc main() {\n\tx := := 1\n}\n\nfunc f() {\n\tif {\n\t}\n}\n", false)
	var list Errors
	if !errors.As(err, &list) || len(list) != 2 || list[0].Line != 4 || list[1].Line != 8 {
		t.Errorf("errors %v", err)
	}
}

func TestAllErrorsOfTheCheckerAreReportedAndNothingRuns(t *testing.T) {
	out, _, err := run(t, "fmt.Println(1)\nx := strings.Foo(2)\nvar s string = 5\nkv.Scn(\"\")\nfor i := range 3.5 {\n}", true)
	var list Errors
	if !errors.As(err, &list) || len(list) != 4 || out != "" {
		t.Fatalf("%q, %v", out, err)
	}
	for i, want := range []string{
		"t.go:2:14: undefined: strings.Foo", "t.go:3:16: cannot use 5 (untyped int constant) as string value",
		"t.go:4:4: undefined: kv.Scn", "t.go:5:16: cannot range over 3.5",
	} {
		if !strings.HasPrefix(list[i].Error(), want) {
			t.Errorf("error %v, want %s", list[i], want)
		}
	}
}

func TestUnusedVariablesAndImportsAreNoFaults(t *testing.T) {
	out, _, err := run(t, "package main\n\nimport (\n\t\"fmt\"\n\t\"os\"\n)\n\nfunc main() {\n\tx := 1\n\tfmt.Println(2)\n}\n", false)
	if err != nil || out != "2\n" {
		t.Errorf("%q, %v", out, err)
	}
}

func TestAPanicInAFunctionTellsItsPlaceThere(t *testing.T) {
	_, errs, err := run(t, "package main\n\nfunc inner() {\n\tpanic(\"deep\")\n}\n\nfunc main() {\n\tinner()\n}\n", false)
	if err == nil || !strings.Contains(err.Error(), "t.go:4:2: panic: deep") {
		t.Errorf("error %v", err)
	}
	if errs != "" {
		t.Errorf("the interpreter's own trace is on standard error: %q", errs)
	}
}

func TestAnEndlessProgramCanBeStopped(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	err := Run(ctx, "t.go", "for {\n}", false, Options{})
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("error %v", err)
	}
}
