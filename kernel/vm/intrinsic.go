package vm

import (
	"cmp"
	"go/types"
	"reflect"
	"slices"
	"strings"
	"time"
	"unsafe"

	"golang.org/x/tools/go/ssa"
)

// An intrinsic makes the machine's own version of a function of compiled code.
type intrinsic func(m *Machine, src *ssa.Function) nativeFunc

// intrinsics are the functions that the machine does in its own way, by the
// names that types.Func.FullName gives: compiled code can't be instantiated, does
// not see the methods of the program's types, and can't be stopped.
var intrinsics = map[string]intrinsic{}

// define adds intrinsics.
func define(list map[string]intrinsic) {
	for name, made := range list {
		intrinsics[name] = made
	}
}

// plain is an intrinsic that does not depend on where it is called.
func plain(f nativeFunc) intrinsic { return func(*Machine, *ssa.Function) nativeFunc { return f } }

// intrinsic is the machine's own version of a function, nil if it has none.
func (m *Machine) intrinsic(src *ssa.Function) nativeFunc {
	if src.Object() == nil {
		return nil
	}
	origin := src
	if o := src.Origin(); o != nil {
		origin = o
	}
	object, ok := origin.Object().(*types.Func)
	if !ok || object.Pkg() == nil || m.opts.Symbols(object.Pkg().Path()) == nil && object.Pkg().Path() != "slices" {
		return nil
	}
	if made := intrinsics[withoutParams(object.FullName())]; made != nil {
		return made(m, src)
	}
	return nil
}

// withoutParams takes the type parameters out of a name.
func withoutParams(name string) string {
	before, rest, ok := strings.Cut(name, "[")
	if !ok {
		return name
	}
	_, after, _ := strings.Cut(rest, "]")
	return before + after
}

func init() {
	define(map[string]intrinsic{
		"os.Exit":           plain(func(_ *frame, a, _ []unsafe.Pointer) { panic(&Exit{*(*int)(a[0])}) }),
		"time.Sleep":        plain(func(fr *frame, a, _ []unsafe.Pointer) { fr.thread.sleep(*(*time.Duration)(a[0])) }),
		"slices.sortNative": plain(func(_ *frame, a, r []unsafe.Pointer) { *(*bool)(r[0]) = sortNative(*(*any)(a[0])) }),
	})
}

// sleep waits, and ends the thread when its group is stopped.
func (th *thread) sleep(d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-th.group.stopped:
		panic(&abort{errStopped})
	}
}

// sortNative sorts a slice of a basic ordered type.
func sortNative(x any) bool {
	v := reflect.ValueOf(x)
	e := (*eface)(unsafe.Pointer(&x))
	elem := v.Type().Elem()
	if elem.Kind() == reflect.Struct && elem.NumField() == 2 && elem.Field(0).Type == markType { // of the program
		elem = elem.Field(1).Type
	}
	switch elem.Kind() {
	case reflect.Int:
		return sortAs[int](e.data)
	case reflect.Int8:
		return sortAs[int8](e.data)
	case reflect.Int16:
		return sortAs[int16](e.data)
	case reflect.Int32:
		return sortAs[int32](e.data)
	case reflect.Int64:
		return sortAs[int64](e.data)
	case reflect.Uint:
		return sortAs[uint](e.data)
	case reflect.Uint8:
		return sortAs[uint8](e.data)
	case reflect.Uint16:
		return sortAs[uint16](e.data)
	case reflect.Uint32:
		return sortAs[uint32](e.data)
	case reflect.Uint64:
		return sortAs[uint64](e.data)
	case reflect.Uintptr:
		return sortAs[uintptr](e.data)
	case reflect.Float32:
		return sortAs[float32](e.data)
	case reflect.Float64:
		return sortAs[float64](e.data)
	case reflect.String:
		return sortAs[string](e.data)
	}
	return false
}

func sortAs[T cmp.Ordered](p unsafe.Pointer) bool {
	slices.Sort(*(*[]T)(p))
	return true
}
