package vm

import (
	"go/types"
	"reflect"
	"strconv"
	"unsafe"

	"golang.org/x/tools/go/ssa"
)

func init() {
	define(map[string]intrinsic{
		"(reflect.Value).CanConvert": reflecting(func(c reflectCall) {
			v, to := c.value(0), c.typ(1)
			it := c.open(v)
			give(c, 0, it.s.convertibleTo(to) && it.shortage(to) < 0)
		}),
		"(reflect.Value).Convert": reflecting(func(c reflectCall) { give(c, 0, c.convert(c.value(0), c.typ(1))) }),
		"reflect.TypeAssert":      typeAssertValue,
	})
}

// shortage is the length of a slice that is too short for an array, else -1.
func (it item) shortage(to *static) int {
	if it.kind() != reflect.Slice {
		return -1
	}
	array := to
	if to.t.kind() == reflect.Pointer {
		array = to.elem()
	}
	if n := (*sliceHeader)(it.p).len; array.t.kind() == reflect.Array && n < array.t.under.R.Len() {
		return n
	}
	return -1
}

// convert does what [reflect.Value.Convert] does.
func (r *reflection) convert(v reflect.Value, to *static) reflect.Value {
	it := r.open(v)
	if !it.s.convertibleTo(to) {
		panic("reflect.Value.Convert: value of type " + it.s.String() + " cannot be converted to type " + to.String())
	}
	flags := it.flags.inner()
	switch {
	case to.t.class == inter:
		return to.at(r.assignInterface("reflect.Value.Convert", it, to), flags)
	case it.s.honest && to.honest:
		return v.Convert(to.t.R)
	}
	from, kind := it.kind(), to.t.kind()
	switch {
	case isBasicKind(from) && isBasicKind(kind):
		return to.at(valuePlace(it.peeled().Convert(basicOf[kind])), flags)
	case from == reflect.String && kind == reflect.Slice:
		return to.at(valuePlace(it.peeled().Convert(reflect.SliceOf(basicOf[to.elem().t.kind()]))), flags)
	case from == reflect.Slice && kind == reflect.String:
		plain := retyped(it.peeled(), reflect.SliceOf(basicOf[it.s.elem().t.kind()]))
		return to.at(valuePlace(plain.Convert(basicOf[kind])), flags)
	case from == reflect.Slice && (kind == reflect.Array || kind == reflect.Pointer):
		return to.at(it.arrayOf(to), flags)
	}
	copied := it.t.alloc()
	it.t.move(copied, it.p)
	return to.at(copied, flags)
}

func isBasicKind(k reflect.Kind) bool { return k <= reflect.Complex128 || k == reflect.String }

// arrayOf is the array of a slice's elements, or a pointer to them.
func (it item) arrayOf(to *static) unsafe.Pointer {
	s := (*sliceHeader)(it.p)
	if n := it.shortage(to); n >= 0 {
		what, array := "array", to
		if to.t.kind() == reflect.Pointer {
			what, array = "pointer to array", to.elem()
		}
		panic("reflect: cannot convert slice with length " + strconv.Itoa(n) + " to " + what + " with length " + strconv.Itoa(array.t.under.R.Len()))
	}
	p := to.t.alloc()
	if to.t.kind() == reflect.Pointer {
		*(*unsafe.Pointer)(p) = s.data
		return p
	}
	if to.t.size > 0 {
		to.t.move(p, s.data)
	}
	return p
}

// typeAssertValue makes [reflect.TypeAssert] for a type.
func typeAssertValue(m *Machine, src *ssa.Function) nativeFunc {
	r, t := m.reflection(src.Object().Pkg()), m.types.of(src.TypeArgs()[0])
	return func(_ *frame, a, res []unsafe.Pointer) {
		v := *(*reflect.Value)(a[0])
		if !v.IsValid() {
			panic(&reflect.ValueError{Method: "reflect.TypeAssert", Kind: reflect.Invalid})
		}
		if headerOf(&v).flags&readOnly != 0 {
			panic("reflect.TypeAssert: cannot return value obtained from unexported field or method")
		}
		x := r.open(v).interfaceOf()
		t.clear(res[0])
		ok := x != nil
		if target, isInterface := t.T.Underlying().(*types.Interface); isInterface {
			if ok = ok && m.implements(x, target); ok {
				m.writer(t)(res[0], x)
			}
		} else if ok = ok && wordOf(x) == t.word; ok {
			t.unbox(res[0], x)
		}
		*(*bool)(res[1]) = ok
	}
}
