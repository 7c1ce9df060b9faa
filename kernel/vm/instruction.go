package vm

import (
	"fmt"
	"go/token"
	"go/types"
	"reflect"
	"unsafe"

	"golang.org/x/tools/go/ssa"
)

// instruction compiles an instruction that does not end its block. It is nil if
// nothing is to be done.
func (c *compiler) instruction(in ssa.Instruction) op {
	if v, ok := in.(ssa.Value); ok && c.folded[v] {
		if a, ok := in.(*ssa.Alloc); ok {
			return c.clearVar(a)
		}
		return nil
	}
	switch in := in.(type) {
	case *ssa.DebugRef, *ssa.Phi, *ssa.Extract:
		return nil
	case *ssa.Alloc:
		return c.alloc(in)
	case *ssa.UnOp:
		return c.unary(in)
	case *ssa.BinOp:
		return c.binary(in)
	case *ssa.Store:
		return c.store(in)
	case *ssa.FieldAddr:
		p := c.fieldPlace(in)
		return addressOp(c.slot(in), p)
	case *ssa.IndexAddr:
		return addressOp(c.slot(in), c.indexPlace(in))
	case *ssa.Field:
		return c.field(in)
	case *ssa.Index:
		return c.indexValue(in)
	case *ssa.Slice:
		return c.slicing(in)
	case *ssa.SliceToArrayPointer:
		return c.arrayPointer(in)
	case *ssa.MakeSlice:
		return c.makeSlice(in)
	case *ssa.MakeMap:
		return c.makeMap(in)
	case *ssa.MakeChan:
		return c.makeChan(in)
	case *ssa.Lookup:
		return c.lookup(in)
	case *ssa.MapUpdate:
		return c.mapUpdate(in)
	case *ssa.Range:
		return c.rangeOver(in)
	case *ssa.Next:
		return c.nextOf(in)
	case *ssa.ChangeType:
		return copyOp(c.slot(in), c.retyped(in.X, in.Type()))
	case *ssa.Convert:
		return c.convert(in)
	case *ssa.MultiConvert:
		panic("conversion of a type parameter")
	case *ssa.ChangeInterface:
		return c.changeInterface(in)
	case *ssa.MakeInterface:
		return c.makeInterface(in)
	case *ssa.TypeAssert:
		return c.typeAssert(in)
	case *ssa.MakeClosure:
		return c.makeClosure(in)
	case *ssa.Call:
		return c.call(in)
	case *ssa.Defer:
		return c.deferCall(in)
	case *ssa.Go:
		return c.goCall(in)
	case *ssa.RunDefers:
		return func(fr *frame) { fr.runDefers() }
	case *ssa.Send:
		return c.send(in)
	case *ssa.Select:
		return c.selecting(in)
	}
	panic(fmt.Sprintf("no operation for %T", in))
}

// retyped is an operand as a value of another type that lies in memory alike.
func (c *compiler) retyped(v ssa.Value, t types.Type) operand {
	x := c.operand(v)
	x.typ = c.typ(t)
	return x
}

func addressOp(dst slot, p place) op {
	return func(fr *frame) { *(*unsafe.Pointer)(dst.at(fr)) = p.at(fr) }
}

// clearVar makes a variable of the frame zero.
func (c *compiler) clearVar(a *ssa.Alloc) op {
	r := c.vars[a]
	v := slot{c.layout.offset(r.reg), r.typ}
	return func(fr *frame) { v.typ.clear(v.at(fr)) }
}

func (c *compiler) alloc(in *ssa.Alloc) op {
	dst := c.slot(in)
	if !in.Heap {
		r := c.vars[in]
		v := slot{c.layout.offset(r.reg), r.typ}
		return func(fr *frame) {
			v.typ.clear(v.at(fr))
			*(*unsafe.Pointer)(dst.at(fr)) = v.at(fr)
		}
	}
	t := c.typ(in.Type().Underlying().(*types.Pointer).Elem())
	return func(fr *frame) { *(*unsafe.Pointer)(dst.at(fr)) = t.alloc() }
}

// field reads a field of a struct in a register.
func (c *compiler) field(in *ssa.Field) op {
	x := c.operand(in.X)
	off := c.typ(in.X.Type()).fieldOffset(in.Field)
	dst := c.slot(in)
	return func(fr *frame) { dst.typ.move(dst.at(fr), unsafe.Add(x.at(fr), off)) }
}

