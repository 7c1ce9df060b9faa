package vm

import (
	"go/types"
	"reflect"
	"unsafe"
)

func init() {
	define(map[string]intrinsic{
		"reflect.MakeFunc":             reflecting(makeFunc),
		"(reflect.Value).NumMethod":    reflecting(func(c reflectCall) { give(c, 0, c.numMethod(c.value(0))) }),
		"(reflect.Value).Method":       reflecting(func(c reflectCall) { give(c, 0, c.method(c.value(0), argOf[int](c, 1))) }),
		"(reflect.Value).MethodByName": reflecting(func(c reflectCall) { give(c, 0, c.methodNamed(c.value(0), argOf[string](c, 1))) }),
	})
}

// callFunction calls a function value.
func (m *Machine) callFunction(fr *frame, f unsafe.Pointer, sig *types.Signature, args, res []unsafe.Pointer) {
	if cl := asClosure(f); cl != nil {
		cl.fn.call(fr.thread, fr, cl.env, args, res)
		return
	}
	bare := types.NewSignatureType(nil, nil, nil, sig.Params(), sig.Results(), sig.Variadic())
	real := reflect.NewAt(m.types.of(bare).R, unsafe.Pointer(&f)).Elem()
	m.bindSignature(bare).call(real)(fr, args, res)
}

// matcher is an argument that is a function as compiled code can call it.
func (c reflectCall) matcher(i int) func(string) bool {
	f, sig := argOf[unsafe.Pointer](c, i), matchSignature
	return func(s string) (ok bool) {
		c.m.callFunction(c.fr, f, sig, []unsafe.Pointer{unsafe.Pointer(&s)}, []unsafe.Pointer{unsafe.Pointer(&ok)})
		return ok
	}
}

var matchSignature = func() *types.Signature {
	params, _ := tupleOf([]types.Type{types.Typ[types.String]})
	results, _ := tupleOf([]types.Type{types.Typ[types.Bool]})
	return types.NewSignatureType(nil, nil, nil, params, results, false)
}()

// arguments checks the number of arguments of a call, and puts the last ones into
// a slice if the function is variadic.
func (r *reflection) arguments(op string, sig *types.Signature, in []reflect.Value) []unsafe.Pointer {
	n := sig.Params().Len()
	packs := sig.Variadic() && op == "Call"
	if packs {
		n--
	}
	switch {
	case op == "CallSlice" && !sig.Variadic():
		panic("reflect: CallSlice of non-variadic function")
	case len(in) < n:
		panic("reflect: " + op + " with too few input arguments")
	case len(in) > n && !packs:
		panic("reflect: " + op + " with too many input arguments")
	}
	for _, x := range in {
		if !x.IsValid() {
			panic("reflect: " + op + " using zero Value argument")
		}
	}
	var args []unsafe.Pointer
	for i, x := range in[:n] {
		to := r.ofType(sig.Params().At(i).Type())
		if from := r.open(x).s; !from.assignableTo(to) {
			panic("reflect: " + op + " using " + from.String() + " as type " + to.String())
		}
		refuseReadOnly("reflect.Value."+op, x)
		args = append(args, r.assign("reflect.Value.Call", x, to))
	}
	if !packs {
		return args
	}
	list := r.ofType(sig.Params().At(n).Type())
	elem := list.elem()
	for _, x := range in[n:] {
		if from := r.open(x).s; !from.assignableTo(elem) {
			panic("reflect: cannot use " + from.String() + " as type " + elem.String() + " in " + op)
		}
	}
	real := list.t.under.R
	rest := reflect.Append(reflect.MakeSlice(real, 0, len(in)-n), r.elements("reflect.Set", in[n:], elem, real.Elem())...)
	return append(args, valuePlace(rest))
}

// callValue calls a function.
func (c reflectCall) callValue(op string, v reflect.Value, in []reflect.Value) []reflect.Value {
	p := c.peel(v)
	if p.Kind() != reflect.Func {
		return p.Call(nil) // which panics
	}
	refuseReadOnly("reflect.Value."+op, v)
	it := c.open(v)
	f := *(*unsafe.Pointer)(it.p)
	if f == nil {
		panic("reflect.Value.Call: call of nil function")
	}
	if it.t.T == nil {
		return c.callUnknown(op, v, in)
	}
	sig := it.s.must().t.T.Underlying().(*types.Signature)
	args := c.arguments(op, sig, in)
	var out []reflect.Value
	var res []unsafe.Pointer
	for x := range sig.Results().Variables() {
		s := c.ofType(x.Type())
		p := s.t.alloc()
		res = append(res, p)
		out = append(out, s.at(p, 0))
	}
	c.m.callFunction(c.fr, f, sig, args, res)
	return out
}

