package runner

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"kvsh/kernel/engine"
)

func openInput(t testing.TB, text string) *Source {
	t.Helper()
	s, err := OpenInput("stdin", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// runInput runs an input and returns what it printed, and the errors that were
// told.
func runInput(t testing.TB, text string, keepGoing bool) (printed string, told []string, err error) {
	t.Helper()
	var out strings.Builder
	err = openInput(t, text).Run(t.Context(), Options{
		Args: []string{"stdin"}, Stdout: &out, Stderr: &out, AllowErrors: keepGoing,
		Failed: func(err error) { told = append(told, err.Error()) },
	})
	return out.String(), told, err
}

func TestInputRunsAsIfTyped(t *testing.T) {
	t.Setenv("SHELL", "/bin/sh")
	t.Chdir(t.TempDir())
	if err := os.WriteFile("inc.go", []byte("y := 7\nfmt.Println(\"in file\")"), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ name, text, want string }{
		{"nothing", "", ""},
		{"blank lines and comments", "\n\n// a\n", ""},
		{"the value of each statement", "1+1\n2+2\n", "2\n4\n"},
		{"no end of the last line", "1+1", "2\n"},
		{"the value of the last statement on a line", "x := 1; x\nx + 1", "1\n2\n"},
		{"what is printed has no value besides", "fmt.Println(\"a\")\n\"b\"", "a\n\"b\"\n"},
		{"functions that call those below them", "func f() int { return g() }\nfunc g() int { return 3 }\nf()", "3\n"},
		{"a function that is declared anew", "func f() int { return 1 }\nf()\nfunc f() int { return 2 }\nf()", "1\n2\n"},
		{"a variable that is declared anew", "x := 1\nx := \"a\"\nx", "\"a\"\n"},
		{"imports with what follows", "import str \"strings\"\n\nfunc f() string { return str.ToUpper(\"a\") }\nf()", "\"A\"\n"},
		{"carriage returns", "x := `a\r\nb`\r\nx\r\n:bash\r\necho c | od -c | head -n 1\r\n\r\nlen(x)", "\"a\\nb\"\n0000000   c  \\n\n3\n"},
		{"a mark at the begin", "\ufeff1+1", "2\n"},
		{"cells between markers give their last values", "// %%\nx := 1\nx\n// %% [markdown]\n// # text\n\n// %%\n!echo $((1 + 1))\n:type x\nx + 2\n", "1\n2\nint\n3\n"},
		{"markers in a text are none", "x := `\n// %%\n`\nlen(x)\n2", "7\n2\n"},
		{"a program", "package main\n\nimport \"fmt\"\n\nfunc main() {\n\tdefer fmt.Println(2)\n\tfmt.Println(1)\n\t// %%\n\tfmt.Println(3)\n}\n", "1\n3\n2\n"},
		{"commands are steps of their own", "x := 3\n:type x\n!echo shell\n%type x > 1\nx", "int\nshell\nbool\n3\n"},
		{"the text of a command ends with a blank line", "%%bash\necho a\n\n:sh\necho b\n\n3", "a\nb\n3\n"},
		{"history has what ran and what runs", "x := 1\n:history\n:history -n 1", "1  x := 1\n2  :history\n2  :history\n"},
		{"a session that begins anew", "x := 1\n:reset -f\nx := \"a\"\nx", "All names are forgotten.\n\"a\"\n"},
		{"a file in the session", ":run inc.go\ny + 1", "in file\n8\n"},
		{"where code is", "1\n\n_, file, line, _ := runtime.Caller(0)\nfmt.Println(file, line)", "1\nstdin 3\n"},
		{"the end of standard input", "var s string\n_, err := fmt.Scan(&s)\nerr", "EOF\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got, _, err := runInput(t, tt.text, false); err != nil || got != tt.want {
				t.Errorf("error %v; it prints\n%s\nwant\n%s", err, got, tt.want)
			}
		})
	}
}

