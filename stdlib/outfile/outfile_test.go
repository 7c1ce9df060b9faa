package outfile

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func text(s string) func(io.Writer) error {
	return func(w io.Writer) error { _, err := io.WriteString(w, s); return err }
}

// put makes a file and returns its path.
func put(t *testing.T, dir, name, content string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// holdsText checks the content of the file at path.
func holdsText(t *testing.T, path, want string) {
	t.Helper()
	got, err := os.ReadFile(path)
	if err != nil || string(got) != want {
		t.Errorf("%s holds %q (%v), want %q", path, got, err, want)
	}
}

// holdsFiles checks how many entries dir has.
func holdsFiles(t *testing.T, dir string, want int) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != want {
		t.Errorf("%s has the entries %v (%v), want %d", dir, entries, err, want)
	}
}

func TestWriteMakesFoldersAndReplacesWhole(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a", "b", "t.csv")
	for _, content := range []string{"x,y\n1,2\n", "x,y\n3,4\n"} {
		if err := Write(path, text(content)); err != nil {
			t.Fatal(err)
		}
		holdsText(t, path, content)
	}
	holdsFiles(t, filepath.Dir(path), 1)
}

func TestANewFileHasTheUsersDefaultPermissions(t *testing.T) {
	old := syscall.Umask(0o027)
	defer syscall.Umask(old)
	path := filepath.Join(t.TempDir(), "t.csv")
	if err := Write(path, text("x,y\n")); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("the file is %v (%v)", info.Mode(), err)
	}
}

func TestAnOldFileKeepsItsPermissions(t *testing.T) {
	path := put(t, t.TempDir(), "t.csv", "a,b\n")
	if err := os.Chmod(path, 0o604); err != nil {
		t.Fatal(err)
	}
	if err := Write(path, text("x,y\n")); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o604 {
		t.Errorf("the file is %v (%v)", info.Mode(), err)
	}
}

func TestAFailedWriteLeavesTheOldFileAndNothingElse(t *testing.T) {
	dir := t.TempDir()
	path := put(t, dir, "t.csv", "x,y\n")
	boom := errors.New("column ttft: boom")
	err := Write(path, func(w io.Writer) error { io.WriteString(w, "half"); return boom })
	if !errors.Is(err, boom) || err.Error() != "write "+path+": column ttft: boom" {
		t.Errorf("error %v", err)
	}
	holdsText(t, path, "x,y\n")
	holdsFiles(t, dir, 1)
}

func TestAPanicLeavesTheOldFileAndNothingElse(t *testing.T) {
	dir := t.TempDir()
	path := put(t, dir, "t.csv", "x,y\n")
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the panic was swallowed")
			}
		}()
		_ = Write(path, func(io.Writer) error { panic("boom") })
	}()
	holdsText(t, path, "x,y\n")
	holdsFiles(t, dir, 1)
}

func TestPathsThatCannotBeWrittenSayWhy(t *testing.T) {
	dir := t.TempDir()
	file := put(t, dir, "file", "")
	loop := filepath.Join(dir, "loop.csv")
	if err := os.Symlink(loop, loop); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		path, want string
		cause      error
	}{
		{dir, "it is a folder; name a file in it", nil},
		{filepath.Join(dir, "new") + "/", "it is a folder; name a file in it", nil},
		{"", "the name of the file is empty", nil},
		{filepath.Join(file, "a.csv"), "not a directory", syscall.ENOTDIR},
		{filepath.Join(file, "a", "b.csv"), "not a directory", syscall.ENOTDIR},
		{loop, "too many levels of symbolic links", syscall.ELOOP},
	} {
		err := Write(tt.path, text("x"))
		if err == nil || !strings.HasPrefix(err.Error(), "write "+tt.path+": ") || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("write %q gives %v, want %q", tt.path, err, tt.want)
		}
		if tt.cause != nil && !errors.Is(err, tt.cause) {
			t.Errorf("write %q gives %v, which hides %v", tt.path, err, tt.cause)
		}
	}
}

func TestASymbolicLinkStaysAndItsTargetIsWritten(t *testing.T) {
	for _, tt := range []struct {
		name   string
		exists bool
		link   func(target string) string
	}{
		{"absolute", true, func(target string) string { return target }},
		{"relative", true, filepath.Base},
		{"absolute, to no file", false, func(target string) string { return target }},
		{"relative, to no file", false, filepath.Base},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			target, link := filepath.Join(dir, "target.csv"), filepath.Join(dir, "link.csv")
			if tt.exists {
				put(t, dir, "target.csv", "a,b\n")
			}
			if err := os.Symlink(tt.link(target), link); err != nil {
				t.Fatal(err)
			}
			if err := Write(link, text("c,d\n")); err != nil {
				t.Fatal(err)
			}
			holdsText(t, target, "c,d\n")
			if info, err := os.Lstat(link); err != nil || info.Mode()&fs.ModeSymlink == 0 {
				t.Error("the link became a file")
			}
			holdsFiles(t, dir, 2)
		})
	}
}

func TestAPipeIsWrittenToDirectly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pipe.csv")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Skip("no named pipes here:", err)
	}
	got := make(chan string)
	go func() {
		b, err := os.ReadFile(path)
		if err != nil {
			b = []byte(err.Error())
		}
		got <- string(b)
	}()
	if err := Write(path, text("x,y\n")); err != nil {
		t.Fatal(err)
	}
	if s := <-got; s != "x,y\n" {
		t.Errorf("the pipe gave %q", s)
	}
	if info, err := os.Stat(path); err != nil || info.Mode()&fs.ModeNamedPipe == 0 {
		t.Error("the pipe became a file")
	}
}

func TestADeviceIsWrittenToDirectly(t *testing.T) {
	if err := Write(os.DevNull, text("x,y\n")); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(os.DevNull); err != nil || info.Mode().IsRegular() {
		t.Errorf("%s is %v (%v)", os.DevNull, info.Mode(), err)
	}
}
