package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	shellBlock = regexp.MustCompile("(?s)```sh\n(.*?)```")
	textBlock  = regexp.MustCompile("(?s)```text\n(.*?)```")
)

// testCommand is the README's test command, which runs this test.
const testCommand = "bash .ci/test"

func readReadme(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root(t), "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// Every command of the README runs, in its order, in a copy of the checkout.
func TestReadmeCommandsRun(t *testing.T) {
	work := t.TempDir()
	copied := exec.Command("cp", "-r", "cmd", "kernel", "stdlib", "notebooks", "testdata", "go.mod", "go.sum", ".ci", work)
	copied.Dir = root(t)
	if out, err := copied.CombinedOutput(); err != nil {
		t.Fatalf("copy the checkout: %v\n%s", err, out)
	}
	bin, data := t.TempDir(), t.TempDir()
	env := append(os.Environ(), "PATH="+bin+":"+os.Getenv("PATH"), "GOBIN="+bin, "JUPYTER_DATA_DIR="+data, "JUPYTER_CONFIG_DIR="+data)
	ran := 0
	for _, block := range shellBlock.FindAllStringSubmatch(readReadme(t), -1) {
		for _, line := range strings.Split(strings.TrimSpace(block[1]), "\n") {
			ran++
			if strings.HasPrefix(line, testCommand) {
				if info, err := os.Stat(filepath.Join(work, ".ci", "test")); err != nil || !info.Mode().IsRegular() {
					t.Errorf("the test command's script: %v", err)
				}
				continue
			}
			cmd := exec.Command("bash", "-c", line)
			cmd.Dir, cmd.Env = work, env
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("%s: %v\n%s", line, err, out)
			}
		}
	}
	if ran < 10 {
		t.Errorf("only %d commands were found", ran)
	}
	if _, err := os.Stat(filepath.Join(data, "kernels", "kvsh", "kernel.json")); err != nil {
		t.Error("the commands did not install the kernel")
	}
	for _, name := range []string{
		"runs.csv", "media_compare.csv", "network_compare.csv", "plots/media_prefill_ttft.png", "plots/network_prefill_ttft.png",
		"plots/media_pareto_prefill.png", "plots/media_pareto_prefill_frontier.csv", "plots/network_pareto_prefill.png",
	} {
		if _, err := os.Stat(filepath.Join(work, name)); err != nil {
			t.Errorf("the commands did not write %s", name)
		}
	}
}

// The README's notebook is one, and runs.
func TestReadmeNotebookRuns(t *testing.T) {
	m := regexp.MustCompile("(?s)```go\n(.*?)```").FindStringSubmatch(readReadme(t))
	if m == nil {
		t.Fatal("the README has no notebook")
	}
	dir := t.TempDir()
	writeFile(t, filepath.Join(dir, "twice.go"), m[1])
	if got := output(t, dir, kvshProgram(t), "twice.go"); got != "42\n" {
		t.Errorf("it prints %q", got)
	}
	if got := output(t, dir, kvshProgram(t), "twice.go", "-n", "4"); got != "8\n" {
		t.Errorf("with -n 4 it prints %q", got)
	}
}

// shortened leaves the middle out of each paragraph that is long: of a table its rows,
// of a list its lines.
func shortened(text string) string {
	const most, head, tail = 14, 8, 4
	paragraphs := strings.Split(text, "\n\n")
	for i, p := range paragraphs {
		lines := strings.Split(p, "\n")
		if len(lines) > most {
			lines = append(append(lines[:head:head], "…"), lines[len(lines)-tail:]...)
			paragraphs[i] = strings.Join(lines, "\n")
		}
	}
	return strings.Join(paragraphs, "\n\n")
}

// The README shows what its first command prints, in short, and draws.
func TestReadmeShowsTheRealOutput(t *testing.T) {
	work := t.TempDir()
	printed := shortened(output(t, work, kvshProgram(t), "notebooks/media.go"))
	text := readReadme(t)
	shown := textBlock.FindStringSubmatchIndex(text)
	if shown == nil {
		t.Fatal("the README has no text block")
	}
	picture := filepath.Join(root(t), "notebooks", "media_prefill_ttft.png")
	drawn, err := os.ReadFile(filepath.Join(work, "plots", "media_prefill_ttft.png"))
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		text = text[:shown[2]] + printed + text[shown[3]:]
		if err := os.WriteFile(filepath.Join(root(t), "README.md"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(picture, drawn, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got := text[shown[2]:shown[3]]; got != printed {
		t.Errorf("the README shows\n%s\nbut the command prints\n%s\nrun go test ./cmd/kvsh -update", got, printed)
	}
	kept, err := os.ReadFile(picture)
	if err != nil || !bytes.Equal(kept, drawn) {
		t.Errorf("the README's picture is not what the command draws (%v); run go test ./cmd/kvsh -update", err)
	}
}

// The README's gallery is what its notebook draws.
func TestReadmeShowsTheRealGallery(t *testing.T) {
	kept := filepath.Join(root(t), "notebooks", "gallery")
	drawn := t.TempDir()
	output(t, drawn, kvshProgram(t), "notebooks/gallery.go", "-theme", "light", "-out", drawn)
	shown := regexp.MustCompile(`\(notebooks/gallery/(\w+\.png)\)`).FindAllStringSubmatch(readReadme(t), -1)
	entries, err := os.ReadDir(drawn)
	if err != nil || len(entries) != len(shown) || len(shown) == 0 {
		t.Fatalf("the README shows %d pictures of %d, %v", len(shown), len(entries), err)
	}
	for _, m := range shown {
		picture, err := os.ReadFile(filepath.Join(drawn, m[1]))
		if err != nil {
			t.Fatal(err)
		}
		if *update {
			writeFile(t, filepath.Join(kept, m[1]), string(picture))
			continue
		}
		if have, err := os.ReadFile(filepath.Join(kept, m[1])); err != nil || !bytes.Equal(have, picture) {
			t.Errorf("the README's %s is not what the notebook draws (%v); run go test ./cmd/kvsh -update", m[1], err)
		}
	}
}
