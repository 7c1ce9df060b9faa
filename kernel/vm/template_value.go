package vm

import (
	"fmt"
	"go/token"
	"go/types"
	"reflect"
	"unsafe"
)

// A templateValue is a value in a template. Without a type it is no value, as the
// entry of a map that has none.
type templateValue struct {
	view
	addressable bool
}

func (v templateValue) isValid() bool { return v.t != nil }

func (v templateValue) kind() reflect.Kind {
	if !v.isValid() {
		return reflect.Invalid
	}
	return v.view.kind()
}

// elem is what a pointer or an interface holds, no value if that is nil.
func (v templateValue) elem() templateValue {
	if v.isNil() {
		return templateValue{}
	}
	return templateValue{v.view.elem(), v.kind() == reflect.Pointer}
}

// indirect follows pointers and interfaces, up to one that is nil.
func (v templateValue) indirect() (at templateValue, isNil bool) {
	for v.kind() == reflect.Pointer || v.kind() == reflect.Interface {
		if v.isNil() {
			return v, true
		}
		v = v.elem()
	}
	return v, false
}

// concrete is what is in an interface, and any other value as it is.
func (v templateValue) concrete() templateValue {
	if v.kind() == reflect.Interface {
		return v.elem()
	}
	return v
}

// contents is the value in an interface, nil if there is none.
func (v templateValue) contents() any {
	if !v.isValid() {
		return nil
	}
	return v.any()
}

// pointer is a pointer to the value.
func (v templateValue) pointer() templateValue {
	p := v.p
	return templateValue{view: view{v.m, v.m.pointerType(v.t), unsafe.Pointer(&p)}}
}

// isTrue reports whether the value counts as true.
func (v templateValue) isTrue() bool {
	v = v.concrete()
	if !v.isValid() {
		return false
	}
	switch plain := v.plain(); plain.Kind() {
	case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
		return plain.Len() > 0
	case reflect.Float32, reflect.Float64:
		return plain.Float() != 0
	case reflect.Complex64, reflect.Complex128:
		return plain.Complex() != 0
	case reflect.Struct:
		return true
	default:
		return !plain.IsZero()
	}
}

// templateValueOf is the value in an interface.
func (m *Machine) templateValueOf(x any) templateValue {
	if x == nil {
		return templateValue{}
	}
	return templateValue{view: m.viewOf(x)}
}

// typeOfReflect is the program's type of what compiled code has as a reflect type,
// where it can be found.
func (m *Machine) typeOfReflect(r reflect.Type) *Type {
	if t := m.types.ofWord(typeWord(r)); t != nil && !m.isShared(t) {
		return t
	}
	var made types.Type
	if r.Name() == "" {
		switch r.Kind() {
		case reflect.Pointer:
			if elem := m.typeOfReflect(r.Elem()); elem.T != nil {
				made = types.NewPointer(elem.T)
			}
		case reflect.Slice:
			if elem := m.typeOfReflect(r.Elem()); elem.T != nil {
				made = types.NewSlice(elem.T)
			}
		case reflect.Map:
			if key, elem := m.typeOfReflect(r.Key()), m.typeOfReflect(r.Elem()); key.T != nil && elem.T != nil {
				made = types.NewMap(key.T, elem.T)
			}
		}
	}
	if r == anyType {
		made = types.NewInterfaceType(nil, nil)
	}
	if made != nil {
		if t := m.types.of(made); t.R == r {
			return t
		}
	}
	return m.ofReflect(r)
}

type fieldsKey struct{}

// fieldPath finds a field of a struct type by its name, through embedded structs.
func (m *Machine) fieldPath(t *Type, name string) (path []typeField, ok bool) {
	var index []int
	if u, isProgram := (view{m: m, t: t}).under().(*types.Struct); isProgram {
		if u.NumFields() == 0 {
			return nil, false
		}
		var object types.Object
		object, index, _ = types.LookupFieldOrMethod(t.T, true, u.Field(0).Pkg(), name)
		if _, isField := object.(*types.Var); !isField {
			return nil, false
		}
	} else {
		f, found := t.R.FieldByName(name)
		if !found {
			return nil, false
		}
		index = f.Index
	}
	for _, i := range index {
		if t.kind() == reflect.Pointer {
			t = m.elemType(t)
		}
		fields, known := t.methods.Load(fieldsKey{})
		if !known {
			fields = m.fieldsOf(t)
			t.methods.Store(fieldsKey{}, fields)
		}
		f := fields.([]typeField)[i]
		path = append(path, f)
		t = f.typ
	}
	return path, true
}

// at walks to a field of a struct.
func (v templateValue) at(path []typeField) (templateValue, error) {
	for _, step := range path {
		if v.kind() == reflect.Pointer {
			if v.isNil() {
				name := v.m.shortName(v.m.elemType(v.t))
				return v, fmt.Errorf("reflect: indirection through nil pointer to embedded struct field %s", name)
			}
			v = v.elem()
		}
		v.view = step.of(v.view)
	}
	return v, nil
}

// templateMethod is an exported method of the value, or of a pointer to it.
func (v templateValue) templateMethod(name string) *callable {
	if !token.IsExported(name) {
		return nil
	}
	if v.kind() != reflect.Pointer && v.kind() != reflect.Interface && v.addressable {
		v = v.pointer()
	}
	if v.t.T == nil || !v.m.isPrograms(v.t.T) {
		method := v.t.value(v.p).MethodByName(name)
		if !method.IsValid() {
			return nil
		}
		return v.m.reflectCallable(method)
	}
	f := v.method(name)
	if f == nil {
		return nil
	}
	return v.m.functionCallable(f, []unsafe.Pointer{v.p}, nil)
}

// sliceType is the type of slices of a type.
func (m *Machine) sliceType(elem *Type) *Type {
	if elem.T == nil {
		return m.ofReflect(reflect.SliceOf(elem.R))
	}
	return m.types.of(types.NewSlice(elem.T))
}
