package command

import (
	"context"
	"errors"
	"os"
	"strings"
	"sync"
	"testing"

	"kvsh/kernel"
	"kvsh/kernel/engine"
)

// record keeps what cells and commands give.
type record struct {
	mu     sync.Mutex
	text   strings.Builder
	shown  []kernel.Bundle
	wrote  chan struct{} // told that there is new text, if somebody waits
	stderr strings.Builder
}

func (r *record) Stream(name string, text []byte) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.text.Write(text)
	if name == kernel.Stderr {
		r.stderr.Write(text)
	}
	select {
	case r.wrote <- struct{}{}:
	default:
	}
}

func (r *record) Display(b kernel.Bundle, _ string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.shown = append(r.shown, b)
	if text, ok := b["text/plain"].(string); ok {
		r.text.WriteString(text)
	}
}

func (r *record) Update(kernel.Bundle, string) {}
func (r *record) Clear(bool)                   {}
func (r *record) Result(b kernel.Bundle)       { r.Display(b, "") }

// take is the text since the last time.
func (r *record) take() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	text := r.text.String()
	r.text.Reset()
	return text
}

func (r *record) soFar() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.text.String()
}

// answer answers all questions.
type answer string

func (a answer) Ask(string, bool) (string, error) {
	if a == "" {
		return "", errors.New("the input has ended")
	}
	return string(a), nil
}

