package edit

import "slices"

// An edit is one replacement.
type edit struct {
	at       pos
	old, new string
}

// A step is what one undo takes back, and where the cursor was.
type step struct {
	edits         []edit
	before, after pos
}

// A history is the steps done and those undone, last ones last.
type history struct {
	done, undone []step
	open         bool // the next edit belongs to the last step
	held         bool // the step stays open
}

func (h *history) add(e edit, cursor pos) {
	if !h.open {
		h.done = append(h.done, step{before: cursor})
		h.open = true
	}
	last := &h.done[len(h.done)-1]
	last.edits = append(last.edits, e)
}

// seal ends a step, unless it is held open.
func (h *history) seal(cursor pos) {
	if h.held || !h.open {
		return
	}
	h.done[len(h.done)-1].after = cursor
	h.open = false
}

// keep makes what was undone a part of what was done: once more and back. So a
// change that follows loses nothing.
func (h *history) keep() {
	back := slices.Clone(h.undone)
	slices.Reverse(h.undone)
	h.done = append(h.done, h.undone...)
	for _, s := range back {
		h.done = append(h.done, s.inverse())
	}
	h.undone = nil
}

// inverse is the step that takes s back.
func (s step) inverse() step {
	out := step{before: s.after, after: s.before}
	for _, e := range slices.Backward(s.edits) {
		out.edits = append(out.edits, edit{e.at, e.new, e.old})
	}
	return out
}

// undo and redo take the last step of one list, apply it and put it on the other.
func (e *Editor) undo() bool {
	h := &e.history
	h.seal(e.cursor)
	if len(h.done) == 0 {
		return false
	}
	s := h.done[len(h.done)-1]
	h.done = h.done[:len(h.done)-1]
	h.undone = append(h.undone, s)
	e.apply(s.inverse())
	return true
}

func (e *Editor) redo() bool {
	h := &e.history
	h.seal(e.cursor)
	if len(h.undone) == 0 {
		return false
	}
	s := h.undone[len(h.undone)-1]
	h.undone = h.undone[:len(h.undone)-1]
	h.done = append(h.done, s)
	e.apply(s)
	if e.mode == normal { // as vi has it
		e.cursor = e.text.snap(s.before)
	}
	return true
}

// apply makes the edits of a step without remembering them.
func (e *Editor) apply(s step) {
	for _, d := range s.edits {
		e.text.replace(d.at, d.at.plus(d.old), d.new)
	}
	e.cursor = s.after
	e.mark, e.marked = e.cursor, false
	e.edits++
}
