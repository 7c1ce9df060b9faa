package history

import (
	"bytes"
	"time"
)

// A journal is what the lines of a file say together.
type journal struct {
	cells    []Entry // in the order of their lines
	sessions map[string]*session
}

// A session is what a journal has about one.
type session struct {
	pid            int
	start          uint64 // of its process, see started
	began, last    time.Time
	dir            string // where it began
	ended, resumed bool
	cells          []int // their places among the cells of all
}

func readJournal(text []byte) *journal {
	// A cell has two lines as a rule.
	cells := min(bytes.Count(text, []byte("\n"))/2, maxGrown*maxCells)
	j := &journal{cells: make([]Entry, 0, cells), sessions: map[string]*session{}}
	for _, r := range records(text) {
		j.add(r)
	}
	return j
}

func (j *journal) add(r record) {
	s := j.sessions[r.Session]
	if s == nil {
		s = &session{began: r.Time, dir: r.Dir}
		j.sessions[r.Session] = s
	}
	if r.Time.After(s.last) {
		s.last = r.Time
	}
	switch {
	case r.Source != "":
		s.cells = append(s.cells, len(j.cells))
		j.cells = append(j.cells, Entry{Time: r.Time, Session: r.Session, N: r.N, Dir: r.Dir, Source: r.Source})
	case r.PID != 0:
		s.pid, s.start = r.PID, r.Start
	case r.Ended:
		s.ended = true
	case r.Resumed:
		s.resumed = true
	}
	if r.OK != nil {
		j.done(s, r)
	}
}

// done notes how a cell ran, if it is there: the last one of its number.
func (j *journal) done(s *session, r record) {
	for i := len(s.cells) - 1; i >= 0; i-- {
		if e := &j.cells[s.cells[i]]; e.N == r.N {
			e.Done, e.OK, e.Took = true, *r.OK, duration(r.TookMS)
			return
		}
	}
}
