package vm

import (
	"fmt"
	"go/types"
	"reflect"
	"strings"
	"unsafe"
)

// Compiled code that takes an any may only carry it around, or look into it. What
// looks into values would see how the machine lays them out. It gets a value of
// plain types instead, or the call is refused where methods would be lost.

// carriers are packages whose functions give back what they got.
var carriers = map[string]bool{
	"sync": true, "sync/atomic": true, "context": true, "container/list": true, "container/heap": true, "container/ring": true,
	"sort": true, "errors": true, "runtime": true, "reflect": true, "unique": true, "weak": true, "expvar": true,
}

// namers are packages that go by the names of types, which plain types lack.
var namers = map[string]bool{"encoding/xml": true, "encoding/gob": true}

// showers are packages whose functions show values by package fmt.
func isShower(path string) bool {
	return strings.HasPrefix(path, "kvsh/stdlib/kv") || strings.HasPrefix(path, "kvsh/stdlib/display") || path == "testing"
}

// encoders are functions of those packages that write values as JSON.
var encoders = map[string]bool{
	"kvsh/stdlib/kv.JSON": true, "kvsh/stdlib/kv.Comm": true,
	"kvsh/stdlib/display.OpenComm": true, "(*kvsh/stdlib/display.Comm).Send": true,
}

// disclose returns what a function of a package gets for a value.
func (fr *frame) disclose(path, name string, x any) any {
	if x == nil {
		return nil
	}
	x = unwrap(x)
	m := fr.thread.m
	t := m.dynamicType(x)
	if !m.mayHold(t) {
		return x
	}
	if path == "log/slog" {
		return m.forLog(x, t)
	}
	if isShower(path) && !encoders[name] {
		if t.T != nil && m.isProgram(t) {
			return fr.present(x, false)
		}
		return x
	}
	if t.T == nil || !m.isProgram(t) {
		if !m.holdsProgram(m.viewOf(x), 0) {
			return x
		}
		panic(&Refusal{fmt.Sprintf("%s can't look into a value of the interpreter's types inside %s; convert it first", name, m.typeName(t))})
	}
	r, ok := m.plainType(t.T, map[types.Type]bool{})
	if !ok || namers[path] || m.holdsProgram(m.viewOf(x), 1) {
		panic(&Refusal{fmt.Sprintf("%s sees neither the name nor the methods of %s; convert the value to types of compiled packages first", name, m.typeName(t))})
	}
	return reflect.NewAt(r, holder(t, x)).Elem().Interface()
}

// holdsProgram reports whether an interface inside a value holds a value of the
// program's types.
func (m *Machine) holdsProgram(v view, depth int) bool {
	if depth > 20 {
		return false
	}
	switch v.kind() {
	case reflect.Interface:
		if v.isNil() {
			return false
		}
		inner := v.elem()
		return m.isProgram(inner.t) || m.holdsProgram(inner, depth+1)
	case reflect.Slice, reflect.Array:
		if !m.mayHold(v.t) {
			return false
		}
		for i := range v.plain().Len() {
			if m.holdsProgram(v.index(i), depth+1) {
				return true
			}
		}
	case reflect.Map:
		if !m.mayHold(v.t) {
			return false
		}
		for _, e := range v.entries() {
			if m.holdsProgram(e.key, depth+1) || m.holdsProgram(e.value, depth+1) {
				return true
			}
		}
	case reflect.Struct:
		if !m.mayHold(v.t) {
			return false
		}
		for _, f := range v.fields() {
			if m.holdsProgram(f.view, depth+1) {
				return true
			}
		}
	case reflect.Pointer:
		if !v.isNil() && m.mayHold(v.t) && v.under() != nil {
			return m.holdsProgram(v.elem(), depth+1)
		}
	}
	return false
}

// plainType is a type without the marks of the program's types. There is none of
// a type that has methods, or that holds itself.
func (m *Machine) plainType(t types.Type, inside map[types.Type]bool) (reflect.Type, bool) {
	t = types.Unalias(t)
	typ := m.types.of(t)
	if named, ok := t.(*types.Named); ok {
		if !typ.own {
			return typ.R, true
		}
		if inside[t] || types.NewMethodSet(types.NewPointer(named)).Len() > 0 {
			return nil, false
		}
		inside[t] = true
		defer delete(inside, t)
		return m.plainType(named.Underlying(), inside)
	}
	elem := func(e types.Type, make func(reflect.Type) reflect.Type) (reflect.Type, bool) {
		r, ok := m.plainType(e, inside)
		if !ok {
			return nil, false
		}
		return make(r), true
	}
	switch t := t.(type) {
	case *types.Pointer:
		return elem(t.Elem(), reflect.PointerTo)
	case *types.Slice:
		return elem(t.Elem(), reflect.SliceOf)
	case *types.Array:
		return elem(t.Elem(), func(r reflect.Type) reflect.Type { return reflect.ArrayOf(int(t.Len()), r) })
	case *types.Chan:
		return elem(t.Elem(), func(r reflect.Type) reflect.Type { return reflect.ChanOf(chanDirs[t.Dir()], r) })
	case *types.Map:
		key, ok := m.plainType(t.Key(), inside)
		if !ok {
			return nil, false
		}
		return elem(t.Elem(), func(r reflect.Type) reflect.Type { return reflect.MapOf(key, r) })
	case *types.Struct:
		var fields []reflect.StructField
		for i := range t.NumFields() {
			f := t.Field(i)
			r, ok := m.plainType(f.Type(), inside)
			if !ok {
				return nil, false
			}
			field := reflect.StructField{Name: f.Name(), Type: r, Tag: reflect.StructTag(t.Tag(i)), Anonymous: f.Embedded() && f.Exported() && r.NumMethod() == 0 && r.Kind() == reflect.Struct}
			if !f.Exported() {
				field.PkgPath = "main"
			}
			fields = append(fields, field)
		}
		return reflect.StructOf(fields), true
	}
	return typ.R, true
}

// disclosing makes the arguments of a function of a package that are of type any,
// or lists of them, ones that it may look into.
func (m *Machine) disclosing(path, name string, b *binding, r reflect.Type) {
	if carriers[path] || path == "fmt" || path == "log" { // the latter are served by intrinsics
		return
	}
	for i := range r.NumIn() {
		switch r.In(i) {
		case anyType:
			b.args[i] = func(fr *frame, p unsafe.Pointer) reflect.Value {
				x := fr.disclose(path, name, *(*any)(p))
				return reflect.ValueOf(&x).Elem()
			}
		case reflect.TypeFor[[]any]():
			b.args[i] = func(fr *frame, p unsafe.Pointer) reflect.Value {
				list := *(*[]any)(p)
				var out []any
				if list != nil {
					out = make([]any, len(list))
				}
				for i, x := range list {
					out[i] = fr.disclose(path, name, x)
				}
				return reflect.ValueOf(out)
			}
		}
	}
}
