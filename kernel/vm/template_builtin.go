package vm

import (
	"errors"
	"fmt"
	"reflect"
	"unsafe"
)

func addresses(list []view) []unsafe.Pointer {
	var out []unsafe.Pointer
	for _, v := range list {
		out = append(out, v.p)
	}
	return out
}

// position is an index as an int.
func (s *templateState) position(v templateValue, limit int) (int, error) {
	var n int64
	switch {
	case !v.isValid():
		return 0, errors.New("cannot index slice/array with nil")
	case v.plain().CanInt():
		n = v.plain().Int()
	case v.plain().CanUint():
		n = int64(v.plain().Uint())
	default:
		return 0, fmt.Errorf("cannot index slice/array with type %s", s.m.typeName(v.t))
	}
	if n < 0 || int(n) > limit {
		return 0, fmt.Errorf("index out of range: %d", n)
	}
	return int(n), nil
}

// index is the function index.
func (s *templateState) index(args []templateValue) (templateValue, error) {
	v := args[0].concrete()
	if !v.isValid() {
		return v, errors.New("index of untyped nil")
	}
	for _, i := range args[1:] {
		i = i.concrete()
		var isNil bool
		if v, isNil = v.indirect(); isNil {
			return v, errors.New("index of nil pointer")
		}
		switch kind := v.kind(); kind {
		case reflect.Array, reflect.Slice, reflect.String:
			n, err := s.position(i, v.plain().Len())
			if err != nil {
				return v, err
			}
			if kind == reflect.String {
				v = s.of(v.plain().String()[n])
				break
			}
			_ = v.plain().Index(n)
			v = templateValue{v.view.index(n), v.addressable || kind == reflect.Slice}
		case reflect.Map:
			key, err := s.prepare(i, s.m.keyType(v.t))
			if err != nil {
				return v, err
			}
			found := v.entry(key.p)
			if !found.isValid() {
				elem := s.m.elemType(v.t)
				found = templateValue{view: view{s.m, elem, elem.alloc()}}
			}
			v = found
		default:
			return v, fmt.Errorf("can't index item of type %s", s.m.typeName(v.t))
		}
	}
	return v, nil
}

// slice is the function slice.
func (s *templateState) slice(args []templateValue) (templateValue, error) {
	v := args[0].concrete()
	if !v.isValid() {
		return v, errors.New("slice of untyped nil")
	}
	v, isNil := v.indirect()
	if isNil {
		return v, errors.New("slice of nil pointer")
	}
	indexes := args[1:]
	if len(indexes) > 3 {
		return v, fmt.Errorf("too many slice indexes: %d", len(indexes))
	}
	plain, limit := v.plain(), 0
	switch v.kind() {
	case reflect.String:
		if len(indexes) == 3 {
			return v, errors.New("cannot 3-index slice a string")
		}
		limit = plain.Len()
	case reflect.Array, reflect.Slice:
		limit = plain.Cap()
	default:
		return v, fmt.Errorf("can't slice item of type %s", s.m.typeName(v.t))
	}
	at := [3]int{0, plain.Len()}
	for i, index := range indexes {
		n, err := s.position(index, limit)
		if err != nil {
			return v, err
		}
		at[i] = n
	}
	if at[0] > at[1] {
		return v, fmt.Errorf("invalid slice index: %d > %d", at[0], at[1])
	}
	if len(indexes) == 3 && at[1] > at[2] {
		return v, fmt.Errorf("invalid slice index: %d > %d", at[1], at[2])
	}
	if v.kind() == reflect.Array && !v.addressable {
		panic("reflect.Value.Slice: slice of unaddressable array")
	}
	sliced := plain.Slice(at[0], at[1])
	if len(indexes) == 3 {
		sliced = plain.Slice3(at[0], at[1], at[2])
	}
	t := v.t
	if v.kind() == reflect.Array {
		t = s.m.sliceType(s.m.elemType(v.t))
	}
	return templateValue{view: view{s.m, t, addressOf(sliced)}}, nil
}

// length is the function len.
func (s *templateState) length(args []templateValue) (templateValue, error) {
	v, isNil := args[0].indirect()
	switch v.kind() {
	case reflect.Array, reflect.Chan, reflect.Map, reflect.Slice, reflect.String:
		return s.of(v.plain().Len()), nil
	case reflect.Invalid:
		return v, errors.New("reflect: call of reflect.Value.Type on zero Value")
	}
	if isNil {
		return v, errors.New("len of nil pointer")
	}
	return v, fmt.Errorf("len of type %s", s.m.typeName(v.t))
}