// indexValue reads an element of an array or a string in a register.
func (c *compiler) indexValue(in *ssa.Index) op {
	x, index, pos, dst := c.operand(in.X), c.index(in.Index), int32(in.Pos()), c.slot(in)
	unsigned := isUnsigned(in.Index.Type())
	if array, ok := in.X.Type().Underlying().(*types.Array); ok {
		length, size := int(array.Len()), dst.typ.size
		return func(fr *frame) {
			n := index(fr)
			if uint(n) >= uint(length) {
				fr.outOfRange(pos, n, length, unsigned)
			}
			dst.typ.move(dst.at(fr), unsafe.Add(x.at(fr), uintptr(n)*size))
		}
	}
	return func(fr *frame) {
		s, n := *(*string)(x.at(fr)), index(fr)
		if uint(n) >= uint(len(s)) {
			fr.outOfRange(pos, n, len(s), unsigned)
		}
		*(*byte)(dst.at(fr)) = s[n]
	}
}

// bound is an optional limit of a slice expression.
func (c *compiler) bound(v ssa.Value) func(fr *frame) int {
	if v == nil {
		return nil
	}
	return c.index(v)
}

func (c *compiler) slicing(in *ssa.Slice) op {
	dst, pos := c.slot(in), int32(in.Pos())
	low, high, most := c.bound(in.Low), c.bound(in.High), c.bound(in.Max)
	_, isArray := in.X.Type().Underlying().(*types.Pointer)
	var unsigned [3]bool
	for i, v := range []ssa.Value{in.Low, in.High, in.Max} {
		unsigned[i] = v != nil && isUnsigned(v.Type())
	}
	array, isNew := in.X.(*ssa.Alloc)
	made := isNew && array.Comment == "makeslice"
	limit := func(fr *frame, f func(*frame) int, otherwise int) int {
		if f == nil {
			return otherwise
		}
		return f(fr)
	}
	cut := func(fr *frame, data unsafe.Pointer, length, capacity int, size uintptr) {
		if pos != 0 {
			fr.pos = pos
		}
		l, h, full := limit(fr, low, 0), limit(fr, high, length), limit(fr, most, capacity)
		if made && (h < 0 || h > capacity) {
			panic(runtimeError(map[bool]string{true: "makeslice: len out of range", false: "makeslice: cap out of range"}[h < 0]))
		}
		if uint(full) > uint(capacity) || uint(h) > uint(full) || uint(l) > uint(h) {
			sliceFault(l, h, full, capacity, most != nil, isArray, unsigned)
		}
		if full-l > 0 {
			data = unsafe.Add(data, uintptr(l)*size)
		}
		*(*sliceHeader)(dst.at(fr)) = sliceHeader{data, h - l, full - l}
	}
	switch t := in.X.Type().Underlying().(type) {
	case *types.Basic: // a string
		x := c.operand(in.X)
		return func(fr *frame) {
			fr.pos = pos
			s := *(*string)(x.at(fr))
			l, h := limit(fr, low, 0), limit(fr, high, len(s))
			if unsigned[1] && h < 0 {
				_ = s[:uint64(h)]
			}
			if unsigned[0] && l < 0 {
				_ = s[uint64(l):h]
			}
			*(*string)(dst.at(fr)) = s[l:h]
		}
	case *types.Slice:
		x, size := c.operand(in.X), c.typ(t.Elem()).size
		return func(fr *frame) {
			s := (*sliceHeader)(x.at(fr))
			cut(fr, s.data, s.len, s.cap, size)
		}
	case *types.Pointer:
		array := t.Elem().Underlying().(*types.Array)
		x, size, length := c.pointee(in.X, in.Pos()), c.typ(array.Elem()).size, int(array.Len())
		return func(fr *frame) { cut(fr, x.at(fr), length, length, size) }
	}
	panic("slice of " + in.X.Type().String())
}

// sliceFault panics as the runtime does for limits out of range. It speaks of the
// length of an array, and of the capacity of a slice.
func sliceFault(low, high, most, capacity int, three, array bool, unsigned [3]bool) {
	whole := make([]struct{}, capacity)
	switch {
	case three && unsigned[2] && most < 0 && array:
		panic(runtimeError(fmt.Sprintf("slice bounds out of range [::%d] with length %d", uint64(most), capacity)))
	case three && unsigned[2] && most < 0:
		_ = whole[0:0:uint64(most)]
	case three && array && most > capacity:
		panic(runtimeError(fmt.Sprintf("slice bounds out of range [::%d] with length %d", most, capacity)))
	case three && unsigned[1] && high < 0:
		_ = whole[0:uint64(high):most]
	case three && unsigned[0] && low < 0:
		_ = whole[uint64(low):high:most]
	case three:
		_ = whole[low:high:most]
	case unsigned[1] && high < 0 && array:
		panic(runtimeError(fmt.Sprintf("slice bounds out of range [:%d] with length %d", uint64(high), capacity)))
	case unsigned[1] && high < 0:
		_ = whole[:uint64(high)]
	case array && high > capacity:
		panic(runtimeError(fmt.Sprintf("slice bounds out of range [:%d] with length %d", high, capacity)))
	case unsigned[0] && low < 0:
		_ = whole[uint64(low):high]
	default:
		_ = whole[low:high]
	}
	panic("unreachable")
}

