package vm

import (
	"fmt"
	"go/types"
	"io"
	"reflect"
	"strings"
	"unsafe"
)

// printer writes one argument of a format.
type printer struct {
	m        *Machine
	fr       *frame
	s        fmt.State
	verb     rune
	erroring bool // inside %!v(...)
}

func (p *printer) write(text string) { io.WriteString(p.s, text) }

// sharp reports whether the verb is %#v, plus whether it is %+v.
func (p *printer) sharp() bool { return p.verb == 'v' && p.s.Flag('#') }
func (p *printer) plus() bool  { return p.verb == 'v' && p.s.Flag('+') }

// leaf writes a value of compiled code by the verb and its flags.
func (p *printer) leaf(x any) { fmt.Fprintf(p.s, fmt.FormatString(p.s, p.verb), x) }

// text writes the result of a method by the verb.
func (p *printer) text(s string, verb rune) {
	format := fmt.FormatString(p.s, verb)
	if p.sharp() {
		format = strings.Replace(format, "#", "", 1)
	}
	fmt.Fprintf(p.s, format, s)
}

func (p *printer) argument(x any) {
	v := p.m.viewOf(x)
	switch p.verb {
	case typeVerb:
		p.text(p.m.typeStringOf(x), 's')
		return
	case pointerVerb:
		p.verb = 'p'
		switch v.kind() {
		case reflect.Pointer, reflect.Map, reflect.Chan, reflect.Func, reflect.Slice, reflect.UnsafePointer:
			p.leaf(*(*unsafe.Pointer)(v.p))
		default:
			p.badVerb(v)
		}
		return
	}
	if !p.methods(v) {
		p.value(v, 0, false)
	}
}

// methods writes a value by a method of it, if it has one for the verb.
func (p *printer) methods(v view) bool {
	if p.erroring || v.t.class == inter {
		return false
	}
	if v.t.T == nil || !p.m.isPrograms(v.t.T) {
		return p.compiledMethods(v)
	}
	if f := p.m.formatMethod(v.t); f != nil {
		p.guard(v, "Format", func() {
			state, verb := p.s, p.verb
			p.call(f, v, []unsafe.Pointer{unsafe.Pointer(&state), unsafe.Pointer(&verb)}, nil)
		})
		return true
	}
	if p.sharp() {
		if f := p.m.textMethod(v.t, "GoString"); f != nil {
			p.guard(v, "GoString", func() { p.text(p.callText(f, v), 's') })
			return true
		}
		return false
	}
	switch p.verb {
	case 'v', 's', 'x', 'X', 'q':
		for _, name := range []string{"Error", "String"} {
			if f := p.m.textMethod(v.t, name); f != nil {
				p.guard(v, name, func() { p.text(p.callText(f, v), p.verb) })
				return true
			}
		}
	}
	return false
}

// compiledMethods writes a value of a compiled type that has methods.
func (p *printer) compiledMethods(v view) bool {
	x := v.any()
	switch x.(type) {
	case fmt.Formatter:
	case fmt.GoStringer:
		if !p.sharp() {
			if !isTexter(x) {
				return false
			}
			break
		}
	case error, fmt.Stringer:
		if p.sharp() || !strings.ContainsRune("vsxXq", p.verb) {
			return false
		}
	default:
		return false
	}
	p.leaf(x)
	return true
}

func isTexter(x any) bool {
	switch x.(type) {
	case error, fmt.Stringer:
		return true
	}
	return false
}

// formatMethod is a type's method Format of [fmt.Formatter], or nil.
func (m *Machine) formatMethod(t *Type) *function {
	selection := types.NewMethodSet(t.T).Lookup(nil, "Format")
	if selection == nil {
		return nil
	}
	sig := selection.Type().(*types.Signature)
	if sig.Params().Len() != 2 || sig.Results().Len() != 0 || sig.Params().At(0).Type().String() != "fmt.State" || sig.Params().At(1).Type() != types.Typ[types.Rune] && sig.Params().At(1).Type().String() != "rune" && sig.Params().At(1).Type().String() != "int32" {
		return nil
	}
	return m.named(t, "Format")
}

func (p *printer) call(f *function, v view, args, res []unsafe.Pointer) {
	f.call(p.fr.thread, p.fr, nil, append([]unsafe.Pointer{v.p}, args...), res)
}

func (p *printer) callText(f *function, v view) (text string) {
	p.call(f, v, nil, []unsafe.Pointer{unsafe.Pointer(&text)})
	return text
}

// guard calls a method and writes its panic, as package fmt does.
func (p *printer) guard(v view, name string, f func()) {
	th := p.fr.thread
	top, depth := th.top, th.depth
	defer func() {
		switch r := recover().(type) {
		case nil:
		case *abort, *Exit:
			panic(r)
		default:
			th.top, th.depth = top, depth
			if v.kind() == reflect.Pointer && v.isNil() {
				p.write("<nil>")
				return
			}
			panicked := th.panicOf(r)
			fmt.Fprintf(p.s, "%%!%c(PANIC=%s method: %v)", p.verb, name, p.fr.present(panicked.Value, false))
		}
	}()
	f()
}

