package vm

import (
	"go/token"
	"go/types"
	"reflect"
	"unsafe"

	"golang.org/x/tools/go/ssa"
)

type integer interface {
	int | int8 | int16 | int32 | int64 | uint | uint8 | uint16 | uint32 | uint64 | uintptr
}

type float interface{ float32 | float64 }

type ordered interface{ integer | float | ~string }

// binary compiles the operators with two operands.
func (c *compiler) binary(in *ssa.BinOp) op {
	dst := c.slot(in)
	switch in.Op {
	case token.EQL, token.NEQ, token.LSS, token.LEQ, token.GTR, token.GEQ:
		cond, d := c.comparison(in), dst.off
		return func(fr *frame) { *(*bool)(unsafe.Add(fr.mem, d)) = cond(fr) }
	case token.SHL, token.SHR:
		return c.shift(in)
	}
	x, y, d := c.operand(in.X), c.operand(in.Y), dst.off
	var o op
	pos := int32(in.Pos())
	switch dst.typ.under.R.Kind() {
	case reflect.Int:
		o = intOp[int](in.Op, d, x, y, pos)
	case reflect.Int8:
		o = intOp[int8](in.Op, d, x, y, pos)
	case reflect.Int16:
		o = intOp[int16](in.Op, d, x, y, pos)
	case reflect.Int32:
		o = intOp[int32](in.Op, d, x, y, pos)
	case reflect.Int64:
		o = intOp[int64](in.Op, d, x, y, pos)
	case reflect.Uint:
		o = intOp[uint](in.Op, d, x, y, pos)
	case reflect.Uint8:
		o = intOp[uint8](in.Op, d, x, y, pos)
	case reflect.Uint16:
		o = intOp[uint16](in.Op, d, x, y, pos)
	case reflect.Uint32:
		o = intOp[uint32](in.Op, d, x, y, pos)
	case reflect.Uint64:
		o = intOp[uint64](in.Op, d, x, y, pos)
	case reflect.Uintptr:
		o = intOp[uintptr](in.Op, d, x, y, pos)
	case reflect.Float32:
		o = numberOp[float32](in.Op, d, x, y)
	case reflect.Float64:
		o = numberOp[float64](in.Op, d, x, y)
	case reflect.Complex64:
		o = numberOp[complex64](in.Op, d, x, y)
	case reflect.Complex128:
		o = numberOp[complex128](in.Op, d, x, y)
	case reflect.String:
		o = func(fr *frame) { *(*string)(unsafe.Add(fr.mem, d)) = *(*string)(x.at(fr)) + *(*string)(y.at(fr)) }
	}
	if o == nil {
		panic("operator " + in.Op.String() + " on " + in.X.Type().String())
	}
	return o
}

// intOp is an operator on integers.
func intOp[T integer](operator token.Token, d uintptr, x, y operand, pos int32) op {
	switch operator {
	case token.ADD:
		return addOp[T](d, x, y)
	case token.SUB:
		return subOp[T](d, x, y)
	case token.MUL:
		return mulOp[T](d, x, y)
	case token.QUO:
		return func(fr *frame) {
			fr.pos = pos
			*(*T)(unsafe.Add(fr.mem, d)) = *(*T)(x.at(fr)) / *(*T)(y.at(fr))
		}
	case token.REM:
		return func(fr *frame) {
			fr.pos = pos
			*(*T)(unsafe.Add(fr.mem, d)) = *(*T)(x.at(fr)) % *(*T)(y.at(fr))
		}
	case token.AND:
		return func(fr *frame) { *(*T)(unsafe.Add(fr.mem, d)) = *(*T)(x.at(fr)) & *(*T)(y.at(fr)) }
	case token.OR:
		return func(fr *frame) { *(*T)(unsafe.Add(fr.mem, d)) = *(*T)(x.at(fr)) | *(*T)(y.at(fr)) }
	case token.XOR:
		return func(fr *frame) { *(*T)(unsafe.Add(fr.mem, d)) = *(*T)(x.at(fr)) ^ *(*T)(y.at(fr)) }
	case token.AND_NOT:
		return func(fr *frame) { *(*T)(unsafe.Add(fr.mem, d)) = *(*T)(x.at(fr)) &^ *(*T)(y.at(fr)) }
	}
	return nil
}

