package history

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

func mode(t *testing.T, path string) os.FileMode {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info.Mode().Perm()
}

func TestTheFileIsForItsUserAlone(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "state", "kvsh")
	add(t, open(t, dir), "a")
	for path, want := range map[string]os.FileMode{filepath.Dir(dir): 0o700, dir: 0o700, fileIn(dir): 0o600} {
		if got := mode(t, path); got != want {
			t.Errorf("%s has %o, want %o", path, got, want)
		}
	}
}

func TestRightsThatTheFileHasStay(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(fileIn(dir), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(fileIn(dir), 0o640); err != nil {
		t.Fatal(err)
	}
	add(t, open(t, dir), "a")
	if got := mode(t, fileIn(dir)); got != 0o640 {
		t.Errorf("it has %o", got)
	}
}

func TestWhatIsNoFileIsNotUsed(t *testing.T) {
	for _, tt := range []struct {
		name string
		make func(t *testing.T, dir string) error
		want string // in the error
	}{
		{"a folder", func(_ *testing.T, dir string) error { return os.Mkdir(fileIn(dir), 0o700) }, "is a directory"},
		{"a pipe", func(_ *testing.T, dir string) error { return unix.Mkfifo(fileIn(dir), 0o600) }, "no regular file"},
		{"a link to a device", func(_ *testing.T, dir string) error { return os.Symlink("/dev/zero", fileIn(dir)) }, "/dev/zero: it is no regular file"},
		{"a link to nothing", func(_ *testing.T, dir string) error { return os.Symlink("nothing", fileIn(dir)) }, "no such file"},
		{"a link to itself", func(_ *testing.T, dir string) error { return os.Symlink(fileName, fileIn(dir)) }, "too many"},
		{"a folder that is a file", func(t *testing.T, dir string) error {
			if err := os.Remove(dir); err != nil {
				return err
			}
			return os.WriteFile(dir, nil, 0o600)
		}, "not a directory"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "kvsh")
			if err := os.Mkdir(dir, 0o700); err != nil {
				t.Fatal(err)
			}
			if err := tt.make(t, dir); err != nil {
				t.Fatal(err)
			}
			s, err := Open(dir)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("the error is %v, want one with %q", err, tt.want)
			}
			add(t, s, "a") // and no second error
			if err := s.Close(); err != nil {
				t.Error(err)
			}
			if got := sources(s.Entries()); !slices.Equal(got, []string{"a"}) {
				t.Errorf("the session has %q", got)
			}
		})
	}
}

func TestALinkToAFileIsFollowed(t *testing.T) {
	dir, dotfiles := t.TempDir(), t.TempDir()
	real := filepath.Join(dotfiles, "cells")
	if err := os.WriteFile(real, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(real, fileIn(dir)); err != nil {
		t.Fatal(err)
	}
	add(t, open(t, dir), "a")
	if text, err := os.ReadFile(real); err != nil || !strings.Contains(string(text), `"source":"a"`) {
		t.Errorf("the file has %q, %v", text, err)
	}
	if got := sources(open(t, dir).Entries()); !slices.Equal(got, []string{"a"}) {
		t.Errorf("the next session has %q", got)
	}
}

func TestALockThatIsHeldCostsTheFileOnly(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	add(t, s, "a")
	holder, err := os.OpenFile(fileIn(dir), os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer holder.Close()
	if err := unix.Flock(int(holder.Fd()), unix.LOCK_EX); err != nil {
		t.Fatal(err)
	}
	if err := s.Add(2, "b"); err == nil || !strings.Contains(err.Error(), "another process holds its lock") {
		t.Errorf("the error is %v", err)
	}
	for n := 3; n < 100; n++ { // which don't wait
		if err := s.Add(n, "c"); err != nil {
			t.Errorf("a second error: %v", err)
		}
	}
	other, err := Open(dir)
	if err == nil {
		t.Error("a session that can't have the lock opens without an error")
	}
	if got := sources(other.Entries()); !slices.Equal(got, []string{"a"}) {
		t.Errorf("it has %q", got)
	}
	if err := unix.Flock(int(holder.Fd()), unix.LOCK_UN); err != nil {
		t.Fatal(err)
	}
	if err := s.Add(100, "d"); err != nil {
		t.Error(err)
	}
	if got := sources(open(t, dir).Entries()); !slices.Equal(got, []string{"a", "d"}) {
		t.Errorf("the file has %q", got)
	}
	if got := len(s.Entries()); got != 100 {
		t.Errorf("the session remembers %d cells", got)
	}
}

func TestAFileThatIsRemovedIsMadeAnew(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	add(t, s, "a")
	if err := os.Remove(fileIn(dir)); err != nil {
		t.Fatal(err)
	}
	if err := s.Add(2, "b"); err != nil {
		t.Fatal(err)
	}
	if got := sources(open(t, dir).Entries()); !slices.Equal(got, []string{"b"}) {
		t.Errorf("the file has %q", got)
	}
}

func TestALineAfterHalfALineIsWhole(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	add(t, s, "a")
	f, err := os.OpenFile(fileIn(dir), os.O_WRONLY|os.O_APPEND, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := f.WriteString(`{"time":"2026-01-02T03:04:05Z","session":"b","n":1,"source":"hal`); err != nil {
		t.Fatal(err)
	}
	if err := s.Add(2, "b"); err != nil {
		t.Fatal(err)
	}
	if got := sources(open(t, dir).Entries()); !slices.Equal(got, []string{"a", "b"}) {
		t.Errorf("the file has %q", got)
	}
}
