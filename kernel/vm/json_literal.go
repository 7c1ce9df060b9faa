package vm

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"go/types"
	"reflect"
	"strconv"
)

// unquoted is the text of a string.
func unquoted(item []byte) (text string) {
	if len(item) > 1 && item[0] == '"' {
		plain := true
		for _, c := range item[1 : len(item)-1] {
			if c == '\\' || c >= 0x80 {
				plain = false
				break
			}
		}
		if plain {
			return string(item[1 : len(item)-1])
		}
	}
	_ = json.Unmarshal(item, &text)
	return text
}

// quoted reads a field with the option string.
func (d *jsonDecoder) quoted(v target) error {
	if c := d.space(); c == '[' || c == '{' {
		d.value()
		d.notQuoted(v)
		return nil
	}
	switch item := d.literal(); item[0] {
	case 'n':
		return d.store(item, v, false)
	case '"':
		return d.store([]byte(unquoted(item)), v, true)
	}
	d.notQuoted(v)
	return nil
}

func (d *jsonDecoder) notQuoted(v target) {
	d.save(fmt.Errorf("json: invalid use of ,string struct tag, trying to unmarshal unquoted value into %v", d.m.typeName(v.t)))
}

// badQuoted is the error for what is in a string and does not fit.
func (d *jsonDecoder) badQuoted(item []byte, t *Type) error {
	return fmt.Errorf("json: invalid use of ,string struct tag, trying to unmarshal %q into %v", item, d.m.typeName(t))
}

// store reads a literal that ends where the decoder is. It may come out of a
// string, and then may be no literal.
func (d *jsonDecoder) store(item []byte, v target, quoted bool) error {
	if len(item) == 0 {
		d.save(d.badQuoted(item, v.t))
		return nil
	}
	h, hooked, at := d.indirect(v, item[0] == 'n')
	if hooked {
		return d.storeByHook(h, item, v, quoted)
	}
	v = at
	switch c := item[0]; {
	case c == 'n':
		return d.storeNull(item, v, quoted)
	case c == 't' || c == 'f':
		return d.storeBool(item, v, quoted)
	case c == '"':
		return d.storeString(item, v, quoted)
	case c == '-' || '0' <= c && c <= '9':
		return d.storeNumber(item, v, quoted)
	}
	return d.badQuoted(item, v.t)
}

func (d *jsonDecoder) storeByHook(h decodeHook, item []byte, v target, quoted bool) error {
	if h.hook == unmarshalJSON {
		return d.call(h, item)
	}
	if item[0] == '"' {
		if quoted && !isString(item) {
			return d.badQuoted(item, v.t)
		}
		return d.call(h, []byte(unquoted(item)))
	}
	if quoted {
		d.save(d.badQuoted(item, v.t))
		return nil
	}
	kind := "number"
	switch item[0] {
	case 'n':
		kind = "null"
	case 't', 'f':
		kind = "bool"
	}
	d.mismatch(kind, v.t, d.off)
	return nil
}

// isString reports whether something that begins like a string is one.
func isString(item []byte) bool { return item[len(item)-1] == '"' && json.Valid(item) }

func (d *jsonDecoder) storeNull(item []byte, v target, quoted bool) error {
	if quoted && string(item) != "null" {
		d.save(d.badQuoted(item, v.t))
		return nil
	}
	switch v.kind() {
	case reflect.Interface, reflect.Pointer, reflect.Map, reflect.Slice:
		v.t.clear(v.p)
	}
	return nil
}

func (d *jsonDecoder) storeBool(item []byte, v target, quoted bool) error {
	text := string(item)
	switch {
	case quoted && text != "true" && text != "false":
		d.save(d.badQuoted(item, v.t))
	case v.kind() == reflect.Bool:
		*(*bool)(v.p) = text == "true"
	case v.isAny():
		d.m.writer(v.t)(v.p, text == "true")
	case quoted && v.t.class != inter:
		d.save(d.badQuoted(item, v.t))
	default:
		d.mismatch("bool", v.t, d.off)
	}
	return nil
}

func (d *jsonDecoder) storeString(item []byte, v target, quoted bool) error {
	if quoted && !isString(item) {
		return d.badQuoted(item, v.t)
	}
	text := unquoted(item)
	switch {
	case v.kind() == reflect.Slice && v.elemKind() == reflect.Uint8:
		b, err := base64.StdEncoding.DecodeString(text)
		if err != nil {
			d.save(err)
			return nil
		}
		*(*[]byte)(v.p) = b
	case v.kind() == reflect.String:
		if v.t.R == reflect.TypeFor[json.Number]() && !isNumber(text) {
			return fmt.Errorf("json: invalid number literal, trying to unmarshal %q into Number", item)
		}
		*(*string)(v.p) = text
	case v.isAny():
		d.m.writer(v.t)(v.p, text)
	default:
		d.mismatch("string", v.t, d.off)
	}
	return nil
}

// isNumber reports whether a text is a number in JSON.
func isNumber(text string) bool {
	if text == "" {
		return false
	}
	first, last := text[0], text[len(text)-1]
	return (first == '-' || '0' <= first && first <= '9') && '0' <= last && last <= '9' && json.Valid([]byte(text))
}

func (d *jsonDecoder) storeNumber(item []byte, v target, quoted bool) error {
	text, plain := string(item), v.plain()
	switch kind := v.kind(); {
	case v.t.R == reflect.TypeFor[json.Number]():
		*(*string)(v.p) = text
	case kind == reflect.Interface:
		return d.storeAnyNumber(text, v)
	case isInteger(kind):
		if !setInteger(plain, text) {
			d.mismatch("number "+text, v.t, d.off)
		}
	case plain.CanFloat():
		n, err := strconv.ParseFloat(text, plain.Type().Bits())
		if err != nil || plain.OverflowFloat(n) {
			d.mismatch("number "+text, v.t, d.off)
			break
		}
		plain.SetFloat(n)
	case quoted:
		return d.badQuoted(item, v.t)
	default:
		d.mismatch("number", v.t, d.off)
	}
	return nil
}

func (d *jsonDecoder) storeAnyNumber(text string, v target) error {
	var x any = json.Number(text)
	if !d.useNumber {
		n, err := strconv.ParseFloat(text, 64)
		if err != nil {
			d.save(&json.UnmarshalTypeError{Value: "number " + text, Type: reflect.TypeFor[float64](), Offset: int64(d.base + d.off + 1)})
			return nil
		}
		x = n
	}
	if v.isAny() {
		d.m.writer(v.t)(v.p, x)
	} else {
		d.mismatch("number", v.t, d.off)
	}
	return nil
}

// methodCount is how many methods an interface type has.
func (m *Machine) methodCount(t *Type) int {
	if t.T == nil || t.native {
		return t.R.NumMethod()
	}
	return types.NewMethodSet(t.T).Len()
}
