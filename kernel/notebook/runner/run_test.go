package runner

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"kvsh/kernel/engine"
	"kvsh/kernel/notebook"
	"kvsh/kernel/notebook/record"
)

func open(t *testing.T, name, text string) *Source {
	t.Helper()
	s, err := Open(name, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// jupyter is a notebook of Jupyter with code cells.
func jupyter(cells ...string) string {
	var list []string
	for _, c := range cells {
		list = append(list, fmt.Sprintf(`{"cell_type":"code","metadata":{},"outputs":[],"execution_count":null,"source":%q}`, c))
	}
	return `{"nbformat":4,"nbformat_minor":4,"metadata":{},"cells":[` + strings.Join(list, ",") + `]}`
}

// outputs is what the cells of a notebook gave, a line for each output.
func outputs(nb *notebook.Notebook) string {
	var b strings.Builder
	for i := range nb.Cells {
		c := &nb.Cells[i]
		for _, o := range c.Outputs {
			fmt.Fprintf(&b, "%d [%d] ", i+1, c.Count)
			switch o.Kind {
			case notebook.StreamOutput:
				fmt.Fprintf(&b, "%s %q\n", o.Stream, o.Text)
			case notebook.ErrorOutput:
				fmt.Fprintf(&b, "%s: %s\n", o.ErrorName, o.ErrorValue)
			default:
				fmt.Fprintf(&b, "%s %v\n", o.Kind, o.Data["text/plain"])
			}
		}
	}
	return b.String()
}

// program is cells as statements of a program.
func program(cells ...string) string {
	text := "// %% [markdown]\n// # Title\n\n// %%\npackage main\n\nimport (\n\t\"fmt\"\n\t\"os\"\n\n\t\"kvsh/stdlib/kv\"\n)\n\nvar _ = os.Args\nvar _ = kv.Show\n\nfunc main() {\n"
	for _, c := range cells {
		text += "\t// %%\n\t" + strings.ReplaceAll(c, "\n", "\n\t") + "\n\n"
	}
	return strings.TrimSuffix(text, "\n") + "}\n"
}

func TestCellsGiveOutputs(t *testing.T) {
	for _, tt := range []struct{ name, file, text, want string }{
		{"streams are joined", "t.go", program(`fmt.Print("a")
fmt.Println("b")
fmt.Fprintln(os.Stderr, "c")
fmt.Println("d")`), "3 [2] stdout \"ab\\n\"\n3 [2] stderr \"c\\n\"\n3 [2] stdout \"d\\n\"\n"},
		{"each cell has its own", "t.go", program(`fmt.Println(1)`, ``, `fmt.Println(2)`), "3 [2] stdout \"1\\n\"\n5 [4] stdout \"2\\n\"\n"},
		{"what is shown", "t.go", program(`fmt.Println(1)
kv.Show("two")
fmt.Println(3)`), "3 [2] stdout \"1\\n\"\n3 [2] display_data two\n3 [2] stdout \"3\\n\"\n"},
		{"the value that ends a cell of a program", "t.go", program(`x := 1
_ = x`, `fmt.Sprint("a", 1)`, `os.Open("/nowhere")`, `fmt.Println("no value")`), "4 [3] execute_result \"a1\"\n5 [4] execute_result nil\n5 [4] execute_result open /nowhere: no such file or directory\n6 [5] stdout \"no value\\n\"\n"},
		{"deferred calls belong to the last cell that ran", "t.go", program(`defer fmt.Println("deferred")`, `if len(os.Args) > 0 {
	return
}`, `fmt.Println("never")`), "4 [3] stdout \"deferred\\n\"\n"},
		{"a loop across cells", "t.go", program("n := 0\n_ = n", "again:\nn++\nfmt.Println(n)", `if n < 3 {
	goto again
}`), "4 [3] stdout \"1\\n2\\n3\\n\"\n"},
		{"a variable of the package", "t.go", program() + "\nvar x = say(\"first\")\n\nfunc say(s string) int { fmt.Println(s); return 1 }\n", "2 [1] stdout \"first\\n\"\n"},
		{"a panic", "t.go", program(`fmt.Println(1)`, `panic("no")`, `fmt.Println(2)`), "3 [2] stdout \"1\\n\"\n4 [3] panic: no\n"},
		{"a failure of the prelude", "t.go", program(`kv.Check(fmt.Errorf("no results"))`), "3 [2] error: no results\n"},
		{"os.Exit", "t.go", program(`os.Exit(3)`), "3 [2] exit: exit status 3\n"},
		{"os.Exit without a fault", "t.go", program(`fmt.Println(1)
os.Exit(0)`, `fmt.Println(2)`), "3 [2] stdout \"1\\n\"\n"},
		{"all faults of a program that can't begin, each in its cell", "t.go", program(`fmt.Println(1)`, `a()`, `b()`), "4 [0] compile error: undefined: a\n5 [0] compile error: undefined: b\n"},
		{"what only cells allow", "t.go", program(`x := 1
x`, `x := "a"
x`), "3 [2] execute_result 1\n4 [3] execute_result \"a\"\n"},
		{"a script", "t.go", "x := 20\nx + 1\n", "1 [1] execute_result 21\n"},
		{"a script with cells", "t.go", "// %%\nx := 20\n// %%\nx + 1\n", "2 [2] execute_result 21\n"},
		{"a notebook of Jupyter", "t.ipynb", jupyter("import \"fmt\"\nx := 1", "fmt.Println(x)", "func f() int { return x }", "f()"), "2 [2] stdout \"1\\n\"\n4 [4] execute_result 1\n"},
		{"commands of cells", "t.ipynb", jupyter("x := 3", "!echo shell\n%type x\nx + 1", "!exit 3"), "2 [2] stdout \"shell\\nint\\n\"\n2 [2] execute_result 4\n3 [3] error: t.ipynb:cell[3]:1: !exit 3: exit status 3\n"},
		{"commands of cells that are comments in a Go file", "t.go", "// %%\nx := 3\n\n// %% commented=true\n// !echo shell\n// x\n", "2 [2] stdout \"shell\\n\"\n2 [2] execute_result 3\n"},
		{"the values of cells before", "t.ipynb", jupyter("20 + 1", "x := 2", "!true\n_ * x", "In[2] + fmt.Sprint(Out[1] + Out[3])"), "1 [1] execute_result 21\n3 [3] execute_result 42\n4 [4] execute_result \"x := 263\"\n"},
		{"it runs until it fails", "t.ipynb", jupyter("fmt.Println(1)", "nothing", "fmt.Println(2)"), "1 [1] stdout \"1\\n\"\n2 [2] compile error: undefined: nothing\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := open(t, tt.file, tt.text)
			err := s.Run(t.Context(), Options{Record: true, Args: []string{"t"}})
			got := outputs(s.Notebook)
			if got != tt.want {
				t.Errorf("%v; outputs\n%s\nwant\n%s", err, got, tt.want)
			}
			var exit *engine.Exit
			failed := err != nil && (!errors.As(err, &exit) || exit.Code != 0)
			told := strings.Contains(got, "error: ") || strings.Contains(got, "panic: ") || strings.Contains(got, "exit: ")
			if failed != told {
				t.Errorf("error %v, outputs\n%s", err, got)
			}
		})
	}
}

func TestFailedCellsCanBePassedOver(t *testing.T) {
	for file, text := range map[string]string{
		"t.go":    program(`panic("no")`, `nothing()`, `fmt.Println("after")`),
		"t.ipynb": jupyter(`panic("no")`, `nothing()`, `fmt.Println("after")`),
	} {
		s := open(t, file, text)
		var told []string
		err := s.Run(t.Context(), Options{Record: true, AllowErrors: true, Failed: func(err error) { told = append(told, err.Error()) }})
		if err == nil || err.Error() != file+": 2 cells failed" {
			t.Errorf("%s: error %v", file, err)
		}
		if len(told) != 2 || !strings.Contains(told[0], "panic: no") || !strings.Contains(told[1], "undefined: nothing") {
			t.Errorf("%s: told %q", file, told)
		}
		if got := outputs(s.Notebook); !strings.Contains(got, "panic: no") || !strings.Contains(got, "undefined: nothing") || !strings.Contains(got, `"after\n"`) {
			t.Errorf("%s: outputs\n%s", file, got)
		}
	}
}

func TestARunThatIsEndedKeepsWhatItGave(t *testing.T) {
	s := open(t, "t.go", program(`fmt.Println(1)`, `for {
}`))
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	if err := s.Run(ctx, Options{Record: true}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("error %v", err)
	}
	if got, want := outputs(s.Notebook), "3 [2] stdout \"1\\n\"\n4 [3] timeout: the run took longer than it may\n"; got != want {
		t.Errorf("outputs\n%s\nwant\n%s", got, want)
	}
}

func TestParametersAreGivenAndTold(t *testing.T) {
	const params = "// %%%% tags=[\"parameters\"]\n%sn := 1 // number\n%stext := \"a\"\n"
	inMain := strings.Replace(program(`fmt.Println(n, text)`), "func main() {\n", "func main() {\n\t"+fmt.Sprintf(params, "\t", "\t")+"\n", 1)
	ofPackage := "package main\n\nimport \"fmt\"\n\n// %% tags=[\"parameters\"]\nvar n = 1\nvar text = \"a\"\n\nfunc main() {\n\t// %%\n\tfmt.Println(n, text)\n}\n"
	injected := strings.Replace(inMain, "\n\ttext :=", "\n\ttext :=", 1)
	injected = strings.Replace(injected, "text := \"a\"\n", "text := \"a\"\n\n\t// %% tags=[\"injected-parameters\"]\n\tn = 5\n\ttext = \"b\"\n", 1)
	book := jupyter("n := 1\ntext := \"a\"", "fmt.Println(n, text)")
	book = strings.Replace(book, `"metadata":{},"outputs"`, `"metadata":{"tags":["parameters"]},"outputs"`, 1)
	for name, tt := range map[string]struct{ file, text, without string }{
		"statements":          {"t.go", inMain, "1 a"},
		"declarations":        {"t.go", ofPackage, "1 a"},
		"given already":       {"t.go", injected, "5 b"},
		"Jupyter":             {"t.ipynb", book, "1 a"},
		"beside a command":    {"t.go", "// %% tags=[\"parameters\"] commented=true\n// n := 1\n// text := \"a\"\n// %cd .\n\n// %%\nfmt.Println(n, text)\n", "1 a"},
		"a script with cells": {"t.go", fmt.Sprintf(params, "", "") + "\n// %%\nfmt.Println(n, text)\n", "1 a"},
	} {
		t.Run(name, func(t *testing.T) {
			s := open(t, tt.file, tt.text)
			if err := s.Run(t.Context(), Options{Record: true}); err != nil || !strings.Contains(outputs(s.Notebook), tt.without) {
				t.Fatalf("%v: outputs\n%s\nwant %s", err, outputs(s.Notebook), tt.without)
			}
			s = open(t, tt.file, tt.text)
			s.Give(map[string]string{"n": "7"})
			if err := s.Run(t.Context(), Options{Record: true}); err != nil || !strings.Contains(outputs(s.Notebook), "7 a") {
				t.Fatalf("%v: outputs\n%s\nwant 7 a", err, outputs(s.Notebook))
			}
			at := s.Tagged(notebook.InjectedTag)
			if at < 1 || at != s.Tagged(notebook.ParametersTag)+1 || s.Cells[at].Source != "n = 7" || s.Cells[at].Count != s.Cells[at-1].Count+1 {
				t.Errorf("cells %+v", s.Cells)
			}
			ids := map[string]bool{}
			for _, c := range s.Cells {
				if ids[c.ID] {
					t.Errorf("the id %s is there twice", c.ID)
				}
				ids[c.ID] = true
			}
		})
	}
}

func TestRecordFollowsUpdates(t *testing.T) {
	nb := &notebook.Notebook{Cells: []notebook.Cell{{Kind: notebook.CodeCell}, {Kind: notebook.CodeCell}}}
	r := record.New(nb)
	first := r.Begin(0)
	first.Display(map[string]any{"text/plain": "0 %"}, "bar")
	first.Stream("stdout", []byte("x"))
	second := r.Begin(1)
	second.Update(map[string]any{"text/plain": "50 %"}, "bar")
	second.Display(map[string]any{"text/plain": "old"}, "")
	second.Clear(true)
	if got, want := outputs(nb), "1 [1] display_data 50 %\n1 [1] stdout \"x\"\n2 [2] display_data old\n"; got != want {
		t.Errorf("outputs\n%s\nwant\n%s", got, want)
	}
	second.Display(map[string]any{"text/plain": "new"}, "")
	first.Clear(false)
	second.Update(map[string]any{"text/plain": "100 %"}, "bar")
	if got, want := outputs(nb), "2 [2] display_data new\n"; got != want {
		t.Errorf("outputs\n%s\nwant\n%s", got, want)
	}
}

func TestCheckTellsAllFaults(t *testing.T) {
	for _, tt := range []struct{ name, file, text, want string }{
		{"a program", "t.go", program(`a()`, `b()`), "t.go:19:2: undefined: a; t.go:22:2: undefined: b"},
		{"nothing wrong", "t.go", program(`fmt.Println()`), ""},
		{"what only cells allow", "t.go", program(`x := 1`, `x := "a"
x`), ""},
		{"cells of Jupyter", "t.ipynb", jupyter("x := a", "x + b()"), "t.ipynb:cell[1]:1:6: undefined: a; t.ipynb:cell[2]:1:5: undefined: b"},
		{"what a cell with a fault would have declared", "t.ipynb", jupyter("x := a", "x + 1"), "t.ipynb:cell[1]:1:6: undefined: a"},
		{"values of cells before", "t.ipynb", jupyter("1 + 1", "_.x", "%time Out[1]\nOut[2] + Out[1]", "x := 1"), "t.ipynb:cell[2]:1:3: Out[1].x undefined (type int has no field or method x)"},
		{"a value that no cell has", "t.ipynb", jupyter("x := 1", "_ + x"), "t.ipynb:cell[2]:1:1: cannot use _ as value (Out is empty)"},
		{"a script", "t.go", "x := 1\ny", "t.go:2:1: undefined: y"},
		{"code beside commands", "t.ipynb", jupyter("!ls\nx := 1", "%time x\ny"), "t.ipynb:cell[2]:2:1: undefined: y"},
		{"a cell whose imports are further up", "t.go", "// %% hoisted=true\nimport \"io\"\nimport \"os\"\n\n// %% parts=\"i2 d1\" imports=\"import \\\"io\\\"\\nimport \\\"os\\\"\" id=\"a\"\nfunc f() { nosuch() }\n", "t.go:6:12: undefined: nosuch"},
		{"cells of a file, in its lines", "t.go", "// %%\nx := 1\n\n// %%\n\nx + y", "t.go:6:5: undefined: y"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			err := open(t, tt.file, tt.text).Check(Options{})
			var got []string
			var faults engine.Errors
			if errors.As(err, &faults) {
				for _, f := range faults {
					got = append(got, fmt.Sprintf("%s:%d:%d: %s", f.File, f.Line, f.Col, f.Msg))
				}
			}
			if joined := strings.Join(got, "; "); joined != tt.want || (err == nil) != (tt.want == "") {
				t.Errorf("%v: faults %s, want %s", err, joined, tt.want)
			}
		})
	}
}

func TestLabels(t *testing.T) {
	s := open(t, "t.go", program("\n// a comment\nfmt.Println()"))
	if got := s.Label(2); got != "Title" {
		t.Errorf("behind a heading it is %q", got)
	}
	s.Cells[0].Source = "text"
	if got := s.Label(2); got != "// a comment" {
		t.Errorf("without one it is %q", got)
	}
}

func BenchmarkCells(b *testing.B) {
	for _, n := range []int{1000, 4000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			text := "// %%\nx := 0\n" + strings.Repeat("\n// %%\nx += 1\n", n)
			for b.Loop() {
				s, err := Open("t.go", []byte(text))
				if err != nil {
					b.Fatal(err)
				}
				if err := s.Run(context.Background(), Options{}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/cell")
		})
	}
}

func BenchmarkRecord(b *testing.B) {
	text := program(`n := 0
for i := range 100 {
	n += i
}
fmt.Println(n)`, `kv.Show(n)`)
	for b.Loop() {
		s, err := Open("t.go", []byte(text))
		if err != nil {
			b.Fatal(err)
		}
		if err := s.Run(context.Background(), Options{Record: true}); err != nil {
			b.Fatal(err)
		}
	}
}
