package vm

import (
	"go/types"
	"reflect"
	"sync"
	"unicode/utf8"
	"unsafe"

	"golang.org/x/tools/go/ssa"
)

// Maps are guarded where goroutines run: the runtime ends the process when it
// sees a map written by two at once.

// mapGuard is one of a few locks, chosen by a map's address.
type mapGuard [64]sync.Mutex

func (m *Machine) lockMap(p unsafe.Pointer) func() {
	if !m.shared.Load() {
		return func() {}
	}
	mu := &m.maps[uintptr(p)>>6%uintptr(len(m.maps))]
	mu.Lock()
	return mu.Unlock
}

func (c *compiler) makeMap(in *ssa.MakeMap) op {
	dst := c.slot(in)
	r := dst.typ.under.R
	if in.Reserve == nil {
		return func(fr *frame) { reflect.NewAt(r, dst.at(fr)).Elem().Set(reflect.MakeMap(r)) }
	}
	size := c.index(in.Reserve)
	return func(fr *frame) {
		reflect.NewAt(r, dst.at(fr)).Elem().Set(reflect.MakeMapWithSize(r, max(0, size(fr))))
	}
}

// lookup reads an element of a map.
func (c *compiler) lookup(in *ssa.Lookup) op {
	x, key, pos := c.operand(in.X), c.operand(in.Index), int32(in.Pos())
	var dst, ok slot
	if in.CommaOk {
		parts := c.slots(in)
		dst, ok = parts[0], parts[1]
	} else {
		dst = c.slot(in)
	}
	m, r := c.m, x.typ.under.R
	if fast := fastLookup(r, x, key, dst, ok, in.CommaOk); fast != nil {
		return func(fr *frame) {
			if !m.shared.Load() {
				fast(fr)
				return
			}
			unlock := m.lockMap(*(*unsafe.Pointer)(x.at(fr)))
			fast(fr)
			unlock()
		}
	}
	commaOk := in.CommaOk
	readKey := c.mapKey(in.X.Type(), key)
	return func(fr *frame) {
		fr.pos = pos
		at := x.at(fr)
		k := readKey(fr)
		found := m.mapIndex(r, at, k)
		if found.IsValid() {
			dst.typ.value(dst.at(fr)).Set(found)
		} else {
			dst.typ.clear(dst.at(fr))
		}
		if commaOk {
			*(*bool)(ok.at(fr)) = found.IsValid()
		}
	}
}

func (m *Machine) mapIndex(r reflect.Type, at unsafe.Pointer, key reflect.Value) reflect.Value {
	if m.shared.Load() {
		defer m.lockMap(*(*unsafe.Pointer)(at))()
	}
	return reflect.NewAt(r, at).Elem().MapIndex(key)
}

// mapKey is how a key is read for a map.
func (c *compiler) mapKey(t types.Type, key operand) func(fr *frame) reflect.Value {
	typ := c.typ(t.Underlying().(*types.Map).Key())
	if typ.class == inter && !typ.native {
		read := c.m.reader(typ)
		return func(fr *frame) reflect.Value {
			x := read(key.at(fr))
			return reflect.NewAt(typ.R, unsafe.Pointer(&x)).Elem()
		}
	}
	return func(fr *frame) reflect.Value { return typ.value(key.at(fr)) }
}

// fastLookup reads maps of common types without reflection.
func fastLookup(r reflect.Type, x, key operand, dst, ok slot, commaOk bool) op {
	switch r {
	case reflect.TypeFor[map[string]int]():
		return lookupOp[string, int](x, key, dst, ok, commaOk)
	case reflect.TypeFor[map[string]float64]():
		return lookupOp[string, float64](x, key, dst, ok, commaOk)
	case reflect.TypeFor[map[string]string]():
		return lookupOp[string, string](x, key, dst, ok, commaOk)
	case reflect.TypeFor[map[string]bool]():
		return lookupOp[string, bool](x, key, dst, ok, commaOk)
	case reflect.TypeFor[map[string]any]():
		return lookupOp[string, any](x, key, dst, ok, commaOk)
	case reflect.TypeFor[map[int]int]():
		return lookupOp[int, int](x, key, dst, ok, commaOk)
	case reflect.TypeFor[map[int]bool]():
		return lookupOp[int, bool](x, key, dst, ok, commaOk)
	case reflect.TypeFor[map[int]float64]():
		return lookupOp[int, float64](x, key, dst, ok, commaOk)
	case reflect.TypeFor[map[int]string]():
		return lookupOp[int, string](x, key, dst, ok, commaOk)
	}
	return nil
}

