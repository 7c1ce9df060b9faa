package vm

import (
	"go/token"
	"go/types"
	"reflect"
	"unsafe"

	"golang.org/x/tools/go/ssa"
)

// A place is memory that an operation loads or stores: at an address known
// beforehand, or one that is computed each time.
type place struct {
	fixed   operand
	compute func(fr *frame) unsafe.Pointer // nil if it is fixed
}

func (p place) at(fr *frame) unsafe.Pointer {
	if p.compute != nil {
		return p.compute(fr)
	}
	return p.fixed.at(fr)
}

// isFolded reports whether a value is an address that is only loaded from and
// stored to, or a comparison that only decides a branch. It needs no register:
// each use computes it.
func (c *compiler) isFolded(v ssa.Value) bool {
	switch v := v.(type) {
	case *ssa.BinOp:
		uses := v.Referrers()
		if !isComparison(v.Op) || len(*uses) != 1 {
			return false
		}
		branch, ok := (*uses)[0].(*ssa.If)
		return ok && branch.Block() == v.Block()
	case *ssa.Alloc:
		if v.Heap {
			return false
		}
	case *ssa.FieldAddr, *ssa.IndexAddr:
	default:
		return false
	}
	uses := v.Referrers()
	if uses == nil {
		return false
	}
	for _, use := range *uses {
		switch use := use.(type) {
		case *ssa.UnOp:
		case *ssa.Store:
			if use.Val == v {
				return false
			}
		case *ssa.FieldAddr:
			if !c.isFolded(use) {
				if a, ok := v.(*ssa.Alloc); !ok || a.Heap {
					return false
				}
			}
		case *ssa.IndexAddr:
			if use.X != v {
				return false
			}
			if !c.isFolded(use) {
				if a, ok := v.(*ssa.Alloc); !ok || a.Heap {
					return false
				}
			}
		case *ssa.DebugRef:
		default:
			return false
		}
	}
	_, isAlloc := v.(*ssa.Alloc)
	return isAlloc || len(*uses) == 1
}

// place returns the memory that an address value points to. A nil pointer there
// is a fault at a position.
func (c *compiler) place(addr ssa.Value, pos token.Pos) place {
	switch a := addr.(type) {
	case *ssa.Alloc:
		if r, ok := c.vars[a]; ok {
			return place{fixed: operand{off: c.layout.offset(r.reg), typ: r.typ}}
		}
	case *ssa.Global:
		elem := c.typ(a.Type().Underlying().(*types.Pointer).Elem())
		return place{fixed: operand{abs: c.m.global(a), typ: elem}}
	case *ssa.FieldAddr:
		if c.folded[a] {
			return c.fieldPlace(a)
		}
	case *ssa.IndexAddr:
		if c.folded[a] {
			return c.indexPlace(a)
		}
	}
	return c.pointee(addr, pos)
}

// pointee is the memory that a pointer in a register points to.
func (c *compiler) pointee(addr ssa.Value, at token.Pos) place {
	x, pos := c.operand(addr), int32(at)
	return place{compute: func(fr *frame) unsafe.Pointer {
		p := *(*unsafe.Pointer)(x.at(fr))
		if p == nil {
			fr.nilPointer(pos)
		}
		return p
	}}
}

// nilPointer panics as the runtime does for a nil pointer.
func (fr *frame) nilPointer(pos int32) {
	if pos != 0 {
		fr.pos = pos
	}
	var nothing *struct{ n [1]int }
	nothing.n[0]++
}

func (c *compiler) fieldPlace(a *ssa.FieldAddr) place {
	off := c.typ(a.X.Type().Underlying().(*types.Pointer).Elem()).fieldOffset(a.Field)
	base := c.place(a.X, a.Pos())
	if base.compute == nil {
		p := base.fixed
		p.typ = nil
		if p.abs != nil {
			p.abs = unsafe.Add(p.abs, off)
		}
		p.off += off
		return place{fixed: p}
	}
	pos := int32(a.Pos())
	if x, ok := c.register(a.X); ok {
		return place{compute: func(fr *frame) unsafe.Pointer {
			p := *(*unsafe.Pointer)(unsafe.Add(fr.mem, x))
			if p == nil {
				fr.nilPointer(pos)
			}
			return unsafe.Add(p, off)
		}}
	}
	inner := base.compute
	return place{compute: func(fr *frame) unsafe.Pointer { return unsafe.Add(inner(fr), off) }}
}

// register returns the offset of a value's register, if it has one.
func (c *compiler) register(v ssa.Value) (uintptr, bool) {
	if c.folded[v] || len(c.regs[v]) == 0 {
		return 0, false
	}
	return c.slot(v).off, true
}

// fieldOffset is where a field lies in a struct.
func (t *Type) fieldOffset(field int) uintptr {
	if t.own {
		field++ // behind the mark
	}
	return t.R.Field(field).Offset
}

