//go:build ignore

package main

import (
	"encoding/json"
	"fmt"
	"os"
	"time"
)

type Base struct {
	ID   int    `json:"id"`
	Name string `json:"name,omitempty"`
	note string
}

type Timing struct {
	TTFT float64 `json:"ttft"`
	ITL  float64 `json:"itl,omitzero"`
}

type lowerEmbed struct {
	Visible string
	hidden  string
}

type Zero struct{ A, B int }

func (z Zero) IsZero() bool { return z.A == z.B }

type Record struct {
	Base
	*Timing
	lowerEmbed
	Name    string          `json:"label"`
	Skip    string          `json:"-"`
	Dash    string          `json:"-,"`
	Str     int             `json:"str,string"`
	F32     float32         `json:"f32"`
	Bytes   []byte          `json:"bytes"`
	NilS    []int           `json:"nils"`
	EmptyS  []int           `json:"emptys"`
	OmitS   []int           `json:"omits,omitempty"`
	NilM    map[string]int  `json:"nilm"`
	Z       Zero            `json:"z,omitzero"`
	T       time.Time       `json:"t,omitzero"`
	D       time.Duration   `json:"d"`
	Ptr     *int            `json:"ptr"`
	OmitPtr *int            `json:"omitptr,omitempty"`
	Iface   any             `json:"iface,omitempty"`
	Arr     [2]bool         `json:"arr"`
	Raw     json.RawMessage `json:"raw"`
	Num     json.Number     `json:"num"`
	Nested  struct {
		X, y int
		Deep []Base `json:"deep"`
	} `json:"nested"`
}

type A struct{ X, Y int }

type B struct{ X, Z int }

type Ambiguous struct {
	A
	B
	Z string
}

func main() {
	n := 0
	r := Record{
		Base: Base{1, "base", "n"}, Timing: &Timing{TTFT: 1.5}, lowerEmbed: lowerEmbed{"v", "h"}, Name: "outer", Skip: "s", Dash: "d",
		Str: 42, F32: 0.1, Bytes: []byte("bytes"), EmptyS: []int{}, Z: Zero{3, 3}, D: time.Second, OmitPtr: &n, Raw: json.RawMessage(`{"k": [1, 2]}`), Num: "12.50",
	}
	r.Nested.Deep = []Base{{ID: 2}}
	enc := json.NewEncoder(os.Stdout)
	enc.SetIndent("", " ")
	fmt.Println(enc.Encode(r))
	b, err := json.Marshal(Record{Raw: json.RawMessage("{"), Timing: &Timing{}})
	fmt.Println(len(b), err)
	b, err = json.Marshal(Ambiguous{A{1, 2}, B{3, 4}, "z"})
	fmt.Println(string(b), err)
	b, err = json.Marshal(map[string]any{"html": "<a & b>", "uni": "é\u2028", "ctl": "\x01\t", "bad": "\xff", "big": 1e21, "small": 1e-7, "int": 1e20, "i64": int64(1) << 60})
	fmt.Println(string(b), err)

	var back Record
	err = json.Unmarshal([]byte(`{"id":7,"NAME":"base2","label":"lab","ttft":2,"str":"5","bytes":"aGk=","nils":null,"nested":{"X":1,"y":2,"deep":[{"id":3},{}]},
		"num":1e5,"raw":[ 1 ],"iface":{"a":[1,"x",null,true]},"arr":[true,false,true],"d":5,"Visible":"vv","ptr":9,"z":{"A":1}}`), &back)
	fmt.Println(err)
	fmt.Println(back.ID, back.Base.Name, back.Name, back.Timing.TTFT, back.Str, string(back.Bytes), back.NilS == nil, back.Nested, back.Num, string(back.Raw))
	fmt.Println(back.Iface, back.Arr, back.D, back.Visible, *back.Ptr, back.Z)
	keep := Record{Name: "keep", EmptyS: []int{1, 2, 3}, NilM: map[string]int{"a": 1}}
	fmt.Println(json.Unmarshal([]byte(`{"emptys":[9],"nilm":{"b":2}}`), &keep), keep.Name, keep.EmptyS, keep.NilM, cap(keep.EmptyS))
	anon := struct {
		P *struct{ Q int } `json:"p"`
		R []struct {
			S string `json:"s"`
		} `json:"r"`
	}{}
	fmt.Println(json.Unmarshal([]byte(`{"p":{"q":4},"r":[{"s":"one"},{"S":"two"}]}`), &anon), anon.P.Q, anon.R)
}