// newEnv is commands in a session of their own.
func newEnv(t testing.TB) (*Env, *record) {
	open := func() *engine.Session {
		s, err := engine.NewSession(engine.Options{Stdout: t.Output(), Stderr: t.Output()})
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	session := open()
	t.Cleanup(func() { session.Close() })
	out := &record{wrote: make(chan struct{}, 1)}
	e := &Env{Out: out, Cell: "cell[1]", Session: func() *engine.Session { return session }}
	e.Run = func(ctx context.Context, code string) error {
		return session.Run(ctx, kernel.Cell{Name: e.Cell, Source: code}, out)
	}
	e.Reset = func() error {
		session.Close()
		session = open()
		return nil
	}
	return e, out
}

// do runs a cell and returns all that it gives.
func do(t testing.TB, e *Env, src string) (string, error) {
	t.Helper()
	steps, _ := Split(src)
	for _, s := range steps {
		if err := e.Do(t.Context(), s); err != nil {
			return e.Out.(*record).take(), err
		}
	}
	return e.Out.(*record).take(), nil
}

// mustDo runs a cell that has no fault.
func mustDo(t testing.TB, e *Env, src string) string {
	t.Helper()
	text, err := do(t, e, src)
	if err != nil {
		t.Fatalf("%s: %v", src, err)
	}
	return text
}

func TestCommands(t *testing.T) {
	t.Chdir(t.TempDir())
	t.Setenv("KVSH_TEST", "before")
	t.Setenv("HOME", t.TempDir())
	t.Setenv("SHELL", "/bin/sh")
	for name, text := range map[string]string{"a b.txt": "12345", "big.bin": strings.Repeat("x", 12345), ".hidden": "", "n.go": "// %%\nn := 1"} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir("zdir", 0o755); err != nil {
		t.Fatal(err)
	}
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	e, _ := newEnv(t)
	e.History = func() []string { return []string{"x := 1", "fmt.Println(\n\tx)", "y", "%history x"} }
	e.Notebook = func(name string, text []byte) error { return e.Run(t.Context(), string(text)) }
	mustDo(t, e, "// half is half of n.\nfunc half(n int) (int, error) { return n / 2, nil }\nrate := 2.5\ntype run struct{ N int }\nconst limit = 3\nvar runs []run")
	for _, tt := range []struct {
		name, src string
		want      []string
		none      []string
	}{
		{"help lists all by their headings", "%help", []string{"Time\n", "%timeit [-n LOOPS]", "%%file NAME ", "!COMMAND", "NAME?", "Files and programs"}, nil},
		{"a mark alone does too", "?", []string{"Time\n"}, nil},
		{"help on a command", "%help time", []string{"%time CODE\n%%time\n", "Runs code and tells", "before the code is checked"}, []string{"timeit ["}},
		{"help on a command by its alias", "%vars?", []string{"%who [PATTERN]", "Also: %vars, %whos"}, nil},
		{"help on a command for the cell", "%help %%file", []string{"%%file NAME\nTEXT …"}, nil},
		{"documentation of a package's name", "%doc strings.Repeat", []string{"func(s string, count int) string", "Repeat returns"}, nil},
		{"documentation by a question", "strings.Repeat?", []string{"Repeat returns"}, nil},
		{"documentation of a cell's name", "half?", []string{"half is half of n."}, []string{"n / 2"}},
		{"with its source", "?? half", []string{"half is half of n.", "return n / 2"}, nil},
		{"a package rather than the command of its name", "%doc time", []string{"package"}, nil},
		{"all names", "%who", []string{"half", "rate", "float64", "2.5", "limit", "type"}, nil},
		{"names with a part", "%who ra", []string{"rate"}, []string{"half"}},
		{"names like a pattern", "%vars r*e", []string{"rate"}, []string{"runs"}},
		{"no names", "%who nosuch", []string{"No name that cells declared is like nosuch."}, nil},
		{"the type of an expression", "%type rate * 2", []string{"float64\n"}, nil},
		{"the type of a constant", "%type 1 + 2", []string{"int\n"}, nil},
		{"the types of a call", "%type half(4)", []string{"(int, error)\n"}, nil},
		{"the type of a composite", "%type map[string][]run{}", []string{"map[string][]run\n"}, nil},
		{"the type of a package's function", "%type strings.Repeat", []string{"func(s string, count int) string\n"}, nil},
		{"the type of a type", "%type run", []string{"type run struct {\n\tN int\n}\n"}, nil},
		{"the type of a type without a name", "%type []run", []string{"the type []run\n"}, nil},
		{"the time of code", "%time fmt.Println(rate)", []string{"2.5\nWall time: ", "s\n"}, nil},
		{"the time of a value", "%time rate + 1", []string{"3.5", "Wall time: "}, nil},
		{"the time of a cell with declarations", "%%time\nq := 3\nfmt.Println(q)", []string{"3\nWall time: "}, nil},
		{"what it declared is there", "q", []string{"3"}, nil},
		{"the time of a command", "%time !echo hello", []string{"hello\nWall time: "}, nil},
		{"commands under the time of a cell", "%%time\n!echo hello\nfmt.Println(1)", []string{"hello\n1\nWall time: "}, nil},
		{"a listing has folders first, and sizes", "%ls", []string{"           zdir/\n      5 B  a b.txt\n    12 kB  big.bin\n"}, []string{".hidden"}},
		{"a listing of all", "%ls -a", []string{"0 B  .hidden"}, nil},
		{"a listing with times", "%ls -la", []string{":", " 0 B  .hidden", "zdir/"}, nil},
		{"a listing of a pattern", "%ls *.*n*", []string{"12 kB  big.bin"}, []string{".txt", "zdir", "hidden"}},
		{"a listing of hidden files by a pattern", "%ls .h*", []string{".hidden"}, nil},
		{"a listing of a file", "%ls 'a b.txt'", []string{"5 B  a b.txt\n"}, nil},
		{"a listing of another folder", "%ls zdir", nil, []string{"zdir"}},
		{"the folder", "%pwd", []string{here + "\n"}, nil},
		{"another folder", "%cd zdir", []string{here + "/zdir\n"}, nil},
		{"the shell is in the folder", "!pwd", []string{here + "/zdir\n"}, nil},
		{"the folder before", "%cd -", []string{here + "\n"}, nil},
		{"the home folder", "%cd ~\n%cd\n%cd -\n%cd " + here, []string{os.Getenv("HOME") + "\n"}, nil},
		{"a variable", "%env KVSH_TEST", []string{"before\n"}, nil},
		{"a variable is set", "%env KVSH_TEST = a b\n!echo $KVSH_TEST\nos.Getenv(\"KVSH_TEST\")", []string{"KVSH_TEST=a b\na b\n\"a b\""}, nil},
		{"all variables", "%env", []string{"\nKVSH_TEST=a b\n"}, nil},
		{"history", "%history", []string{"1  x := 1\n2  fmt.Println(\n   \tx)\n3  y\n4  %history x\n"}, nil},
		{"the last of history", "%history -n 2", []string{"2  fmt", "3  y"}, []string{"x := 1", "%history"}},
		{"history with a word", "%history println", []string{"2  fmt.Println("}, []string{"y"}},
		{"a search does not find itself", "%history X", []string{"1  x := 1", "2  fmt"}, []string{"%history"}},
		{"history without one", "%history -n1 nosuch", []string{"No cell that ran before"}, nil},
		{"a file is written", "%%file out.txt\na\n  b", []string{"wrote out.txt (2 lines)\n"}, nil},
		{"a file is written over", "%%writefile out.txt\nc\n", []string{"wrote over out.txt (1 line)\n"}, nil},
		{"bash", "%%bash one 'two'\nx=$1\necho \"$x $2\" >&2", []string{"one 'two'\n"}, nil},
		{"a notebook runs", "%run n.go\nn", []string{"1"}, nil},
		{"code around commands", "x := 1\n!echo $((1 + 1))\nx + 2", []string{"2\n3"}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := mustDo(t, e, tt.src)
			for _, want := range tt.want {
				if !strings.Contains(got, want) {
					t.Errorf("%q is not in\n%s", want, got)
				}
			}
			for _, none := range tt.none {
				if strings.Contains(got, none) {
					t.Errorf("%q is in\n%s", none, got)
				}
			}
		})
	}
}

