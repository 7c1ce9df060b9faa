package vm

import (
	"fmt"
	"go/types"
	"io"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"
	"unsafe"
)

// Verbs that stand for %T and %p, which package fmt does not leave to a
// Formatter.
const (
	typeVerb    = '\uE054'
	pointerVerb = '\uE070'
)

// presentAll presents values to package fmt. With wrapping, those that are errors
// stay errors, which %w may wrap.
func (fr *frame) presentAll(list []any, wrapping bool) []any {
	var out []any
	for i, x := range list {
		shown := fr.present(x, wrapping)
		if out == nil && (x == nil || sameWord(shown, x)) {
			continue
		}
		if out == nil {
			out = append(make([]any, 0, len(list)), list[:i]...)
		}
		out = append(out, shown)
	}
	if out == nil {
		return list
	}
	return out
}

func (fr *frame) present(x any, wrapping bool) any {
	switch x := x.(type) {
	case nil, string, int, float64, bool, byte, rune, int64, []byte, []string, []int, []float64:
		return x
	}
	x = unwrap(x)
	m := fr.thread.m
	t := m.dynamicType(x)
	if !m.mayHold(t) {
		return x
	}
	if wrapping && m.isError(t) {
		return boxedError{boxed{x, m}}
	}
	return formatted{x, fr, m}
}

func (m *Machine) isError(t *Type) bool {
	return t.T != nil && m.isPrograms(t.T) && types.Implements(t.T, types.Universe.Lookup("error").Type().Underlying().(*types.Interface))
}

// mayHold reports whether package fmt can't be trusted with values of a type:
// they are, or hold, values of the program's own types, or may do so in an
// interface.
func (m *Machine) mayHold(t *Type) bool {
	if known, ok := m.holds.Load(t.word); ok {
		return known.(bool)
	}
	answer := true
	switch {
	case t.T == nil:
		answer = m.reflectHolds(t.R, map[reflect.Type]bool{})
	case !m.isProgram(t):
		answer = m.reflectHolds(t.R, map[reflect.Type]bool{})
	}
	m.holds.Store(t.word, answer)
	return answer
}

func (m *Machine) reflectHolds(r reflect.Type, seen map[reflect.Type]bool) bool {
	if seen[r] {
		return false
	}
	seen[r] = true
	if r.Kind() == reflect.Interface || r.Kind() == reflect.Func {
		return true
	}
	if r.Implements(errorType) || r.Implements(reflect.TypeFor[fmt.Stringer]()) || r.Implements(reflect.TypeFor[fmt.Formatter]()) {
		return false
	}
	switch r.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Chan:
		return m.reflectHolds(r.Elem(), seen)
	case reflect.Map:
		return m.reflectHolds(r.Key(), seen) || m.reflectHolds(r.Elem(), seen)
	case reflect.Struct:
		for i := range r.NumField() {
			if m.reflectHolds(r.Field(i).Type, seen) {
				return true
			}
		}
	}
	return false
}

// presentFormat presents values and a format to package fmt. What fmt says of
// values that the format does not use is put into the format.
func (fr *frame) presentFormat(format string, list []any, wrapping bool) (string, []any) {
	shown := fr.presentAll(list, wrapping)
	var b strings.Builder
	last, arg, indexed := 0, 0, false
	for i := 0; i < len(format); {
		if format[i] != '%' {
			i++
			continue
		}
		i++
	verb:
		for i < len(format) {
			r, size := utf8.DecodeRuneInString(format[i:])
			i += size
			switch {
			case strings.ContainsRune("+-# 0.123456789", r):
			case r == '*':
				arg++
			case r == '[':
				indexed = true
				length := strings.IndexByte(format[i:], ']')
				if length < 0 {
					break verb
				}
				n, err := strconv.Atoi(format[i : i+length])
				if err != nil {
					n = len(list) + 1
				}
				arg = n - 1
				i += length + 1
			case r == '%':
				break verb
			default:
				if stand := stands[r]; stand != 0 && arg >= 0 && arg < len(shown) && isFormatted(shown[arg]) {
					b.WriteString(format[last:i-size] + string(stand))
					last = i
				}
				arg++
				break verb
			}
		}
	}
	b.WriteString(format[last:])
	if arg < len(list) && !indexed {
		b.WriteString(strings.ReplaceAll(fr.extra(list[arg:]), "%", "%%"))
		shown = shown[:arg]
	}
	return b.String(), shown
}

// stands are the verbs that stand for others.
var stands = map[rune]rune{'T': typeVerb, 'p': pointerVerb}

// extra is what package fmt says of values that a format does not use.
func (fr *frame) extra(list []any) string {
	text := "%!(EXTRA "
	for i, x := range list {
		if i > 0 {
			text += ", "
		}
		if x == nil {
			text += "<nil>"
			continue
		}
		text += fr.thread.m.typeStringOf(unwrap(x)) + "=" + fmt.Sprintf("%v", fr.present(x, false))
	}
	return text + ")"
}

func isFormatted(x any) bool {
	switch x.(type) {
	case formatted, boxedError:
		return true
	}
	return false
}

// formatted is a value of the program as package fmt sees it, for one call.
type formatted struct {
	value any
	fr    *frame
	m     *Machine
}

// Format writes the value as package fmt would write it in a compiled program.
func (f formatted) Format(s fmt.State, verb rune) {
	th := f.fr.thread
	if th.ending != nil {
		return
	}
	defer func() {
		switch r := recover().(type) {
		case nil:
		case *abort, *Exit:
			th.ending = r
		default:
			panic(r)
		}
	}()
	p := printer{m: f.m, fr: f.fr, s: s, verb: verb}
	p.argument(f.value)
}

// Format writes an error of the program as package fmt would.
func (b boxedError) Format(s fmt.State, verb rune) {
	p := printer{m: b.m, fr: b.m.rootFrame(), s: s, verb: verb}
	p.argument(b.value)
}

// boxedText is a value of the program that package fmt writes.
type boxedText struct{ boxed }

// Format writes a value of the program as package fmt would.
func (b boxedText) Format(s fmt.State, verb rune) {
	p := printer{m: b.m, fr: b.m.rootFrame(), s: s, verb: verb}
	p.argument(b.value)
}

// rootFrame is a frame for calls that come from compiled code.
func (m *Machine) rootFrame() *frame {
	return &frame{thread: newThread(m, m.group.Load()), code: &code{fn: &function{m: m, name: "compiled code", wrapper: true}}}
}

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
