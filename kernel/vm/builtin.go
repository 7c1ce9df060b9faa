package vm

import (
	"fmt"
	"reflect"
	"unsafe"

	"golang.org/x/tools/go/ssa"
)

// builtin compiles a call of a built-in function.
func (c *compiler) builtin(b *ssa.Builtin, common *ssa.CallCommon, in *ssa.Call) op {
	args := c.operands(common.Args)
	var res slot
	if in != nil && len(c.regs[in]) > 0 {
		res = c.slot(in)
	}
	return c.m.builtinOp(b, common, args, res)
}

// builtinFunction is a built-in function for a deferred call or a goroutine.
func (c *compiler) builtinFunction(b *ssa.Builtin, common *ssa.CallCommon) *function {
	f := &function{m: c.m, name: b.Name(), src: c.src}
	made := &code{fn: f, layout: &layout{}}
	var regs []typedReg
	for _, a := range common.Args {
		t := c.typ(a.Type())
		regs = append(regs, typedReg{made.layout.add(t), t})
	}
	var result typedReg
	results := common.Signature().Results()
	if results.Len() == 1 {
		t := c.typ(results.At(0).Type())
		result = typedReg{made.layout.add(t), t}
	}
	made.layout.finish()
	var args []operand
	for _, r := range regs {
		off := made.layout.offset(r.reg)
		made.params = append(made.params, slot{off, r.typ})
		args = append(args, operand{off: off, typ: r.typ})
	}
	var res slot
	if result.typ != nil {
		res = slot{made.layout.offset(result.reg), result.typ}
	}
	o := c.m.builtinOp(b, common, args, res)
	if b.Name() == "recover" { // as if the function that deferred it called it
		o = func(fr *frame) {
			if fr.deferrer != nil && fr.deferrer.panic == nil {
				fr.deferrer.recover()
			}
		}
	}
	made.entry = &block{ops: []op{o}, next: func(*frame) *block { return nil }}
	f.made.Store(made)
	return f
}

func (m *Machine) builtinOp(b *ssa.Builtin, common *ssa.CallCommon, args []operand, res slot) op {
	pos := int32(common.Pos())
	switch b.Name() {
	case "len":
		return m.length(args[0], res)
	case "cap":
		return m.capacity(args[0], res)
	case "append":
		return m.appendOp(args, res, pos)
	case "copy":
		return m.copyElements(args, res)
	case "delete":
		x, key, r := args[0], args[1], args[0].typ.under.R
		return func(fr *frame) {
			fr.pos = pos
			if m.shared.Load() {
				defer m.lockMap(*(*unsafe.Pointer)(x.at(fr)))()
			}
			reflect.NewAt(r, x.at(fr)).Elem().SetMapIndex(reflect.NewAt(key.typ.R, key.at(fr)).Elem(), reflect.Value{})
		}
	case "clear":
		x, r := args[0], args[0].typ.under.R
		return func(fr *frame) {
			if r.Kind() == reflect.Map && m.shared.Load() {
				defer m.lockMap(*(*unsafe.Pointer)(x.at(fr)))()
			}
			reflect.NewAt(r, x.at(fr)).Elem().Clear()
		}
	case "close":
		x, r := args[0], args[0].typ.under.R
		return func(fr *frame) {
			fr.pos = pos
			closeChan(r, x.at(fr))
		}
	case "panic":
		x := args[0]
		return func(fr *frame) {
			fr.pos = pos
			panic(*(*any)(x.at(fr)))
		}
	case "recover":
		return func(fr *frame) { *(*any)(res.at(fr)) = fr.recover() }
	case "print", "println":
		return m.printOp(b.Name() == "println", args)
	case "min", "max":
		return m.extreme(b.Name() == "max", args, res)
	case "real", "imag", "complex":
		return complexOp(b.Name(), args, res)
	case "ssa:wrapnilchk":
		x := args[0]
		recv, name := *(*string)(args[1].abs), *(*string)(args[2].abs)
		return func(fr *frame) {
			p := *(*unsafe.Pointer)(x.at(fr))
			if p == nil {
				panic(runtimeError(fmt.Sprintf("value method %s.%s called using nil *%s pointer", recv, name, baseName(recv))))
			}
			*(*unsafe.Pointer)(res.at(fr)) = p
		}
	case "ssa:deferstack":
		return func(fr *frame) { *(**frame)(res.at(fr)) = fr }
	case "Add":
		x, n := args[0], indexOf(args[1])
		return func(fr *frame) { *(*unsafe.Pointer)(res.at(fr)) = unsafe.Add(*(*unsafe.Pointer)(x.at(fr)), n(fr)) }
	case "Slice":
		x, n := args[0], indexOf(args[1])
		return func(fr *frame) {
			*(*sliceHeader)(res.at(fr)) = sliceHeader{*(*unsafe.Pointer)(x.at(fr)), n(fr), n(fr)}
		}
	case "SliceData":
		x := args[0]
		return func(fr *frame) { *(*unsafe.Pointer)(res.at(fr)) = *(*unsafe.Pointer)(x.at(fr)) }
	case "String":
		x, n := args[0], indexOf(args[1])
		return func(fr *frame) { *(*string)(res.at(fr)) = unsafe.String(*(**byte)(x.at(fr)), n(fr)) }
	case "StringData":
		x := args[0]
		return func(fr *frame) { *(*unsafe.Pointer)(res.at(fr)) = *(*unsafe.Pointer)(x.at(fr)) }
	}
	panic("built-in function " + b.Name())
}

