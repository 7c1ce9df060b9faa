package vm

import (
	"reflect"
	"strings"
	"time"
	"unsafe"
)

// fastNative calls compiled code of common types without reflection; nil for
// others.
func fastNative(value reflect.Value) nativeFunc {
	switch f := value.Interface().(type) {
	case func(float64) float64:
		return func(_ *frame, a, r []unsafe.Pointer) { *(*float64)(r[0]) = f(*(*float64)(a[0])) }
	case func(float64, float64) float64:
		return func(_ *frame, a, r []unsafe.Pointer) { *(*float64)(r[0]) = f(*(*float64)(a[0]), *(*float64)(a[1])) }
	case func(float64) bool:
		return func(_ *frame, a, r []unsafe.Pointer) { *(*bool)(r[0]) = f(*(*float64)(a[0])) }
	case func(float64, int) bool:
		return func(_ *frame, a, r []unsafe.Pointer) { *(*bool)(r[0]) = f(*(*float64)(a[0]), *(*int)(a[1])) }
	case func(string) string:
		return func(_ *frame, a, r []unsafe.Pointer) { *(*string)(r[0]) = f(*(*string)(a[0])) }
	case func(string) int:
		return func(_ *frame, a, r []unsafe.Pointer) { *(*int)(r[0]) = f(*(*string)(a[0])) }
	case func(int) string:
		return func(_ *frame, a, r []unsafe.Pointer) { *(*string)(r[0]) = f(*(*int)(a[0])) }
	case func(string, string) bool:
		return func(_ *frame, a, r []unsafe.Pointer) { *(*bool)(r[0]) = f(*(*string)(a[0]), *(*string)(a[1])) }
	case func(string, string) int:
		return func(_ *frame, a, r []unsafe.Pointer) { *(*int)(r[0]) = f(*(*string)(a[0]), *(*string)(a[1])) }
	case func(string, string) string:
		return func(_ *frame, a, r []unsafe.Pointer) { *(*string)(r[0]) = f(*(*string)(a[0]), *(*string)(a[1])) }
	case func(string, string) []string:
		return func(_ *frame, a, r []unsafe.Pointer) { *(*[]string)(r[0]) = f(*(*string)(a[0]), *(*string)(a[1])) }
	case func([]string, string) string:
		return func(_ *frame, a, r []unsafe.Pointer) { *(*string)(r[0]) = f(*(*[]string)(a[0]), *(*string)(a[1])) }
	case func(string) []string:
		return func(_ *frame, a, r []unsafe.Pointer) { *(*[]string)(r[0]) = f(*(*string)(a[0])) }
	case func(string, int) string:
		return func(_ *frame, a, r []unsafe.Pointer) { *(*string)(r[0]) = f(*(*string)(a[0]), *(*int)(a[1])) }
	case func(rune) bool:
		return func(_ *frame, a, r []unsafe.Pointer) { *(*bool)(r[0]) = f(*(*rune)(a[0])) }
	case func(rune) rune:
		return func(_ *frame, a, r []unsafe.Pointer) { *(*rune)(r[0]) = f(*(*rune)(a[0])) }
	case func(string) (int, error):
		return func(_ *frame, a, r []unsafe.Pointer) { *(*int)(r[0]), *(*error)(r[1]) = f(*(*string)(a[0])) }
	case func(string, int) (float64, error):
		return func(_ *frame, a, r []unsafe.Pointer) {
			*(*float64)(r[0]), *(*error)(r[1]) = f(*(*string)(a[0]), *(*int)(a[1]))
		}
	case func(uint64) int:
		return func(_ *frame, a, r []unsafe.Pointer) { *(*int)(r[0]) = f(*(*uint64)(a[0])) }
	case func(*strings.Builder, string) (int, error):
		return func(_ *frame, a, r []unsafe.Pointer) {
			*(*int)(r[0]), *(*error)(r[1]) = f(*(**strings.Builder)(a[0]), *(*string)(a[1]))
		}
	case func(*strings.Builder, byte) error:
		return func(_ *frame, a, r []unsafe.Pointer) { *(*error)(r[0]) = f(*(**strings.Builder)(a[0]), *(*byte)(a[1])) }
	case func(*strings.Builder, rune) (int, error):
		return func(_ *frame, a, r []unsafe.Pointer) {
			*(*int)(r[0]), *(*error)(r[1]) = f(*(**strings.Builder)(a[0]), *(*rune)(a[1]))
		}
	case func(time.Duration) float64:
		return func(_ *frame, a, r []unsafe.Pointer) { *(*float64)(r[0]) = f(*(*time.Duration)(a[0])) }
	case func(string) error:
		return func(_ *frame, a, r []unsafe.Pointer) { *(*error)(r[0]) = f(*(*string)(a[0])) }
	}
	return nil
}
