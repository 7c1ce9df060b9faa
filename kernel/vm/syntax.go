package vm

import (
	"fmt"
	"go/types"
	"reflect"
	"strconv"
	"strings"
	"unsafe"
)

// The limits of what is shown of a value.
const (
	mostElements = 100 // of a list or a map
	mostDepth    = 6
	mostText     = 2000 // bytes of a string
)

// Syntax writes a value as Go code that makes it, for reading: strings quoted,
// types of the program without their package, long values folded. Values that
// have a text of their own, by a method Error or String, are shown as it.
func (m *Machine) Syntax(x any) string {
	w := &syntaxWriter{m: m}
	if unwrap(x) == nil {
		return "nil"
	}
	w.value(m.viewOf(x), 0, false)
	return w.String()
}

type syntaxWriter struct {
	strings.Builder
	m *Machine
}

func (w *syntaxWriter) typeName(t *Type) string {
	return strings.ReplaceAll(strings.ReplaceAll(w.m.typeName(t), "main.", ""), "interface {}", "any")
}

// value writes a value. Its type is left out if it is clear from around.
func (w *syntaxWriter) value(v view, depth int, clear bool) {
	if v.t.class != inter && !(v.kind() == reflect.Pointer && v.isNil()) {
		if text, ok := w.ownText(v); ok {
			w.WriteString(text)
			return
		}
	}
	switch kind := v.kind(); kind {
	case reflect.Interface:
		if v.isNil() {
			w.WriteString("nil")
			return
		}
		w.value(v.elem(), depth, false)
	case reflect.Pointer:
		w.pointer(v, depth)
	case reflect.Struct:
		w.structure(v, depth, clear)
	case reflect.Slice, reflect.Array:
		w.list(v, depth, clear)
	case reflect.Map:
		w.mapping(v, depth, clear)
	case reflect.Func, reflect.Chan, reflect.UnsafePointer:
		if v.isNil() {
			w.WriteString("nil")
			return
		}
		w.WriteString(w.typeName(v.t))
	default:
		w.scalar(v, clear)
	}
}

// ownText is the text of a value that has one.
func (w *syntaxWriter) ownText(v view) (text string, ok bool) {
	defer func() {
		if r := recover(); r != nil {
			text, ok = "", false
		}
	}()
	x := v.any()
	for _, name := range []string{"Error", "String"} {
		if text, ok := w.m.textOf(v.t, x, name); ok {
			return text, true
		}
	}
	return "", false
}

func (w *syntaxWriter) scalar(v view, clear bool) {
	plain := reflect.NewAt(basicOf[v.kind()], v.p).Elem()
	text := fmt.Sprint(plain)
	if v.kind() == reflect.String {
		text = quoted(plain.String())
	}
	if _, named := v.t.T.(*types.Named); named && !clear {
		text = w.typeName(v.t) + "(" + text + ")"
	}
	w.WriteString(text)
}

// quoted is a string as Go writes it, cut if it is long.
func quoted(s string) string {
	if len(s) > mostText {
		return strconv.Quote(s[:mostText]) + fmt.Sprintf(" … (%d bytes)", len(s))
	}
	return strconv.Quote(s)
}

func (w *syntaxWriter) pointer(v view, depth int) {
	if v.isNil() {
		w.WriteString("nil")
		return
	}
	if depth >= mostDepth {
		fmt.Fprintf(w, "(%s)(%#x)", w.typeName(v.t), uintptr(*(*unsafe.Pointer)(v.p)))
		return
	}
	w.WriteString("&")
	w.value(v.elem(), depth+1, false)
}

func (w *syntaxWriter) open(v view, clear bool) {
	if !clear {
		w.WriteString(w.typeName(v.t))
	}
	w.WriteString("{")
}

func (w *syntaxWriter) structure(v view, depth int, clear bool) {
	w.open(v, clear)
	defer w.WriteString("}")
	if depth >= mostDepth {
		w.WriteString("…")
		return
	}
	for i, f := range v.fields() {
		if i > 0 {
			w.WriteString(", ")
		}
		w.WriteString(f.name + ": ")
		w.value(f.view, depth+1, false)
	}
}

func (w *syntaxWriter) list(v view, depth int, clear bool) {
	if v.kind() == reflect.Slice && v.isNil() {
		w.WriteString(w.typeName(v.t) + "(nil)")
		return
	}
	w.open(v, clear)
	defer w.WriteString("}")
	n := v.plain().Len()
	if depth >= mostDepth && n > 0 {
		w.WriteString("…")
		return
	}
	head, tail := n, n
	if n > mostElements {
		head, tail = mostElements*2/3, n-mostElements/3
	}
	for i := 0; i < n; i++ {
		if i > 0 {
			w.WriteString(", ")
		}
		if i == head && tail > head {
			fmt.Fprintf(w, "… (%d more), ", tail-head)
			i = tail
		}
		w.value(v.index(i), depth+1, v.index(i).kind() != reflect.Interface)
	}
}

func (w *syntaxWriter) mapping(v view, depth int, clear bool) {
	if v.isNil() {
		w.WriteString(w.typeName(v.t) + "(nil)")
		return
	}
	w.open(v, clear)
	defer w.WriteString("}")
	entries := sorted(v.entries())
	for i, e := range entries {
		if i > 0 {
			w.WriteString(", ")
		}
		if i == mostElements || depth >= mostDepth {
			fmt.Fprintf(w, "… (%d more)", len(entries)-i)
			return
		}
		w.value(e.key, depth+1, e.key.kind() != reflect.Interface)
		w.WriteString(": ")
		w.value(e.value, depth+1, e.value.kind() != reflect.Interface)
	}
}

// Bundle calls the method MIMEBundle of a value of the program, if it has it.
func (m *Machine) Bundle(x any) (bundle map[string]any, ok bool) {
	t := m.dynamicType(x)
	if t.T == nil || !m.isPrograms(t.T) {
		return nil, false
	}
	selection := types.NewMethodSet(t.T).Lookup(nil, "MIMEBundle")
	if selection == nil || m.typeString(selection.Type()) != "func() map[string]interface {}" {
		return nil, false
	}
	f := m.named(t, "MIMEBundle")
	th := newThread(m, m.group.Load())
	err := th.call(func() {
		f.call(th, nil, nil, []unsafe.Pointer{holder(t, x)}, []unsafe.Pointer{unsafe.Pointer(&bundle)})
	})
	return bundle, err == nil
}
