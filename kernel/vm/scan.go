package vm

import (
	"fmt"
	"go/types"
	"reflect"
	"unsafe"

	"golang.org/x/tools/go/ssa"
)

// Package fmt scans into pointers to basic types and into Scanners. It gets the
// program's values as such.

func init() {
	list := map[string]intrinsic{}
	for _, name := range []string{"Scan", "Scanln", "Scanf", "Sscan", "Sscanln", "Sscanf", "Fscan", "Fscanln", "Fscanf"} {
		list["fmt."+name] = scanning
	}
	define(list)
}

// scanning is a function of package fmt that scans; its last argument are the
// pointers.
func scanning(m *Machine, src *ssa.Function) nativeFunc {
	f := &function{m: m, name: funcName(src)}
	m.linkCompiled(f, src.Object().(*types.Func))
	own := map[string]func(list []any, format string) (int, error){
		"Scan":   func(list []any, _ string) (int, error) { return fmt.Fscan(m.opts.Stdin, list...) },
		"Scanln": func(list []any, _ string) (int, error) { return fmt.Fscanln(m.opts.Stdin, list...) },
		"Scanf":  func(list []any, format string) (int, error) { return fmt.Fscanf(m.opts.Stdin, format, list...) },
	}[src.Name()]
	return func(fr *frame, a, r []unsafe.Pointer) {
		last := len(a) - 1
		targets := append([]any(nil), *(*[]any)(a[last])...)
		for i, x := range targets {
			targets[i] = fr.scanTarget(x)
		}
		if own != nil && m.opts.Stdin != nil {
			format := ""
			if last > 0 {
				format = *(*string)(a[0])
			}
			setCount(r)(own(targets, format))
			return
		}
		f.native(fr, append(append([]unsafe.Pointer(nil), a[:last]...), unsafe.Pointer(&targets)), r)
	}
}

// scanTarget is a pointer as package fmt scans into it.
func (fr *frame) scanTarget(x any) any {
	x = unwrap(x)
	m := fr.thread.m
	if x == nil {
		return nil
	}
	t := m.dynamicType(x)
	if t.T == nil || !m.isProgram(t) {
		return x
	}
	if t.T != nil && m.isPrograms(t.T) && m.named(t, "Scan") != nil {
		return boxedScanner{boxed{x, m}}
	}
	v := m.viewOf(x)
	if v.kind() != reflect.Pointer || v.isNil() {
		return formatted{x, fr, m}
	}
	elem := v.elem()
	if basic := basicOf[elem.kind()]; basic != nil {
		return reflect.NewAt(basic, elem.p).Interface()
	}
	if elem.kind() == reflect.Slice && elem.elemKind() == reflect.Uint8 {
		return (*[]byte)(elem.p)
	}
	return formatted{x, fr, m}
}

// boxedScanner is a fmt.Scanner of the program.
type boxedScanner struct{ boxed }

func init() { register(boxedScanner{}) }

// Scan calls the program's method.
func (b boxedScanner) Scan(state fmt.ScanState, verb rune) (err error) {
	b.call("Scan", []unsafe.Pointer{unsafe.Pointer(&state), unsafe.Pointer(&verb)}, []unsafe.Pointer{unsafe.Pointer(&err)})
	return err
}
