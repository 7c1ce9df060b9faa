package vm

import (
	"go/types"
	"sync/atomic"
	"unsafe"

	"golang.org/x/tools/go/ssa"
)

// A function is what can be called: code of the program, compiled when it is
// first called, or compiled code.
type function struct {
	m       *Machine
	name    string
	src     *ssa.Function
	made    atomic.Pointer[code]
	instead atomic.Pointer[function] // what has been declared in its place since
	native  nativeFunc
	results []*Type
	wrapper bool            // made by the compiler around a method
	cell    *unsafe.Pointer // holds the function as a value
}

// nativeFunc is a function of compiled code. It reads its arguments and writes
// its results at their addresses.
type nativeFunc func(fr *frame, args, res []unsafe.Pointer)

// ready returns the function's code.
func (f *function) ready() *code {
	if c := f.made.Load(); c != nil {
		return c
	}
	if other := f.instead.Load(); other != nil {
		for next := other.instead.Load(); next != nil; next = other.instead.Load() {
			other = next
			f.instead.Store(other)
		}
		return other.ready()
	}
	f.m.compiling.Lock()
	defer f.m.compiling.Unlock()
	if c := f.made.Load(); c != nil {
		return c
	}
	c := f.m.compile(f)
	f.made.Store(c)
	return c
}

// call calls the function from outside its machine's operations.
func (f *function) call(th *thread, caller *frame, env, args, res []unsafe.Pointer) {
	f.callDeferred(th, caller, nil, env, args, res)
}

// callDeferred calls the function as a deferred call of a frame, or of none.
func (f *function) callDeferred(th *thread, caller, deferrer *frame, env, args, res []unsafe.Pointer) {
	if f.native != nil {
		if caller == nil {
			caller = &frame{thread: th, code: &code{fn: f}}
		}
		f.native(caller, args, res)
		return
	}
	c := f.ready()
	fr := c.enter(caller, th)
	fr.deferrer = deferrer
	for i, p := range c.params {
		p.typ.move(p.at(fr), args[i])
	}
	c.bind(fr, env)
	fr.run()
	for i := range res {
		r := c.results[i]
		r.typ.move(res[i], r.at(fr))
	}
	fr.leave()
}

// bind gives the free variables their values.
func (c *code) bind(fr *frame, env []unsafe.Pointer) {
	for i, s := range c.free {
		if s.typ.class == pointer {
			*(*unsafe.Pointer)(s.at(fr)) = env[i]
		} else {
			s.typ.move(s.at(fr), env[i])
		}
	}
}

// callCode calls code of the program with arguments in a frame.
func (fr *frame) callCode(c *code, env []unsafe.Pointer, recv *receiver, args []operand, res []slot) {
	to := c.enter(fr, fr.thread)
	if fr.code.fn.wrapper {
		to.deferrer = fr.deferrer
	}
	params := c.params
	if recv != nil {
		recv.put(params[0].at(to))
		params = params[1:]
	}
	for i := range args {
		p := &params[i]
		if p.typ.class == word8 {
			*(*uint64)(unsafe.Add(to.mem, p.off)) = *(*uint64)(args[i].at(fr))
			continue
		}
		p.typ.move(unsafe.Add(to.mem, p.off), args[i].at(fr))
	}
	if len(c.free) > 0 {
		c.bind(to, env)
	}
	to.run()
	for i := range res {
		r := &res[i]
		r.typ.move(unsafe.Add(fr.mem, r.off), unsafe.Add(to.mem, c.results[i].off))
	}
	to.leave()
}

// callNative calls compiled code with arguments in a frame.
func (fr *frame) callNative(f nativeFunc, recv unsafe.Pointer, args []operand, res []slot) {
	th := fr.thread
	mark := len(th.scratch)
	if recv != nil {
		th.scratch = append(th.scratch, recv)
	}
	for i := range args {
		th.scratch = append(th.scratch, args[i].at(fr))
	}
	n := len(th.scratch)
	for i := range res {
		th.scratch = append(th.scratch, res[i].at(fr))
	}
	end := len(th.scratch)
	th.depth += nativeDepth
	f(fr, th.scratch[mark:n:n], th.scratch[n:end:end])
	th.depth -= nativeDepth
	if r := th.ending; r != nil { // compiled code has swallowed it
		th.ending = nil
		panic(r)
	}
	th.scratch = th.scratch[:mark]
}