func TestErrorsSayWhatToDo(t *testing.T) {
	t.Chdir(t.TempDir())
	t.Setenv("OLDPWD", "")
	t.Setenv("KVSH_TEST", "")
	t.Setenv("SHELL", "/bin/sh")
	e, _ := newEnv(t)
	mustDo(t, e, "rate := 2.5")
	for _, tt := range []struct {
		name, src string
		line      int
		want      string
	}{
		{"an unknown command", "x := 1\n%tiem x", 2, `%tiem: there is no such command; did you mean "time"?`},
		{"a command unlike any", "%qqqqqq", 1, "%qqqqqq: there is no such command (%help lists all)"},
		{"help on an unknown command", "%help tiem", 1, `%help: there is no command %tiem; did you mean "time"`},
		{"a command for the cell further down", "x := 1\n\n%%time\nx", 3, "%%time: it takes the rest of its cell, so it must be the first line"},
		{"a command that takes no cell", "%%who\nx", 1, "%%who: it takes no cell; write it on a line of its own, as %who"},
		{"a command that needs a cell", "%bash ls", 1, "%bash: it takes the rest of the cell; write %%bash [ARGS]"},
		{"an empty cell", "%%file x\n\n", 1, "%%file: the cell under it is empty"},
		{"an unknown name", "rats?", 1, `?: nothing is known of rats; did you mean "rate"?`},
		{"the name of a command", "who?", 1, "the command of that name is told by %help who"},
		{"no name", "%doc 1 + 2", 1, `%doc: "1 + 2" is no name`},
		{"the type of no expression", "%type x :=", 1, "%type: x := is no expression of Go"},
		{"the type of nothing", "%type", 1, "%type: it needs an expression; write %type 1 + 2.5"},
		{"no code", "%time", 1, "%time: it needs code; write %time f()"},
		{"code behind the command for a cell", "%%time f()\ng()", 1, "%%time: the code stands on the lines under it"},
		{"no code to loop over", "%timeit -n 5", 1, "%timeit: it needs code"},
		{"an option that is no number", "%timeit -n f()", 1, `%timeit: option -n takes a whole number from 1, not "f()"; write -n 10`},
		{"an unknown option", "%timeit -x f()", 1, "%timeit: there is no option -x; there are -n NUMBER, -r NUMBER"},
		{"a pattern that is none", "%who [a", 1, `%who: "[a" is no pattern`},
		{"a folder that isn't there", "%cd nosuch", 1, "%cd: can't go to nosuch: no such file or directory; %ls lists the folders here"},
		{"no folder before", "%cd -", 1, "%cd: there is no folder before"},
		{"a listing of what isn't there", "%ls nosuch", 1, "%ls: can't list nosuch: no such file or directory"},
		{"a listing of a pattern that nothing is like", "%ls *.nosuch", 1, "%ls: nothing is like *.nosuch; %ls lists the folder here"},
		{"a listing of no pattern", "%ls [a", 1, `%ls: "[a" is no pattern`},
		{"a dash alone", "%ls - x", 1, "%ls: can't list - x: no such file"},
		{"an option that ls does not have", "%ls -x", 1, "%ls: there is no option -x; there are -a, -l"},
		{"a variable that is not set", "%env KVSH_TETS", 1, `%env: KVSH_TETS is not set; did you mean "KVSH_TEST"`},
		{"a variable without a name", "%env =3", 1, "%env: \"\" is no name of a variable"},
		{"a file to run that isn't there", "%run x.go", 1, "files can't be run from here"},
		{"reset without anybody to ask", "%reset", 1, "%reset: nobody can be asked whether all names are to be forgotten; write %reset -f"},
		{"history without any", "%history", 1, "%history: no history is kept here"},
		{"a file in no folder", "%%file no/such.txt\nx", 1, "%%file: can't write no/such.txt: no such file or directory; see whether"},
		{"a file without a name", "%%file\nx", 1, "%%file: it needs the name of the file"},
		{"a file that is a folder", "%%file .\nx", 1, "can't write .: it is a folder"},
		{"no command of the shell", "!", 1, "!: it needs a command of the shell; write !ls"},
		{"a command that fails", "x := 1\n!exit 3", 2, "!exit 3: exit status 3"},
		{"a command that isn't there", "!kvsh-no-such-program", 1, "!kvsh-no-such-program: exit status 127, a program that was not found"},
		{"a script that fails", "%%sh\nexit 4", 1, "%%sh: exit status 4"},
		{"a command that is killed", "!kill -9 $$", 1, "!kill -9 $$: killed by the signal SIGKILL"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := do(t, e, tt.src)
			var own *Error
			if !errors.As(err, &own) {
				t.Fatalf("error %v", err)
			}
			if own.Line != tt.line || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("line %d: %v\nwant line %d: %s", own.Line, err, tt.line, tt.want)
			}
		})
	}
}

