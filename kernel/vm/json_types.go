package vm

import (
	"encoding"
	"encoding/json"
	"go/types"
	"reflect"
	"strings"
)

// Package encoding/json sees neither the names nor the methods of the program's
// types, so the machine has an encoder and a decoder of its own, which leave what
// is not of the program to that package.

// A hook is a method by which a type takes part in what a package does.
type hook int

const (
	marshalJSON hook = iota
	marshalText
	unmarshalJSON
	unmarshalText
	isZero
	hooks
)

// hookInterfaces are the interfaces of the hooks, each of one method.
var hookInterfaces = [hooks]reflect.Type{
	marshalJSON:   reflect.TypeFor[json.Marshaler](),
	marshalText:   reflect.TypeFor[encoding.TextMarshaler](),
	unmarshalJSON: reflect.TypeFor[json.Unmarshaler](),
	unmarshalText: reflect.TypeFor[encoding.TextUnmarshaler](),
	isZero:        reflect.TypeFor[interface{ IsZero() bool }](),
}

// hook is a type's method for a hook, nil if it has none.
func (m *Machine) hook(t *Type, h hook) *function {
	if found, ok := t.methods.Load(h); ok {
		return found.(*function)
	}
	var found *function
	name := hookInterfaces[h].Method(0).Name
	if t.class != inter && m.hooked(t, h) {
		found = m.named(t, name)
	}
	t.methods.Store(h, found)
	return found
}

// hooked reports whether a type, which may be an interface, has a hook.
func (m *Machine) hooked(t *Type, h hook) bool {
	if found, ok := t.methods.Load(hookedKey(h)); ok {
		return found.(bool)
	}
	answer := m.findHook(t, h)
	t.methods.Store(hookedKey(h), answer)
	return answer
}

type hookedKey hook

func (m *Machine) findHook(t *Type, h hook) bool {
	want := hookInterfaces[h].Method(0)
	if t.T == nil || t.class != inter && !m.isPrograms(t.T) || t.native {
		return t.R.Implements(hookInterfaces[h])
	}
	selection := types.NewMethodSet(t.T).Lookup(nil, want.Name)
	if selection == nil {
		return false
	}
	f, ok := selection.Obj().(*types.Func)
	return ok && m.types.of(stripped(f)).R == want.Type
}

// pointerType is the type of pointers to a type.
func (m *Machine) pointerType(t *Type) *Type {
	if t.T == nil {
		return m.ofReflect(reflect.PointerTo(t.R))
	}
	if found, ok := t.methods.Load(pointerKey{}); ok {
		return found.(*Type)
	}
	made := m.types.of(types.NewPointer(t.T))
	t.methods.Store(pointerKey{}, made)
	return made
}

type pointerKey struct{}

// elemType is what a pointer, an array, a slice, a channel or a map has elements
// of.
func (m *Machine) elemType(t *Type) *Type {
	if u, ok := (view{m: m, t: t}).under().(interface{ Elem() types.Type }); ok {
		return m.types.of(u.Elem())
	}
	return m.ofReflect(t.under.R.Elem())
}

// keyType is the type of the keys of a map.
func (m *Machine) keyType(t *Type) *Type {
	if u, ok := (view{m: m, t: t}).under().(*types.Map); ok {
		return m.types.of(u.Key())
	}
	return m.ofReflect(t.under.R.Key())
}

// isNamed reports whether a type has a name.
func (t *Type) isNamed() bool {
	if t.T == nil {
		return t.R.Name() != ""
	}
	switch types.Unalias(t.T).(type) {
	case *types.Named, *types.Basic:
		return true
	}
	return false
}

// shortName is a type's name as [reflect.Type.Name] gives it.
func (m *Machine) shortName(t *Type) string {
	if !t.isNamed() {
		return ""
	}
	name := m.typeName(t)
	args := strings.IndexByte(name, '[')
	if args < 0 {
		args = len(name)
	}
	return name[strings.LastIndexByte(name[:args], '.')+1:]
}

