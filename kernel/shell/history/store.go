package history

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"
	"time"
)

// An Entry is a cell that was run.
type Entry struct {
	Time    time.Time // when it began
	Session string
	N       int    // its number in the session
	Dir     string // the working directory
	Source  string
	Done    bool // it ran to its end, so OK and Took are known
	OK      bool
	Took    time.Duration
}

// A Store is the history as one session has it. All its methods may be called at the
// same time.
type Store struct {
	id string

	mu      sync.Mutex
	file    *file   // nil if all is in memory only
	cells   []Entry // of the file as it was opened, then those of this session
	own     int     // where those of this session begin
	journal *journal
	version fs.FileInfo // of the file that the journal is from, nil if there is none
	resumed map[string]bool
	begun   bool // the file knows of this session
	failed  bool // the file couldn't be written the last time
}

// Open opens the history in a folder, which it makes if need be; "" keeps it in memory
// only. Even with an error the store is usable: it has what could be read, and what
// can't be written it remembers.
func Open(dir string) (*Store, error) {
	s := &Store{id: newID(time.Now()), journal: readJournal(nil), resumed: map[string]bool{}}
	if dir == "" {
		return s, nil
	}
	f, err := locate(dir)
	if err != nil {
		return s, unwritten(dir, err)
	}
	text, info, err := f.read(lockPatience)
	s.file, s.version, s.journal = f, info, readJournal(text)
	s.cells = slices.Clip(s.journal.cells)
	s.own = len(s.cells)
	if err != nil {
		s.failed = true
		return s, unwritten(f.path, err)
	}
	if !isLong(info.Size(), len(s.cells)) {
		return s, nil
	}
	if err := f.shorten(); err != nil {
		return s, fmt.Errorf("can't shorten the history in %s: %w; see whether there is space on the disk", f.path, cause(err))
	}
	return s, nil
}

// newID is a name for a session that no other has.
func newID(now time.Time) string {
	return now.UTC().Format("20060102-150405-") + strings.ToLower(rand.Text()[:6])
}

// unwritten is the error of a file that can't be written.
func unwritten(path string, err error) error {
	return fmt.Errorf("can't keep the history in %s: %w; the cells of this session are remembered until it ends", path, cause(err))
}

// cause is an error without the path that it is about.
func cause(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}

// Session is the id of this session.
func (s *Store) Session() string { return s.id }

// Add takes a cell that is about to run. The error is that of the file, once for all
// cells until the file can be written again.
func (s *Store) Add(n int, source string) error {
	if source == "" {
		return nil
	}
	e := Entry{Time: now(), Session: s.id, N: n, Dir: workingDir(), Source: source}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.cells = append(s.cells, e)
	return s.write(record{Time: e.Time, Session: s.id, N: n, Dir: e.Dir, Source: source})
}

// Done notes how the last cell of a number ran. The error is as that of Add.
func (s *Store) Done(n int, ok bool, took time.Duration) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i := len(s.cells) - 1; i >= s.own; i-- {
		e := &s.cells[i]
		if e.N != n {
			continue
		}
		if e.Done {
			return fmt.Errorf("can't note how cell %d ran: it was noted before", n)
		}
		e.Done, e.OK, e.Took = true, ok, took
		return s.write(record{Time: now(), Session: s.id, N: n, OK: &ok, TookMS: milliseconds(took)})
	}
	return fmt.Errorf("can't note how cell %d ran: this session has none of that number", n)
}

// Close marks the session as one that ended by itself.
func (s *Store) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.begun {
		return nil
	}
	return s.write(record{Time: now(), Session: s.id, Ended: true})
}

// Entries lists the cells, the oldest first: those of all sessions that were in the
// file when it was opened, then those of this session.
func (s *Store) Entries() []Entry {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.cells)
}

// write appends a record, and before the first one that this session begins. It tells
// of the first of several errors in a row.
func (s *Store) write(r record) error {
	if s.file == nil {
		return nil
	}
	told, patience := s.failed, lockPatience
	if told {
		patience = 0
	}
	err := s.append(r, patience)
	s.failed = err != nil
	if err == nil || told {
		return nil
	}
	return unwritten(s.file.path, err)
}

func (s *Store) append(r record, patience time.Duration) error {
	text, err := r.line()
	if err != nil {
		return err
	}
	if !s.begun {
		pid := os.Getpid()
		start, _ := started(pid)
		begin, err := record{Time: r.Time, Session: s.id, PID: pid, Start: start, Dir: workingDir()}.line()
		if err != nil {
			return err
		}
		text = append(begin, text...)
	}
	if err := s.file.append(text, patience); err != nil {
		return err
	}
	s.begun = true
	return nil
}

// now is the time as the file keeps it.
func now() time.Time { return time.Now().Truncate(time.Millisecond) }

// workingDir is "" if the folder is gone.
func workingDir() string {
	dir, _ := os.Getwd()
	return dir
}
