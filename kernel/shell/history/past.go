package history

import (
	"cmp"
	"os"
	"slices"
	"time"
)

// Past is a session of the past, or another one that runs.
type Past struct {
	ID          string
	Began, Last time.Time // Last is when it last wrote to the file
	Dir         string    // where it began
	Ended       bool      // by itself; else it crashed, or is alive
	Alive       bool      // its process runs
	Cells       []Entry
}

// Past lists the sessions that have cells in the file as it is now, the last one
// first: without this one, and without those that were brought back.
func (s *Store) Past() []Past {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.reload()
	var out []Past
	for id, p := range s.journal.sessions {
		if id == s.id || len(p.cells) == 0 || p.resumed || s.resumed[id] {
			continue
		}
		past := Past{ID: id, Began: p.began, Last: p.last, Dir: p.dir, Ended: p.ended}
		past.Alive = !p.ended && alive(p.pid, p.start)
		for _, i := range p.cells {
			past.Cells = append(past.Cells, s.journal.cells[i])
		}
		out = append(out, past)
	}
	slices.SortFunc(out, func(a, b Past) int {
		return cmp.Or(b.Last.Compare(a.Last), cmp.Compare(b.ID, a.ID))
	})
	return out
}

// reload reads the journal again if the file changed.
func (s *Store) reload() {
	if s.file == nil {
		return
	}
	now, err := os.Stat(s.file.path)
	if err != nil || s.version != nil && os.SameFile(now, s.version) && now.Size() == s.version.Size() {
		return
	}
	if text, info, _ := s.file.read(lockPatience); info != nil {
		s.journal, s.version = readJournal(text), info
	}
}

// Resumed marks a session as brought back, so that Past has it no more. The error is as
// that of Add.
func (s *Store) Resumed(id string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.resumed[id] = true
	return s.write(record{Time: now(), Session: id, Resumed: true})
}
