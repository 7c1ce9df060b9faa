package vm

import (
	"errors"
	"go/types"
	"reflect"
)

func init() {
	define(map[string]intrinsic{
		"(reflect.Value).Elem":     reflecting(func(c reflectCall) { give(c, 0, c.elem(c.value(0))) }),
		"(reflect.Value).Addr":     reflecting(func(c reflectCall) { give(c, 0, c.addr(c.value(0))) }),
		"(reflect.Value).Index":    reflecting(func(c reflectCall) { give(c, 0, c.index(c.value(0), argOf[int](c, 1))) }),
		"(reflect.Value).NumField": reflecting(func(c reflectCall) { give(c, 0, c.numField(c.value(0))) }),
		"(reflect.Value).Field":    reflecting(func(c reflectCall) { give(c, 0, c.field(c.value(0), argOf[int](c, 1))) }),
		"(reflect.Value).FieldByIndex": reflecting(func(c reflectCall) {
			v, err := c.fieldByIndex(c.value(0), argOf[[]int](c, 1))
			if err != nil {
				panic("reflect: indirection through nil pointer to embedded struct")
			}
			give(c, 0, v)
		}),
		"(reflect.Value).FieldByIndexErr": reflecting(func(c reflectCall) {
			v, err := c.fieldByIndex(c.value(0), argOf[[]int](c, 1))
			give(c, 0, v)
			give(c, 1, err)
		}),
		"(reflect.Value).FieldByName": reflecting(func(c reflectCall) {
			name := argOf[string](c, 1)
			give(c, 0, c.fieldNamed(c.value(0), func(t reflect.Type) (reflect.StructField, bool) { return t.FieldByName(name) }))
		}),
		"(reflect.Value).FieldByNameFunc": reflecting(func(c reflectCall) {
			match := c.matcher(1)
			give(c, 0, c.fieldNamed(c.value(0), func(t reflect.Type) (reflect.StructField, bool) { return t.FieldByNameFunc(match) }))
		}),
		"reflect.Indirect": reflecting(func(c reflectCall) {
			v := c.value(0)
			if c.peel(v).Kind() == reflect.Pointer {
				v = c.elem(v)
			}
			give(c, 0, v)
		}),
		"(reflect.Value).Slice": reflecting(func(c reflectCall) {
			i, j := argOf[int](c, 1), argOf[int](c, 2)
			give(c, 0, c.slice(c.value(0), func(v reflect.Value) reflect.Value { return v.Slice(i, j) }))
		}),
		"(reflect.Value).Slice3": reflecting(func(c reflectCall) {
			i, j, k := argOf[int](c, 1), argOf[int](c, 2), argOf[int](c, 3)
			give(c, 0, c.slice(c.value(0), func(v reflect.Value) reflect.Value { return v.Slice3(i, j, k) }))
		}),
	})
}

// elem does what [reflect.Value.Elem] does.
func (r *reflection) elem(v reflect.Value) reflect.Value {
	p := r.peel(v)
	switch p.Kind() {
	case reflect.Interface:
		it := r.open(v)
		out := r.dynamic(it.any())
		if out.IsValid() {
			headerOf(&out).flags |= it.flags.inner()
		}
		return out
	case reflect.Pointer:
		if p.IsNil() {
			return reflect.Value{}
		}
		it := r.open(v)
		return it.s.elem().at(p.UnsafePointer(), addressable|it.flags&readOnly)
	}
	return p.Elem()
}

// addr does what [reflect.Value.Addr] does.
func (r *reflection) addr(v reflect.Value) reflect.Value {
	if !v.CanAddr() {
		return v.Addr()
	}
	it := r.open(v)
	return r.pointer(it.s, it.p, it.flags.inner())
}

// index does what [reflect.Value.Index] does.
func (r *reflection) index(v reflect.Value, i int) reflect.Value {
	p := r.peel(v)
	part := p.Index(i)
	if p.Kind() == reflect.String {
		return part
	}
	return r.open(v).s.elem().carried(part)
}

func (r *reflection) numField(v reflect.Value) int {
	if p := r.peel(v); p.Kind() != reflect.Struct {
		return p.NumField()
	}
	s := r.staticOf(v)
	if s.honest {
		return v.NumField()
	}
	s.prepare()
	return len(s.fields)
}

// field does what [reflect.Value.Field] does.
func (r *reflection) field(v reflect.Value, i int) reflect.Value {
	if p := r.peel(v); p.Kind() != reflect.Struct {
		return p.Field(i)
	}
	it := r.open(v)
	if it.s.honest {
		return v.Field(i)
	}
	it.s.prepare()
	if i < 0 || i >= len(it.s.fields) {
		panic("reflect: Field index out of range")
	}
	f := &it.s.fields[i]
	flags := it.flags & (addressable | stickyRO)
	switch {
	case f.exported:
	case f.embedded:
		flags |= embedRO
	default:
		flags |= stickyRO
	}
	s := it.s.part(f.typ, func(t types.Type) types.Type { return t.(*types.Struct).Field(i).Type() })
	return s.at(f.of(it.view).p, flags)
}

// fieldByIndex does what [reflect.Value.FieldByIndexErr] does.
func (r *reflection) fieldByIndex(v reflect.Value, index []int) (reflect.Value, error) {
	if p := r.peel(v); len(index) != 1 && p.Kind() != reflect.Struct {
		return p.FieldByIndexErr(index)
	}
	for i, x := range index {
		if i > 0 && r.peel(v).Kind() == reflect.Pointer {
			if s := r.staticOf(v).elem(); s.t.kind() == reflect.Struct {
				if r.peel(v).IsNil() {
					return reflect.Value{}, errors.New("reflect: indirection through nil pointer to embedded struct field " + s.shown.Name())
				}
				v = r.elem(v)
			}
		}
		v = r.field(v, x)
	}
	return v, nil
}

func (r *reflection) fieldNamed(v reflect.Value, find func(reflect.Type) (reflect.StructField, bool)) reflect.Value {
	if p := r.peel(v); p.Kind() != reflect.Struct {
		return p.FieldByName("")
	}
	f, ok := find(r.staticOf(v).must().shown)
	if !ok {
		return reflect.Value{}
	}
	out, err := r.fieldByIndex(v, f.Index)
	if err != nil {
		panic("reflect: indirection through nil pointer to embedded struct")
	}
	return out
}

// slice slices a value.
func (r *reflection) slice(v reflect.Value, f func(reflect.Value) reflect.Value) reflect.Value {
	out := f(r.peel(v))
	it := r.open(v)
	if it.kind() != reflect.Array {
		return it.s.carried(out)
	}
	if it.s.honest {
		return out
	}
	return r.ofType(types.NewSlice(it.s.elem().must().t.T)).carried(out)
}
