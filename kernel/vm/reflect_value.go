package vm

import (
	"reflect"
	"unsafe"
)

// A [reflect.Value] of the program is one of compiled code, whose type is the
// carrier of the type that the program sees. The machine takes it apart itself.

// valueHeader is a reflect.Value, as it lies in memory.
type valueHeader struct {
	typ, ptr unsafe.Pointer
	flags    valueFlags
}

// valueFlags say what may be done with a value, and how it is held.
type valueFlags uintptr

const (
	kindFlags   valueFlags = 1<<5 - 1
	stickyRO    valueFlags = 1 << 5 // from a field that is not exported
	embedRO     valueFlags = 1 << 6 // from an embedded field that is not exported
	indirect    valueFlags = 1 << 7 // held behind a pointer
	addressable valueFlags = 1 << 8
	methodValue valueFlags = 1 << 9
	readOnly               = stickyRO | embedRO
)

// inner are the flags of a part of a read-only value.
func (f valueFlags) inner() valueFlags {
	if f&readOnly != 0 {
		return stickyRO
	}
	return 0
}

func headerOf(v *reflect.Value) *valueHeader { return (*valueHeader)(unsafe.Pointer(v)) }

// valueAt is the value of a type at an address.
func valueAt(r reflect.Type, p unsafe.Pointer, flags valueFlags) (v reflect.Value) {
	*headerOf(&v) = valueHeader{typeWord(r), p, valueFlags(r.Kind()) | indirect | flags&(addressable|readOnly)}
	return v
}

// valuePlace is where a value lies, in a copy if it lies nowhere.
func valuePlace(v reflect.Value) unsafe.Pointer {
	h := headerOf(&v)
	if h.flags&indirect != 0 {
		return h.ptr
	}
	cell := new(unsafe.Pointer)
	*cell = h.ptr
	return unsafe.Pointer(cell)
}

// retyped is a value as one of another type that lies in memory the same way.
func retyped(v reflect.Value, r reflect.Type) reflect.Value {
	h := headerOf(&v)
	h.typ = typeWord(r)
	h.flags = h.flags&^kindFlags | valueFlags(r.Kind())
	return v
}

func isMethodValue(v reflect.Value) bool { return headerOf(&v).flags&methodValue != 0 }

// item is a value that has been taken apart.
type item struct {
	view
	s     *static
	flags valueFlags
}

// open takes a value apart. It must be valid.
func (r *reflection) open(v reflect.Value) item {
	if isMethodValue(v) { // make it a function
		flags := headerOf(&v).flags
		headerOf(&v).flags &^= readOnly
		v = reflect.ValueOf(v.Interface())
		headerOf(&v).flags |= flags & readOnly
	}
	s := r.staticOf(v)
	return item{view{r.m, s.t, valuePlace(v)}, s, headerOf(&v).flags}
}

// at is the value of a type at an address.
func (s *static) at(p unsafe.Pointer, flags valueFlags) reflect.Value {
	return valueAt(s.carrier, p, flags)
}

// carried makes a value of a type of one of its underlying type.
func (s *static) carried(v reflect.Value) reflect.Value {
	return s.at(valuePlace(v), headerOf(&v).flags)
}

// peel is a value as one of its underlying type.
func (r *reflection) peel(v reflect.Value) reflect.Value {
	if !v.IsValid() || isMethodValue(v) {
		return v
	}
	if s := r.staticOf(v); !s.honest {
		return retyped(v, s.t.under.R)
	}
	return v
}

// peeled is the value in an item as one of its underlying type.
func (it item) peeled() reflect.Value { return valueAt(it.t.under.R, it.p, it.flags) }

// dynamic is the value of an interface.
func (r *reflection) dynamic(x any) reflect.Value {
	x = unwrap(x)
	v := reflect.ValueOf(x)
	if x == nil {
		return v
	}
	if s := r.dynamicStatic(x); s.carrier != v.Type() {
		return s.at(valuePlace(v), 0)
	}
	return v
}

// interfaceOf is the value in an item as an interface holds it.
func (it item) interfaceOf() any {
	if it.t.class == inter {
		return it.any()
	}
	if realize := it.m.realizer(it.t); realize != nil {
		copied := it.t.alloc()
		it.t.move(copied, it.p)
		realize(copied)
		return it.t.box(copied)
	}
	return it.t.box(it.p)
}

// toInterface does what [reflect.Value.Interface] does.
func (r *reflection) toInterface(v reflect.Value) any {
	if !v.IsValid() || !v.CanInterface() {
		return v.Interface()
	}
	return r.open(v).interfaceOf()
}
