package vm

import (
	"reflect"
	"unsafe"
)

// Methods of reflect.Value that ask only for what a value is by its kind are
// those of compiled code, for the value as one of its underlying type.

func init() {
	define(map[string]intrinsic{
		"reflect.ValueOf":            reflecting(func(c reflectCall) { give(c, 0, c.dynamic(*(*any)(c.a[0]))) }),
		"(reflect.Value).IsValid":    reading(reflect.Value.IsValid),
		"(reflect.Value).Kind":       reading(reflect.Value.Kind),
		"(reflect.Value).Bool":       reading(reflect.Value.Bool),
		"(reflect.Value).Int":        reading(reflect.Value.Int),
		"(reflect.Value).Uint":       reading(reflect.Value.Uint),
		"(reflect.Value).Float":      reading(reflect.Value.Float),
		"(reflect.Value).Complex":    reading(reflect.Value.Complex),
		"(reflect.Value).Len":        reading(reflect.Value.Len),
		"(reflect.Value).Cap":        reading(reflect.Value.Cap),
		"(reflect.Value).IsNil":      reading(reflect.Value.IsNil),
		"(reflect.Value).IsZero":     reading(reflect.Value.IsZero),
		"(reflect.Value).CanAddr":    reading(reflect.Value.CanAddr),
		"(reflect.Value).CanSet":     reading(reflect.Value.CanSet),
		"(reflect.Value).CanInt":     reading(reflect.Value.CanInt),
		"(reflect.Value).CanUint":    reading(reflect.Value.CanUint),
		"(reflect.Value).CanFloat":   reading(reflect.Value.CanFloat),
		"(reflect.Value).UnsafeAddr": reading(reflect.Value.UnsafeAddr),

		"(reflect.Value).CanComplex":    reading(reflect.Value.CanComplex),
		"(reflect.Value).CanInterface":  reading(reflect.Value.CanInterface),
		"(reflect.Value).OverflowInt":   asking(reflect.Value.OverflowInt),
		"(reflect.Value).OverflowUint":  asking(reflect.Value.OverflowUint),
		"(reflect.Value).OverflowFloat": asking(reflect.Value.OverflowFloat),
		"(reflect.Value).SetBool":       setting(reflect.Value.SetBool),
		"(reflect.Value).SetInt":        setting(reflect.Value.SetInt),
		"(reflect.Value).SetUint":       setting(reflect.Value.SetUint),
		"(reflect.Value).SetFloat":      setting(reflect.Value.SetFloat),
		"(reflect.Value).SetComplex":    setting(reflect.Value.SetComplex),
		"(reflect.Value).SetString":     setting(reflect.Value.SetString),
		"(reflect.Value).SetLen":        setting(reflect.Value.SetLen),
		"(reflect.Value).SetCap":        setting(reflect.Value.SetCap),
		"(reflect.Value).SetPointer":    setting(reflect.Value.SetPointer),
		"(reflect.Value).Grow":          setting(reflect.Value.Grow),
		"(reflect.Value).SetZero":       reflecting(func(c reflectCall) { c.peel(c.value(0)).SetZero() }),
		"(reflect.Value).Clear":         reflecting(clearValue),

		"(reflect.Value).OverflowComplex": asking(reflect.Value.OverflowComplex),
		"(reflect.Value).Bytes":           reflecting(func(c reflectCall) { give(c, 0, c.bytes(c.value(0)).Bytes()) }),
		"(reflect.Value).SetBytes":        reflecting(func(c reflectCall) { c.bytes(c.value(0)).SetBytes(argOf[[]byte](c, 1)) }),
		"(reflect.Value).Pointer":         reflecting(func(c reflectCall) { give(c, 0, c.pointerOf(c.value(0))) }),
		"(reflect.Value).UnsafePointer": reflecting(func(c reflectCall) {
			v := c.peel(c.value(0))
			if v.Kind() == reflect.Func {
				panic(&Refusal{"reflect.Value.UnsafePointer of a function is not known to the interpreter: compare functions by Pointer"})
			}
			give(c, 0, v.UnsafePointer())
		}),
		"(reflect.Value).InterfaceData": refused("reflect.Value.InterfaceData shows how the interpreter lays out interfaces: use Elem and Type"),
		"(reflect.Value).Interface":     reflecting(func(c reflectCall) { give(c, 0, c.toInterface(c.value(0))) }),
		"(reflect.Value).String":        reflecting(func(c reflectCall) { give(c, 0, c.text(c.value(0))) }),
		"(reflect.Value).Type":          reflecting(func(c reflectCall) { give(c, 0, c.shownType(c.value(0))) }),
	})
}

