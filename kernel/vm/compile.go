package vm

import (
	"fmt"
	"go/types"
	"unsafe"

	"golang.org/x/tools/go/ssa"
)

// compiler makes code of one function.
type compiler struct {
	m      *Machine
	fn     *function
	src    *ssa.Function
	code   *code
	layout *layout

	regs   map[ssa.Value][]typedReg // the registers of a value: several for a tuple
	vars   map[*ssa.Alloc]typedReg  // the memory of variables in the frame
	temps  map[*ssa.CallCommon]typedReg
	blocks []*block
	folded map[ssa.Value]bool // addresses that are computed where they are used
}

type typedReg struct {
	reg
	typ *Type
}

// compile makes the code of a function.
func (m *Machine) compile(fn *function) (made *code) {
	src := fn.src
	c := &compiler{
		m: m, fn: fn, src: src, layout: &layout{}, regs: map[ssa.Value][]typedReg{}, vars: map[*ssa.Alloc]typedReg{}, temps: map[*ssa.CallCommon]typedReg{}, folded: map[ssa.Value]bool{},
		code: &code{fn: fn},
	}
	m.nameLocals(src)
	c.prelink()
	c.allocate()
	c.code.layout = c.layout
	for _, p := range src.Params {
		c.code.params = append(c.code.params, c.slot(p))
	}
	for _, v := range src.FreeVars {
		c.code.free = append(c.code.free, c.slot(v))
	}
	for range src.Blocks {
		c.blocks = append(c.blocks, &block{})
	}
	for i, b := range src.Blocks {
		c.block(b, c.blocks[i])
	}
	c.code.entry = c.blocks[0]
	if src.Recover != nil {
		c.code.recover = c.blocks[src.Recover.Index]
	}
	return c.code
}

// prelink links what the function refers to, so that the types of compiled code
// that the program can't name are known before they are laid out: variables and
// fields first, since methods may be of their types.
func (c *compiler) prelink() {
	var functions []*ssa.Function
	for _, b := range c.src.Blocks {
		for _, in := range b.Instrs {
			switch in := in.(type) {
			case *ssa.FieldAddr:
				c.learnField(in.X.Type().Underlying().(*types.Pointer).Elem(), in.Field)
			case *ssa.Field:
				c.learnField(in.X.Type(), in.Field)
			case *ssa.Defer, *ssa.RunDefers:
				c.code.guarded = true
			}
			if call, ok := in.(ssa.CallInstruction); ok && call.Common().IsInvoke() {
				c.learnMethod(call.Common())
			}
			for _, operand := range in.Operands(nil) {
				switch v := (*operand).(type) {
				case *ssa.Function:
					functions = append(functions, v)
				case *ssa.Global:
					c.m.global(v)
				}
			}
		}
	}
	for _, f := range functions {
		c.m.link(f)
	}
}

func (c *compiler) learnMethod(call *ssa.CallCommon) {
	if t := c.typ(call.Value.Type()); t.native {
		if method, ok := t.R.MethodByName(call.Method.Name()); ok {
			c.m.types.learn(call.Method.Type(), method.Type)
		}
	}
}

func (c *compiler) learnField(t types.Type, field int) {
	named, ok := types.Unalias(t).(*types.Named)
	if !ok || named.Obj().Pkg() == nil || c.m.opts.Symbols(named.Obj().Pkg().Path()) == nil {
		return
	}
	if typ := c.typ(t); !typ.own {
		c.m.types.learn(named.Underlying().(*types.Struct).Field(field).Type(), typ.R.Field(field).Type)
	}
}

func (c *compiler) typ(t types.Type) *Type { return c.m.types.of(t) }

