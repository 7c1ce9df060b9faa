package outfile

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func text(s string) func(io.Writer) error {
	return func(w io.Writer) error { _, err := io.WriteString(w, s); return err }
}

func TestWriteMakesFoldersAndReplacesWhole(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a", "b", "t.csv")
	for _, content := range []string{"x,y\n1,2\n", "x,y\n3,4\n"} {
		if err := Write(path, text(content)); err != nil {
			t.Fatal(err)
		}
		if got, _ := os.ReadFile(path); string(got) != content {
			t.Fatalf("got %q, want %q", got, content)
		}
	}
}

func TestAFailedWriteLeavesTheOldFileAndNothingElse(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "t.csv")
	if err := Write(path, text("x,y\n")); err != nil {
		t.Fatal(err)
	}
	boom := errors.New("boom")
	err := Write(path, func(w io.Writer) error { io.WriteString(w, "half"); return boom })
	if !errors.Is(err, boom) || !strings.Contains(err.Error(), path) {
		t.Errorf("error %v", err)
	}
	if got, _ := os.ReadFile(path); string(got) != "x,y\n" {
		t.Errorf("the old file became %q", got)
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 1 {
		t.Errorf("left over: %v", entries)
	}
}

func TestAFileOfAnotherKindIsNotOverwritten(t *testing.T) {
	const goSource = "package main\n\nfunc main() {}\n"
	for _, tt := range []struct {
		name, file, old string
		have            string // "" if it may be overwritten
	}{
		{"CSV over CSV", "a.csv", "folder,file\nx,y\n", ""},
		{"CSV over a quoted header", "a.csv", "\"mean, ms\",b\n", "other text"},
		{"CSV over Go", "a.csv", goSource, "Go source"},
		{"CSV over a PNG", "a.csv", "\x89PNG\r\n\x1a\n....", "a PNG picture"},
		{"PNG over a CSV", "a.png", "a,b\n", "a CSV table"},
		{"PNG over a PNG", "a.png", "\x89PNG\r\n\x1a\n....", ""},
		{"SVG over SVG", "a.svg", "<?xml version=\"1.0\"?>\n<svg>", ""},
		{"PDF over text", "a.pdf", "notes", "other text"},
		{"PDF over PDF", "a.PDF", "%PDF-1.4", ""},
		{"JSON over JSON", "a.json", " [1]", ""},
		{"JSON over CSV", "a.json", "a,b\n", "a CSV table"},
		{"Parquet over JSON", "a.parquet", "{}", "JSON"},
		{"anything over an empty file", "a.png", "", ""},
		{"an unknown extension over text", "a.dat", "notes", ""},
		{"an unknown extension over a binary", "a.dat", "\x00\x01", "something else"},
		{"text that is cut inside a rune", "a.md", strings.Repeat("a", headSize-1) + "é", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), tt.file)
			if err := os.WriteFile(path, []byte(tt.old), 0o600); err != nil {
				t.Fatal(err)
			}
			err := Write(path, text("new"))
			got, _ := os.ReadFile(path)
			if tt.have == "" {
				if err != nil || string(got) != "new" {
					t.Errorf("error %v, content %q", err, got)
				}
				if info, _ := os.Stat(path); info.Mode().Perm() != 0o600 {
					t.Errorf("permissions became %v", info.Mode())
				}
				return
			}
			var kindErr *KindError
			if !errors.As(err, &kindErr) || kindErr.Have != tt.have || string(got) != tt.old {
				t.Errorf("error %v, content %q", err, got)
			}
		})
	}
}

func TestPathsThatCannotBeWritten(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		dir:                          "it is a folder",
		filepath.Join(file, "a.csv"): "not a directory",
	} {
		if err := Write(path, text("x")); err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), path) {
			t.Errorf("write %s gives %v, want %q", path, err, want)
		}
	}
}

func TestASymbolicLinkStays(t *testing.T) {
	dir := t.TempDir()
	target, link := filepath.Join(dir, "target.csv"), filepath.Join(dir, "link.csv")
	if err := os.WriteFile(target, []byte("a,b\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(target, link); err != nil {
		t.Fatal(err)
	}
	if err := Write(link, text("c,d\n")); err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(target); string(got) != "c,d\n" {
		t.Errorf("the target holds %q", got)
	}
	if info, _ := os.Lstat(link); info.Mode()&os.ModeSymlink == 0 {
		t.Error("the link became a file")
	}
}
