package vm

import (
	"cmp"
	"fmt"
	"go/types"
	"reflect"
	"unsafe"
)

// A callable is a function that a template may call.
type callable struct {
	in, out  []*Type
	variadic bool
	// call takes the addresses of arguments, of a slice for the variadic ones, and
	// gives those of results.
	call func(fr *frame, args []unsafe.Pointer) []unsafe.Pointer
}

// functionCallable makes a function of the program callable, whose first
// arguments are there.
func (m *Machine) functionCallable(f *function, first, env []unsafe.Pointer) *callable {
	sig := f.src.Signature
	return &callable{
		in: m.typesOf(sig.Params()), out: f.results, variadic: sig.Variadic(),
		call: func(fr *frame, args []unsafe.Pointer) []unsafe.Pointer {
			var res []unsafe.Pointer
			for _, t := range f.results {
				res = append(res, t.alloc())
			}
			f.call(fr.thread, fr, env, append(first[:len(first):len(first)], args...), res)
			return res
		},
	}
}

// reflectCallable makes a function of compiled code callable, or one of the
// program that looks like one.
func (m *Machine) reflectCallable(f reflect.Value) *callable {
	r := f.Type()
	c := &callable{variadic: r.IsVariadic()}
	for i := range r.NumIn() {
		c.in = append(c.in, m.typeOfReflect(r.In(i)))
	}
	for i := range r.NumOut() {
		c.out = append(c.out, m.typeOfReflect(r.Out(i)))
	}
	c.call = func(_ *frame, args []unsafe.Pointer) []unsafe.Pointer {
		var in []reflect.Value
		for i, p := range args {
			if realize := m.realizer(c.in[i]); realize != nil {
				realize(p)
			}
			in = append(in, reflect.NewAt(r.In(i), p).Elem())
		}
		call := f.Call
		if c.variadic {
			call = f.CallSlice
		}
		var res []unsafe.Pointer
		for _, v := range call(in) {
			res = append(res, addressOf(v))
		}
		return res
	}
	return c
}

// callable makes a function value callable.
func (v templateValue) callable() *callable {
	p := *(*unsafe.Pointer)(v.p)
	sig, ok := v.under().(*types.Signature)
	if p == nil || !ok || asClosure(p) == nil {
		return v.m.reflectCallable(v.plain())
	}
	cl := asClosure(p)
	c := v.m.functionCallable(cl.fn, nil, cl.env)
	c.in, c.variadic = v.m.typesOf(sig.Params()), sig.Variadic()
	return c
}

// check reports whether a function has results that a template can use.
func (c *callable) check(m *Machine, name string) error {
	switch n := len(c.out); {
	case n == 1, n == 2 && c.out[1].R == errorType:
		return nil
	case n == 2:
		return fmt.Errorf("invalid function signature for %s: second return value should be error; is %s", name, m.typeName(c.out[1]))
	default:
		return fmt.Errorf("function %s has %d return values; should be 1 or 2", name, n)
	}
}

// paramType is the type of an argument.
func (c *callable) paramType(m *Machine, i int) *Type {
	if last := len(c.in) - 1; c.variadic && i >= last {
		return m.elemType(c.in[last])
	}
	return c.in[i]
}

// safely calls a function with arguments of the types of its parameters. A panic
// becomes an error.
func (c *callable) safely(fr *frame, args []unsafe.Pointer) (v templateValue, err error) {
	m := fr.thread.m
	if c.variadic {
		fixed := len(c.in) - 1
		t := c.in[fixed]
		list := reflect.MakeSlice(t.under.R, len(args)-fixed, len(args)-fixed)
		packed := view{m, t, addressOf(list)}
		for i, p := range args[fixed:] {
			elem := packed.index(i)
			elem.t.move(elem.p, p)
		}
		args = append(args[:fixed:fixed], packed.p)
	}
	var failed error
	panicked := fr.recovering(func() {
		res := c.call(fr, args)
		v = templateValue{view: view{m, c.out[0], res[0]}}
		if len(res) == 2 {
			failed = *(*error)(res[1])
		}
	})
	if c.out[0].R == reflect.TypeFor[reflect.Value]() && v.isValid() {
		v = m.fromReflect(*(*reflect.Value)(v.p))
	}
	return v, cmp.Or(panicked, failed)
}

// fromReflect is the value that a function gave as a [reflect.Value].
func (m *Machine) fromReflect(v reflect.Value) templateValue {
	if !v.IsValid() {
		return templateValue{}
	}
	return templateValue{view: view{m, m.typeOfReflect(v.Type()), addressOf(v)}}
}

// recovering calls f and returns what it panicked with as an error.
func (fr *frame) recovering(f func()) (err error) {
	th := fr.thread
	top, depth := th.top, th.depth
	done := false
	defer func() {
		if done {
			return
		}
		switch r := recover().(type) {
		case nil: // runtime.Goexit
		case *abort, *Exit:
			panic(r)
		default:
			th.top, th.depth = top, depth
			err = th.m.panicError(th.panicOf(r).Value)
		}
	}()
	f()
	done = true
	return nil
}

// panicError is a panicking value as an error.
func (m *Machine) panicError(x any) error {
	x = unwrap(x)
	if x != nil && m.isError(m.dynamicType(x)) {
		return m.wrap(x, errorType).(error)
	}
	if err, ok := x.(error); ok {
		return err
	}
	return fmt.Errorf("%v", m.rootFrame().present(x, false))
}