func baseName(name string) string {
	for i := len(name) - 1; i >= 0; i-- {
		if name[i] == '.' {
			return name[i+1:]
		}
	}
	return name
}

func indexOf(x operand) func(fr *frame) int {
	kind := x.typ.under.R
	return func(fr *frame) int {
		v := reflect.NewAt(kind, x.at(fr)).Elem()
		if v.CanInt() {
			return int(v.Int())
		}
		return int(v.Uint())
	}
}

func (m *Machine) length(x operand, res slot) op {
	d := res.off
	switch r := x.typ.under.R; r.Kind() {
	case reflect.String:
		return func(fr *frame) { *(*int)(unsafe.Add(fr.mem, d)) = len(*(*string)(x.at(fr))) }
	case reflect.Slice:
		return func(fr *frame) { *(*int)(unsafe.Add(fr.mem, d)) = (*sliceHeader)(x.at(fr)).len }
	case reflect.Array:
		return func(fr *frame) { *(*int)(unsafe.Add(fr.mem, d)) = r.Len() }
	case reflect.Pointer:
		return func(fr *frame) { *(*int)(unsafe.Add(fr.mem, d)) = r.Elem().Len() }
	default:
		return func(fr *frame) {
			if r.Kind() == reflect.Map && m.shared.Load() {
				defer m.lockMap(*(*unsafe.Pointer)(x.at(fr)))()
			}
			*(*int)(unsafe.Add(fr.mem, d)) = reflect.NewAt(r, x.at(fr)).Elem().Len()
		}
	}
}

func (m *Machine) capacity(x operand, res slot) op {
	r := x.typ.under.R
	if r.Kind() == reflect.Slice {
		return func(fr *frame) { *(*int)(res.at(fr)) = (*sliceHeader)(x.at(fr)).cap }
	}
	return func(fr *frame) { *(*int)(res.at(fr)) = reflect.NewAt(r, x.at(fr)).Elem().Cap() }
}

// appendOp compiles append; its second argument is a slice or a string.
func (m *Machine) appendOp(args []operand, res slot, pos int32) op {
	x, y := args[0], args[1]
	r := res.typ.under.R
	if y.typ.under.R.Kind() == reflect.String {
		return func(fr *frame) { *(*[]byte)(res.at(fr)) = append(*(*[]byte)(x.at(fr)), *(*string)(y.at(fr))...) }
	}
	switch classOf(r.Elem()) {
	case word8:
		return appendAs[uint64](x, y, res)
	case word4:
		return appendAs[uint32](x, y, res)
	case word1:
		return appendAs[byte](x, y, res)
	case pointer:
		return appendAs[unsafe.Pointer](x, y, res)
	case text:
		return appendAs[string](x, y, res)
	case inter:
		return appendAs[[2]unsafe.Pointer](x, y, res)
	case slice:
		return appendAs[[]byte](x, y, res)
	}
	return func(fr *frame) {
		fr.pos = pos
		if n := (*sliceHeader)(x.at(fr)).len + (*sliceHeader)(y.at(fr)).len; n < 0 {
			panic(runtimeError("growslice: len out of range"))
		}
		all := reflect.AppendSlice(reflect.NewAt(r, x.at(fr)).Elem(), reflect.NewAt(r, y.at(fr)).Elem())
		reflect.NewAt(r, res.at(fr)).Elem().Set(all)
	}
}

