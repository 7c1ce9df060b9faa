package vm

import (
	"sync/atomic"
	"unsafe"

	"golang.org/x/tools/go/ssa"
)

// closure is a function of the program as a value. Its first word is where the
// code of a function begins, as in a function of compiled code: that of leaked,
// which tells the two apart.
type closure struct {
	entry uintptr
	fn    *function
	env   []unsafe.Pointer
	real  atomic.Pointer[unsafe.Pointer] // the function for compiled code
}

// leaked is what runs if compiled code calls a closure that was not made real.
func leaked() { panic("vm: a function of the program reached compiled code as it is") }

var leakedEntry = func() uintptr {
	f := leaked
	return **(**uintptr)(unsafe.Pointer(&f))
}()

// asClosure is the closure that a function value is, nil if it is compiled code.
func asClosure(p unsafe.Pointer) *closure {
	if *(*uintptr)(p) == leakedEntry {
		return (*closure)(p)
	}
	return nil
}

// value is where the function as a value is.
func (f *function) value() *unsafe.Pointer {
	if f.cell == nil {
		f.cell = new(unsafe.Pointer)
		*f.cell = unsafe.Pointer(&closure{entry: leakedEntry, fn: f})
	}
	return f.cell
}

// become makes the function another one. Values that were taken of it keep what
// it was.
func (f *function) become(other *function) {
	if f == other {
		return
	}
	if f.cell != nil {
		was := &function{m: f.m, name: f.name, src: f.src, native: f.native, results: f.results, wrapper: f.wrapper}
		was.made.Store(f.made.Load())
		(*closure)(*f.cell).fn = was
		*f.cell = unsafe.Pointer(&closure{entry: leakedEntry, fn: f})
	}
	f.src = nil
	f.instead.Store(other)
	f.made.Store(nil)
}

func (c *compiler) makeClosure(in *ssa.MakeClosure) op {
	dst, fn := c.slot(in), c.m.link(in.Fn.(*ssa.Function))
	var bindings []operand
	for _, b := range in.Bindings {
		bindings = append(bindings, c.operand(b))
	}
	return func(fr *frame) {
		*(*unsafe.Pointer)(dst.at(fr)) = unsafe.Pointer(&closure{entry: leakedEntry, fn: fn, env: capture(fr, bindings)})
	}
}

// capture copies the values of free variables.
func capture(fr *frame, bindings []operand) []unsafe.Pointer {
	env := make([]unsafe.Pointer, len(bindings))
	for i, b := range bindings {
		if b.typ.class == pointer {
			env[i] = *(*unsafe.Pointer)(b.at(fr))
			continue
		}
		env[i] = b.typ.alloc()
		b.typ.move(env[i], b.at(fr))
	}
	return env
}
