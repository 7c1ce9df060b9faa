package vm

import (
	"go/types"
	"reflect"
	"unsafe"

	"golang.org/x/tools/go/ssa"
)

// Package errors looks for methods of errors, and for types, that only the
// machine knows, so it walks over trees of errors itself.

func init() {
	define(map[string]intrinsic{
		"errors.Is": plain(func(fr *frame, a, r []unsafe.Pointer) {
			err, target := unwrap(readIface(a[0])), unwrap(readIface(a[1]))
			*(*bool)(r[0]) = fr.errorIs(err, target)
		}),
		"errors.As": plain(func(fr *frame, a, r []unsafe.Pointer) {
			*(*bool)(r[0]) = fr.errorsAs(unwrap(readIface(a[0])), unwrap(*(*any)(a[1])))
		}),
		"errors.Unwrap": plain(func(fr *frame, a, r []unsafe.Pointer) {
			inner, _ := fr.unwrapError(unwrap(readIface(a[0])))
			fr.writeError(r[0], inner)
		}),
		"errors.AsType": func(m *Machine, src *ssa.Function) nativeFunc {
			t := m.types.of(src.TypeArgs()[0])
			return func(fr *frame, a, r []unsafe.Pointer) {
				t.clear(r[0])
				*(*bool)(r[1]) = fr.errorAs(unwrap(readIface(a[0])), t, r[0])
			}
		},
	})
}

func (fr *frame) writeError(p unsafe.Pointer, err any) {
	m := fr.thread.m
	m.writer(m.types.of(types.Universe.Lookup("error").Type()))(p, err)
}

// errorMethod finds a method of an error, by the parameters and results that it
// must have.
func (fr *frame) errorMethod(err any, name string, params, results []reflect.Type) *function {
	m := fr.thread.m
	t := m.dynamicType(err)
	if t.T == nil || !m.isPrograms(t.T) {
		method, ok := t.R.MethodByName(name)
		if !ok || method.Type.NumIn() != 1+len(params) || method.Type.NumOut() != len(results) {
			return nil
		}
		for i, p := range params {
			if method.Type.In(1+i) != p {
				return nil
			}
		}
		for i, r := range results {
			if method.Type.Out(i) != r {
				return nil
			}
		}
		return m.named(t, name)
	}
	selection := types.NewMethodSet(t.T).Lookup(nil, name)
	if selection == nil {
		return nil
	}
	sig := selection.Type().(*types.Signature)
	if sig.Params().Len() != len(params) || sig.Results().Len() != len(results) {
		return nil
	}
	for i, p := range params {
		if m.types.of(sig.Params().At(i).Type()).R != p {
			return nil
		}
	}
	for i, r := range results {
		if m.types.of(sig.Results().At(i).Type()).R != r {
			return nil
		}
	}
	return m.named(t, name)
}

// callMethod calls a method of a value.
func (fr *frame) callMethod(f *function, value any, args, res []unsafe.Pointer) {
	t := fr.thread.m.dynamicType(value)
	all := append([]unsafe.Pointer{holder(t, value)}, args...)
	f.call(fr.thread, fr, nil, all, res)
}

// unwrapError is the error that an error wraps, or the errors.
func (fr *frame) unwrapError(err any) (one any, many []any) {
	if err == nil {
		return nil, nil
	}
	if f := fr.errorMethod(err, "Unwrap", nil, []reflect.Type{errorType}); f != nil {
		var inner error
		fr.callMethod(f, err, nil, []unsafe.Pointer{unsafe.Pointer(&inner)})
		return unwrap(inner), nil
	}
	if f := fr.errorMethod(err, "Unwrap", nil, []reflect.Type{reflect.TypeFor[[]error]()}); f != nil {
		var inner []error
		fr.callMethod(f, err, nil, []unsafe.Pointer{unsafe.Pointer(&inner)})
		for _, e := range inner {
			many = append(many, unwrap(e))
		}
	}
	return nil, many
}

func (fr *frame) errorIs(err, target any) bool {
	if err == nil || target == nil {
		return err == target
	}
	comparable := reflect.TypeOf(target).Comparable()
	for err != nil {
		if comparable && err == target {
			return true
		}
		if f := fr.errorMethod(err, "Is", []reflect.Type{errorType}, []reflect.Type{reflect.TypeFor[bool]()}); f != nil {
			var is bool
			var arg error
			fr.writeError(unsafe.Pointer(&arg), target)
			fr.callMethod(f, err, []unsafe.Pointer{unsafe.Pointer(&arg)}, []unsafe.Pointer{unsafe.Pointer(&is)})
			if is {
				return true
			}
		}
		one, many := fr.unwrapError(err)
		for _, e := range many {
			if fr.errorIs(e, target) {
				return true
			}
		}
		err = one
	}
	return false
}

// errorsAs does what errors.As does for a pointer to the place of the result.
func (fr *frame) errorsAs(err, target any) bool {
	m := fr.thread.m
	if err == nil {
		return false
	}
	if target == nil {
		panic("errors: target cannot be nil")
	}
	v := m.viewOf(target)
	if v.kind() != reflect.Pointer || v.isNil() {
		panic("errors: target must be a non-nil pointer")
	}
	elem := v.elem()
	if elem.t.class != inter && fr.errorMethodless(elem.t) {
		panic("errors: *target must be interface or implement error")
	}
	return fr.errorAs(err, elem.t, elem.p)
}

// errorMethodless reports whether a type is no error.
func (fr *frame) errorMethodless(t *Type) bool {
	if t.T == nil {
		return !t.R.Implements(errorType)
	}
	return !types.Implements(t.T, types.Universe.Lookup("error").Type().Underlying().(*types.Interface))
}

// errorAs finds the first error in a tree that is of a type and writes it to p.
func (fr *frame) errorAs(err any, t *Type, p unsafe.Pointer) bool {
	m := fr.thread.m
	for err != nil {
		if t.class == inter {
			if fr.satisfies(err, t) {
				m.writer(t)(p, err)
				return true
			}
		} else if wordOf(err) == t.word {
			t.unbox(p, err)
			return true
		}
		if f := fr.errorMethod(err, "As", []reflect.Type{anyType}, []reflect.Type{reflect.TypeFor[bool]()}); f != nil {
			var as bool
			target := fr.pointerTo(t, p)
			fr.callMethod(f, err, []unsafe.Pointer{unsafe.Pointer(&target)}, []unsafe.Pointer{unsafe.Pointer(&as)})
			if as {
				return true
			}
		}
		one, many := fr.unwrapError(err)
		for _, e := range many {
			if fr.errorAs(e, t, p) {
				return true
			}
		}
		err = one
	}
	return false
}

// pointerTo is a pointer to a place in an interface.
func (fr *frame) pointerTo(t *Type, p unsafe.Pointer) any {
	if t.T != nil {
		return fr.thread.m.types.of(types.NewPointer(t.T)).box(unsafe.Pointer(&p))
	}
	return reflect.NewAt(t.R, p).Interface()
}

func (fr *frame) satisfies(x any, t *Type) bool {
	if t.T == nil {
		return reflect.TypeOf(x).Implements(t.R)
	}
	return fr.thread.m.implements(x, t.T.Underlying().(*types.Interface))
}