func TestErrorsOfCodeAreAtTheirPlace(t *testing.T) {
	e, _ := newEnv(t)
	for _, tt := range []struct {
		name, src string
		want      string
	}{
		{"code behind a command", "%who\n\nx := nosuch", "cell[1]:3:6: undefined: nosuch\nx := nosuch\n     ^"},
		{"timed code", "\n%time nosuch()", "cell[1]:2:7: undefined: nosuch\n      nosuch()\n      ^"},
		{"a timed cell", "%%time\n\nnosuch()", "cell[1]:3:1: undefined: nosuch\nnosuch()\n^"},
		{"the type of an expression", "%type 1 + nosuch", "cell[1]:1:11: undefined: nosuch"},
		{"code in a loop", "\n%timeit -n 1 nosuch()", "cell[1]:2:14: undefined: nosuch\n        -n 1 nosuch()\n             ^"},
		{"a cell in a loop", "%%timeit -n 1 x := 1\n\nf := func() int { return x }\n\tnosuch(f())", "cell[1]:4:2: undefined: nosuch\n\tnosuch(f())\n\t^"},
		{"a loop's setup", "%%timeit -n 1 x := nosuch\nx", "cell[1]:1:20: undefined: nosuch"},
		{"a loop's syntax", "%timeit -n 1 x := )", "cell[1]:1:19: expected operand, found ')'"},
		{"a bracket too many in a loop", "%timeit -n 1 f() }", "cell[1]:1:19: expected declaration, found '}'"},
		{"a bracket too few in a loop", "%%timeit -n 1\nf(func() {\n", "cell[1]:2:11: missing ',' before newline in argument list"},
		{"a panic in a loop", "%%timeit -n 1\nfmt.Print()\npanic(\"no\")", "cell[1]:3:1: panic: no\npanic(\"no\")\n^"},
		{"the calls to a panic in a loop", "func f(x []int) int {\n\treturn x[5]\n}\n%timeit -n 1 f(nil)", "cell[1]:2:9: panic: runtime error: index out of range [5] with length 0\n\treturn x[5]\n\t       ^\n  called at cell[1]:4:14"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := do(t, e, tt.src); err == nil || err.Error() != tt.want && !strings.HasPrefix(err.Error(), tt.want+"\n") {
				t.Errorf("error %v\nwant  %s", err, tt.want)
			}
		})
	}
}