// callUnknown calls a function of a type that only compiled code knows.
func (c reflectCall) callUnknown(op string, v reflect.Value, in []reflect.Value) []reflect.Value {
	for _, x := range in {
		if !x.IsValid() {
			panic("reflect: " + op + " using zero Value argument")
		}
		if !c.open(x).s.honest {
			panic(&Refusal{"reflection can't pass a value of the program's type " + c.shownType(x).String() + " to a function of the compiled type " + v.Type().String()})
		}
	}
	if op == "CallSlice" {
		return v.CallSlice(in)
	}
	return v.Call(in)
}

// function is a function of the machine as a value of a type.
func (r *reflection) function(sig *types.Signature, f *function) reflect.Value {
	cell := new(unsafe.Pointer)
	*cell = unsafe.Pointer(&closure{entry: leakedEntry, fn: f})
	return r.ofType(sig).at(unsafe.Pointer(cell), 0)
}

// bound is a method of a value as a function.
func (r *reflection) bound(t *Type, p unsafe.Pointer, f *types.Func, flags valueFlags) reflect.Value {
	found := r.m.named(t, f.Name())
	if found == nil {
		panic(&Refusal{"reflection can't call the method " + f.Name() + " of " + r.m.typeName(t)})
	}
	recv := t.alloc()
	t.move(recv, p)
	made := &function{m: r.m, name: found.name, src: found.src, results: found.results}
	made.native = func(fr *frame, args, res []unsafe.Pointer) {
		found.call(fr.thread, fr, nil, append([]unsafe.Pointer{recv}, args...), res)
	}
	out := r.function(stripped(f), made)
	headerOf(&out).flags |= flags.inner()
	return out
}

func (r *reflection) numMethod(v reflect.Value) int {
	if !v.IsValid() || isMethodValue(v) {
		return v.NumMethod()
	}
	return r.staticOf(v).must().shown.NumMethod()
}

func (r *reflection) method(v reflect.Value, i int) reflect.Value {
	if !v.IsValid() || isMethodValue(v) {
		return v.Method(i)
	}
	it := r.open(v)
	if it.s.must().honest {
		return v.Method(i)
	}
	it.s.prepare()
	if i < 0 || i >= len(it.s.methods) {
		panic("reflect: Method index out of range")
	}
	f := it.s.methods[i]
	if it.t.class != inter {
		return r.bound(it.t, it.p, f, it.flags)
	}
	x := it.any()
	if x == nil {
		panic("reflect: Method on nil interface value")
	}
	inside := r.m.viewOf(x)
	return r.bound(inside.t, inside.p, f, it.flags)
}

func (r *reflection) methodNamed(v reflect.Value, name string) reflect.Value {
	if !v.IsValid() || isMethodValue(v) || r.staticOf(v).must().honest {
		return v.MethodByName(name)
	}
	m, ok := r.staticOf(v).shown.MethodByName(name)
	if !ok {
		return reflect.Value{}
	}
	return r.method(v, m.Index)
}

// makeFunc does what [reflect.MakeFunc] does.
func makeFunc(c reflectCall) {
	s := c.typ(0)
	if s.t.kind() != reflect.Func {
		panic("reflect: call of MakeFunc with non-Func type")
	}
	if s.t.T == nil {
		panic(&Refusal{"reflect.MakeFunc can't make a function of " + s.String() + ", which the program does not name"})
	}
	r, body := c.reflection, argOf[unsafe.Pointer](c, 1)
	sig := s.t.T.Underlying().(*types.Signature)
	made := &function{m: r.m, name: "a function of reflect.MakeFunc", results: r.m.typesOf(sig.Results())}
	bodySig := r.pkg.Scope().Lookup("MakeFunc").(*types.Func).Signature().Params().At(1).Type().(*types.Signature)
	made.native = func(fr *frame, args, res []unsafe.Pointer) {
		var in, out []reflect.Value
		for i, p := range args {
			t := r.ofType(sig.Params().At(i).Type())
			copied := t.t.alloc()
			t.t.move(copied, p)
			in = append(in, t.at(copied, 0))
		}
		r.m.callFunction(fr, body, bodySig, []unsafe.Pointer{unsafe.Pointer(&in)}, []unsafe.Pointer{unsafe.Pointer(&out)})
		if len(out) != sig.Results().Len() {
			panic("reflect: wrong return count from function created by MakeFunc")
		}
		for i, v := range out {
			if !v.IsValid() {
				panic("reflect: function created by MakeFunc using closure returned zero Value")
			}
			refuseReadOnlyResult(v)
			t := r.ofType(sig.Results().At(i).Type())
			p := r.assign("reflect.MakeFunc", v, t)
			if i < len(res) {
				t.t.move(res[i], p)
			}
		}
	}
	cell := new(unsafe.Pointer)
	*cell = unsafe.Pointer(&closure{entry: leakedEntry, fn: made})
	give(c, 0, s.at(unsafe.Pointer(cell), 0))
}

func refuseReadOnlyResult(v reflect.Value) {
	if headerOf(&v).flags&readOnly != 0 {
		panic("reflect: function created by MakeFunc using closure returned value obtained from unexported field")
	}
}
