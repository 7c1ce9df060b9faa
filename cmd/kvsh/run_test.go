package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

func TestExitCodes(t *testing.T) {
	kvsh := kvshProgram(t)
	dir := t.TempDir()
	fatal := filepath.Join(dir, "fatal.go")
	if err := os.WriteFile(fatal, []byte("package main\n\nimport \"log\"\n\nfunc main() { log.Fatal(\"bye\") }\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name string
		args []string
		want int
	}{
		{"a value", []string{"-e", "1"}, exitOK},
		{"help that is asked for", []string{"help", "version"}, exitOK},
		{"a program's own code", []string{"-e", "os.Exit(3)"}, 3},
		{"a fatal log message", []string{fatal}, exitFailed},
		{"a panic", []string{"-e", "panic(1)"}, exitFailed},
		{"an undefined name", []string{"-e", "nothing"}, exitFailed},
		{"a file that is not there", []string{"run", "nowhere.go"}, exitFailed},
		{"too long", []string{"run", "-timeout", "50ms", "-e", "for {}"}, exitFailed},
		{"installing a program that is about to go", []string{"install", "-prefix", dir}, exitFailed},
		{"no code", []string{"-e"}, exitUsage},
		{"no file", []string{"run"}, exitUsage},
		{"a verb that is not there", []string{"rnu"}, exitUsage},
		{"help of a verb that is not there", []string{"help", "rnu"}, exitUsage},
		{"a flag that is not there", []string{"run", "-x", fatal}, exitUsage},
		{"a notebook's flag that is not there", []string{"notebooks/media.go", "-nothing"}, exitUsage},
		{"a value of the wrong type", []string{"notebooks/pareto.go", "-xmax", "far"}, exitUsage},
	} {
		cmd := exec.Command(kvsh, tt.args...)
		cmd.Dir = dir
		out, err := cmd.CombinedOutput()
		got := exitOK
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			got = exit.ExitCode()
		} else if err != nil {
			t.Fatal(err)
		}
		if got != tt.want {
			t.Errorf("%s: exit code %d, want %d\n%s", tt.name, got, tt.want, out)
		}
	}
}
