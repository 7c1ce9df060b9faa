package vm

import (
	"go/types"
	"reflect"
	"strings"
	"unsafe"

	"golang.org/x/tools/go/ssa"
)

// link finds what a function of a program stands for.
func (m *Machine) link(src *ssa.Function) *function {
	m.mu.Lock()
	defer m.mu.Unlock()
	if f := m.funcs[src]; f != nil {
		return f
	}
	f := m.resolve(src)
	m.funcs[src] = f
	m.linked[src.Prog] = append(m.linked[src.Prog], src)
	return f
}

func (m *Machine) resolve(src *ssa.Function) *function {
	f := &function{m: m, name: funcName(src), src: src, results: m.typesOf(src.Signature.Results())}
	f.wrapper = src.Synthetic != "" && src.Syntax() == nil && src.Name() != "init"
	object := src.Object()
	if native := m.intrinsic(src); native != nil {
		f.native = native
		return f
	}
	if src.Blocks != nil {
		if object != nil && len(src.TypeArgs()) == 0 && !f.wrapper {
			m.objects[object] = f
		}
		return f
	}
	if object == nil { // the initialization of an imported package
		f.native = func(*frame, []unsafe.Pointer, []unsafe.Pointer) {}
		return f
	}
	if known := m.objects[object]; known != nil {
		return known
	}
	m.linkCompiled(f, object.(*types.Func))
	return f
}

// funcName is a function's name as the runtime gives it: main.T.M, main.(*T).M,
// main.f.func1 for a function literal in f, and main.f.func1.2 for one in that.
func funcName(src *ssa.Function) string {
	name := src.String()
	if rest, ok := strings.CutPrefix(name, "("); ok {
		recv, method, _ := strings.Cut(rest, ")")
		star := strings.HasPrefix(recv, "*")
		recv = strings.TrimPrefix(recv, "*")
		dot := strings.LastIndexByte(strings.SplitN(recv, "[", 2)[0], '.')
		if star {
			recv = recv[:dot+1] + "(*" + recv[dot+1:] + ")"
		}
		name = recv + method
	}
	outer, inner, nested := strings.Cut(name, "$")
	if !nested {
		return name
	}
	return outer + ".func" + strings.ReplaceAll(inner, "$", ".")
}

// linkCompiled finds the compiled code of a function or a method.
func (m *Machine) linkCompiled(f *function, object *types.Func) {
	sig := object.Signature()
	value := m.opts.Replace[object.FullName()]
	switch {
	case value.IsValid():
	case sig.Recv() == nil:
		value = m.opts.Symbols(object.Pkg().Path())[object.Name()]
	default:
		if t := m.types.of(sig.Recv().Type()); !t.own {
			if method, ok := t.R.MethodByName(object.Name()); ok {
				value = method.Func
			}
		}
	}
	if !value.IsValid() {
		name := object.FullName()
		f.native = func(*frame, []unsafe.Pointer, []unsafe.Pointer) {
			panic(&Refusal{"the function " + name + " can't be called from interpreted code"})
		}
		return
	}
	m.types.learn(sig, value.Type())
	if fast := fastNative(value); fast != nil {
		f.native = fast
		return
	}
	b := m.bind(value.Type(), sig)
	m.disclosing(object.Pkg().Path(), object.FullName(), b, value.Type())
	f.native = b.call(value)
}

// A Refusal is what the machine panics with where it can't do what the program
// asks, rather than do something else.
type Refusal struct{ Text string }

func (r *Refusal) Error() string { return r.Text }

// global is the address of a variable.
func (m *Machine) global(v *ssa.Global) unsafe.Pointer {
	typ := v.Type().Underlying().(*types.Pointer).Elem()
	if v.Object() == nil {
		t := m.types.of(typ)
		m.mu.Lock()
		defer m.mu.Unlock()
		if m.hidden[v] == nil {
			m.hidden[v] = t.alloc()
		}
		return m.hidden[v]
	}
	object := v.Object()
	if value := m.opts.Replace[object.Pkg().Path()+"."+object.Name()]; value.IsValid() {
		return value.Addr().UnsafePointer()
	}
	if value := m.opts.Symbols(object.Pkg().Path())[object.Name()]; value.IsValid() && value.CanAddr() {
		m.types.learn(object.Type(), value.Type())
		return value.Addr().UnsafePointer()
	}
	return m.variable(object, m.types.of(typ))
}

func (m *Machine) typesOf(tuple *types.Tuple) []*Type {
	var out []*Type
	for v := range tuple.Variables() {
		out = append(out, m.types.of(v.Type()))
	}
	return out
}

// nativeFunction makes a function of compiled code callable. The signature, nil
// if it is not known, tells the types that the program sees.
func (m *Machine) nativeFunction(name string, value reflect.Value, sig *types.Signature) *function {
	f := &function{m: m, name: name}
	if sig != nil {
		m.types.learn(sig, value.Type())
		if fast := fastNative(value); fast != nil {
			f.native = fast
			f.results = m.typesOf(sig.Results())
			return f
		}
	}
	b := m.bind(value.Type(), sig)
	f.native = b.call(value)
	f.results = b.resultTypes
	return f
}
