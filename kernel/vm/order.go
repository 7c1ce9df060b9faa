package vm

import (
	"cmp"
	"reflect"
	"slices"
	"unsafe"
)

// sorted puts the entries of a map in the order in which package fmt prints them.
func sorted(entries []entry) []entry {
	slices.SortStableFunc(entries, func(a, b entry) int { return compareKeys(a.key, b.key) })
	return entries
}

// compareKeys orders two keys of a map: numbers and strings by value, structs and
// arrays by their parts, values in interfaces by type first.
func compareKeys(a, b view) int {
	switch a.kind() {
	case reflect.Interface:
		x, y := a.any(), b.any()
		switch {
		case x == nil || y == nil:
			return cmp.Compare(boolInt(x != nil), boolInt(y != nil))
		case wordOf(x) != wordOf(y):
			return cmp.Compare(uintptr(wordOf(x)), uintptr(wordOf(y)))
		}
		return compareKeys(a.elem(), b.elem())
	case reflect.Struct:
		fields := b.fields()
		for i, f := range a.fields() {
			if c := compareKeys(f.view, fields[i].view); c != 0 {
				return c
			}
		}
		return 0
	case reflect.Array:
		for i := range a.plain().Len() {
			if c := compareKeys(a.index(i), b.index(i)); c != 0 {
				return c
			}
		}
		return 0
	}
	x, y := a.plain(), b.plain()
	switch {
	case x.Kind() == reflect.Bool:
		return cmp.Compare(boolInt(x.Bool()), boolInt(y.Bool()))
	case x.Kind() == reflect.String:
		return cmp.Compare(x.String(), y.String())
	case x.CanInt():
		return cmp.Compare(x.Int(), y.Int())
	case x.CanUint():
		return cmp.Compare(x.Uint(), y.Uint())
	case x.CanFloat():
		return cmp.Compare(x.Float(), y.Float())
	case x.CanComplex():
		return cmp.Or(cmp.Compare(real(x.Complex()), real(y.Complex())), cmp.Compare(imag(x.Complex()), imag(y.Complex())))
	}
	return cmp.Compare(uintptr(*(*unsafe.Pointer)(a.p)), uintptr(*(*unsafe.Pointer)(b.p)))
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}
