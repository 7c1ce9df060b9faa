package vm

import (
	"unsafe"

	"golang.org/x/tools/go/ssa"
)

// prepared is a call with its arguments taken, for later.
type prepared struct {
	fn   *function
	env  []unsafe.Pointer
	args []unsafe.Pointer
}

// run calls what was prepared. Its results are dropped.
func (p *prepared) run(th *thread, caller, deferrer *frame) {
	if p.fn == nil {
		var nothing func()
		nothing()
	}
	p.fn.callDeferred(th, caller, deferrer, p.env, p.args, p.fn.dropped())
}

// dropped is room for results that nobody reads.
func (f *function) dropped() []unsafe.Pointer {
	if f.native == nil {
		return nil
	}
	var out []unsafe.Pointer
	for _, t := range f.results {
		out = append(out, t.alloc())
	}
	return out
}

// prepare compiles the taking of a call's function and arguments.
func (c *compiler) prepare(common *ssa.CallCommon) func(fr *frame) *prepared {
	take := func(fr *frame, args []operand) []unsafe.Pointer {
		out := make([]unsafe.Pointer, len(args))
		for i, a := range args {
			out[i] = a.typ.alloc()
			a.typ.move(out[i], a.at(fr))
		}
		return out
	}
	args := c.operands(common.Args)
	pos := int32(common.Pos())
	switch callee := common.Value.(type) {
	case *ssa.Builtin:
		fn := c.builtinFunction(callee, common)
		return func(fr *frame) *prepared { return &prepared{fn: fn, args: take(fr, args)} }
	case *ssa.Function:
		fn := c.m.link(callee)
		return func(fr *frame) *prepared { return &prepared{fn: fn, args: take(fr, args)} }
	}
	x := c.operand(common.Value)
	if common.IsInvoke() {
		read, m, f := c.m.reader(x.typ), c.m, common.Method
		return func(fr *frame) *prepared {
			fr.pos = pos
			value := read(x.at(fr))
			if value == nil {
				fr.nilPointer(pos)
			}
			t := m.dynamicType(value)
			recv := t.alloc()
			t.unbox(recv, value)
			return &prepared{fn: m.method(t, f), args: append([]unsafe.Pointer{recv}, take(fr, args)...)}
		}
	}
	bound := c.m.bindSignature(common.Signature())
	m, results := c.m, c.m.typesOf(common.Signature().Results())
	return func(fr *frame) *prepared {
		p := *(*unsafe.Pointer)(x.at(fr))
		if p == nil {
			return &prepared{}
		}
		if cl := asClosure(p); cl != nil {
			return &prepared{fn: cl.fn, env: cl.env, args: take(fr, args)}
		}
		copied := x.typ.alloc()
		x.typ.move(copied, x.at(fr))
		fn := &function{m: m, name: "a function", native: bound.call(x.typ.under.value(copied)), results: results}
		return &prepared{fn: fn, args: take(fr, args)}
	}
}

func (c *compiler) deferCall(in *ssa.Defer) op {
	prepare, pos := c.prepare(&in.Call), int32(in.Pos())
	if in.DeferStack == nil {
		return func(fr *frame) {
			fr.pos = pos
			fr.defers = &deferred{prepare(fr), fr.defers}
		}
	}
	stack := c.operand(in.DeferStack)
	return func(fr *frame) {
		fr.pos = pos
		owner := *(**frame)(stack.at(fr))
		owner.defers = &deferred{prepare(fr), owner.defers}
	}
}

func (c *compiler) goCall(in *ssa.Go) op {
	prepare, pos := c.prepare(&in.Call), int32(in.Pos())
	return func(fr *frame) {
		fr.pos = pos
		p := prepare(fr)
		fr.thread.start(func(th *thread) { p.run(th, nil, nil) })
	}
}