// numberOp is an operator on floating-point or complex numbers.
func numberOp[T float | complex64 | complex128](operator token.Token, d uintptr, x, y operand) op {
	switch operator {
	case token.ADD:
		return addOp[T](d, x, y)
	case token.SUB:
		return subOp[T](d, x, y)
	case token.MUL:
		return mulOp[T](d, x, y)
	case token.QUO:
		return func(fr *frame) { *(*T)(unsafe.Add(fr.mem, d)) = *(*T)(x.at(fr)) / *(*T)(y.at(fr)) }
	}
	return nil
}

type number interface {
	integer | float | complex64 | complex128
}

func addOp[T number](d uintptr, x, y operand) op {
	switch {
	case x.abs == nil && y.abs == nil:
		a, b := x.off, y.off
		return func(fr *frame) {
			*(*T)(unsafe.Add(fr.mem, d)) = *(*T)(unsafe.Add(fr.mem, a)) + *(*T)(unsafe.Add(fr.mem, b))
		}
	case x.abs == nil:
		a, b := x.off, *(*T)(y.abs)
		return func(fr *frame) { *(*T)(unsafe.Add(fr.mem, d)) = *(*T)(unsafe.Add(fr.mem, a)) + b }
	}
	return func(fr *frame) { *(*T)(unsafe.Add(fr.mem, d)) = *(*T)(x.at(fr)) + *(*T)(y.at(fr)) }
}

func subOp[T number](d uintptr, x, y operand) op {
	switch {
	case x.abs == nil && y.abs == nil:
		a, b := x.off, y.off
		return func(fr *frame) {
			*(*T)(unsafe.Add(fr.mem, d)) = *(*T)(unsafe.Add(fr.mem, a)) - *(*T)(unsafe.Add(fr.mem, b))
		}
	case x.abs == nil:
		a, b := x.off, *(*T)(y.abs)
		return func(fr *frame) { *(*T)(unsafe.Add(fr.mem, d)) = *(*T)(unsafe.Add(fr.mem, a)) - b }
	}
	return func(fr *frame) { *(*T)(unsafe.Add(fr.mem, d)) = *(*T)(x.at(fr)) - *(*T)(y.at(fr)) }
}

func mulOp[T number](d uintptr, x, y operand) op {
	if x.abs == nil && y.abs == nil {
		a, b := x.off, y.off
		return func(fr *frame) {
			*(*T)(unsafe.Add(fr.mem, d)) = *(*T)(unsafe.Add(fr.mem, a)) * *(*T)(unsafe.Add(fr.mem, b))
		}
	}
	return func(fr *frame) { *(*T)(unsafe.Add(fr.mem, d)) = *(*T)(x.at(fr)) * *(*T)(y.at(fr)) }
}

// shift compiles << and >>.
func (c *compiler) shift(in *ssa.BinOp) op {
	x, d, count := c.operand(in.X), c.slot(in).off, c.shiftCount(in)
	switch x.typ.under.R.Kind() {
	case reflect.Int:
		return shiftOp[int](in.Op, d, x, count)
	case reflect.Int8:
		return shiftOp[int8](in.Op, d, x, count)
	case reflect.Int16:
		return shiftOp[int16](in.Op, d, x, count)
	case reflect.Int32:
		return shiftOp[int32](in.Op, d, x, count)
	case reflect.Int64:
		return shiftOp[int64](in.Op, d, x, count)
	case reflect.Uint:
		return shiftOp[uint](in.Op, d, x, count)
	case reflect.Uint8:
		return shiftOp[uint8](in.Op, d, x, count)
	case reflect.Uint16:
		return shiftOp[uint16](in.Op, d, x, count)
	case reflect.Uint32:
		return shiftOp[uint32](in.Op, d, x, count)
	case reflect.Uint64:
		return shiftOp[uint64](in.Op, d, x, count)
	case reflect.Uintptr:
		return shiftOp[uintptr](in.Op, d, x, count)
	}
	panic("shift of " + in.X.Type().String())
}

func shiftOp[T integer](operator token.Token, d uintptr, x operand, count func(*frame) uint64) op {
	if operator == token.SHL {
		return func(fr *frame) { *(*T)(unsafe.Add(fr.mem, d)) = *(*T)(x.at(fr)) << count(fr) }
	}
	return func(fr *frame) { *(*T)(unsafe.Add(fr.mem, d)) = *(*T)(x.at(fr)) >> count(fr) }
}

// shiftCount is the second operand of a shift. A negative one panics.
func (c *compiler) shiftCount(in *ssa.BinOp) func(*frame) uint64 {
	index, pos := c.index(in.Y), int32(in.Pos())
	if b := in.Y.Type().Underlying().(*types.Basic); b.Info()&types.IsUnsigned != 0 {
		return func(fr *frame) uint64 { return uint64(index(fr)) }
	}
	return func(fr *frame) uint64 {
		n := index(fr)
		if n < 0 {
			fr.pos = pos
			panic(runtimeError("negative shift amount"))
		}
		return uint64(n)
	}
}

