package vm

import (
	"go/types"
	"reflect"
	"unsafe"
)

// A view is a value of the program as code that walks over values sees it: with
// the type that the program gave it, where reflection would show how it lies in
// memory.
type view struct {
	m *Machine
	t *Type
	p unsafe.Pointer // where the value is
}

// viewOf looks at the value in an interface. It must not be nil.
func (m *Machine) viewOf(x any) view {
	x = unwrap(x)
	t := m.dynamicType(x)
	return view{m, t, holder(t, x)}
}

// ofReflect is the machine's view of a type that compiled code has.
func (m *Machine) ofReflect(r reflect.Type) *Type {
	if t := m.types.ofWord(typeWord(r)); t != nil {
		return t
	}
	t := m.foreign(r)
	m.types.see(t)
	return t
}

// kind is the kind of the value's underlying type.
func (v view) kind() reflect.Kind { return v.t.under.R.Kind() }

// plain is the value as reflection sees one of its underlying type. What it holds
// has the types of memory.
func (v view) plain() reflect.Value { return v.t.under.value(v.p) }

// any is the value in an interface, as the program holds it. Of an interface it
// is the value in it.
func (v view) any() any {
	if v.t.class == inter {
		return v.m.reader(v.t)(v.p)
	}
	return v.t.box(v.p)
}

// part is a value that lies in this one or behind it: of a type that the program
// gave, or, where compiled code made this one, of the type r.
func (v view) part(t types.Type, r reflect.Type, p unsafe.Pointer) view {
	if t != nil {
		return view{v.m, v.m.types.of(t), p}
	}
	return view{v.m, v.m.ofReflect(r), p}
}

// under is the underlying type as the program wrote it, nil if compiled code
// made the type.
func (v view) under() types.Type {
	if v.t.T == nil {
		return nil
	}
	if _, named := v.t.T.(*types.Named); named && !v.t.own {
		return nil
	}
	return v.t.T.Underlying()
}

// elem is what an interface or a pointer that is not nil holds or points to.
func (v view) elem() view {
	if v.t.class == inter {
		return v.m.viewOf(v.any())
	}
	p := *(*unsafe.Pointer)(v.p)
	if t, ok := v.under().(*types.Pointer); ok {
		return v.part(t.Elem(), nil, p)
	}
	return v.part(nil, v.t.R.Elem(), p)
}

// index is an element of an array or a slice.
func (v view) index(i int) view {
	data := v.p
	if v.kind() == reflect.Slice {
		data = (*sliceHeader)(v.p).data
	}
	at := func(elem view) view {
		elem.p = unsafe.Add(data, uintptr(i)*elem.t.size)
		return elem
	}
	if t, ok := v.under().(interface{ Elem() types.Type }); ok {
		return at(v.part(t.Elem(), nil, nil))
	}
	return at(v.part(nil, v.t.under.R.Elem(), nil))
}

// A viewField is a field of a struct.
type viewField struct {
	view
	name               string
	tag                reflect.StructTag
	exported, embedded bool
}

// fields lists the fields of a struct.
func (v view) fields() []viewField {
	var out []viewField
	if t, ok := v.under().(*types.Struct); ok {
		for i := range t.NumFields() {
			f := t.Field(i)
			at := unsafe.Add(v.p, v.t.fieldOffset(i))
			out = append(out, viewField{v.part(f.Type(), nil, at), f.Name(), reflect.StructTag(t.Tag(i)), f.Exported(), f.Embedded()})
		}
		return out
	}
	r := v.t.R
	for i := range r.NumField() {
		f := r.Field(i)
		out = append(out, viewField{v.part(nil, f.Type, unsafe.Add(v.p, f.Offset)), f.Name, f.Tag, f.IsExported(), f.Anonymous})
	}
	return out
}

// entry is an entry of a map.
type entry struct{ key, value view }

// entries lists the entries of a map, in no order.
func (v view) entries() []entry {
	if v.m.shared.Load() {
		defer v.m.lockMap(*(*unsafe.Pointer)(v.p))()
	}
	var key, elem types.Type
	if t, ok := v.under().(*types.Map); ok {
		key, elem = t.Key(), t.Elem()
	}
	r := v.t.under.R
	var out []entry
	for walk := v.plain().MapRange(); walk.Next(); {
		k, e := addressOf(walk.Key()), addressOf(walk.Value())
		out = append(out, entry{v.part(key, r.Key(), k), v.part(elem, r.Elem(), e)})
	}
	return out
}

// isNil reports whether a value that can be nil is.
func (v view) isNil() bool {
	switch v.kind() {
	case reflect.Pointer, reflect.Map, reflect.Slice, reflect.Chan, reflect.Func, reflect.UnsafePointer:
		return *(*unsafe.Pointer)(v.p) == nil
	case reflect.Interface:
		return v.any() == nil
	}
	return false
}

// method is a method of the value by its exported name, nil if it has none. Its
// first parameter is the receiver.
func (v view) method(name string) *function {
	if v.t.class == inter {
		return nil
	}
	return v.m.named(v.t, name)
}

// isProgram reports whether the value is of a type of the program's own, or
// holds, by its type, one that is.
func (m *Machine) isProgram(t *Type) bool {
	if t.T == nil {
		return false
	}
	return m.mentionsOwn(t.T, map[types.Type]bool{})
}

func (m *Machine) mentionsOwn(t types.Type, seen map[types.Type]bool) bool {
	t = types.Unalias(t)
	if seen[t] {
		return false
	}
	seen[t] = true
	switch t := t.(type) {
	case *types.Named:
		return m.types.of(t).own
	case *types.Map:
		return m.mentionsOwn(t.Key(), seen) || m.mentionsOwn(t.Elem(), seen)
	case *types.Struct:
		for f := range t.Fields() {
			if m.mentionsOwn(f.Type(), seen) {
				return true
			}
		}
	case interface{ Elem() types.Type }:
		return m.mentionsOwn(t.Elem(), seen)
	}
	return false
}
