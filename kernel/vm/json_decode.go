package vm

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"unsafe"
)

// A jsonDecoder reads values of the program from valid JSON.
type jsonDecoder struct {
	jsonText
	fr                *frame
	m                 *Machine
	base              int // what is added to offsets in errors
	useNumber, strict bool

	structure *Type    // the struct whose field is being read
	path      []string // the fields from the root to there
	saved     error    // the first that does not end the reading
}

// A target is where a value is read to. It can be set, and has an address, unless
// it is a pointer that came in an interface. Where it is loose, its type is a guess
// as to the methods of interfaces.
type target struct {
	view
	set, loose bool
}

// dynamicTarget is a pointer that came in an interface.
func dynamicTarget(v view) target { return target{view: v, loose: v.m.isShared(v.t)} }

// part is what lies in a target or behind it.
func (v target) part(p view) target { return target{p, true, v.loose && !v.t.own} }

// isAny reports whether the target is an interface that holds anything.
func (v target) isAny() bool {
	return v.t.class == inter && (v.m.methodCount(v.t) == 0 || v.loose && !v.t.native)
}

// decode reads the whole text.
func (d *jsonDecoder) decode(x any) error {
	if x == nil {
		return &json.InvalidUnmarshalError{}
	}
	v := d.m.viewOf(x)
	if v.kind() != reflect.Pointer || v.isNil() {
		return &json.InvalidUnmarshalError{Type: d.m.shown(v.t)}
	}
	if err := d.read(dynamicTarget(v)); err != nil {
		return d.inContext(err)
	}
	return d.saved
}

// inContext adds to an error which field is being read.
func (d *jsonDecoder) inContext(err error) error {
	if e, ok := err.(*json.UnmarshalTypeError); ok && (d.structure != nil || len(d.path) > 0) {
		e.Struct = ""
		if d.structure != nil {
			e.Struct = d.m.shortName(d.structure)
		}
		path := d.path
		if e.Field != "" {
			path = append(path[:len(path):len(path)], e.Field)
		}
		e.Field = strings.Join(path, ".")
	}
	return err
}

func (d *jsonDecoder) save(err error) {
	if d.saved == nil {
		d.saved = d.inContext(err)
	}
}

// mismatch notes that a value does not fit a type.
func (d *jsonDecoder) mismatch(value string, t *Type, offset int) {
	d.save(&json.UnmarshalTypeError{Value: value, Type: d.m.shown(t), Offset: int64(d.base + offset)})
}

// read reads a value.
func (d *jsonDecoder) read(v target) error {
	switch d.space() {
	case '[':
		return d.array(v)
	case '{':
		return d.object(v)
	}
	item := d.literal()
	return d.store(item, v, false)
}

// A decodeHook is a method that reads a value, and what it is called for.
type decodeHook struct {
	hook hook
	f    *function
	recv unsafe.Pointer
}

func (d *jsonDecoder) call(h decodeHook, data []byte) error {
	var err error
	h.f.call(d.fr.thread, d.fr, nil, []unsafe.Pointer{h.recv, unsafe.Pointer(&data)}, []unsafe.Pointer{unsafe.Pointer(&err)})
	return err
}

// hookOf is the method by which a pointer reads.
func (d *jsonDecoder) hookOf(t *Type, recv unsafe.Pointer, null bool) (decodeHook, bool) {
	if f := d.m.hook(t, unmarshalJSON); f != nil {
		return decodeHook{unmarshalJSON, f, recv}, true
	}
	if f := d.m.hook(t, unmarshalText); f != nil && !null {
		return decodeHook{unmarshalText, f, recv}, true
	}
	return decodeHook{}, false
}

// indirect follows pointers, and makes what they point to, until it gets to a
// method that reads or to what is no pointer. A null stops at a pointer that can
// be set.
func (d *jsonDecoder) indirect(v target, null bool) (h decodeHook, hooked bool, at target) {
	if v.kind() != reflect.Pointer && v.set && v.t.isNamed() {
		p := v.p
		if h, ok := d.hookOf(d.m.pointerType(v.t), unsafe.Pointer(&p), null); ok {
			return h, true, v
		}
	}
	for {
		if v.t.class == inter && !v.isNil() {
			e := v.elem()
			if e.kind() == reflect.Pointer && !e.isNil() && (!null || e.elem().kind() == reflect.Pointer) && *(*unsafe.Pointer)(e.p) != v.p {
				v = dynamicTarget(e)
				continue
			}
		}
		if v.kind() != reflect.Pointer || null && v.set {
			return h, false, v
		}
		if v.isNil() {
			*(*unsafe.Pointer)(v.p) = d.m.elemType(v.t).alloc()
		}
		if h, ok := d.hookOf(v.t, v.p, null); ok {
			return h, true, v
		}
		v = v.part(v.elem())
	}
}

// begin prepares the reading of an array or an object. It reports whether the
// value was read, or skipped because it does not fit.
func (d *jsonDecoder) begin(v target, value string) (at target, done bool, err error) {
	offset := d.off + 1
	h, hooked, at := d.indirect(v, false)
	switch {
	case hooked && h.hook == unmarshalJSON:
		return at, true, d.call(h, d.value())
	case hooked:
		d.mismatch(value, v.t, offset)
		d.value()
		return at, true, nil
	case at.isAny():
		d.any(at, d.value())
		return at, true, nil
	}
	if d.fits(at.t, value) {
		return at, false, nil
	}
	d.mismatch(value, at.t, offset)
	d.value()
	return at, true, nil
}