// condition compiles a boolean value that a branch asks for.
func (c *compiler) condition(v ssa.Value) func(*frame) bool {
	if compare, ok := v.(*ssa.BinOp); ok && c.folded[v] {
		return c.comparison(compare)
	}
	x := c.operand(v)
	if x.abs != nil {
		value := *(*bool)(x.abs)
		return func(*frame) bool { return value }
	}
	d := x.off
	return func(fr *frame) bool { return *(*bool)(unsafe.Add(fr.mem, d)) }
}

// comparison compiles a comparison.
func (c *compiler) comparison(in *ssa.BinOp) func(*frame) bool {
	x, y := c.operand(in.X), c.operand(in.Y)
	t := in.X.Type()
	if isNilConst(in.X) || isNilConst(in.Y) {
		if in.Op == token.EQL {
			return func(fr *frame) bool { return sameFirstWord(x.at(fr), y.at(fr)) }
		}
		return func(fr *frame) bool { return !sameFirstWord(x.at(fr), y.at(fr)) }
	}
	switch c.typ(t).under.R.Kind() {
	case reflect.Int:
		return compareOp[int](in.Op, x, y)
	case reflect.Int8:
		return compareOp[int8](in.Op, x, y)
	case reflect.Int16:
		return compareOp[int16](in.Op, x, y)
	case reflect.Int32:
		return compareOp[int32](in.Op, x, y)
	case reflect.Int64:
		return compareOp[int64](in.Op, x, y)
	case reflect.Uint:
		return compareOp[uint](in.Op, x, y)
	case reflect.Uint8:
		return compareOp[uint8](in.Op, x, y)
	case reflect.Uint16:
		return compareOp[uint16](in.Op, x, y)
	case reflect.Uint32:
		return compareOp[uint32](in.Op, x, y)
	case reflect.Uint64:
		return compareOp[uint64](in.Op, x, y)
	case reflect.Uintptr:
		return compareOp[uintptr](in.Op, x, y)
	case reflect.Float32:
		return compareOp[float32](in.Op, x, y)
	case reflect.Float64:
		return compareOp[float64](in.Op, x, y)
	case reflect.String:
		return compareOp[string](in.Op, x, y)
	}
	equal, pos := c.equality(c.typ(in.X.Type()), c.typ(in.Y.Type())), int32(in.Pos())
	if in.Op == token.EQL {
		return func(fr *frame) bool {
			fr.pos = pos
			return equal(x.at(fr), y.at(fr))
		}
	}
	return func(fr *frame) bool {
		fr.pos = pos
		return !equal(x.at(fr), y.at(fr))
	}
}

// isNilConst reports whether a value is nil itself.
func isNilConst(v ssa.Value) bool {
	k, ok := v.(*ssa.Const)
	return ok && k.IsNil()
}

func compareOp[T ordered](operator token.Token, x, y operand) func(*frame) bool {
	if x.abs == nil && y.abs == nil {
		return compareRegs[T](operator, x.off, y.off)
	}
	if x.abs == nil {
		return compareConst[T](operator, x.off, *(*T)(y.abs))
	}
	switch operator {
	case token.EQL:
		return func(fr *frame) bool { return *(*T)(x.at(fr)) == *(*T)(y.at(fr)) }
	case token.NEQ:
		return func(fr *frame) bool { return *(*T)(x.at(fr)) != *(*T)(y.at(fr)) }
	case token.LSS:
		return func(fr *frame) bool { return *(*T)(x.at(fr)) < *(*T)(y.at(fr)) }
	case token.LEQ:
		return func(fr *frame) bool { return *(*T)(x.at(fr)) <= *(*T)(y.at(fr)) }
	case token.GTR:
		return func(fr *frame) bool { return *(*T)(x.at(fr)) > *(*T)(y.at(fr)) }
	}
	return func(fr *frame) bool { return *(*T)(x.at(fr)) >= *(*T)(y.at(fr)) }
}

