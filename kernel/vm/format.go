package vm

import (
	"fmt"
	"go/types"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"
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
