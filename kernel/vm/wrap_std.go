package vm

import (
	"io"
	"reflect"
	"unsafe"
)

// The wrappers of the interfaces that matter most. An error's wrapper must be
// comparable, and shows the methods by which errors take part in errors.Is and
// errors.As; the others are called often.

type (
	boxedError  struct{ boxed }
	boxedString struct{ boxed }
	boxedSort   struct{ boxed }
	boxedHeap   struct{ boxedSort }
	boxedWriter struct{ boxed }
	boxedReader struct{ boxed }
)

func init() {
	register(boxedError{}, boxedText{}, boxedString{}, boxedSort{}, boxedHeap{}, boxedWriter{}, boxedReader{})
}

func (b boxed) text(name string) (text string) {
	b.call(name, nil, []unsafe.Pointer{unsafe.Pointer(&text)})
	return text
}

func (b boxedError) Error() string   { return b.text("Error") }
func (b boxedString) String() string { return b.text("String") }

func (b boxedSort) Len() (n int) {
	b.call("Len", nil, []unsafe.Pointer{unsafe.Pointer(&n)})
	return n
}

func (b boxedSort) Less(i, j int) (less bool) {
	b.call("Less", []unsafe.Pointer{unsafe.Pointer(&i), unsafe.Pointer(&j)}, []unsafe.Pointer{unsafe.Pointer(&less)})
	return less
}

func (b boxedSort) Swap(i, j int) {
	b.call("Swap", []unsafe.Pointer{unsafe.Pointer(&i), unsafe.Pointer(&j)}, nil)
}

func (b boxedHeap) Push(x any) { b.call("Push", []unsafe.Pointer{unsafe.Pointer(&x)}, nil) }

func (b boxedHeap) Pop() (x any) {
	b.call("Pop", nil, []unsafe.Pointer{unsafe.Pointer(&x)})
	return x
}

func (b boxedWriter) Write(p []byte) (n int, err error) {
	b.call("Write", []unsafe.Pointer{unsafe.Pointer(&p)}, []unsafe.Pointer{unsafe.Pointer(&n), unsafe.Pointer(&err)})
	return n, err
}

func (b boxedReader) Read(p []byte) (n int, err error) {
	b.call("Read", []unsafe.Pointer{unsafe.Pointer(&p)}, []unsafe.Pointer{unsafe.Pointer(&n), unsafe.Pointer(&err)})
	return n, err
}

// wrapOurs wraps a value in one of these types, nil if none fits.
func (m *Machine) wrapOurs(x any, t *Type, r reflect.Type) any {
	b := boxed{x, m}
	switch {
	case r == errorType:
		return boxedError{b}
	case r.PkgPath() == "fmt" && r.Name() == "Stringer":
		return boxedString{b}
	case r.PkgPath() == "sort" && r.Name() == "Interface":
		return boxedSort{b}
	case r.PkgPath() == "container/heap" && r.Name() == "Interface":
		return boxedHeap{boxedSort{b}}
	case r == reflect.TypeFor[io.Writer]():
		return boxedWriter{b}
	case r == reflect.TypeFor[io.Reader]():
		return boxedReader{b}
	}
	return nil
}