func compareRegs[T ordered](operator token.Token, x, y uintptr) func(*frame) bool {
	switch operator {
	case token.EQL:
		return func(fr *frame) bool { return *(*T)(unsafe.Add(fr.mem, x)) == *(*T)(unsafe.Add(fr.mem, y)) }
	case token.NEQ:
		return func(fr *frame) bool { return *(*T)(unsafe.Add(fr.mem, x)) != *(*T)(unsafe.Add(fr.mem, y)) }
	case token.LSS:
		return func(fr *frame) bool { return *(*T)(unsafe.Add(fr.mem, x)) < *(*T)(unsafe.Add(fr.mem, y)) }
	case token.LEQ:
		return func(fr *frame) bool { return *(*T)(unsafe.Add(fr.mem, x)) <= *(*T)(unsafe.Add(fr.mem, y)) }
	case token.GTR:
		return func(fr *frame) bool { return *(*T)(unsafe.Add(fr.mem, x)) > *(*T)(unsafe.Add(fr.mem, y)) }
	}
	return func(fr *frame) bool { return *(*T)(unsafe.Add(fr.mem, x)) >= *(*T)(unsafe.Add(fr.mem, y)) }
}

func compareConst[T ordered](operator token.Token, x uintptr, y T) func(*frame) bool {
	switch operator {
	case token.EQL:
		return func(fr *frame) bool { return *(*T)(unsafe.Add(fr.mem, x)) == y }
	case token.NEQ:
		return func(fr *frame) bool { return *(*T)(unsafe.Add(fr.mem, x)) != y }
	case token.LSS:
		return func(fr *frame) bool { return *(*T)(unsafe.Add(fr.mem, x)) < y }
	case token.LEQ:
		return func(fr *frame) bool { return *(*T)(unsafe.Add(fr.mem, x)) <= y }
	case token.GTR:
		return func(fr *frame) bool { return *(*T)(unsafe.Add(fr.mem, x)) > y }
	}
	return func(fr *frame) bool { return *(*T)(unsafe.Add(fr.mem, x)) >= y }
}

func sameFirstWord(x, y unsafe.Pointer) bool { return *(*unsafe.Pointer)(x) == *(*unsafe.Pointer)(y) }

// equality compares two values of types of which one is assignable to the
// other, and which need more than comparing words of one size.
func (c *compiler) equality(t, u *Type) func(x, y unsafe.Pointer) bool {
	if t.class == inter || u.class == inter {
		readX, readY := c.m.reader(t), c.m.reader(u)
		return func(x, y unsafe.Pointer) bool { return readX(x) == readY(y) }
	}
	switch under := t.T.Underlying().(type) {
	case *types.Struct:
		type field struct {
			off   uintptr
			equal func(x, y unsafe.Pointer) bool
		}
		var fields []field
		for i := range under.NumFields() {
			if f := under.Field(i); f.Name() != "_" {
				ft := c.typ(f.Type())
				fields = append(fields, field{t.fieldOffset(i), c.equality(ft, ft)})
			}
		}
		return func(x, y unsafe.Pointer) bool {
			for _, f := range fields {
				if !f.equal(unsafe.Add(x, f.off), unsafe.Add(y, f.off)) {
					return false
				}
			}
			return true
		}
	case *types.Array:
		elem := c.typ(under.Elem())
		equal, length := c.equality(elem, elem), uintptr(under.Len())
		return func(x, y unsafe.Pointer) bool {
			for i := range length {
				if !equal(unsafe.Add(x, i*elem.size), unsafe.Add(y, i*elem.size)) {
					return false
				}
			}
			return true
		}
	case *types.Slice, *types.Map, *types.Signature: // compared to nil
		return sameFirstWord
	}
	switch t.under.R.Kind() {
	case reflect.String:
		return func(x, y unsafe.Pointer) bool { return *(*string)(x) == *(*string)(y) }
	case reflect.Float32:
		return func(x, y unsafe.Pointer) bool { return *(*float32)(x) == *(*float32)(y) }
	case reflect.Float64:
		return func(x, y unsafe.Pointer) bool { return *(*float64)(x) == *(*float64)(y) }
	case reflect.Complex64:
		return func(x, y unsafe.Pointer) bool { return *(*complex64)(x) == *(*complex64)(y) }
	case reflect.Complex128:
		return func(x, y unsafe.Pointer) bool { return *(*complex128)(x) == *(*complex128)(y) }
	}
	switch t.size {
	case 1:
		return func(x, y unsafe.Pointer) bool { return *(*uint8)(x) == *(*uint8)(y) }
	case 2:
		return func(x, y unsafe.Pointer) bool { return *(*uint16)(x) == *(*uint16)(y) }
	case 4:
		return func(x, y unsafe.Pointer) bool { return *(*uint32)(x) == *(*uint32)(y) }
	}
	return func(x, y unsafe.Pointer) bool { return *(*uint64)(x) == *(*uint64)(y) }
}
