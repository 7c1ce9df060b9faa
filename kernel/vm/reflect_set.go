package vm

import (
	"reflect"
	"unsafe"
)

func init() {
	define(map[string]intrinsic{
		"(reflect.Value).Set":  reflecting(func(c reflectCall) { c.set(c.value(0), c.value(1)) }),
		"reflect.Append":       reflecting(appendValues),
		"reflect.AppendSlice":  reflecting(appendSlice),
		"reflect.Copy":         reflecting(copyValues),
		"reflect.Swapper":      reflecting(swapper),
		"(reflect.Value).Call": reflecting(func(c reflectCall) { give(c, 0, c.callValue("Call", c.value(0), argOf[[]reflect.Value](c, 1))) }),
		"(reflect.Value).CallSlice": reflecting(func(c reflectCall) {
			give(c, 0, c.callValue("CallSlice", c.value(0), argOf[[]reflect.Value](c, 1)))
		}),
	})
}

// refuseReadOnly panics, as package reflect does, if a value comes from a field
// that is not exported.
func refuseReadOnly(method string, v reflect.Value) {
	if headerOf(&v).flags&readOnly != 0 {
		panic("reflect: " + method + " using value obtained using unexported field")
	}
}

// assign returns where the value lies as one of a type to which it is assigned.
func (r *reflection) assign(context string, x reflect.Value, to *static) unsafe.Pointer {
	it := r.open(x)
	if to.t.class == inter {
		return r.assignInterface(context, it, to)
	}
	if it.s != to && !it.s.assignableTo(to) {
		r.notAssignable(context, it.s, to)
	}
	if it.m.realizer(it.t) == nil {
		return it.p
	}
	return r.realized(it)
}

// realized is where a copy of a value is whose functions compiled code can call.
func (r *reflection) realized(it item) unsafe.Pointer {
	copied := it.t.alloc()
	it.t.move(copied, it.p)
	if realize := it.m.realizer(it.t); realize != nil {
		realize(copied)
	}
	return copied
}

func (r *reflection) notAssignable(context string, from, to *static) {
	panic(context + ": value of type " + from.String() + " is not assignable to type " + to.String())
}

func (r *reflection) assignInterface(context string, it item, to *static) unsafe.Pointer {
	if it.s != to && !it.s.implements(to) {
		r.notAssignable(context, it.s, to)
	}
	cell := to.t.alloc()
	r.m.writer(to.t)(cell, it.interfaceOf())
	return cell
}

// set does what [reflect.Value.Set] does.
func (r *reflection) set(v, x reflect.Value) {
	if !v.IsValid() || !x.IsValid() || !v.CanSet() {
		v.Set(x) // which panics
	}
	refuseReadOnly("reflect.Value.Set", x)
	it := r.open(v)
	p := r.assign("reflect.Set", x, it.s)
	it.t.move(it.p, p)
}

// elements are values for a slice of a reflect type.
func (r *reflection) elements(context string, list []reflect.Value, elem *static, real reflect.Type) []reflect.Value {
	var out []reflect.Value
	for _, x := range list {
		if !x.IsValid() {
			reflect.ValueOf(&x).Elem().Set(x) // which panics
		}
		refuseReadOnly("reflect.Value.Set", x)
		out = append(out, reflect.NewAt(real, r.assign(context, x, elem)).Elem())
	}
	return out
}

func appendValues(c reflectCall) {
	v, list := c.value(0), argOf[[]reflect.Value](c, 1)
	p := c.peel(v)
	if p.Kind() != reflect.Slice {
		reflect.Append(p)
	}
	it := c.open(v)
	give(c, 0, it.s.carried(reflect.Append(p, c.elements("reflect.Set", list, it.s.elem(), p.Type().Elem())...)))
}

func appendSlice(c reflectCall) {
	v, w := c.value(0), c.value(1)
	p, q := c.peel(v), c.peel(w)
	if p.Kind() != reflect.Slice || q.Kind() != reflect.Slice {
		reflect.AppendSlice(p, q)
	}
	s := c.staticOf(v)
	if t := c.staticOf(w); s != t {
		panic("reflect.AppendSlice: " + s.String() + " != " + t.String())
	}
	give(c, 0, s.carried(reflect.AppendSlice(p, q)))
}

func copyValues(c reflectCall) {
	v, w := c.value(0), c.value(1)
	p, q := c.peel(v), c.peel(w)
	isList := func(v reflect.Value) bool { return v.Kind() == reflect.Slice || v.Kind() == reflect.Array }
	if !isList(p) || !isList(q) {
		if isList(p) {
			p = c.bytes(v)
		}
		give(c, 0, reflect.Copy(p, q))
		return
	}
	s, t := c.staticOf(v).elem(), c.staticOf(w).elem()
	if s != t {
		panic("reflect.Copy: " + s.String() + " != " + t.String())
	}
	give(c, 0, reflect.Copy(p, q))
}

func swapper(c reflectCall) {
	x := unwrap(*(*any)(c.a[0]))
	if x == nil {
		reflect.Swapper(x)
	}
	v := c.dynamic(x)
	p := c.peel(v)
	if p.Kind() != reflect.Slice {
		panic(&reflect.ValueError{Method: "Swapper", Kind: p.Kind()})
	}
	swap := reflect.Swapper(p.Interface())
	*(*func(i, j int))(c.r[0]) = swap
}