// reading is a method that takes nothing.
func reading[T any](f func(reflect.Value) T) intrinsic {
	return reflecting(func(c reflectCall) { give(c, 0, f(c.peel(c.value(0)))) })
}

// asking is a method that takes a value and tells something of it.
func asking[T any](f func(reflect.Value, T) bool) intrinsic {
	return reflecting(func(c reflectCall) { give(c, 0, f(c.peel(c.value(0)), argOf[T](c, 1))) })
}

// setting is a method that changes the value.
func setting[T any](f func(reflect.Value, T)) intrinsic {
	return reflecting(func(c reflectCall) { f(c.peel(c.value(0)), argOf[T](c, 1)) })
}

func clearValue(c reflectCall) {
	v := c.peel(c.value(0))
	if v.Kind() == reflect.Map {
		defer c.m.lockMap(v.UnsafePointer())()
	}
	v.Clear()
}

// bytes is a slice or an array of bytes as one of compiled code.
func (r *reflection) bytes(v reflect.Value) reflect.Value {
	p := r.peel(v)
	if k := p.Kind(); k != reflect.Slice && k != reflect.Array || r.open(v).s.elem().t.kind() != reflect.Uint8 {
		return p
	}
	if p.Kind() == reflect.Slice {
		return retyped(p, reflect.TypeFor[[]byte]())
	}
	return retyped(p, reflect.ArrayOf(p.Len(), reflect.TypeFor[byte]()))
}

// pointerOf is what identifies what a value refers to. A function of the program
// has a program counter of the machine's own.
func (r *reflection) pointerOf(v reflect.Value) uintptr {
	p := r.peel(v)
	if p.Kind() != reflect.Func || isMethodValue(v) {
		return p.Pointer()
	}
	at := *(*unsafe.Pointer)(valuePlace(v))
	if at == nil {
		return 0
	}
	if cl := r.closureOf(at); cl != nil {
		call := Call{Func: cl.fn.name}
		if cl.fn.src != nil {
			call.Pos = cl.fn.src.Pos()
		}
		return r.m.counters.of(call)
	}
	return p.Pointer()
}

// closureOf is the closure that a function is or was made real from, nil if it
// is compiled code.
func (r *reflection) closureOf(p unsafe.Pointer) *closure {
	if cl := asClosure(p); cl != nil {
		return cl
	}
	if *(*uintptr)(p) != madeEntry {
		return nil
	}
	r.m.mu.Lock()
	defer r.m.mu.Unlock()
	for _, f := range r.m.funcs {
		if f.cell == nil {
			continue
		}
		cl := (*closure)(*f.cell)
		if real := cl.real.Load(); real != nil && *real == p {
			return cl
		}
	}
	panic(&Refusal{"reflection can't tell the address of a function that refers to variables around it: give functions names to compare them by"})
}

// madeEntry is where the functions that package reflect makes begin.
var madeEntry = func() uintptr {
	f := reflect.MakeFunc(reflect.TypeFor[func()](), func([]reflect.Value) []reflect.Value { return nil }).Interface().(func())
	return **(**uintptr)(unsafe.Pointer(&f))
}()

// text does what [reflect.Value.String] does.
func (r *reflection) text(v reflect.Value) string {
	p := r.peel(v)
	if !p.IsValid() || p.Kind() == reflect.String {
		return p.String()
	}
	return "<" + r.shownType(v).String() + " Value>"
}

// shownType does what [reflect.Value.Type] does.
func (r *reflection) shownType(v reflect.Value) reflect.Type {
	if !v.IsValid() || isMethodValue(v) {
		return v.Type()
	}
	return r.staticOf(v).must().shown
}
