package main

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"github.com/mattn/go-runewidth"
	"golang.org/x/term"

	"kvsh/kernel/notebook"
	run "kvsh/kernel/notebook/runner"
)

// progress tells in one line of the terminal which cell runs, once the work takes
// longer than a blink.
type progress struct {
	source *run.Source
	cells  int
	width  int // of the terminal, 0 if standard error is none

	mu     sync.Mutex
	done   chan struct{}
	begun  int
	cell   int       // that runs
	start  time.Time // of the cell
	since  time.Time // when the cell began, or something was written last
	shown  bool
	inLine bool // what was written last has no end of line, so the line is taken
}

const (
	blink     = 200 * time.Millisecond
	eraseLine = "\r\x1b[K"
)

// newProgress shows progress if standard error is a terminal.
func newProgress(s *run.Source) *progress {
	p := &progress{source: s, done: make(chan struct{})}
	for i := range s.Cells {
		if s.Cells[i].Kind == notebook.CodeCell {
			p.cells++
		}
	}
	width, _, err := term.GetSize(int(os.Stderr.Fd()))
	if err != nil || p.cells < 2 {
		return p
	}
	p.width = width
	go p.tick()
	return p
}

// stdout is where the code writes, nil for standard output itself.
func (p *progress) stdout() io.Writer {
	if p.width == 0 || !term.IsTerminal(int(os.Stdout.Fd())) {
		return nil
	}
	return clearing{p, os.Stdout}
}

func (p *progress) stderr() io.Writer {
	if p.width == 0 {
		return nil
	}
	return clearing{p, os.Stderr}
}

// begin tells that a cell begins.
func (p *progress) begin(cell int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.begun++
	p.cell = cell
	p.start = time.Now()
	p.since = p.start
}

func (p *progress) tick() {
	ticker := time.NewTicker(blink / 2)
	defer ticker.Stop()
	for {
		select {
		case <-p.done:
			return
		case now := <-ticker.C:
			p.mu.Lock()
			if p.begun > 0 && now.Sub(p.since) > blink && !p.inLine {
				p.show(now)
			}
			p.mu.Unlock()
		}
	}
}

func (p *progress) show(now time.Time) {
	text := fmt.Sprintf("[%d/%d] %.1f s  %s", p.begun, p.cells, now.Sub(p.start).Seconds(), p.source.Label(p.cell))
	fmt.Fprint(os.Stderr, eraseLine+runewidth.Truncate(text, p.width-1, "…"))
	p.shown = true
}

// hide takes the line away. The lock is held.
func (p *progress) hide() {
	if p.shown {
		fmt.Fprint(os.Stderr, eraseLine)
		p.shown = false
	}
}

func (p *progress) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	close(p.done)
	p.hide()
}

// print writes to the terminal without the line in its way.
func (p *progress) print(write func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.hide()
	write()
}

// clearing takes the line of progress away before anything is written.
type clearing struct {
	*progress
	w io.Writer
}

func (c clearing) Write(text []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.hide()
	c.since = time.Now() // it comes back when nothing is written for a while
	if len(text) > 0 {
		c.inLine = text[len(text)-1] != '\n'
	}
	return c.w.Write(text)
}