// fits reports whether an array or an object can be read to a type.
func (d *jsonDecoder) fits(t *Type, value string) bool {
	switch k := t.kind(); {
	case value == "array":
		return k == reflect.Array || k == reflect.Slice
	case k == reflect.Map:
		key := d.m.keyType(t)
		return key.kind() == reflect.String || isInteger(key.kind()) || d.m.hooked(d.m.pointerType(key), unmarshalText)
	default:
		return k == reflect.Struct
	}
}

// any reads a value to an interface as package json does by itself.
func (d *jsonDecoder) any(v target, data []byte) {
	var x any
	offset := d.off - len(data)
	dec := json.NewDecoder(bytes.NewReader(data))
	if d.useNumber {
		dec.UseNumber()
	}
	if err := dec.Decode(&x); err != nil {
		if e, ok := err.(*json.UnmarshalTypeError); ok {
			e.Offset += int64(d.base + offset)
		}
		d.save(err)
	}
	d.m.writer(v.t)(v.p, x)
}

func (d *jsonDecoder) array(v target) error {
	v, done, err := d.begin(v, "array")
	if done {
		return err
	}
	d.off++
	list := v.plain()
	isSlice := list.Kind() == reflect.Slice
	n := 0
	for ; d.more(n == 0); n++ {
		if isSlice {
			if n >= list.Cap() {
				list.Grow(1)
			}
			if n >= list.Len() {
				list.SetLen(n + 1)
			}
		}
		if n >= list.Len() {
			d.value()
			continue
		}
		if err := d.read(v.part(v.index(n))); err != nil {
			return err
		}
	}
	switch {
	case !isSlice:
		for i := n; i < list.Len(); i++ {
			elem := v.index(i)
			elem.t.clear(elem.p)
		}
	case n == 0:
		list.Set(reflect.MakeSlice(list.Type(), 0, 0))
	case n < list.Len():
		list.SetLen(n)
	}
	return nil
}

func (d *jsonDecoder) object(v target) error {
	v, done, err := d.begin(v, "object")
	if done {
		return err
	}
	if v.kind() == reflect.Map && v.isNil() {
		v.plain().Set(reflect.MakeMap(v.plain().Type()))
	}
	d.off++
	structure, depth := d.structure, len(d.path)
	for first := true; d.more(first); first = false {
		start := d.off
		item := d.literal()
		d.space()
		d.off++ // a colon
		d.space()
		if v.kind() == reflect.Map {
			err = d.entry(v, item, start)
		} else {
			err = d.field(v, unquoted(item))
		}
		if err != nil {
			return err
		}
		d.structure, d.path = structure, d.path[:depth]
	}
	return nil
}

// entry reads an entry of a map.
func (d *jsonDecoder) entry(v target, item []byte, start int) error {
	elem, key := d.m.elemType(v.t), d.m.keyType(v.t)
	value := view{d.m, elem, elem.alloc()}
	if err := d.read(v.part(value)); err != nil {
		return err
	}
	k := view{d.m, key, key.alloc()}
	plain := k.plain()
	switch {
	case d.m.hooked(d.m.pointerType(key), unmarshalText):
		pointer := k.p
		if err := d.store(item, target{view: view{d.m, d.m.pointerType(key), unsafe.Pointer(&pointer)}}, true); err != nil {
			return err
		}
	case plain.Kind() == reflect.String:
		plain.SetString(unquoted(item))
	default:
		if text := unquoted(item); !setInteger(plain, text) {
			d.mismatch("number "+text, key, start+1)
			return nil
		}
	}
	defer d.m.lockMap(*(*unsafe.Pointer)(v.p))()
	v.plain().SetMapIndex(key.value(k.p), elem.value(value.p))
	return nil
}

// setInteger parses an integer, and fails if it does not fit.
func setInteger(v reflect.Value, text string) bool {
	if v.CanInt() {
		n, err := strconv.ParseInt(text, 10, 64)
		if err != nil || v.OverflowInt(n) {
			return false
		}
		v.SetInt(n)
		return true
	}
	n, err := strconv.ParseUint(text, 10, 64)
	if err != nil || v.OverflowUint(n) {
		return false
	}
	v.SetUint(n)
	return true
}

// field reads the value of a field of a struct.
func (d *jsonDecoder) field(v target, name string) error {
	fields := d.m.jsonFields(v.t)
	f := fields.exact[name]
	if f == nil {
		f = fields.folded[foldName(name)]
	}
	if f == nil {
		if d.strict {
			d.save(fmt.Errorf("json: unknown field %q", name))
		}
		d.value()
		return nil
	}
	at, ok := d.findField(v.view, f)
	d.structure = v.t
	d.path = append(d.path, f.name)
	switch {
	case !ok:
		d.value()
		return nil
	case f.quoted:
		return d.quoted(v.part(at))
	}
	return d.read(v.part(at))
}

// findField walks to a field, and makes the embedded structs on the way.
func (d *jsonDecoder) findField(v view, f *jsonField) (field view, ok bool) {
	for i, step := range f.path {
		if v.kind() == reflect.Pointer {
			if v.isNil() {
				elem := d.m.elemType(v.t)
				if !f.path[i-1].exported {
					d.save(fmt.Errorf("json: cannot set embedded pointer to unexported struct: %v", d.m.typeName(elem)))
					return v, false
				}
				*(*unsafe.Pointer)(v.p) = elem.alloc()
			}
			v = v.elem()
		}
		if i < len(f.path)-1 {
			d.path = append(d.path, step.name)
		}
		v = step.of(v)
	}
	return v, true
}
