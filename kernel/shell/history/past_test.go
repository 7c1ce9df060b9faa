package history

import (
	"os"
	"slices"
	"testing"
	"time"
)

func ids(past []Past) []string {
	var out []string
	for _, p := range past {
		out = append(out, p.ID)
	}
	return out
}

func TestPast(t *testing.T) {
	dir := t.TempDir()
	text := `{"time":"2026-01-02T03:00:00Z","session":"crashed","pid":1099511627776,"start":1,"dir":"/w"}
{"time":"2026-01-02T03:00:01Z","session":"crashed","n":1,"dir":"/w","source":"a"}
{"time":"2026-01-02T03:00:02Z","session":"ended","pid":1099511627776,"start":1,"dir":"/v"}
{"time":"2026-01-02T03:00:03Z","session":"ended","n":1,"dir":"/v","source":"b"}
{"time":"2026-01-02T03:00:04Z","session":"ended","ended":true}
{"time":"2026-01-02T03:00:05Z","session":"crashed","n":1,"ok":true,"took_ms":4000}
{"time":"2026-01-02T03:00:06Z","session":"crashed","n":2,"dir":"/x","source":"c"}
{"time":"2026-01-02T03:00:07Z","session":"empty","pid":1099511627776,"start":1,"dir":"/v"}
{"time":"2026-01-02T03:00:08Z","session":"resumed","n":1,"dir":"/v","source":"d"}
{"time":"2026-01-02T03:00:09Z","session":"resumed","resumed":true}
`
	if err := os.WriteFile(fileIn(dir), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	s := open(t, dir)
	add(t, s, "own")
	past := s.Past()
	if want := []string{"crashed", "ended"}; !slices.Equal(ids(past), want) {
		t.Fatalf("the sessions are %q, want %q", ids(past), want)
	}
	at := func(second int) time.Time { return time.Date(2026, 1, 2, 3, 0, second, 0, time.UTC) }
	crashed, ended := past[0], past[1]
	if crashed.Ended || crashed.Alive || !ended.Ended || ended.Alive {
		t.Errorf("they are taken for %+v and %+v", crashed, ended)
	}
	if !crashed.Began.Equal(at(0)) || !crashed.Last.Equal(at(6)) || crashed.Dir != "/w" {
		t.Errorf("the one that crashed is %+v", crashed)
	}
	want := []Entry{
		{Time: at(1), Session: "crashed", N: 1, Dir: "/w", Source: "a", Done: true, OK: true, Took: 4 * time.Second},
		{Time: at(6), Session: "crashed", N: 2, Dir: "/x", Source: "c"},
	}
	if !slices.Equal(crashed.Cells, want) {
		t.Errorf("it ran %+v, want %+v", crashed.Cells, want)
	}
}

func TestASessionThatWasBroughtBackIsOfferedNoMore(t *testing.T) {
	dir := t.TempDir()
	a, b := open(t, dir), open(t, dir)
	add(t, a, "a")
	add(t, b, "b")
	s := open(t, dir)
	if err := s.Resumed(a.Session()); err != nil {
		t.Fatal(err)
	}
	for name, s := range map[string]*Store{"this session": s, "the next": open(t, dir)} {
		if got := ids(s.Past()); !slices.Equal(got, []string{b.Session()}) {
			t.Errorf("%s has %q", name, got)
		}
	}
}

func TestASessionIsOfferedNoMoreThoughTheFileCannotSayIt(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir)
	add(t, a, "a")
	s := open(t, dir)
	if err := os.Remove(fileIn(dir)); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(fileIn(dir), 0o700); err != nil {
		t.Fatal(err)
	}
	if got := ids(s.Past()); !slices.Equal(got, []string{a.Session()}) {
		t.Errorf("there are %q", got)
	}
	if err := s.Resumed(a.Session()); err == nil {
		t.Error("a folder is written without an error")
	}
	if got := ids(s.Past()); len(got) > 0 {
		t.Errorf("there are still %q", got)
	}
}

func TestPastSeesWhatOthersDidAfterOpen(t *testing.T) {
	dir := t.TempDir()
	s, other := open(t, dir), open(t, dir)
	if got := s.Past(); len(got) > 0 {
		t.Fatalf("there are %+v", got)
	}
	add(t, other, "a")
	if got := s.Past(); len(got) != 1 || !got[0].Alive || got[0].Ended {
		t.Errorf("there are %+v", got)
	}
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	if got := s.Past(); len(got) != 1 || got[0].Alive || !got[0].Ended {
		t.Errorf("after it ended there are %+v", got)
	}
	if got := s.Entries(); len(got) > 0 {
		t.Errorf("this session has cells of others: %+v", got)
	}
}