func appendAs[T any](x, y operand, res slot) op {
	return func(fr *frame) { *(*[]T)(res.at(fr)) = append(*(*[]T)(x.at(fr)), *(*[]T)(y.at(fr))...) }
}

func (m *Machine) copyElements(args []operand, res slot) op {
	x, y := args[0], args[1]
	set := func(fr *frame, n int) {
		if res.typ != nil {
			*(*int)(res.at(fr)) = n
		}
	}
	if y.typ.under.R.Kind() == reflect.String {
		return func(fr *frame) { set(fr, copy(*(*[]byte)(x.at(fr)), *(*string)(y.at(fr)))) }
	}
	r := x.typ.under.R
	return func(fr *frame) {
		set(fr, reflect.Copy(reflect.NewAt(r, x.at(fr)).Elem(), reflect.NewAt(r, y.at(fr)).Elem()))
	}
}

// recover ends the panic that unwinds the frame whose deferred call this is.
func (fr *frame) recover() any {
	from := fr.deferrer
	if from == nil || from.panic == nil || from.panic.recovered {
		return nil
	}
	from.panic.recovered = true
	return from.panic.Value
}

// extreme compiles min and max.
func (m *Machine) extreme(largest bool, args []operand, res slot) op {
	switch res.typ.under.R.Kind() {
	case reflect.Int:
		return extremeOp[int](largest, args, res)
	case reflect.Int8:
		return extremeOp[int8](largest, args, res)
	case reflect.Int16:
		return extremeOp[int16](largest, args, res)
	case reflect.Int32:
		return extremeOp[int32](largest, args, res)
	case reflect.Int64:
		return extremeOp[int64](largest, args, res)
	case reflect.Uint:
		return extremeOp[uint](largest, args, res)
	case reflect.Uint8:
		return extremeOp[uint8](largest, args, res)
	case reflect.Uint16:
		return extremeOp[uint16](largest, args, res)
	case reflect.Uint32:
		return extremeOp[uint32](largest, args, res)
	case reflect.Uint64:
		return extremeOp[uint64](largest, args, res)
	case reflect.Uintptr:
		return extremeOp[uintptr](largest, args, res)
	case reflect.Float32:
		return extremeOp[float32](largest, args, res)
	case reflect.Float64:
		return extremeOp[float64](largest, args, res)
	case reflect.String:
		return extremeOp[string](largest, args, res)
	}
	panic("min or max of " + res.typ.T.String())
}

func extremeOp[T ordered](largest bool, args []operand, res slot) op {
	return func(fr *frame) {
		best := *(*T)(args[0].at(fr))
		for _, a := range args[1:] {
			if largest {
				best = max(best, *(*T)(a.at(fr)))
			} else {
				best = min(best, *(*T)(a.at(fr)))
			}
		}
		*(*T)(res.at(fr)) = best
	}
}

func complexOp(name string, args []operand, res slot) op {
	wide := res.typ.size == 8
	if name == "complex" {
		wide = res.typ.size == 16
	}
	x := args[0]
	switch {
	case name == "real" && wide:
		return func(fr *frame) { *(*float64)(res.at(fr)) = real(*(*complex128)(x.at(fr))) }
	case name == "real":
		return func(fr *frame) { *(*float32)(res.at(fr)) = real(*(*complex64)(x.at(fr))) }
	case name == "imag" && wide:
		return func(fr *frame) { *(*float64)(res.at(fr)) = imag(*(*complex128)(x.at(fr))) }
	case name == "imag":
		return func(fr *frame) { *(*float32)(res.at(fr)) = imag(*(*complex64)(x.at(fr))) }
	}
	y := args[1]
	if wide {
		return func(fr *frame) { *(*complex128)(res.at(fr)) = complex(*(*float64)(x.at(fr)), *(*float64)(y.at(fr))) }
	}
	return func(fr *frame) { *(*complex64)(res.at(fr)) = complex(*(*float32)(x.at(fr)), *(*float32)(y.at(fr))) }
}
