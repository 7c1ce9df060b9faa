package main

import (
	"errors"
	"flag"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite the expected parts of scripts and of the README")

func TestMain(m *testing.M) {
	testscript.Main(cleaning{m}, map[string]func(){"kvsh": main})
}

// cleaning takes away what tests have built for all of them.
type cleaning struct{ *testing.M }

func (c cleaning) Run() int {
	code := c.M.Run()
	if builtDir != "" {
		os.RemoveAll(builtDir)
	}
	return code
}

// root is the checkout.
func root(t testing.TB) string {
	t.Helper()
	dir, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// goEnv is what the go command needs to build without a home.
func goEnv(t testing.TB) []string {
	t.Helper()
	var env []string
	for _, name := range []string{"GOCACHE", "GOMODCACHE", "GOPROXY", "GOFLAGS", "GOSUMDB"} {
		out, err := exec.Command("go", "env", name).Output()
		if err != nil {
			t.Fatal(err)
		}
		env = append(env, name+"="+strings.TrimSpace(string(out)))
	}
	return env
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           filepath.Join(root(t), "testdata", "script"),
		UpdateScripts: *update,
		Setup: func(env *testscript.Env) error {
			env.Setenv("REPO", root(t))
			env.Setenv("RESULTS", os.Getenv("KVSH_RESULTS"))
			env.Setenv("COLUMNS", "120")
			for _, kv := range goEnv(t) {
				name, value, _ := strings.Cut(kv, "=")
				env.Setenv(name, value)
			}
			return nil
		},
		Cmds:      map[string]func(ts *testscript.TestScript, neg bool, args []string){"replace": replace},
		Condition: func(cond string) (bool, error) { return cond == "results" && os.Getenv("KVSH_RESULTS") != "", nil },
	})
}

// replace puts a text in place of another one in a file: replace OLD NEW FILE.
func replace(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: replace OLD NEW FILE")
	}
	text := ts.ReadFile(args[2])
	if !strings.Contains(text, args[0]) {
		ts.Fatalf("%s has no %q", args[2], args[0])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), []byte(strings.ReplaceAll(text, args[0], args[1])), 0o666))
}

// A bundled notebook prints the same compiled and interpreted.
func TestNotebooksPrintTheSameCompiledAndInterpreted(t *testing.T) {
	for _, name := range bundledNames() {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			program := filepath.Join(dir, "program")
			build := exec.Command("go", "build", "-o", program, filepath.Join("notebooks", name))
			build.Dir = root(t)
			if out, err := build.CombinedOutput(); err != nil {
				t.Fatalf("go build %s: %v\n%s", name, err, out)
			}
			compiled := output(t, dir, program)
			interpreted := output(t, dir, kvshProgram(t), "notebooks/"+name)
			if compiled != interpreted || len(compiled) < 200 {
				t.Errorf("compiled it prints\n%s\ninterpreted\n%s", compiled, interpreted)
			}
		})
	}
}

// A bundled notebook has a twin for Jupyter that prints the same.
func TestTwinsAreMadeOfTheNotebooks(t *testing.T) {
	kvsh := kvshProgram(t)
	for _, name := range bundledNames() {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			source := filepath.Join(root(t), "notebooks", name)
			twin := strings.TrimSuffix(source, ".go") + ".ipynb"
			output(t, dir, kvsh, "convert", source, "twin.ipynb")
			made, err := os.ReadFile(filepath.Join(dir, "twin.ipynb"))
			if err != nil {
				t.Fatal(err)
			}
			if *update {
				if err := os.WriteFile(twin, made, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			kept, err := os.ReadFile(twin)
			if err != nil || string(kept) != string(made) {
				t.Fatalf("%s is not what kvsh convert makes of %s (%v); run go test ./cmd/kvsh -update", twin, name, err)
			}
			output(t, dir, kvsh, "convert", twin, "back.go")
			text, err := os.ReadFile(source)
			if back, backErr := os.ReadFile(filepath.Join(dir, "back.go")); err != nil || backErr != nil || string(back) != string(text) {
				t.Errorf("%v, %v: the twin comes back as\n%s", err, backErr, back)
			}
			if printed, want := output(t, dir, kvsh, twin), output(t, dir, kvsh, source); printed != want {
				t.Errorf("the twin prints\n%s\nthe notebook\n%s", printed, want)
			}
		})
	}
}

func TestInterruptEndsAProgram(t *testing.T) {
	loop := filepath.Join(t.TempDir(), "loop.go")
	if err := os.WriteFile(loop, []byte("package main\n\nimport \"fmt\"\n\nfunc main() {\n\tfmt.Println(\"running\")\n\tfor {\n\t}\n}\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(kvshProgram(t), loop)
	errs, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadFull(out, make([]byte, 8)); err != nil { // the program runs
		t.Fatal(err)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	message, err := io.ReadAll(errs)
	if err != nil {
		t.Fatal(err)
	}
	var exit *exec.ExitError
	if err := cmd.Wait(); !errors.As(err, &exit) || exit.ExitCode() != exitInterrupted || !strings.Contains(string(message), "interrupted") {
		t.Errorf("it ends with %v and says %q", err, message)
	}
}

// kvshProgram is the path of a kvsh: the test binary, which acts as one under
// that name.
func kvshProgram(t testing.TB) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(t.TempDir(), "kvsh")
	if err := os.Symlink(self, link); err != nil {
		t.Fatal(err)
	}
	return link
}

// output runs a command in dir and returns its standard output.
func output(t *testing.T, dir, command string, args ...string) string {
	t.Helper()
	cmd := exec.Command(command, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "COLUMNS=120")
	var errs strings.Builder
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s %q: %v\n%s", command, args, err, errs.String())
	}
	return string(out)
}
