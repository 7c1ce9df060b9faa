package vm

import (
	"go/types"
	"reflect"
	"unsafe"
)

// binding is how values pass between the program and functions of one type of
// compiled code.
type binding struct {
	args        []func(fr *frame, p unsafe.Pointer) reflect.Value
	results     []func(dst unsafe.Pointer, v reflect.Value)
	resultTypes []*Type
	variadic    bool
}

// bindSignature is the binding for function values of a type.
func (m *Machine) bindSignature(sig *types.Signature) *binding {
	bare := types.NewSignatureType(nil, nil, nil, sig.Params(), sig.Results(), sig.Variadic())
	return m.bind(m.types.of(bare).R, bare)
}

// bind makes the binding for functions of a reflect type. The signature tells
// what lies in memory; without it, that is what the reflect type says.
func (m *Machine) bind(r reflect.Type, sig *types.Signature) *binding {
	b := &binding{variadic: r.IsVariadic()}
	var params []*Type
	if sig != nil {
		if r.NumIn() > sig.Params().Len() {
			params = append(params, m.types.of(sig.Recv().Type()))
		}
		params = append(params, m.typesOf(sig.Params())...)
		b.resultTypes = m.typesOf(sig.Results())
	}
	for i := range r.NumIn() {
		var t *Type
		if i < len(params) {
			t = params[i]
		}
		b.args = append(b.args, m.argument(t, r.In(i)))
	}
	for i := range r.NumOut() {
		if sig == nil {
			b.resultTypes = append(b.resultTypes, m.foreign(r.Out(i)))
		}
		b.results = append(b.results, m.result(b.resultTypes[i], r.Out(i)))
	}
	return b
}

// foreign is a type that only compiled code knows.
func (m *Machine) foreign(r reflect.Type) *Type {
	t := &Type{R: r, size: r.Size(), class: classOf(r), word: typeWord(r), direct: isDirect(r), native: r.Kind() == reflect.Interface && r.NumMethod() > 0}
	t.under = t
	return t
}

// argument is how a value of the program's type t is read for a parameter of
// type r.
func (m *Machine) argument(t *Type, r reflect.Type) func(fr *frame, p unsafe.Pointer) reflect.Value {
	plain := func(_ *frame, p unsafe.Pointer) reflect.Value { return reflect.NewAt(r, p).Elem() }
	if t == nil {
		return plain
	}
	if r.Kind() == reflect.Interface && r.NumMethod() > 0 && !t.native {
		read := m.reader(t)
		return func(_ *frame, p unsafe.Pointer) reflect.Value {
			v := reflect.New(r).Elem()
			if x := read(p); x != nil {
				v.Set(reflect.ValueOf(m.wrap(x, r)))
			}
			return v
		}
	}
	if r.Kind() == reflect.Func {
		return func(fr *frame, p unsafe.Pointer) reflect.Value {
			real := m.realFunc(*(*unsafe.Pointer)(p), t, fr.thread.group)
			return reflect.NewAt(r, unsafe.Pointer(&real)).Elem()
		}
	}
	if realize := m.realizer(t); realize != nil {
		return func(fr *frame, p unsafe.Pointer) reflect.Value {
			realize(p)
			return plain(fr, p)
		}
	}
	return plain
}

// result is how a result of type r is written as the program's type t.
func (m *Machine) result(t *Type, r reflect.Type) func(dst unsafe.Pointer, v reflect.Value) {
	if r.Kind() == reflect.Interface {
		write := m.writer(t)
		if t.R == r {
			return func(dst unsafe.Pointer, v reflect.Value) {
				reflect.NewAt(r, dst).Elem().Set(v)
			}
		}
		return func(dst unsafe.Pointer, v reflect.Value) {
			if v.IsNil() {
				write(dst, nil)
				return
			}
			write(dst, unwrap(v.Elem().Interface()))
		}
	}
	return func(dst unsafe.Pointer, v reflect.Value) { reflect.NewAt(r, dst).Elem().Set(v) }
}

// call makes a function that calls compiled code.
func (b *binding) call(f reflect.Value) nativeFunc {
	return func(fr *frame, args, res []unsafe.Pointer) {
		in := make([]reflect.Value, len(args))
		for i, p := range args {
			in[i] = b.args[i](fr, p)
		}
		var out []reflect.Value
		if b.variadic {
			out = f.CallSlice(in)
		} else {
			out = f.Call(in)
		}
		for i, p := range res {
			b.results[i](p, out[i])
		}
	}
}

