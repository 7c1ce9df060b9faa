package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// python is the interpreter that sees the packages of the system.
const python = "/usr/bin/python3"

// needPython skips a test where Python lacks a module.
func needPython(t testing.TB, module string) {
	t.Helper()
	if exec.Command(python, "-c", "import "+module).Run() != nil {
		t.Skipf("Python has no module %s", module)
	}
}

// built is the path of a kvsh that go build made, as users have it.
func built(t testing.TB) string {
	t.Helper()
	path, err := builtOnce()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

var builtDir string

var builtOnce = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "kvsh")
	if err != nil {
		return "", err
	}
	builtDir = dir
	program := filepath.Join(dir, "kvsh")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		return "", fmt.Errorf("go build: %w\n%s", err, out)
	}
	return program, nil
})

// jupyterEnv is an environment in which Jupyter knows the kernel kvsh and nothing
// of the user's.
func jupyterEnv(t testing.TB) []string {
	t.Helper()
	dir := t.TempDir()
	install := exec.Command(built(t), "install", "-prefix", dir)
	if out, err := install.CombinedOutput(); err != nil {
		t.Fatalf("install: %v\n%s", err, out)
	}
	return append(os.Environ(),
		"JUPYTER_PATH="+filepath.Join(dir, "share", "jupyter"), "JUPYTER_DATA_DIR="+filepath.Join(dir, "data"),
		"JUPYTER_CONFIG_DIR="+filepath.Join(dir, "config"), "JUPYTER_RUNTIME_DIR="+filepath.Join(dir, "runtime"),
		"IPYTHONDIR="+filepath.Join(dir, "ipython"), "PYDEVD_DISABLE_FILE_VALIDATION=1",
	)
}

// script runs one of the Python scripts for Jupyter, and returns what it prints.
func script(t *testing.T, name string, within time.Duration, args ...string) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), within)
	defer cancel()
	cmd := exec.CommandContext(ctx, python, append([]string{filepath.Join(root(t), "testdata", "jupyter", name)}, args...)...)
	cmd.Env = jupyterEnv(t)
	cmd.Dir = t.TempDir()
	cmd.WaitDelay = 5 * time.Second
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s: %v\n%s\n%s", name, err, out.String(), tail(errs.String(), 4000))
	}
	return out.String()
}

func tail(text string, most int) string { return text[max(0, len(text)-most):] }

// Jupyter's own suite passes, and nothing of it is skipped.
func TestJupytersSuitePasses(t *testing.T) {
	needPython(t, "jupyter_kernel_test")
	if out := script(t, "conformance.py", 3*time.Minute); !strings.Contains(out, "ran 12\n") {
		t.Errorf("the suite says\n%s", out)
	}
}

func TestKernelKeepsToTheProtocol(t *testing.T) {
	needPython(t, "jupyter_client")
	if out := script(t, "protocol.py", 3*time.Minute); out != "checks failed: 0\n" {
		t.Errorf("the clients say\n%s", out)
	}
}

func TestKernelSurvivesAbuse(t *testing.T) {
	needPython(t, "jupyter_client")
	if out := script(t, "abuse.py", 5*time.Minute); out != "checks failed: 0\n" {
		t.Errorf("the clients say\n%s", out)
	}
}

// nbclient runs the bundled notebooks in the kernel; what they print is what they
// print from the command line.
func TestNotebooksRunInTheKernel(t *testing.T) {
	needPython(t, "nbclient")
	for _, name := range bundledNames() {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			twin := filepath.Join(root(t), "notebooks", strings.TrimSuffix(name, ".go")+".ipynb")
			cmd := exec.Command(python, "-c", `
import sys, nbformat, nbclient
nb = nbformat.read(sys.argv[1], as_version=4)
nbclient.NotebookClient(nb, timeout=120).execute()
nbformat.validate(nb)
for cell in nb.cells:
    for output in cell.get("outputs", []):
        text = output["text"] if output["output_type"] == "stream" else output["data"]["text/plain"] + "\n"
        print(text, end="" if text.endswith("\n") else "\n")
pictures = sum("image/png" in o.get("data", {}) for c in nb.cells for o in c.get("outputs", []))
print("pictures:", pictures, file=sys.stderr)
`, twin)
			cmd.Dir, cmd.Env = dir, append(jupyterEnv(t), "COLUMNS=120")
			var out, errs bytes.Buffer
			cmd.Stdout, cmd.Stderr = &out, &errs
			if err := cmd.Run(); err != nil {
				t.Fatalf("%v\n%s", err, tail(errs.String(), 4000))
			}
			want := output(t, t.TempDir(), kvshProgram(t), twin)
			if flat(out.String()) != flat(want) {
				t.Errorf("in the kernel it prints\n%s\nfrom the command line\n%s", out.String(), want)
			}
			if !strings.Contains(errs.String(), "pictures: ") || strings.Contains(errs.String(), "pictures: 0") {
				t.Errorf("it shows no picture: %s", errs.String())
			}
		})
	}
}

// flat is text without the blank lines in it.
func flat(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if strings.TrimSpace(line) != "" {
			b.WriteString(strings.TrimRight(line, "\n") + "\n")
		}
	}
	return b.String()
}

// The console asks the kernel, and shows its answers.
func TestConsole(t *testing.T) {
	needPython(t, "jupyter_console")
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, "jupyter", "console", "--kernel", "kvsh", "--simple-prompt")
	cmd.Env = jupyterEnv(t)
	cmd.Stdin = strings.NewReader("x := 6 * 7\n\nx\n\nfmt.Println(\"printed\", x)\n\nnothing\n\n")
	cmd.WaitDelay = 5 * time.Second
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, want := range []string{"kvsh", "42", "printed 42", "undefined: nothing"} {
		if !strings.Contains(string(out), want) {
			t.Errorf("the console does not show %q:\n%s", want, out)
		}
	}
}
