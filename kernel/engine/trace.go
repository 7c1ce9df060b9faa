package engine

import (
	"bytes"
	"go/token"
	"io"
	"regexp"
	"strconv"
	"sync"
)

// maxFrames is how many frames of a panic are kept, so that those of a deep
// recursion do not fill the memory.
const maxFrames = 1000

// tracer passes standard error of the running code on, but for the line that
// the interpreter writes for each frame that a panic unwinds. It keeps these.
type tracer struct {
	name string // of the source
	out  io.Writer

	mu     sync.Mutex
	frames []token.Position // of the panic, the innermost first: each a place in the frame's function, one for a recursion
}

// unwound is the interpreter's line for a frame, less the name of the source.
var unwound = regexp.MustCompile(`^(\d+):(\d+): panic: \S*\(\.\.\.\)\n$`)

// Write takes what is written at once. The interpreter writes a frame's line so.
func (t *tracer) Write(b []byte) (int, error) {
	rest := bytes.TrimPrefix(b, []byte(t.name+":"))
	m := unwound.FindSubmatch(rest)
	if m == nil {
		return t.out.Write(b)
	}
	line, _ := strconv.Atoi(string(m[1])) // digits
	column, _ := strconv.Atoi(string(m[2]))
	t.mu.Lock()
	defer t.mu.Unlock()
	frame := token.Position{Line: line, Column: column}
	if n := len(t.frames); n == 0 || n < maxFrames && t.frames[n-1] != frame {
		t.frames = append(t.frames, frame)
	}
	return len(b), nil
}

// recovering forgets the frames: the code is about to recover from the panic
// that unwound them.
func (t *tracer) recovering() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.frames = nil
}

// unwinding is the frames of the last panic.
func (t *tracer) unwinding() []token.Position {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.frames
}

// reached is the places of the statements at which a panic left its frames, the
// innermost first. It knows none in the values of package variables.
func (e *execution) reached() []token.Position {
	fset := e.interp.FileSet()
	marks := e.interp.Globals()
	var places []token.Position
	for _, frame := range e.tracer.unwinding() {
		function := e.marker.holding(fset, frame)
		mark := marks[variable(function)]
		switch {
		case mark.IsValid() && mark.CanInt() && mark.Int() > 0:
			places = append(places, fset.Position(e.marker.places[mark.Int()-1]))
		case function != e.marker.main: // no statement of it is marked
			places = append(places, frame)
		}
	}
	return places
}
