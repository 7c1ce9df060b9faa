package engine

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"kvsh/kernel"
	"kvsh/kernel/vm"
)

// running is the goroutines of a cell.
type running struct {
	cell  string
	group *vm.Group
}

// groups are the goroutines of the cells that have any, the newest last.
type groups struct {
	mu   sync.Mutex
	list []*running
}

func (gs *groups) add(cell string, g *vm.Group) {
	gs.mu.Lock()
	defer gs.mu.Unlock()
	gs.list = append(slices.DeleteFunc(gs.list, func(r *running) bool { return r.group.Running() == 0 }), &running{cell, g})
}

func (gs *groups) all() []*running {
	gs.mu.Lock()
	defer gs.mu.Unlock()
	return slices.Clone(gs.list)
}

// background reports the panic of a goroutine whose cell has ended.
func (s *Session) background(c code, out kernel.Output, err error) {
	text := fmt.Sprintf("a goroutine of %s ended: %v\n", c.name, s.fault(c, err))
	if out != nil {
		out.Stream(kernel.Stderr, []byte(text))
		return
	}
	fmt.Fprint(s.stderr.file, text)
}

// A Background is the goroutines of a cell that go on after it.
type Background struct {
	Cell       string
	Goroutines int
}

// Background lists the cells that have goroutines running.
func (s *Session) Background() []Background {
	var out []Background
	for _, r := range s.groups.all() {
		if n := r.group.Running(); n > 0 {
			out = append(out, Background{r.cell, n})
		}
	}
	return out
}

// Interrupt ends the running cell and all goroutines of cells before.
func (s *Session) Interrupt() {
	for _, r := range s.groups.all() {
		r.group.Stop(context.Canceled)
	}
}
