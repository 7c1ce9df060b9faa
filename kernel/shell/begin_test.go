package shell

import (
	"testing"
	"time"

	"kvsh/kernel/shell/history"
)

func TestOfACellThatRunsAgain(t *testing.T) {
	for _, tt := range []struct{ name, source, want string }{
		{"code is kept", "x := 1\nf(x)", "x := 1\nf(x)"},
		{"what looks around is left out", ":who", ""},
		{"programs are left out", "!rm -r data", ""},
		{"a program over lines", "!echo a \\\n  b\nx := 1", "x := 1"},
		{"help is left out", "x := 1\nx?\ny := 2", "x := 1\ny := 2"},
		{"where the session is", ":cd data\nx := 1", ":cd data\nx := 1"},
		{"its environment", "%env A=1", "%env A=1"},
		{"files that ran", ":run setup.go", ":run setup.go"},
		{"a new beginning", ":reset -f", ":reset -f"},
		{"code that was timed", ":time x := f()", ":time x := f()"},
		{"a cell that was timed", "%%time\nx := f()\ny := g()", "%%time\nx := f()\ny := g()"},
		{"code that was timed often", "%timeit f()", ""},
		{"a script", "%%bash\nmake", ""},
		{"a file that was written", "%%file x.txt\na\nb", ""},
		{"leaving", "x := 1\n:quit", "x := 1"},
		{"saving", ":save work.go", ""},
		{"blank lines around", "x := 1\n\n:who\n\ny := 2", "x := 1\n\ny := 2"},
		{"lines of a raw string that look like commands", "x := `\n!ls\n:who`", "x := `\n!ls\n:who`"},
		{"nothing", "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, _ := newTestShell(t)
			if got := again(tt.source, s.commands()...); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestNumbersHaveTheirNouns(t *testing.T) {
	for _, tt := range []struct {
		n    int
		want string
	}{{0, "0 cells"}, {1, "1 cell"}, {2, "2 cells"}} {
		if got := count(tt.n, "cell"); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}

func TestATimeLongAgoHasItsDay(t *testing.T) {
	now := time.Date(2026, 3, 2, 9, 30, 0, 0, time.UTC)
	for _, tt := range []struct {
		ago  time.Duration
		want string
	}{
		{0, "09:30"},
		{11 * time.Hour, "22:30"},
		{13 * time.Hour, "2026-03-01 20:30"},
		{24 * time.Hour, "2026-03-01 09:30"},
	} {
		if got := clock(now.Add(-tt.ago), now); got != tt.want {
			t.Errorf("%v ago is %q, not %q", tt.ago, got, tt.want)
		}
	}
}

// earlier writes a session into the history of a folder: the cells, and whether it
// ended by itself.
func earlier(t *testing.T, dir string, ended bool, cells ...string) {
	t.Helper()
	store, err := history.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	for i, source := range cells {
		if err := store.Add(i+1, source); err != nil {
			t.Fatal(err)
		}
		if err := store.Done(i+1, true, time.Millisecond); err != nil {
			t.Fatal(err)
		}
	}
	if ended {
		if err := store.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestTheSessionToBringBack(t *testing.T) {
	dir := t.TempDir()
	earlier(t, dir, true, "first")
	time.Sleep(2 * time.Millisecond) // the file has milliseconds
	earlier(t, dir, true, "second")
	time.Sleep(2 * time.Millisecond)
	earlier(t, dir, false, "alive") // this process is
	s, _ := newTestShell(t)
	store, err := history.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	s.openHistory = func() (*history.Store, error) { return store, nil }
	past := s.lastSession()
	if past == nil || past.Cells[0].Source != "second" {
		t.Fatalf("it is %+v", past)
	}
	if err := store.Resumed(past.ID); err != nil {
		t.Fatal(err)
	}
	if past = s.lastSession(); past == nil || past.Cells[0].Source != "first" {
		t.Errorf("then it is %+v", past)
	}
}

// The cell that a session died of is offered, but not in place of what the user has
// typed meanwhile.
func TestACellIsOfferedToAnEmptyPrompt(t *testing.T) {
	s, _ := newTestShell(t)
	s.offer("old")
	if got := s.editor.Text(); got != "old" {
		t.Errorf("there is %q", got)
	}
	s.editor.Set("new")
	s.offer("old")
	if got := s.editor.Text(); got != "new" {
		t.Errorf("there is %q", got)
	}
}
