package vm

import (
	"errors"
	"fmt"
	"go/token"
	"runtime"
	"strings"
	"unsafe"
)

// A Panic is a panic of the program that nothing recovered.
type Panic struct {
	Value any
	// Trace is the calls that were under way, the innermost first.
	Trace []Call

	recovered bool
	m         *Machine
}

// A Call is a function under way and the place that it had reached.
type Call struct {
	Func string
	Pos  token.Pos
}

// An Exit is the end of the program by os.Exit.
type Exit struct{ Code int }

func (e *Exit) Error() string { return fmt.Sprintf("exit status %d", e.Code) }

// Error is the value of the panic as the runtime prints it.
func (p *Panic) Error() string { return "panic: " + p.Text() }

// Text is the panicking value as the runtime prints it.
func (p *Panic) Text() string {
	var b strings.Builder
	p.m.printPanic(&b, p.Value)
	return b.String()
}

// panicOf is the panic that a recovered value stands for. The trace is that of
// the place where the value was first thrown.
func (th *thread) panicOf(r any) *Panic {
	switch r := r.(type) {
	case *Panic:
		return r
	case *abort, *Exit:
		panic(r)
	}
	if last := th.group.last.Load(); last != nil && sameWord(last.Value, r) { // it comes out of compiled code
		th.group.last.Store(nil)
		last.Trace = append(last.Trace, th.trace()...)
		return last
	}
	if err, ok := r.(runtime.Error); ok {
		if text := th.m.readable(err.Error()); text != err.Error() {
			r = runtimeError(strings.TrimPrefix(text, "runtime error: "))
		}
	}
	return &Panic{Value: r, m: th.m, Trace: th.trace()}
}

// sameWord reports whether two interface values are the very same.
func sameWord(x, y any) bool { return *(*eface)(unsafe.Pointer(&x)) == *(*eface)(unsafe.Pointer(&y)) }

// fatal is a panic of the machine's own.
func (th *thread) fatal(err error) *Panic {
	return &Panic{Value: err, Trace: th.trace(), m: th.m}
}

// trace lists the frames under way, one for a recursion.
func (th *thread) trace() []Call {
	const most = 200
	var out []Call
	for fr := th.top; fr != nil && len(out) < most; fr = fr.caller {
		call := Call{fr.code.fn.name, token.Pos(fr.pos)}
		if fr.code.fn.wrapper || len(out) > 0 && out[len(out)-1] == call {
			continue
		}
		out = append(out, call)
	}
	return out
}

// runtimeError is a fault that the runtime would find.
type runtimeError string

func (e runtimeError) Error() string { return "runtime error: " + string(e) }
func (runtimeError) RuntimeError()   {}

// deferred is a call that waits for the end of its function.
type deferred struct {
	call  *prepared
	below *deferred
}

// runGuarded runs a function that has deferred calls.
func (fr *frame) runGuarded() {
	th := fr.thread
	depth := th.depth
	for b := fr.code.entry; b != nil; {
		b = fr.attempt(b)
		th.top, th.depth = fr, depth
	}
}

// attempt executes from a block on. After a panic it runs the deferred calls and,
// if one of them recovered, returns the block where the function goes on.
func (fr *frame) attempt(b *block) (resume *block) {
	done := false
	defer func() {
		if done {
			return
		}
		th := fr.thread
		switch r := recover().(type) {
		case nil: // runtime.Goexit goes on by itself
			fr.panic = nil
			fr.runDefers()
			return
		case *abort:
			th.top = fr
			fr.abandon()
			panic(r)
		case *Exit:
			panic(r)
		default:
			fr.panic = th.panicOf(r)
		}
		depth := th.depth
		th.top = fr
		fr.runDefers()
		th.depth = depth
		if resume = fr.code.recover; resume == nil {
			for _, r := range fr.code.results {
				r.typ.clear(r.at(fr))
			}
		}
	}()
	fr.exec(b)
	done = true
	return nil
}

// runDefers runs the deferred calls, the newest first. If the frame panics, or
// one of them does, and none recovers, it panics in the end.
func (fr *frame) runDefers() {
	for fr.defers != nil {
		d := fr.defers
		fr.defers = d.below
		fr.runDeferred(d)
	}
	if p := fr.panic; p != nil {
		fr.panic = nil
		if !p.recovered {
			panic(p)
		}
	}
}

func (fr *frame) runDeferred(d *deferred) {
	done := false
	defer func() {
		if done {
			return
		}
		switch r := recover().(type) {
		case nil: // runtime.Goexit
			fr.panic = nil
			fr.runDefers()
		case *abort, *Exit:
			panic(r)
		default:
			fr.panic = fr.thread.panicOf(r)
			fr.panic.recovered = false
			fr.thread.top = fr
		}
	}()
	d.call.run(fr.thread, fr, fr)
	done = true
}

// abandon runs those deferred calls of a frame that is stopped which are of
// compiled code, such as that of a lock. After a panic that ends the program
// nothing runs.
func (fr *frame) abandon() {
	var p *Panic
	if errors.As(fr.thread.group.cause(), &p) {
		return
	}
	for fr.defers != nil {
		d := fr.defers
		fr.defers = d.below
		if d.call.fn == nil || d.call.fn.native == nil {
			continue
		}
		func() {
			defer func() { _ = recover() }()
			d.call.run(fr.thread, fr, fr)
		}()
	}
}
