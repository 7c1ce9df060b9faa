//go:build ignore

package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
)

type Limits struct {
	Max  uint8           `json:"max"`
	Tags []string        `json:"tags"`
	Sub  struct{ N int } `json:"sub"`
	F    func()          `json:"-"`
	By   map[int]bool    `json:"by"`
}

type Validated struct{ Rate float64 }

var errRange = errors.New("rate out of range")

func (v *Validated) UnmarshalJSON(b []byte) error {
	type plain Validated // without the method
	if err := json.Unmarshal(b, (*plain)(v)); err != nil {
		return err
	}
	if v.Rate < 0 || v.Rate > 1 {
		return fmt.Errorf("validate %s: %w", b, errRange)
	}
	return nil
}

type Defaults struct {
	Batch  int
	Medium string
}

func (d *Defaults) UnmarshalJSON(b []byte) error {
	type alias Defaults
	a := &struct {
		*alias
		Medium *string
	}{alias: (*alias)(d)}
	d.Batch = 8
	if err := json.Unmarshal(b, a); err != nil {
		return err
	}
	d.Medium = "HBM"
	if a.Medium != nil {
		d.Medium = strings.ToUpper(*a.Medium)
	}
	return nil
}

type Bad struct{}

func (Bad) MarshalJSON() ([]byte, error) { return nil, errRange }

type BadSyntax struct{}

func (BadSyntax) MarshalJSON() ([]byte, error) { return []byte("{x}"), nil }

func classify(err error) string {
	var syn *json.SyntaxError
	var typ *json.UnmarshalTypeError
	var inv *json.InvalidUnmarshalError
	var uns *json.UnsupportedValueError
	var ust *json.UnsupportedTypeError
	var mar *json.MarshalerError
	switch {
	case err == nil:
		return "fine"
	case errors.As(err, &syn):
		return fmt.Sprintf("syntax at %d", syn.Offset)
	case errors.As(err, &typ):
		return fmt.Sprintf("type %s into %s, field %q", typ.Value, typ.Type, typ.Field)
	case errors.As(err, &inv):
		return fmt.Sprintf("invalid %v", inv.Type)
	case errors.As(err, &uns):
		return "unsupported value " + uns.Str
	case errors.As(err, &ust):
		return fmt.Sprint("unsupported type ", ust.Type)
	case errors.As(err, &mar):
		return fmt.Sprintf("marshaler %v: %v", mar.Type, errors.Is(err, errRange))
	case errors.Is(err, errRange):
		return "range"
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return "eof"
	}
	return "other"
}

func main() {
	for _, in := range []string{
		`{"max":5,"tags":["a"],"sub":{"n":1},"by":{"1":true}}`,
		`{"max":300}`, `{"max":-1}`, `{"max":"5"}`, `{"tags":"a"}`, `{"tags":["a",2]}`, `{"sub":{"N":1.5}}`, `{"by":{"x":true}}`,
		`{"max":1,}`, `{"max"`, ``, `[1]`, `{"tags":["a\q"]}`, `nul`, `{} {}`,
	} {
		var l Limits
		err := json.Unmarshal([]byte(in), &l)
		fmt.Printf("%-24.24s %v -> %s\n", in, err, classify(err))
	}
	for _, v := range []any{math.NaN(), make(chan int), func() {}, Bad{}, BadSyntax{}, []any{1, Bad{}}, map[bool]int{true: 1}, map[string]any{"z": complex(1, 2)}, math.Inf(-1), &Bad{}, nil} {
		b, err := json.Marshal(v)
		fmt.Printf("%s %v -> %s\n", b, err, classify(err))
	}
	var v []Validated
	err := json.Unmarshal([]byte(`[{"rate":0.5},{"rate":2}]`), &v)
	fmt.Println(v, err, classify(err))
	var d map[string]Defaults
	fmt.Println(json.Unmarshal([]byte(`{"a":{},"b":{"batch":2,"medium":"gds"}}`), &d), d)
	fmt.Println(json.Unmarshal([]byte("1"), nil), json.Unmarshal([]byte("1"), Limits{}), json.Unmarshal([]byte("1"), (*Limits)(nil)))
	dec := json.NewDecoder(strings.NewReader(`{"max":1,"unknown":2}`))
	dec.DisallowUnknownFields()
	fmt.Println(dec.Decode(&Limits{}))
	dec = json.NewDecoder(strings.NewReader(`{"max":1`))
	fmt.Println(classify(dec.Decode(&Limits{})), dec.InputOffset())
}
