package vm

import (
	"reflect"
	"unsafe"
)

func init() {
	define(map[string]intrinsic{
		"(reflect.Value).MapIndex":    reflecting(func(c reflectCall) { give(c, 0, c.mapIndex(c.value(0), c.value(1))) }),
		"(reflect.Value).MapKeys":     reflecting(func(c reflectCall) { give(c, 0, c.mapKeys(c.value(0))) }),
		"(reflect.Value).SetMapIndex": reflecting(func(c reflectCall) { c.setMapIndex(c.value(0), c.value(1), c.value(2)) }),
		"(reflect.Value).MapRange":    reflecting(func(c reflectCall) { give(c, 0, c.mapRange(c.value(0))) }),
		"(*reflect.MapIter).Next": reflecting(func(c reflectCall) {
			walk := argOf[*reflect.MapIter](c, 0)
			defer c.lockWalk(walk)()
			give(c, 0, walk.Next())
		}),
		"(*reflect.MapIter).Key":   reflecting(func(c reflectCall) { give(c, 0, c.walkedKey(argOf[*reflect.MapIter](c, 0))) }),
		"(*reflect.MapIter).Value": reflecting(func(c reflectCall) { give(c, 0, c.walkedValue(argOf[*reflect.MapIter](c, 0))) }),
		"(*reflect.MapIter).Reset": reflecting(func(c reflectCall) {
			v := c.value(1)
			if v.IsValid() {
				v = c.walkable(v)
			}
			argOf[*reflect.MapIter](c, 0).Reset(v)
		}),
		"(reflect.Value).SetIterKey": reflecting(func(c reflectCall) {
			c.set(c.value(0), c.walkedKey(argOf[*reflect.MapIter](c, 1)))
		}),
		"(reflect.Value).SetIterValue": reflecting(func(c reflectCall) {
			c.set(c.value(0), c.walkedValue(argOf[*reflect.MapIter](c, 1)))
		}),
	})
}

// keyFor is a key of a map as compiled code takes it. An index may come from a
// field that is not exported.
func (r *reflection) keyFor(context string, p reflect.Value, s *static, key reflect.Value) reflect.Value {
	if !key.IsValid() {
		return p.MapIndex(key) // which panics
	}
	refuse := key
	if context == "reflect.Value.MapIndex" {
		headerOf(&refuse).flags &^= readOnly
	}
	refuseReadOnly(context, refuse)
	headerOf(&key).flags &^= readOnly
	return reflect.NewAt(p.Type().Key(), r.assign(context, key, s.key())).Elem()
}

func (r *reflection) mapIndex(v, key reflect.Value) reflect.Value {
	p := r.peel(v)
	if p.Kind() != reflect.Map {
		return p.MapIndex(key)
	}
	s, at := r.staticOf(v), valuePlace(v)
	flags := (headerOf(&v).flags | headerOf(&key).flags).inner()
	k := r.keyFor("reflect.Value.MapIndex", p, s, key)
	defer r.m.lockMap(*(*unsafe.Pointer)(at))()
	found := reflect.NewAt(p.Type(), at).Elem().MapIndex(k)
	if !found.IsValid() {
		return found
	}
	return s.elem().at(valuePlace(found), flags)
}

func (r *reflection) mapKeys(v reflect.Value) []reflect.Value {
	p := r.peel(v)
	if p.Kind() != reflect.Map {
		return p.MapKeys()
	}
	key := r.staticOf(v).key()
	defer r.m.lockMap(*(*unsafe.Pointer)(valuePlace(v)))()
	keys := p.MapKeys()
	for i, k := range keys {
		keys[i] = key.carried(k)
	}
	return keys
}

func (r *reflection) setMapIndex(v, key, elem reflect.Value) {
	p := r.peel(v)
	if p.Kind() != reflect.Map {
		p.SetMapIndex(key, elem)
	}
	refuseReadOnly("reflect.Value.SetMapIndex", v)
	s, at := r.staticOf(v), valuePlace(v)
	k := r.keyFor("reflect.Value.SetMapIndex", p, s, key)
	var x reflect.Value
	if elem.IsValid() {
		refuseReadOnly("reflect.Value.SetMapIndex", elem)
		x = reflect.NewAt(p.Type().Elem(), r.assign("reflect.Value.SetMapIndex", elem, s.elem())).Elem()
	}
	defer r.m.lockMap(*(*unsafe.Pointer)(at))()
	p.SetMapIndex(k, x)
}

// walkable is a map for an iterator. So that the iterator tells what the program
// knows of the map, the type of its elements is one that only this type of maps
// has: that does not change how maps lie in memory, which depends on the key and
// on sizes.
func (r *reflection) walkable(v reflect.Value) reflect.Value {
	p := r.peel(v)
	if p.Kind() != reflect.Map {
		return p
	}
	s := r.staticOf(v)
	if s.honest {
		return p
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if s.walked == nil {
		s.walked = reflect.MapOf(p.Type().Key(), r.mark(p.Type().Elem()))
		r.walks.Store(typeWord(s.walked), s)
	}
	return retyped(p, s.walked)
}

func (r *reflection) mapRange(v reflect.Value) *reflect.MapIter {
	return r.walkable(v).MapRange()
}

// walkedMap is the map of an iterator, its first field.
func walkedMap(walk *reflect.MapIter) reflect.Value { return *(*reflect.Value)(unsafe.Pointer(walk)) }

func (r *reflection) lockWalk(walk *reflect.MapIter) func() {
	if v := walkedMap(walk); v.IsValid() {
		return r.m.lockMap(*(*unsafe.Pointer)(valuePlace(v)))
	}
	return func() {}
}

func (r *reflection) walkOf(walk *reflect.MapIter) *static {
	v := walkedMap(walk)
	if found, ok := r.walks.Load(headerOf(&v).typ); ok {
		return found.(*static)
	}
	return nil
}

func (r *reflection) walkedKey(walk *reflect.MapIter) reflect.Value {
	key := walk.Key()
	if s := r.walkOf(walk); s != nil {
		return s.key().carried(key)
	}
	return key
}

func (r *reflection) walkedValue(walk *reflect.MapIter) reflect.Value {
	value := walk.Value()
	if s := r.walkOf(walk); s != nil {
		return s.elem().carried(value)
	}
	return value
}