// shownType is a type of the program in errors of compiled code, which print it.
type shownType struct {
	reflect.Type
	name, short string
}

func (t shownType) String() string { return t.name }
func (t shownType) Name() string   { return t.short }

// shown is a type for errors of compiled code.
func (m *Machine) shown(t *Type) reflect.Type {
	if name := m.typeName(t); name != t.R.String() {
		return shownType{t.R, name, m.shortName(t)}
	}
	return t.R
}

// isShared reports whether values in interfaces that have a type may be of
// another: all interfaces of the program lie in memory alike.
func (m *Machine) isShared(t *Type) bool {
	if found, ok := t.methods.Load(sharedKey{}); ok {
		return found.(bool)
	}
	answer := t.T != nil && m.mentionsMethods(t.T, map[types.Type]bool{})
	t.methods.Store(sharedKey{}, answer)
	return answer
}

type sharedKey struct{}

func (m *Machine) mentionsMethods(t types.Type, seen map[types.Type]bool) bool {
	t = types.Unalias(t)
	if seen[t] {
		return false
	}
	seen[t] = true
	if types.IsInterface(t) {
		return !m.types.of(t).native && m.methodCount(m.types.of(t)) > 0
	}
	switch t := t.(type) {
	case *types.Map:
		return m.mentionsMethods(t.Key(), seen) || m.mentionsMethods(t.Elem(), seen)
	case *types.Struct:
		for f := range t.Fields() {
			if m.mentionsMethods(f.Type(), seen) {
				return true
			}
		}
	case interface{ Elem() types.Type }:
		return m.mentionsMethods(t.Elem(), seen)
	}
	return false
}

// isCompiled reports whether compiled code sees values of a type as the program
// does: they hold nothing of the program's types, nor interfaces, in which they
// may do so.
func (m *Machine) isCompiled(t *Type) bool {
	if found, ok := t.methods.Load(compiledKey{}); ok {
		return found.(bool)
	}
	var answer bool
	if t.T == nil {
		answer = !holdsInterface(t.R, map[reflect.Type]bool{})
	} else {
		answer = m.compiledAll(t.T, map[types.Type]bool{})
	}
	t.methods.Store(compiledKey{}, answer)
	return answer
}

type compiledKey struct{}

func (m *Machine) compiledAll(t types.Type, seen map[types.Type]bool) bool {
	t = types.Unalias(t)
	if seen[t] {
		return true
	}
	seen[t] = true
	switch t := t.(type) {
	case *types.Named:
		typ := m.types.of(t)
		return !typ.own && !holdsInterface(typ.R, map[reflect.Type]bool{})
	case *types.Interface:
		return false
	case *types.Map:
		return m.compiledAll(t.Key(), seen) && m.compiledAll(t.Elem(), seen)
	case *types.Struct:
		for f := range t.Fields() {
			if f.Embedded() || !m.compiledAll(f.Type(), seen) {
				return false
			}
		}
	case *types.Signature:
		return false
	case interface{ Elem() types.Type }:
		return m.compiledAll(t.Elem(), seen)
	}
	return true
}

// holdsInterface reports whether values of a type may hold interfaces that can be
// seen from outside.
func holdsInterface(r reflect.Type, seen map[reflect.Type]bool) bool {
	if seen[r] {
		return false
	}
	seen[r] = true
	switch r.Kind() {
	case reflect.Interface, reflect.Func:
		return true
	case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Chan:
		return holdsInterface(r.Elem(), seen)
	case reflect.Map:
		return holdsInterface(r.Key(), seen) || holdsInterface(r.Elem(), seen)
	case reflect.Struct:
		for i := range r.NumField() {
			if f := r.Field(i); (f.IsExported() || f.Anonymous) && holdsInterface(f.Type, seen) {
				return true
			}
		}
	}
	return false
}