func TestErrorsOfInputAreAtTheirPlace(t *testing.T) {
	t.Setenv("SHELL", "/bin/sh")
	for _, tt := range []struct{ name, text, printed, want string }{
		{"what can't begin", "1\n\n  2 +\n\tx\n3", "1\n", "stdin:4:2: undefined: x\n\tx\n\t^"},
		{"what can't be parsed", "1\n2\n\nx := )\n5", "1\n2\n", "stdin:4:6: expected operand, found ')'\nx := )\n     ^"},
		{"a panic", "1\nfor i := range 3 {\n\tfmt.Println(i)\n\tpanic(i)\n}\n2", "1\n0\n", "stdin:4:2: panic: 0\n\tpanic(i)\n\t^"},
		{"the calls to a panic", "x := 1\nfunc f() { panic(1) }\nx\n\nfunc g() { f() }; g()", "1\n", "stdin:2:12: panic: 1\nfunc f() { panic(1) }\n           ^\n  called at stdin:5:12\n  called at stdin:5:19"},
		{"a panic under a command", "1\n%%timeit -n 1\nx := 1\npanic(x)\n\n2", "1\n", "stdin:4:1: panic: 1"},
		{"a fault behind a command", "\n  :time nosuch()", "", "stdin:2:9: undefined: nosuch"},
		{"a fault in a loop", "1\n:timeit -n 1 nosuch()", "1\n", "stdin:2:14: undefined: nosuch"},
		{"a command", "1\n:cd /no/such\n2", "1\n", "stdin:2: :cd: can't go to /no/such: no such file or directory; :ls lists the folders here"},
		{"a command that is not there", "1\n%tiem", "1\n", `stdin:2: %tiem: there is no such command; did you mean "time"?`},
		{"a command of the shell", "\n\n!exit 3", "", "stdin:3: !exit 3: exit status 3"},
		{"a name that is declared further down", "f()\n\n1\nfunc f() {}\nx := 1", "", "stdin:1:1: undefined: f; line 4 declares it, but what is above runs before: move it up, or run all as one script by kvsh -\nf()\n^"},
		{"a type that is declared further down", "x := T{}\n1\ntype T struct{}", "", "line 3 declares it"},
		{"an end in brackets", "1\n\nx := f(\n\t2,\n\n", "1\n", "stdin:4:4: the input ends in the middle of a cell that began on line 3\n\t2,\n\t  ^"},
		{"an end in a text", "1\nx := `a", "1\n", "stdin:2:8: the input ends in the middle of a cell that began on line 2"},
		{"a panic in a goroutine", "1\n\ngo func() {\n\tpanic(2)\n}(); select {}", "1\n", "stdin:4:2: panic: 2\n\tpanic(2)\n\t^"},
		{"the type of what is not there", "1\n:type 1 + nosuch", "1\n", "stdin:2:11: undefined: nosuch"},
		{"a panic under a loop above", "func f() {\n\tpanic(1)\n}\n\n%%timeit -n 1\nx := 1\n_ = x\nf()\n\n2", "", "stdin:2:2: panic: 1\n\tpanic(1)\n\t^\n  called at stdin:8:1"},
		{"a question to nobody", "1\nkv.Input(\"name?\")", "1\nname?", `stdin:2:1: ask "name?": the input has ended (EOF): standard input gave the code itself; to be asked, run it as a file`},
		{"a question to nobody of a command", ":reset", "", "stdin:1: :reset: nobody can be asked whether all names are to be forgotten; write :reset -f"},
		{"a value in the middle of a cell with a marker", "// %%\n1\n\n// %%\n2\n3", "1\n", "stdin:5:1: 2 (untyped int constant) is not used"},
		{"a command between markers", "// %%\n1\n\n// %%\n\n:tiem", "1\n", "stdin:6: :tiem: there is no such command"},
		{"a program", "package main\n\nfunc main() {\n\tnosuch()\n}\n", "", "stdin:4:2: undefined: nosuch"},
		{"os.Exit", "1\nos.Exit(3)\n2", "1\n", "exit status 3"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, _, err := runInput(t, tt.text, false)
			if err == nil || !strings.HasPrefix(err.Error(), tt.want) && !strings.Contains(err.Error(), "; "+tt.want) {
				t.Errorf("error %v\nwant  %s", err, tt.want)
			}
			if strings.TrimSpace(got) != strings.TrimSpace(tt.printed) {
				t.Errorf("it prints %q before, want %q", got, tt.printed)
			}
		})
	}
}

