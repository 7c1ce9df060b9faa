package vm

import (
	"reflect"
	"unsafe"
)

// Memory is addressed by unsafe.Pointer. What lies at an address is laid out as
// the compiler lays out a value of the same type, so that compiled code can be
// handed the address of anything.

// eface is an interface value without methods, as it lies in memory.
type eface struct{ typ, data unsafe.Pointer }

// iface is an interface value with methods, as it lies in memory.
type iface struct {
	tab  *itab
	data unsafe.Pointer
}

// itab is the beginning of a table of methods.
type itab struct{ inter, typ unsafe.Pointer }

// sliceHeader is a slice, as it lies in memory.
type sliceHeader struct {
	data     unsafe.Pointer
	len, cap int
}

// typeWord is the word that stands for a type in interface values.
func typeWord(r reflect.Type) unsafe.Pointer { return (*iface)(unsafe.Pointer(&r)).data }

func wordOf(x any) unsafe.Pointer { return (*eface)(unsafe.Pointer(&x)).typ }

// class says how values of a type are copied.
type class uint8

const (
	empty class = iota // no memory at all
	word1              // that many bytes, and no pointer among them
	word2
	word4
	word8
	word16
	pointer // one pointer
	text    // a string
	slice
	inter // two pointers
	flat  // any number of bytes, no pointers
	mixed // anything else
)

func classOf(r reflect.Type) class {
	switch r.Kind() {
	case reflect.String:
		return text
	case reflect.Slice:
		return slice
	case reflect.Interface:
		return inter
	case reflect.Pointer, reflect.Map, reflect.Chan, reflect.Func, reflect.UnsafePointer:
		return pointer
	}
	if r.Size() == 0 {
		return empty
	}
	if hasPointers(r) {
		return mixed
	}
	if r.Kind() == reflect.Struct || r.Kind() == reflect.Array {
		return flat
	}
	switch r.Size() {
	case 1:
		return word1
	case 2:
		return word2
	case 4:
		return word4
	case 8:
		return word8
	}
	return word16
}

func hasPointers(r reflect.Type) bool {
	switch r.Kind() {
	case reflect.Array:
		return r.Len() > 0 && hasPointers(r.Elem())
	case reflect.Struct:
		for i := range r.NumField() {
			if hasPointers(r.Field(i).Type) {
				return true
			}
		}
		return false
	case reflect.String, reflect.Slice, reflect.Interface, reflect.Pointer, reflect.Map, reflect.Chan, reflect.Func, reflect.UnsafePointer:
		return true
	}
	return false
}

// move copies a value of the type from src to dst.
func (t *Type) move(dst, src unsafe.Pointer) {
	switch t.class {
	case word8:
		*(*uint64)(dst) = *(*uint64)(src)
	case pointer:
		*(*unsafe.Pointer)(dst) = *(*unsafe.Pointer)(src)
	case text:
		*(*string)(dst) = *(*string)(src)
	case slice:
		*(*[]byte)(dst) = *(*[]byte)(src)
	case inter:
		*(*[2]unsafe.Pointer)(dst) = *(*[2]unsafe.Pointer)(src)
	case word1:
		*(*uint8)(dst) = *(*uint8)(src)
	case word4:
		*(*uint32)(dst) = *(*uint32)(src)
	case word2:
		*(*uint16)(dst) = *(*uint16)(src)
	case word16:
		*(*[2]uint64)(dst) = *(*[2]uint64)(src)
	case flat:
		copy(unsafe.Slice((*byte)(dst), t.size), unsafe.Slice((*byte)(src), t.size))
	case mixed:
		reflect.NewAt(t.R, dst).Elem().Set(reflect.NewAt(t.R, src).Elem())
	}
}

// clear writes the zero value of the type.
func (t *Type) clear(dst unsafe.Pointer) {
	switch t.class {
	case empty:
	case word8:
		*(*uint64)(dst) = 0
	case pointer:
		*(*unsafe.Pointer)(dst) = nil
	case text:
		*(*string)(dst) = ""
	case slice:
		*(*[]byte)(dst) = nil
	case inter:
		*(*[2]unsafe.Pointer)(dst) = [2]unsafe.Pointer{}
	case flat:
		clear(unsafe.Slice((*byte)(dst), t.size))
	default:
		reflect.NewAt(t.R, dst).Elem().SetZero()
	}
}

// alloc returns new memory for a value of the type, all zero.
func (t *Type) alloc() unsafe.Pointer {
	switch t.class {
	case word8:
		return unsafe.Pointer(new(uint64))
	case pointer:
		return unsafe.Pointer(new(unsafe.Pointer))
	case text:
		return unsafe.Pointer(new(string))
	case slice:
		return unsafe.Pointer(new([]byte))
	case inter:
		return unsafe.Pointer(new([2]unsafe.Pointer))
	}
	needRoom(t.size)
	return reflect.New(t.R).UnsafePointer()
}

// value is the value at an address, as compiled code sees it. It can be set.
func (t *Type) value(p unsafe.Pointer) reflect.Value { return reflect.NewAt(t.R, p).Elem() }

// box makes an interface value of the value at an address.
func (t *Type) box(p unsafe.Pointer) (x any) {
	e := (*eface)(unsafe.Pointer(&x))
	e.typ = t.word
	if t.direct {
		e.data = *(*unsafe.Pointer)(p)
		return x
	}
	copied := t.alloc()
	t.move(copied, p)
	e.data = copied
	return x
}

// unbox copies the value out of an interface value that holds this type.
func (t *Type) unbox(dst unsafe.Pointer, x any) {
	e := (*eface)(unsafe.Pointer(&x))
	if t.direct {
		*(*unsafe.Pointer)(dst) = e.data
		return
	}
	t.move(dst, e.data)
}

// isDirect reports whether interface values hold this type in their data word,
// rather than a pointer to it.
func isDirect(r reflect.Type) bool {
	if r.Size() != unsafe.Sizeof(uintptr(0)) || !hasPointers(r) {
		return false
	}
	at := unsafe.Pointer(new(byte))
	x := reflect.NewAt(r, unsafe.Pointer(&at)).Elem().Interface()
	return (*eface)(unsafe.Pointer(&x)).data == at
}

// readIface is the interface value with methods at an address.
func readIface(p unsafe.Pointer) (x any) {
	i := (*iface)(p)
	if i.tab != nil {
		*(*eface)(unsafe.Pointer(&x)) = eface{i.tab.typ, i.data}
	}
	return x
}
