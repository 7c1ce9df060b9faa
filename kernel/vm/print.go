package vm

import (
	"fmt"
	"go/types"
	"io"
	"math"
	"reflect"
	"strconv"
	"strings"
	"unsafe"
)

// printOp compiles print and println.
func (m *Machine) printOp(line bool, args []operand) op {
	return func(fr *frame) {
		var b strings.Builder
		for i, a := range args {
			if line && i > 0 {
				b.WriteByte(' ')
			}
			m.printValue(&b, a.typ, a.at(fr))
		}
		if line {
			b.WriteByte('\n')
		}
		io.WriteString(fr.thread.stderr(), b.String())
	}
}

// printValue writes a value as print does.
func (m *Machine) printValue(b *strings.Builder, t *Type, p unsafe.Pointer) {
	if t.class == inter {
		if t.native {
			i := (*iface)(p)
			fmt.Fprintf(b, "(%#x,%#x)", uintptr(unsafe.Pointer(i.tab)), uintptr(i.data))
			return
		}
		e := (*eface)(p)
		fmt.Fprintf(b, "(%#x,%#x)", uintptr(e.typ), uintptr(e.data))
		return
	}
	v := t.under.value(p)
	switch v.Kind() {
	case reflect.Float32, reflect.Float64:
		b.WriteString(printFloat(v.Float(), v.Type().Bits()))
	case reflect.Complex64, reflect.Complex128:
		b.WriteString(printComplex(v.Complex(), v.Type().Bits()))
	case reflect.Slice:
		fmt.Fprintf(b, "[%d/%d]%#x", v.Len(), v.Cap(), v.Pointer())
	case reflect.Pointer, reflect.Map, reflect.Chan, reflect.Func, reflect.UnsafePointer:
		fmt.Fprintf(b, "%#x", v.Pointer())
	default:
		fmt.Fprint(b, v)
	}
}

// printFloat writes a number as the runtime does.
func printFloat(f float64, bits int) string {
	switch {
	case math.IsNaN(f):
		return "NaN"
	case math.IsInf(f, 1):
		return "+Inf"
	case math.IsInf(f, -1):
		return "-Inf"
	}
	return strconv.FormatFloat(f, 'g', -1, bits)
}

// printComplex writes a number as the runtime does.
func printComplex(c complex128, bits int) string {
	im := printFloat(imag(c), bits/2)
	if im[0] != '-' && im[0] != '+' {
		im = "+" + im
	}
	return "(" + printFloat(real(c), bits/2) + im + "i)"
}

// printPanic writes a panicking value as the runtime does.
func (m *Machine) printPanic(b *strings.Builder, x any) {
	x = unwrap(x)
	if x == nil {
		b.WriteString("nil")
		return
	}
	t := m.dynamicType(x)
	for _, name := range []string{"Error", "String"} {
		if text, ok := m.textOf(t, x, name); ok {
			b.WriteString(text)
			return
		}
	}
	v := t.under.value(holder(t, x))
	_, named := t.T.(*types.Named)
	own := named || t.T == nil && t.R.PkgPath() != ""
	text := ""
	switch v.Kind() {
	case reflect.Float32, reflect.Float64:
		text = printFloat(v.Float(), v.Type().Bits())
	case reflect.Complex64, reflect.Complex128:
		text = printComplex(v.Complex(), v.Type().Bits())
	case reflect.String:
		text = v.String()
		if own {
			text = strconv.Quote(text)
		}
	case reflect.Bool, reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		text = fmt.Sprint(v)
	default:
		e := (*eface)(unsafe.Pointer(&x))
		fmt.Fprintf(b, "(%s) %#x", m.typeStringOf(x), uintptr(e.data))
		return
	}
	if own {
		text = m.typeStringOf(x) + "(" + text + ")"
	}
	b.WriteString(text)
}

// holder is the address of a copy of the value in an interface.
func holder(t *Type, x any) unsafe.Pointer {
	p := t.alloc()
	t.unbox(p, x)
	return p
}

// textOf calls a method of a value that has no parameters and returns a string.
func (m *Machine) textOf(t *Type, x any, name string) (text string, ok bool) {
	switch x := x.(type) {
	case error:
		if name == "Error" {
			return x.Error(), true
		}
	case fmt.Stringer:
		if name == "String" {
			return x.String(), true
		}
	}
	f := m.textMethod(t, name)
	if f == nil {
		return "", false
	}
	th := newThread(m, m.group.Load())
	err := th.call(func() { f.call(th, nil, nil, []unsafe.Pointer{holder(t, x)}, []unsafe.Pointer{unsafe.Pointer(&text)}) })
	return text, err == nil
}

// textMethod is a method of a program's type that returns a string, or nil.
func (m *Machine) textMethod(t *Type, name string) *function {
	if t.T == nil || !m.isPrograms(t.T) {
		return nil
	}
	selection := types.NewMethodSet(t.T).Lookup(nil, name)
	if selection == nil {
		return nil
	}
	sig := selection.Type().(*types.Signature)
	if sig.Params().Len() != 0 || sig.Results().Len() != 1 || !types.Identical(sig.Results().At(0).Type(), types.Typ[types.String]) {
		return nil
	}
	return m.named(t, name)
}
