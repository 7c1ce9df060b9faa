package vm

import (
	"bytes"
	"encoding/json"
	"reflect"
	"unsafe"
)

func init() {
	define(map[string]intrinsic{
		"encoding/json.Marshal": plain(func(fr *frame, a, r []unsafe.Pointer) {
			*(*[]byte)(r[0]), *(*error)(r[1]) = fr.jsonMarshal(unwrap(*(*any)(a[0])), true)
		}),
		"encoding/json.MarshalIndent": plain(func(fr *frame, a, r []unsafe.Pointer) {
			b, err := fr.jsonMarshal(unwrap(*(*any)(a[0])), true)
			if err == nil {
				var out bytes.Buffer
				err = json.Indent(&out, b, *(*string)(a[1]), *(*string)(a[2]))
				b = out.Bytes()
			}
			*(*[]byte)(r[0]), *(*error)(r[1]) = b, err
		}),
		"encoding/json.Unmarshal": plain(func(fr *frame, a, r []unsafe.Pointer) {
			*(*error)(r[0]) = fr.jsonUnmarshal(*(*[]byte)(a[0]), unwrap(*(*any)(a[1])))
		}),
		"(*encoding/json.Encoder).Encode": plain(func(fr *frame, a, r []unsafe.Pointer) {
			*(*error)(r[0]) = fr.jsonEncode(*(**json.Encoder)(a[0]), unwrap(*(*any)(a[1])))
		}),
		"(*encoding/json.Decoder).Decode": plain(func(fr *frame, a, r []unsafe.Pointer) {
			*(*error)(r[0]) = fr.jsonDecode(*(**json.Decoder)(a[0]), unwrap(*(*any)(a[1])))
		}),
	})
}

// isCompiledValue reports whether compiled code sees a value as the program does.
func (m *Machine) isCompiledValue(x any) bool { return x == nil || m.isCompiled(m.dynamicType(x)) }

func (fr *frame) jsonMarshal(x any, escape bool) ([]byte, error) {
	m := fr.thread.m
	if escape && m.isCompiledValue(x) {
		return json.Marshal(x)
	}
	e := &jsonEncoder{fr: fr, m: m, escape: escape}
	if err := e.value(m.viewOf(x), false, false); err != nil {
		return nil, err
	}
	return e.Bytes(), nil
}

func (fr *frame) jsonEncode(enc *json.Encoder, x any) error {
	if enc == nil || fr.thread.m.isCompiledValue(x) {
		return enc.Encode(x)
	}
	b, err := fr.jsonMarshal(x, hiddenFlag(enc, "escapeHTML"))
	if err != nil {
		return err
	}
	return enc.Encode(json.RawMessage(b))
}

// hiddenFlag reads a field of an encoder or a decoder that is set by its methods.
func hiddenFlag(x any, path ...string) bool {
	v := reflect.ValueOf(x).Elem()
	for _, name := range path {
		v = v.FieldByName(name)
	}
	return v.Bool()
}

func (fr *frame) jsonUnmarshal(data []byte, target any) error {
	if fr.thread.m.isCompiledValue(target) {
		return json.Unmarshal(data, target)
	}
	var whole json.RawMessage
	if err := json.Unmarshal(data, &whole); err != nil {
		return err
	}
	return (&jsonDecoder{fr: fr, m: fr.thread.m, jsonText: jsonText{data: data}}).decode(target)
}

func (fr *frame) jsonDecode(dec *json.Decoder, target any) error {
	if dec == nil || fr.thread.m.isCompiledValue(target) {
		return dec.Decode(target)
	}
	before := dec.InputOffset()
	var whole json.RawMessage
	if err := dec.Decode(&whole); err != nil {
		return err
	}
	return (&jsonDecoder{
		fr: fr, m: fr.thread.m, jsonText: jsonText{data: whole},
		base:      int(dec.InputOffset()-before) - len(whole), // space that went before
		useNumber: hiddenFlag(dec, "d", "useNumber"), strict: hiddenFlag(dec, "d", "disallowUnknownFields"),
	}).decode(target)
}