// allocate gives every value its register.
func (c *compiler) allocate() {
	register := func(v ssa.Value) {
		if tuple, ok := v.Type().(*types.Tuple); ok {
			var out []typedReg
			for part := range tuple.Variables() {
				out = append(out, c.newReg(part.Type()))
			}
			c.regs[v] = out
			return
		}
		c.regs[v] = []typedReg{c.newReg(v.Type())}
	}
	for _, p := range c.src.Params {
		register(p)
	}
	for _, v := range c.src.FreeVars {
		register(v)
	}
	var results []typedReg
	for v := range c.src.Signature.Results().Variables() {
		results = append(results, c.newReg(v.Type()))
	}
	for _, b := range c.src.Blocks {
		for _, in := range b.Instrs {
			switch in := in.(type) {
			case *ssa.Alloc:
				if !in.Heap {
					c.vars[in] = c.newReg(in.Type().Underlying().(*types.Pointer).Elem())
				}
			case *ssa.Call:
				if in.Call.IsInvoke() { // room for a receiver
					c.temps[&in.Call] = c.newReg(types.Typ[types.UnsafePointer])
				}
			}
		}
	}
	for _, b := range c.src.Blocks {
		for _, in := range b.Instrs {
			v, ok := in.(ssa.Value)
			if !ok {
				continue
			}
			switch v := v.(type) {
			case *ssa.Extract:
				continue
			case *ssa.Range:
				c.regs[v] = []typedReg{c.newReg(types.Typ[types.UnsafePointer])}
				continue
			}
			if c.isFolded(v) {
				c.folded[v] = true
				continue
			}
			register(v)
		}
	}
	c.layout.finish()
	for _, r := range results {
		c.code.results = append(c.code.results, slot{c.layout.offset(r.reg), r.typ})
	}
}

func (c *compiler) newReg(t types.Type) typedReg {
	if t == types.Typ[types.Invalid] { // a part of a tuple that is not asked for
		t = types.NewStruct(nil, nil)
	}
	typ := c.typ(t)
	return typedReg{c.layout.add(typ), typ}
}

// slot is where the value of an instruction, a parameter or a free variable
// lies.
func (c *compiler) slot(v ssa.Value) slot { return c.slots(v)[0] }

func (c *compiler) slots(v ssa.Value) []slot {
	var out []slot
	for _, r := range c.regs[v] {
		out = append(out, slot{c.layout.offset(r.reg), r.typ})
	}
	return out
}

// operand is a value that an operation reads: in a register, or elsewhere at an
// address that does not change.
type operand struct {
	off uintptr
	abs unsafe.Pointer
	typ *Type
}

func (o operand) at(fr *frame) unsafe.Pointer {
	if o.abs != nil {
		return o.abs
	}
	return unsafe.Add(fr.mem, o.off)
}

// operand returns where a value is read from.
func (c *compiler) operand(v ssa.Value) operand {
	switch v := v.(type) {
	case *ssa.Const:
		return c.constant(v)
	case *ssa.Global:
		cell := new(unsafe.Pointer)
		*cell = c.m.global(v)
		return operand{abs: unsafe.Pointer(cell), typ: c.typ(v.Type())}
	case *ssa.Function:
		return operand{abs: unsafe.Pointer(c.m.link(v).value()), typ: c.typ(v.Type())}
	case *ssa.Extract:
		s := c.slots(v.Tuple)[v.Index]
		return operand{off: s.off, typ: s.typ}
	}
	if len(c.regs[v]) == 0 {
		panic(fmt.Sprintf("%s: no register for %T %s", c.src, v, v))
	}
	s := c.slot(v)
	return operand{off: s.off, typ: s.typ}
}

// block compiles the operations of a block.
func (c *compiler) block(b *ssa.BasicBlock, out *block) {
	last := len(b.Instrs) - 1
	for i, in := range b.Instrs {
		if i == last {
			out.next = c.ending(b, in)
			return
		}
		if o := c.instruction(in); o != nil {
			out.ops = append(out.ops, o)
		}
	}
}

// ending compiles the last instruction of a block.
func (c *compiler) ending(b *ssa.BasicBlock, in ssa.Instruction) func(*frame) *block {
	switch in := in.(type) {
	case *ssa.Jump:
		return c.edge(b, b.Succs[0])
	case *ssa.If:
		cond := c.condition(in.Cond)
		yes, no := c.edge(b, b.Succs[0]), c.edge(b, b.Succs[1])
		toYes, toNo := c.plainEdge(b, b.Succs[0]), c.plainEdge(b, b.Succs[1])
		switch {
		case toYes != nil && toNo != nil:
			return func(fr *frame) *block {
				if cond(fr) {
					return toYes
				}
				return toNo
			}
		case toNo != nil:
			return func(fr *frame) *block {
				if cond(fr) {
					return yes(fr)
				}
				return toNo
			}
		case toYes != nil:
			return func(fr *frame) *block {
				if cond(fr) {
					return toYes
				}
				return no(fr)
			}
		}
		return func(fr *frame) *block {
			if cond(fr) {
				return yes(fr)
			}
			return no(fr)
		}
	case *ssa.Return:
		return c.returning(in)
	case *ssa.Panic:
		x, pos := c.operand(in.X), int32(in.Pos())
		return func(fr *frame) *block {
			fr.pos = pos
			panic(*(*any)(x.at(fr)))
		}
	}
	panic(fmt.Sprintf("a block ends with %T", in))
}

