//go:build ignore

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

type Optional[T any] struct {
	Value T
	Set   bool
}

func Some[T any](v T) Optional[T] { return Optional[T]{v, true} }

func (o Optional[T]) MarshalJSON() ([]byte, error) {
	if !o.Set {
		return []byte("null"), nil
	}
	return json.Marshal(o.Value)
}

func (o *Optional[T]) UnmarshalJSON(b []byte) error {
	if bytes.Equal(b, []byte("null")) {
		*o = Optional[T]{}
		return nil
	}
	o.Set = true
	return json.Unmarshal(b, &o.Value)
}

func (o Optional[T]) IsZero() bool { return !o.Set }

type Key struct {
	Medium string
	Batch  int
}

func (k Key) MarshalText() ([]byte, error) { return fmt.Appendf(nil, "%s@%d", k.Medium, k.Batch), nil }

func (k *Key) UnmarshalText(b []byte) (err error) {
	m, n, ok := strings.Cut(string(b), "@")
	if !ok {
		return fmt.Errorf("bad key %s", b)
	}
	k.Medium = m
	k.Batch, err = strconv.Atoi(n)
	return err
}

type Level int8

type Envelope[T any] struct {
	Kind string       `json:"kind"`
	Body T            `json:"body"`
	Next *Envelope[T] `json:"next,omitempty"`
}

func roundTrip[T any](v T) (T, string) {
	b, err := json.Marshal(v)
	if err != nil {
		return v, err.Error()
	}
	var out T
	if err := json.Unmarshal(b, &out); err != nil {
		return out, err.Error()
	}
	return out, string(b)
}

func decodeAll[T any](s string) (out []T, err error) {
	dec := json.NewDecoder(strings.NewReader(s))
	for dec.More() {
		var v T
		if err = dec.Decode(&v); err != nil {
			return
		}
		out = append(out, v)
	}
	return
}

type Config struct {
	Rate  Optional[float64]          `json:"rate"`
	Name  Optional[string]           `json:"name,omitzero"`
	Lists Optional[[]Optional[int]]  `json:"lists"`
	Inner map[string]Optional[Level] `json:"inner"`
}

func main() {
	fmt.Println(roundTrip(map[Key]float64{{"HBM", 8}: 1.5, {"CPU", 16}: 2}))
	fmt.Println(roundTrip(map[Level]string{-3: "low", 10: "high", 2: "mid"}))
	fmt.Println(roundTrip(map[uint64][]Key{7: {{"GDS", 1}}}))
	fmt.Println(roundTrip(map[string]map[Key]bool{"x": {{"a", 1}: true}}))
	fmt.Println(roundTrip([2]Optional[string]{Some("x")}))
	c := Config{Rate: Some(0.25), Lists: Some([]Optional[int]{Some(1), {}, Some(0)}), Inner: map[string]Optional[Level]{"b": {}, "a": Some(Level(3))}}
	back, text := roundTrip(c)
	fmt.Println(text)
	fmt.Printf("%+v\n", back)
	e := Envelope[Optional[Key]]{"k", Some(Key{"HBM", 2}), &Envelope[Optional[Key]]{Kind: "end"}}
	eb, text := roundTrip(e)
	fmt.Println(text, eb.Body.Value.Batch, *eb.Next)
	fmt.Println(decodeAll[int]("1 2 3"))
	fmt.Println(decodeAll[Optional[bool]]("true null false"))
	es, err := decodeAll[Envelope[[]int]](`{"kind":"a","body":[1]}{"kind":"b","next":{"body":[2,3]}}`)
	fmt.Println(len(es), es[0], es[1].Next.Body, err)
	_, err = decodeAll[Key](`"x@1" "y@z"`)
	fmt.Println(err)
	var bad map[Key]int
	fmt.Println(json.Unmarshal([]byte(`{"nokey":1}`), &bad), bad)
}