// goodVerbs are the verbs of the kinds that are no containers.
func goodVerbs(k reflect.Kind) string {
	switch k {
	case reflect.Bool:
		return "tv"
	case reflect.String:
		return "vsxXq"
	case reflect.Float32, reflect.Float64, reflect.Complex64, reflect.Complex128:
		return "vbgGxXfFeE"
	case reflect.Pointer, reflect.Chan, reflect.Func, reflect.UnsafePointer:
		return "vpbodxX"
	}
	return "vdboOxXcqU"
}

func (p *printer) badVerb(v view) {
	p.write("%!" + string(p.verb) + "(" + p.m.typeName(v.t) + "=")
	inner := *p
	inner.verb, inner.erroring = 'v', true
	inner.value(v, 0, false)
	p.write(")")
}

// value writes a value by its kind. Hidden says that it is in a field that is not
// exported, so that its methods are not called.
func (p *printer) value(v view, depth int, hidden bool) {
	if depth > 0 && !hidden && p.methods(v) {
		return
	}
	switch kind := v.kind(); kind {
	case reflect.Map:
		p.mapValue(v, depth, hidden)
	case reflect.Struct:
		p.structValue(v, depth, hidden)
	case reflect.Interface:
		switch {
		case !v.isNil():
			p.value(v.elem(), depth+1, hidden)
		case p.sharp():
			p.write(p.m.typeName(v.t) + "(nil)")
		default:
			p.write("<nil>")
		}
	case reflect.Array, reflect.Slice:
		p.list(v, depth, hidden)
	case reflect.Pointer, reflect.Chan, reflect.Func, reflect.UnsafePointer:
		p.pointer(v, depth, hidden)
	default:
		if !strings.ContainsRune(goodVerbs(kind), p.verb) {
			p.badVerb(v)
			return
		}
		p.leaf(reflect.NewAt(basicOf[kind], v.p).Elem().Interface())
	}
}

// open writes what begins a container, and returns what separates and ends it.
func (p *printer) open(v view, plain, end string) (separator, close string) {
	if p.sharp() {
		p.write(p.m.typeName(v.t) + "{")
		return ", ", "}"
	}
	p.write(plain)
	return " ", end
}

func (p *printer) mapValue(v view, depth int, hidden bool) {
	if p.sharp() && v.isNil() {
		p.write(p.m.typeName(v.t) + "(nil)")
		return
	}
	separator, end := p.open(v, "map[", "]")
	for i, e := range sorted(v.entries()) {
		if i > 0 {
			p.write(separator)
		}
		p.value(e.key, depth+1, hidden)
		p.write(":")
		p.value(e.value, depth+1, hidden)
	}
	p.write(end)
}

func (p *printer) structValue(v view, depth int, hidden bool) {
	separator, end := p.open(v, "{", "}")
	for i, f := range v.fields() {
		if i > 0 {
			p.write(separator)
		}
		if p.plus() || p.sharp() {
			p.write(f.name + ":")
		}
		inner := f.view
		if inner.kind() == reflect.Interface && !inner.isNil() {
			inner = inner.elem()
		}
		p.value(inner, depth+1, hidden || !f.exported)
	}
	p.write(end)
}

func (p *printer) list(v view, depth int, hidden bool) {
	plain := v.plain()
	if plain.Type().Elem().Size() == 1 && v.elemKind() == reflect.Uint8 && strings.ContainsRune("sqxX", p.verb) {
		bytes := make([]byte, plain.Len())
		for i := range bytes {
			bytes[i] = *(*byte)(v.index(i).p)
		}
		p.leaf(bytes)
		return
	}
	if p.sharp() && v.kind() == reflect.Slice && v.isNil() {
		p.write(p.m.typeName(v.t) + "(nil)")
		return
	}
	separator, end := p.open(v, "[", "]")
	for i := range plain.Len() {
		if i > 0 {
			p.write(separator)
		}
		p.value(v.index(i), depth+1, hidden)
	}
	p.write(end)
}

func (p *printer) pointer(v view, depth int, hidden bool) {
	if v.kind() == reflect.Pointer && depth == 0 && !v.isNil() {
		elem := v.elem()
		switch elem.kind() {
		case reflect.Array, reflect.Slice, reflect.Struct, reflect.Map:
			p.write("&")
			p.value(elem, depth+1, hidden)
			return
		}
	}
	address := *(*unsafe.Pointer)(v.p)
	switch {
	case !strings.ContainsRune(goodVerbs(reflect.Pointer), p.verb):
		p.badVerb(v)
	case p.sharp():
		p.write("(" + p.m.typeName(v.t) + ")(")
		if address == nil {
			p.write("nil)")
			return
		}
		fmt.Fprintf(p.s, "%#x)", uintptr(address))
	default:
		p.leaf(address)
	}
}

// elemKind is the kind of the elements of an array or a slice.
func (v view) elemKind() reflect.Kind {
	if t, ok := v.under().(interface{ Elem() types.Type }); ok {
		return v.m.types.of(t.Elem()).under.R.Kind()
	}
	return v.t.under.R.Elem().Kind()
}
