package vm

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unsafe"
)

// deepPointers is how many pointers are followed before cycles are looked for.
const deepPointers = 1000

// A jsonEncoder writes values of the program.
type jsonEncoder struct {
	bytes.Buffer
	fr     *frame
	m      *Machine
	escape bool // what is special in HTML
	level  int  // of pointers
	seen   map[any]bool
}

// seenSlice is a slice that an encoder is in.
type seenSlice struct {
	data unsafe.Pointer
	len  int
}

// compiled writes a value of compiled code.
func (e *jsonEncoder) compiled(x any) error {
	if e.escape {
		b, err := json.Marshal(x)
		e.Write(b)
		return err
	}
	enc := json.NewEncoder(&e.Buffer)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(x); err != nil {
		return err
	}
	e.Truncate(e.Len() - 1) // a newline
	return nil
}

// raw writes what a method MarshalJSON returned.
func (e *jsonEncoder) raw(b []byte) error {
	if !e.escape {
		return json.Compact(&e.Buffer, b)
	}
	var out bytes.Buffer
	if err := json.Compact(&out, b); err != nil {
		return err
	}
	json.HTMLEscape(&e.Buffer, out.Bytes())
	return nil
}

// value writes a value. Those that are addressable have the methods of their
// pointers.
func (e *jsonEncoder) value(v view, addressable, quoted bool) error {
	if v.t.class == inter {
		return e.inter(v, quoted)
	}
	kind := v.kind()
	recv := v
	if addressable && kind != reflect.Pointer {
		recv = view{e.m, e.m.pointerType(v.t), unsafe.Pointer(&v.p)}
	}
	for _, h := range []hook{marshalJSON, marshalText} {
		if f := e.m.hook(recv.t, h); f != nil {
			if kind == reflect.Pointer && v.isNil() {
				e.WriteString("null")
				return nil
			}
			return e.call(h, f, recv.p, v.t)
		}
	}
	if !quoted && kind != reflect.Pointer && e.m.isCompiled(v.t) {
		if addressable {
			return e.compiled(reflect.NewAt(v.t.R, v.p).Interface())
		}
		return e.compiled(v.any())
	}
	switch kind {
	case reflect.Struct:
		return e.structure(v, addressable)
	case reflect.Map:
		return e.mapping(v)
	case reflect.Slice:
		return e.slice(v)
	case reflect.Array:
		return e.list(v, addressable)
	case reflect.Pointer:
		if v.isNil() {
			e.WriteString("null")
			return nil
		}
		return e.guarded(v, func() any { return *(*unsafe.Pointer)(v.p) }, func() error { return e.value(v.elem(), true, quoted) })
	}
	return e.scalar(v, quoted)
}

// call writes a value by a method of it.
func (e *jsonEncoder) call(h hook, f *function, recv unsafe.Pointer, t *Type) error {
	var b []byte
	var err error
	f.call(e.fr.thread, e.fr, nil, []unsafe.Pointer{recv}, []unsafe.Pointer{unsafe.Pointer(&b), unsafe.Pointer(&err)})
	switch {
	case h == marshalText && err == nil:
		return e.compiled(string(b))
	case h == marshalText:
		_, err = json.Marshal(failingText{err})
		failed := err.(*json.MarshalerError)
		failed.Type = e.m.shown(t)
		return failed
	case err == nil:
		err = e.raw(b)
	}
	if err != nil {
		return &json.MarshalerError{Type: e.m.shown(t), Err: err}
	}
	return nil
}

// failingText makes errors that say that MarshalText failed.
type failingText struct{ err error }

func (f failingText) MarshalText() ([]byte, error) { return nil, f.err }

// inter writes what is in an interface.
func (e *jsonEncoder) inter(v view, quoted bool) error {
	if v.isNil() {
		e.WriteString("null")
		return nil
	}
	elem := v.elem()
	for _, h := range []hook{marshalJSON, marshalText} {
		if f := e.m.hook(elem.t, h); f != nil && e.m.hooked(v.t, h) {
			return e.call(h, f, elem.p, v.t)
		}
	}
	return e.value(elem, false, quoted)
}

// guarded writes what is behind a pointer, unless it is already being written.
func (e *jsonEncoder) guarded(v view, key func() any, f func() error) error {
	e.level++
	defer func() { e.level-- }()
	if e.level > deepPointers {
		k := key()
		if e.seen[k] {
			return &json.UnsupportedValueError{Value: v.plain(), Str: "encountered a cycle via " + e.m.typeName(v.t)}
		}
		if e.seen == nil {
			e.seen = map[any]bool{}
		}
		e.seen[k] = true
		defer delete(e.seen, k)
	}
	return f()
}

func (e *jsonEncoder) structure(v view, addressable bool) error {
	next := byte('{')
	fields := e.m.jsonFields(v.t)
	for i := range fields.list {
		f := &fields.list[i]
		field, canAddr, ok := f.find(v, addressable)
		if !ok || f.omitEmpty && isEmpty(field) || f.omitZero && e.isZero(field) {
			continue
		}
		e.WriteByte(next)
		next = ','
		if e.escape {
			e.WriteString(f.escaped)
		} else {
			e.WriteString(f.opening)
		}
		if err := e.value(field, canAddr, f.quoted); err != nil {
			return err
		}
	}
	if next == '{' {
		e.WriteByte('{')
	}
	e.WriteByte('}')
	return nil
}