func lookupOp[K comparable, V any](x, key operand, dst, ok slot, commaOk bool) op {
	if commaOk {
		return func(fr *frame) {
			v, found := (*(*map[K]V)(x.at(fr)))[*(*K)(key.at(fr))]
			*(*V)(dst.at(fr)) = v
			*(*bool)(ok.at(fr)) = found
		}
	}
	return func(fr *frame) { *(*V)(dst.at(fr)) = (*(*map[K]V)(x.at(fr)))[*(*K)(key.at(fr))] }
}

func (c *compiler) mapUpdate(in *ssa.MapUpdate) op {
	x, key, value, pos := c.operand(in.Map), c.operand(in.Key), c.operand(in.Value), int32(in.Pos())
	m, r := c.m, x.typ.under.R
	fast := fastUpdate(r, x, key, value)
	readKey := c.mapKey(in.Map.Type(), key)
	elem := c.typ(in.Map.Type().Underlying().(*types.Map).Elem())
	realize := c.m.realizer(elem)
	compiled := realize != nil && !x.typ.own && x.typ.R.Name() != ""
	return func(fr *frame) {
		fr.pos = pos
		at := x.at(fr)
		if m.shared.Load() {
			defer m.lockMap(*(*unsafe.Pointer)(at))()
		}
		if fast != nil {
			fast(fr)
			return
		}
		if compiled {
			realize(value.at(fr))
		}
		reflect.NewAt(r, at).Elem().SetMapIndex(readKey(fr), elem.value(value.at(fr)))
	}
}

func fastUpdate(r reflect.Type, x, key, value operand) op {
	switch r {
	case reflect.TypeFor[map[string]int]():
		return updateOp[string, int](x, key, value)
	case reflect.TypeFor[map[string]float64]():
		return updateOp[string, float64](x, key, value)
	case reflect.TypeFor[map[string]string]():
		return updateOp[string, string](x, key, value)
	case reflect.TypeFor[map[string]bool]():
		return updateOp[string, bool](x, key, value)
	case reflect.TypeFor[map[string]any]():
		return updateOp[string, any](x, key, value)
	case reflect.TypeFor[map[int]int]():
		return updateOp[int, int](x, key, value)
	case reflect.TypeFor[map[int]bool]():
		return updateOp[int, bool](x, key, value)
	case reflect.TypeFor[map[int]float64]():
		return updateOp[int, float64](x, key, value)
	case reflect.TypeFor[map[int]string]():
		return updateOp[int, string](x, key, value)
	}
	return nil
}

func updateOp[K comparable, V any](x, key, value operand) op {
	return func(fr *frame) { (*(*map[K]V)(x.at(fr)))[*(*K)(key.at(fr))] = *(*V)(value.at(fr)) }
}

// iterator walks over a map or a string.
type iterator struct {
	walk *reflect.MapIter
	at   unsafe.Pointer
	text string
	next int
}

func (c *compiler) rangeOver(in *ssa.Range) op {
	x, dst := c.operand(in.X), c.slot(in)
	if x.typ.under.R.Kind() == reflect.String {
		return func(fr *frame) {
			*(*unsafe.Pointer)(dst.at(fr)) = unsafe.Pointer(&iterator{text: *(*string)(x.at(fr))})
		}
	}
	r := x.typ.under.R
	return func(fr *frame) {
		p := *(*unsafe.Pointer)(x.at(fr))
		v := reflect.New(r).Elem()
		v.Set(reflect.NewAt(r, x.at(fr)).Elem())
		*(*unsafe.Pointer)(dst.at(fr)) = unsafe.Pointer(&iterator{walk: v.MapRange(), at: p})
	}
}

func (c *compiler) nextOf(in *ssa.Next) op {
	it := c.operand(in.Iter)
	parts := c.slots(in)
	ok, key, value := parts[0], parts[1], parts[2]
	if in.IsString {
		return func(fr *frame) {
			i := *(**iterator)(it.at(fr))
			if *(*bool)(ok.at(fr)) = i.next < len(i.text); !*(*bool)(ok.at(fr)) {
				return
			}
			r, size := utf8.DecodeRuneInString(i.text[i.next:])
			if key.typ.class != empty {
				*(*int)(key.at(fr)) = i.next
			}
			if value.typ.class != empty {
				*(*rune)(value.at(fr)) = r
			}
			i.next += size
		}
	}
	m := c.m
	return func(fr *frame) {
		i := *(**iterator)(it.at(fr))
		if m.shared.Load() {
			defer m.lockMap(i.at)()
		}
		if *(*bool)(ok.at(fr)) = i.walk.Next(); !*(*bool)(ok.at(fr)) {
			return
		}
		if key.typ.class != empty {
			key.typ.value(key.at(fr)).Set(i.walk.Key())
		}
		if value.typ.class != empty {
			value.typ.value(value.at(fr)).Set(i.walk.Value())
		}
	}
}
