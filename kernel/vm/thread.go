package vm

import (
	"errors"
	"io"
	"os"
	"sync"
	"sync/atomic"
	"time"
	"unsafe"
)

// maxDepth is how many calls may be under way in one goroutine. One of compiled
// code counts as several, since it may call the program again from far down; one
// of the program from there as many more.
const (
	maxDepth      = 1 << 20
	nativeDepth   = 16
	callbackDepth = 512
)

// A thread is a goroutine of the program.
type thread struct {
	m       *Machine
	group   *Group
	top     *frame
	depth   int
	ending  any              // what unwinds the thread through package fmt, which recovers all panics
	scratch []unsafe.Pointer // addresses of arguments and results of calls under way
}

func newThread(m *Machine, g *Group) *thread { return &thread{m: m, group: g} }

// enter notes that a frame is under way.
func (th *thread) enter(fr *frame) {
	th.top = fr
	th.depth++
	if th.depth > maxDepth {
		th.depth = 0
		panic(&abort{ErrStackOverflow})
	}
	if th.group.halt.Load() && fr.deferrer == nil {
		panic(&abort{errStopped})
	}
}

// ErrStackOverflow says that calls were nested too deeply.
var ErrStackOverflow = errors.New("stack overflow: calls are nested more than a million deep; is a recursion without end?")

var errStopped = errors.New("stopped")

// abort unwinds a thread; the program can't recover it.
type abort struct{ err error }

// poll ends the thread if its group has been stopped.
func (th *thread) poll() {
	if th.group.halt.Load() {
		panic(&abort{errStopped})
	}
}

// call runs f, which calls the program's code, and returns how it ended.
func (th *thread) call(f func()) (err error) {
	done := false
	defer func() {
		if done {
			return
		}
		switch r := recover().(type) {
		case nil: // runtime.Goexit
		case *abort:
			err = r.err
			if errors.Is(err, ErrStackOverflow) {
				err = th.fatal(err)
			}
		case *Exit:
			err = r
		default:
			err = th.panicOf(r)
		}
	}()
	f()
	done = true
	return nil
}

// A Group is the goroutines that a run has started, which end together.
type Group struct {
	halt    atomic.Bool
	stopped chan struct{}
	fault   func(error)
	// Grace is how long Run waits, after the group was stopped, for code that does
	// not see it, such as a wait in compiled code.
	Grace time.Duration

	nested atomic.Int64 // calls from compiled code that are under way
	out    atomic.Pointer[outputs]
	last   atomic.Pointer[Panic] // that left the program's code for compiled code

	mu      sync.Mutex
	err     error
	threads map[*thread]bool
}

// NewGroup returns a group without goroutines. A panic in one of them stops
// all.
func NewGroup() *Group {
	return &Group{stopped: make(chan struct{}), Grace: 50 * time.Millisecond, threads: map[*thread]bool{}}
}

// Stop ends the goroutines of the group as soon as they run the program's own
// code or wait for a channel.
func (g *Group) Stop(cause error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.err == nil {
		g.err = cause
		g.halt.Store(true)
		close(g.stopped)
	}
}

func (g *Group) cause() error {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.err
}

func (g *Group) add(th *thread) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.threads[th] = true
}

func (g *Group) remove(th *thread) {
	g.mu.Lock()
	defer g.mu.Unlock()
	delete(g.threads, th)
}

// Running is how many goroutines of the group have not ended.
func (g *Group) Running() int {
	g.mu.Lock()
	defer g.mu.Unlock()
	return len(g.threads)
}

// wait waits for the first goroutine of a stopped group, but not for ever.
func (g *Group) wait(done <-chan error) error {
	select {
	case <-done:
		return g.cause()
	case <-time.After(g.Grace):
		return errors.Join(g.cause(), ErrAbandoned)
	}
}

// ErrAbandoned says that stopped code was left behind in a wait that can't be
// ended.
var ErrAbandoned = errors.New("a wait inside compiled code could not be stopped and goes on behind")

// start runs f in a goroutine of its own.
func (th *thread) start(f func(th *thread)) {
	m, g := th.m, th.group
	m.shared.Store(true)
	started := newThread(m, g)
	g.add(started)
	go func() {
		defer g.remove(started)
		g.report(started.call(func() { f(started) }))
	}()
}

// report tells of what ended a goroutine.
func (g *Group) report(err error) {
	switch {
	case err == nil || errors.Is(err, errStopped):
	default:
		g.mu.Lock()
		tell := g.fault
		g.mu.Unlock()
		if tell == nil {
			g.Stop(err)
			return
		}
		tell(err)
	}
}

// Fault makes a function be told of the panics that end goroutines, rather than
// stopping all.
func (g *Group) Fault(tell func(error)) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.fault = tell
}

// outputs are where a group writes, other than where its machine does.
type outputs struct{ stdout, stderr io.Writer }

// Redirect makes package fmt print, and print and println write, elsewhere from
// now on.
func (g *Group) Redirect(stdout, stderr io.Writer) { g.out.Store(&outputs{stdout, stderr}) }

// to is what is written to instead of a writer.
func (th *thread) to(w io.Writer) io.Writer {
	f, ok := w.(*os.File)
	switch {
	case !ok || f == nil:
	case f == th.m.opts.StdoutFile:
		return th.stdout()
	case f == th.m.opts.StderrFile:
		return th.stderr()
	}
	return w
}

func (th *thread) stdout() io.Writer {
	if out := th.group.out.Load(); out != nil {
		return out.stdout
	}
	return th.m.opts.Stdout
}

func (th *thread) stderr() io.Writer {
	if out := th.group.out.Load(); out != nil {
		return out.stderr
	}
	return th.m.opts.Stderr
}
