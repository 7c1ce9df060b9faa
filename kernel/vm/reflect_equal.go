package vm

import (
	"reflect"
	"unsafe"
)

func init() {
	define(map[string]intrinsic{
		"reflect.DeepEqual": reflecting(func(c reflectCall) {
			give(c, 0, c.deepEqual(unwrap(*(*any)(c.a[0])), unwrap(*(*any)(c.a[1]))))
		}),
		"(reflect.Value).Comparable": reflecting(func(c reflectCall) { give(c, 0, c.comparable(c.value(0))) }),
		"(reflect.Value).Equal":      reflecting(func(c reflectCall) { give(c, 0, c.equal(c.value(0), c.value(1))) }),
	})
}

func (r *reflection) deepEqual(x, y any) bool {
	m := r.m
	if m.isCompiledValue(x) && m.isCompiledValue(y) {
		return reflect.DeepEqual(x, y)
	}
	if x == nil || y == nil {
		return x == y
	}
	return wordOf(x) == wordOf(y) && (&comparison{seen: map[compared]bool{}}).equal(m.viewOf(x), m.viewOf(y))
}

// comparison is a walk over two values at once.
type comparison struct{ seen map[compared]bool }

// compared are two references that are, or were, walked over.
type compared struct {
	x, y unsafe.Pointer
	t    *Type
}

// equal compares two values of the same type.
func (d *comparison) equal(x, y view) bool {
	switch x.kind() {
	case reflect.Pointer, reflect.Map, reflect.Slice:
		if d.visited(x, y) {
			return true
		}
	}
	switch x.kind() {
	case reflect.Array:
		return d.elements(x, y, x.t.under.R.Len())
	case reflect.Slice:
		return d.slices(x, y)
	case reflect.Interface:
		if x.isNil() || y.isNil() {
			return x.isNil() == y.isNil()
		}
		x, y = x.elem(), y.elem()
		return x.t.word == y.t.word && d.equal(x, y)
	case reflect.Pointer:
		p, q := *(*unsafe.Pointer)(x.p), *(*unsafe.Pointer)(y.p)
		return p == q || p != nil && q != nil && d.equal(x.elem(), y.elem())
	case reflect.Struct:
		fields := y.fields()
		for i, f := range x.fields() {
			if !d.equal(f.view, fields[i].view) {
				return false
			}
		}
		return true
	case reflect.Map:
		return d.maps(x, y)
	case reflect.Func:
		return x.isNil() && y.isNil()
	}
	return x.plain().Equal(y.plain())
}

// visited notes a pair of references, and reports whether it was noted before.
func (d *comparison) visited(x, y view) bool {
	pair := compared{*(*unsafe.Pointer)(x.p), *(*unsafe.Pointer)(y.p), x.t}
	if pair.x == nil || pair.y == nil {
		return false
	}
	if x.kind() == reflect.Slice && (*sliceHeader)(x.p).len != (*sliceHeader)(y.p).len {
		return false
	}
	if d.seen[pair] {
		return true
	}
	d.seen[pair] = true
	return false
}

func (d *comparison) elements(x, y view, n int) bool {
	for i := range n {
		if !d.equal(x.index(i), y.index(i)) {
			return false
		}
	}
	return true
}

func (d *comparison) slices(x, y view) bool {
	s, t := (*sliceHeader)(x.p), (*sliceHeader)(y.p)
	if x.isNil() != y.isNil() || s.len != t.len {
		return false
	}
	return s.data == t.data || d.elements(x, y, s.len)
}

func (d *comparison) maps(x, y view) bool {
	p, q := x.plain(), y.plain()
	if p.IsNil() != q.IsNil() || p.Len() != q.Len() {
		return false
	}
	if p.UnsafePointer() == q.UnsafePointer() {
		return true
	}
	for _, e := range x.entries() {
		other := x.m.mapIndex(y.t.under.R, y.p, reflect.NewAt(p.Type().Key(), e.key.p).Elem())
		if !other.IsValid() {
			return false
		}
		at := view{x.m, e.value.t, addressOf(other)}
		if !d.equal(e.value, at) {
			return false
		}
	}
	return true
}

// comparable does what [reflect.Value.Comparable] does.
func (r *reflection) comparable(v reflect.Value) bool {
	p := r.peel(v)
	switch p.Kind() {
	case reflect.Invalid:
		return false
	case reflect.Interface:
		return p.IsNil() || r.comparable(r.elem(v))
	case reflect.Array:
		for i := range p.Len() {
			if !r.comparable(r.index(v, i)) {
				return false
			}
		}
	case reflect.Struct:
		for i := range r.numField(v) {
			if !r.comparable(r.field(v, i)) {
				return false
			}
		}
		return true
	}
	return p.Type().Comparable()
}

// equal does what [reflect.Value.Equal] does.
func (r *reflection) equal(v, w reflect.Value) bool {
	if r.peel(v).Kind() == reflect.Interface {
		v = r.elem(v)
	}
	if r.peel(w).Kind() == reflect.Interface {
		w = r.elem(w)
	}
	if !v.IsValid() || !w.IsValid() {
		return v.IsValid() == w.IsValid()
	}
	x, y := r.open(v), r.open(w)
	if x.s != y.s {
		return false
	}
	switch x.kind() {
	case reflect.Array:
		for i := range x.peeled().Len() {
			if !r.equal(r.index(v, i), r.index(w, i)) {
				return false
			}
		}
		if x.peeled().Len() > 0 || x.s.elem().shown.Comparable() {
			return true
		}
	case reflect.Struct:
		for i := range r.numField(v) {
			if !r.equal(r.field(v, i), r.field(w, i)) {
				return false
			}
		}
		return true
	case reflect.Func, reflect.Map, reflect.Slice:
	default:
		return x.peeled().Equal(y.peeled())
	}
	panic("reflect.Value.Equal: values of type " + x.s.String() + " are not comparable")
}