func (c *compiler) indexPlace(a *ssa.IndexAddr) place {
	index, unsigned := c.index(a.Index), isUnsigned(a.Index.Type())
	pos := int32(a.Pos())
	switch t := a.X.Type().Underlying().(type) {
	case *types.Slice:
		x, size := c.operand(a.X), c.typ(t.Elem()).size
		if i, ok := c.register(a.Index); ok && x.abs == nil && isInt(a.Index.Type()) {
			off := x.off
			return place{compute: func(fr *frame) unsafe.Pointer {
				s := (*sliceHeader)(unsafe.Add(fr.mem, off))
				n := *(*int)(unsafe.Add(fr.mem, i))
				if uint(n) >= uint(s.len) {
					fr.outOfRange(pos, n, s.len, false)
				}
				return unsafe.Add(s.data, uintptr(n)*size)
			}}
		}
		return place{compute: func(fr *frame) unsafe.Pointer {
			s := (*sliceHeader)(x.at(fr))
			n := index(fr)
			if uint(n) >= uint(s.len) {
				fr.outOfRange(pos, n, s.len, unsigned)
			}
			return unsafe.Add(s.data, uintptr(n)*size)
		}}
	case *types.Pointer:
		array := t.Elem().Underlying().(*types.Array)
		base, size, length := c.place(a.X, a.Pos()), c.typ(array.Elem()).size, int(array.Len())
		return place{compute: func(fr *frame) unsafe.Pointer {
			n := index(fr)
			if uint(n) >= uint(length) {
				fr.outOfRange(pos, n, length, unsigned)
			}
			return unsafe.Add(base.at(fr), uintptr(n)*size)
		}}
	}
	panic("index of " + a.X.Type().String())
}

func isInt(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && (b.Kind() == types.Int || b.Kind() == types.Int64)
}

func isUnsigned(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsUnsigned != 0
}

// outOfRange panics as the runtime does.
func (fr *frame) outOfRange(pos int32, index, length int, unsigned bool) {
	fr.pos = pos
	if unsigned {
		_ = make([]struct{}, length)[uint64(index)]
	}
	_ = make([]struct{}, length)[index]
	panic("unreachable")
}

// index returns an integer of any type as an int. One too large for an int is
// negative, which no range contains.
func (c *compiler) index(v ssa.Value) func(fr *frame) int {
	x := c.operand(v)
	kind := x.typ.under.R.Kind()
	switch kind {
	case reflect.Int, reflect.Int64, reflect.Uint, reflect.Uint64, reflect.Uintptr:
		return func(fr *frame) int { return *(*int)(x.at(fr)) }
	case reflect.Int8:
		return func(fr *frame) int { return int(*(*int8)(x.at(fr))) }
	case reflect.Int16:
		return func(fr *frame) int { return int(*(*int16)(x.at(fr))) }
	case reflect.Int32:
		return func(fr *frame) int { return int(*(*int32)(x.at(fr))) }
	case reflect.Uint8:
		return func(fr *frame) int { return int(*(*uint8)(x.at(fr))) }
	case reflect.Uint16:
		return func(fr *frame) int { return int(*(*uint16)(x.at(fr))) }
	case reflect.Uint32:
		return func(fr *frame) int { return int(*(*uint32)(x.at(fr))) }
	}
	panic("index of kind " + kind.String())
}

// load reads memory into a register.
func (c *compiler) load(in *ssa.UnOp) op {
	dst := c.slot(in)
	p := c.place(in.X, in.Pos())
	if p.compute == nil {
		p.fixed.typ = dst.typ
		return copyOp(dst, p.fixed)
	}
	at, d := p.compute, dst.off
	switch dst.typ.class {
	case word8:
		return func(fr *frame) { *(*uint64)(unsafe.Add(fr.mem, d)) = *(*uint64)(at(fr)) }
	case pointer:
		return func(fr *frame) { *(*unsafe.Pointer)(unsafe.Add(fr.mem, d)) = *(*unsafe.Pointer)(at(fr)) }
	case empty:
		return func(fr *frame) { at(fr) }
	}
	return func(fr *frame) { dst.typ.move(dst.at(fr), at(fr)) }
}

// store writes a value to memory.
func (c *compiler) store(in *ssa.Store) op {
	if f, ok := in.Addr.(*ssa.FieldAddr); ok && isBlank(f) {
		return nil
	}
	p, x := c.place(in.Addr, in.Pos()), c.operand(in.Val)
	if realize := c.m.realizer(x.typ); realize != nil && c.isCompiledField(in.Addr) {
		return func(fr *frame) {
			at := p.at(fr)
			x.typ.move(at, x.at(fr))
			realize(at)
		}
	}
	if p.compute == nil && p.fixed.abs == nil {
		return copyOp(slot{p.fixed.off, x.typ}, x)
	}
	if x.typ.class == word8 && p.compute != nil {
		at := p.compute
		return func(fr *frame) { *(*uint64)(at(fr)) = *(*uint64)(x.at(fr)) }
	}
	return func(fr *frame) { x.typ.move(p.at(fr), x.at(fr)) }
}

// isCompiledField reports whether an address is that of a field of a struct
// that compiled code reads, or of its variable.
func (c *compiler) isCompiledField(addr ssa.Value) bool {
	switch a := addr.(type) {
	case *ssa.FieldAddr:
		return !c.typ(a.X.Type().Underlying().(*types.Pointer).Elem()).own || c.isCompiledField(a.X)
	case *ssa.Global:
		return c.m.opts.Symbols(a.Pkg.Pkg.Path()) != nil
	}
	return false
}

func isComparison(operator token.Token) bool {
	switch operator {
	case token.EQL, token.NEQ, token.LSS, token.LEQ, token.GTR, token.GEQ:
		return true
	}
	return false
}

// isBlank reports whether a field is named _, which holds nothing.
func isBlank(f *ssa.FieldAddr) bool {
	fields, ok := f.X.Type().Underlying().(*types.Pointer).Elem().Underlying().(*types.Struct)
	return ok && fields.Field(f.Field).Name() == "_"
}
