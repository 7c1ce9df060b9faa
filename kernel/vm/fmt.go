package vm

import (
	"fmt"
	"go/types"
	"io"
	"log"
	"slices"
	"unsafe"

	"golang.org/x/tools/go/ssa"
)

// Package fmt sees neither the methods nor the names of the program's types.
// Values that may hold any are given to it as a Formatter of the machine's own.

func init() {
	define(map[string]intrinsic{
		"fmt.Print":   printing(func(w io.Writer, a []any) (int, error) { return fmt.Fprint(w, a...) }),
		"fmt.Println": printing(func(w io.Writer, a []any) (int, error) { return fmt.Fprintln(w, a...) }),
		"fmt.Printf": plain(func(fr *frame, a, r []unsafe.Pointer) {
			f, list := fr.presentFormat(*(*string)(a[0]), *(*[]any)(a[1]), false)
			setCount(r)(fmt.Fprintf(fr.thread.stdout(), f, list...))
		}),
		"fmt.Fprint":   writing(func(w io.Writer, a []any) (int, error) { return fmt.Fprint(w, a...) }),
		"fmt.Fprintln": writing(func(w io.Writer, a []any) (int, error) { return fmt.Fprintln(w, a...) }),
		"fmt.Fprintf": plain(func(fr *frame, a, r []unsafe.Pointer) {
			f, list := fr.presentFormat(*(*string)(a[1]), *(*[]any)(a[2]), false)
			setCount(r)(fmt.Fprintf(fr.thread.to(*(*io.Writer)(a[0])), f, list...))
		}),
		"fmt.Sprint":   texting(func(a []any) string { return fmt.Sprint(a...) }),
		"fmt.Sprintln": texting(func(a []any) string { return fmt.Sprintln(a...) }),
		"fmt.Sprintf": plain(func(fr *frame, a, r []unsafe.Pointer) {
			f, list := fr.presentFormat(*(*string)(a[0]), *(*[]any)(a[1]), false)
			*(*string)(r[0]) = fmt.Sprintf(f, list...)
		}),
		"fmt.Errorf": plain(func(fr *frame, a, r []unsafe.Pointer) {
			f, list := fr.presentFormat(*(*string)(a[0]), *(*[]any)(a[1]), true)
			*(*error)(r[0]) = fmt.Errorf(f, list...)
		}),
		"fmt.Append":   presented(-1, nil),
		"fmt.Appendln": presented(-1, nil),
		"fmt.Appendf":  presented(1, nil),

		"log.Print": presented(-1, nil), "log.Println": presented(-1, nil), "log.Printf": presented(0, nil),
		"log.Panic": presented(-1, nil), "log.Panicln": presented(-1, nil), "log.Panicf": presented(0, nil),
		"log.Fatal":           presented(-1, func(_ []unsafe.Pointer, list []any, _ string) { log.Print(list...) }),
		"log.Fatalln":         presented(-1, func(_ []unsafe.Pointer, list []any, _ string) { log.Println(list...) }),
		"log.Fatalf":          presented(0, func(_ []unsafe.Pointer, list []any, f string) { log.Printf(f, list...) }),
		"(*log.Logger).Print": presented(-1, nil), "(*log.Logger).Println": presented(-1, nil), "(*log.Logger).Printf": presented(1, nil),
		"(*log.Logger).Panic": presented(-1, nil), "(*log.Logger).Panicln": presented(-1, nil), "(*log.Logger).Panicf": presented(1, nil),
		"(*log.Logger).Fatal":   presented(-1, func(a []unsafe.Pointer, list []any, _ string) { (*(**log.Logger)(a[0])).Print(list...) }),
		"(*log.Logger).Fatalln": presented(-1, func(a []unsafe.Pointer, list []any, _ string) { (*(**log.Logger)(a[0])).Println(list...) }),
		"(*log.Logger).Fatalf":  presented(1, func(a []unsafe.Pointer, list []any, f string) { (*(**log.Logger)(a[0])).Printf(f, list...) }),
	})
}

// setCount writes the results of a function that prints.
func setCount(r []unsafe.Pointer) func(n int, err error) {
	return func(n int, err error) { *(*int)(r[0]), *(*error)(r[1]) = n, err }
}

func printing(f func(io.Writer, []any) (int, error)) intrinsic {
	return plain(func(fr *frame, a, r []unsafe.Pointer) {
		setCount(r)(f(fr.thread.stdout(), fr.presentAll(*(*[]any)(a[0]), false)))
	})
}

func writing(f func(io.Writer, []any) (int, error)) intrinsic {
	return plain(func(fr *frame, a, r []unsafe.Pointer) {
		setCount(r)(f(fr.thread.to(*(*io.Writer)(a[0])), fr.presentAll(*(*[]any)(a[1]), false)))
	})
}

func texting(f func([]any) string) intrinsic {
	return plain(func(fr *frame, a, r []unsafe.Pointer) { *(*string)(r[0]) = f(fr.presentAll(*(*[]any)(a[0]), false)) })
}

// presented is the function itself with its last argument, a list of values,
// presented; format is the index of the argument with the format, -1 if it has
// none. A function that ends the process is replaced by fatal.
func presented(format int, fatal func(a []unsafe.Pointer, list []any, format string)) intrinsic {
	return func(m *Machine, src *ssa.Function) nativeFunc {
		f := &function{m: m, name: funcName(src)}
		m.linkCompiled(f, src.Object().(*types.Func))
		return func(fr *frame, a, r []unsafe.Pointer) {
			last := len(a) - 1
			list, text := *(*[]any)(a[last]), ""
			if format >= 0 {
				text, list = fr.presentFormat(*(*string)(a[format]), list, false)
			} else {
				list = fr.presentAll(list, false)
			}
			if fatal != nil {
				fatal(a, list, text)
				panic(&Exit{1})
			}
			args := slices.Clone(a)
			args[last] = unsafe.Pointer(&list)
			if format >= 0 {
				args[format] = unsafe.Pointer(&text)
			}
			f.native(fr, args, r)
		}
	}
}
