//go:build ignore

package main

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

const report = `medium=HBM ttft=12.5 itl=3
medium=CPU ttft=31.0 itl=4

# comment
medium=GDS ttft=x itl=5
medium="Local Disk" itl=9`

func parse(line string) (map[string]float64, string, error) {
	nums, medium := map[string]float64{}, ""
	for field := range strings.FieldsFuncSeq(line, func(r rune) bool { return unicode.IsSpace(r) }) {
		key, val, ok := strings.Cut(field, "=")
		if !ok {
			return nil, medium, fmt.Errorf("field %q has no value", field)
		}
		if key == "medium" {
			medium = val
			continue
		}
		f, err := strconv.ParseFloat(val, 64)
		if err != nil {
			return nums, medium, fmt.Errorf("%s: %w", key, err)
		}
		nums[key] = f
	}
	return nums, medium, nil
}

func main() {
	n := 0
	for line := range strings.Lines(report) {
		n++
		text, ended := strings.CutSuffix(line, "\n")
		if text == "" || strings.HasPrefix(text, "#") {
			fmt.Println(n, "skipped", strconv.Quote(line))
			continue
		}
		nums, medium, err := parse(text)
		fmt.Println(n, ended, medium, nums, err)
	}
	for part := range strings.SplitSeq("a||b|", "|") {
		fmt.Printf("%q ", part)
	}
	for part := range strings.SplitAfterSeq("a||b|", "|") {
		fmt.Printf("%q ", part)
	}
	for part := range strings.SplitSeq("héy", "") {
		fmt.Printf("%q ", part)
	}
	fmt.Println()
	words := slices.Collect(strings.FieldsSeq("  the cache hit\tthe disk\n the end "))
	freq := map[string]int{}
	for _, w := range words {
		freq[w]++
	}
	fmt.Println(len(words), freq)
	top := slices.SortedFunc(maps.Keys(freq), func(a, b string) int {
		if d := freq[b] - freq[a]; d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	fmt.Println(top)
	data := []byte("x=1;y=22;;z=333")
	for part := range bytes.SplitSeq(data, []byte(";")) {
		if k, v, ok := bytes.Cut(part, []byte{'='}); ok {
			v[0] = '#' // v aliases data
			fmt.Printf("%s->%s(%d) ", k, v, len(v))
		}
	}
	fmt.Printf("\n%s\n", data)
	for l := range bytes.Lines([]byte("one\ntwo\r\nthree")) {
		fmt.Printf("%q ", bytes.TrimRight(l, "\r\n"))
	}
	for f := range bytes.FieldsSeq([]byte(" p q  r ")) {
		fmt.Printf("%s|", bytes.ToUpper(f))
	}
	fmt.Println()
	longest := ""
	for w := range strings.FieldsSeq("offload kv prefill decode") {
		if len(w) > len(longest) {
			longest = w
		}
		if w == "prefill" {
			break
		}
	}
	fmt.Println(longest)
	for i, r := range "aé€😀\xff!" {
		fmt.Printf("%d:%c:%U ", i, r, r)
	}
	fmt.Println()
}
