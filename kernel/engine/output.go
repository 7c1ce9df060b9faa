package engine

import (
	"context"
	"errors"
	"fmt"
	"go/types"
	"io"
	"log"
	"os"
	"sync"

	"kvsh/kernel"
	"kvsh/kernel/vm"
	"kvsh/stdlib/display"
)

// router takes output to that of the cell that began last, nil for the session's
// own.
type router struct {
	mu  sync.Mutex
	out kernel.Output
}

func (r *router) set(out kernel.Output) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.out = out
}

func (r *router) get() kernel.Output {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.out
}

// routed is a stream of the router as a writer.
type routed struct {
	*router
	name     string
	fallback io.Writer
}

func (r routed) Write(text []byte) (int, error) {
	if out := r.get(); out != nil {
		out.Stream(r.name, text)
		return len(text), nil
	}
	return r.fallback.Write(text)
}

// openStreams opens standard output and standard error of the session.
func (s *Session) openStreams() (err error) {
	if s.opts.Capture {
		return s.capture()
	}
	open := func(name string, w io.Writer, file *os.File) (*stream, error) {
		if w == nil {
			return newStream(nil, file)
		}
		if _, ok := w.(*os.File); !ok {
			w = routed{s.out, name, w}
		}
		return newStream(w, file)
	}
	if s.stdout, err = open(kernel.Stdout, s.opts.Stdout, os.Stdout); err != nil {
		return err
	}
	s.stderr, err = open(kernel.Stderr, s.opts.Stderr, os.Stderr)
	return err
}

// drain waits until all that was written has arrived.
func (s *Session) drain() {
	s.stdout.drain()
	s.stderr.drain()
}

// Close ends the session and its goroutines.
func (s *Session) Close() {
	s.Interrupt()
	s.stdout.close()
	s.stderr.close()
}

// during runs code of a cell: its output goes to out, and the goroutines that it
// starts are known as the cell's.
func (s *Session) during(ctx context.Context, c code, out kernel.Output, run func(context.Context, *vm.Group) error) error {
	s.drain()
	s.out.set(out)
	g := vm.NewGroup()
	s.groups.add(c.name, g)
	restore := s.serve(out)
	defer restore()
	if out != nil {
		fixed := s.fixed(out)
		g.Redirect(direct{s, kernel.Stdout, fixed}, direct{s, kernel.Stderr, fixed})
	}
	err := run(ctx, g)
	s.drain()
	if err != nil {
		return s.fault(c, err)
	}
	g.Fault(func(err error) { s.background(c, out, err) })
	return nil
}

// fixed is the output of a cell for all that it gives, nil for a program, whose
// cells have outputs of their own.
func (s *Session) fixed(out kernel.Output) kernel.Output {
	if s.program != "" {
		return nil
	}
	return out
}

// Call calls a function that code of a cell has left for later, such as one that
// answers a message. What it gives goes to the output. The error is what it failed
// with.
func (s *Session) Call(out kernel.Output, f func()) error {
	s.drain()
	s.out.set(out)
	restore := s.serve(out)
	defer restore()
	defer s.drain()
	return s.guarded(f)
}

// guarded calls a function and returns what it failed with.
func (s *Session) guarded(f func()) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = s.callFault(fault)
		}
	}()
	f()
	return nil
}

// callFault is what a call failed with as an error.
func (s *Session) callFault(fault any) error {
	var failure *display.Failure
	err, ok := fault.(error)
	switch {
	case ok && errors.As(err, &failure):
		return failure.Err
	case ok:
		return s.fault(code{name: "the call"}, err)
	}
	return fmt.Errorf("panic: %v", fault)
}

// serve makes what compiled code shows and fails with that of the session.
func (s *Session) serve(out kernel.Output) (restore func()) {
	log.SetOutput(s.inTurn(s.stderr.file))
	var sink display.Sink = display.TextSink{W: s.stdout.file}
	if out != nil {
		sink = outputSink{s, s.fixed(out)}
	}
	former := display.SetSink(sink)
	fail := display.OnFail(func(err error) { panic(&display.Failure{Err: err}) })
	return func() {
		fail()
		former()
		log.SetOutput(os.Stderr)
	}
}

// outputSink shows bundles as the output of the cell, behind what it has written.
type outputSink struct {
	s   *Session
	out kernel.Output // nil for that of the cell that the program has come to
}

// output is the output, which all that was written before has come to.
func (o outputSink) output() kernel.Output {
	o.s.drain()
	if o.out != nil {
		return o.out
	}
	return o.s.out.get()
}

func (o outputSink) Display(bundle map[string]any) error { return o.DisplayAs(bundle, "") }

// DisplayAs shows a bundle that Update can change.
func (o outputSink) DisplayAs(bundle map[string]any, id string) error {
	o.output().Display(bundle, id)
	return nil
}

func (o outputSink) Update(bundle map[string]any, id string) error {
	o.output().Update(bundle, id)
	return nil
}

// Clear takes away what the cell gave.
func (o outputSink) Clear(wait bool) error {
	o.output().Clear(wait)
	return nil
}

// Ask asks the user.
func (o outputSink) Ask(prompt string, password bool) (string, error) {
	if o.s.opts.Input == nil {
		return "", errors.New("nobody can be asked here")
	}
	o.s.drain()
	return o.s.opts.Input.Ask(prompt, password)
}

// show shows the values of a cell's last expression, and returns the variable of
// the first one, nil if there is none. The error is at its place: of a value that
// tells that it failed, or that can't be shown.
func (s *Session) show(c *cell, out kernel.Output) (first *types.Var, err error) {
	err = s.guarded(func() { first = s.results(c.shown, out) })
	if err == nil {
		return first, nil
	}
	at := s.fset.Position(c.last.Pos())
	fault := c.fault(at.Line, at.Column, err.Error())
	fault.Err = err
	return nil, fault
}

// results shows the values of a cell's last expression, and returns the variable
// of the first one. An interface that holds nothing, such as an error that is
// none, says nothing.
func (s *Session) results(shown []*types.Var, out kernel.Output) (first *types.Var) {
	for _, v := range shown {
		x := s.machine.Value(v)
		if x == nil {
			continue
		}
		s.result(x, out)
		if first == nil {
			first = v
		}
	}
	return first
}

// result shows the value of a cell's last expression.
func (s *Session) result(x any, out kernel.Output) {
	if s.quiet {
		return
	}
	if failed, ok := x.(interface{ Err() error }); ok {
		display.Fail(failed.Err())
	}
	b := s.bundle(x)
	if out != nil {
		s.drain()
		out.Result(b)
		return
	}
	_ = display.TextSink{W: s.stdout.file}.Display(b)
}
