package history

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// open opens a store that is to have no trouble.
func open(t testing.TB, dir string) *Store {
	t.Helper()
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// add adds cells, numbered from 1, that run without an error.
func add(t testing.TB, s *Store, sources ...string) {
	t.Helper()
	for i, source := range sources {
		if err := s.Add(i+1, source); err != nil {
			t.Fatal(err)
		}
		if err := s.Done(i+1, true, time.Millisecond); err != nil {
			t.Fatal(err)
		}
	}
}

func sources(entries []Entry) []string {
	var out []string
	for _, e := range entries {
		out = append(out, e.Source)
	}
	return out
}

func fileIn(dir string) string { return filepath.Join(dir, fileName) }

func TestCellsOutliveTheirSession(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "kvsh")
	wd, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	cells := []string{
		"x := 1", "for {\n\tf(\"<a> & `b`\\n\")\r\n}", "größe := \"世界\" // 🙂", "\x00\x1b\u2028 \u00a0", strings.Repeat("世", 400_000),
	}
	s := open(t, dir)
	before := time.Now().Truncate(time.Millisecond)
	for i, source := range cells {
		if err := s.Add(i+1, source); err != nil {
			t.Fatal(err)
		}
		if err := s.Done(i+1, i%2 == 0, time.Duration(i)*1500*time.Microsecond); err != nil {
			t.Fatal(err)
		}
	}
	got := open(t, dir).Entries()
	if !slices.Equal(sources(got), cells) {
		t.Fatalf("there are %d cells: %.200q", len(got), sources(got))
	}
	for i, e := range got {
		if e.Time.Before(before) || e.Time.After(time.Now()) {
			t.Errorf("cell %d ran at %v, not after %v", i+1, e.Time, before)
		}
		e.Time, e.Source = time.Time{}, ""
		want := Entry{Session: s.Session(), N: i + 1, Dir: wd, Done: true, OK: i%2 == 0, Took: time.Duration(i) * 1500 * time.Microsecond}
		if e != want {
			t.Errorf("cell %d is %+v, want %+v", i+1, e, want)
		}
	}
}

func TestACellIsInTheFileBeforeItRuns(t *testing.T) {
	dir := t.TempDir()
	if err := open(t, dir).Add(1, "os.Exit(1)"); err != nil {
		t.Fatal(err)
	}
	got := open(t, dir).Entries()
	if len(got) != 1 || got[0].Source != "os.Exit(1)" || got[0].Done || got[0].OK {
		t.Errorf("the file has %+v", got)
	}
}

func TestASessionSeesItsOwnCellsAndThoseBeforeIt(t *testing.T) {
	dir := t.TempDir()
	add(t, open(t, dir), "a", "b")
	s, other := open(t, dir), open(t, dir)
	add(t, s, "c")
	add(t, other, "d")
	add(t, s, "e")
	if got, want := sources(s.Entries()), []string{"a", "b", "c", "e"}; !slices.Equal(got, want) {
		t.Errorf("the cells are %q, want %q", got, want)
	}
	if got, want := sources(open(t, dir).Entries()), []string{"a", "b", "c", "d", "e"}; !slices.Equal(got, want) {
		t.Errorf("the next session has %q, want %q", got, want)
	}
}

func TestHistoryInMemoryOnly(t *testing.T) {
	s := open(t, "")
	add(t, s, "a", "b")
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if got, want := sources(s.Entries()), []string{"a", "b"}; !slices.Equal(got, want) {
		t.Errorf("the cells are %q, want %q", got, want)
	}
	if got := s.Past(); len(got) > 0 {
		t.Errorf("there are past sessions: %+v", got)
	}
}

func TestOutcomesGoToTheLastCellOfTheirNumber(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	for range 2 {
		if err := s.Add(1, "a"); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Done(1, true, 0); err != nil {
		t.Fatal(err)
	}
	for name, got := range map[string][]Entry{"this session": s.Entries(), "the next": open(t, dir).Entries()} {
		if len(got) != 2 || got[0].Done || !got[1].Done {
			t.Errorf("%s has %+v", name, got)
		}
	}
	for n, want := range map[int]string{1: "noted before", 2: "none of that number"} {
		if err := s.Done(n, true, 0); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("cell %d gives %v, want %q", n, err, want)
		}
	}
}

func TestASessionWithoutCellsLeavesNoTrace(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	if err := s.Add(1, ""); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if text, err := os.ReadFile(fileIn(dir)); err != nil || len(text) > 0 {
		t.Errorf("the file has %q, %v", text, err)
	}
}

func TestStoresAreForSeveralGoroutines(t *testing.T) {
	s := open(t, t.TempDir())
	done := make(chan error)
	for i := range 4 {
		go func() {
			err := s.Add(i, "x")
			s.Walk("").Older()
			s.Search("x", 0)
			s.Past()
			if err == nil {
				err = s.Done(i, true, 0)
			}
			done <- err
		}()
	}
	for range 4 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	if got := len(s.Entries()); got != 4 {
		t.Errorf("there are %d cells", got)
	}
}
