package history

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// write writes a file with cells of sessions, each of so many.
func write(t testing.TB, dir string, sessions, cells int, source string) {
	t.Helper()
	var b bytes.Buffer
	put := func(r record) {
		line, err := r.line()
		if err != nil {
			t.Fatal(err)
		}
		b.Write(line)
	}
	yes := true
	for i := range sessions {
		id := fmt.Sprintf("20260102-030405-%06d", i)
		put(record{Time: now(), Session: id, PID: 1 << 40, Start: 1, Dir: "/home/user/results"})
		for n := 1; n <= cells; n++ {
			put(record{Time: now(), Session: id, N: n, Dir: "/home/user/results", Source: fmt.Sprintf("x%d_%d := 1\n%s", i, n, source)})
			put(record{Time: now(), Session: id, N: n, OK: &yes, TookMS: milliseconds(1234 * time.Microsecond)})
		}
		put(record{Time: now(), Session: id, Ended: true})
	}
	if err := os.WriteFile(fileIn(dir), b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestALongFileIsShortened(t *testing.T) {
	for _, tt := range []struct {
		name            string
		sessions, cells int
		source          string
		kept            int
	}{
		{"not twice as many cells", 20, 1000, "", 20_000},
		{"more than twice as many cells", 1, 20_001, "", maxCells},
		{"more than twice as many bytes", 33, 1, strings.Repeat("x", 1<<20), 15},
		{"one cell that is too long", 1, 1, strings.Repeat("x", 33<<20), 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			write(t, dir, tt.sessions, tt.cells, tt.source)
			if err := os.Chmod(fileIn(dir), 0o640); err != nil {
				t.Fatal(err)
			}
			before := open(t, dir)
			add(t, before, "last")
			s := open(t, dir)
			all := before.Entries()
			want := all[max(0, len(all)-1-tt.kept):]
			got := s.Entries()
			if len(want) != tt.kept+1 && tt.kept > 0 || !slices.Equal(sources(got), sources(want)) {
				t.Errorf("%d cells are kept, want %d", len(got), len(want))
			}
			if got := mode(t, fileIn(dir)); got != 0o640 {
				t.Errorf("the file has %o", got)
			}
			if names, err := os.ReadDir(dir); err != nil || len(names) != 1 {
				t.Errorf("the folder has %v, %v", names, err)
			}
			for _, p := range s.Past() {
				if ended := p.ID != before.Session(); p.Ended != ended || p.Alive == ended || p.Dir == "" {
					t.Errorf("session %s of %d cells began in %q, ended: %v, alive: %v", p.ID, len(p.Cells), p.Dir, p.Ended, p.Alive)
				}
			}
		})
	}
}

func TestASessionThatRunsStaysKnownWithoutItsCells(t *testing.T) {
	dir := t.TempDir()
	running := open(t, dir)
	add(t, running, "a")
	first, err := os.ReadFile(fileIn(dir))
	if err != nil {
		t.Fatal(err)
	}
	write(t, dir, 1, 20_001, "")
	long, err := os.ReadFile(fileIn(dir))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(fileIn(dir), append(first, long...), 0o600); err != nil {
		t.Fatal(err)
	}
	open(t, dir)
	if err := running.Add(2, "b"); err != nil {
		t.Fatal(err)
	}
	past := open(t, dir).Past()
	if len(past) != 2 || past[0].ID != running.Session() || !past[0].Alive || !slices.Equal(sources(past[0].Cells), []string{"b"}) {
		t.Errorf("it is %+v of %q", past[0], ids(past))
	}
}

func TestShorteningLosesNoLineOfOthers(t *testing.T) {
	const stores, cells = 3, 200
	dir := t.TempDir()
	s := open(t, dir)
	appended := make(chan error)
	for range stores {
		go func() { appended <- play("add", dir, strconv.Itoa(cells)) }()
	}
	for running := stores; running > 0; {
		select {
		case err := <-appended:
			running--
			if err != nil {
				t.Error(err)
			}
		default:
			// As for a long file, though it isn't.
			if err := s.file.locked(lockPatience, func(old *os.File) error {
				text, info, err := readEnd(old)
				if err != nil {
					return err
				}
				return replace(s.file.path, newest(readLines(text)), info)
			}); err != nil {
				t.Error(err)
			}
			time.Sleep(5 * lockPause) // others get the lock, too
		}
	}
	done := 0
	for _, e := range open(t, dir).Entries() {
		if e.Done {
			done++
		}
	}
	if done != stores*cells {
		t.Errorf("there are %d cells that ran, want %d", done, stores*cells)
	}
}

func TestAFileThatCannotBeShortenedStays(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, 1, 20_001, "")
	draft := fileIn(dir) + ".new"
	if err := os.MkdirAll(filepath.Join(draft, "in the way"), 0o700); err != nil {
		t.Fatal(err)
	}
	s, err := Open(dir)
	if err == nil || !strings.Contains(err.Error(), "can't shorten the history") {
		t.Errorf("the error is %v", err)
	}
	add(t, s, "a")
	if got := len(s.Entries()); got != 20_002 {
		t.Errorf("there are %d cells", got)
	}
	if err := os.RemoveAll(draft); err != nil {
		t.Fatal(err)
	}
	if got := open(t, dir).Entries(); got[len(got)-1].Source != "a" {
		t.Errorf("the last cell is %+v", got[len(got)-1])
	}
}

func TestADraftThatCannotTakeItsPlaceIsRemoved(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, 1, 1, "")
	old, err := os.Stat(fileIn(dir))
	if err != nil {
		t.Fatal(err)
	}
	place := filepath.Join(dir, "folder")
	if err := os.MkdirAll(filepath.Join(place, "in the way"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := replace(place, []byte("x"), old); err == nil {
		t.Error("a file takes the place of a folder")
	}
	if _, err := os.Stat(place + ".new"); !os.IsNotExist(err) {
		t.Errorf("the draft is there: %v", err)
	}
}
