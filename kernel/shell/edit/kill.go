package edit

// maxKills is how many texts the kill ring holds.
const maxKills = 60

// A kill is a text that was taken away or copied; as whole lines, by vi.
type kill struct {
	text  string
	lines bool
}

// A ring is the texts killed. The last one is vi's unnamed register.
type ring []kill

func (r *ring) push(k kill) {
	*r = append(*r, k)
	if len(*r) > maxKills {
		*r = (*r)[1:]
	}
}

func (r ring) top() (kill, bool) {
	if len(r) == 0 {
		return kill{}, false
	}
	return r[len(r)-1], true
}

// rotate makes the last one the first.
func (r ring) rotate() {
	if len(r) == 0 {
		return
	}
	last := r[len(r)-1]
	copy(r[1:], r)
	r[0] = last
}

// kill takes the text between the cursor and another place away into the kill ring,
// onto what the key before killed.
func (e *Editor) kill(to pos) {
	from, to := ordered(e.cursor, to)
	if from == to {
		return
	}
	ahead := from == e.cursor
	joins := e.last == killing
	e.begin(killing)
	s := e.text.slice(from, to)
	top, ok := e.kills.top()
	switch {
	case !joins || !ok:
		e.kills.push(kill{text: s})
	case ahead:
		e.kills[len(e.kills)-1] = kill{text: top.text + s}
	default:
		e.kills[len(e.kills)-1] = kill{text: s + top.text}
	}
	e.change(from, to, "")
}

func yank(e *Editor) Event {
	k, ok := e.kills.top()
	if !ok {
		return None
	}
	e.begin(yanking)
	from := e.cursor
	e.change(from, from, k.text)
	e.mark = from
	return None
}

// yankPop puts the text killed before in the place of the one just yanked.
func yankPop(e *Editor) Event {
	if e.last != yanking {
		return None
	}
	e.kills.rotate()
	k, _ := e.kills.top()
	e.begin(yanking)
	from := e.mark
	e.change(from, e.cursor, k.text)
	e.mark = from
	return None
}

// killRegion kills the selection; without one it kills back to the blank before a
// word.
func killRegion(e *Editor) Event {
	if !e.marked {
		e.kill(e.text.bigWordLeft(e.cursor))
		return None
	}
	from, to := ordered(e.mark, e.cursor)
	e.cursor = from
	e.last = other
	e.kill(to)
	return None
}

func copyRegion(e *Editor) Event {
	if !e.marked {
		return None
	}
	from, to := ordered(e.mark, e.cursor)
	e.kills.push(kill{text: e.text.slice(from, to)})
	e.marked = false
	return None
}

// eraseRegion deletes the selection, if there is one.
func (e *Editor) eraseRegion() bool {
	if !e.marked {
		return false
	}
	from, to := ordered(e.mark, e.cursor)
	e.change(from, to, "")
	e.marked = false
	return true
}