func (c *compiler) arrayPointer(in *ssa.SliceToArrayPointer) op {
	x, dst, pos := c.operand(in.X), c.slot(in), int32(in.Pos())
	length := int(in.Type().Underlying().(*types.Pointer).Elem().Underlying().(*types.Array).Len())
	return func(fr *frame) {
		s := (*sliceHeader)(x.at(fr))
		if s.len < length {
			fr.pos = pos
			panic(runtimeError(fmt.Sprintf("cannot convert slice with length %d to array or pointer to array with length %d", s.len, length)))
		}
		*(*unsafe.Pointer)(dst.at(fr)) = s.data
	}
}

func (c *compiler) makeSlice(in *ssa.MakeSlice) op {
	dst, pos := c.slot(in), int32(in.Pos())
	length, capacity := c.index(in.Len), c.index(in.Cap)
	r := dst.typ.under.R
	elem := c.typ(in.Type().Underlying().(*types.Slice).Elem())
	return func(fr *frame) {
		n, most := length(fr), capacity(fr)
		fr.pos = pos
		if n < 0 || elem.size > 0 && uintptr(n) > maxAlloc/elem.size {
			panic(runtimeError("makeslice: len out of range"))
		}
		if most < n || elem.size > 0 && uintptr(most) > maxAlloc/elem.size {
			panic(runtimeError("makeslice: cap out of range"))
		}
		needRoom(uintptr(most) * elem.size)
		switch elem.class {
		case word8:
			s := make([]uint64, n, most)
			*(*sliceHeader)(dst.at(fr)) = *(*sliceHeader)(unsafe.Pointer(&s))
		case word1:
			s := make([]byte, n, most)
			*(*sliceHeader)(dst.at(fr)) = *(*sliceHeader)(unsafe.Pointer(&s))
		case text:
			*(*[]string)(dst.at(fr)) = make([]string, n, most)
		default:
			reflect.NewAt(r, dst.at(fr)).Elem().Set(reflect.MakeSlice(r, n, most))
		}
	}
}

// maxAlloc is the size from which on the runtime refuses memory.
const maxAlloc = 1 << 47

// unary compiles loads, receives and the operators with one operand.
func (c *compiler) unary(in *ssa.UnOp) op {
	switch in.Op {
	case token.MUL:
		return c.load(in)
	case token.ARROW:
		return c.receive(in)
	case token.NOT:
		x, d := c.operand(in.X), c.slot(in).off
		return func(fr *frame) { *(*bool)(unsafe.Add(fr.mem, d)) = !*(*bool)(x.at(fr)) }
	}
	x, d := c.operand(in.X), c.slot(in).off
	switch x.typ.under.R.Kind() {
	case reflect.Int:
		return signOp[int](in.Op, d, x)
	case reflect.Int8:
		return signOp[int8](in.Op, d, x)
	case reflect.Int16:
		return signOp[int16](in.Op, d, x)
	case reflect.Int32:
		return signOp[int32](in.Op, d, x)
	case reflect.Int64:
		return signOp[int64](in.Op, d, x)
	case reflect.Uint:
		return signOp[uint](in.Op, d, x)
	case reflect.Uint8:
		return signOp[uint8](in.Op, d, x)
	case reflect.Uint16:
		return signOp[uint16](in.Op, d, x)
	case reflect.Uint32:
		return signOp[uint32](in.Op, d, x)
	case reflect.Uint64:
		return signOp[uint64](in.Op, d, x)
	case reflect.Uintptr:
		return signOp[uintptr](in.Op, d, x)
	case reflect.Float32:
		return negOp[float32](d, x)
	case reflect.Float64:
		return negOp[float64](d, x)
	case reflect.Complex64:
		return negOp[complex64](d, x)
	case reflect.Complex128:
		return negOp[complex128](d, x)
	}
	panic("operator " + in.Op.String() + " on " + in.X.Type().String())
}

func negOp[T integer | float | complex64 | complex128](d uintptr, x operand) op {
	return func(fr *frame) { *(*T)(unsafe.Add(fr.mem, d)) = -*(*T)(x.at(fr)) }
}

func signOp[T integer](operator token.Token, d uintptr, x operand) op {
	if operator == token.SUB {
		return negOp[T](d, x)
	}
	return func(fr *frame) { *(*T)(unsafe.Add(fr.mem, d)) = ^*(*T)(x.at(fr)) }
}
