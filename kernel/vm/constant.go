package vm

import (
	"go/constant"
	"reflect"

	"golang.org/x/tools/go/ssa"
)

// constant puts a constant where operations can read it.
func (c *compiler) constant(v *ssa.Const) operand {
	t := c.typ(v.Type())
	p := t.alloc()
	if v.Value != nil {
		setConstant(t.under.value(p), v.Value)
	}
	return operand{abs: p, typ: t}
}

func setConstant(dst reflect.Value, v constant.Value) {
	switch dst.Kind() {
	case reflect.Bool:
		dst.SetBool(constant.BoolVal(v))
	case reflect.String:
		if v.Kind() == constant.Int { // a conversion of a rune
			n, _ := constant.Int64Val(v)
			dst.SetString(string(rune(n)))
			return
		}
		dst.SetString(constant.StringVal(v))
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		n, _ := constant.Int64Val(constant.ToInt(v))
		dst.SetInt(n)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		n, _ := constant.Uint64Val(constant.ToInt(v))
		dst.SetUint(n)
	case reflect.Float32:
		f, _ := constant.Float32Val(v)
		dst.SetFloat(float64(f))
	case reflect.Float64:
		f, _ := constant.Float64Val(v)
		dst.SetFloat(f)
	case reflect.Complex64:
		re, _ := constant.Float32Val(constant.Real(v))
		im, _ := constant.Float32Val(constant.Imag(v))
		dst.SetComplex(complex(float64(re), float64(im)))
	case reflect.Complex128:
		re, _ := constant.Float64Val(constant.Real(v))
		im, _ := constant.Float64Val(constant.Imag(v))
		dst.SetComplex(complex(re, im))
	}
}