// realFunc is a function value as compiled code can call it.
func (m *Machine) realFunc(p unsafe.Pointer, t *Type, g *Group) unsafe.Pointer {
	if p == nil {
		return nil
	}
	cl := asClosure(p)
	if cl == nil {
		return p
	}
	if real := cl.real.Load(); real != nil {
		return *real
	}
	if t.under.R == lessType && cl.fn.native == nil {
		less := m.lessFunc(cl, g)
		real := *(*unsafe.Pointer)(unsafe.Pointer(&less))
		cl.real.Store(&real)
		return real
	}
	sig := t.T.Underlying().(*types.Signature)
	results := m.typesOf(sig.Results())
	made := reflect.MakeFunc(t.under.R, func(in []reflect.Value) []reflect.Value {
		var args []unsafe.Pointer
		for _, v := range in {
			args = append(args, addressOf(v))
		}
		return m.enter(cl.fn, cl.env, g, results, args)
	})
	real := *(*unsafe.Pointer)(addressOf(made))
	cl.real.Store(&real)
	return real
}

var lessType = reflect.TypeFor[func(i, j int) bool]()

// lessFunc is a function of the program that compiled code calls often, by which
// it sorts, without reflection.
func (m *Machine) lessFunc(cl *closure, g *Group) func(i, j int) bool {
	return func(i, j int) (less bool) {
		th := newThread(m, g)
		th.guard(func() {
			c := cl.fn.ready()
			fr := c.enter(nil, th)
			*(*int)(c.params[0].at(fr)), *(*int)(c.params[1].at(fr)) = i, j
			c.bind(fr, cl.env)
			fr.run()
			less = *(*bool)(c.results[0].at(fr))
			fr.leave()
		})
		return less
	}
}

// addressOf is the address of a copy of a value.
func addressOf(v reflect.Value) unsafe.Pointer {
	p := reflect.New(v.Type())
	p.Elem().Set(v)
	return p.UnsafePointer()
}

// guard runs the program's code for compiled code: a panic leaves it as the value
// that the program panicked with.
func (th *thread) guard(f func()) {
	done := false
	th.depth = callbackDepth * int(th.group.nested.Add(1))
	defer func() {
		th.group.nested.Add(-1)
		if done {
			return
		}
		switch r := recover().(type) {
		case nil:
		case *abort, *Exit:
			panic(r)
		default:
			p := th.panicOf(r)
			th.group.last.Store(p)
			panic(p.Value)
		}
	}()
	f()
	done = true
}

// realizer returns what makes the functions in a value callable by compiled
// code, nil if the type holds none.
func (m *Machine) realizer(t *Type) func(p unsafe.Pointer) {
	if t.T == nil || !holdsFunc(t.T, nil) {
		return nil
	}
	return func(p unsafe.Pointer) { m.realize(t, p) }
}

// holdsFunc reports whether values of a type hold functions, not counting those
// behind pointers.
func holdsFunc(t types.Type, seen map[types.Type]bool) bool {
	if seen[t] {
		return false
	}
	switch u := t.Underlying().(type) {
	case *types.Signature:
		return true
	case *types.Basic, *types.Interface, *types.Pointer, *types.Chan:
		return false
	case *types.Slice:
		return holdsFunc(u.Elem(), with(seen, t))
	case *types.Array:
		return holdsFunc(u.Elem(), with(seen, t))
	case *types.Map:
		return holdsFunc(u.Elem(), with(seen, t))
	case *types.Struct:
		seen = with(seen, t)
		for f := range u.Fields() {
			if holdsFunc(f.Type(), seen) {
				return true
			}
		}
	}
	return false
}

func with(seen map[types.Type]bool, t types.Type) map[types.Type]bool {
	if seen == nil {
		seen = map[types.Type]bool{}
	}
	seen[t] = true
	return seen
}

// realize makes the functions in the value at p real, in place.
func (m *Machine) realize(t *Type, p unsafe.Pointer) {
	switch u := t.T.Underlying().(type) {
	case *types.Signature:
		*(*unsafe.Pointer)(p) = m.realFunc(*(*unsafe.Pointer)(p), t, m.group.Load())
	case *types.Slice:
		if elem := m.types.of(u.Elem()); holdsFunc(elem.T, nil) {
			s := (*sliceHeader)(p)
			for i := range s.len {
				m.realize(elem, unsafe.Add(s.data, uintptr(i)*elem.size))
			}
		}
	case *types.Array:
		if elem := m.types.of(u.Elem()); holdsFunc(elem.T, nil) {
			for i := range uintptr(u.Len()) {
				m.realize(elem, unsafe.Add(p, i*elem.size))
			}
		}
	case *types.Map:
		elem := m.types.of(u.Elem())
		v := t.under.value(p)
		for _, key := range v.MapKeys() {
			at := addressOf(v.MapIndex(key))
			m.realize(elem, at)
			v.SetMapIndex(key, elem.value(at))
		}
	case *types.Struct:
		for i := range u.NumFields() {
			if f := m.types.of(u.Field(i).Type()); holdsFunc(f.T, nil) {
				m.realize(f, unsafe.Add(p, t.fieldOffset(i)))
			}
		}
	}
}