func isEmpty(v view) bool {
	switch plain := v.plain(); plain.Kind() {
	case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
		return plain.Len() == 0
	case reflect.Interface, reflect.Pointer:
		return v.isNil()
	case reflect.Bool, reflect.Float32, reflect.Float64:
		return plain.IsZero()
	default:
		return isInteger(plain.Kind()) && plain.IsZero()
	}
}

// isZero reports whether a field with the option omitzero is left out.
func (e *jsonEncoder) isZero(v view) bool {
	f, recv := e.m.hook(v.t, isZero), v
	switch {
	case v.t.class == inter:
		if v.isNil() {
			return true
		}
		recv = v.elem()
		if f = e.m.hook(recv.t, isZero); f == nil || !e.m.hooked(v.t, isZero) {
			return false
		}
	case f == nil && v.kind() != reflect.Pointer:
		recv = view{e.m, e.m.pointerType(v.t), unsafe.Pointer(&v.p)}
		f = e.m.hook(recv.t, isZero)
	}
	if f == nil {
		return v.t.value(v.p).IsZero()
	}
	if recv.kind() == reflect.Pointer && recv.isNil() {
		return true
	}
	var zero bool
	f.call(e.fr.thread, e.fr, nil, []unsafe.Pointer{recv.p}, []unsafe.Pointer{unsafe.Pointer(&zero)})
	return zero
}

func (e *jsonEncoder) mapping(v view) error {
	key := e.m.keyType(v.t)
	if k := key.kind(); k != reflect.String && !isInteger(k) && !e.m.hooked(key, marshalText) {
		return &json.UnsupportedTypeError{Type: e.m.shown(v.t)}
	}
	if v.isNil() {
		e.WriteString("null")
		return nil
	}
	return e.guarded(v, func() any { return *(*unsafe.Pointer)(v.p) }, func() error { return e.entries(v) })
}

func (e *jsonEncoder) entries(v view) error {
	type named struct {
		name  string
		value view
	}
	var list []named
	for _, entry := range v.entries() {
		name, err := e.key(entry.key)
		if err != nil {
			return fmt.Errorf("json: encoding error for type %q: %q", e.m.typeName(v.t), err.Error())
		}
		list = append(list, named{name, entry.value})
	}
	slices.SortFunc(list, func(a, b named) int { return strings.Compare(a.name, b.name) })
	e.WriteByte('{')
	for i, entry := range list {
		if i > 0 {
			e.WriteByte(',')
		}
		if err := e.compiled(entry.name); err != nil {
			return err
		}
		e.WriteByte(':')
		if err := e.value(entry.value, false, false); err != nil {
			return err
		}
	}
	e.WriteByte('}')
	return nil
}

// key is a map's key as the name in an object.
func (e *jsonEncoder) key(k view) (string, error) {
	if k.kind() == reflect.String {
		return k.plain().String(), nil
	}
	if k.t.class == inter && !k.isNil() {
		k = k.elem()
	}
	if f := e.m.hook(k.t, marshalText); f != nil {
		if k.kind() == reflect.Pointer && k.isNil() {
			return "", nil
		}
		var b []byte
		var err error
		f.call(e.fr.thread, e.fr, nil, []unsafe.Pointer{k.p}, []unsafe.Pointer{unsafe.Pointer(&b), unsafe.Pointer(&err)})
		return string(b), err
	}
	switch plain := k.plain(); {
	case plain.CanInt():
		return strconv.FormatInt(plain.Int(), 10), nil
	case plain.CanUint():
		return strconv.FormatUint(plain.Uint(), 10), nil
	}
	panic("unexpected map key type")
}

func (e *jsonEncoder) slice(v view) error {
	elem := e.m.elemType(v.t)
	if elem.kind() == reflect.Uint8 {
		if p := e.m.pointerType(elem); e.m.hook(p, marshalJSON) == nil && e.m.hook(p, marshalText) == nil {
			return e.compiled(*(*[]byte)(v.p))
		}
	}
	if v.isNil() {
		e.WriteString("null")
		return nil
	}
	key := func() any {
		s := (*sliceHeader)(v.p)
		return seenSlice{s.data, s.len}
	}
	return e.guarded(v, key, func() error { return e.list(v, true) })
}

func (e *jsonEncoder) list(v view, addressable bool) error {
	e.WriteByte('[')
	for i := range v.plain().Len() {
		if i > 0 {
			e.WriteByte(',')
		}
		if err := e.value(v.index(i), addressable, false); err != nil {
			return err
		}
	}
	e.WriteByte(']')
	return nil
}

func (e *jsonEncoder) scalar(v view, quoted bool) error {
	basic := basicOf[v.kind()]
	if basic == nil || v.kind() == reflect.UnsafePointer || v.plain().CanComplex() {
		return &json.UnsupportedTypeError{Type: e.m.shown(v.t)}
	}
	x := reflect.NewAt(basic, v.p).Elem().Interface()
	if v.t.R == reflect.TypeFor[json.Number]() {
		x = json.Number(x.(string))
	}
	if !quoted {
		return e.compiled(x)
	}
	if text, ok := x.(string); ok {
		inner := jsonEncoder{escape: e.escape}
		if err := inner.compiled(text); err != nil {
			return err
		}
		outer := jsonEncoder{}
		err := outer.compiled(inner.String())
		e.Write(outer.Bytes())
		return err
	}
	e.WriteByte('"')
	err := e.compiled(x)
	e.WriteByte('"')
	return err
}