func TestInputGoesOnIfItMay(t *testing.T) {
	printed, told, err := runInput(t, "1\nx\nfunc f() { panic(2) }\nf())\n3\n:nosuch\ny := (", true)
	if printed != "1\n3\n" {
		t.Errorf("it prints %q", printed)
	}
	want := []string{"stdin:2:1: undefined: x", "stdin:4:4: expected statement, found ')'", "stdin:6: :nosuch: there is", "stdin:7:7: the input ends"}
	if len(told) != len(want) {
		t.Fatalf("it tells %q", told)
	}
	for i := range want {
		if !strings.HasPrefix(told[i], want[i]) {
			t.Errorf("it tells %q, want %q", told[i], want[i])
		}
	}
	var failed *FailedCells
	if !errors.As(err, &failed) || failed.Cells != 4 {
		t.Errorf("error %v", err)
	}
	if _, told, err := runInput(t, "os.Exit(4)\nx", true); !errors.As(err, new(*engine.Exit)) || told != nil {
		t.Errorf("error %v, told %q", err, told)
	}
}

func TestInputThatIsNoText(t *testing.T) {
	for text, want := range map[string]string{
		"1\n  \x00 2":               "stdin:2:3: a byte of zero is no part of any code; is this a text?",
		"x := 1\n\n\"\xff\"":        "stdin:3:2: the byte 0xff is no UTF-8, which all code has to be",
		"\xff\xfe1\x00":             "stdin:1:1: the byte 0xff is no UTF-8",
		"package main\n\x00\xff":    "stdin:2:1: a byte of zero",
		"// %%\n\"\u00e9\"; \xc3\n": "stdin:2:7: the byte 0xc3",
	} {
		if _, err := OpenInput("stdin", []byte(text)); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: error %v, want %s", text, err, want)
		}
	}
	if s := openInput(t, "\"\ufffd\""); len(s.Cells) != 1 {
		t.Errorf("%d cells", len(s.Cells))
	}
}

func FuzzOpenInput(f *testing.F) {
	for _, text := range []string{"1\n\r\nx := (\n", "// %%\n1\n// %% a=\n", "package main\n", "\ufeff\x00\xff", "%%bash\nls\n\nf(\n/*"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s, err := OpenInput("stdin", []byte(text))
		if err != nil || s.entered == nil {
			return
		}
		last := 0
		lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
		for i := range s.Cells {
			cell := s.cell(i)
			first, _, _ := strings.Cut(cell.Source, "\n")
			if cell.Line <= last || !strings.HasSuffix(lines[cell.Line-1], first) {
				t.Fatalf("cell %d of %q begins with %q on line %d", i, text, first, cell.Line)
			}
			last = cell.Line
			if err := s.checkEnd(i); err != nil && i+1 < len(s.Cells) {
				t.Fatalf("cell %d of %q is not the last one: %v", i, text, err)
			}
		}
	})
}

func TestInputIsInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	told := 0
	err := openInput(t, "1\n2\nfor {\n}\n3").Run(ctx, Options{
		Stdout: t.Output(), Stderr: t.Output(), AllowErrors: true, Failed: func(error) { told++ },
		Begin: func(cell int) {
			if cell == 2 {
				cancel()
			}
		},
	})
	if !errors.Is(err, context.Canceled) || told > 0 {
		t.Errorf("error %v, %d told", err, told)
	}
}

func TestAFileThatRunsItselfEnds(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, text := range map[string]string{"a.go": "!echo a\n%run ./b.go\n", "b.go": "!echo b\n%run a.go\n"} {
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	printed, _, err := runInput(t, "1\n:run a.go", false)
	if err == nil || !strings.HasSuffix(err.Error(), "%run: a.go runs itself") || printed != "1\na\nb\n" {
		t.Errorf("error %v, it prints %q", err, printed)
	}
}

func TestCommandsOfNotebooksKnowTheRun(t *testing.T) {
	s := open(t, "t.ipynb", jupyter("x := 1", "%history\n%reset -f", "x := \"a\"\nx", "%reset"))
	err := s.Run(t.Context(), Options{Record: true})
	want := "2 [2] stdout \"1  x := 1\\n2  %history\\n   %reset -f\\nAll names are forgotten.\\n\"\n3 [3] execute_result \"a\"\n" +
		"4 [4] error: t.ipynb:cell[4]:1: %reset: nobody can be asked whether all names are to be forgotten; write %reset -f\n"
	if got := outputs(s.Notebook); got != want {
		t.Errorf("error %v; outputs\n%s\nwant\n%s", err, got, want)
	}
}

func BenchmarkInput(b *testing.B) {
	for _, n := range []int{1000, 10000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			text := "x := 0\n" + strings.Repeat("x += 1\n", n) + "x\n"
			for b.Loop() {
				if printed, _, err := runInput(b, text, false); err != nil || printed != fmt.Sprintln(n) {
					b.Fatalf("error %v, printed %q", err, printed)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/cell")
		})
	}
}
