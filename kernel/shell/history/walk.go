package history

import "strings"

// A Walk goes through the cells that begin with what was typed, from the newest on.
// A cell that was shown, or typed, isn't shown again.
type Walk struct {
	cells []Entry  // those that are not looked at; only their sources don't change
	shown []string // what was typed, then cells, the newest first
	at    int      // of those
	seen  map[string]bool
}

// Walk begins at what was typed, "" for all cells.
func (s *Store) Walk(typed string) *Walk {
	s.mu.Lock()
	defer s.mu.Unlock()
	return &Walk{cells: s.cells, shown: []string{typed}, seen: map[string]bool{typed: true}}
}

// Older goes to an older cell; ok is false, and nothing changes, if there is none.
func (w *Walk) Older() (text string, ok bool) {
	if w.at == len(w.shown)-1 && !w.find() {
		return "", false
	}
	w.at++
	return w.shown[w.at], true
}

// Newer goes back to a newer cell, and at last to what was typed; ok is false, and
// nothing changes, if that is shown.
func (w *Walk) Newer() (text string, ok bool) {
	if w.at == 0 {
		return "", false
	}
	w.at--
	return w.shown[w.at], true
}

// find adds the next cell to those that are shown.
func (w *Walk) find() bool {
	for len(w.cells) > 0 {
		source := w.cells[len(w.cells)-1].Source
		w.cells = w.cells[:len(w.cells)-1]
		if strings.HasPrefix(source, w.shown[0]) && !w.seen[source] {
			w.seen[source] = true
			w.shown = append(w.shown, source)
			return true
		}
	}
	return false
}
