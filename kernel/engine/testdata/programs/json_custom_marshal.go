//go:build ignore

package main

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"
)

type Medium int

var mediumNames = []string{"HBM", "CPU", "Local Disk", "GDS"}

func (m Medium) MarshalText() ([]byte, error) {
	if int(m) >= len(mediumNames) {
		return nil, fmt.Errorf("no medium %d", int(m))
	}
	return []byte(mediumNames[m]), nil
}

func (m *Medium) UnmarshalText(b []byte) error {
	for i, n := range mediumNames {
		if strings.EqualFold(n, string(b)) {
			*m = Medium(i)
			return nil
		}
	}
	return fmt.Errorf("unknown medium %q", b)
}

type Millis float64

func (m Millis) MarshalJSON() ([]byte, error) {
	return []byte(strconv.FormatFloat(float64(m), 'f', 2, 64)), nil
}

type Window struct{ From, To time.Duration }

func (w Window) MarshalJSON() ([]byte, error) {
	return json.Marshal(fmt.Sprintf("%s..%s", w.From, w.To))
}

func (w *Window) UnmarshalJSON(b []byte) error {
	var s string
	if err := json.Unmarshal(b, &s); err != nil {
		return fmt.Errorf("window: %w", err)
	}
	from, to, ok := strings.Cut(s, "..")
	if !ok {
		return fmt.Errorf("window: no .. in %q", s)
	}
	var err error
	if w.From, err = time.ParseDuration(from); err != nil {
		return err
	}
	w.To, err = time.ParseDuration(to)
	return err
}

type PtrMarshaler struct{ N int }

func (p *PtrMarshaler) MarshalJSON() ([]byte, error) {
	return fmt.Appendf(nil, `{"ptr":%d}`, p.N), nil
}

type Set map[string]bool

func (s Set) MarshalJSON() ([]byte, error) {
	return json.Marshal(len(s))
}

type Run struct {
	Medium Medium            `json:"medium"`
	TTFT   []Millis          `json:"ttft"`
	Span   *Window           `json:"span,omitempty"`
	By     map[Medium]Millis `json:"by,omitempty"`
	P      PtrMarshaler
	PP     *PtrMarshaler
	Tags   Set
	Any    any `json:",omitempty"`
}

func main() {
	r := Run{Medium: 2, TTFT: []Millis{1, 2.345, 1e3}, Span: &Window{time.Second, time.Minute}, By: map[Medium]Millis{3: 1, 0: 2}, P: PtrMarshaler{1}, PP: &PtrMarshaler{2}, Tags: Set{"a": true}}
	b, err := json.Marshal(r)
	fmt.Println(string(b), err)
	b, err = json.Marshal(&r) // P is addressable now
	fmt.Println(string(b), err)
	b, err = json.Marshal([]any{Medium(1), Millis(2), []Medium{0, 3}, map[Medium]Window{1: {}}, &r.P, r.P, [1]PtrMarshaler{}, []PtrMarshaler{{7}}})
	fmt.Println(string(b), err)
	b, err = json.Marshal(map[string]any{"x": Medium(9)})
	fmt.Println(string(b), err)

	var back Run
	err = json.Unmarshal([]byte(`{"medium":"gds","ttft":[1,2.5],"span":"1s..90s","by":{"CPU":3,"local disk":4},"P":{"N":5},"PP":{"N":6},"Tags":{"x":true},"extra":1}`), &back)
	fmt.Println(err, int(back.Medium), back.TTFT, *back.Span, back.P, *back.PP, back.Tags, len(back.By), back.By[2], back.By[1])
	for _, in := range []string{`{"medium":"tape"}`, `{"span":"1s-2s"}`, `{"span":5}`, `{"span":"1s..x"}`, `{"by":{"nvme":1}}`, `{"medium":3}`} {
		fmt.Println(json.Unmarshal([]byte(in), &Run{}))
	}
	var ms []Medium
	fmt.Println(json.Unmarshal([]byte(`["CPU","HBM"]`), &ms), ms)
}