// basic is a kind of values that can be compared, invalid if they can't.
func (v templateValue) basic() reflect.Kind {
	if !v.isValid() {
		return reflect.Invalid
	}
	switch plain := v.plain(); {
	case plain.CanInt():
		return reflect.Int
	case plain.CanUint():
		return reflect.Uint
	case plain.CanFloat():
		return reflect.Float64
	case plain.CanComplex():
		return reflect.Complex128
	case plain.Kind() == reflect.Bool, plain.Kind() == reflect.String:
		return plain.Kind()
	}
	return reflect.Invalid
}

// equal is the function eq.
func (s *templateState) equal(args []templateValue) (bool, error) {
	if len(args) == 1 {
		return false, errors.New("missing argument for comparison")
	}
	x := args[0].concrete()
	for _, y := range args[1:] {
		is, err := s.equalTo(x, y.concrete())
		if is || err != nil {
			return is, err
		}
	}
	return false, nil
}

func (s *templateState) equalTo(x, y templateValue) (bool, error) {
	switch a, b := x.basic(), y.basic(); {
	case a == reflect.Int && b == reflect.Uint:
		return x.plain().Int() >= 0 && uint64(x.plain().Int()) == y.plain().Uint(), nil
	case a == reflect.Uint && b == reflect.Int:
		return y.plain().Int() >= 0 && uint64(y.plain().Int()) == x.plain().Uint(), nil
	case a != b:
		if x.isValid() && y.isValid() {
			return false, s.incompatible(x, y)
		}
		return false, nil
	case a == reflect.Int:
		return x.plain().Int() == y.plain().Int(), nil
	case a == reflect.Uint:
		return x.plain().Uint() == y.plain().Uint(), nil
	case a == reflect.Float64:
		return x.plain().Float() == y.plain().Float(), nil
	case a == reflect.Complex128:
		return x.plain().Complex() == y.plain().Complex(), nil
	case a == reflect.String:
		return x.plain().String() == y.plain().String(), nil
	case a == reflect.Bool:
		return x.plain().Bool() == y.plain().Bool(), nil
	}
	if x.isValid() && y.isValid() && x.kind() != y.kind() {
		return false, fmt.Errorf("non-comparable types %s: %v, %s: %v", s.shownBy("%s", x), s.m.typeName(x.t), s.m.typeName(y.t), s.shown(y))
	}
	xNil, yNil := !x.isValid() || x.isNil(), !y.isValid() || y.isNil()
	if xNil || yNil {
		return xNil == yNil, nil
	}
	if !y.t.R.Comparable() {
		return false, fmt.Errorf("non-comparable type %s: %v", s.shownBy("%s", y), s.m.typeName(y.t))
	}
	return x.contents() == y.contents(), nil
}

func (s *templateState) incompatible(x, y templateValue) error {
	return fmt.Errorf("incompatible types for comparison: %v and %v", s.m.typeName(x.t), s.m.typeName(y.t))
}

var errBadComparison = errors.New("invalid type for comparison")

// less is the function lt.
func (s *templateState) less(args []templateValue) (bool, error) {
	x, y := args[0].concrete(), args[1].concrete()
	a, b := x.basic(), y.basic()
	switch {
	case a == reflect.Invalid || b == reflect.Invalid:
		return false, errBadComparison
	case a == reflect.Int && b == reflect.Uint:
		return x.plain().Int() < 0 || uint64(x.plain().Int()) < y.plain().Uint(), nil
	case a == reflect.Uint && b == reflect.Int:
		return y.plain().Int() >= 0 && x.plain().Uint() < uint64(y.plain().Int()), nil
	case a != b:
		return false, s.incompatible(x, y)
	case a == reflect.Int:
		return x.plain().Int() < y.plain().Int(), nil
	case a == reflect.Uint:
		return x.plain().Uint() < y.plain().Uint(), nil
	case a == reflect.Float64:
		return x.plain().Float() < y.plain().Float(), nil
	case a == reflect.String:
		return x.plain().String() < y.plain().String(), nil
	}
	return false, errBadComparison
}

func (s *templateState) lessOrEqual(args []templateValue) (bool, error) {
	is, err := s.less(args)
	if is || err != nil {
		return is, err
	}
	return s.equal(args)
}