func (c *compiler) returning(in *ssa.Return) func(*frame) *block {
	results := c.code.results
	switch len(results) {
	case 0:
		return func(*frame) *block { return nil }
	case 1:
		x, r := c.operand(in.Results[0]), results[0]
		switch r.typ.class {
		case word8:
			return func(fr *frame) *block {
				*(*uint64)(r.at(fr)) = *(*uint64)(x.at(fr))
				return nil
			}
		}
		return func(fr *frame) *block {
			r.typ.move(r.at(fr), x.at(fr))
			return nil
		}
	}
	var from []operand
	for _, r := range in.Results {
		from = append(from, c.operand(r))
	}
	return func(fr *frame) *block {
		for i, r := range results {
			r.typ.move(r.at(fr), from[i].at(fr))
		}
		return nil
	}
}

// plainEdge is the block at the end of an edge on which nothing is to be done,
// else nil.
func (c *compiler) plainEdge(from, to *ssa.BasicBlock) *block {
	if _, phi := to.Instrs[0].(*ssa.Phi); phi || to.Index <= from.Index {
		return nil
	}
	return c.blocks[to.Index]
}

// edge goes from a block to another: it gives the phi nodes there their values,
// and sees whether the program is to stop if it goes back.
func (c *compiler) edge(from, to *ssa.BasicBlock) func(*frame) *block {
	target := c.blocks[to.Index]
	moves := c.moves(from, to)
	if back := to.Index <= from.Index; back {
		moves = append(moves, func(fr *frame) {
			if fr.thread.group.halt.Load() {
				fr.thread.poll()
			}
		})
	}
	switch len(moves) {
	case 0:
		return func(*frame) *block { return target }
	case 1:
		first := moves[0]
		return func(fr *frame) *block {
			first(fr)
			return target
		}
	case 2:
		first, second := moves[0], moves[1]
		return func(fr *frame) *block {
			first(fr)
			second(fr)
			return target
		}
	}
	return func(fr *frame) *block {
		for _, move := range moves {
			move(fr)
		}
		return target
	}
}

// moves are the operations that give the phi nodes of a block their values. The
// nodes change at once: where one's new value is another's old one, it is set
// aside first.
func (c *compiler) moves(from, to *ssa.BasicBlock) []op {
	edge := 0
	for i, p := range to.Preds {
		if p == from {
			edge = i
		}
	}
	type pair struct {
		dst slot
		src operand
	}
	var pairs []pair
	written := map[uintptr]bool{}
	conflict := false
	for _, in := range to.Instrs {
		phi, ok := in.(*ssa.Phi)
		if !ok {
			break
		}
		p := pair{c.slot(phi), c.operand(phi.Edges[edge])}
		if p.src.abs == nil && p.src.off == p.dst.off {
			continue
		}
		conflict = conflict || p.src.abs == nil && written[p.src.off]
		written[p.dst.off] = true
		pairs = append(pairs, p)
	}
	var out []op
	if !conflict {
		for _, p := range pairs {
			out = append(out, copyOp(p.dst, p.src))
		}
		return out
	}
	return []op{func(fr *frame) {
		aside := make([]unsafe.Pointer, len(pairs))
		for i, p := range pairs {
			aside[i] = p.dst.typ.alloc()
			p.dst.typ.move(aside[i], p.src.at(fr))
		}
		for i, p := range pairs {
			p.dst.typ.move(p.dst.at(fr), aside[i])
		}
	}}
}

// copyOp copies a value into a register.
func copyOp(dst slot, src operand) op {
	d, s := dst.off, src.off
	if src.abs == nil {
		switch dst.typ.class {
		case word8:
			return func(fr *frame) { *(*uint64)(unsafe.Add(fr.mem, d)) = *(*uint64)(unsafe.Add(fr.mem, s)) }
		case pointer:
			return func(fr *frame) { *(*unsafe.Pointer)(unsafe.Add(fr.mem, d)) = *(*unsafe.Pointer)(unsafe.Add(fr.mem, s)) }
		case text:
			return func(fr *frame) { *(*string)(unsafe.Add(fr.mem, d)) = *(*string)(unsafe.Add(fr.mem, s)) }
		}
	}
	return func(fr *frame) { dst.typ.move(dst.at(fr), src.at(fr)) }
}
