//go:build ignore

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
)

type Node struct {
	Name string           `json:"name"`
	Kids []*Node          `json:"kids,omitempty"`
	Up   *Node            `json:"-"`
	Attr map[string]*Node `json:"attr,omitempty"`
}

func (n *Node) link(up *Node) int {
	n.Up = up
	total := 1
	for _, k := range n.Kids {
		total += k.link(n)
	}
	return total
}

func (n *Node) path() string {
	if n.Up == nil {
		return n.Name
	}
	return n.Up.path() + "/" + n.Name
}

func dump(v any, depth int) {
	pad := strings.Repeat("  ", depth)
	switch v := v.(type) {
	case map[string]any:
		keys := make([]string, 0, len(v))
		for k := range v {
			keys = append(keys, k)
		}
		slices.Sort(keys)
		for _, k := range keys {
			fmt.Printf("%s%s:\n", pad, k)
			dump(v[k], depth+1)
		}
	case []any:
		for i, e := range v {
			fmt.Printf("%s[%d]\n", pad, i)
			dump(e, depth+1)
		}
	case float64, bool:
		fmt.Printf("%s%v %T\n", pad, v, v)
	case json.Number:
		i, err := v.Int64()
		fmt.Printf("%s%s %d %v\n", pad, v, i, err)
	case string:
		fmt.Printf("%s%q\n", pad, v)
	case nil:
		fmt.Println(pad + "null")
	}
}

type event struct {
	Kind string          `json:"kind"`
	Data json.RawMessage `json:"data"`
}

type (
	prefill struct{ Tokens int }
	decode  struct{ ITL []float64 }
)

func main() {
	var tree any
	in := `{"runs":[{"medium":"HBM","ttft":[1,2.5]},{"medium":"CPU","ok":true,"err":null}],"n":12345678901}`
	fmt.Println(json.Unmarshal([]byte(in), &tree))
	dump(tree, 0)
	tree.(map[string]any)["runs"].([]any)[0].(map[string]any)["ttft"] = []float64{9}
	b, _ := json.Marshal(tree)
	fmt.Println(string(b))
	dec := json.NewDecoder(strings.NewReader(`{"a":9007199254740993,"b":1.5}`))
	dec.UseNumber()
	fmt.Println(dec.Decode(&tree))
	dump(tree, 1)

	var root Node
	err := json.Unmarshal([]byte(`{"name":"r","kids":[{"name":"a","kids":[{"name":"b"}]},{"name":"c"}],"attr":{"x":{"name":"y"}}}`), &root)
	fmt.Println(err, root.link(nil), root.Kids[0].Kids[0].path(), root.Attr["x"].Name)
	b, err = json.MarshalIndent(&root, ">", "\t")
	fmt.Println(string(b), err)

	dec = json.NewDecoder(strings.NewReader("{\"kind\":\"prefill\",\"data\":{\"Tokens\":5}}\n{\"kind\":\"decode\",\"data\":{\"itl\":[1,2]}} {\"kind\":\"?\"}"))
	for {
		var e event
		if err := dec.Decode(&e); err == io.EOF {
			break
		} else if err != nil {
			fmt.Println(err)
			break
		}
		var v any
		switch e.Kind {
		case "prefill":
			v = new(prefill)
		case "decode":
			v = &decode{}
		default:
			fmt.Println("skip", e.Kind, e.Data == nil)
			continue
		}
		fmt.Println(json.Unmarshal(e.Data, v))
		fmt.Printf("%T %+v\n", v, v)
	}
	dec = json.NewDecoder(strings.NewReader(`[{"x":[1]},"s"]`))
	for {
		t, err := dec.Token()
		if err != nil {
			fmt.Println(err)
			break
		}
		fmt.Printf("%T:%v:%t ", t, t, dec.More())
	}
	var buf bytes.Buffer
	fmt.Println(json.Compact(&buf, []byte(`{ "a" : [ 1 , 2 ] }`)), buf.String(), json.Valid([]byte(`{"a":}`)))
}
