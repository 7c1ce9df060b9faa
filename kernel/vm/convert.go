package vm

import (
	"go/types"
	"reflect"
	"unsafe"

	"golang.org/x/tools/go/ssa"
)

// convert compiles a conversion that changes how the value lies in memory.
func (c *compiler) convert(in *ssa.Convert) op {
	x, dst := c.operand(in.X), c.slot(in)
	from, to := x.typ.under.R, dst.typ.under.R
	d := dst.off
	switch {
	case from.Kind() == reflect.String && to.Kind() == reflect.Slice:
		if to.Elem().Size() == 1 {
			return func(fr *frame) { *(*[]byte)(unsafe.Add(fr.mem, d)) = []byte(*(*string)(x.at(fr))) }
		}
		return func(fr *frame) { *(*[]rune)(unsafe.Add(fr.mem, d)) = []rune(*(*string)(x.at(fr))) }
	case from.Kind() == reflect.Slice && to.Kind() == reflect.String:
		if from.Elem().Size() == 1 {
			return func(fr *frame) { *(*string)(unsafe.Add(fr.mem, d)) = string(*(*[]byte)(x.at(fr))) }
		}
		return func(fr *frame) { *(*string)(unsafe.Add(fr.mem, d)) = string(*(*[]rune)(x.at(fr))) }
	case to.Kind() == reflect.String && from.Kind() != reflect.String:
		return runeString(in.X.Type(), d, x)
	}
	if o := convertNumber(from.Kind(), to.Kind(), d, x); o != nil {
		return o
	}
	if from.Size() == to.Size() { // pointers, unsafe.Pointer and uintptr; strings
		x.typ = dst.typ
		return copyOp(dst, x)
	}
	panic("conversion of " + in.X.Type().String() + " to " + in.Type().String())
}

// runeString converts an integer to the string of its character.
func runeString(from types.Type, d uintptr, x operand) op {
	unsigned := from.Underlying().(*types.Basic).Info()&types.IsUnsigned != 0
	kind := x.typ.under.R.Kind()
	read := func(fr *frame) int64 {
		v := reflect.NewAt(basicOf[kind], x.at(fr)).Elem()
		if !unsigned {
			return v.Int()
		}
		if n := v.Uint(); n <= 1<<62 {
			return int64(n)
		}
		return -1
	}
	return func(fr *frame) {
		n := read(fr)
		r := rune(n)
		if int64(r) != n {
			r = -1
		}
		*(*string)(unsafe.Add(fr.mem, d)) = string(r)
	}
}

var basicOf = func() map[reflect.Kind]reflect.Type {
	out := map[reflect.Kind]reflect.Type{}
	for _, r := range basicTypes {
		out[r.Kind()] = r
	}
	return out
}()

// convertNumber converts between kinds of numbers; nil if they are not.
func convertNumber(from, to reflect.Kind, d uintptr, x operand) op {
	switch from {
	case reflect.Int:
		return convertFrom[int](to, d, x)
	case reflect.Int8:
		return convertFrom[int8](to, d, x)
	case reflect.Int16:
		return convertFrom[int16](to, d, x)
	case reflect.Int32:
		return convertFrom[int32](to, d, x)
	case reflect.Int64:
		return convertFrom[int64](to, d, x)
	case reflect.Uint:
		return convertFrom[uint](to, d, x)
	case reflect.Uint8:
		return convertFrom[uint8](to, d, x)
	case reflect.Uint16:
		return convertFrom[uint16](to, d, x)
	case reflect.Uint32:
		return convertFrom[uint32](to, d, x)
	case reflect.Uint64:
		return convertFrom[uint64](to, d, x)
	case reflect.Uintptr:
		return convertFrom[uintptr](to, d, x)
	case reflect.Float32:
		return convertFrom[float32](to, d, x)
	case reflect.Float64:
		return convertFrom[float64](to, d, x)
	case reflect.Complex64:
		if to == reflect.Complex128 {
			return func(fr *frame) { *(*complex128)(unsafe.Add(fr.mem, d)) = complex128(*(*complex64)(x.at(fr))) }
		}
	case reflect.Complex128:
		if to == reflect.Complex64 {
			return func(fr *frame) { *(*complex64)(unsafe.Add(fr.mem, d)) = complex64(*(*complex128)(x.at(fr))) }
		}
	}
	return nil
}

func convertFrom[F integer | float](to reflect.Kind, d uintptr, x operand) op {
	switch to {
	case reflect.Int:
		return convertTo[F, int](d, x)
	case reflect.Int8:
		return convertTo[F, int8](d, x)
	case reflect.Int16:
		return convertTo[F, int16](d, x)
	case reflect.Int32:
		return convertTo[F, int32](d, x)
	case reflect.Int64:
		return convertTo[F, int64](d, x)
	case reflect.Uint:
		return convertTo[F, uint](d, x)
	case reflect.Uint8:
		return convertTo[F, uint8](d, x)
	case reflect.Uint16:
		return convertTo[F, uint16](d, x)
	case reflect.Uint32:
		return convertTo[F, uint32](d, x)
	case reflect.Uint64:
		return convertTo[F, uint64](d, x)
	case reflect.Uintptr:
		return convertTo[F, uintptr](d, x)
	case reflect.Float32:
		return convertTo[F, float32](d, x)
	case reflect.Float64:
		return convertTo[F, float64](d, x)
	}
	return nil
}

func convertTo[F, T integer | float](d uintptr, x operand) op {
	return func(fr *frame) { *(*T)(unsafe.Add(fr.mem, d)) = T(*(*F)(x.at(fr))) }
}
