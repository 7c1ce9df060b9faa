package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// The report of a bundled notebook opens in a browser without a complaint, and
// asks the network for nothing.
func TestReportOpensInABrowser(t *testing.T) {
	browser, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("there is no chromium")
	}
	dir := t.TempDir()
	output(t, dir, kvshProgram(t), "run", "-o", "r.html", "notebooks/media.go")
	profile, err := os.MkdirTemp("", "profile") // the browser still writes there when it has ended
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(profile)
	requests := filepath.Join(dir, "requests.json")
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, browser, "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir="+profile,
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
		"--enable-logging=stderr", "--v=0", "--log-net-log="+requests, "--virtual-time-budget=2000", "--dump-dom", "file://"+filepath.Join(dir, "r.html"))
	var dom, log bytes.Buffer
	cmd.Stdout, cmd.Stderr = &dom, &log
	cmd.WaitDelay = 5 * time.Second
	if err := cmd.Run(); err != nil {
		t.Fatalf("chromium: %v\n%s", err, log.String())
	}
	for line := range strings.Lines(log.String()) {
		if strings.Contains(line, "CONSOLE") {
			t.Errorf("the browser says: %s", line)
		}
	}
	for _, want := range []string{"Which medium", "Local Disk + CPU cache", "TTFT by KV-cache medium", "30 rows × 7 columns"} {
		if !strings.Contains(dom.String(), want) {
			t.Errorf("the page does not show %q", want)
		}
	}
	seen, err := os.ReadFile(requests)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(seen, []byte(`"constants"`)) {
		t.Error("the browser kept no log of its requests")
	}
	itself := regexp.MustCompile(`//[a-z0-9.]*\.(google|googleapis|gstatic|gvt1)\.com/`) // what the browser asks without any page
	for _, url := range regexp.MustCompile(`"url":"https?://[^"]*"`).FindAll(seen, -1) {
		if !itself.Match(url) {
			t.Errorf("the page asks for %s", url)
		}
	}
}

// What is written for Jupyter is right by its own tools.
func TestJupytersToolsTakeWhatIsWritten(t *testing.T) {
	needPython(t, "nbformat")
	dir := t.TempDir()
	kvsh := kvshProgram(t)
	failing := filepath.Join(dir, "failing.go")
	if err := os.WriteFile(failing, []byte("// %% [markdown] A title\n// 东西向 and 南北向\n\n// %% tags=[\"parameters\"]\nn := 1\n\n// %%\n[]int{1}[n]\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	var written []string
	for _, name := range bundledNames() {
		output(t, dir, kvsh, "run", "-o", name+".ipynb", "notebooks/"+name)
		output(t, dir, kvsh, "convert", "notebooks/"+name, name+".bare.ipynb")
		written = append(written, name+".ipynb", name+".bare.ipynb")
	}
	output(t, dir, kvsh, "convert", failing, "failing.bare.ipynb")
	cmd := exec.Command(kvsh, "run", "-o", "failing.ipynb", failing, "-n", "2")
	cmd.Dir = dir
	if cmd.Run() == nil {
		t.Error("a failing notebook succeeds")
	}
	written = append(written, "failing.bare.ipynb", "failing.ipynb")
	cmd = exec.Command(python, append([]string{"-W", "error", "-c", `
import nbformat, sys
for name in sys.argv[1:]:
    nbformat.validate(nbformat.read(name, as_version=4))
    print(name)
`}, written...)...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil || strings.Count(string(out), "\n") != len(written) {
		t.Errorf("nbformat: %v\n%s", err, out)
	}
	if _, err := exec.LookPath("jupyter-nbconvert"); err != nil {
		t.Skip("there is no nbconvert")
	}
	cmd = exec.Command("jupyter-nbconvert", "--to", "html", "media.go.ipynb", "failing.ipynb")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("nbconvert: %v\n%s", err, out)
	}
	page, err := os.ReadFile(filepath.Join(dir, "media.go.html"))
	if err != nil {
		if page, err = os.ReadFile(filepath.Join(dir, "media.html")); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Contains(page, []byte("Local Disk + CPU cache")) || !bytes.Contains(page, []byte("<svg")) {
		t.Error("nbconvert's page has no table or no picture")
	}
	var book struct{ Cells []json.RawMessage }
	text, err := os.ReadFile(filepath.Join(dir, "failing.ipynb"))
	if err != nil || json.Unmarshal(text, &book) != nil || len(book.Cells) != 4 || !bytes.Contains(text, []byte("index out of range")) {
		t.Errorf("%v: the failing notebook is %s", err, text)
	}
}