// receiver is the value that a method is called for, out of an interface.
type receiver struct {
	typ  *Type
	data unsafe.Pointer
}

func (r *receiver) put(dst unsafe.Pointer) {
	if r.typ.direct {
		*(*unsafe.Pointer)(dst) = r.data
		return
	}
	r.typ.move(dst, r.data)
}

func (c *compiler) operands(values []ssa.Value) []operand {
	var out []operand
	for _, v := range values {
		out = append(out, c.operand(v))
	}
	return out
}

// call compiles a call.
func (c *compiler) call(in *ssa.Call) op {
	common := &in.Call
	res := c.slots(in)
	if len(res) == 1 && in.Type() != nil {
		if tuple, ok := in.Type().(*types.Tuple); ok && tuple.Len() == 0 {
			res = nil
		}
	}
	pos := int32(common.Pos())
	if common.IsInvoke() {
		return c.invoke(common, res)
	}
	switch callee := common.Value.(type) {
	case *ssa.Builtin:
		return c.builtin(callee, common, in)
	case *ssa.Function:
		fn, args := c.m.link(callee), c.operands(common.Args)
		if fn.native != nil {
			return func(fr *frame) {
				fr.pos = pos
				fr.callNative(fn.native, nil, args, res)
			}
		}
		return func(fr *frame) {
			fr.pos = pos
			fr.callCode(fn.ready(), nil, nil, args, res)
		}
	case *ssa.MakeClosure:
		if c.folded[callee] {
			break
		}
	}
	x, args := c.operand(common.Value), c.operands(common.Args)
	bound := c.m.bindSignature(common.Signature())
	return func(fr *frame) {
		fr.pos = pos
		p := *(*unsafe.Pointer)(x.at(fr))
		if p == nil {
			fr.nilPointer(pos)
		}
		if cl := asClosure(p); cl != nil {
			if native := cl.fn.native; native != nil {
				fr.callNative(native, nil, args, res)
				return
			}
			fr.callCode(cl.fn.ready(), cl.env, nil, args, res)
			return
		}
		fr.callNative(bound.call(x.typ.under.value(x.at(fr))), nil, args, res)
	}
}

// invoke compiles a call of an interface's method.
func (c *compiler) invoke(common *ssa.CallCommon, res []slot) op {
	x, f, m := c.operand(common.Value), common.Method, c.m
	args, pos := c.operands(common.Args), int32(common.Pos())
	read := m.reader(x.typ)
	temp := c.temps[common]
	word := slot{c.layout.offset(temp.reg), temp.typ}
	var cache methodCache
	return func(fr *frame) {
		fr.pos = pos
		value := read(x.at(fr))
		e := (*eface)(unsafe.Pointer(&value))
		if e.typ == nil {
			fr.nilPointer(pos)
		}
		found := cache.last.Load()
		if found == nil || found.word != e.typ {
			t := m.dynamicType(value)
			found = &cachedMethod{e.typ, t, m.method(t, f)}
			cache.last.Store(found)
		}
		if native := found.fn.native; native != nil {
			at := e.data
			if found.typ.direct {
				*(*unsafe.Pointer)(word.at(fr)) = e.data
				at = word.at(fr)
			}
			fr.callNative(native, at, args, res)
			return
		}
		fr.callCode(found.fn.ready(), nil, &receiver{found.typ, e.data}, args, res)
	}
}

// methodCache remembers the method that was called last.
type methodCache struct{ last atomic.Pointer[cachedMethod] }

type cachedMethod struct {
	word unsafe.Pointer
	typ  *Type
	fn   *function
}
