package vm

import (
	"fmt"
	"go/token"
	"runtime"
	"slices"
	"strings"
	"sync"
	"unsafe"
)

// What package runtime tells of the calls under way would be of the machine. It
// tells of the program's instead, by program counters of the machine's own.

// counters are the places that were handed out as program counters.
type counters struct {
	mu    sync.Mutex
	calls []Call
	funcs map[*runtime.Func]Call
	walks map[*runtime.Frames][]Call
}

// firstCounter is beyond all addresses of code.
const firstCounter = 1 << 60

func (c *counters) of(call Call) uintptr {
	c.mu.Lock()
	defer c.mu.Unlock()
	if i := slices.Index(c.calls, call); i >= 0 {
		return firstCounter + uintptr(i)
	}
	c.calls = append(c.calls, call)
	return firstCounter + uintptr(len(c.calls)-1)
}

func (c *counters) at(pc uintptr) (Call, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if pc < firstCounter || pc >= firstCounter+uintptr(len(c.calls)) {
		return Call{}, false
	}
	return c.calls[pc-firstCounter], true
}

// function is a stand-in for the function of a call.
func (c *counters) function(call Call) *runtime.Func {
	c.mu.Lock()
	defer c.mu.Unlock()
	f := (*runtime.Func)(unsafe.Pointer(new(uint64))) // of some size, to be one of its own
	c.funcs[f] = call
	return f
}

// callers are the calls under way, that of the frame first. Behind a call that is
// deferred come those that the panic found.
func (fr *frame) callers() []Call {
	const most = 1000
	var out []Call
	for ; fr != nil && len(out) < most; fr = fr.caller {
		if !fr.code.fn.wrapper {
			out = append(out, Call{fr.code.fn.name, token.Pos(fr.pos)})
		}
		if d := fr.deferrer; d != nil && d.panic != nil {
			return append(out, d.panic.Trace...)
		}
	}
	return out
}

func (m *Machine) position(c Call) token.Position {
	at := m.opts.Fset.Position(c.Pos)
	if m.opts.File != nil {
		at.Filename = m.opts.File(at.Filename)
	}
	return at
}

func init() {
	define(map[string]intrinsic{
		"runtime.Caller": plain(func(fr *frame, a, r []unsafe.Pointer) {
			calls, skip := fr.callers(), *(*int)(a[0])
			ok := skip >= 0 && skip < len(calls)
			*(*bool)(r[3]) = ok
			*(*uintptr)(r[0]), *(*string)(r[1]), *(*int)(r[2]) = 0, "", 0
			if ok {
				at := fr.thread.m.position(calls[skip])
				*(*uintptr)(r[0]), *(*string)(r[1]), *(*int)(r[2]) = fr.thread.m.counters.of(calls[skip]), at.Filename, at.Line
			}
		}),
		"runtime.Callers": plain(func(fr *frame, a, r []unsafe.Pointer) {
			calls, pcs := fr.callers(), *(*[]uintptr)(a[1])
			calls = calls[min(len(calls), max(0, *(*int)(a[0])-1)):]
			n := min(len(calls), len(pcs))
			for i := range n {
				pcs[i] = fr.thread.m.counters.of(calls[i])
			}
			*(*int)(r[0]) = n
		}),
		"runtime.CallersFrames": plain(func(fr *frame, a, r []unsafe.Pointer) {
			c := &fr.thread.m.counters
			var calls []Call
			for _, pc := range *(*[]uintptr)(a[0]) {
				if call, ok := c.at(pc); ok {
					calls = append(calls, call)
				}
			}
			frames := new(runtime.Frames)
			c.mu.Lock()
			defer c.mu.Unlock()
			c.walks[frames] = calls
			*(**runtime.Frames)(r[0]) = frames
		}),
		"(*runtime.Frames).Next": plain(func(fr *frame, a, r []unsafe.Pointer) {
			m, frames := fr.thread.m, *(**runtime.Frames)(a[0])
			m.counters.mu.Lock()
			calls := m.counters.walks[frames]
			if len(calls) > 0 {
				m.counters.walks[frames] = calls[1:]
			} else {
				delete(m.counters.walks, frames)
			}
			m.counters.mu.Unlock()
			*(*runtime.Frame)(r[0]) = runtime.Frame{}
			*(*bool)(r[1]) = len(calls) > 1
			if len(calls) > 0 {
				at := m.position(calls[0])
				*(*runtime.Frame)(r[0]) = runtime.Frame{
					PC: m.counters.of(calls[0]), Func: m.counters.function(calls[0]), Function: calls[0].Func, File: at.Filename, Line: at.Line,
				}
			}
		}),
		"runtime.FuncForPC": plain(func(fr *frame, a, r []unsafe.Pointer) {
			c := &fr.thread.m.counters
			*(**runtime.Func)(r[0]) = nil
			if call, ok := c.at(*(*uintptr)(a[0])); ok {
				*(**runtime.Func)(r[0]) = c.function(call)
				return
			}
			panic(&Refusal{"runtime.FuncForPC knows only what runtime.Caller and runtime.Callers gave"})
		}),
		"(*runtime.Func).Name": plain(func(fr *frame, a, r []unsafe.Pointer) {
			*(*string)(r[0]) = fr.thread.m.counters.funcs[*(**runtime.Func)(a[0])].Func
		}),
		"(*runtime.Func).FileLine": plain(func(fr *frame, a, r []unsafe.Pointer) {
			m := fr.thread.m
			call, ok := m.counters.at(*(*uintptr)(a[1]))
			if !ok {
				call = m.counters.funcs[*(**runtime.Func)(a[0])]
			}
			at := m.position(call)
			*(*string)(r[0]), *(*int)(r[1]) = at.Filename, at.Line
		}),
		"runtime.Stack":            plain(func(fr *frame, a, r []unsafe.Pointer) { *(*int)(r[0]) = copy(*(*[]byte)(a[0]), fr.stack()) }),
		"runtime/debug.Stack":      plain(func(fr *frame, _, r []unsafe.Pointer) { *(*[]byte)(r[0]) = []byte(fr.stack()) }),
		"runtime/debug.PrintStack": plain(func(fr *frame, _, _ []unsafe.Pointer) { fmt.Fprint(fr.thread.stderr(), fr.stack()) }),

		"runtime.SetFinalizer": refused("runtime.SetFinalizer can't be told when the interpreter lets go of a value; close what is to be closed by defer"),
		"runtime.AddCleanup":   refused("runtime.AddCleanup can't be told when the interpreter lets go of a value; close what is to be closed by defer"),
		"runtime.ReadMemStats": refused("runtime.ReadMemStats counts the interpreter's own memory; measure a compiled program"),
		"runtime.MemProfile":   refused("runtime.MemProfile shows the interpreter's own memory; measure a compiled program"),
		"runtime.Breakpoint":   refused("runtime.Breakpoint would stop the interpreter"),
		"testing.AllocsPerRun": refused("testing.AllocsPerRun counts the interpreter's own memory; measure a compiled program"),
	})
}

// refused is an intrinsic that can't be called.
func refused(why string) intrinsic {
	return plain(func(*frame, []unsafe.Pointer, []unsafe.Pointer) { panic(&Refusal{why}) })
}

// stack is the calls under way as the runtime prints them.
func (fr *frame) stack() string {
	var b strings.Builder
	b.WriteString("goroutine 1 [running]:\n")
	for _, c := range fr.callers() {
		at := fr.thread.m.position(c)
		fmt.Fprintf(&b, "%s(...)\n\t%s:%d +0x0\n", c.Func, at.Filename, at.Line)
	}
	return b.String()
}
